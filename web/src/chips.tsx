// The edits in force as chips, each with a button that takes it away, and undo and redo.

import { editText, readingText } from "./edits";
import { canRedo, canUndo, editKinds, editsFrom, go, redo, say, selection, undo, type Selection } from "./state";

interface Chip {
  key: string;
  text: string;
  without: Partial<Selection>;
}

function chips(of: Selection): Chip[] {
  const list: Chip[] = [];
  for (const kind of editKinds) {
    for (const text of of[kind]) {
      list.push({ key: kind + text, text: editText(kind, text), without: { [kind]: of[kind].filter((other) => other !== text) } });
    }
  }
  for (const [question, option] of Object.entries(of.reading)) {
    const { [question]: _, ...reading } = of.reading;
    list.push({ key: "reading" + question, text: readingText(question, option), without: { reading } });
  }
  return list;
}

export function EditChips() {
  const list = chips(selection.value);
  const none = editsFrom([], {});
  return (
    <div class="edits" role="group" aria-label="Edits in force">
      {list.length === 0 ? <span class="muted">No edits: the record as it is.</span> : (
        <ul class="chips">
          {list.map((chip) => (
            <li key={chip.key} class="chip">
              <span>{chip.text}</span>
              <button type="button" aria-label={`Remove: ${chip.text}`} onClick={() => { go(chip.without); say(`Removed: ${chip.text}`); }}>×</button>
            </li>
          ))}
        </ul>
      )}
      <span class="edit-buttons">
        {list.length > 1 && <button type="button" class="plain" onClick={() => { go(none); say("All edits removed."); }}>Remove all</button>}
        <button type="button" class="plain" disabled={!canUndo.value} onClick={undo}>Undo</button>
        <button type="button" class="plain" disabled={!canRedo.value} onClick={redo}>Redo</button>
      </span>
    </div>
  );
}
