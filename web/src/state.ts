// The state of the page: one selection, held by the address, shared by all views.

import { batch, computed, signal } from "@preact/signals";
import { editsOf, editTexts, formatSelection, parseSelection, type Edits, type Selection } from "./selection";

export * from "./selection";

export const selection = signal<Selection>(parseSelection(location.search));

/** said is what the live region reads out: what changed, in words. */
export const said = signal("");

/** say tells it to those who cannot see it. */
export function say(text: string): void {
  said.value = text;
}

interface GoOptions {
  /** Change the address without a step of history: for sliders and typing. */
  replace?: boolean;
}

/** go changes the selection and with it the address; the back button undoes it. */
export function go(patch: Partial<Selection>, options: GoOptions = {}): void {
  const before = selection.peek();
  const next = { ...before, ...patch };
  const address = formatSelection(next);
  if (address === formatSelection(before)) return;
  noteEdits(before, next, options.replace ?? false);
  writeAddress(address, options.replace ?? false);
  selection.value = next;
}

/** Browsers refuse addresses that change too often, so a slider's wait for a moment. */
let waiting: { timer: ReturnType<typeof setTimeout>; write: () => void } | undefined;

function writeAddress(address: string, replace: boolean): void {
  if (waiting) clearTimeout(waiting.timer);
  // What waits belongs to the step of history that is being left.
  if (waiting && !replace) waiting.write();
  waiting = undefined;
  if (!replace) return history.pushState(null, "", address);
  const write = () => {
    waiting = undefined;
    history.replaceState(null, "", address);
  };
  waiting = { timer: setTimeout(write, 120), write };
}

/** linkTo is the address of the selection with a patch, for href and for sharing. */
export function linkTo(patch: Partial<Selection>): string {
  return formatSelection({ ...selection.value, ...patch });
}

/** follow makes a link act within the page; with a modifier key it stays a plain link. */
export function follow(patch: Partial<Selection>): (event: MouseEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(patch);
  };
}

addEventListener("popstate", () => {
  if (waiting) clearTimeout(waiting.timer);
  waiting = undefined;
  selection.value = parseSelection(location.search);
});

// Undo and redo of edits. They stand beside the history of the browser: going back through views must not take an
// edit away unasked, and an edit is undone in whatever view one is.

const past = signal<Edits[]>([]);
const future = signal<Edits[]>([]);
const deepest = 200;
/** When the last of many small changes came; a slider sends them faster than this one after the other. */
let slid = 0;
const oneSlide = 1000;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

function noteEdits(before: Selection, next: Selection, replace: boolean): void {
  if (JSON.stringify(editsOf(before)) === JSON.stringify(editsOf(next))) {
    return;
  }
  batch(() => {
    // All changes of one drag, or of one key held down, are one step.
    if (!replace || Date.now() - slid > oneSlide) past.value = [...past.value, editsOf(before)].slice(-deepest);
    future.value = [];
  });
  slid = replace ? Date.now() : 0;
}

/** forgetSteps begins anew, when another study is opened: its edits are not steps of the one before. */
export function forgetSteps(): void {
  batch(() => {
    past.value = [];
    future.value = [];
  });
}

function step(from: typeof past, to: typeof future, word: string): void {
  const edits = from.value.at(-1);
  if (!edits) return;
  const now = selection.peek();
  batch(() => {
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, editsOf(now)];
    selection.value = { ...now, ...edits };
  });
  slid = 0;
  writeAddress(formatSelection(selection.peek()), false);
  say(`${word}. ${countEdits(edits)}`);
}

export function undo(): void {
  step(past, future, "Edit undone");
}

export function redo(): void {
  step(future, past, "Edit made again");
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) undo and redo edits, but where text is being written they are the browser's. */
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const at = event.target as HTMLElement | null;
  if (at?.closest?.("textarea, select, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])")) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else return;
  event.preventDefault();
});

function countEdits(edits: Edits): string {
  const count = editTexts(edits).length + Object.keys(edits.reading).length;
  return count === 0 ? "No edit is in force." : count === 1 ? "One edit is in force." : `${count} edits are in force.`;
}
