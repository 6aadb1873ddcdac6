// The record as the server has it under the flags in force (/api/v1/record, casus.record/1), with lookups by id.

import { computed, effect, signal } from "@preact/signals";
import { ask, toFault, type Fault } from "./api";
import { commonParams, formatParams, selection } from "./state";

/** Provenance says where a row comes from and how far it is trusted. */
export interface Provenance {
  sources: string[];
  confidence?: string;
  note?: string;
  unverified?: boolean;
}

export interface StateEntry extends Provenance {
  id: string;
  name: string;
  aliases: string[];
  /** ISO 3166-1 numeric, three digits, as the map has it. */
  numeric?: string;
  cow?: number;
  /** Among the states that the dossier looks at. */
  focus: boolean;
  capital?: string;
  /** Of the capital; null where it is unknown. */
  lat: number | null;
  lon: number | null;
  region?: string;
  subregion?: string;
  from?: string;
  to?: string;
}

export interface GroupEntry extends Provenance {
  id: string;
  name: string;
  aliases: string[];
  kind?: string;
  alleged_sponsors: string[];
  accusers: string[];
}

export interface PlaceEntry {
  id: string;
  name: string;
  aliases: string[];
  of?: string;
}

export interface PartyEntry {
  state: string;
  role: string;
  status: string;
  from?: string;
  to?: string;
  notice?: string;
  /** Whether this spell covers the day asked. */
  member: "yes" | "no" | "unknown";
  sources: string[];
  unverified?: boolean;
  note?: string;
  by_edit: boolean;
}

export interface RuleEntry {
  text?: string;
  consent: string[];
  eligible: string[];
  notice_months: number | null;
  sources: string[];
}

export interface ClauseEntry extends Provenance {
  id: string;
  article?: string;
  text: string;
  /** The weightiest of the sequence. */
  duty?: string;
  sequence: string[];
  bound: string[];
  bound_each: boolean;
  toward: string[];
  toward_each: boolean;
  trigger: { when: string; acts: { act: string; reading?: string }[]; objects: string[]; by: string[]; not_by: string[]; area: string[]; elsewhere?: string } | null;
  conditions: { kind: string; not?: boolean; fact?: string; reading?: string; text?: string; sources: string[] }[];
  exceptions: { id: string; text?: string; modifies: boolean; duty?: string; fact?: string; reading?: string; sources: string[] }[];
  discretion?: string;
  means: { name: string; reading?: string }[];
  from?: string;
  to?: string;
  secret: boolean;
  known_from?: string;
  text_unverified: boolean;
}

export interface TreatyEntry extends Provenance {
  id: string;
  name: string;
  short: string;
  aliases: string[];
  role?: string;
  kinds: string[];
  form?: string;
  status: string;
  binding?: string;
  revocable: boolean;
  text?: string;
  signed?: string;
  in_force?: string;
  ended?: string;
  term?: string;
  all_states: boolean;
  parties_partial: boolean;
  parties: PartyEntry[];
  accession: RuleEntry | null;
  exit: RuleEntry | null;
  clauses: ClauseEntry[];
  /** Ids of the open questions on its text. */
  readings: string[];
  by_edit: boolean;
}

export interface OptionEntry {
  id: string;
  text: string;
  weight: number;
  holders: string[];
  sources: string[];
}

export interface ReadingEntry {
  id: string;
  treaty?: string;
  question: string;
  group?: string;
  options: OptionEntry[];
  /** The weight that no option claims. */
  unknown: number;
  basis?: string;
  note?: string;
  sources?: string[];
}

export interface ClaimEntry extends Provenance {
  id: string;
  date?: string;
  known_from?: string;
  topic: string;
  text: string;
  claimant?: string;
  /** affirm, deny or mixed */
  polarity?: string;
  grade?: string;
  root?: string;
  likelihood?: string;
  later?: string;
  later_on?: string;
}

export interface EventEntry extends Provenance {
  id: string;
  date?: string;
  known_from?: string;
  initiator: string;
  target: string;
  mutual: boolean;
  summary: string;
  cameo?: string;
  /** cooperative, hostile or neutral */
  stance?: string;
  /** The editors' estimate, -10 to 10. */
  intensity: number;
  group?: string;
}

