// How an attack spreads: many simulated histories, what they come to, what the answer rests on, and one day by day.

import { useEffect, useRef, useState } from "preact/hooks";
import { stream, toFault, type Fault, type Progress } from "../api";
import { count } from "../chart/number";
import { FaultNote } from "../fault";
import { record, stateName } from "../record";
import { commonParams, formatParams, go, say, selection, type Params } from "../state";
import { addRun, study } from "../study";
import { Pick, stateChoices } from "../statepick";
import { actWords } from "../words";
import { CrisisAnswer, type CrisisResult } from "./crisisanswer";
import { Replay } from "./crisisreplay";
import { Tornadoes, type Sensitivity } from "./crisissensitivity";

/** Job is one long question: how far it is, and what came of it. */
interface Job<T> {
  running: boolean;
  progress: Progress | undefined;
  fault: Fault | undefined;
  result: T | undefined;
  /** What was asked for the result, so that a changed form is told. */
  asked: string;
  start: (params: Params) => void;
  stop: () => void;
}

/** useJob runs one such question at a time; leaving the view stops it. */
function useJob<T>(path: string, done?: (result: T, asked: string) => void): Job<T> {
  const [state, setState] = useState<Omit<Job<T>, "start" | "stop">>({ running: false, progress: undefined, fault: undefined, result: undefined, asked: "" });
  const control = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => control.current?.abort(), []);
  const start = (params: Params) => {
    control.current?.abort();
    const mine = (control.current = new AbortController());
    setState((before) => ({ ...before, running: true, progress: undefined, fault: undefined }));
    stream<T>(path, params, (progress) => !mine.signal.aborted && setState((before) => ({ ...before, progress })), mine.signal).then(
      (result) => {
        if (mine.signal.aborted) return;
        setState({ running: false, progress: undefined, fault: undefined, result, asked: formatParams(params) });
        done?.(result, formatParams(params));
        say("The simulation is done.");
      },
      (cause: unknown) => !mine.signal.aborted && setState((before) => ({ ...before, running: false, fault: toFault(cause) })),
    );
  };
  const stop = () => {
    control.current?.abort();
    setState((before) => ({ ...before, running: false, progress: undefined }));
    say("Stopped.");
  };
  return { ...state, start, stop };
}

/** question is the crisis that is asked about: that of the selection, else the first of states that the dossier asks. */
export function question(): { attacker: string; target: string; on: string; act: string; days: string; runs: string; seed: string } {
  const { attacker, target, on, act, more } = selection.value;
  const states = new Set(record.value?.states.map((s) => s.id));
  const own = record.value?.question.contingencies.find((c) => c.attackers.length === 1 && c.targets.length === 1 && states.has(c.attackers[0] ?? ""));
  const given = states.has(attacker) || states.has(target);
  return {
    attacker: given ? (states.has(attacker) ? attacker : "") : (own?.attackers[0] ?? ""), target: given ? target : (own?.targets[0] ?? ""), on, act,
    days: number(more.days, 180, 3650), runs: number(more.n, 100_000, 2_000_000), seed: number(more.seed, 1, Number.MAX_SAFE_INTEGER, 0),
  };
}

/** number keeps what was typed if it is a whole number that fits. */
export function number(text: string | undefined, own: number, most: number, least = 1): string {
  return text !== undefined && /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? text : String(own);
}

export function Crisis() {
  const q = question();
  const run = useJob<CrisisResult>("crisis", (result, asked) => wanted.current && void addRun("crisis", asked, summaryOf(result)));
  // Only runs that were asked for are kept in the study, not the first.
  const wanted = useRef(false);
  const screen = useJob<Sensitivity>("crisis/sensitivity");
  const base: Params = { ...commonParams(selection.value), attacker: q.attacker, target: q.target, on: q.on, act: q.act, days: q.days, seed: q.seed };
  const params: Params = { ...base, runs: q.runs };
  const ready = q.attacker !== "" && q.target !== "" && q.attacker !== q.target;
  // A first run is made unasked, so that the view shows something.
  useEffect(() => {
    if (ready) run.start(params);
  }, []);
  const stale = run.result && run.asked !== formatParams(params);
  return (
    <>
      <h1>Crisis</h1>
      <p>How an attack spreads in many simulated histories. Each share has its standard error: that of the simulation, which says how many histories were made and not how good the model is.</p>
      <Form q={q} ready={ready} running={run.running} go={() => { wanted.current = true; run.start(params); }} stop={run.stop} />
      {run.running && <Bar progress={run.progress} what="Simulating" />}
      {run.fault && <FaultNote fault={run.fault} />}
      {stale && !run.running && <p class="card" role="status">The form or the edits have changed since; press Run for new histories.</p>}
      {run.result && <CrisisAnswer result={run.result} />}
      <h2>What the answer rests on</h2>
      <p>Every assumption of the model is varied over its range, one after the other, with new histories at each point.</p>
      <p>
        <button type="button" disabled={!ready || screen.running} onClick={() => screen.start({ ...base, runs: Math.min(2000, Number(q.runs)) })}>{screen.result ? "Screen again" : "Screen the assumptions"}</button>{" "}
        {screen.running && <button type="button" onClick={screen.stop}>Stop</button>}
      </p>
      {screen.running && <Bar progress={screen.progress} what="Screening" />}
      {screen.fault && <FaultNote fault={screen.fault} />}
      {screen.result && <Tornadoes result={screen.result} />}
      <Kept />
      <Replay params={base} ready={ready} most={Number(q.runs)} />
    </>
  );
}

