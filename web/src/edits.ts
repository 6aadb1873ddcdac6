// Edits in words, and as a file that casus diff --edit reads.

import { longDate } from "./dates";
import { readingOf, stateName, treatyName } from "./record";
import { editKinds, editTexts, type Edits } from "./selection";

export type EditKind = (typeof editKinds)[number];

/** EditParts are the pieces of an edit's text. */
export interface EditParts {
  state: string;
  treaty: string;
  on: string;
}

/** editParts takes STATE:TREATY[@DATE] or TREATY[@DATE] apart. */
export function editParts(kind: EditKind, text: string): EditParts {
  const [head = "", on = ""] = text.split("@");
  if (kind === "sign") return { state: "", treaty: head, on };
  const at = head.lastIndexOf(":"); // a state may have one of its own: cow:TUR
  return { state: head.slice(0, Math.max(at, 0)), treaty: head.slice(at + 1), on };
}

/** weighParts takes QUESTION:OPTION=WEIGHT,... apart. */
export function weighParts(text: string): { question: string; weights: Record<string, number> } {
  const at = text.indexOf(":");
  const weights: Record<string, number> = {};
  for (const part of text.slice(at + 1).split(",")) {
    const [option = "", weight = ""] = part.split("=");
    if (option && weight !== "" && Number.isFinite(Number(weight))) weights[option.trim()] = Number(weight);
  }
  return { question: text.slice(0, Math.max(at, 0)), weights };
}

/** weighText writes it back, options in the order given. */
export function weighText(question: string, weights: Record<string, number>): string {
  return question + ":" + Object.entries(weights).map(([option, weight]) => `${option}=${Number(weight.toFixed(4))}`).join(",");
}

/** valueParts takes STATE:MEASURE:YEAR=VALUE[,LOW,HIGH][ UNIT] apart. */
export function valueParts(text: string): { state: string; measure: string; year: string; figures: string[]; unit: string } {
  const at = text.indexOf("=");
  const names = text.slice(0, Math.max(at, 0)).split(":");
  const year = names.pop() ?? "";
  const measure = names.pop() ?? "";
  const [figures = "", ...unit] = text.slice(at + 1).split(" ");
  return { state: names.join(":"), measure, year, figures: figures.split(","), unit: unit.join(" ") };
}

/** editText says an edit to a reader. */
export function editText(kind: EditKind, text: string): string {
  if (kind === "value") {
    const { state, measure, year, figures, unit } = valueParts(text);
    return `${stateName(state)}: ${measure.replaceAll("_", " ")} ${year} is ${figures[0]}${figures.length === 3 ? ` (${figures[1]} to ${figures[2]})` : ""}${unit && " " + unit}`;
  }
  if (kind === "weigh") {
    const { question, weights } = weighParts(text);
    return `${question}: ` + Object.entries(weights).map(([option, weight]) => `${option} ${weight.toFixed(2)}`).join(", ");
  }
  const { state, treaty, on } = editParts(kind, text);
  const when = on ? ` from ${longDate(on)}` : "";
  if (kind === "sign") return `${treatyName(treaty)} comes into force${when}`;
  return `${stateName(state)} ${kind === "join" ? "joins" : "leaves"} ${treatyName(treaty)}${when}`;
}

/** readingText says which option of a question is taken. */
export function readingText(question: string, option: string): string {
  const known = readingOf(question)?.options.some((one) => one.id === option);
  return `${question}: ${known || option === "unknown" ? option : option + " (not an option)"} taken`;
}

/** editFile writes the edits in the format of casus diff --edit FILE. Options taken outright are weights of one. */
export function editFile(edits: Edits, options: (question: string) => readonly string[]): string {
  const lines = ["edits:"];
  for (const kind of ["join", "leave", "sign"] as const) {
    for (const text of edits[kind]) {
      const { state, treaty, on } = editParts(kind, text);
      lines.push(`  - ${kind}: ${kind === "sign" ? treaty : `${state}:${treaty}`}`);
      if (on) lines.push(`    on: ${on}`);
    }
  }
  const weigh = (question: string, weights: Record<string, number>) => {
    lines.push("  - weigh:", `      question: ${question}`, `      weights: {${Object.entries(weights).map(([option, weight]) => `${option}: ${weight}`).join(", ")}}`);
  };
  for (const text of edits.weigh) {
    const { question, weights } = weighParts(text);
    weigh(question, weights);
  }
  for (const text of edits.value) {
    const { state, measure, year, figures, unit } = valueParts(text);
    lines.push("  - value:", `      state: ${state}`, `      measure: ${measure}`, `      year: ${year}`, `      value: ${figures[0]}`);
    if (figures.length === 3) lines.push(`      low: ${figures[1]}`, `      high: ${figures[2]}`);
    if (unit) lines.push(`      unit: ${JSON.stringify(unit)}`);
    lines.push("      sources: [memory]");
  }
  for (const question of Object.keys(edits.reading).sort()) {
    weigh(question, Object.fromEntries(options(question).map((option) => [option, option === edits.reading[question] ? 1 : 0])));
  }
  return lines.length === 1 ? "edits: []\n" : lines.join("\n") + "\n";
}

/** countOf is how many edits are in force. */
export const countOf = (edits: Edits): number => editTexts(edits).length + Object.keys(edits.reading).length;
