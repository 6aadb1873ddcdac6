import { Bottom, Key, keyHeight, Picture, Rule, useWidth, Words } from "./frame";
import { colour, Mark, type Shape } from "./palette";
import { linear } from "./scale";

/** Entry is one thing that happens on a day of a history. */
export interface Entry {
  day: number;
  kind: keyof typeof kinds;
  text: string;
  done: boolean; // has happened by now
}

const kinds = {
  pair: { name: "the two sides", shape: "square", fill: colour.grey },
  talk: { name: "words, mediation", shape: "circle", fill: colour.sky },
  help: { name: "defensive help", shape: "triangle", fill: colour.green },
  join: { name: "joins the fight", shape: "diamond", fill: colour.red },
} satisfies Record<string, { name: string; shape: Shape; fill: string }>;

const rowHeight = 24;

/** Timeline draws the days of one history, a row for each kind, and where one is. */
export function Timeline({ label, days, at, entries }: { label: string; days: number; at: number; entries: Entry[] }) {
  const [ref, width] = useWidth();
  const rows = Object.keys(kinds) as (keyof typeof kinds)[];
  const narrow = width < 560;
  const left = narrow ? 12 : 130;
  const top = narrow ? keyHeight(rows.map((k) => kinds[k].name), width) + 8 : 8;
  const bottom = top + rows.length * rowHeight;
  const x = linear([0, days], [left, width - 16], narrow ? 4 : 8);
  const y = (kind: Entry["kind"]) => top + (rows.indexOf(kind) + 0.5) * rowHeight;
  return (
    <div ref={ref} class="chart-box">
      <Picture width={width} height={bottom + 42} label={label}>
        {narrow ? <Key x={0} y={10} width={width} entries={rows.map((k) => ({ text: kinds[k].name, draw: (kx, ky) => <Mark shape={kinds[k].shape} x={kx} y={ky} fill={kinds[k].fill} /> }))} /> : null}
        <Bottom scale={x} top={top} at={bottom} text={String} title="day" />
        {rows.map((k) => (
          <g key={k}>
            <Rule x1={left} y1={y(k)} x2={width - 16} y2={y(k)} />
            {narrow ? null : (
              <Words x={left - 12} y={y(k) + 4} anchor="end" size={12}>
                {kinds[k].name}
              </Words>
            )}
          </g>
        ))}
        <line x1={x(at)} x2={x(at)} y1={top - 4} y2={bottom} stroke="currentColor" stroke-width="2" />
        {entries.map((e, i) => (
          <g key={i} opacity={e.done ? 1 : 0.25}>
            <title>{e.text}</title>
            <Mark shape={kinds[e.kind].shape} x={x(e.day)} y={y(e.kind)} r={6} fill={kinds[e.kind].fill} />
          </g>
        ))}
      </Picture>
    </div>
  );
}
