import { Key, keyHeight, Picture, Rule, Side, useWidth, Words } from "./frame";
import { colour, Mark, round, type Shape } from "./palette";
import { linear, nice, yearTicks, type Scale } from "./scale";

/** Point is a value of a day, with the half-width of its band if it has one; value null is a gap. */
export interface Point {
  at: number; // days since 1970
  value: number | null;
  low?: number;
  high?: number;
}

/** Flag is a marked day on a line: a turning point, an event. */
export interface Flag {
  at: number;
  value?: number; // where it stands; without it on the zero line
  name: string;
  shape: Shape;
  fill: string;
  open?: () => void;
  strong?: boolean;
  label?: string; // written over it
}

export interface LineProps {
  label: string;
  points: Point[];
  flags?: Flag[];
  domain?: [number, number];
  range?: [number, number];
  height?: number;
  step?: boolean; // holds each value until the next
  area?: boolean; // fills from zero
  text?: (v: number) => string;
  ends?: [string, string]; // what the top and the bottom mean
  keys?: { name: string; shape: Shape; fill: string }[];
  stroke?: string;
  strip?: { name: string; points: Point[] }; // a second measure, drawn low under the first
}

const stripHeight = 52;

/** path writes the line of the points, broken at gaps. */
export function path(points: Point[], x: Scale, y: Scale, step = false): string {
  let out = "";
  let pen = false;
  for (const p of points) {
    if (p.value === null) {
      pen = false;
      continue;
    }
    const [px, py] = [round(x(p.at)), round(y(p.value))];
    out += !pen ? `M${px},${py}` : step ? `H${px}V${py}` : `L${px},${py}`;
    pen = true;
  }
  return out;
}

/** bandPath writes the outline of the band of the points that have one. */
export function bandPath(points: Point[], x: Scale, y: Scale): string {
  const held = points.filter((p) => p.value !== null && p.low !== undefined && p.high !== undefined);
  if (held.length < 2) return "";
  const up = held.map((p) => `${round(x(p.at))},${round(y(p.high ?? 0))}`);
  const down = held.map((p) => `${round(x(p.at))},${round(y(p.low ?? 0))}`).reverse();
  return `M${up.join("L")}L${down.join("L")}Z`;
}

function span(points: Point[]): [number, number] {
  const v = points.flatMap((p) => (p.value === null ? [] : [p.value, p.low ?? p.value, p.high ?? p.value]));
  return v.length ? [Math.min(0, ...v), Math.max(0, ...v)] : [-1, 1];
}

/** Line draws a value over time, with its band and its marked days. */
export function Line(props: LineProps) {
  const { label, points, flags = [], height = 240, step, area, text = String, ends, keys = [], stroke = colour.blue, strip } = props;
  const [ref, width] = useWidth();
  const labelled = flags.some((f) => f.label);
  const top = keyHeight(keys.map((k) => k.name), width) + (labelled ? 26 : 12);
  const [left, right, bottom] = [44, width - 12, height - 26 - (strip ? stripHeight + 14 : 0)];
  const days = points.map((p) => p.at).concat(flags.map((f) => f.at));
  const domain = props.domain ?? (days.length ? ([Math.min(...days), Math.max(...days)] as [number, number]) : [0, 1]);
  const x = linear(domain, [left, right]);
  const y = linear(props.range ?? nice(...span([...points, ...flags.map((f) => ({ at: f.at, value: f.value ?? null }))])), [bottom, top]);
  const years = yearTicks(domain, Math.max(2, Math.floor(width / 90)));
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={height} label={label} plain={!flags.some((f) => f.open)}>
        {keys.length ? <Key x={left} y={10} width={width - left} entries={keys.map((k) => ({ text: k.name, draw: (kx, ky) => <Mark shape={k.shape} x={kx} y={ky} fill={k.fill} /> }))} /> : null}
        <Side scale={y} left={left} right={right} text={text} />
        {years.map((t) => (
          <g key={t.at} aria-hidden="true">
            <Rule x1={x(t.at)} y1={top} x2={x(t.at)} y2={bottom} />
            <Words x={x(t.at)} y={height - 9} anchor="middle" size={12} soft>
              {t.text}
            </Words>
          </g>
        ))}
        {ends ? <Ends ends={ends} left={left} top={top} bottom={bottom} /> : null}
        <path d={bandPath(points, x, y)} fill={stroke} fill-opacity="0.18" />
        {area ? <Area points={points} x={x} y={y} fill={stroke} step={step} /> : null}
        <path d={path(points, x, y, step)} fill="none" stroke={stroke} stroke-width="2" stroke-linejoin="round" />
        {strip ? <Strip strip={strip} x={x} top={bottom + 14} bottom={height - 26} left={left} right={right} /> : null}
        {flags.map((f, i) => (
          <FlagMark key={i} flag={f} x={x(f.at)} y={y(f.value ?? 0)} top={top} bottom={bottom} />
        ))}
      </Picture>
    </div>
  );
}

