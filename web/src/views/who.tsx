// Who must respond: the table of duties, their chain, the ties, and the readings on which it all turns.

import { useMemo, useState } from "preact/hooks";
import { AttackForm } from "../attackform";
import { Facts } from "../facts";
import { Waiting } from "../fault";
import { Figure } from "../figure";
import { answerProof, clauseName, conflictText, dependsText, sourcesOf, Word } from "../proofs";
import { clauseOf, namesOf, record, sourceCitation, stateName } from "../record";
import { editedReadings, ReadingSwitch, useOwnReadings } from "../readingswitch";
import { standingsOf } from "../standing";
import { go, selection } from "../state";
import { Sources } from "../sources";
import { Summary } from "../summary";
import { DataTable, type Column } from "../table";
import { useSettled } from "../settled";
import { WeightBar } from "../weightbar";
import { useWho, type AnswerWord, type DutyAnswer, type Flag, type Link, type Tie, type WhoAnswer } from "../who";
import { answerWords, discretionWords, dutyWords, isActive, reasonWords, spaced, weightText } from "../words";

export function Who() {
  const now = useSettled(selection.value);
  const depth = now.more["depth"];
  const answer = useWho(now, depth ? { depth } : {});
  const who = answer.value;
  return (
    <>
      <h1>{title(who)}</h1>
      <AttackForm />
      {(!now.attacker || !now.target) && <p class="waiting">Choose an attacker and a target.</p>}
      <Waiting answer={answer} />
      {who && (
        <div class={answer.loading ? "is-loading" : ""}>
          <Summary who={who} standings={standingsOf(who)} />
          <Duties who={who} />
          <Flags flags={who.flags} />
          <Chain chain={who.chain} />
          <Ties ties={who.ties} />
          <Facts who={who} />
          <Readings who={who} />
        </div>
      )}
    </>
  );
}

function title(who: WhoAnswer | undefined): string {
  if (!who) return "Who must respond";
  const list = (ids: string[]) => ids.map(stateName).join(" and ");
  return `Who must respond if ${list(who.incident.attacker)} attacks ${list(who.incident.target)}`;
}

const all: AnswerWord[] = ["owed", "depends", "not_owed"];

function Duties({ who }: { who: WhoAnswer }) {
  const [shown, setShown] = useState<AnswerWord[]>(["owed", "depends"]);
  const [helpOnly, setHelpOnly] = useState(false);
  const [text, setText] = useState("");
  const bound = useMemo(() => who.answers.filter((answer) => answer.treaty !== ""), [who]);
  const wanted = text.trim().toLowerCase();
  const rows = bound.filter((answer) => shown.includes(answer.answer) && (!helpOnly || isActive(answer.duty)) &&
    (!wanted || `${stateName(answer.state)} ${clauseName(answer.treaty, answer.clause)}`.toLowerCase().includes(wanted)));
  const several = who.incident.target.length * who.incident.attacker.length > 1 || bound.some((answer) => !who.incident.target.includes(answer.toward));
  const columns = several ? dutyColumns : dutyColumns.filter((column) => column.key !== "toward");
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">Duties</h2>
      <div class="filters" role="group" aria-label="Which duties are shown">
        {all.map((word) => (
          <label key={word} class="choice"><input type="checkbox" checked={shown.includes(word)} onChange={() => setShown(shown.includes(word) ? shown.filter((one) => one !== word) : [...shown, word])} />
            {answerWords[word]} ({bound.filter((answer) => answer.answer === word).length})</label>
        ))}
        <label class="choice"><input type="checkbox" checked={helpOnly} onChange={() => setHelpOnly(!helpOnly)} /> help only</label>
        <label class="field find"><span>Find a state or treaty</span><input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
      </div>
      <DataTable columns={columns} rows={rows} sources={sourcesOf} name="Duties" empty="No duty of this kind."
        caption={<>Each cell opens its reasons. The range is the weight of the readings under which the duty is owed, up to that of those under which it may be. M/I/A: how often, in the record, the promise was met on its words, invoked, and acted upon.</>} />
    </section>
  );
}

