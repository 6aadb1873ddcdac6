// The record as the server has it under the flags in force (/api/v1/record, casus.record/1), with lookups by id.

import { computed, effect, signal } from "@preact/signals";
import { ask, toFault, tries, type Fault } from "./api";
import { commonParams, formatParams, go, selection } from "./state";
import type {
  ClaimEntry, ClauseEntry, EventEntry, ReadingEntry, RecordEntry, SourceEntry, StateEntry, TreatyEntry,
} from "./entries";

export type * from "./entries";

/** record is the last record that loaded; it stays while the next is on its way. */
export const record = signal<RecordEntry | undefined>(undefined);
export const recordFault = signal<Fault | undefined>(undefined);

const key = computed(() => formatParams(commonParams(selection.value)));
let control = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** followRecord keeps the record in step with the selection; called once at the start. */
export function followRecord(): void {
  effect(() => {
    void key.value;
    void tries.value;
    control.abort();
    const mine = (control = new AbortController());
    // A slider changes the flags many times; the record waits until they stand.
    clearTimeout(timer);
    timer = setTimeout(() => load(mine), record.peek() ? 200 : 0);
  });
}

function load(mine: AbortController): void {
  ask<RecordEntry>("record", commonParams(selection.peek()), mine.signal).then(
    (value) => {
      if (mine.signal.aborted) return;
      record.value = value;
      recordFault.value = undefined;
      firstAttack(value);
    },
    (cause: unknown) => {
      if (!mine.signal.aborted) recordFault.value = toFault(cause);
    },
  );
}

/** firstAttack takes the first attack of the dossier where the address names neither side, so that no view is empty. */
function firstAttack(of: RecordEntry): void {
  const { attacker, target } = selection.peek();
  const first = of.question.contingencies[0];
  if (attacker || target || !first) return;
  go({ attacker: first.attackers.join(","), target: first.targets.join(","), act: first.act ?? "", object: first.object ?? "", place: first.place ?? "" }, { replace: true });
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

/** sourceCitation is a source in one line, for captions and CSV; in short without its address. */
export function sourceCitation(id: string, length: "whole" | "short" = "whole"): string {
  const source = sourceOf(id);
  if (!source) return id;
  return [source.title || id, source.publisher, source.date, length === "whole" && source.url].filter(Boolean).join(", ");
}
