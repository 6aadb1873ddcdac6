// What an edit brings with it beyond the attack in view: pledges, conflicts, cover, consent, allies on opposite sides.

import type { ComponentChildren } from "preact";
import type { Bearing, Change, Consent, ContingencyChange, Cover, DiffAnswer, DutyConflict, Exposure, Opposed, Pledge } from "./diff";
import { openProof } from "./proof";
import { clauseName, dependsText, Word } from "./proofs";
import { clauseOf, namesOf, record, stateName, treatyName } from "./record";
import { Sources } from "./sources";
import { go } from "./state";
import { DataTable, type Column } from "./table";
import { dutyWords, reasonWords, spaced, weightText } from "./words";

const clauseSources = (row: { treaty: string; clause: string }) => clauseOf(row.treaty, row.clause)?.sources ?? [];

function clauseProof(row: { treaty: string; clause: string; state?: string }): { title: string; body: () => ComponentChildren } | null {
  const clause = clauseOf(row.treaty, row.clause);
  return clause ? { title: clauseName(row.treaty, row.clause), body: () => <><blockquote>{clause.text}</blockquote><Sources ids={clause.sources} /></> } : null;
}

function bearingText(one: Bearing): string {
  if (one.answer === "not_owed") return reasonWords[one.reason] ?? spaced(one.reason);
  const on = one.depends_on.length ? `; turns on ${dependsText(one.depends_on)}` : "";
  return `weight ${weightText(one.weight, one.weight_high)}${on}`;
}

export function Consequences({ diff }: { diff: DiffAnswer }) {
  const parts: [string, number, () => ComponentChildren][] = [
    ["Attacks of the dossier that change", diff.contingencies.length, () => <Attacks changed={diff.contingencies} unchanged={diff.unchanged} />],
    ["New pledges", diff.pledges.length, () => <Pledges rows={diff.pledges} caption="Who newly owes whom, over all adversaries asked" />],
    ["Pledges that end", diff.ended_pledges.length, () => <Pledges rows={diff.ended_pledges} caption="Who owes whom no longer" />],
    ["New conflicts of duty", diff.new_conflicts.length, () => <Conflicts rows={diff.new_conflicts} caption="Duties that newly exclude each other" />],
    ["Conflicts that end", diff.ended_conflicts.length, () => <Conflicts rows={diff.ended_conflicts} caption="Duties that exclude each other no longer" />],
    ["Cover by older promises", diff.cover.length, () => <CoverTable rows={diff.cover} />],
    ["Whose yes is needed", diff.consent.length, () => <Consents rows={diff.consent} />],
    ["Allies on opposite sides", diff.opposed_allies.length, () => <OpposedTable rows={diff.opposed_allies} />],
    ["Quarrels and whom they reach", diff.exposure.length, () => <Quarrels rows={diff.exposure} />],
  ];
  return (
    <section aria-labelledby="consequences">
      <h2 id="consequences">Consequences</h2>
      <Counts diff={diff} />
      {parts.map(([title, count, body], i) => count > 0 && (
        <details key={title} class="consequence" open={i === 0 || title === "New pledges"}>
          <summary><h3>{title}</h3> <span class="muted">{count}</span></summary>
          {body()}
        </details>
      ))}
    </section>
  );
}

function Counts({ diff }: { diff: DiffAnswer }) {
  const items: [number, string, string][] = [
    [diff.pledges.length, "new pledge", "new pledges"], [diff.ended_pledges.length, "pledge ends", "pledges end"],
    [diff.new_conflicts.length, "new conflict of duty", "new conflicts of duty"], [diff.ended_conflicts.length, "conflict ends", "conflicts end"],
    [diff.contingencies.length, `of ${diff.contingencies.length + diff.unchanged.length} attacks changes`, `of ${diff.contingencies.length + diff.unchanged.length} attacks change`],
    [diff.opposed_allies.length, "pair of allies newly opposed in some clash", "pairs of allies newly opposed in some clash"],
  ];
  const likely = diff.likely;
  return (
    <>
      <ul class="counts">{items.map(([count, one, many]) => <li key={many} class={count ? "" : "muted"}><strong>{count}</strong> {count === 1 ? one : many}</li>)}</ul>
      {likely && (
        <p>How likely is it? {likely.words.icd203}: {likely.probability.toFixed(2)} ({likely.low.toFixed(2)} to {likely.high.toFixed(2)}) by {likely.deadline}.{" "}
          <a href="?view=likely" onClick={(event) => { event.preventDefault(); go({ view: "likely" }); }}>How this comes about</a></p>
      )}
    </>
  );
}

