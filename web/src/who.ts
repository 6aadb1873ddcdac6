// The shapes of casus.who/1, and what the page asks for.

import { useAnswer, type Answer as Asked } from "./api";
import type { ReadingEntry } from "./entries";
import { attackParams, baseParams, commonParams, type Params, type Selection } from "./selection";

export type AnswerWord = "owed" | "depends" | "not_owed";

export interface Branch {
  readings: Record<string, string>;
  weight: number;
  answer: AnswerWord;
  reason: string;
  needs?: string[];
}

export interface Reason {
  step?: string;
  text: string;
  holds: "yes" | "no" | "unknown";
  reason?: string;
  tried?: boolean | string;
  source?: string;
  sources?: string[];
}

export interface Conflict {
  treaty: string;
  clause: string;
  duty: string;
  toward: string;
  against?: string;
  holds: string;
  depends_on?: string[];
  prevails?: string;
}

export interface DutyAnswer {
  state: string;
  toward: string;
  against: string;
  treaty: string;
  clause: string;
  duty: string;
  sequence?: string[];
  answer: AnswerWord;
  reason: string;
  depends_on: string[];
  may_change?: { id?: string; text?: string; duty?: string; discretion?: string; depends_on?: string[] }[];
  weight: number;
  weight_high: number;
  discretion: string;
  binding?: string;
  revocable?: boolean;
  branches: Branch[];
  because: Reason[];
  failing?: string[];
  waits_on?: { fact?: string; state?: string; treaty?: string; clause?: string; answer?: string; reason?: string }[];
  secret?: boolean;
  conflicts: Conflict[];
  means?: { name: string; answer: AnswerWord; depends_on?: string[]; weight?: number }[];
  record: { met: number; invoked: number; acted: number };
  confidence?: string;
  unverified?: boolean;
  edited?: boolean;
}

export interface Link {
  step: number;
  state: string;
  toward: string;
  against: string;
  treaty: string;
  clause: string;
  duty: string;
  answer: AnswerWord;
  side: "target" | "attacker";
  via: string;
}

export interface Flag {
  kind: string;
  state: string;
  treaty?: string;
  clause?: string;
  answer: string;
  text: string;
  sources: string[];
}

export interface Tie {
  state: string;
  toward: string;
  treaty: string;
  clause: string;
  duty: string;
  text: string;
  sources: string[];
}

export interface WhoAnswer {
  schema: string;
  edits: string[];
  known_by?: string;
  incident: { attacker: string[]; target: string[]; act: string; object: string; on: string; place: string };
  notes?: string[];
  readings: ReadingEntry[];
  answers: DutyAnswer[];
  flags: Flag[];
  chain: Link[];
  ties: Tie[];
}

/** useWho asks who must respond to the attack that is selected; nothing while it lacks a side. */
export function useWho(selection: Selection, extra: Params = {}): Asked<WhoAnswer> {
  const asked = selection.attacker !== "" && selection.target !== "";
  return useAnswer<WhoAnswer>(asked ? "who" : null, { ...commonParams(selection), ...attackParams(selection), ...extra });
}

/** useWhoBefore asks the same of the record without the edits and with its own weights. */
export function useWhoBefore(selection: Selection): Asked<WhoAnswer> {
  const asked = selection.attacker !== "" && selection.target !== "";
  return useAnswer<WhoAnswer>(asked ? "who" : null, { ...baseParams(selection), ...attackParams({ ...selection, reading: {} }) });
}
