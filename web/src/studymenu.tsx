// The study in the header: its name, whether all is saved, and the list of studies.

import { useState } from "preact/hooks";
import { FaultNote } from "./fault";
import { openProof } from "./proof";
import {
  closeStudy, deleteStudy, exportAddress, importStudy, keeping, keepMine, newStudy, openStudy, renameStudy, saving, studies, study, studyFault,
  takeTheirs, type StudyEntry,
} from "./study";

const savingWords = {
  saved: "saved", saving: "saving…", waiting: "saving…", failed: "not saved; it tries again when something changes", "changed elsewhere": "changed elsewhere",
} as const;

export function StudyMenu() {
  if (keeping.value === "unknown") return <p class="study muted"> </p>;
  if (keeping.value === "none") {
    return <p class="study muted">No workspace: nothing is kept but the address. <code>casus serve --workspace FILE</code> keeps studies.</p>;
  }
  const open = study.value;
  return (
    <div class="study">
      <button type="button" aria-haspopup="dialog" onClick={() => openProof("Studies", () => <StudyList />)}>{open ? `Study: ${open.name}` : "No study open"}</button>
      {open && <span class={saving.value === "failed" || saving.value === "changed elsewhere" ? "warn" : "muted"} role="status">{savingWords[saving.value]}</span>}
      {saving.value === "changed elsewhere" && (
        <>
          <button type="button" class="plain" onClick={keepMine}>Keep mine</button>
          <button type="button" class="plain" onClick={takeTheirs}>Take theirs</button>
        </>
      )}
    </div>
  );
}

function StudyList() {
  const [name, setName] = useState("");
  const open = study.value;
  return (
    <div class="study-list">
      {studyFault.value && <FaultNote fault={studyFault.value} />}
      <form class="fields" onSubmit={(event) => { event.preventDefault(); if (name.trim()) { void newStudy(name.trim()); setName(""); } }}>
        <label class="field"><span>New study, with what is in view</span><input type="text" value={name} maxLength={120} onInput={(event) => setName(event.currentTarget.value)} /></label>
        <button type="submit" class="main" disabled={!name.trim()}>Begin</button>
        {open && <button type="button" onClick={closeStudy}>Close {open.name}</button>}
      </form>
      {studies.value.length === 0 && <p class="muted">No study is kept yet.</p>}
      <ul class="study-rows">{studies.value.map((entry) => <StudyRow key={entry.id} entry={entry} isOpen={entry.id === open?.id} />)}</ul>
      <label class="field"><span>Import a study (zip)</span>
        <input type="file" accept=".zip,application/zip" onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void importStudy(file);
          event.currentTarget.value = "";
        }} />
      </label>
      {open && open.notes.length > 0 && (
        <section><h3>Notes of {open.name}</h3><ul>{open.notes.map((note) => <li key={note.subject}><strong>{note.subject}</strong>: {note.text}</li>)}</ul></section>
      )}
      {open && open.runs.length > 0 && (
        <section><h3>Runs of {open.name}</h3><ul>{open.runs.map((run) => <li key={run.id}>{run.at.slice(0, 16).replace("T", " ")}: {run.kind} <a href={"?" + run.query.replace(/^\?/, "")}>{run.query}</a></li>)}</ul></section>
      )}
    </div>
  );
}

function StudyRow({ entry, isOpen }: { entry: StudyEntry; isOpen: boolean }) {
  const [draft, setDraft] = useState<string>();
  const [asked, setAsked] = useState(false);
  const name = <span class="hidden-words"> {entry.name}</span>;
  if (draft !== undefined) {
    return (
      <li>
        <form class="fields" onSubmit={(event) => { event.preventDefault(); if (draft.trim()) void renameStudy(entry.id, draft.trim()); setDraft(undefined); }}>
          <label class="field"><span>New name of {entry.name}</span><input type="text" value={draft} maxLength={120} onInput={(event) => setDraft(event.currentTarget.value)} /></label>
          <button type="submit">Rename</button><button type="button" onClick={() => setDraft(undefined)}>Cancel</button>
        </form>
      </li>
    );
  }
  return (
    <li class="study-row" aria-current={isOpen ? "true" : undefined}>
      <span><strong>{entry.name}</strong> <span class="muted">changed {entry.changed.slice(0, 16).replace("T", " ")} UTC{isOpen && ", open"}</span></span>
      <span class="study-buttons">
        {!isOpen && <button type="button" onClick={() => openStudy(entry.id)}>Open{name}</button>}
        <button type="button" onClick={() => setDraft(entry.name)}>Rename{name}</button>
        <a class="button" href={exportAddress(entry.id)} download="">Export{name}</a>
        {asked ? (
          <><button type="button" class="warn" onClick={() => deleteStudy(entry.id)}>Delete for good{name}</button><button type="button" onClick={() => setAsked(false)}>Keep{name}</button></>
        ) : <button type="button" onClick={() => setAsked(true)}>Delete{name}</button>}
      </span>
    </li>
  );
}
