import { useId } from "preact/hooks";
import { Bottom, clip, Key, Picture, useWidth, Words, wrap } from "./frame";
import { colour, Hatch, Mark, round } from "./palette";
import { logarithmic, decade, linear, nice, type Scale } from "./scale";

/** Stage is a probability at one point of a chain of reasons, with its range. */
export interface Stage {
  name: string;
  detail?: string;
  probability: number;
  low: number;
  high: number;
  total?: boolean; // stands alone: it is where the chain begins, rests or ends
  mark?: boolean; // was changed by the reader
  open?: () => void;
}

/** Fall is one bar of a waterfall: from what it was to what it is. */
export interface Fall {
  from: number;
  to: number;
  odds: number; // by which the odds were multiplied; 1 for a total
}

/**
 * falls are the bars of a chain: each begins where the one before it ended, and the products of the odds lead from
 * any total to the next.
 */
export function falls(stages: Stage[]): Fall[] {
  let before: number | undefined;
  return stages.map((s) => {
    const from = s.total || before === undefined ? s.probability : before;
    before = s.probability;
    return { from, to: s.probability, odds: s.total ? 1 : odds(s.probability) / odds(from) };
  });
}

/** odds of a probability. */
export function odds(p: number): number {
  return p / (1 - p);
}

interface Props {
  label: string;
  stages: Stage[];
  text: (p: number) => string;
  title: string;
  even?: boolean; // a plain scale; else powers of ten
}

const rowHeight = 50;

/**
 * Waterfall draws how a probability came about, step by step from the top. What raises it is plain, what lowers it
 * hatched, totals are grey; the thin line is the range.
 */
export function Waterfall({ label, stages, text, title, even }: Props) {
  const [ref, width] = useWidth();
  const hatch = `w${useId()}`;
  const left = width < 560 ? width * 0.45 : Math.min(380, width * 0.42);
  const bottom = 34 + stages.length * rowHeight;
  const range: [number, number] = [left + 12, width - 22];
  const all = stages.flatMap((s) => [s.low, s.high]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const scale = even || !(low > 0) ? linear(nice(0, high), range, width < 560 ? 3 : 6) : logarithmic(decade(low, Math.min(1, high)), range);
  const bars = falls(stages);
  const down = `url(#${hatch})`;
  const keys = [
    { text: "raises", draw: (x: number, y: number) => <rect x={x - 7} y={y - 6} width="14" height="12" fill={colour.blue} /> },
    { text: "lowers", draw: (x: number, y: number) => <rect x={x - 7} y={y - 6} width="14" height="12" fill={down} stroke={colour.red} /> },
    { text: "stands", draw: (x: number, y: number) => <Mark shape="diamond" x={x} y={y} fill={colour.grey} /> },
  ];
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + 44} label={label} plain={!stages.some((s) => s.open)}>
        <defs>
          <Hatch id={hatch} stroke={colour.red} />
        </defs>
        <Key x={width < 560 ? 0 : left + 8} y={12} width={width} entries={keys} />
        <Bottom scale={scale} top={26} at={bottom} text={text} title={title} />
        {stages.map((s, i) => (
          <Row key={i} stage={s} bar={bars[i]!} y={30 + i * rowHeight} left={left} scale={scale} text={text} down={down} last={i === stages.length - 1} />
        ))}
      </Picture>
    </div>
  );
}

interface RowProps {
  stage: Stage;
  bar: Fall;
  y: number;
  left: number;
  scale: Scale;
  text: (p: number) => string;
  down: string;
  last: boolean;
}

function Row({ stage: s, bar, y, left, scale, text, down, last }: RowProps) {
  const [a, b] = [scale(Math.min(bar.from, bar.to)), scale(Math.max(bar.from, bar.to))];
  const [l, h, m] = [scale(s.low), scale(s.high), scale(s.probability)];
  const lines = wrap(s.name, left, s.detail ? 2 : 3, 13);
  const falling = bar.to < bar.from;
  const said = `${s.name}${s.detail ? `, ${s.detail}` : ""}: ${text(s.probability)}, ${text(s.low)} to ${text(s.high)}`;
  const press = (e: KeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    s.open?.();
  };
  const middle = y + rowHeight / 2 - 4;
  const turn = s.open ? { class: "chart-press", role: "button" as const, tabindex: 0, "aria-label": said, onClick: s.open, onKeyDown: press } : {};
  return (
    <g>
      <title>{said}</title>
      {lines.map((line, k) => (
        <Words key={k} x={left} y={middle + 5 + (k - (lines.length + (s.detail ? 1 : 0) - 1) / 2) * 15} anchor="end" bold={s.total}>
          {line}
        </Words>
      ))}
      {s.detail ? (
        <Words x={left} y={middle + 4 + (lines.length - (lines.length + 1 - 1) / 2) * 15} anchor="end" size={11.5} soft>
          {clip(s.mark ? `set by you: ${s.detail}` : s.detail, left, 11.5)}
        </Words>
      ) : null}
      {s.total ? <Mark shape="diamond" x={m} y={middle} r={6} fill={colour.grey} /> : <rect x={round(a)} y={middle - 8} width={round(Math.max(2, b - a))} height="16" fill={falling ? down : colour.blue} stroke={falling ? colour.red : colour.blue} stroke-width={s.mark ? 3 : 1} />}
      <path d={`M${round(l)},${middle + 13}H${round(h)}M${round(l)},${middle + 10}v6M${round(h)},${middle + 10}v6`} stroke="currentColor" stroke-opacity="0.75" stroke-width="1.5" fill="none" />
      {s.open ? <g {...turn}><rect x={0} y={y} width={scale.range[1]} height={rowHeight - 4} fill="transparent" /></g> : null}
      {last ? null : <line x1={round(m)} x2={round(m)} y1={middle + 8} y2={middle + rowHeight - 8} stroke="currentColor" stroke-opacity="0.5" stroke-dasharray="2 2" />}
    </g>
  );
}
