import { Key, keyHeight, Picture, Rule, Side, useWidth, Words } from "./frame";
import { colour, Hatch, round } from "./palette";
import { linear, nice } from "./scale";
import { useId } from "preact/hooks";

interface Props {
  label: string;
  bins: string[];
  counts: number[][]; // for each series, for each bin
  names: string[]; // of the series; one needs none
  text: (v: number) => string;
  title: string;
  height?: number;
}

/** busy is the last bin that any series fills. */
export function busy(counts: number[][]): number {
  return Math.max(0, ...counts.map((c) => c.findLastIndex((n) => n > 0)));
}

/** Histogram draws how many fall into each bin, the series side by side; the second is hatched. */
export function Histogram({ label, bins, counts, names, text, title, height = 220 }: Props) {
  const [ref, width] = useWidth();
  const hatch = `h${useId()}`;
  const top = names.length > 1 ? keyHeight(names, width) + 8 : 12;
  const [left, right, bottom] = [58, width - 10, height - 42];
  const y = linear(nice(0, Math.max(1e-9, ...counts.flat())), [bottom, top]);
  const wide = (right - left) / Math.max(1, bins.length);
  const bar = Math.min(40, (wide - Math.min(6, wide * 0.25)) / counts.length);
  const fills = [colour.blue, `url(#${hatch})`];
  const every = Math.max(1, Math.ceil(24 / wide));
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={height} label={label}>
        <defs>
          <Hatch id={hatch} stroke={colour.red} />
        </defs>
        {names.length > 1 ? <Key x={left} y={10} width={right - left} entries={names.map((n, k) => ({ text: n, draw: (kx, ky) => <rect x={kx - 7} y={ky - 6} width="14" height="12" fill={fills[k]} stroke={k ? colour.red : colour.blue} /> }))} /> : null}
        <Side scale={y} left={left} right={right} text={text} />
        {bins.map((bin, i) => {
          const middle = left + wide * (i + 0.5);
          return (
            <g key={i}>
              {counts.map((c, k) => {
                const v = c[i] ?? 0;
                const x = middle + (k - counts.length / 2) * bar;
                return (
                  <rect key={k} x={round(x)} y={round(y(v))} width={round(bar)} height={round(Math.max(0, bottom - y(v)))} fill={fills[k]} stroke={k ? colour.red : colour.blue} stroke-width="1">
                    <title>{`${bin}${names[k] && names.length > 1 ? `, ${names[k]}` : ""}: ${text(v)}`}</title>
                  </rect>
                );
              })}
              {i % every === 0 ? (
                <Words x={middle} y={bottom + 16} anchor="middle" size={12} soft>
                  {bin}
                </Words>
              ) : null}
            </g>
          );
        })}
        <Rule x1={left} y1={bottom} x2={right} y2={bottom} strong />
        <Words x={(left + right) / 2} y={bottom + 34} anchor="middle" size={12} soft>
          {title}
        </Words>
      </Picture>
    </div>
  );
}
