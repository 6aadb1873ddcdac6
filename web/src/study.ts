// The study that is open: kept in the workspace of the server, saved as one works. Without a workspace the page works
// all the same and nothing is kept.

import { computed, effect, signal } from "@preact/signals";
import { Failure, send, toFault, write, type Fault } from "./api";
import { editsFrom, editsOf, editTexts, emptySelection, forgetSteps, formatSelection, go, parseSelection, say, selection, type Selection } from "./state";

export interface Note {
  subject: string;
  text: string;
  at: string;
}

export interface Run {
  id: string | number;
  at: string;
  kind: string;
  query: string;
  summary: unknown;
}

export interface Study {
  id: string;
  name: string;
  revision: number;
  edits: string[];
  readings: Record<string, string>;
  view: string;
  notes: Note[];
  runs: Run[];
  created: string;
  changed: string;
}

/** StudyEntry is a study in the list, which may be told in short. */
export type StudyEntry = Pick<Study, "id" | "name" | "changed">;

export type Keeping = "unknown" | "none" | "ready";
export type Saving = "saved" | "saving" | "waiting" | "failed" | "changed elsewhere";

export const keeping = signal<Keeping>("unknown");
export const studies = signal<StudyEntry[]>([]);
export const study = signal<Study | undefined>(undefined);
export const saving = signal<Saving>("saved");
export const studyFault = signal<Fault | undefined>(undefined);

/** What is on the server of the open study, as one text; what differs from it is to be saved. */
let kept = "";

interface Content {
  edits: string[];
  readings: Record<string, string>;
  view: string;
}

/** contentOf is what a study keeps of a selection. */
export function contentOf(of: Selection): Content {
  const bare = { ...emptySelection(), ...of, study: "", ...editsFrom([], {}) };
  return { edits: editTexts(editsOf(of)), readings: of.reading, view: formatSelection(bare).slice(1) };
}

/** selectionOf is the selection that a study keeps. */
export function selectionOf(of: Pick<Study, "id" | "edits" | "readings" | "view">): Selection {
  return { ...parseSelection(of.view), ...editsFrom(of.edits, of.readings), study: of.id };
}

const textOf = (content: Content) => JSON.stringify([content.edits, Object.entries(content.readings).sort(), content.view]);

async function guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    const value = await work();
    studyFault.value = undefined;
    return value;
  } catch (cause) {
    studyFault.value = toFault(cause);
    return undefined;
  }
}

async function get<T>(path: string): Promise<T> {
  return (await (await send("/api/v1/" + path, { headers: { Accept: "application/json" }, cache: "no-store" })).json()) as T;
}

/** startStudies finds out whether there is a workspace, and opens the study that the address names. */
export async function startStudies(asked = location.search): Promise<void> {
  try {
    studies.value = (await get<{ studies: StudyEntry[] }>("studies")).studies;
    keeping.value = "ready";
  } catch (cause) {
    if (cause instanceof Failure && cause.fault.status === 0) return void setTimeout(() => startStudies(asked), 5000);
    keeping.value = "none";
    return;
  }
  const { study: id, ...rest } = selection.peek();
  if (id) {
    // An address that says more than the study's name is what the reader wants to see; it is saved once it changes.
    const bare = [...new URLSearchParams(asked).keys()].every((name) => name === "study" || name === "view");
    const found = await guarded(() => get<Study>("studies/" + encodeURIComponent(id)));
    if (found) adopt(found, bare ? "study" : "address");
    else go({ ...rest, study: "" }, { replace: true });
  }
  watch();
}

function adopt(found: Study, from: "study" | "address" | "nothing"): void {
  study.value = found;
  saving.value = "saved";
  if (from === "study" && found.view) go(selectionOf(found));
  else if (from === "study") go({ ...editsFrom(found.edits, found.readings), study: found.id });
  forgetSteps();
  kept = textOf(from === "nothing" ? { edits: found.edits, readings: found.readings, view: found.view } : contentOf(selection.peek()));
}

export const openStudy = (id: string) => guarded(async () => {
  await flush();
  adopt(await get<Study>("studies/" + encodeURIComponent(id)), "study");
  say(`Study ${study.peek()?.name} opened.`);
});

export const newStudy = (name: string) => guarded(async () => {
  await flush();
  const made = await write<Study>("POST", "studies", { name });
  if (!made) return;
  study.value = made;
  kept = "";
  go({ study: made.id });
  await save();
  await list();
  say(`Study ${made.name} begun with what is in view.`);
});

