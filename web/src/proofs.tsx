// The reasons behind an answer, as they stand in the dialog: the words of the clause, the tests, the branches, the record.

import type { ComponentChildren } from "preact";
import { factText } from "./facts";
import { clauseOf, readingOf, stateName, treatyName, treatyOf } from "./record";
import { Notes } from "./notes";
import { Sources } from "./sources";
import type { Conflict, DutyAnswer, Reason } from "./who";
import { answerWords, discretionWords, dutyWords, reasonWords, spaced, weightText } from "./words";

/** clauseName is a clause with its treaty. */
export function clauseName(treaty: string, clause: string): string {
  if (!treaty) return "no treaty";
  const entry = clauseOf(treaty, clause);
  const part = entry?.article || (clause ? spaced(clause) : "");
  return part ? `${treatyName(treaty)}, ${/^\d/.test(part) ? "Article " + part : part}` : treatyName(treaty);
}

/** dependsText says what an answer turns on. */
export function dependsText(on: readonly string[]): string {
  return on.map((one) => {
    const [kind, ...rest] = one.split(":");
    const name = rest.join(":");
    return kind === "reading" ? `how ${name} is read` : kind === "fact" ? factText(name) : one;
  }).join("; ");
}

/** bearing says an answer in a sentence. */
export function bearing(answer: DutyAnswer): string {
  const who = stateName(answer.state);
  const duty = dutyWords[answer.duty] ?? answer.duty;
  const toward = stateName(answer.toward);
  if (answer.answer === "not_owed") {
    const why = reasonWords[answer.reason] ?? spaced(answer.reason);
    return answer.treaty && answer.clause ? `${who} owes ${toward} nothing under ${clauseName(answer.treaty, answer.clause)}: ${why}.` : `No promise binds ${who} to ${toward}.`;
  }
  if (answer.answer === "owed") return `${who} owes ${toward}: ${duty}, under ${clauseName(answer.treaty, answer.clause)}.`;
  return `Whether ${who} owes ${toward} (${duty}) under ${clauseName(answer.treaty, answer.clause)} turns on ${dependsText(answer.depends_on) || "facts not known"}.`;
}

/** sourcesOf are all the sources on which an answer rests. */
export function sourcesOf(answer: DutyAnswer): string[] {
  return [...new Set(answer.because.flatMap((reason) => reason.sources ?? (reason.source ? [reason.source] : [])))];
}

/** answerProof opens the whole reasoning. */
export function answerProof(answer: DutyAnswer): { title: string; body: () => ComponentChildren } {
  return { title: `${stateName(answer.state)}: ${clauseName(answer.treaty, answer.clause)}`, body: () => <AnswerProof answer={answer} /> };
}

export function AnswerProof({ answer }: { answer: DutyAnswer }) {
  const clause = clauseOf(answer.treaty, answer.clause);
  const treaty = treatyOf(answer.treaty);
  return (
    <>
      <p><Word answer={answer.answer} /> {bearing(answer)}</p>
      {clause && <blockquote>{clause.text}{clause.text_unverified && <strong class="warn"> (from memory, unverified)</strong>}</blockquote>}
      {treaty && <p class="muted">{treaty.name}. {spaced(treaty.status)}{treaty.signed && `; signed ${treaty.signed}`}{treaty.in_force && `; in force ${treaty.in_force}`}. {answer.confidence && `Confidence in the clause: ${answer.confidence}.`}</p>}
      <Facts answer={answer} />
      <h3>Why</h3>
      <Because reasons={answer.because} />
      {answer.branches.length > 0 && <><h3>By reading</h3><Branches answer={answer} /></>}
      {answer.depends_on.filter((on) => on.startsWith("reading:")).map((on) => <ReadingNote key={on} id={on.slice(8)} />)}
      {answer.conflicts.length > 0 && <><h3>Conflicts of duty</h3><ul>{answer.conflicts.map((conflict, i) => <li key={i}>{conflictText(conflict)}</li>)}</ul></>}
      <h3>Sources</h3>
      <Sources ids={sourcesOf(answer)} />
      {answer.clause && <Notes subject={`clause ${answer.treaty} ${answer.clause}`} />}
    </>
  );
}

