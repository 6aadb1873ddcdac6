// Days and months as ISO text; pure.

const day = 86_400_000;

/** isDay tells whether a text is a day that exists: YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text + "T00:00:00Z");
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** dayNumber counts days since 1970. */
export function dayNumber(text: string): number {
  return Math.round(Date.parse(text + "T00:00:00Z") / day);
}

export function dayText(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

export function addDays(text: string, days: number): string {
  return dayText(dayNumber(text) + days);
}

/** addMonths keeps the day of the month where the month has it, and else takes its last. */
export function addMonths(text: string, months: number): string {
  const [year, month, date] = text.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.toISOString().slice(0, 8) + String(Math.min(date, last)).padStart(2, "0");
}

const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** longDate writes 2026-01-14 as 14 January 2026; a year or month alone stays that. */
export function longDate(text: string): string {
  const [year, month, date] = text.split("-");
  if (!month) return text;
  const name = names[Number(month) - 1] ?? month;
  return date ? `${Number(date)} ${name} ${year}` : `${name} ${year}`;
}

/** months lists the first days of the months from one day to another. */
export function months(from: string, to: string): string[] {
  const list: string[] = [];
  for (let at = from.slice(0, 8) + "01"; at <= to; at = addMonths(at, 1)) if (at >= from) list.push(at);
  return list;
}
