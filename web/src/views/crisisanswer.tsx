// What the histories come to: ends, joiners, states by response, what the edits change, what happened.

import { useState } from "preact/hooks";
import { Differences } from "../chart/difference";
import { busy, Histogram } from "../chart/histogram";
import { beforeAfter, Intervals } from "../chart/interval";
import { count, percent, plusMinus, signed } from "../chart/number";
import { Figure } from "../figure";
import { openProof } from "../proof";
import { stateName } from "../record";
import { Sources } from "../sources";
import { DataTable, type Column, type TableData } from "../table";

export interface Rate {
  count: number;
  n: number;
  p: number;
  standard_error: number;
}

export interface Response {
  response: string;
  before: Rate;
  after: Rate | null;
  change: { gained: number; lost: number; n: number; p: number; standard_error: number } | null;
  median_day: number | null;
}

export interface CrisisResult {
  attacker: string;
  target: string;
  on: string;
  act: string;
  horizon_days: number;
  runs: number;
  seed: string;
  stopped: boolean;
  edits: string[] | null;
  states: { state: string; responses: Response[] }[];
  ends: { end: string; before: Rate; after: Rate | null }[];
  joined: { n: number; mean: number; standard_error: number }[];
  spread: number[][];
  record: { state: string; did: string; day: number; share: Rate; sources: string[] }[];
  notes: string[];
}

export const endWords: Record<string, string> = {
  settled: "a settlement", paused: "paused when the time is up", ongoing: "not over when the time is up",
  target_prevails: "the target's side prevails", attacker_prevails: "the attacker's side prevails",
};

export const responseWords: Record<string, string> = {
  words: "words", mediate: "mediates", help: "defensive help", join_target: "joins the target", join_attacker: "joins the attacker",
};

export function CrisisAnswer({ result: r }: { result: CrisisResult }) {
  const edited = r.joined.length > 1;
  const mean = (m: { mean: number; standard_error: number }) => `${m.mean.toFixed(3)} ± ${m.standard_error.toFixed(3)}`;
  return (
    <>
      <h2>{stateName(r.attacker)} attacks {stateName(r.target)} on {r.on}</h2>
      <p>
        {count(r.runs)} histories of {r.horizon_days} days, seed {r.seed}. On average <strong>{mean(r.joined[0]!)}</strong> other states join the fight
        {edited && <>; after the edits <strong>{mean(r.joined[1]!)}</strong></>}.{r.stopped && " Stopped before all were made."}
      </p>
      <div class="columns">
        <Ends r={r} edited={edited} />
        <Joiners r={r} edited={edited} />
      </div>
      {edited && <Changes r={r} />}
      <States r={r} edited={edited} />
      {r.record.length > 0 && <Happened r={r} />}
      {r.notes.length > 0 && <details><summary>Taken for granted ({r.notes.length})</summary><ul>{r.notes.map((note) => <li key={note}>{note}</li>)}</ul></details>}
    </>
  );
}

const around = (rate: Rate) => ({ known: true, value: rate.p, low: Math.max(0, rate.p - 2 * rate.standard_error), high: Math.min(1, rate.p + 2 * rate.standard_error) });

/** rateColumns are a share with its error, before or after. */
function rateColumns<Row>(key: string, head: string, of: (row: Row) => Rate | null): Column<Row>[] {
  return [
    { key, head, numeric: true, value: (row) => of(row)?.p ?? null, cell: (row) => { const rate = of(row); return rate ? (rate.count === 0 ? <span class="muted">in none</span> : plusMinus(rate.p, rate.standard_error)) : ""; } },
    { key: key + "se", head: `${head}, standard error`, exportOnly: true, value: (row) => of(row)?.standard_error ?? null },
    { key: key + "n", head: `${head}, histories`, exportOnly: true, value: (row) => of(row)?.n ?? null },
  ];
}

type End = CrisisResult["ends"][number];