const proof = answerProof;
const placeMark = { yes: "inside", no: "outside", unknown: "open" } as const;

function placeOf(answer: DutyAnswer): { text: string; holds?: "yes" | "no" | "unknown" } {
  const test = answer.because.find((reason) => reason.step === "place" && !reason.tried);
  if (test) return { text: placeMark[test.holds], holds: test.holds };
  const area = clauseOf(answer.treaty, answer.clause)?.trigger?.area ?? [];
  return { text: answer.clause && area.length === 0 ? "any place" : "not reached" };
}

const dutyColumns: Column<DutyAnswer>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state), proof },
  { key: "answer", head: "Answer", value: (row) => answerWords[row.answer] ?? row.answer, cell: (row) => <Word answer={row.answer} />, proof },
  { key: "duty", head: "Duty", value: (row) => dutyWords[row.duty] ?? row.duty, proof },
  { key: "toward", head: "Toward", value: (row) => stateName(row.toward) },
  { key: "clause", head: "Under", value: (row) => clauseName(row.treaty, row.clause), proof },
  {
    key: "weight", head: "Range", value: (row) => (row.answer === "not_owed" ? "" : weightText(row.weight, row.weight_high)), proof,
    cell: (row) => (row.answer === "not_owed" ? "" : <WeightBar low={row.weight} high={row.weight_high} />),
  },
  { key: "on", head: "Turns on", value: (row) => (row.answer === "not_owed" ? reasonWords[row.reason] ?? spaced(row.reason) : dependsText(row.depends_on)), proof },
  { key: "place", head: "Area", value: (row) => placeOf(row).text, cell: (row) => <span class={"area-" + placeOf(row).holds}>{placeOf(row).text}</span>, proof },
  { key: "discretion", head: "Whose choice", value: (row) => [row.duty === "neutral" ? "" : discretionWords[row.discretion] ?? spaced(row.discretion), row.binding === "treaty" ? "" : row.binding].filter(Boolean).join("; "), proof },
  {
    key: "conflicts", head: "Conflicts", value: (row) => row.conflicts.map(conflictText).join(" "),
    cell: (row) => (row.conflicts.length ? <span class="warn">{row.conflicts.length === 1 ? clauseName(row.conflicts[0]!.treaty, row.conflicts[0]!.clause) : `${row.conflicts.length} duties`}</span> : <span class="muted">none</span>), proof,
  },
  { key: "record", head: "M/I/A", value: (row) => `${row.record.met}/${row.record.invoked}/${row.record.acted}`, proof: (row) => ({ title: `${clauseName(row.treaty, row.clause)}: the record of conduct`, body: () => <Conduct answer={row} /> }) },
  { key: "confidence", head: "Confidence", value: (row) => (row.unverified ? "unverified" : row.confidence ?? null), proof },
  { key: "source", head: "Source", value: (row) => sourcesOf(row).length, cell: (row) => sourceLabel(row), proof: (row) => ({ title: `Sources: ${clauseName(row.treaty, row.clause)}`, body: () => <Sources ids={sourcesOf(row)} /> }) },
];

function sourceLabel(row: DutyAnswer): string {
  const [first, ...more] = sourcesOf(row);
  if (!first) return "none";
  const name = record.value?.sources.find((source) => source.id === first)?.publisher || sourceCitation(first).slice(0, 30);
  return more.length ? `${name} +${more.length}` : name;
}

