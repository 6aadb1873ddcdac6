// Numbers in words and figures, as a reader says them.

const plain = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** count has separators: 20,000. */
export function count(n: number): string {
  return plain.format(n);
}

/** percent writes a share of one; small ones keep two figures. */
export function percent(p: number, digits?: number): string {
  if (!Number.isFinite(p)) return "not known";
  const v = 100 * p;
  const d = digits ?? (v !== 0 && Math.abs(v) < 1 ? 2 : 1);
  return `${v.toFixed(d)} %`;
}

/** percentRange writes a share with its range. */
export function percentRange(p: number, low: number, high: number): string {
  return low === high ? percent(p) : `${percent(p)} (${percent(low)} to ${percent(high)})`;
}

/** plusMinus writes a share with its standard error. */
export function plusMinus(p: number, error: number): string {
  const small = Math.abs(p) < 0.01 || error < 0.001;
  return `${percent(p, small ? 2 : 1)} ± ${(100 * error).toFixed(small ? 2 : 1)}`;
}

const steps: [number, string][] = [
  [1e15, "quadrillion"],
  [1e12, "trillion"],
  [1e9, "bn"],
  [1e6, "m"],
];

/** short writes a large number with two or three figures: 1.24 trillion. */
export function short(v: number): string {
  for (const [size, name] of steps) {
    if (Math.abs(v) >= size) return `${figures(v / size)} ${name}`;
  }
  return Math.abs(v) >= 1000 ? count(v) : figures(v);
}

function figures(v: number): string {
  if (Number.isInteger(v)) return plain.format(v);
  const digits = Math.abs(v) >= 100 ? 0 : Math.abs(v) >= 10 ? 1 : 2;
  return v.toFixed(digits);
}

/** quantity writes a value with the unit of the record. */
export function quantity(v: number, unit: string): string {
  switch (unit) {
    case "usd_m":
      return `US$ ${short(v * 1e6)}`;
    case "usd":
      return `US$ ${short(v)}`;
    case "persons":
      return short(v);
    case "count":
    case "":
      return short(v);
  }
  return `${short(v)} ${unit}`;
}

/** signed writes a plus before what is not negative. */
export function signed(v: number, digits = 1): string {
  const text = v.toFixed(digits);
  return Number(text) < 0 ? text.replace("-", "−") : Number(text) === 0 ? (0).toFixed(digits) : `+${text}`;
}

/** spaced turns a name of the record into words: join_target to join target. */
export function spaced(name: string): string {
  return name.replace(/[_.]/g, " ");
}
