// What each member counts for in its pact.

import { Intervals, type Series } from "../chart/interval";
import { percent } from "../chart/number";
import { colour } from "../chart/palette";
import { Figure } from "../figure";
import { stateName } from "../record";
import type { Power, PowerIndex } from "./balance";
import { sourcesOf } from "./balanceagainst";

const series: Series[] = [
  { name: "Shapley value", shape: "circle", fill: colour.blue },
  { name: "Banzhaf value", shape: "square", fill: colour.orange },
];

type Row = NonNullable<Power["worth"]>[number];

/** Worth draws the values of a game of all coalitions of the members. */
export function Worth({ power, index, means }: { power: Power; index: PowerIndex; means: string }) {
  const list = (power.worth ?? []).filter((w) => w.index === index.id);
  if (list.length === 0) return <p class="muted">What each member counts for is not known: a figure of a member or a rival is missing.</p>;
  const exact = (v: number) => ({ known: true, value: v, low: v, high: v });
  return (
    <Figure title={`What each member counts for: ${index.title.toLowerCase()}`} sources={sourcesOf(power, index.id)}
      caption={`What a member adds to a coalition of others, on average over all of them; a coalition is worth ${means}. Shapley averages over orders of joining, Banzhaf over coalitions. After the edits.`}
      table={{
        columns: [
          { key: "member", head: "Member", value: (w: Row) => stateName(w.member), rowHead: true },
          { key: "index", head: "Measure", value: (w: Row) => power.indices.find((i) => i.id === w.index)?.title ?? w.index },
          { key: "shapley", head: "Shapley value", numeric: true, value: (w: Row) => w.shapley, cell: (w: Row) => percent(w.shapley) },
          { key: "banzhaf", head: "Banzhaf value", numeric: true, value: (w: Row) => w.banzhaf, cell: (w: Row) => percent(w.banzhaf) },
        ],
        rows: power.worth ?? [], sources: (w: Row) => sourcesOf(power, w.index),
      }}>
      <Intervals label={`Worth of ${list.length} members`} rows={list.map((w) => ({ label: stateName(w.member), values: [exact(w.shapley), exact(w.banzhaf)] }))}
        series={series} text={(v) => percent(v, 0)} title="what it adds" domain={[Math.min(0, ...list.flatMap((w) => [w.shapley, w.banzhaf])), Math.max(0.01, ...list.flatMap((w) => [w.shapley, w.banzhaf]))]} />
    </Figure>
  );
}
