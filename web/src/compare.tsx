// Before and after, state by state: in words, and in the colours of the map.

import { useMemo, useState } from "preact/hooks";
import { answerProof, clauseName, sourcesOf } from "./proofs";
import { record, stateName } from "./record";
import { standingsOf, standingWords, type Standing, type StateStanding } from "./standing";
import { DataTable, type Column } from "./table";
import { WeightBar } from "./weightbar";
import type { WhoAnswer } from "./who";
import { dutyWords, weightText } from "./words";

interface Pair {
  state: string;
  before: StateStanding | undefined;
  after: StateStanding | undefined;
  words: string;
  direction: "more" | "less" | "other" | "same";
}

/** bond orders standings by how much they bind a state to help the target. */
const bond: Partial<Record<Standing, number>> = { owed: 4, depends: 3, talks: 2, not_owed: 1, unbound: 1, barred: 0, aids: -1 };

/** compare pairs the standings of two records and says what is different. */
export function compare(before: WhoAnswer, after: WhoAnswer): Pair[] {
  const [old, now] = [standingsOf(before), standingsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((state) => {
    const [a, b] = [old.get(state), now.get(state)];
    return { state, before: a, after: b, ...difference(a, b) };
  }).sort((a, b) => Number(a.direction === "same") - Number(b.direction === "same") || stateName(a.state).localeCompare(stateName(b.state), "en"));
}

function difference(a: StateStanding | undefined, b: StateStanding | undefined): { words: string; direction: Pair["direction"] } {
  const [from, to] = [a?.standing ?? "unbound", b?.standing ?? "unbound"];
  const weight = (one: StateStanding | undefined) => (one?.answer && one.answer.answer !== "not_owed" ? [one.answer.weight, one.answer.weight_high] as const : ([0, 0] as const));
  const [low, high] = [weight(b)[0] - weight(a)[0], weight(b)[1] - weight(a)[1]];
  if (from !== to) {
    if (from === "unbound" && to === "not_owed") return { words: "now has a promise, which this attack does not call", direction: "other" };
    if (from === "not_owed" && to === "unbound") return { words: "has no promise any more; none was called before", direction: "other" };
    const [x, y] = [bond[from], bond[to]];
    return { words: `${standingWords[from]} → ${standingWords[to]}`, direction: x === undefined || y === undefined || x === y ? "other" : y > x ? "more" : "less" };
  }
  if (Math.abs(low) > 0.004 || Math.abs(high) > 0.004) {
    return { words: `weight ${weightText(...weight(a))} → ${weightText(...weight(b))}`, direction: low + high > 0 ? "more" : "less" };
  }
  if ((a?.torn ?? false) !== (b?.torn ?? false)) return { words: b?.torn ? "torn between two duties now" : "no longer torn between two duties", direction: "other" };
  if (a?.answer && b?.answer && (a.answer.treaty !== b.answer.treaty || a.answer.clause !== b.answer.clause) && from !== "unbound") {
    return { words: `now under ${clauseName(b.answer.treaty, b.answer.clause)}`, direction: "other" };
  }
  const duties = (one: StateStanding | undefined) => (one?.answers ?? []).filter((answer) => answer.answer !== "not_owed").length;
  if (duties(a) !== duties(b)) return { words: `${duties(a)} duties called → ${duties(b)}`, direction: duties(b) > duties(a) ? "more" : "less" };
  return { words: "as before", direction: "same" };
}

const signs = { more: "▲", less: "▼", other: "◆", same: "" } as const;

function side(key: "before" | "after", head: string): Column<Pair>[] {
  const of = (row: Pair) => row[key];
  return [
    {
      key, head, value: (row) => standingWords[of(row)?.standing ?? "unbound"],
      cell: (row) => <span class={"word word-" + (of(row)?.standing ?? "unbound")}>{standingWords[of(row)?.standing ?? "unbound"]}</span>,
      proof: (row) => (of(row)?.answer?.clause ? answerProof(of(row)!.answer!) : null),
    },
    {
      key: key + "-weight", head: `Range ${key}`,
      value: (row) => (of(row)?.answer && of(row)!.answer!.answer !== "not_owed" ? weightText(of(row)!.answer!.weight, of(row)!.answer!.weight_high) : ""),
      cell: (row) => (of(row)?.answer && of(row)!.answer!.answer !== "not_owed" ? <WeightBar low={of(row)!.answer!.weight} high={of(row)!.answer!.weight_high} /> : ""),
    },
  ];
}

const columns: Column<Pair>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  ...side("before", "Before"),
  ...side("after", "After"),
  { key: "words", head: "What is different", value: (row) => row.words, cell: (row) => <span class={"turn-" + row.direction}><span aria-hidden="true">{signs[row.direction]} </span>{row.words}</span> },
  { key: "duty", head: "Duty after", value: (row) => (row.after?.answer?.duty ? dutyWords[row.after.answer.duty] ?? row.after.answer.duty : "") },
  { key: "clause", head: "Under", value: (row) => (row.after?.answer?.treaty ? clauseName(row.after.answer.treaty, row.after.answer.clause) : "") },
];

export function BeforeAfter({ before, after }: { before: WhoAnswer; after: WhoAnswer }) {
  const [all, setAll] = useState(false);
  const pairs = useMemo(() => compare(before, after), [before, after, record.value]);
  const rows = all ? pairs : pairs.filter((pair) => pair.direction !== "same");
  const sources = (row: Pair) => [...new Set([...(row.before?.answers ?? []), ...(row.after?.answers ?? [])].flatMap(sourcesOf))];
  return (
    <>
      <label class="choice"><input type="checkbox" checked={all} onChange={() => setAll(!all)} /> also what stays the same ({pairs.filter((pair) => pair.direction === "same").length})</label>
      <DataTable columns={columns} rows={rows} sources={sources} caption="Before and after, by state" rowClass={(row) => "row-" + row.direction} empty="In this attack the edits change no state's answer." />
    </>
  );
}
