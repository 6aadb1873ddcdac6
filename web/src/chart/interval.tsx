import { clip, Key, keyHeight, Picture, Rule, useWidth, Words } from "./frame";
import { Bottom } from "./frame";
import { colour, Mark, round, type Shape } from "./palette";
import { linear, nice, type Scale } from "./scale";

/** Interval is a value with its range; known false is said in words and never drawn. */
export interface Interval {
  known: boolean;
  value: number;
  low: number;
  high: number;
  note?: string; // what is said beside it, as "2021"
}

export interface IntervalRow {
  label: string;
  group?: string; // a heading before the first row of a group
  values: (Interval | null)[]; // one for each series; null: nothing to say
}

export interface Series {
  name: string;
  shape: Shape;
  fill: string;
}

interface Props {
  label: string;
  rows: IntervalRow[];
  series: Series[];
  domain?: [number, number];
  scale?: (domain: [number, number], range: [number, number]) => Scale;
  text: (v: number) => string;
  title?: string;
  unknown?: string;
  at?: number; // a value that is marked, as one half
  bars?: boolean; // from the left edge, for amounts
  say?: (row: IntervalRow) => string; // written at the right of each row
}

/** beforeAfter are the two series of an edit. */
export const beforeAfter: Series[] = [
  { name: "before the edits", shape: "circle", fill: colour.blue },
  { name: "after the edits", shape: "diamond", fill: colour.red },
];

/** extent is the least and the greatest that any row shows. */
export function extent(rows: IntervalRow[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const r of rows) {
    for (const v of r.values) {
      if (!v?.known) continue;
      low = Math.min(low, v.low, v.value);
      high = Math.max(high, v.high, v.value);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** thinned drops marks until the words of those that stay do not touch. */
export function thinned(scale: Scale, text: (v: number) => string): number[] {
  let list = scale.ticks;
  const fits = (marks: number[]) => marks.every((t, i) => i === 0 || Math.abs(scale(t) - scale(marks[i - 1]!)) > 4 + 3.6 * (text(t).length + text(marks[i - 1]!).length));
  while (list.length > 2 && !fits(list)) list = list.filter((_, i) => i % 2 === 0);
  return list;
}

const rowHeight = 20;

interface Place {
  row: IntervalRow;
  y: number;
  heading?: string;
}

// places sets rows and the headings of groups one under the other.
function places(rows: IntervalRow[], series: number, top: number): { list: Place[]; bottom: number } {
  let y = top;
  let group: string | undefined;
  const list = rows.map((row) => {
    const place: Place = { row, y: 0 };
    if (row.group !== undefined && row.group !== group) {
      group = row.group;
      place.heading = group;
      y += 24;
    }
    place.y = y;
    y += series > 1 ? rowHeight * 1.5 : rowHeight;
    return place;
  });
  return { list, bottom: y };
}

/** Intervals draws values with their ranges, a row each. */
export function Intervals({ label, rows, series, domain, scale: make, text, title, unknown = "not known", at, bars, say: saying }: Props) {
  const [ref, width] = useWidth();
  const say = width < 480 ? undefined : saying; // a narrow picture has no room for it; the table says it
  const names = series.map((s) => s.name);
  const top = series.length > 1 ? keyHeight(names, width) : 4;
  const left = Math.min(width * (width < 480 ? 0.48 : 0.4), 12 + 7.2 * Math.max(6, ...rows.map((r) => r.label.length)));
  const { list, bottom } = places(rows, series.length, top + 10);
  const scale = (make ?? linear)(domain ?? nice(...extent(rows)), [left + 8, say ? width - Math.min(width * 0.3, 16 + 7.4 * Math.max(...rows.map((r) => say(r).length))) : width - 24]);
  const right = scale.range[1];
  scale.ticks = thinned(scale, text);
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + (title ? 44 : 26)} label={label}>
        {series.length > 1 ? <Key x={0} y={10} width={width} entries={series.map((s) => ({ text: s.name, draw: (x, y) => <Mark shape={s.shape} x={x} y={y} fill={s.fill} /> }))} /> : null}
        <Bottom scale={scale} top={top} at={bottom} text={text} title={title} />
        {at !== undefined ? <line x1={scale(at)} x2={scale(at)} y1={top} y2={bottom} stroke="currentColor" stroke-opacity="0.6" stroke-dasharray="2 3" /> : null}
        {list.map(({ row, y, heading }, i) => (
          <g key={i}>
            {heading ? (
              <Words x={0} y={y - 12} bold>
                {clip(heading, width)}
              </Words>
            ) : null}
            <Words x={left} y={y + 5} anchor="end">
              {clip(row.label, left)}
            </Words>
            <Joined values={row.values} scale={scale} y={y} />
            {say ? (
              <Words x={right + 10} y={y + 5} size={12}>
                {clip(say(row), width - right - 8, 12)}
              </Words>
            ) : null}
            {row.values.map((v, k) => (v && series[k] ? <Whisker key={k} v={v} scale={scale} y={y + offset(k, series.length)} series={series[k]} text={text} unknown={unknown} name={row.label} bar={bars} /> : null))}
          </g>
        ))}
        <Rule x1={left + 8} y1={bottom} x2={right} y2={bottom} strong />
      </Picture>
    </div>
  );
}

function offset(k: number, of: number): number {
  return of > 1 ? (k - (of - 1) / 2) * 10 : 0;
}

interface WhiskerProps {
  v: Interval;
  scale: Scale;
  y: number;
  series: Series;
  text: (v: number) => string;
  unknown: string;
  name: string;
  bar?: boolean;
}

// Joined ties the first value of a row to its last, so that a change is seen.
function Joined({ values, scale, y }: { values: (Interval | null)[]; scale: Scale; y: number }) {
  const [first, last] = [values.at(0), values.at(-1)];
  if (values.length < 2 || !first?.known || !last?.known) return null;
  const n = values.length;
  return <line x1={round(scale(first.value))} x2={round(scale(last.value))} y1={y + offset(0, n)} y2={y + offset(n - 1, n)} stroke="currentColor" stroke-opacity="0.35" />;
}

function Whisker({ v, scale, y, series, text, unknown, name, bar }: WhiskerProps) {
  if (!v.known) {
    return (
      <Words x={scale.range[0] + 4} y={y + 4} size={12} soft>
        {v.note ? `${unknown} (${v.note})` : unknown}
      </Words>
    );
  }
  const [a, b, m] = [scale(v.low), scale(v.high), scale(v.value)];
  return (
    <g>
      <title>{`${name}, ${series.name}: ${text(v.value)}${v.low < v.high ? `, ${text(v.low)} to ${text(v.high)}` : ""}${v.note ? `; ${v.note}` : ""}`}</title>
      {bar ? <rect x={round(scale.range[0])} y={y - 6} width={round(Math.max(1, m - scale.range[0]))} height="12" fill={series.fill} /> : null}
      {b - a > 0.5 ? <path d={`M${round(a)},${y}H${round(b)}M${round(a)},${y - 4}v8M${round(b)},${y - 4}v8`} stroke={bar ? "currentColor" : series.fill} stroke-width={bar ? 1.5 : 2} fill="none" /> : null}
      {bar ? null : <Mark shape={series.shape} x={m} y={y} fill={series.fill} />}
    </g>
  );
}
