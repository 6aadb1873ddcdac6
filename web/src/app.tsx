// The frame of the page: header, the view that the address names, and what stands beside every view.

import { useEffect } from "preact/hooks";
import { offline } from "./api";
import { FaultNote } from "./fault";
import { Header } from "./header";
import { ProofDialog } from "./proof";
import { record, recordFault } from "./record";
import { said, selection, type ViewName } from "./state";
import { titles } from "./tabs";
import { Alignment } from "./views/alignment";
import { Balance } from "./views/balance";
import { Crisis } from "./views/crisis";
import { Likely } from "./views/likely";
import { MapView } from "./views/map";
import { SourcesView } from "./views/sources";
import { WhatIf } from "./views/whatif";
import { Who } from "./views/who";

const views: Record<ViewName, () => preact.ComponentChild> = {
  map: () => <MapView />, who: () => <Who />, whatif: () => <WhatIf />, alignment: () => <Alignment />,
  balance: () => <Balance />, likely: () => <Likely />, crisis: () => <Crisis />, sources: () => <SourcesView />,
};

export function App() {
  const { view } = selection.value;
  useEffect(() => {
    document.title = `${titles[view]} · Casus`;
  }, [view]);
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>Skip to the view</a>
      <Header />
      {offline.value && (
        <p class="banner" role="status">The server cannot be reached. What was loaded stays usable; the page asks again every few seconds.</p>
      )}
      <main id="main" tabIndex={-1}>
        {recordFault.value && <FaultNote fault={recordFault.value} />}
        {record.value ? views[view]() : !recordFault.value && <p class="waiting" role="status">The record is loading…</p>}
      </main>
      <Footer />
      <ProofDialog />
      <div class="hidden-words" aria-live="polite" role="status">{said.value}</div>
    </>
  );
}

function toMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Footer() {
  const ends = record.value?.question.record_ends;
  return (
    <footer class="foot">
      <p>
        Every figure opens its reasons and sources.{ends && ` The record ends on ${ends}.`} Borders and positions on the map are
        for orientation (Natural Earth, via world-atlas) and say nothing about claims to territory. <a href="licenses.txt">Licences</a> of what the page is made of.
      </p>
    </footer>
  );
}