function Facts({ answer }: { answer: DutyAnswer }) {
  const rows: [string, string][] = [["Weight", weightText(answer.weight, answer.weight_high)]];
  if (answer.answer === "not_owed" && !answer.branches.length) rows.pop();
  if (answer.discretion) rows.push(["Means", discretionWords[answer.discretion] ?? spaced(answer.discretion)]);
  if (answer.binding) rows.push(["How bound", answer.binding + (answer.revocable ? ", may be taken back" : "")]);
  if (answer.clause) rows.push(["In the record", recordText(answer)]);
  for (const means of answer.means ?? []) rows.push([`Covers ${means.name} means`, answerWords[means.answer] + (means.weight !== undefined && means.answer === "depends" ? `, weight ${means.weight.toFixed(2)}` : "")]);
  if (rows.length === 0) return null;
  return <dl class="facts">{rows.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>;
}

/** recordText says how often the promise was met, invoked, acted upon. */
export function recordText(answer: DutyAnswer): string {
  const { met, invoked, acted } = answer.record;
  return `met on its words ${met}, invoked ${invoked}, acted upon ${acted}`;
}

const marks = { yes: ["✓", "holds"], no: ["✗", "fails"], unknown: ["?", "open"] } as const;

function Because({ reasons }: { reasons: readonly Reason[] }) {
  const groups: { step: string; reasons: Reason[] }[] = [];
  for (const reason of reasons) {
    const step = reason.step ?? "";
    if (groups.at(-1)?.step !== step) groups.push({ step, reasons: [] });
    groups.at(-1)!.reasons.push(reason);
  }
  return (
    <ul class="because">
      {groups.map((group, i) => (
        <li key={i}>
          {group.step && <span class="because-step">{spaced(group.step)}</span>}
          <ul>
            {group.reasons.map((reason, j) => (
              <li key={j} class={"holds-" + reason.holds}>
                <span class="mark"><span aria-hidden="true">{marks[reason.holds][0]}</span><span class="hidden-words">{reason.tried ? "tried" : marks[reason.holds][1]}: </span></span>
                <span>{reason.text}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Branches({ answer }: { answer: DutyAnswer }) {
  return (
    <table class="small">
      <thead><tr><th scope="col">Reading</th><th scope="col" class="num">Weight</th><th scope="col">Answer</th><th scope="col">Reason</th></tr></thead>
      <tbody>
        {answer.branches.map((branch, i) => (
          <tr key={i}>
            <th scope="row">{Object.entries(branch.readings).map(([question, option]) => `${question}=${option}`).join(", ") || "all readings"}</th>
            <td class="num">{branch.weight.toFixed(2)}</td>
            <td><Word answer={branch.answer} /></td>
            <td>{branch.reason ? reasonWords[branch.reason] ?? spaced(branch.reason) : (branch.needs ?? []).map((need) => dependsText([need.includes(":") && !need.startsWith("fact:") && !need.startsWith("reading:") ? "fact:" + need : need])).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** ReadingNote says an open question with its options, weights and who holds them. */
export function ReadingNote({ id }: { id: string }) {
  const reading = readingOf(id);
  if (!reading) return null;
  return (
    <section class="reading-note">
      <h3>{reading.question}</h3>
      <ul>
        {reading.options.map((option) => (
          <li key={option.id}>
            <strong>{option.id}</strong> ({option.weight.toFixed(2)}): {option.text}
            {option.holders.length > 0 && <>. Held by {option.holders.join("; ")}</>} <Sources ids={option.sources} />
          </li>
        ))}
        {reading.unknown > 0 && <li><strong>unknown</strong> ({reading.unknown.toFixed(2)}): claimed by no option</li>}
      </ul>
      {reading.basis && <p class="muted">{reading.basis}</p>}
    </section>
  );
}

export function conflictText(conflict: Conflict): string {
  const toward = conflict.toward ? ` toward ${stateName(conflict.toward)}` : " toward its other parties";
  const open = conflict.holds === "yes" ? "" : conflict.depends_on?.length ? ` It turns on ${dependsText(conflict.depends_on)}.` : " It is open.";
  const wins = conflict.prevails === "yes" ? " It prevails." : "";
  return `${clauseName(conflict.treaty, conflict.clause)}: ${dutyWords[conflict.duty] ?? spaced(conflict.duty)}${toward}.${open}${wins}`;
}

/** Word is an answer in its colour and its word. */
export function Word({ answer }: { answer: string }) {
  return <span class={"word word-" + answer}>{answerWords[answer] ?? spaced(answer)}</span>;
}