function Ends({ r, edited }: { r: CrisisResult; edited: boolean }) {
  const table: TableData<End> = {
    columns: [{ key: "end", head: "End", value: (e) => endWords[e.end] ?? e.end, rowHead: true }, ...rateColumns<End>("before", edited ? "Before" : "Share", (e) => e.before), ...(edited ? rateColumns<End>("after", "After", (e) => e.after) : [])],
    rows: r.ends,
  };
  return (
    <Figure level={3} title="How it ends" table={table} caption="Shares of the histories; lines are two standard errors either way. Simulated, from the record and the model of crises.">
      <Intervals label="How it ends" domain={[0, 1]} text={(v) => percent(v, 0)} title="share of histories" series={edited ? beforeAfter : [beforeAfter[0]!]}
        rows={r.ends.map((e) => ({ label: endWords[e.end] ?? e.end, values: e.after ? [around(e.before), around(e.after)] : [around(e.before)] }))}
        say={(row) => { const e = r.ends.find((one) => (endWords[one.end] ?? one.end) === row.label); return e ? plusMinus((e.after ?? e.before).p, (e.after ?? e.before).standard_error) : ""; }} />
    </Figure>
  );
}

/** spreadBins are the bins from one joiner on, cut after the last that is filled; the tail is put together. */
export function spreadBins(spread: number[][], most = 15): { bins: string[]; shares: number[][] } {
  const last = Math.max(1, Math.min(busy(spread), most));
  const shares = spread.map((counts) => {
    const n = counts.reduce((sum, c) => sum + c, 0) || 1;
    const bars = counts.slice(1, last + 1);
    bars[last - 1] = (bars[last - 1] ?? 0) + counts.slice(last + 1).reduce((sum, c) => sum + c, 0);
    return bars.map((c) => c / n);
  });
  const open = spread.some((counts) => counts.slice(last + 1).some((c) => c > 0));
  return { bins: [...Array(last).keys()].map((i) => (i === last - 1 && open ? `${i + 1}+` : String(i + 1))), shares };
}

function Joiners({ r, edited }: { r: CrisisResult; edited: boolean }) {
  const { bins, shares } = spreadBins(r.spread);
  const nobody = r.spread.map((counts) => (counts[0] ?? 0) / (counts.reduce((sum, c) => sum + c, 0) || 1));
  const rows = (r.spread[0] ?? []).map((_, i) => ({ n: i, counts: r.spread.map((s) => s[i] ?? 0) }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "n", head: "States that join", value: (row) => (row.n === rows.length - 1 ? `${row.n} and more` : row.n), rowHead: true },
    { key: "before", head: edited ? "Histories before" : "Histories", numeric: true, value: (row) => row.counts[0] ?? 0 },
    ...(edited ? [{ key: "after", head: "Histories after", numeric: true, value: (row: Row) => row.counts[1] ?? 0 }] : []),
  ];
  return (
    <Figure level={3} title="How many states join the fight" table={{ columns, rows }}
      caption={`Nobody joins in ${percent(nobody[0] ?? 0)} of the histories${edited ? `, after the edits in ${percent(nobody[1] ?? 0)}` : ""}; that bar is left out, since it would dwarf the rest.`}>
      <Histogram label={`Histories by how many states join; nobody in ${percent(nobody[0] ?? 0)}`} bins={bins} counts={shares} names={edited ? ["before the edits", "after the edits"] : [""]} text={(v) => percent(v, v < 0.1 && v > 0 ? 1 : 0)} title="states that join, on either side" height={250} />
    </Figure>
  );
}

interface StateRow {
  state: string;
  response: Response;
}

const flat = (r: CrisisResult): StateRow[] => r.states.flatMap((s) => s.responses.map((response) => ({ state: s.state, response })));

