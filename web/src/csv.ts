// Tables as CSV (RFC 4180), safe to open in a spreadsheet.

export type Cell = string | number | boolean | null | undefined;

/** csvField quotes a field where it must be; text that a spreadsheet would run as a formula gets an apostrophe. */
export function csvField(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?(%)?$/.test(cell) ? "'" + cell : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** csvText writes a whole table, with a head and lines that end as the standard asks. */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => row.map(csvField).join(",") + "\r\n").join("");
}
