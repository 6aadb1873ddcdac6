// Weights of the options of a reading: each from 0 to 1, together at most 1; the rest is unknown. Pure.

export type Weights = Record<string, number>;

const round = (x: number) => Math.round(x * 1000) / 1000;

export function sum(weights: Weights): number {
  return round(Object.values(weights).reduce((total, weight) => total + weight, 0));
}

/** unknownOf is the weight that no option claims. */
export function unknownOf(weights: Weights): number {
  return Math.max(0, round(1 - sum(weights)));
}

/** setWeight gives an option a weight: first what is unknown makes room, then the others in proportion. */
export function setWeight(weights: Weights, option: string, value: number): Weights {
  const wanted = Math.min(Math.max(round(value), 0), 1);
  const others = Object.keys(weights).filter((one) => one !== option);
  const rest = others.reduce((total, one) => total + weights[one]!, 0);
  const scale = rest > 0 && rest + wanted > 1 ? (1 - wanted) / rest : 1;
  // Rounded down, so that the sum never passes 1.
  const next = Object.fromEntries(Object.keys(weights).map((one) => [one, one === option ? wanted : Math.floor(weights[one]! * scale * 1000 + 1e-6) / 1000]));
  return { ...next, [option]: wanted };
}

/** same tells whether two sets of weights are equal for a reader. */
export function same(a: Weights, b: Weights): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 0.0005);
}
