import { useMemo, useRef, useState } from "preact/hooks";
import { Key, keyHeight, Picture, useWidth, Words } from "./frame";
import { apart, layout, towards, type Link, type Place } from "./layout";
import { colour, outline, round, series, shapes } from "./palette";

/** Tie is a tie of a network, with why it is there. */
export interface Tie extends Link {
  why: string;
  odd?: boolean; // fits no division into blocs
}

interface Props {
  label: string;
  blocs: string[][];
  alone: string[];
  ties: Tie[];
  name: (id: string) => string;
  about: (id: string) => string; // what is said of a state when it is reached
  picked: string[];
  ringed: string[]; // states that an edit moves
  pick: (id: string) => void;
}

const node = 15;

/**
 * Network draws states by bloc, friendly ties whole and hostile ones dashed. The arrow keys go from state to
 * state, Enter picks one.
 */
export function Network(props: Props) {
  const { label, blocs, alone, ties, picked } = props;
  const [ref, width] = useWidth();
  const [at, setAt] = useState("");
  const svg = useRef<SVGGElement>(null);
  const keys = keyOf(blocs.length, ties.some((t) => t.odd));
  const top = keyHeight(keys.map((k) => k.text), width);
  const height = Math.round(width < 600 ? width * 1.25 : Math.min(640, width * 0.6));
  const rows = Math.ceil((alone.length * 40) / Math.max(1, width - 20));
  const inner = { left: 24, top: top + 18, width: width - 48, height: height - top - 40 };
  const places = useMemo(() => spread(blocs, ties, inner, width), [JSON.stringify(blocs), JSON.stringify(ties.map((t) => [t.a, t.b, t.sign])), width, top]);
  const all = useMemo(() => withAlone(places, alone, width, height), [places, alone.join(), width, height]);
  const focus = all.has(at) ? at : (picked.find((p) => all.has(p)) ?? all.keys().next().value ?? "");
  const move = (id: string) => {
    setAt(id);
    svg.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const press = (e: KeyboardEvent, id: string) => {
    if (e.key === "Enter" || e.key === " ") props.pick(id);
    else {
      const next = towards(all, id, e.key);
      if (!e.key.startsWith("Arrow")) return;
      if (next) move(next);
    }
    e.preventDefault();
  };
  const blocOf = new Map(blocs.flatMap((b, i) => b.map((id) => [id, i] as const)));
  const lit = (t: Tie) => picked.length === 0 || picked.includes(t.a) || picked.includes(t.b);
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={height + (alone.length ? 34 + rows * 40 : 0)} label={label} plain={false}>
        <Key x={0} y={10} width={width} entries={keys} />
        <g aria-hidden="true">
          {ties.map((t, i) => (
            <TieLine key={i} tie={t} from={all.get(t.a)} to={all.get(t.b)} lit={lit(t)} name={props.name} />
          ))}
        </g>
        {alone.length ? (
          <Words x={4} y={height + 10} size={12} soft>
            Without a tie in the record:
          </Words>
        ) : null}
        <g ref={svg}>
          {[...all].map(([id, p]) => (
            <Node key={id} id={id} place={p} bloc={blocOf.get(id)} name={props.name(id)} about={props.about(id)} picked={picked.includes(id)} ringed={props.ringed.includes(id)} reachable={id === focus} pick={() => (setAt(id), props.pick(id))} press={(e) => press(e, id)} />
          ))}
        </g>
      </Picture>
    </div>
  );
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function spread(blocs: string[][], ties: Tie[], box: Box, width: number): Map<string, Place> {
  const unit = layout(blocs, ties, box.width / box.height);
  const scaled = new Map([...unit].map(([id, p]) => [id, { x: p.x * box.width, y: p.y * box.height }]));
  const free = apart(scaled, width < 600 ? 32 : 40, box.width, box.height);
  return new Map([...free].map(([id, p]) => [id, { x: round(p.x + box.left), y: round(p.y + box.top) }]));
}

function withAlone(places: Map<string, Place>, alone: string[], width: number, height: number): Map<string, Place> {
  const each = Math.max(1, Math.floor((width - 20) / 40));
  const out = new Map(places);
  alone.forEach((id, i) => out.set(id, { x: 24 + (i % each) * 40, y: height + 36 + Math.floor(i / each) * 40 }));
  return out;
}

function keyOf(blocs: number, odd: boolean) {
  const line = (dash: string | undefined, stroke: string, wide = 2) => (x: number, y: number) => <line x1={x - 9} x2={x + 9} y1={y} y2={y} stroke={stroke} stroke-width={wide} stroke-dasharray={dash} />;
  const keys = [...Array(blocs).keys()].map((i) => ({ text: `bloc ${i + 1}`, draw: (x: number, y: number) => <path d={outline(shapeOf(i), x, y, 7)} fill={series[i % series.length]} /> }));
  return [
    ...keys,
    { text: "stand together", draw: line(undefined, colour.blue) },
    { text: "stand against each other", draw: line("5 4", colour.red) },
    ...(odd ? [{ text: "fits no division", draw: line(undefined, "currentColor", 4) }] : []),
  ];
}

/** shapeOf is the shape of the states of a bloc; those without have a cross. */
export function shapeOf(bloc: number | undefined) {
  return bloc === undefined ? "circle" : (shapes[bloc === 0 ? 0 : bloc] ?? "cross");
}

function TieLine({ tie, from, to, lit, name }: { tie: Tie; from?: Place; to?: Place; lit: boolean; name: (id: string) => string }) {
  if (!from || !to) return null;
  return (
    <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={tie.sign > 0 ? colour.blue : colour.red} stroke-width={tie.odd ? 4 : lit ? 1.8 : 1} stroke-dasharray={tie.sign > 0 ? undefined : "5 4"} stroke-opacity={lit ? 0.8 : 0.22}>
      <title>{`${name(tie.a)} and ${name(tie.b)}: ${tie.why}`}</title>
    </line>
  );
}

interface NodeProps {
  id: string;
  place: Place;
  bloc: number | undefined;
  name: string;
  about: string;
  picked: boolean;
  ringed: boolean;
  reachable: boolean;
  pick: () => void;
  press: (e: KeyboardEvent) => void;
}

function Node({ id, place, bloc, name, about, picked, ringed, reachable, pick, press }: NodeProps) {
  const fill = bloc === undefined ? "var(--ground, #fff)" : series[bloc % series.length];
  return (
    <g>
      <g class="chart-press" data-id={id} role="button" tabindex={reachable ? 0 : -1} aria-pressed={picked} aria-label={`${name} (${id}), ${about}`} onClick={pick} onKeyDown={press}>
        <title>{`${name}, ${about}`}</title>
        {picked ? <circle cx={place.x} cy={place.y} r={node + 6} fill="none" stroke="currentColor" stroke-width="3" /> : null}
        {ringed ? <circle cx={place.x} cy={place.y} r={node + 3} fill="none" stroke={colour.red} stroke-width="2" stroke-dasharray="3 2" /> : null}
        <path d={outline(shapeOf(bloc), place.x, place.y, node)} fill={fill} stroke={bloc === undefined ? "currentColor" : "var(--ground, #fff)"} stroke-width="1.5" />
      </g>
      <text x={place.x} y={round(place.y + 3.8)} text-anchor="middle" font-size="10.5" font-weight="600" class={bloc === undefined ? undefined : "on-bloc"} fill="currentColor" pointer-events="none">
        {id}
      </text>
    </g>
  );
}