export const closeStudy = () => guarded(async () => {
  await flush();
  study.value = undefined;
  go({ study: "" });
});

export const renameStudy = (id: string, name: string) => guarded(async () => {
  const changed = await write<Study>("PUT", "studies/" + encodeURIComponent(id), { name });
  if (changed && study.peek()?.id === id) study.value = changed;
  await list();
});

export const deleteStudy = (id: string) => guarded(async () => {
  await write("DELETE", "studies/" + encodeURIComponent(id));
  if (study.peek()?.id === id) {
    study.value = undefined;
    go({ study: "" });
  }
  await list();
});

export const importStudy = (archive: Blob) => guarded(async () => {
  const response = await send("/api/v1/studies/import", { method: "POST", body: archive, headers: { "Content-Type": "application/zip", "X-Casus": "1" } });
  const made = (await response.json()) as Study;
  await list();
  await openStudy(made.id);
});

export const exportAddress = (id: string) => `/api/v1/studies/${encodeURIComponent(id)}/export`;

async function list(): Promise<void> {
  studies.value = (await get<{ studies: StudyEntry[] }>("studies")).studies;
}

export const notes = computed(() => study.value?.notes ?? []);

/** setNote keeps a note on a subject; an empty text takes it away. */
export const setNote = (subject: string, text: string) => change("PUT", "notes", { subject, text });

/** addRun keeps that long work was done, with what came of it in short. Without a study it does nothing. */
export const addRun = (kind: string, query: string, summary: unknown) => change("POST", "runs", { kind, query, summary });

async function change(method: "PUT" | "POST", part: string, body: unknown): Promise<boolean> {
  const id = study.peek()?.id;
  if (!id) return false;
  const changed = await guarded(() => inTurn(() => write<Study>(method, `studies/${encodeURIComponent(id)}/${part}`, body)));
  if (changed && study.peek()?.id === id) study.value = changed;
  return changed !== undefined;
}

// Writes go one after the other, so that each knows the revision that the one before it made.
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

let timer: ReturnType<typeof setTimeout> | undefined;
const quiet = 600;

/** watch saves what changes, a moment after it has stopped changing. */
function watch(): void {
  effect(() => {
    const content = contentOf(selection.value);
    if (!study.value || textOf(content) === kept) return;
    if (saving.peek() !== "changed elsewhere") saving.value = "waiting";
    clearTimeout(timer);
    timer = setTimeout(save, quiet);
  });
  addEventListener("pagehide", () => {
    const open = study.peek();
    const content = contentOf(selection.peek());
    if (!open || saving.peek() === "saved" || textOf(content) === kept) return;
    // The page is going; the browser finishes this by itself.
    void fetch("/api/v1/studies/" + encodeURIComponent(open.id), {
      method: "PUT", keepalive: true, headers: { "Content-Type": "application/json", "X-Casus": "1" },
      body: JSON.stringify({ revision: open.revision, ...content }),
    }).catch(() => undefined);
  });
}

async function flush(): Promise<void> {
  if (study.peek() && textOf(contentOf(selection.peek())) !== kept) await save();
}

async function save(): Promise<void> {
  clearTimeout(timer);
  const id = study.peek()?.id;
  if (!id || saving.peek() === "changed elsewhere") return;
  const content = contentOf(selection.peek());
  saving.value = "saving";
  try {
    const changed = await inTurn(() => write<Study>("PUT", "studies/" + encodeURIComponent(id), { revision: study.peek()?.revision, ...content }));
    kept = textOf(content);
    if (changed && study.peek()?.id === id) study.value = changed;
    saving.value = textOf(contentOf(selection.peek())) === kept ? "saved" : "waiting";
    studyFault.value = undefined;
  } catch (cause) {
    const fault = toFault(cause);
    saving.value = fault.status === 409 ? "changed elsewhere" : "failed";
    studyFault.value = fault;
    if (fault.status === 0) timer = setTimeout(save, 4000);
  }
}

/** keepMine saves over what was changed elsewhere. */
export const keepMine = () => guarded(async () => {
  const id = study.peek()?.id;
  if (!id) return;
  study.value = await get<Study>("studies/" + encodeURIComponent(id));
  saving.value = "waiting";
  await save();
});

/** takeTheirs opens the study as it is on the server now. */
export const takeTheirs = () => guarded(async () => {
  const id = study.peek()?.id;
  if (id) adopt(await get<Study>("studies/" + encodeURIComponent(id)), "study");
});
