// How likely it is that a state is in a treaty by a day: the probability, its words, its reasons, and the book.

import { useAnswer } from "../api";
import { percent, percentRange } from "../chart/number";
import { WordScales } from "../chart/wordscale";
import { longDate } from "../dates";
import { FaultNote, Waiting } from "../fault";
import { Figure } from "../figure";
import { record, stateName, treatyName } from "../record";
import { commonParams, go, say, selection, type Params } from "../state";
import { Pick, stateChoices, treatyChoices } from "../statepick";
import { Book } from "./likelybook";
import { Ledger, Reasons } from "./likelyledger";
import { Guarantors } from "./likelyreliable";

export interface Chance {
  probability: number;
  low: number;
  high: number;
}

export interface Ratio {
  value: number;
  low: number;
  high: number;
}

export interface LedgerEntry extends Chance {
  claim: string;
  date: string;
  text: string;
  claimant: string;
  root: string;
  grade: string;
  polarity: string;
  words: string;
  stage: string;
  stage_words: string;
  if_certain: Ratio;
  trust: number;
  ratio: Ratio;
  capped: boolean;
  rule: string;
  sources: string[];
  copies: LedgerEntry[] | null;
  repeat: boolean;
  against: string[] | null;
}

export interface Step extends Chance {
  prior: string;
  text: string;
  factor: number;
}

export interface Prior {
  id: string;
  value: number;
  low: number;
  high: number;
  unit: string;
  basis: string;
  sources: string[];
  from: string;
}

export interface Likely extends Chance {
  state: string;
  treaty: string;
  as_of: string;
  known_by: string;
  deadline: string;
  standing: string;
  words: { icd203: string; uk: string };
  notes: { text: string; sources: string[] }[];
  priors: Prior[];
  base_rate: Chance;
  structure: Step[] | null;
  prior: Chance;
  ledger: LedgerEntry[] | null;
  signed: Chance;
  roots: { for: number; against: number; mixed: number; copies: number };
}

/** grades are those that the reader set, by claim. */
export function grades(text: string | undefined): Record<string, string> {
  const set: Record<string, string> = {};
  for (const part of (text ?? "").split(",")) {
    const [claim = "", grade = ""] = part.split("=");
    if (claim && /^[A-F][1-6]$/.test(grade)) set[claim] = grade;
  }
  return set;
}

/** gradesText writes them for the address. */
export function gradesText(set: Record<string, string>): string {
  return Object.keys(set).sort().map((claim) => `${claim}=${set[claim]}`).join(",");
}

/** applied are the grades of claims that are in a ledger, and the claims whose grades wait. */
export function applied(set: Record<string, string>, ledger: readonly LedgerEntry[]): { now: Record<string, string>; waiting: string[] } {
  const known = new Set(ledger.flatMap((entry) => [entry, ...(entry.copies ?? [])]).map((entry) => entry.claim));
  const here = Object.entries(set).filter(([claim]) => known.has(claim));
  return { now: Object.fromEntries(here), waiting: Object.keys(set).filter((claim) => !known.has(claim)).sort() };
}

/** nextDay is the first day after a day on which a claim of the ledger was made; undefined: there is none. */
export function nextDay(dates: readonly string[], day: string): string | undefined {
  return [...dates].filter((date) => date > day).sort()[0];
}

/** lastDay is the last such day before a day. */
export function lastDay(dates: readonly string[], day: string): string | undefined {
  return [...dates].filter((date) => date < day).sort().at(-1);
}

export function Likely() {
  const { more } = selection.value;
  const { state, treaty } = asked(undefined);
  const whole = !more.q || (state !== "" && treaty !== "");
  const question: Params = { ...commonParams(selection.value), question: more.q };
  const plain = useAnswer<Likely>(whole ? "likely" : null, question);
  // A grade of a claim that is not yet known by the day waits until it is.
  const set = grades(more.grade);
  const { now, waiting } = applied(set, plain.value?.ledger ?? []);
  const regraded = !plain.loading && Object.keys(now).length > 0;
  const other = useAnswer<Likely>(regraded ? "likely" : null, { ...question, grade: Object.entries(now).map(([claim, grade]) => `${claim}=${grade}`) });
  const answer = regraded ? other : plain;
  const likely = answer.value;
  return (
    <>
      <h1>How likely it is</h1>
      <Asked likely={likely} />
      {!whole && <p>Name a state and a treaty.</p>}
      {answer.fault ? <FaultNote fault={answer.fault} /> : <Waiting answer={answer} />}
      {likely && (
        <>
          <Headline likely={likely} before={regraded ? plain.value : undefined} />
          {waiting.length > 0 && <p class="muted">Your grade of {waiting.join(", ")} counts from the day on which the claim is known.</p>}
          <Steps likely={likely} />
          <Reasons likely={likely} set={now} />
          <Ledger likely={likely} set={set} plain={plain.value} />
          <Remarks likely={likely} />
        </>
      )}
      <Guarantors />
      <Book />
    </>
  );
}

/** asked is the question in the address, or that of the answer; either part may be missing while it is typed. */
function asked(likely: Likely | undefined): { state: string; treaty: string; by: string } {
  const [head = "", by = ""] = (selection.value.more.q ?? "").split("@");
  const [state = "", treaty = ""] = head.split(":");
  return head ? { state, treaty, by } : { state: likely?.state ?? "", treaty: likely?.treaty ?? "", by };
}