function Ends({ ends, left, top, bottom }: { ends: [string, string]; left: number; top: number; bottom: number }) {
  return (
    <g aria-hidden="true">
      <Words x={left + 6} y={top + 12} size={12} soft>
        {ends[0]}
      </Words>
      <Words x={left + 6} y={bottom - 6} size={12} soft>
        {ends[1]}
      </Words>
    </g>
  );
}

// Strip is a second measure under the first, on the same days.
function Strip({ strip, x, top, bottom, left, right }: { strip: { name: string; points: Point[] }; x: Scale; top: number; bottom: number; left: number; right: number }) {
  const most = Math.max(1, ...strip.points.map((p) => p.value ?? 0));
  const y = linear([0, most], [bottom, top + 4]);
  return (
    <g>
      <Rule x1={left} y1={bottom} x2={right} y2={bottom} strong />
      <Area points={strip.points} x={x} y={y} fill={colour.green} />
      <path d={path(strip.points, x, y)} fill="none" stroke={colour.green} stroke-width="1.5" />
      <Words x={left - 6} y={top + 10} anchor="end" size={12} soft>
        {Math.round(most)}
      </Words>
      <Words x={left - 6} y={bottom + 2} anchor="end" size={12} soft>
        0
      </Words>
      <Words x={left + 6} y={top + 10} size={12} soft>
        {strip.name}
      </Words>
    </g>
  );
}

function Area({ points, x, y, fill, step }: { points: Point[]; x: Scale; y: Scale; fill: string; step?: boolean }) {
  const held = points.filter((p) => p.value !== null);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return null;
  const line = path(held, x, y, step).replace("M", "L");
  return <path d={`M${round(x(first.at))},${round(y(0))}${line}L${round(x(last.at))},${round(y(0))}Z`} fill={fill} fill-opacity="0.2" />;
}

function FlagMark({ flag, x, y, top, bottom }: { flag: Flag; x: number; y: number; top: number; bottom: number }) {
  const mark = <Mark shape={flag.shape} x={x} y={y} r={flag.strong ? 7 : 4.5} fill={flag.fill} />;
  const line = flag.strong ? <line x1={round(x)} x2={round(x)} y1={top} y2={bottom} stroke={flag.fill} stroke-dasharray="4 3" /> : null;
  const words = flag.label ? (
    <Words x={x} y={top - 6} anchor="middle" size={12}>
      {flag.label}
    </Words>
  ) : null;
  if (!flag.open) {
    return (
      <g>
        <title>{flag.name}</title>
        {words}
        {line}
        {mark}
      </g>
    );
  }
  const press = (e: KeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    flag.open?.();
  };
  return (
    <g class="chart-press" role="button" tabindex={0} aria-label={flag.name} onClick={flag.open} onKeyDown={press}>
      <title>{flag.name}</title>
      {words}
      {line}
      <rect x={round(x - 12)} y={round(y - 12)} width="24" height="24" fill="transparent" />
      {mark}
    </g>
  );
}
