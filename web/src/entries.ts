// The shapes of the record's JSON (casus.record/1).

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