export interface ResponseEntry extends Provenance {
  id: string;
  treaty: string;
  clause?: string;
  date?: string;
  known_from?: string;
  attackers: string[];
  targets: string[];
  guarantors: string[];
  all_parties: boolean;
  event?: string;
  met?: string;
  invoked?: string;
  acted?: string;
  text?: string;
  lag_low: number | null;
  lag_high: number | null;
}

export interface SourceEntry {
  id: string;
  title: string;
  kind?: string;
  publisher?: string;
  date?: string;
  url?: string;
  note?: string;
  /** Letters of Admiralty grades that the editors gave it, A the best. */
  reliability?: string;
}

export interface ContingencyEntry {
  id: string;
  title: string;
  attackers: string[];
  targets: string[];
  act?: string;
  object?: string;
  place?: string;
}

export interface QuestionEntry {
  id: string;
  title: string;
  text?: string;
  as_of: string;
  record_ends?: string;
  focus: string[];
  /** The change that the dossier proposes. */
  edits: string[];
  snapshots: { id: string; title: string; date: string }[];
  contingencies: ContingencyEntry[];
  scenarios: { id: string; title: string; edits: string[] }[];
  relation?: { a: string; b: string; from?: string };
}

export interface RecordEntry {
  schema: string;
  edits: string[];
  /** The day for which membership is told. */
  on: string;
  known_by?: string;
  question: QuestionEntry;
  states: StateEntry[];
  groups: GroupEntry[];
  places: PlaceEntry[];
  treaties: TreatyEntry[];
  readings: ReadingEntry[];
  claims: ClaimEntry[];
  events: EventEntry[];
  responses: ResponseEntry[];
  sources: SourceEntry[];
}

/** record is the last record that loaded; it stays while the next is on its way. */
export const record = signal<RecordEntry | undefined>(undefined);
export const recordFault = signal<Fault | undefined>(undefined);

const key = computed(() => formatParams(commonParams(selection.value)));
let control = new AbortController();

/** followRecord keeps the record in step with the selection; called once at the start. */
export function followRecord(): void {
  effect(() => {
    void key.value;
    control.abort();
    const mine = (control = new AbortController());
    ask<RecordEntry>("record", commonParams(selection.peek()), mine.signal).then(
      (value) => {
        if (mine.signal.aborted) return;
        record.value = value;
        recordFault.value = undefined;
      },
      (cause: unknown) => {
        if (!mine.signal.aborted) recordFault.value = toFault(cause);
      },
    );
  });
}

function byId<T extends { id: string }>(list: readonly T[] | undefined): Map<string, T> {
  return new Map((list ?? []).map((entry) => [entry.id, entry]));
}

const states = computed(() => byId(record.value?.states));
const groups = computed(() => byId(record.value?.groups));
const treaties = computed(() => byId(record.value?.treaties));
const readings = computed(() => byId(record.value?.readings));
const claims = computed(() => byId(record.value?.claims));
const events = computed(() => byId(record.value?.events));
const sources = computed(() => byId(record.value?.sources));

export const stateOf = (id: string): StateEntry | undefined => states.value.get(id);
export const treatyOf = (id: string): TreatyEntry | undefined => treaties.value.get(id);
export const readingOf = (id: string): ReadingEntry | undefined => readings.value.get(id);
export const claimOf = (id: string): ClaimEntry | undefined => claims.value.get(id);
export const eventOf = (id: string): EventEntry | undefined => events.value.get(id);
export const sourceOf = (id: string): SourceEntry | undefined => sources.value.get(id);

export function clauseOf(treaty: string, clause: string): ClauseEntry | undefined {
  return treatyOf(treaty)?.clauses?.find((entry) => entry.id === clause);
}

/** stateName is the name of a state or group; an id that is neither is shown as it is. */
export function stateName(id: string): string {
  return stateOf(id)?.name ?? groups.value.get(id)?.name ?? id;
}

/** namesOf writes several with commas and "and". */
export function namesOf(ids: readonly string[]): string {
  const names = [...new Set(ids.map(stateName))];
  return names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + " and " + names.at(-1);
}

/** treatyName is the short name of a treaty. */
export function treatyName(id: string): string {
  const treaty = treatyOf(id);
  return treaty?.short || treaty?.name || id;
}

/** sourceCitation is a source in one line, for captions and CSV. */
export function sourceCitation(id: string): string {
  const source = sourceOf(id);
  if (!source) return id;
  return [source.title || id, source.publisher, source.date, source.url].filter(Boolean).join(", ");
}