/** Conduct lists the occasions of the record on which the promise was, or could have been, called. */
function Conduct({ answer }: { answer: DutyAnswer }) {
  const occasions = (record.value?.responses ?? []).filter((one) => one.treaty === answer.treaty && (!one.clause || one.clause === answer.clause));
  return (
    <>
      <p>Met on its words {answer.record.met}, invoked {answer.record.invoked}, acted upon {answer.record.acted}, by or toward {stateName(answer.state)}.</p>
      {occasions.length === 0 && <p class="muted">No occasion is on record.</p>}
      <ul>
        {occasions.map((one) => (
          <li key={one.id}>{one.date}: {one.text || "an occasion"} (met {one.met || "unknown"}, invoked {one.invoked || "unknown"}, acted {one.acted || "unknown"}). <Sources ids={one.sources} /></li>
        ))}
      </ul>
    </>
  );
}

/** together says once what is said of several states in the same words. */
function together(flags: readonly Flag[]): Flag[] {
  const by = new Map<string, Flag[]>();
  for (const flag of flags) {
    const name = stateName(flag.state);
    const key = [flag.kind, flag.answer, flag.text.startsWith(name) ? flag.text.slice(name.length) : flag.text].join("|");
    const same = by.get(key);
    if (same) same.push(flag);
    else by.set(key, [flag]);
  }
  return [...by.values()].map((same) => {
    const [first] = same as [Flag, ...Flag[]];
    const states = [...new Set(same.map((flag) => flag.state))];
    if (states.length === 1) return first;
    return { ...first, text: `${namesOf(states)}: each${first.text.slice(stateName(first.state).length)}`, sources: [...new Set(same.flatMap((flag) => flag.sources))] };
  });
}

function Flags({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0) return null;
  const rows = together(flags);
  const shown = rows.slice(0, 8);
  const item = (flag: Flag, i: number) => <li key={i}><strong class="warn">{flag.kind === "breach" ? "Breach" : "Conflict"}</strong>{flag.answer === "depends" && " (depends)"}: {flag.text} <Sources ids={flag.sources} /></li>;
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">Breaches and conflicts of duty</h2>
      <ul>{shown.map(item)}</ul>
      {rows.length > shown.length && <details><summary>{rows.length - shown.length} more</summary><ul>{rows.slice(shown.length).map(item)}</ul></details>}
    </section>
  );
}

const linkColumns: Column<Link>[] = [
  { key: "step", head: "Step", numeric: true, value: (row) => row.step },
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  { key: "answer", head: "Answer", value: (row) => answerWords[row.answer] ?? row.answer, cell: (row) => <Word answer={row.answer} /> },
  { key: "duty", head: "Duty", value: (row) => dutyWords[row.duty] ?? row.duty },
  { key: "clause", head: "Under", value: (row) => clauseName(row.treaty, row.clause), proof: (row) => linkProof(row) },
  { key: "toward", head: "Toward", value: (row) => stateName(row.toward) },
  { key: "against", head: "Against", value: (row) => stateName(row.against) },
  { key: "side", head: "Side", value: (row) => `the ${row.side}'s` },
  { key: "via", head: "Because", value: (row) => row.via },
];

function linkProof(link: Link): { title: string; body: () => preact.ComponentChildren } {
  const clause = clauseOf(link.treaty, link.clause);
  return {
    title: `${stateName(link.state)}: ${clauseName(link.treaty, link.clause)}`,
    body: () => <><p><Word answer={link.answer} /> {link.via}.</p>{clause && <><blockquote>{clause.text}</blockquote><Sources ids={clause.sources} /></>}</>,
  };
}

function Chain({ chain }: { chain: readonly Link[] }) {
  const depth = selection.value.more["depth"] ?? "";
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">The chain of duties</h2>
      <p>Who is drawn in, step by step, if all who may owe help act and are struck at home in return.</p>
      <label class="field find"><span>Steps to follow</span>
        <select value={depth} onChange={(event) => go({ more: { ...selection.peek().more, depth: event.currentTarget.value } })}>
          <option value="">as usual</option><option value="1">1</option><option value="2">2</option><option value="3">3</option><option value="99">to the end</option>
        </select>
      </label>
      <ChainFigure chain={chain} />
    </section>
  );
}