function Changes({ r }: { r: CrisisResult }) {
  const moved = flat(r).filter((row) => row.response.change && row.response.change.p !== 0).sort((a, b) => Math.abs(b.response.change!.p) - Math.abs(a.response.change!.p));
  if (moved.length === 0) return <p>In no history do the edits change what any state does.</p>;
  const clear = moved.filter((row) => Math.abs(row.response.change!.p) > 2 * row.response.change!.standard_error);
  const top = (clear.length ? clear : moved).slice(0, 12);
  const points = (v: number) => `${signed(100 * v, 2)}`;
  const name = (row: StateRow) => `${stateName(row.state)}: ${responseWords[row.response.response] ?? row.response.response}`;
  const columns: Column<StateRow>[] = [
    { key: "state", head: "State", value: (row) => stateName(row.state), rowHead: true }, { key: "response", head: "Does", value: (row) => responseWords[row.response.response] ?? row.response.response },
    { key: "change", head: "Change, points", numeric: true, value: (row) => 100 * row.response.change!.p, cell: (row) => `${points(row.response.change!.p)} ± ${(100 * row.response.change!.standard_error).toFixed(2)}` },
    { key: "se", head: "Standard error", exportOnly: true, value: (row) => 100 * row.response.change!.standard_error },
    { key: "gained", head: "Histories in which it now does", numeric: true, value: (row) => row.response.change!.gained }, { key: "lost", head: "In which it no longer does", numeric: true, value: (row) => row.response.change!.lost },
  ];
  return (
    <Figure level={3} title="What the edits change" table={{ columns, rows: moved }}
      caption={`The ${top.length} greatest ${clear.length ? "changes that are more than two standard errors" : "changes, none of which is more than two standard errors"}, of ${moved.length} in the table, in points of a hundred. Each history was made twice with the same random numbers, so that small changes are seen; the line is two standard errors either way.`}>
      <Differences label="What the edits change" text={(v) => signed(100 * v, Math.abs(v) < 0.02 && v !== 0 ? 1 : 0)} title="change in points of a hundred"
        rows={top.map((row) => ({ label: name(row), value: row.response.change!.p, low: row.response.change!.p - 2 * row.response.change!.standard_error, high: row.response.change!.p + 2 * row.response.change!.standard_error }))} />
    </Figure>
  );
}

/** rareShare is the share of histories below which a response is left out at first. */
const rareShare = 0.005;

function States({ r, edited }: { r: CrisisResult; edited: boolean }) {
  const [rare, setRare] = useState(false);
  const often = (x: Response) => x.before.p >= rareShare || (x.after?.p ?? 0) >= rareShare;
  const all = r.states.filter((s) => s.responses.some((x) => x.before.count > 0 || (x.after?.count ?? 0) > 0));
  const active = rare ? all : all.filter((s) => s.responses.some(often));
  type Row = CrisisResult["states"][number];
  const of = (row: Row, name: string) => row.responses.find((x) => x.response === name);
  const names = r.states[0]?.responses.map((x) => x.response) ?? [];
  const columns: Column<Row>[] = [
    { key: "state", head: "State", value: (row) => stateName(row.state), rowHead: true },
    ...names.flatMap((name): Column<Row>[] => {
      const words = responseWords[name] ?? name;
      return [
        ...rateColumns<Row>(name, edited ? `${words}, before` : words, (row) => of(row, name)?.before ?? null),
        ...(edited ? rateColumns<Row>(name + "after", `${words}, after`, (row) => of(row, name)?.after ?? null) : []),
        { key: name + "day", head: `${words}, median day`, exportOnly: true, value: (row) => of(row, name)?.median_day ?? null },
      ];
    }),
  ];
  return (
    <>
      <DataTable caption="What others do: share of the histories ± one standard error" columns={columns} rows={active} sortBy="help" descending />
      {all.length > 0 && <p><label><input type="checkbox" checked={rare} onChange={() => setRare(!rare)} />Also states that do nothing in more than {percent(rareShare)} of the histories ({all.filter((s) => !s.responses.some(often)).length})</label></p>}
    </>
  );
}

function Happened({ r }: { r: CrisisResult }) {
  type Row = CrisisResult["record"][number];
  const columns: Column<Row>[] = [
    { key: "state", head: "State", value: (row) => stateName(row.state), rowHead: true },
    { key: "did", head: "What it did", value: (row) => row.did, cell: (row) => <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openProof(`${stateName(row.state)}: ${row.did}`, () => <Sources ids={row.sources} />)}>{row.did}</button> },
    { key: "day", head: "On day", numeric: true, value: (row) => (row.day < 0 ? null : row.day), cell: (row) => (row.day < 0 ? "" : row.day) },
    ...rateColumns<Row>("share", "So in the histories by then", (row) => row.share),
  ];
  return (
    <>
      <DataTable caption="What happened, beside what was simulated" columns={columns} rows={r.record} sources={(row) => row.sources} />
      <p class="muted">What the record has of an attack by the same state on the same within a month. One outcome does not prove a share right or wrong.</p>
    </>
  );
}
