// How two states got on over time: the score, how much is behind it, the turns and the events.

import { useAnswer } from "../api";
import { Line, type Flag } from "../chart/line";
import { colour } from "../chart/palette";
import { day } from "../chart/scale";
import { longDate } from "../dates";
import { Waiting } from "../fault";
import { Figure } from "../figure";
import { openProof } from "../proof";
import { eventOf, stateName } from "../record";
import { Sources } from "../sources";
import { commonParams, selection } from "../state";
import { DataTable, type Column } from "../table";

export interface CourseEvent {
  id: string;
  date: string;
  value: number;
  weight: number;
  summary: string;
  sources: string[];
  third?: string;
  with?: string;
}

interface Month {
  month: string;
  score: number;
  effective_events: number;
}

interface Turn {
  date: string;
  before: number;
  after: number;
  until: string;
  event: CourseEvent | null;
  made_by: CourseEvent[] | null;
}

interface CourseAnswer {
  a: string;
  b: string;
  from: string;
  until: string;
  half_life_days: number;
  events: CourseEvent[] | null;
  months: Month[] | null;
  turns: Turn[] | null;
}

/** Course draws the relation of two states. */
export function Course({ a, b }: { a: string; b: string }) {
  const answer = useAnswer<CourseAnswer>("align", { ...commonParams(selection.value), states: [a, b] });
  const course = answer.value;
  if (!course || course.a !== a || course.b !== b) return <Waiting answer={answer} />;
  const events = course.events ?? [];
  const months = course.months ?? [];
  const pair = `${stateName(a)} and ${stateName(b)}`;
  if (events.length === 0) return <p>The record has no event between {pair} that says how they stand. That is no sign that they get on, or do not.</p>;
  const sources = events.flatMap((event) => event.sources);
  return (
    <>
      <Waiting answer={answer} />
      <Figure level={3} title={`${pair}, ${course.from} to ${course.until}`} sources={[...new Set(sources)]} table={monthTable(months, events)}
        caption={`The score runs from -10 (war) to 10 (union): a mean of the events, in which an event counts half after ${course.half_life_days} days. The shaded strip tells how many events are behind it; where it is thin, one event makes the score. Diamonds are turning points; each opens its event and source.`}>
        <Line label={`Score of ${pair} by month, with ${course.turns?.length ?? 0} turning points`} height={330}
          points={months.map((m) => ({ at: Math.min(day(m.month, true), day(course.until)), value: m.score }))}
          strip={{ name: "events behind it", points: months.map((m) => ({ at: Math.min(day(m.month, true), day(course.until)), value: m.effective_events })) }}
          ends={["friendly", "hostile"]} text={(v) => (v > 0 ? `+${v}` : String(v))} flags={flagsOf(course)}
          keys={[{ name: "turning point", shape: "diamond", fill: colour.red }, { name: "event", shape: "circle", fill: colour.grey }]} />
      </Figure>
      <TurnList turns={course.turns ?? []} />
      <DataTable caption={`Events between ${pair}`} columns={eventColumns} rows={events} sources={(event) => event.sources} sortBy="date" />
    </>
  );
}

/** flagsOf marks the events by their value and the turns on the line. */
function flagsOf(course: CourseAnswer): Flag[] {
  const months = course.months ?? [];
  const scoreAt = (date: string) => months.find((m) => m.month === date.slice(0, 7))?.score ?? months[0]?.score ?? 0;
  const events = (course.events ?? []).map((event): Flag => ({
    at: day(event.date), value: event.value, name: `${longDate(event.date)}: ${event.summary} (${event.value > 0 ? "+" : ""}${event.value})`,
    shape: "circle", fill: colour.grey, open: () => openEvent(event),
  }));
  const turns = (course.turns ?? []).map((turn): Flag => ({
    at: day(turn.date), value: scoreAt(turn.date), strong: true, shape: "diamond", fill: colour.red,
    name: `Turning point ${longDate(turn.date)}: from ${turn.before} to ${turn.after}`, open: () => openTurn(turn),
    label: longDate(turn.date.slice(0, 7)),
  }));
  return [...events, ...turns];
}

function openEvent(event: CourseEvent) {
  openProof(longDate(event.date), () => <EventBody event={event} />);
}

function openTurn(turn: Turn) {
  openProof(`Turning point, ${longDate(turn.date)}`, () => (
    <>
      <p>Before it events had a value of {turn.before} on average; from then until {longDate(turn.until)} of {turn.after}.</p>
      {turn.event && <EventBody event={turn.event} />}
      {(turn.made_by?.length ?? 0) > 0 && <h3>The events that made it last</h3>}
      {turn.made_by?.map((event) => <EventBody key={event.id} event={event} />)}
    </>
  ));
}

function EventBody({ event }: { event: CourseEvent }) {
  const whole = eventOf(event.id);
  return (
    <div class="card">
      <p><strong>{longDate(event.date)}.</strong> {event.summary}</p>
      <p class="muted">
        {event.id}; value {event.value}, which the editors estimate, from -10 to 10
        {event.weight !== 1 && `; counts ${event.weight}`}
        {event.third && `; by way of ${stateName(event.third)}`}
        {whole?.cameo && `; CAMEO ${whole.cameo}`}
      </p>
      <Sources ids={event.sources} />
    </div>
  );
}

function TurnList({ turns }: { turns: Turn[] }) {
  if (turns.length === 0) return <p>The events show no turning point.</p>;
  return (
    <ul>
      {turns.map((turn) => (
        <li key={turn.date}>
          <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openTurn(turn)}>{longDate(turn.date)}: from {turn.before} to {turn.after}</button>{" "}
          {turn.event?.summary}
        </li>
      ))}
    </ul>
  );
}

const eventColumns: Column<CourseEvent>[] = [
  { key: "date", head: "Date", value: (e) => e.date, rowHead: true, cell: (e) => <span class="nowrap">{e.date}</span> },
  { key: "summary", head: "Event", value: (e) => e.summary, proof: (e) => ({ title: longDate(e.date), body: () => <EventBody event={e} /> }) },
  { key: "value", head: "Value", value: (e) => e.value, numeric: true },
  { key: "weight", head: "Counts", value: (e) => e.weight, numeric: true },
  { key: "third", head: "By way of", value: (e) => (e.third ? stateName(e.third) : ""), cell: (e) => (e.third ? stateName(e.third) : "") },
];

function monthTable(months: Month[], events: CourseEvent[]) {
  return {
    columns: [
      { key: "month", head: "Month", value: (m: Month) => m.month, rowHead: true },
      { key: "score", head: "Score (-10 to 10)", value: (m: Month) => m.score, numeric: true },
      { key: "effective", head: "Events behind it", value: (m: Month) => m.effective_events, numeric: true },
      { key: "events", head: "Events of the month", value: (m: Month) => events.filter((e) => e.date.slice(0, 7) === m.month).map((e) => e.summary).join("; ") },
    ],
    rows: months,
    sources: (m: Month) => events.filter((e) => e.date.slice(0, 7) === m.month).flatMap((e) => e.sources),
  };
}
