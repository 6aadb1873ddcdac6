// Shares of the pact against rivals, before and after the edits, and of a member at home.

import { beforeAfter, Intervals, type IntervalRow, type Series } from "../chart/interval";
import { percent, percentRange } from "../chart/number";
import { colour } from "../chart/palette";
import { Figure } from "../figure";
import { namesOf, stateName } from "../record";
import type { Column, TableData } from "../table";
import type { Part, Power, PowerIndex } from "./balance";

export const partWords = (part: Part): string => (part.known ? percentRange(part.value, part.low, part.high) : "not known");

interface Props {
  power: Power;
  index: PowerIndex;
  changed: boolean;
}

/** sourcesOf are those of the measures of some states, or of all. */
export function sourcesOf(power: Power, index: string, states?: readonly string[]): string[] {
  const list = power.members.filter((m) => !states || states.includes(m.state)).flatMap((m) => m.values.filter((v) => v.index === index).flatMap((v) => v.sources ?? []));
  return [...new Set(list)];
}

const named = (power: Power, rivals: readonly string[]): string => (rivals.length > 1 && rivals.length === power.rivals.length ? "All of them together" : namesOf(rivals));

/** Against draws the share of the pact of the means of both sides. */
export function Against({ power, index, changed }: Props) {
  const list = power.against.filter((a) => a.index === index.id);
  const rows: IntervalRow[] = list.map((a) => ({ label: named(power, a.rivals), values: changed ? [a.before, a.after] : [a.after] }));
  const blank = [...new Set(list.flatMap((a) => a.blank ?? []))];
  return (
    <Figure title={`Share of the pact against rivals: ${index.title.toLowerCase()}`} table={againstTable(power)} sources={sourcesOf(power, index.id)}
      caption={`Of the ${index.title.toLowerCase()} of both sides, the part that is the pact's; half is parity.${blank.length ? ` No figure is known of ${namesOf(blank)}; only a range counts for them.` : ""} The table has all measures.`}>
      <Intervals label={`Share of the pact against ${list.length} sets of rivals`} rows={rows} series={changed ? beforeAfter : [beforeAfter[0]!]} domain={[0, 1]} at={0.5} text={(v) => percent(v, 0)} title={`the pact's share of the ${index.title.toLowerCase()} of both sides`} />
    </Figure>
  );
}

function againstTable(power: Power): TableData<Power["against"][number]> {
  type Row = Power["against"][number];
  const part = (key: "before" | "after", head: string): Column<Row>[] => [
    { key, head, numeric: true, value: (a) => (a[key].known ? a[key].value : null), cell: (a) => partWords(a[key]) },
    { key: key + "low", head: head + ", low", exportOnly: true, value: (a) => (a[key].known ? a[key].low : null) },
    { key: key + "high", head: head + ", high", exportOnly: true, value: (a) => (a[key].known ? a[key].high : null) },
  ];
  return {
    columns: [
      { key: "rivals", head: "Against", value: (a) => named(power, a.rivals), rowHead: true },
      { key: "index", head: "Measure", value: (a) => power.indices.find((i) => i.id === a.index)?.title ?? a.index },
      ...part("before", "Share before"), ...part("after", "Share after"),
      { key: "change", head: "Change, points", numeric: true, value: (a) => (a.before.known && a.after.known ? Math.round(1000 * (a.after.value - a.before.value)) / 10 : null) },
      { key: "blank", head: "No figure of", value: (a) => namesOf(a.blank ?? []) },
    ],
    rows: power.against,
    sources: (a) => sourcesOf(power, a.index, [...power.after, ...a.rivals]),
  };
}

const alone: Series = { name: "alone", shape: "square", fill: colour.green };

/** Cover draws what a member has at home against a rival, alone and with what the others can bring there. */
export function Cover({ power, index, changed }: Props) {
  const list = (power.cover ?? []).filter((c) => c.index === index.id);
  if (list.length === 0) return null;
  const rows: IntervalRow[] = list.map((c) => ({ label: `against ${stateName(c.rival)}`, group: stateName(c.member), values: changed ? [c.alone, c.before, c.after] : [c.alone, c.after] }));
  type Row = NonNullable<Power["cover"]>[number];
  const part = (key: "alone" | "before" | "after", head: string): Column<Row>[] => [
    { key, head, numeric: true, value: (c) => (c[key].known ? c[key].value : null), cell: (c) => partWords(c[key]) },
    { key: key + "low", head: head + ", low", exportOnly: true, value: (c) => (c[key].known ? c[key].low : null) },
    { key: key + "high", head: head + ", high", exportOnly: true, value: (c) => (c[key].known ? c[key].high : null) },
  ];
  return (
    <Figure title={`Cover at home: ${index.title.toLowerCase()}`} sources={sourcesOf(power, index.id)}
      caption="Of the means that a member and a rival can bring to the member's capital, the part of the member: by itself, and with the pact. What each can bring shrinks with distance."
      table={{
        columns: [
          { key: "member", head: "Member", value: (c: Row) => stateName(c.member), rowHead: true }, { key: "rival", head: "Against", value: (c: Row) => stateName(c.rival) },
          { key: "index", head: "Measure", value: (c: Row) => power.indices.find((i) => i.id === c.index)?.title ?? c.index },
          ...part("alone", "Alone"), ...part("before", "With the pact, before"), ...part("after", "With the pact, after"),
        ],
        rows: power.cover ?? [], sources: (c: Row) => sourcesOf(power, c.index, [...power.after, c.rival]),
      }}>
      <Intervals label={`Cover of ${new Set(list.map((c) => c.member)).size} members`} rows={rows} domain={[0, 1]} at={0.5} text={(v) => percent(v, 0)}
        series={changed ? [alone, ...beforeAfter] : [alone, beforeAfter[0]!]} title="the member's share at its capital" />
    </Figure>
  );
}