function Asked({ likely }: { likely: Likely | undefined }) {
  const { more } = selection.value;
  const { state, treaty, by } = asked(likely);
  const put = (state: string, treaty: string, by: string) => go({ more: { ...more, q: state || treaty ? `${state}:${treaty}${by ? "@" + by : ""}` : "" } });
  return (
    <div class="fields">
      <Pick label="State" choices={stateChoices()} value={state} onPick={(id) => put(id, treaty, by)} />
      <Pick label="In the treaty" choices={treatyChoices()} value={treaty} what="treaty" onPick={(id) => put(state, id, by)} />
      <label class="field"><span>By</span>
        <input type="date" value={by || (likely?.deadline ?? "")} onChange={(event) => put(state, treaty, event.currentTarget.value)} />
      </label>
      {more.q && <button type="button" class="plain" onClick={() => go({ more: { ...more, q: "" } })}>The dossier's question</button>}
    </div>
  );
}

function Headline({ likely, before }: { likely: Likely; before: Likely | undefined }) {
  const { probability: p, low, high } = likely;
  return (
    <>
      <p class="headline">
        {stateName(likely.state)} is in {treatyName(likely.treaty)} by {longDate(likely.deadline)}: <strong>{percent(p)}</strong>{low < high && `, ${percent(low)} to ${percent(high)}`}.
      </p>
      <p>
        In the words of ICD 203 <strong>{likely.words.icd203}</strong>; of the UK yardstick <strong>{likely.words.uk}</strong>. Signed by then: {percentRange(likely.signed.probability, likely.signed.low, likely.signed.high)}.
        Asked on {longDate(likely.as_of)}, with what was known by {longDate(likely.known_by)}. {likely.roots.for} independent {likely.roots.for === 1 ? "source speaks" : "sources speak"} for it,{" "}
        {likely.roots.against} against{likely.roots.copies > 0 && `; ${likely.roots.copies} more only repeat them`}.
      </p>
      {before && <p class="card">By the grades of the record it is {percentRange(before.probability, before.low, before.high)}; with your grades {percentRange(p, low, high)}.</p>}
      <Figure title="In the words of published scales" caption="The diamond is the probability, the line its range. The UK yardstick leaves gaps between its words."
        table={{
          columns: [
            { key: "what", head: "What", value: (row: [string, number, number, number, string]) => row[0], rowHead: true },
            { key: "p", head: "Probability", numeric: true, value: (row) => row[1], cell: (row) => percent(row[1]) }, { key: "low", head: "Low", numeric: true, value: (row) => row[2], cell: (row) => percent(row[2]) },
            { key: "high", head: "High", numeric: true, value: (row) => row[3], cell: (row) => percent(row[3]) }, { key: "words", head: "Words", value: (row) => row[4] },
          ],
          rows: [["In force by the day", p, low, high, `${likely.words.icd203} (ICD 203); ${likely.words.uk} (UK)`]],
        }}>
        <WordScales label={`${percent(p)}: ${likely.words.icd203} by ICD 203, ${likely.words.uk} by the UK yardstick`} value={p} low={low} high={high} />
      </Figure>
    </>
  );
}

/** Steps move the day from claim to claim, so that one sees the ledger grow. */
function Steps({ likely }: { likely: Likely }) {
  const { more, knownby } = selection.value;
  const ends = record.value?.question.record_ends;
  const whole = useAnswer<Likely>(ends ? "likely" : null, { ...commonParams(selection.value), "as-of": ends, "known-by": "", question: `${likely.state}:${likely.treaty}@${likely.deadline > (ends ?? "") ? likely.deadline : ""}`.replace(/@$/, "") });
  const entries = whole.value?.ledger ?? likely.ledger ?? [];
  const dates = entries.flatMap((entry) => [entry.date, ...(entry.copies ?? []).map((copy) => copy.date)]);
  const day = knownby || likely.as_of;
  const [before, after] = [lastDay(dates, day), nextDay(dates, day)];
  const to = (at: string | undefined) => {
    if (!at) return;
    // The day by which it is asked stays, so that only the claims change.
    go({ asof: at, knownby: "", more: { ...more, q: more.q?.includes("@") ? more.q : `${likely.state}:${likely.treaty}@${likely.deadline}` } });
    const said = entries.filter((entry) => entry.date === at).map((entry) => entry.text);
    say(`As of ${longDate(at)}. ${said.join(". ")}`);
  };
  const seen = dates.filter((date) => date <= day).length;
  return (
    <div class="fields" role="group" aria-label="Claims over time">
      <button type="button" disabled={!before} onClick={() => to(before)}>‹ Claim before{before && ` (${longDate(before)})`}</button>
      <button type="button" class="main" disabled={!after} onClick={() => to(after)}>Next claim{after ? ` (${longDate(after)})` : ""} ›</button>
      <span class="muted">{seen} of {dates.length} reports on it are known by {longDate(day)}.</span>
    </div>
  );
}

function Remarks({ likely }: { likely: Likely }) {
  return <ul>{[{ text: likely.standing, sources: [] }, ...likely.notes].map((note) => <li key={note.text}>{note.text}</li>)}</ul>;
}
