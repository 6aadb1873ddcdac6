// The state of the page: one selection, held by the address, shared by all views.

import { batch, computed, signal } from "@preact/signals";
import { editsOf, formatSelection, parseSelection, type Edits, type Selection } from "./selection";

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
  history[options.replace ? "replaceState" : "pushState"](null, "", address);
  selection.value = next;
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
  selection.value = parseSelection(location.search);
});

// Undo and redo of edits. They stand beside the history of the browser: going back through views must not take an
// edit away unasked, and an edit is undone in whatever view one is.

const past = signal<Edits[]>([]);
const future = signal<Edits[]>([]);
const deepest = 200;
let sliding = false;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

function noteEdits(before: Selection, next: Selection, replace: boolean): void {
  if (JSON.stringify(editsOf(before)) === JSON.stringify(editsOf(next))) {
    if (!replace) sliding = false;
    return;
  }
  batch(() => {
    // A slider sends many changes; all of one drag are one step.
    if (!(replace && sliding)) past.value = [...past.value, editsOf(before)].slice(-deepest);
    future.value = [];
  });
  sliding = replace;
}

/** endSlide closes a step that was made of many small changes. */
export function endSlide(): void {
  sliding = false;
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
  sliding = false;
  history.pushState(null, "", formatSelection(selection.peek()));
  say(`${word}. ${countEdits(edits)}`);
}

export function undo(): void {
  step(past, future, "Edit undone");
}

export function redo(): void {
  step(future, past, "Edit made again");
}

function countEdits(edits: Edits): string {
  const count = edits.join.length + edits.leave.length + edits.sign.length + edits.weigh.length + Object.keys(edits.reading).length;
  return count === 0 ? "No edit is in force." : count === 1 ? "One edit is in force." : `${count} edits are in force.`;
}
