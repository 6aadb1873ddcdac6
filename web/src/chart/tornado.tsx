import { useId } from "preact/hooks";
import { Bottom, Key, Picture, useWidth, Words, wrap } from "./frame";
import { colour, Hatch, round } from "./palette";
import { linear, nice } from "./scale";

/** Swing is how far an answer moves when one assumption runs over its range. */
export interface Swing {
  label: string;
  size: number; // never below zero
  error: number;
  direction: number; // the mean effect, with its sign
}

interface Props {
  label: string;
  rows: Swing[];
  text: (v: number) => string;
  title: string;
  up?: string;
  down?: string;
}

const rowHeight = 34;

/** ranked puts the greatest first; ties keep the order in which they came. */
export function ranked(rows: Swing[]): Swing[] {
  return [...rows].sort((a, b) => b.size - a.size);
}

/**
 * Tornado draws the assumptions by how much hangs on them. What lowers the answer on average is hatched; the thin
 * line is the error.
 */
export function Tornado({ label, rows, text, title, up = "raises it", down = "lowers it" }: Props) {
  const [ref, width] = useWidth();
  const hatch = `t${useId()}`;
  const left = Math.min(320, width * 0.42);
  const top = 24;
  const bottom = top + 6 + rows.length * rowHeight;
  const scale = linear(nice(0, Math.max(1e-9, ...rows.map((r) => r.size + r.error))), [left + 10, width - 20], width < 560 ? 3 : 6);
  const fill = (d: number) => (d < 0 ? `url(#${hatch})` : colour.blue);
  const edge = (d: number) => (d < 0 ? colour.red : colour.blue);
  const keys = [1, -1].map((d) => ({ text: d > 0 ? up : down, draw: (x: number, y: number) => <rect x={x - 7} y={y - 6} width="14" height="12" fill={fill(d)} stroke={edge(d)} /> }));
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + 44} label={label}>
        <defs>
          <Hatch id={hatch} stroke={colour.red} />
        </defs>
        <Key x={width < 560 ? 0 : left + 10} y={10} width={width} entries={keys} />
        <Bottom scale={scale} top={top} at={bottom} text={text} title={title} />
        {ranked(rows).map((r, i) => {
          const y = top + 4 + i * rowHeight;
          const [l, h] = [scale(Math.max(0, r.size - r.error)), scale(r.size + r.error)];
          const lines = wrap(r.label, left, 2, 13);
          return (
            <g key={i}>
              <title>{`${r.label}: ${text(r.size)} ± ${text(r.error)}, ${r.direction < 0 ? down : up}`}</title>
              {lines.map((line, k) => (
                <Words key={k} x={left} y={y + 17 + (k - (lines.length - 1) / 2) * 14} anchor="end">
                  {line}
                </Words>
              ))}
              <rect x={round(scale(0))} y={y + 4} width={round(Math.max(1, scale(r.size) - scale(0)))} height="18" fill={fill(r.direction)} stroke={edge(r.direction)} />
              <path d={`M${round(l)},${y + 13}H${round(h)}M${round(l)},${y + 9}v8M${round(h)},${y + 9}v8`} stroke="currentColor" stroke-width="1.5" fill="none" />
            </g>
          );
        })}
      </Picture>
    </div>
  );
}
