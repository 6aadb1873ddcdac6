// The map: click an attacker and a target; every state shows its answer.

import { signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { toFault, type Fault } from "../api";
import { AttackForm } from "../attackform";
import { FaultNote, Waiting } from "../fault";
import { Figure } from "../figure";
import { laidOut, loadLand, mapSize } from "../geography";
import { MapDrawing } from "../mapdrawing";
import { Legend } from "../patterns";
import { clauseName, answerProof, sourcesOf } from "../proofs";
import { record, stateName } from "../record";
import { StateCard } from "../statecard";
import { standingsOf, standingWords, type Standing, type StateStanding } from "../standing";
import { go, say, selection } from "../state";
import { Summary } from "../summary";
import type { Column } from "../table";
import { useWho, type WhoAnswer } from "../who";
import { dutyWords, reasonWords } from "../words";

type Mode = "attacker" | "target" | "look";

/** looked is the state shown beside the map; it changes with the pointer and so stands apart from the drawing. */
const looked = signal("");

export function MapView() {
  const now = selection.value;
  const answer = useWho(now);
  const [mode, setMode] = useState<Mode>("attacker");
  const who = answer.value;
  const standings = useMemo(() => (who ? standingsOf(who) : new Map<string, StateStanding>()), [who]);
  const pick = (state: string) => {
    looked.value = state;
    if (mode === "look") {
      go({ state });
      return;
    }
    const other = mode === "attacker" ? "target" : "attacker";
    go({ [mode]: state, ...(now[other] === state ? { [other]: "" } : {}) });
    say(mode === "attacker" ? `${stateName(state)} attacks. Now choose the target.` : `${stateName(state)} is attacked.`);
    setMode(other);
  };
  useEffect(() => {
    if (who && !answer.loading) say(spoken(who, standings));
  }, [who]);
  const title = who ? attackTitle(who) : "Choose an attacker and a target";
  return (
    <div class="with-side">
      <div class="map-column">
        <MapFigure title={title} who={who} standings={standings} mode={mode} setMode={setMode} onPick={pick} loading={answer.loading} />
      </div>
      <aside class="side-panel" aria-label="The attack and its answer">
        <AttackForm />
        <Waiting answer={answer} />
        {who && now.attacker && now.target && <Summary who={who} standings={standings} />}
        {who && <p><a href="#" onClick={(event) => { event.preventDefault(); go({ view: "who" }); }}>All answers with their clauses</a></p>}
        <Looked standings={standings} />
      </aside>
    </div>
  );
}

function attackTitle(who: WhoAnswer): string {
  const list = (ids: string[]) => ids.map(stateName).join(" and ");
  return `Who must respond if ${list(who.incident.attacker)} attacks ${list(who.incident.target)}`;
}

function spoken(who: WhoAnswer, standings: ReadonlyMap<string, StateStanding>): string {
  const count = (standing: Standing) => [...standings.values()].filter((one) => one.standing === standing).length;
  return `${attackTitle(who)}: ${count("owed")} owe help, for ${count("depends")} it depends, ${count("barred")} owe neutrality.`;
}

function Looked({ standings }: { standings: ReadonlyMap<string, StateStanding> }) {
  const state = looked.value || selection.value.state || selection.value.target;
  return state ? <StateCard state={state} standing={standings.get(state)} /> : null;
}

interface FigureProps {
  title: string;
  who: WhoAnswer | undefined;
  standings: ReadonlyMap<string, StateStanding>;
  mode: Mode;
  setMode: (mode: Mode) => void;
  onPick: (state: string) => void;
  loading: boolean;
}

const modes: [Mode, string][] = [["attacker", "Pick the attacker"], ["target", "Pick the target"], ["look", "Only look"]];

function MapFigure(props: FigureProps) {
  const { who, standings, mode } = props;
  const now = selection.value;
  const states = record.value?.states ?? [];
  const [land, setLand] = useState<Awaited<ReturnType<typeof loadLand>>>();
  const [fault, setFault] = useState<Fault>();
  const narrow = matchMedia("(max-width: 600px)").matches;
  const size = useMemo(() => (narrow ? { width: mapSize.width, height: 900 } : mapSize), [narrow]);
  useEffect(() => {
    loadLand().then(setLand, (cause: unknown) => setFault(toFault(cause)));
  }, []);
  // Names and positions of states change with the day; their shapes only where the list itself does.
  const key = states.map((state) => state.id).join();
  const geography = useMemo(() => (land ? laidOut(land, states, size) : undefined), [land, key, size]);
  const counts = useMemo(() => {
    const map = new Map<Standing, number>();
    for (const state of states) {
      const standing = standings.get(state.id)?.standing ?? "unbound";
      map.set(standing, (map.get(standing) ?? 0) + 1);
    }
    return map;
  }, [standings, key]);
  // How long the first view takes is measured from outside: make bench.
  const coloured = geography !== undefined && who !== undefined;
  useEffect(() => {
    if (coloured) performance.mark("map coloured");
  }, [coloured]);
  const rows = states.map((state) => standings.get(state.id) ?? { state: state.id, standing: "unbound" as const, answers: [], torn: false });
  const tools = (
    <div class="map-tools">
      <div class="modes" role="group" aria-label="What a click does">
        {modes.map(([id, words]) => <button key={id} type="button" aria-pressed={mode === id} onClick={() => props.setMode(id)}>{words}</button>)}
      </div>
      {who && <Legend counts={counts} />}
    </div>
  );
  return (
    <Figure title={props.title} level={1} class={props.loading ? "is-loading" : ""} tools={tools} table={{ columns, rows, sources: (row: StateStanding) => row.answers.flatMap(sourcesOf) }}
      caption={caption(who)} sources={who ? [...new Set(who.answers.filter((one) => one.answer !== "not_owed").flatMap(sourcesOf))] : []}>
      {fault && <FaultNote fault={fault} />}
      <p class="keys no-print">Keys on the map: arrows go from state to state, Enter picks, + and − zoom, Shift with arrows moves, Home returns.</p>
      {geography ? (
        <MapDrawing geography={geography} size={size} standings={standings} counts={counts} attacker={now.attacker} target={now.target} name={stateName}
          onPick={props.onPick} onLook={(state) => (looked.value = state)} label="Map of states. Arrow keys go from state to state, Enter picks, plus and minus zoom, Shift with arrows moves the map." />
      ) : !fault && <div class="map-wait"><p class="waiting" role="status">The map is loading…</p></div>}
    </Figure>
  );
}

function caption(who: WhoAnswer | undefined): string {
  if (!who) return "Each state is coloured by what it owes once both sides are chosen.";
  const known = who.known_by ? `, as known on ${who.known_by}` : "";
  const edits = who.edits.length ? ` With ${who.edits.join(", ")}.` : "";
  return `On ${who.incident.on}${known}. A state is coloured by the strongest duty that it has in this attack; a dashed edge marks one that owes both sides.${edits} Land of a duller colour is not in the record. A map of promises, not of what will be done.`;
}

const columns: Column<StateStanding>[] = [
  { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
  { key: "standing", head: "Answer", value: (row) => standingWords[row.standing], cell: (row) => <span class={"word word-" + row.standing}>{standingWords[row.standing]}</span>, proof: (row) => (row.answer?.clause ? answerProof(row.answer) : null) },
  { key: "duty", head: "Duty", value: (row) => (row.answer?.duty ? dutyWords[row.answer.duty] ?? row.answer.duty : "") },
  { key: "clause", head: "Under", value: (row) => (row.answer?.treaty ? clauseName(row.answer.treaty, row.answer.clause) : "") },
  { key: "low", head: "Weight from", numeric: true, value: (row) => (row.answer && row.answer.answer !== "not_owed" ? row.answer.weight : ""), cell: (row) => (row.answer && row.answer.answer !== "not_owed" ? row.answer.weight.toFixed(2) : "") },
  { key: "high", head: "to", numeric: true, value: (row) => (row.answer && row.answer.answer !== "not_owed" ? row.answer.weight_high : ""), cell: (row) => (row.answer && row.answer.answer !== "not_owed" ? row.answer.weight_high.toFixed(2) : "") },
  { key: "reason", head: "Why not", value: (row) => (row.answer?.answer === "not_owed" ? reasonWords[row.answer.reason] ?? row.answer.reason : "") },
  { key: "torn", head: "Torn", value: (row) => (row.torn ? "yes" : "") },
];