const changeColumns: Column<Change>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  { key: "toward", head: "Toward", value: (row) => stateName(row.toward) },
  { key: "kind", head: "Change", value: (row) => row.kind, cell: (row) => <span class={"turn-" + (row.kind === "new" || row.kind === "stronger" ? "more" : "less")}>{row.kind === "new" || row.kind === "stronger" ? "▲" : "▼"} {row.kind}</span> },
  { key: "duty", head: "Duty", value: (row) => dutyWords[row.duty] ?? row.duty },
  { key: "before", head: "Before", value: (row) => row.before.answer + ", " + bearingText(row.before), cell: (row) => <><Word answer={row.before.answer} /> {bearingText(row.before)}</> },
  { key: "after", head: "After", value: (row) => row.after.answer + ", " + bearingText(row.after), cell: (row) => <><Word answer={row.after.answer} /> {bearingText(row.after)}</> },
  { key: "clause", head: "Under", value: (row) => clauseName(row.treaty, row.clause), proof: clauseProof },
];

function Attacks({ changed, unchanged }: { changed: readonly ContingencyChange[]; unchanged: readonly ContingencyChange[] }) {
  return (
    <>
      {changed.map((one) => (
        <details key={one.id} class="attack-change">
          <summary>{one.title}: {one.changes.length === 1 ? "1 duty changes" : `${one.changes.length} duties change`}, {one.same} as before{one.new_links.length > 0 && `, ${one.new_links.length} new links in the chain`}</summary>
          <p><button type="button" onClick={() => see(one.id)}>Take this attack<span class="hidden-words">: {one.title}</span></button></p>
          <DataTable columns={changeColumns} rows={one.changes} sources={clauseSources} caption={`${one.title}: duties that change`} />
        </details>
      ))}
      {unchanged.length > 0 && <p class="muted">Unchanged: {unchanged.map((one) => one.title).join("; ")}.</p>}
    </>
  );
}

function see(id: string): void {
  const one = record.peek()?.question.contingencies.find((attack) => attack.id === id);
  if (one) go({ attacker: one.attackers.join(","), target: one.targets.join(","), act: one.act ?? "", object: one.object ?? "", place: one.place ?? "" });
}

const pledgeColumns: Column<Pledge>[] = [
  { key: "state", head: "Who", rowHead: true, value: (row) => stateName(row.state) },
  { key: "toward", head: "To whom", value: (row) => stateName(row.toward) },
  { key: "duty", head: "Duty", value: (row) => dutyWords[row.duty] ?? row.duty },
  { key: "clause", head: "Under", value: (row) => clauseName(row.treaty, row.clause), proof: clauseProof },
  { key: "answer", head: "How", value: (row) => `${spaced(row.example.answer)}, ${bearingText(row.example)}`, cell: (row) => <><Word answer={row.example.answer} /> {bearingText(row.example)}</> },
  { key: "against", head: "Against", numeric: true, value: (row) => row.against, cell: (row) => `${row.against} of ${row.asked}`, proof: (row) => (row.except.length ? { title: "Not against", body: () => <ul>{row.except.map((one) => <li key={one.against}>{stateName(one.against)}: {reasonWords[one.reason] ?? spaced(one.reason)}</li>)}</ul> } : null) },
];

function Pledges({ rows, caption }: { rows: readonly Pledge[]; caption: string }) {
  return <DataTable columns={pledgeColumns} rows={rows} sources={clauseSources} caption={caption} />;
}

