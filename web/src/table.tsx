// A table that can be read by ear, sorted, saved as CSV, and whose cells open their proof.

import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Cell } from "./csv";
import { fileName, saveCSV } from "./export";
import { openProof } from "./proof";
import { sourceCitation } from "./record";

export interface Column<Row> {
  key: string;
  head: string;
  /** What is sorted and exported; unknown is null, never zero. */
  value: (row: Row) => Cell;
  /** What is shown; without it the value, and "unknown" for null. */
  cell?: (row: Row) => ComponentChildren;
  numeric?: boolean;
  /** The first such column names its row for screen readers. */
  rowHead?: boolean;
  /** The reasons behind the cell; the cell is then a button. Null for a cell without. */
  proof?: (row: Row) => { title: string; body: () => ComponentChildren } | null;
  /** Only in the CSV. */
  exportOnly?: boolean;
}

export interface TableData<Row = any> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Ids of the record's sources, for the source column of the CSV. */
  sources?: (row: Row) => readonly string[];
}

interface Props<Row> extends TableData<Row> {
  caption: ComponentChildren;
  /** Plain text for the name of the file; the caption, where that is text. */
  name?: string;
  /** Key of the column by which rows are ordered at first. */
  sortBy?: string;
  descending?: boolean;
  /** Rows that stand out: a class for the row. */
  rowClass?: (row: Row) => string | undefined;
  empty?: string;
}

type Order = { key: string; down: boolean } | undefined;

function compare(a: Cell, b: Cell): number {
  const blank = (cell: Cell) => cell === null || cell === undefined || cell === "";
  if (blank(a) || blank(b)) return Number(blank(a)) - Number(blank(b));
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

/** sorted orders rows by a column; the unknown come last either way. */
export function sorted<Row>(rows: readonly Row[], column: Column<Row> | undefined, down: boolean): readonly Row[] {
  if (!column) return rows;
  const blank = (row: Row) => column.value(row) === null || column.value(row) === undefined;
  return [...rows].sort((a, b) => {
    if (blank(a) !== blank(b)) return blank(a) ? 1 : -1;
    const order = compare(column.value(a), column.value(b));
    return down ? -order : order;
  });
}

/** exportTable saves all rows, with what is shown and the sources in the last column. */
export function exportTable<Row>(name: string, table: TableData<Row>): void {
  const head = table.columns.map((column) => column.head);
  const rows = table.rows.map((row) => table.columns.map((column) => column.value(row)));
  if (table.sources) {
    const sources = table.sources;
    head.push("Sources");
    table.rows.forEach((row, i) => rows[i]!.push(sources(row).map((id) => sourceCitation(id)).join(" | ")));
  }
  saveCSV(fileName(name), head, rows);
}

export function DataTable<Row>(props: Props<Row>) {
  const [order, setOrder] = useState<Order>(props.sortBy ? { key: props.sortBy, down: props.descending ?? false } : undefined);
  const shown = props.columns.filter((column) => !column.exportOnly);
  const rows = useMemo(
    () => sorted(props.rows, props.columns.find((column) => column.key === order?.key), order?.down ?? false),
    [props.rows, order, props.columns],
  );
  const sort = (key: string) => setOrder((before) => (before?.key !== key ? { key, down: false } : before.down ? undefined : { key, down: true }));
  const name = props.name ?? (typeof props.caption === "string" ? props.caption : "table");
  return (
    <div class="table-frame">
      <div class="table-scroll" tabIndex={0} role="region" aria-label={name + ": table"}>
        <table>
          <caption><span>{props.caption}</span></caption>
          <thead>
            <tr>
              {shown.map((column) => {
                const here = order?.key === column.key;
                return (
                  <th key={column.key} scope="col" class={column.numeric ? "num" : undefined}
                    aria-sort={here ? (order.down ? "descending" : "ascending") : undefined}>
                    <button type="button" class="sort" onClick={() => sort(column.key)}>
                      {column.head}<span aria-hidden="true" class="sort-mark">{here ? (order.down ? "▼" : "▲") : ""}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && <tr><td colSpan={shown.length} class="muted">{props.empty ?? "Nothing to show."}</td></tr>}
            {rows.map((row, i) => (
              <tr key={i} class={props.rowClass?.(row)}>{shown.map((column) => <TableCell key={column.key} column={column} row={row} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="table-foot">
        <span>{rows.length === 1 ? "1 row" : `${rows.length} rows`}</span>
        <button type="button" class="plain" onClick={() => exportTable(name, props)}>CSV<span class="hidden-words"> of {name}</span></button>
      </p>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.value(row);
  const content = column.cell ? column.cell(row) : value === null || value === undefined ? <span class="muted">unknown</span> : String(value);
  const proof = content === "" ? null : column.proof?.(row);
  const inner = proof ? (
    <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openProof(proof.title, proof.body)}>{content}</button>
  ) : content;
  const look = column.numeric ? "num" : undefined;
  return column.rowHead ? <th scope="row" class={look}>{inner}</th> : <td class={look}>{inner}</td>;
}
