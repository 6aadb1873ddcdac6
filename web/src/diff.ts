// The shapes of casus.diff/1, as far as the page shows them.

import { useAnswer, type Answer } from "./api";
import { countOf, weighText } from "./edits";
import { record } from "./record";
import { baseParams, type Params, type Selection } from "./selection";

export interface Bearing {
  answer: string;
  reason: string;
  depends_on: string[];
  weight: number;
  weight_high: number;
}

export interface Change {
  state: string;
  toward: string;
  against: string;
  treaty: string;
  clause: string;
  duty: string;
  kind: "new" | "stronger" | "weaker" | "gone";
  before: Bearing;
  after: Bearing;
}

export interface ContingencyChange {
  id: string;
  title: string;
  changes: Change[];
  same: number;
  new_links: { step: number; state: string; toward: string; treaty: string; clause: string; answer: string; side: string; via: string }[];
}

export interface Pledge {
  state: string;
  toward: string;
  treaty: string;
  clause: string;
  duty: string;
  against: number;
  asked: number;
  except: { against: string; reason: string }[];
  example: Bearing;
}

export interface DutyConflict {
  state: string;
  treaty: string;
  clause: string;
  duty: string;
  versus: string;
  toward: string[];
  open: string[];
  depends_on: string[];
  settled: boolean;
  text: string;
}

export interface Cover {
  state: string;
  treaty: string;
  clause: string;
  helpers: string[];
  place: string;
  answer: string;
  reason: string;
  at_home: string;
}

export interface Consent {
  treaty: string;
  state: string;
  edited: boolean;
  by: string[];
  rule: string;
  fits?: string;
  notice_months?: number;
  text: string;
  sources: string[];
}

export interface Opposed {
  between: string[];
  allies: string[];
  under: string[];
  linked_by: string;
  answers: string[];
}

export interface Exposure {
  state: string;
  rival: string;
  hostile_events: number;
  last: string;
  summary: string;
  sources: string[];
  reaches: { state: string; before: string; after: string; weight: number; weight_high: number }[];
}

export interface LikelyShort {
  event: string;
  deadline: string;
  probability: number;
  low: number;
  high: number;
  words: { icd203: string; uk: string };
}

export interface DiffAnswer {
  edits: string[];
  on: string;
  contingencies: ContingencyChange[];
  unchanged: ContingencyChange[];
  pledges: Pledge[];
  ended_pledges: Pledge[];
  shifted_pledges: { treaty: string; clause: string; against: string; widened: boolean; pairs: number }[];
  new_conflicts: DutyConflict[];
  ended_conflicts: DutyConflict[];
  opposed_allies: Opposed[];
  cover: Cover[];
  consent: Consent[];
  exposure: Exposure[];
  likely?: LikelyShort;
}

/** diffParams are the edits for diff; an option taken outright is a weight of one, which diff can ask of all attacks. */
export function diffParams(selection: Selection): Params {
  const { join, leave, sign, weigh, value, reading } = selection;
  const taken = Object.keys(reading).sort().flatMap((id) => {
    const options = record.peek()?.readings.find((one) => one.id === id)?.options;
    return options ? [weighText(id, Object.fromEntries(options.map((option) => [option.id, option.id === reading[id] ? 1 : 0])))] : [];
  });
  const weighed = weigh.filter((text) => !(text.slice(0, text.indexOf(":")) in reading));
  return { ...baseParams(selection), join, leave, sign, weigh: [...weighed, ...taken], value };
}

export function hasEdits(selection: Selection): boolean {
  return countOf(selection) > 0;
}

/** useDiff asks what the edits change; without any it asks nothing. */
export function useDiff(selection: Selection): Answer<DiffAnswer> {
  return useAnswer<DiffAnswer>(hasEdits(selection) ? "diff" : null, diffParams(selection));
}
