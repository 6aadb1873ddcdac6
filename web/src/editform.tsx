// Making an edit: who joins, who leaves, which draft is signed; the scenarios of the dossier; the edits as a file.

import { useState } from "preact/hooks";
import { isDay } from "./dates";
import { countOf, editFile, editText, type EditKind } from "./edits";
import { saveText } from "./export";
import { readingOf, record } from "./record";
import { editsFrom, editsOf, go, linkTo, say, selection } from "./state";
import { Pick, stateChoices, treatyChoices } from "./statepick";

const kinds: [EditKind, string][] = [["join", "joins"], ["leave", "leaves"], ["sign", "comes into force"]];

export function EditForm() {
  const [kind, setKind] = useState<EditKind>("join");
  const [state, setState] = useState("");
  const [treaty, setTreaty] = useState("");
  const [on, setOn] = useState("");
  const text = (kind === "sign" ? treaty : `${state}:${treaty}`) + (isDay(on) ? "@" + on : "");
  const ready = treaty !== "" && (kind === "sign" || state !== "");
  const treaties = treatyChoices().filter((choice) => {
    const entry = record.value?.treaties.find((one) => one.id === choice.id);
    const member = entry?.parties.some((party) => party.state === state && party.member === "yes" && party.status === "party");
    if (kind === "leave") return !state || member;
    return kind === "sign" ? entry?.status !== "in_force" : true;
  });
  const add = () => {
    if (!ready) return;
    go({ [kind]: [...selection.peek()[kind].filter((other) => other !== text), text] });
    say(`Added: ${editText(kind, text)}`);
    setTreaty("");
  };
  return (
    <form class="edit-form" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <div class="fields">
        {kind !== "sign" && <Pick label="State" choices={stateChoices()} value={state} onPick={setState} />}
        <label class="field"><span>Does what</span>
          <select value={kind} onChange={(event) => { setKind(event.currentTarget.value as EditKind); setTreaty(""); }}>
            {kinds.map(([id, words]) => <option key={id} value={id}>{words}</option>)}
          </select>
        </label>
        <Pick label={kind === "sign" ? "Draft or treaty" : "Treaty"} choices={treaties} value={treaty} what="treaty" onPick={setTreaty} />
        <label class="field"><span>From (any day, if empty)</span><input type="date" value={on} onInput={(event) => setOn(event.currentTarget.value)} /></label>
        <button type="submit" class="main" disabled={!ready}>Add the edit</button>
      </div>
    </form>
  );
}

/** Scenarios sets the edits of a scenario of the dossier; what was there goes, and undo brings it back. */
export function Scenarios() {
  const scenarios = record.value?.question.scenarios ?? [];
  if (scenarios.length === 0) return null;
  return (
    <div class="scenarios" role="group" aria-label="Scenarios of the dossier">
      {scenarios.map((one) => (
        <button key={one.id} type="button" onClick={() => { go(editsFrom(one.edits, {})); say(`Scenario: ${one.title}`); }}>{one.title}</button>
      ))}
    </div>
  );
}

/** Share gives the link and the file of edits. */
export function Share() {
  const [copied, setCopied] = useState("");
  const edits = editsOf(selection.value);
  const file = () => editFile(edits, (question) => (readingOf(question)?.options ?? []).map((option) => option.id));
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(`${what} copied.`);
    } catch {
      setCopied(text);
    }
  };
  return (
    <div class="share">
      <p class="share-buttons">
        <button type="button" onClick={() => copy(location.origin + location.pathname + linkTo({ study: "" }), "Link")}>Copy link</button>
        <button type="button" disabled={countOf(edits) === 0} onClick={() => saveText("casus-edits.yaml", file(), "application/yaml")}>Save edits as a file</button>
        <button type="button" disabled={countOf(edits) === 0} onClick={() => copy(file(), "Edits")}>Copy edits</button>
      </p>
      {countOf(edits) > 0 && <p class="muted">The file is read by <code>casus diff --edit casus-edits.yaml</code> and by every command with <code>--edit</code>.</p>}
      <p role="status" class="muted">{copied}</p>
    </div>
  );
}
