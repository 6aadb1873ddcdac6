// What an answer is doing, in words: loading, a fault, no network.

import type { Answer, Fault } from "./api";
import { recordFault } from "./record";

/** headings say in words what a status is about; the server's own title is for programs. */
const headings: Record<number, string> = {
  400: "This cannot be answered as it was asked", 404: "There is no such thing here", 413: "This is too much at once",
  429: "Too much is being asked at the same time", 503: "The answer took too long",
};

export function FaultNote({ fault }: { fault: Fault }) {
  return (
    <div class="fault" role="alert">
      <p><strong>{headings[fault.status] ?? fault.title}</strong>{fault.detail && fault.detail !== fault.title && !fault.faults.includes(fault.detail) ? ". " + fault.detail : ""}</p>
      {fault.faults.length > 0 && <ul>{fault.faults.map((text, i) => <li key={i}>{text}</li>)}</ul>}
    </div>
  );
}

/** Waiting shows the fault of an answer, or that it is on its way; nothing once it is here. */
export function Waiting({ answer }: { answer: Answer<unknown> }) {
  if (answer.fault) {
    // The page says above what is wrong with the record; once is enough.
    const known = recordFault.value && JSON.stringify(recordFault.value.faults) === JSON.stringify(answer.fault.faults);
    return (
      <>
        {!known && <FaultNote fault={answer.fault} />}
        {answer.value !== undefined && <p class="warn">What stands below is the answer to the question before this one.</p>}
      </>
    );
  }
  if (answer.loading && answer.value === undefined) return <p class="waiting" role="status">Working…</p>;
  return null;
}
