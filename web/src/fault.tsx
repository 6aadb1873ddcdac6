// What an answer is doing, in words: loading, a fault, no network.

import type { Answer, Fault } from "./api";

export function FaultNote({ fault }: { fault: Fault }) {
  return (
    <div class="fault" role="alert">
      <p><strong>{fault.title}</strong>{fault.detail && fault.detail !== fault.title && !fault.faults.includes(fault.detail) ? ". " + fault.detail : ""}</p>
      {fault.faults.length > 0 && <ul>{fault.faults.map((text, i) => <li key={i}>{text}</li>)}</ul>}
    </div>
  );
}

/** Waiting shows the fault of an answer, or that it is on its way; nothing once it is here. */
export function Waiting({ answer }: { answer: Answer<unknown> }) {
  if (answer.fault) return <FaultNote fault={answer.fault} />;
  if (answer.loading && answer.value === undefined) return <p class="waiting" role="status">Working…</p>;
  return null;
}
