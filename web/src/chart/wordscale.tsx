import { Picture, useWidth, Words } from "./frame";
import { colour, Mark, round } from "./palette";
import { percent } from "./number";
import { linear } from "./scale";

/** Band is a word of a scale and the probabilities that it stands for. */
export interface Band {
  word: string;
  low: number;
  high: number;
}

/**
 * scales are the published ones, as internal/estimative has them: ICD 203 (Office of the Director of National
 * Intelligence, 2015) and the yardstick of the United Kingdom (Professional Head of Intelligence Assessment,
 * 2018), whose bands leave gaps.
 */
export const scales: { id: string; title: string; bands: Band[] }[] = [
  {
    id: "icd203",
    title: "ICD 203",
    bands: [
      { word: "almost no chance", low: 0.01, high: 0.05 },
      { word: "very unlikely", low: 0.05, high: 0.2 },
      { word: "unlikely", low: 0.2, high: 0.45 },
      { word: "roughly even", low: 0.45, high: 0.55 },
      { word: "likely", low: 0.55, high: 0.8 },
      { word: "very likely", low: 0.8, high: 0.95 },
      { word: "almost certain", low: 0.95, high: 0.99 },
    ],
  },
  {
    id: "uk",
    title: "UK yardstick",
    bands: [
      { word: "remote chance", low: 0, high: 0.05 },
      { word: "highly unlikely", low: 0.1, high: 0.2 },
      { word: "unlikely", low: 0.25, high: 0.35 },
      { word: "realistic possibility", low: 0.4, high: 0.5 },
      { word: "likely", low: 0.55, high: 0.75 },
      { word: "highly likely", low: 0.8, high: 0.9 },
      { word: "almost certain", low: 0.95, high: 1 },
    ],
  },
];

/** WordScales draws a probability with its range over the words of both scales. */
export function WordScales({ label, value, low, high }: { label: string; value: number; low: number; high: number }) {
  const [ref, width] = useWidth();
  const left = width < 560 ? 8 : 110;
  const x = linear([0, 1], [left, width - 14]);
  const bottom = 34 + scales.length * 46;
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + 24} label={label}>
        <path d={`M${round(x(low))},14H${round(x(high))}M${round(x(low))},9v10M${round(x(high))},9v10`} stroke={colour.blue} stroke-width="2" fill="none" />
        <Mark shape="diamond" x={x(value)} y={14} r={7} fill={colour.blue} />
        {scales.map((s, i) => {
          const y = 34 + i * 46;
          return (
            <g key={s.id}>
              {left > 60 ? (
                <Words x={left - 10} y={y + 17} anchor="end" size={12}>
                  {s.title}
                </Words>
              ) : (
                <Words x={left} y={y - 2} size={11} soft>
                  {s.title}
                </Words>
              )}
              {s.bands.map((b) => {
                const holds = value >= b.low && value <= b.high;
                const wide = x(b.high) - x(b.low);
                return (
                  <g key={b.word}>
                    <title>{`${s.title}: ${b.word}, ${percent(b.low, 0)} to ${percent(b.high, 0)}`}</title>
                    <rect x={round(x(b.low))} y={y + 2} width={round(Math.max(2, wide - 1))} height="24" fill={colour.blue} fill-opacity={holds ? 0.45 : 0.12} stroke="currentColor" stroke-opacity={holds ? 1 : 0.4} stroke-width={holds ? 2 : 1} />
                    {b.word.length * 6 < wide ? (
                      <Words x={(x(b.low) + x(b.high)) / 2} y={y + 18} anchor="middle" size={11} bold={holds}>
                        {b.word}
                      </Words>
                    ) : null}
                  </g>
                );
              })}
            </g>
          );
        })}
        <line x1={round(x(value))} x2={round(x(value))} y1={22} y2={bottom} stroke={colour.blue} stroke-width="2" stroke-dasharray="4 3" />
        {[0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => (
          <Words key={t} x={x(t)} y={bottom + 14} anchor={t === 1 ? "end" : t === 0 ? "start" : "middle"} size={12} soft>
            {percent(t, 0)}
          </Words>
        ))}
      </Picture>
    </div>
  );
}