/** ChainFigure draws the steps as columns: whose side, by what right. */
function ChainFigure({ chain }: { chain: readonly Link[] }) {
  if (chain.length === 0) return <p class="muted">Nobody is drawn in.</p>;
  const steps = [...new Set(chain.map((link) => link.step))].sort((a, b) => a - b);
  const rows = Math.max(...steps.map((step) => chain.filter((link) => link.step === step).length));
  const [width, height] = [steps.length * 190, rows * 24 + 34];
  const sources = [...new Set(chain.flatMap((link) => clauseOf(link.treaty, link.clause)?.sources ?? []))];
  return (
    <Figure title="Who is drawn in, by step" level={3} table={{ columns: linkColumns, rows: chain, sources: (row: Link) => clauseOf(row.treaty, row.clause)?.sources ?? [] }} sources={sources}
      caption="Blue: help owed; orange with stripes: help that depends. A mark at the right of a box shows a state that comes in on the attacker's side.">
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Chain of duties, drawn">
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`${chain.length} states in ${steps.length} steps; the table has them all.`}>
          {steps.map((step, column) => (
            <g key={step} transform={`translate(${column * 190} 0)`}>
              <text x={6} y={18} class="chain-head">Step {step}</text>
              {chain.filter((link) => link.step === step).map((link, i) => (
                <g key={i} transform={`translate(4 ${28 + i * 24})`}>
                  <rect width={180} height={21} rx={4} class={"chain-box chain-" + link.answer} />
                  <rect width={6} height={21} class={"fill-" + link.answer} />
                  {link.side === "attacker" && <path d="M180 0 v21 l-9 -10.5 z" class="fill-attacker" />}
                  <text x={12} y={15} class="chain-text">{stateName(link.state).slice(0, 24)}</text>
                </g>
              ))}
            </g>
          ))}
        </svg>
      </div>
    </Figure>
  );
}

const tieColumns: Column<Tie>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  { key: "toward", head: "With", value: (row) => stateName(row.toward) },
  { key: "duty", head: "Kind", value: (row) => dutyWords[row.duty] ?? row.duty },
  { key: "clause", head: "Under", value: (row) => clauseName(row.treaty, row.clause), proof: (row) => ({ title: clauseName(row.treaty, row.clause), body: () => <><blockquote>{row.text}</blockquote><Sources ids={row.sources} /></> }) },
  { key: "text", head: "Words", value: (row) => row.text },
];

function Ties({ ties }: { ties: readonly Tie[] }) {
  if (ties.length === 0) return null;
  return (
    <section aria-labelledby="ties">
      <h2 id="ties">Ties that promise no act</h2>
      <details><summary>{ties.length} ties</summary><DataTable columns={tieColumns} rows={ties} sources={(row) => row.sources} caption="Ties that promise no act" /></details>
    </section>
  );
}

function Readings({ who }: { who: WhoAnswer }) {
  const own = useOwnReadings();
  const ids = [...new Set([...who.readings.map((reading) => reading.id), ...editedReadings()])].sort();
  if (ids.length === 0) return null;
  const touched = (id: string) => who.answers.filter((answer) => answer.depends_on.includes("reading:" + id)).map((answer) => answer.state);
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">Readings that matter here</h2>
      <p>Open questions about the texts on which these answers turn. Take an option, or weigh them: the answers follow.</p>
      <div class="readings">
        {own.filter((reading) => ids.includes(reading.id)).map((reading) => {
          const states = [...new Set(touched(reading.id))];
          return (
            <div key={reading.id}>
              <ReadingSwitch reading={reading} />
              <p class="holders">Turns {states.length === 0 ? "no answer as things stand, or a conflict or a means" : states.length > 6 ? `the answers of ${states.length} states` : "the answer of " + states.map(stateName).join(", ")}.</p>
            </div>
          );
        })}
      </div>
    </section>
  );
}

