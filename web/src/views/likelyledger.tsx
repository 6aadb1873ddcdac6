// From the prior through each claim to the probability, as a waterfall and as a ledger whose grades can be changed.

import { percent, percentRange, spaced } from "../chart/number";
import { Waterfall, type Stage } from "../chart/waterfall";
import { longDate } from "../dates";
import { Figure } from "../figure";
import { Notes } from "../notes";
import { openProof } from "../proof";
import { Sources } from "../sources";
import { go, say, selection } from "../state";
import { DataTable, type Column } from "../table";
import { gradesText, type LedgerEntry, type Likely, type Prior, type Ratio, type Step } from "./likely";

type Set = Record<string, string>;

const times = (r: Ratio) => `× ${r.value.toFixed(2)}${r.low < r.high ? ` (${r.low.toFixed(2)} to ${r.high.toFixed(2)})` : ""}`;

/** stagesOf are the reasons in order: base rate, what the states are to each other, the prior, each claim, the end. */
export function stagesOf(likely: Likely, set: Set): Stage[] {
  const step = (s: Step): Stage => ({ name: s.text.charAt(0).toUpperCase() + s.text.slice(1), detail: `odds × ${s.factor.toFixed(2)}`, probability: s.probability, low: s.low, high: s.high, open: () => openStep(s, likely.priors) });
  const entry = (e: LedgerEntry): Stage => ({
    name: e.text, detail: `odds × ${e.ratio.value.toFixed(2)}, ${e.grade}, ${e.date}, ${e.claim}`, probability: e.probability, low: e.low, high: e.high,
    mark: e.claim in set, open: () => openEntry(e),
  });
  return [
    { name: "Base rate: stages and the clocks of ratification", ...likely.base_rate, total: true },
    ...(likely.structure ?? []).map(step),
    { name: "Before any report", ...likely.prior, total: true },
    ...(likely.ledger ?? []).map(entry),
    { name: "With all reports", probability: likely.probability, low: likely.low, high: likely.high, total: true },
  ];
}

function openStep(step: Step, priors: readonly Prior[]) {
  const prior = priors.find((p) => p.id === step.prior);
  openProof("What the states are to each other", () => (
    <>
      <p>{step.text}. The odds are multiplied by {step.factor}; after it the probability is {percentRange(step.probability, step.low, step.high)}.</p>
      {prior && <p>{prior.id}: {prior.value} ({prior.low} to {prior.high}) {prior.unit}. {prior.basis}.</p>}
      {prior && <Sources ids={prior.sources} />}
    </>
  ));
}

export function openEntry(e: LedgerEntry) {
  openProof(`${e.claim}, ${longDate(e.date)}`, () => (
    <>
      <blockquote>{e.text}</blockquote>
      <p>{e.claimant}. Root: {e.root}. Grade {e.grade}.</p>
      <ul>
        <li>Says: {e.polarity === "deny" ? "no" : e.polarity === "affirm" ? "yes" : "both"}; stage {spaced(e.stage)}{e.stage_words && ` (“${e.stage_words}”)`}{e.words && `; likelihood “${e.words}”`}.</li>
        <li>If it were certain to be true the odds would be {times(e.if_certain)}: {e.rule}.</li>
        <li>It is trusted {percent(e.trust, 0)} for its grade, so the odds are {times(e.ratio)}{e.capped ? ", held at a bound" : ""}.</li>
        {e.repeat && <li>It repeats what its root said before.</li>}
        {(e.against?.length ?? 0) > 0 && <li>Against it: {e.against!.join(", ")}.</li>}
      </ul>
      <Sources ids={e.sources} />
      <Notes subject={`claim ${e.claim}`} />
      {(e.copies?.length ?? 0) > 0 && (
        <>
          <h3>Copies, which do not count again</h3>
          <ul>{e.copies!.map((c) => <li key={c.claim}>{c.claim}, {longDate(c.date)}, {c.grade}: {c.text} ({c.claimant}) <Sources ids={c.sources} /></li>)}</ul>
        </>
      )}
    </>
  ));
}

