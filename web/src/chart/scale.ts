// Scales turn values into places on the screen. They are pure, so that a test
// can hold them to account without a page.

export interface Scale {
  (value: number): number;
  domain: [number, number];
  range: [number, number];
  ticks: number[];
}

/** linear maps a domain onto a range; an empty domain lies in the middle. */
export function linear(domain: [number, number], range: [number, number], count = 5): Scale {
  const [a, b] = domain;
  const [p, q] = range;
  const f = ((v: number) => (a === b ? (p + q) / 2 : p + ((v - a) / (b - a)) * (q - p))) as Scale;
  f.domain = domain;
  f.range = range;
  f.ticks = ticks(a, b, count);
  return f;
}

/** step is the distance of about count round marks over a width: 1, 2 or 5 times a power of ten. */
export function step(width: number, count: number): number {
  if (!(width > 0) || count < 1) return 1;
  const rough = width / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return (part > 7.07 ? 10 : part > 3.16 ? 5 : part > 1.41 ? 2 : 1) * power;
}

/** ticks are round marks within a domain. */
export function ticks(a: number, b: number, count = 5): number[] {
  const [low, high] = a <= b ? [a, b] : [b, a];
  if (low === high) return [low];
  const d = step(high - low, count);
  const out: number[] = [];
  for (let i = Math.ceil(low / d - 1e-9); i * d <= high + d * 1e-9; i++) out.push(clean(i * d, d));
  return out;
}

// clean takes the noise of binary fractions off a mark.
function clean(v: number, d: number): number {
  const digits = Math.max(0, -Math.floor(Math.log10(d)) + 1);
  return digits > 15 ? v : Number(v.toFixed(digits));
}

/** nice widens a domain to round marks. */
export function nice(a: number, b: number, count = 5): [number, number] {
  if (a === b) return a === 0 ? [0, 1] : a > 0 ? [0, a] : [a, 0];
  const d = step(b - a, count);
  return [clean(Math.floor(a / d + 1e-9) * d, d), clean(Math.ceil(b / d - 1e-9) * d, d)];
}

/** logarithmic maps powers evenly; the domain must be above zero. */
export function logarithmic(domain: [number, number], range: [number, number]): Scale {
  const [a, b] = [Math.log10(domain[0]), Math.log10(domain[1])];
  const inner = linear([a, b], range);
  const f = ((v: number) => inner(Math.log10(v))) as Scale;
  f.domain = domain;
  f.range = range;
  f.ticks = [];
  for (let p = Math.ceil(a - 1e-9); p <= b + 1e-9; p++) f.ticks.push(10 ** p);
  return f;
}

/** decade widens a domain to powers of ten. */
export function decade(low: number, high: number): [number, number] {
  const a = 10 ** Math.floor(Math.log10(low) + 1e-9);
  const b = 10 ** Math.ceil(Math.log10(high) - 1e-9);
  return a === b ? [a, a * 10] : [a, b];
}

/**
 * day reads a date of the record (2026, 2026-01 or 2026-01-14) as days since 1970: its first day, or its last.
 * NaN: no date.
 */
export function day(text: string, last = false): number {
  const m = /^(-?\d{1,4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim());
  if (!m) return NaN;
  const [year, month, date] = [Number(m[1]), m[2] ? Number(m[2]) - 1 : -1, m[3] ? Number(m[3]) : 0];
  const t = new Date(0);
  if (month < 0) t.setUTCFullYear(last ? year + 1 : year, 0, last ? 0 : 1);
  else if (!date) t.setUTCFullYear(year, last ? month + 1 : month, last ? 0 : 1);
  else t.setUTCFullYear(year, month, date);
  return Math.floor(t.getTime() / 86400000);
}

/** yearTicks are the first days of round years within a domain of days. */
export function yearTicks(domain: [number, number], count = 6): { at: number; text: string }[] {
  const year = (d: number) => new Date(d * 86400000).getUTCFullYear();
  const [a, b] = [year(domain[0]), year(domain[1])];
  const d = Math.max(1, step(b - a || 1, count));
  const out: { at: number; text: string }[] = [];
  for (let y = Math.ceil(a / d) * d; y <= b; y += d) {
    const at = day(String(y).padStart(4, "0"));
    if (at >= domain[0] && at <= domain[1]) out.push({ at, text: String(y) });
  }
  return out;
}
