// One history day by day, by steps or by itself.

import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../api";
import { Timeline } from "../chart/timeline";
import { FaultNote, Waiting } from "../fault";
import { Figure } from "../figure";
import { stateName } from "../record";
import { go, say, selection, type Params } from "../state";
import type { Column } from "../table";
import { endWords, responseWords } from "./crisisanswer";

export interface ReplayEntry {
  day: number;
  date: string;
  event: string;
  state: string;
  response: string;
  level: string;
  end: string;
  text: string;
}

export interface ReplayAnswer {
  attacker: string;
  target: string;
  horizon_days: number;
  run: string;
  seed: string;
  end: string;
  end_day: number;
  entries: ReplayEntry[];
}

/** entryWords tells an entry with the names of states. */
export function entryWords(e: ReplayEntry, attacker: string, target: string): string {
  const pair = `${attacker} and ${target}`;
  switch (e.event) {
    case "begins": return `${attacker} attacks ${target}; they stand at ${e.level}`;
    case "acts": return `${stateName(e.state)}: ${responseWords[e.response] ?? e.response}`;
    case "escalates": return `${pair} escalate to ${e.level}`;
    case "pauses": return `${pair} pause`;
    case "resumes": return `${pair} resume at ${e.level}`;
    case "ends": return `The end: ${endWords[e.end] ?? e.end}`;
  }
  return e.text;
}

const columns = (a: string, b: string): Column<ReplayEntry>[] => [
  { key: "day", head: "Day", numeric: true, value: (e) => e.day }, { key: "date", head: "Date", value: (e) => e.date, rowHead: true },
  { key: "what", head: "What happens", value: (e) => entryWords(e, a, b) }, { key: "state", head: "State", exportOnly: true, value: (e) => e.state },
  { key: "event", head: "Event", exportOnly: true, value: (e) => e.event }, { key: "response", head: "Response", exportOnly: true, value: (e) => e.response },
];

const pace = 900;

export function Replay({ params, ready, most }: { params: Params; ready: boolean; most: number }) {
  const { run } = selection.value;
  const valid = /^\d+$/.test(run);
  const answer = useAnswer<ReplayAnswer>(ready && valid ? "crisis" : null, { ...params, replay: run });
  const history = answer.value;
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const last = Math.max(0, (history?.entries.length ?? 1) - 1);
  useEffect(() => {
    setAt(0);
    setPlaying(false);
  }, [history]);
  useEffect(() => {
    if (!playing) return;
    if (at >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setAt(at + 1), pace);
    return () => clearTimeout(timer);
  }, [playing, at, last]);
  const set = (text: string) => go({ run: text });
  return (
    <section aria-labelledby="replay">
      <h2 id="replay">One history, day by day</h2>
      <div class="fields">
        <label class="field short"><span>Number of the history</span><input type="number" min={0} value={run} onChange={(event) => set(event.currentTarget.value)} /></label>
        <button type="button" disabled={!ready || !valid || run === "0"} onClick={() => set(String(Math.max(0, Number(run) - 1)))}>‹ History before</button>
        <button type="button" disabled={!ready} onClick={() => set(valid ? String((Number(run) + 1) % Math.max(1, most)) : "0")}>{valid ? "Next history ›" : "Show the first"}</button>
      </div>
      {run && !valid && <p class="warn">“{run}” is no number of a history; write one from 0.</p>}
      {answer.fault ? <FaultNote fault={answer.fault} /> : valid && <Waiting answer={answer} />}
      {history && <Stage history={history} at={Math.min(at, last)} last={last} playing={playing} to={setAt} play={setPlaying} />}
    </section>
  );
}

interface StageProps {
  history: ReplayAnswer;
  at: number;
  last: number;
  playing: boolean;
  to: (at: number) => void;
  play: (on: boolean) => void;
}

function Stage({ history, at, last, playing, to, play }: StageProps) {
  const [a, b] = [stateName(history.attacker), stateName(history.target)];
  const list = useRef<HTMLOListElement>(null);
  const now = history.entries[at];
  // Who asked for less motion gets steps by hand alone.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const step = (next: number) => {
    const held = Math.min(last, Math.max(0, next));
    play(false);
    to(held);
    const entry = history.entries[held];
    if (entry) say(`Day ${entry.day}: ${entryWords(entry, a, b)}`);
  };
  if (!now) return <p>Nothing happens in this history.</p>;
  return (
    <Figure level={3} title={`History ${history.run}: ${a} attacks ${b}`} table={{ columns: columns(a, b), rows: history.entries }}
      caption={`Simulated, seed ${history.seed}; one history of many and no forecast. It ends on day ${history.end_day}: ${endWords[history.end] ?? history.end}.`}
      tools={
        <p role="group" aria-label="Steps">
          <button type="button" disabled={at === 0} onClick={() => step(0)}>« Begin</button>{" "}
          <button type="button" disabled={at === 0} onClick={() => step(at - 1)}>‹ Step back</button>{" "}
          {!still && <><button type="button" aria-pressed={playing} disabled={at >= last && !playing} onClick={() => play(!playing)}>{playing ? "Pause" : "Play"}</button>{" "}</>}
          <button type="button" disabled={at >= last} onClick={() => step(at + 1)}>Step ›</button>{" "}
          <button type="button" disabled={at >= last} onClick={() => step(last)}>End »</button>{" "}
          <strong>Day {now.day}, {now.date}</strong>
        </p>
      }>
      <Timeline label={`Days of the history; now day ${now.day}`} days={Math.max(1, history.end_day)} at={now.day}
        entries={history.entries.map((e, i) => ({ day: e.day, kind: kindOf(e), text: `Day ${e.day}: ${entryWords(e, a, b)}`, done: i <= at }))} />
      <ol class="entries" ref={list}>
        {history.entries.slice(0, at + 1).map((e, i) => (
          <li key={i} aria-current={i === at ? "step" : undefined}><span class="muted">Day {e.day}, {e.date}</span> {entryWords(e, a, b)}</li>
        ))}
      </ol>
      {at < last && <p class="muted">{last - at} more to come.</p>}
    </Figure>
  );
}

function kindOf(e: ReplayEntry): "pair" | "talk" | "help" | "join" {
  if (e.event !== "acts") return "pair";
  return e.response.startsWith("join") ? "join" : e.response === "help" ? "help" : "talk";
}