export function Reasons({ likely, set }: { likely: Likely; set: Set }) {
  const even = selection.value.more.scale === "even";
  const stages = stagesOf(likely, set);
  const sources = (likely.ledger ?? []).flatMap((e) => e.sources);
  const put = (scale: string) => go({ more: { ...selection.value.more, scale } });
  return (
    <Figure title="How it comes about, reason by reason" sources={[...new Set(sources)]}
      caption="From the base rate through what the states are to each other and through each report, in order of days. Each bar goes from the probability before a reason to that after it; the thin line is the range. Copies of one root count once. Each reason opens its basis."
      tools={
        <p role="group" aria-label="Scale">
          <button type="button" aria-pressed={!even} onClick={() => put("")}>Powers of ten</button>{" "}
          <button type="button" aria-pressed={even} onClick={() => put("even")}>Even scale</button>
        </p>
      }
      table={{
        columns: [
          { key: "name", head: "Reason", value: (s: Stage) => s.name, rowHead: true }, { key: "detail", head: "Detail", value: (s: Stage) => s.detail ?? "", cell: (s: Stage) => s.detail ?? "" },
          { key: "p", head: "Probability after it", numeric: true, value: (s: Stage) => s.probability, cell: (s: Stage) => percent(s.probability) },
          { key: "low", head: "Low", numeric: true, value: (s: Stage) => s.low, cell: (s: Stage) => percent(s.low) }, { key: "high", head: "High", numeric: true, value: (s: Stage) => s.high, cell: (s: Stage) => percent(s.high) },
        ],
        rows: stages,
      }}>
      <Waterfall label={`Waterfall of ${stages.length} steps, from ${percent(likely.base_rate.probability)} to ${percent(likely.probability)}`} stages={stages} even={even}
        text={(p) => (p < 0.01 ? `${Number((100 * p).toPrecision(1))} %` : percent(p, 0))} title="probability" />
    </Figure>
  );
}

const gradeWords: [string, string][] = [["A", "reliable"], ["B", "usually reliable"], ["C", "fairly reliable"], ["D", "not usually reliable"], ["E", "unreliable"], ["F", "cannot be judged"]];
const numberWords = ["confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"];

function GradePick({ entry, own, set }: { entry: LedgerEntry; own: string; set: Set }) {
  const { more } = selection.value;
  const put = (grade: string) => {
    const { [entry.claim]: _, ...rest } = set;
    go({ more: { ...more, grade: gradesText(grade === own ? rest : { ...rest, [entry.claim]: grade }) } });
    say(`${entry.claim} graded ${grade}.`);
  };
  return (
    <span class="nowrap">
      <select aria-label={`Grade of ${entry.claim}`} value={entry.grade} onChange={(event) => put(event.currentTarget.value)}>
        {gradeWords.map(([letter, words]) => (
          <optgroup key={letter} label={`${letter}: source ${words}`}>
            {numberWords.map((word, i) => <option key={i} value={letter + (i + 1)} title={word}>{letter}{i + 1}</option>)}
          </optgroup>
        ))}
      </select>
      {entry.grade !== own && <><br /><small>was {own}</small></>}
    </span>
  );
}

export function Ledger({ likely, set, plain }: { likely: Likely; set: Set; plain: Likely | undefined }) {
  const own = new Map((plain?.ledger ?? []).flatMap((e) => [e, ...(e.copies ?? [])]).map((e) => [e.claim, e.grade]));
  const columns: Column<LedgerEntry>[] = [
    { key: "date", head: "Date", value: (e) => e.date, rowHead: true, cell: (e) => <span class="nowrap">{e.date}</span> },
    { key: "claim", head: "Claim", value: (e) => e.claim },
    { key: "text", head: "What it says", value: (e) => e.text, cell: (e) => <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openEntry(e)}>{e.text}</button> },
    { key: "who", head: "Who", value: (e) => e.claimant },
    { key: "copies", head: "Copies", numeric: true, value: (e) => e.copies?.length ?? 0 },
    { key: "polarity", head: "Says", value: (e) => (e.polarity === "deny" ? "no" : e.polarity === "affirm" ? "yes" : "both") },
    { key: "grade", head: "Grade", value: (e) => e.grade, cell: (e) => <GradePick entry={e} own={own.get(e.claim) ?? e.grade} set={set} /> },
    { key: "trust", head: "Trusted", numeric: true, value: (e) => e.trust, cell: (e) => percent(e.trust, 0) },
    { key: "ratio", head: "Odds", numeric: true, value: (e) => e.ratio.value, cell: (e) => times(e.ratio) },
    { key: "p", head: "Probability after it", numeric: true, value: (e) => e.probability, cell: (e) => percentRange(e.probability, e.low, e.high) },
  ];
  return (
    <>
      <h2>The ledger of reports</h2>
      <p>
        A letter grades the source (A reliable to E unreliable, F cannot be judged), a number the report (1 confirmed to 5 improbable, 6 cannot be judged). Change one to see what hangs on it.
        {Object.keys(set).length > 0 && <> <button type="button" onClick={() => go({ more: { ...selection.value.more, grade: "" } })}>The grades of the record</button></>}
      </p>
      <DataTable caption="Reports that bear on it, in order of days" columns={columns} rows={likely.ledger ?? []} sources={(e) => [...e.sources, ...(e.copies ?? []).flatMap((c) => c.sources)]}
        rowClass={(e) => (e.claim in set ? "changed" : undefined)} empty="No report on it is known by this day." />
    </>
  );
}
