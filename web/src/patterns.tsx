// The fills of a standing: a colour and a pattern for each, so that no meaning hangs on colour alone.

import type { ComponentChildren } from "preact";
import { standings, standingWords, type Standing } from "./standing";

/** A pattern is drawn in a square of 8 by 8 on the ground of its colour; without one the fill is plain. */
const drawings: Partial<Record<Standing, ComponentChildren>> = {
  depends: <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" class="pattern-line" />,
  talks: <><circle cx={2} cy={2} r={1.1} class="pattern-dot" /><circle cx={6} cy={6} r={1.1} class="pattern-dot" /></>,
  barred: <path d="M0 0 L8 8 M8 0 L0 8" class="pattern-line" />,
  aids: <path d="M0 4 H8" class="pattern-line pattern-thick" />,
  not_owed: <path d="M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6" class="pattern-faint" />,
};

/** PatternDefs defines the fills under a prefix; unit is the length of a pixel in the drawing. */
export function PatternDefs({ prefix, unit }: { prefix: string; unit: number }) {
  return (
    <defs>
      {standings.filter((standing) => drawings[standing]).map((standing) => (
        <pattern key={standing} id={`${prefix}-${standing}`} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform={`scale(${unit})`}>
          <rect width={8} height={8} class={"fill-" + standing} />
          {drawings[standing]}
        </pattern>
      ))}
    </defs>
  );
}

/** fillOf gives class and fill of a standing. */
export function fillOf(prefix: string, standing: Standing): { class?: string; fill?: string } {
  return drawings[standing] ? { fill: `url(#${prefix}-${standing})` } : { class: "fill-" + standing };
}

/** Swatch is the fill of a standing as a small square. */
export function Swatch({ standing }: { standing: Standing }) {
  return (
    <svg class="swatch" width={22} height={16} aria-hidden="true">
      <rect x={0.5} y={0.5} width={21} height={15} rx={2} class={"swatch-edge " + (fillOf("legend", standing).class ?? "")} fill={fillOf("legend", standing).fill} />
    </svg>
  );
}

/** Legend says what each fill means and how many states have it. */
export function Legend({ counts }: { counts: ReadonlyMap<Standing, number> }) {
  return (
    <div class="legend">
      <svg width={0} height={0} aria-hidden="true" class="no-room"><PatternDefs prefix="legend" unit={1} /></svg>
      <ul aria-label="Legend">
        {standings.filter((standing) => counts.get(standing)).map((standing) => (
          <li key={standing}><Swatch standing={standing} /> {standingWords[standing]} <span class="muted">{counts.get(standing)}</span></li>
        ))}
      </ul>
    </div>
  );
}

/** DrawnLegend is the same within a drawing that is saved; it does not show on the page. */
export function DrawnLegend({ prefix, counts, x, y, unit }: { prefix: string; counts: ReadonlyMap<Standing, number>; x: number; y: number; unit: number }) {
  const shown = standings.filter((standing) => counts.get(standing));
  return (
    <g data-export-only="" display="none" transform={`translate(${x} ${y}) scale(${unit})`}>
      <rect width={212} height={shown.length * 20 + 10} class="legend-ground" />
      {shown.map((standing, i) => (
        <g key={standing} transform={`translate(8 ${i * 20 + 8})`}>
          <rect width={20} height={13} class={"swatch-edge " + (fillOf(prefix, standing).class ?? "")} fill={fillOf(prefix, standing).fill} />
          <text x={27} y={11} class="map-legend">{standingWords[standing]} ({counts.get(standing)})</text>
        </g>
      ))}
    </g>
  );
}
