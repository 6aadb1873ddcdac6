// Two small maps, before and after, in one drawing: the same fills, and a thick edge where the answer differs.

import { useEffect, useMemo, useState } from "preact/hooks";
import { compare } from "./compare";
import { Figure } from "./figure";
import { laidOut, loadLand, mapSize, type Geography, type Shape } from "./geography";
import { fillOf, Legend, PatternDefs } from "./patterns";
import { clauseName, sourcesOf } from "./proofs";
import { record, stateName } from "./record";
import { standingsOf, standingWords, type Standing, type StateStanding } from "./standing";
import type { WhoAnswer } from "./who";
import { around, viewBox } from "./zoom";

interface Props {
  before: WhoAnswer;
  after: WhoAnswer;
}

const gap = 12;

/** prepareMaps lays the land out while nothing else is to be done, so that the first edit need not wait for it. */
export function prepareMaps(): void {
  loadLand().then((land) => requestIdleCallback(() => laidOut(land, record.peek()?.states ?? [], mapSize)), () => undefined);
}

export function BeforeAfterMaps({ before, after }: Props) {
  const [land, setLand] = useState<Awaited<ReturnType<typeof loadLand>>>();
  useEffect(() => {
    // The words and the table come first; the maps are drawn when they stand there.
    let gone = false;
    loadLand().then((loaded) => setTimeout(() => !gone && setLand(loaded)), () => undefined);
    return () => void (gone = true);
  }, []);
  const states = record.value?.states ?? [];
  const key = states.map((state) => state.id).join();
  const geography = useMemo(() => (land ? laidOut(land, states, mapSize) : undefined), [land, key]);
  const pairs = useMemo(() => compare(before, after), [before, after]);
  const [old, now] = useMemo(() => [standingsOf(before), standingsOf(after)], [before, after]);
  if (!geography) return null;
  const changed = new Set(pairs.filter((pair) => pair.direction !== "same").map((pair) => pair.state));
  const counts = new Map<Standing, number>();
  for (const state of states) {
    const standing = now.get(state.id)?.standing ?? "unbound";
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  const [x, y, width, height] = viewBox(around(geography.home, mapSize), mapSize);
  const unit = width / 480;
  const panel = (title: string, standings: ReadonlyMap<string, StateStanding>, at: number) => (
    <svg x={at} y={0} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
      <path d={geography.sphere} class="sea" />
      {geography.shapes.map((shape) => <Land key={shape.key} shape={shape} standings={standings} changed={changed} />)}
      <Changed geography={geography} changed={changed} unit={unit} standings={standings} />
      <text x={x + 8 * unit} y={y + height - 9 * unit} font-size={15 * unit} stroke-width={4 * unit} class="label label-side panel-title">{title}</text>
    </svg>
  );
  const total = width * 2 + gap * unit;
  const sources = [...new Set(pairs.filter((pair) => pair.direction !== "same").flatMap((pair) => [pair.before, pair.after]).flatMap((one) => one?.answers ?? []).flatMap(sourcesOf))];
  return (
    <Figure title="Before and after on the map" level={3} tools={<Legend counts={counts} />} sources={sources}
      caption="The same attack without and with the edits. A thick edge marks a state whose answer differs; the legend counts states after the edits."
      table={{
        columns: [
          { key: "state", head: "State", rowHead: true, value: (row) => stateName(row.state) },
          { key: "before", head: "Before", value: (row) => standingWords[(row.before?.standing ?? "unbound") as Standing] },
          { key: "after", head: "After", value: (row) => standingWords[(row.after?.standing ?? "unbound") as Standing] },
          { key: "words", head: "What is different", value: (row) => row.words },
          { key: "clause", head: "Under", value: (row) => (row.after?.answer?.treaty ? clauseName(row.after.answer.treaty, row.after.answer.clause) : "") },
        ],
        rows: pairs, sources: (row) => [...new Set<string>((row.after?.answers ?? []).flatMap(sourcesOf))],
      }}>
      <svg viewBox={`0 0 ${total} ${height}`} role="img" aria-label={`Two maps. ${changed.size} states differ: ${[...changed].map(stateName).join(", ")}.`} class="two-maps">
        <PatternDefs prefix="two" unit={unit} />
        {panel("Before", old, 0)}
        {panel("After", now, width + gap * unit)}
      </svg>
    </Figure>
  );
}

function Land({ shape, standings, changed }: { shape: Shape; standings: ReadonlyMap<string, StateStanding>; changed: ReadonlySet<string> }) {
  if (!shape.state) return <path d={shape.d} class="land" />;
  const fill = fillOf("two", standings.get(shape.state)?.standing ?? "unbound");
  return <path d={shape.d} fill={fill.fill} class={"still " + (fill.class ?? "") + (changed.has(shape.state) ? " has-changed" : "")} />;
}

/** Changed draws the edges and names of what differs above all else, small states as dots. */
function Changed({ geography, changed, unit, standings }: { geography: Geography; changed: ReadonlySet<string>; unit: number; standings: ReadonlyMap<string, StateStanding> }) {
  return (
    <g>
      {[...changed].map((state) => {
        const shape = geography.spots.get(state);
        if (!shape) return null;
        const fill = fillOf("two", standings.get(state)?.standing ?? "unbound");
        const isDot = Math.max(shape.width, shape.height) < 13 * unit;
        return (
          <g key={state}>
            {shape.d && <path d={shape.d} class="changed-edge" />}
            {isDot && <circle cx={shape.x} cy={shape.y} r={5 * unit} fill={fill.fill} class={"dot " + (fill.class ?? "")} />}
            {changed.size <= 12 && <text x={shape.x} y={isDot ? shape.y - 8 * unit : shape.y + 4 * unit} font-size={11.5 * unit} stroke-width={3 * unit} class="label">{stateName(state)}</text>}
          </g>
        );
      })}
    </g>
  );
}
