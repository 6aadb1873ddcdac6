import { useId } from "preact/hooks";
import { Bottom, clip, Picture, useWidth, Words } from "./frame";
import { colour, Hatch, round } from "./palette";
import { linear, nice, type Scale } from "./scale";

/** Difference is what changes in one thing, with the error or range of it. */
export interface Difference {
  label: string;
  value: number;
  low: number;
  high: number;
  note?: string;
}

interface Props {
  label: string;
  rows: Difference[];
  text: (v: number) => string;
  title: string;
}

/** around is a domain that has zero in it and all the rows. */
export function around(rows: Difference[]): [number, number] {
  const v = rows.flatMap((r) => [r.low, r.high, r.value]);
  return nice(Math.min(0, ...v), Math.max(0, ...v));
}

/** Differences draws bars from zero: up plain, down hatched, with the range as a line. */
export function Differences({ label, rows, text, title }: Props) {
  const [ref, width] = useWidth();
  const hatch = `d${useId()}`;
  const left = Math.min(width * 0.42, 12 + 7.6 * Math.max(6, ...rows.map((r) => r.label.length)));
  const bottom = 8 + rows.length * 26;
  const scale = linear(around(rows), [left + 10, width - 30], width < 500 ? 3 : 5);
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + 44} label={label}>
        <defs>
          <Hatch id={hatch} stroke={colour.red} />
        </defs>
        <Bottom scale={scale} top={4} at={bottom} text={text} title={title} />
        {rows.map((r, i) => (
          <g key={i}>
            <Words x={left} y={8 + i * 26 + 17} anchor="end">
              {clip(r.label, left)}
            </Words>
            <Bar row={r} scale={scale} y={8 + i * 26 + 4} down={`url(#${hatch})`} text={text} />
          </g>
        ))}
      </Picture>
    </div>
  );
}

function Bar({ row, scale, y, down, text }: { row: Difference; scale: Scale; y: number; down: string; text: (v: number) => string }) {
  const [a, b] = [scale(Math.min(0, row.value)), scale(Math.max(0, row.value))];
  const [l, h] = [scale(row.low), scale(row.high)];
  return (
    <g>
      <title>{`${row.label}: ${text(row.value)}, ${text(row.low)} to ${text(row.high)}${row.note ? `; ${row.note}` : ""}`}</title>
      <rect x={round(a)} y={y} width={round(Math.max(1, b - a))} height="16" fill={row.value < 0 ? down : colour.blue} stroke={row.value < 0 ? colour.red : colour.blue} />
      {h - l > 1 ? <path d={`M${round(l)},${y + 8}H${round(h)}M${round(l)},${y + 4}v8M${round(h)},${y + 4}v8`} stroke="currentColor" stroke-width="1.5" fill="none" /> : null}
    </g>
  );
}
