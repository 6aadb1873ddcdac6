// A note of the reader on a clause, a claim or a reading; kept with the study.

import { useEffect, useId, useState } from "preact/hooks";
import { notes, setNote, study } from "./study";

/** Notes shows and takes the note on a subject; without a study there is none to take it. */
export function Notes({ subject }: { subject: string }) {
  const id = useId();
  const note = notes.value.find((one) => one.subject === subject);
  const [draft, setDraft] = useState<string>();
  const [state, setState] = useState("");
  useEffect(() => setDraft(undefined), [subject, study.value?.id]);
  if (!study.value) return null;
  const text = draft ?? note?.text ?? "";
  const keep = async () => {
    if (draft === undefined || draft === (note?.text ?? "")) return;
    setState("saving…");
    setState((await setNote(subject, draft)) ? "saved" : "not saved");
  };
  return (
    <details class="note" open={Boolean(note)}>
      <summary>Note{note ? "" : " (none)"}</summary>
      <label class="field" for={id}><span>Your note, kept with the study {study.value.name} <span role="status">{state}</span></span></label>
      <textarea id={id} rows={3} maxLength={5000} value={text} onInput={(event) => { setDraft(event.currentTarget.value); setState("not saved yet"); }} onBlur={keep} />
    </details>
  );
}
