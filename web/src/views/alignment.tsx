// Who stands with whom: the network of states in blocs, and how any two of them got on over time.

import { useAnswer } from "../api";
import { Network, type Tie } from "../chart/network";
import { Waiting } from "../fault";
import { Figure } from "../figure";
import { namesOf, record, stateName } from "../record";
import { commonParams, go, say, selection } from "../state";
import { Pick, stateChoices } from "../statepick";
import type { TableData } from "../table";
import { Course } from "./course";

interface BlocTie {
  a: string;
  b: string;
  sign: number;
  why: string;
}

interface Division {
  ties: BlocTie[];
  index: number;
  lower_bound: number;
  proven: boolean;
  blocs: string[][];
  alone: string[];
  frustrated: BlocTie[];
  torn: string[];
  triangles: number;
  balanced_triangles: number;
}

interface Blocs {
  on: string;
  edits: string[];
  groups: number;
  before: Division;
  after: Division;
  moved: string[];
}

/** picked is the pair in the address, or that of the dossier. */
function picked(): { a: string; b: string } {
  const { a, b } = selection.value;
  const own = record.value?.question.relation;
  if (a || b) return { a, b };
  return { a: own?.a ?? "", b: own?.b ?? "" };
}

/** repick is the pair after a state of the network is picked: picked again it is let go, a third takes the place of the first. */
export function repick(pair: { a: string; b: string }, id: string): { a: string; b: string } {
  if (id === pair.a) return { a: pair.b, b: "" };
  if (id === pair.b) return { a: pair.a, b: "" };
  if (!pair.a) return { a: id, b: pair.b };
  if (!pair.b) return { a: pair.a, b: id };
  return { a: pair.b, b: id };
}

export function Alignment() {
  const pair = picked();
  return (
    <>
      <h1>Alignment</h1>
      <p>
        Who stands with whom, from the events of the record and from promises of defence. Pick two states to see how they got on
        over the years.
      </p>
      <BlocsFigure pair={pair} />
      <h2 id="course">How two states got on</h2>
      <div class="fields">
        <Pick label="One state" choices={stateChoices()} value={pair.a} onPick={(a) => go({ a, b: pair.b })} />
        <Pick label="The other" choices={stateChoices()} value={pair.b} onPick={(b) => go({ a: pair.a, b })} />
      </div>
      {pair.a && pair.b && pair.a !== pair.b ? <Course a={pair.a} b={pair.b} /> : <p class="muted">Pick two different states, here or in the network.</p>}
    </>
  );
}

/** statesAsked are the states of the events where the dossier has none in focus; else it knows itself. */
function statesAsked(): string {
  const r = record.value;
  if (!r || r.question.focus.length > 1) return "";
  const states = new Set(r.states.map((s) => s.id));
  return [...new Set(r.events.flatMap((e) => [e.initiator, e.target]))].filter((id) => states.has(id)).sort().join(",");
}

function BlocsFigure({ pair }: { pair: { a: string; b: string } }) {
  const { more } = selection.value;
  const groups = ["2", "3", "4"].includes(more.blocs ?? "") ? more.blocs! : "2";
  const answer = useAnswer<Blocs>("align/blocs", { ...commonParams(selection.value), groups, states: statesAsked() });
  const blocs = answer.value;
  if (!blocs) return <Waiting answer={answer} />;
  const edited = blocs.edits.length > 0;
  const before = edited && more.when === "before";
  const division = before ? blocs.before : blocs.after;
  const pick = (id: string) => {
    const next = repick(pair, id);
    go(next);
    say(next.a && next.b ? `${stateName(next.a)} and ${stateName(next.b)} picked.` : next.a ? `${stateName(next.a)} picked; pick another.` : "None picked.");
  };
  return (
    <>
      <Waiting answer={answer} />
      <Figure title={`Blocs on ${blocs.on}${edited ? (before ? ", before the edits" : ", after the edits") : ""}`}
        caption={captionOf(division) + " Blocs tell who stands with whom in the record; they are no treaties."}
        table={tieTable(division)}
        tools={<BlocTools groups={groups} edited={edited} before={before} />}>
        <Network label={`Network of ${division.blocs.flat().length} states in ${division.blocs.length} blocs. Arrow keys go from state to state, Enter picks one.`}
          blocs={division.blocs} alone={division.alone} ties={tiesOf(division)} name={stateName} about={(id) => aboutState(division, id)}
          picked={[pair.a, pair.b].filter(Boolean)} ringed={edited ? blocs.moved : []} pick={pick} />
      </Figure>
      <BlocWords division={division} moved={edited ? blocs.moved : undefined} />
    </>
  );
}