/** summaryOf is what of a run is kept in a study. */
function summaryOf(r: CrisisResult): string {
  const joined = r.joined.map((m) => `${m.mean.toFixed(3)} ± ${m.standard_error.toFixed(3)}`).join(" before the edits, ");
  return `${r.attacker} attacks ${r.target} on ${r.on}: ${count(r.runs)} histories, ${joined} join the fight${r.joined.length > 1 ? " after them" : ""}`;
}

/** Kept lists the runs of the study. */
function Kept() {
  const runs = (study.value?.runs ?? []).filter((one) => one.kind === "crisis");
  if (runs.length === 0) return null;
  return (
    <details>
      <summary>Runs kept in the study ({runs.length})</summary>
      <ul>{runs.map((one) => <li key={one.id}>{String(one.summary)} <span class="muted">({one.at.slice(0, 16).replace("T", " ")})</span></li>)}</ul>
    </details>
  );
}

interface FormProps {
  q: ReturnType<typeof question>;
  ready: boolean;
  running: boolean;
  go: () => void;
  stop: () => void;
}

function Form({ q, ready, running, go: start, stop }: FormProps) {
  const { more } = selection.value;
  const put = (name: string) => (event: { currentTarget: { value: string } }) => go({ more: { ...more, [name]: event.currentTarget.value } });
  return (
    <form class="fields" aria-label="The crisis" onSubmit={(event) => { event.preventDefault(); if (ready && !running) start(); }}>
      <Pick label="Attacker" choices={stateChoices()} value={q.attacker} onPick={(id) => go({ attacker: id, target: q.target })} />
      <Pick label="Target" choices={stateChoices()} value={q.target} onPick={(id) => go({ attacker: q.attacker, target: id })} />
      <label class="field"><span>Act</span>
        <select value={q.act} onChange={(event) => go({ act: event.currentTarget.value })}>
          <option value="">armed attack</option>
          {Object.entries(actWords).filter(([id]) => id !== "armed_attack" && id !== "militant_attack" && id !== "internal").map(([id, words]) => <option key={id} value={id}>{words}</option>)}
        </select>
      </label>
      <label class="field"><span>Day of the attack</span><input type="date" value={q.on} onChange={(event) => go({ on: event.currentTarget.value })} /></label>
      <label class="field short"><span>Days</span><input type="number" min={1} max={3650} value={q.days} onChange={put("days")} /></label>
      <label class="field short"><span>Histories</span><input type="number" min={100} max={2000000} step={100} value={q.runs} onChange={put("n")} /></label>
      <label class="field short"><span>Seed</span><input type="number" min={0} value={q.seed} onChange={put("seed")} /></label>
      <button type="submit" class="main" disabled={!ready || running}>Run</button>
      {running && <button type="button" onClick={stop}>Stop</button>}
      {!ready && <span class="muted">{q.attacker && q.attacker === q.target ? `${stateName(q.attacker)} cannot attack itself.` : "Name an attacker and a target; both are states."}</span>}
    </form>
  );
}

function Bar({ progress, what }: { progress: Progress | undefined; what: string }) {
  const words = progress ? `${count(progress.done)} of ${count(progress.total)} ${progress.unit}` : `${what}…`;
  return (
    <p class="progress">
      <label>
        <span class="hidden-words">{what}</span>
        {progress ? <progress max={progress.total} value={progress.done} /> : <progress />}
      </label>{" "}
      <span>{words}</span>
    </p>
  );
}
