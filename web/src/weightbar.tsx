// A weight or its range as an interval on a line from 0 to 1, with its number.

import { weightText } from "./words";

export function WeightBar({ low, high }: { low: number; high: number }) {
  const x = (weight: number) => 3 + weight * 54;
  return (
    <span class="weight">
      <svg width={60} height={14} viewBox="0 0 60 14" aria-hidden="true">
        <line x1={3} x2={57} y1={7} y2={7} class="weight-line" />
        <line x1={3} x2={3} y1={4} y2={10} class="weight-line" />
        <line x1={57} x2={57} y1={4} y2={10} class="weight-line" />
        {high - low >= 0.005 && <rect x={x(low)} y={3.5} width={x(high) - x(low)} height={7} rx={2} class="weight-range" />}
        <circle cx={x(low)} cy={7} r={3} class="weight-dot" />
        {high - low >= 0.005 && <circle cx={x(high)} cy={7} r={2.4} class="weight-end" />}
      </svg>
      <span>{weightText(low, high)}</span>
    </span>
  );
}