function BlocTools({ groups, edited, before }: { groups: string; edited: boolean; before: boolean }) {
  const { more } = selection.value;
  const put = (name: string, value: string) => go({ more: { ...more, [name]: value } });
  return (
    <div class="fields no-print">
      <label class="field">
        <span>At most so many blocs</span>
        <select value={groups} onChange={(event) => put("blocs", event.currentTarget.value === "2" ? "" : event.currentTarget.value)}>
          {["2", "3", "4"].map((n) => <option key={n}>{n}</option>)}
        </select>
      </label>
      {edited && (
        <span role="group" aria-label="Before or after the edits">
          <button type="button" aria-pressed={before} onClick={() => put("when", "before")}>Before</button>{" "}
          <button type="button" aria-pressed={!before} onClick={() => put("when", "")}>After</button>
        </span>
      )}
    </div>
  );
}

const same = (t: BlocTie, u: BlocTie) => t.a === u.a && t.b === u.b;

function tiesOf(division: Division): Tie[] {
  return division.ties.map((tie) => ({ ...tie, odd: division.frustrated.some((odd) => same(odd, tie)) }));
}

function captionOf(d: Division): string {
  const fit = `${d.ties.length - d.index} of ${d.ties.length} ties fit this division${d.proven ? ", and no other division does better" : `; at best all but ${d.lower_bound} could`}.`;
  return `${fit} Whole lines: the two stand together; dashed: against each other; thick: the tie fits no division.`;
}

function aboutState(d: Division, id: string): string {
  const bloc = d.blocs.findIndex((states) => states.includes(id));
  const ties = d.ties.filter((t) => t.a === id || t.b === id);
  const friends = ties.filter((t) => t.sign > 0).length;
  if (bloc < 0) return "no tie in the record";
  return `bloc ${bloc + 1}; stands with ${friends}, against ${ties.length - friends}${d.torn.includes(id) ? "; torn between both" : ""}`;
}

/** sourcesOf are those of the events between two states, and of a treaty that the tie names. */
function sourcesOf(tie: BlocTie): string[] {
  const r = record.value;
  const between = (r?.events ?? []).filter((e) => (e.initiator === tie.a && e.target === tie.b) || (e.initiator === tie.b && e.target === tie.a));
  const treaties = (r?.treaties ?? []).filter((t) => tie.why.includes(t.id) || (t.short.length > 3 && tie.why.includes(t.short)));
  return [...new Set((tie.why.startsWith("events") ? between : treaties).flatMap((entry) => entry.sources))];
}

function tieTable(d: Division): TableData<Tie> {
  const bloc = (id: string) => d.blocs.findIndex((states) => states.includes(id)) + 1 || null;
  return {
    columns: [
      { key: "a", head: "State", value: (t) => stateName(t.a), rowHead: true },
      { key: "blocA", head: "Its bloc", value: (t) => bloc(t.a), numeric: true },
      { key: "b", head: "Other state", value: (t) => stateName(t.b) },
      { key: "blocB", head: "Its bloc ", value: (t) => bloc(t.b), numeric: true },
      { key: "sign", head: "They stand", value: (t) => (t.sign > 0 ? "together" : "against each other") },
      { key: "why", head: "Why", value: (t) => t.why },
      { key: "odd", head: "Fits", value: (t) => (t.odd ? "no division" : "yes") },
    ],
    rows: tiesOf(d),
    sources: sourcesOf,
  };
}

function BlocWords({ division: d, moved }: { division: Division; moved: string[] | undefined }) {
  return (
    <ul>
      {d.blocs.map((states, i) => <li key={i}><strong>Bloc {i + 1}:</strong> {namesOf(states)}.</li>)}
      {d.frustrated.length > 0 && <li><strong>Ties that fit no division:</strong> {d.frustrated.map((t) => `${stateName(t.a)} and ${stateName(t.b)} (${t.sign > 0 ? "together" : "against each other"}: ${t.why})`).join("; ")}.</li>}
      {d.torn.length > 0 && <li><strong>Could as well stand on the other side:</strong> {namesOf(d.torn)}.</li>}
      <li>{d.balanced_triangles} of {d.triangles} triangles of ties are in balance (a friend of a friend is a friend).</li>
      {moved && <li><strong>Moved by the edits:</strong> {moved.length ? namesOf(moved) : "nobody"}.</li>}
    </ul>
  );
}
