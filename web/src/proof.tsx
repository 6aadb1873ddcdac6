// The dialog in which a figure opens its proof. A modal dialog of the browser: it keeps the focus, closes on Escape
// and gives the focus back to what opened it.

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Proof {
  title: string;
  body: () => ComponentChildren;
}

const shown = signal<Proof | undefined>(undefined);

/** openProof shows the reasons and sources of what was asked about. */
export function openProof(title: string, body: () => ComponentChildren): void {
  shown.value = { title, body };
}

/** closeProof closes it. */
export function closeProof(): void {
  shown.value = undefined;
}

/** ProofDialog stands once on the page. */
export function ProofDialog() {
  const proof = shown.value;
  const box = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || !proof || dialog.open) return;
    opener.current = document.activeElement;
    dialog.showModal();
  }, [proof]);
  const closed = () => {
    shown.value = undefined;
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus();
  };
  const close = () => box.current?.close();
  if (!proof) return null;
  return (
    <dialog ref={box} class="proof" aria-labelledby="proof-title" onClose={closed}
      onClick={(event) => event.target === box.current && close()}>
      <div class="proof-in">
        <header class="proof-head">
          <h2 id="proof-title">{proof.title}</h2>
          <button type="button" class="plain" onClick={close}>Close</button>
        </header>
        <div class="proof-body" tabIndex={0} role="region" aria-labelledby="proof-title">{proof.body()}</div>
      </div>
    </dialog>
  );
}