const conflictColumns: Column<DutyConflict>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  { key: "clause", head: "Bound by", value: (row) => clauseName(row.treaty, row.clause), proof: clauseProof },
  { key: "duty", head: "To", value: (row) => dutyWords[row.duty] ?? spaced(row.duty) },
  { key: "versus", head: "Against its part in", value: (row) => treatyName(row.versus) },
  { key: "toward", head: "Plain toward", value: (row) => namesOf(row.toward), cell: (row) => some(row.toward) },
  { key: "open", head: "Open toward", value: (row) => namesOf(row.open), cell: (row) => some(row.open) },
  { key: "on", head: "Turns on", value: (row) => dependsText(row.depends_on) },
  { key: "settled", head: "Settled", value: (row) => (row.settled ? "by a clause of precedence" : "no") },
];

/** some shows a few of many states and opens the rest. */
function some(states: readonly string[]): ComponentChildren {
  if (states.length <= 4) return namesOf(states);
  return <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openProof(`${states.length} states`, () => <p>{namesOf(states)}.</p>)}>{states.length} states</button>;
}

function Conflicts({ rows, caption }: { rows: readonly DutyConflict[]; caption: string }) {
  return <DataTable columns={conflictColumns} rows={rows} sources={clauseSources} caption={caption} />;
}

const coverColumns: Column<Cover>[] = [
  { key: "state", head: "Forces of", rowHead: true, value: (row) => stateName(row.state) },
  { key: "place", head: "On the soil of", value: (row) => stateName(row.place) },
  { key: "clause", head: "Promise", value: (row) => clauseName(row.treaty, row.clause), proof: clauseProof },
  { key: "helpers", head: "By", value: (row) => namesOf(row.helpers), cell: (row) => some(row.helpers) },
  { key: "answer", head: "There", value: (row) => spaced(row.answer), cell: (row) => <><Word answer={row.answer} /> {row.reason && (reasonWords[row.reason] ?? spaced(row.reason))}</> },
  { key: "home", head: "At home", value: (row) => spaced(row.at_home), cell: (row) => <Word answer={row.at_home} /> },
];

function CoverTable({ rows }: { rows: readonly Cover[] }) {
  return <DataTable columns={coverColumns} rows={rows} sources={clauseSources} caption="Whether older promises reach the entrant's forces on its new partners' soil" />;
}

function Consents({ rows }: { rows: readonly Consent[] }) {
  return (
    <ul>
      {rows.map((row, i) => (
        <li key={i} class={row.edited ? "" : "muted"}>
          <strong>{treatyName(row.treaty)}</strong>{row.edited ? "" : " (to compare)"}: {row.text || (row.by.length ? `${namesOf(row.by)} must agree.` : spaced(row.rule))}
          {row.fits && ` Open to ${stateName(row.state)}: ${row.fits}.`} <Sources ids={row.sources} />
        </li>
      ))}
    </ul>
  );
}

const opposedColumns: Column<Opposed>[] = [
  { key: "between", head: "In a clash between", rowHead: true, value: (row) => namesOf(row.between) },
  { key: "allies", head: "These allies", value: (row) => namesOf(row.allies) },
  { key: "under", head: "Are bound by", value: (row) => row.under.map(treatyName).join(" and ") },
  { key: "linked", head: "Though linked by", value: (row) => treatyName(row.linked_by) },
  { key: "answers", head: "Answers", value: (row) => row.answers.map(spaced).join(", ") },
];

function OpposedTable({ rows }: { rows: readonly Opposed[] }) {
  return <DataTable columns={opposedColumns} rows={rows} caption="Allies that would be called to opposite sides" />;
}

const quarrelColumns: Column<Exposure>[] = [
  { key: "state", head: "Quarrel of", rowHead: true, value: (row) => stateName(row.state) },
  { key: "rival", head: "With", value: (row) => stateName(row.rival) },
  { key: "events", head: "Hostile events", numeric: true, value: (row) => row.hostile_events },
  { key: "last", head: "Last", value: (row) => row.last },
  { key: "summary", head: "What", value: (row) => row.summary, proof: (row) => ({ title: row.summary, body: () => <Sources ids={row.sources} /> }) },
  { key: "reaches", head: "Newly reaches", value: (row) => row.reaches.map((one) => `${stateName(one.state)} (${weightText(one.weight, one.weight_high)})`).join("; ") },
];

function Quarrels({ rows }: { rows: readonly Exposure[] }) {
  return <DataTable columns={quarrelColumns} rows={rows} sources={(row) => row.sources} caption="Quarrels read off the events, and whom they newly reach" />;
}
