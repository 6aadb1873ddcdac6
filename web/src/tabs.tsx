// The views and the links between them.

import { useEffect, useRef } from "preact/hooks";
import { follow, linkTo, selection, viewNames, type ViewName } from "./state";

export const titles: Record<ViewName, string> = {
  map: "Map", who: "Who must respond", whatif: "What if", alignment: "Alignment", balance: "Balance", likely: "Likely",
  crisis: "Crisis", sources: "Sources",
};

export function Tabs() {
  const { view } = selection.value;
  const list = useRef<HTMLUListElement>(null);
  // On a narrow screen the tabs are wider than it; the one that is open is brought into it.
  useEffect(() => {
    const box = list.current;
    const tab = box?.querySelector<HTMLElement>("[aria-current]");
    if (box && tab) box.scrollLeft = tab.offsetLeft - box.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }, [view]);
  return (
    <nav class="tabs" aria-label="Views">
      <ul ref={list}>
        {viewNames.map((name) => (
          <li key={name}>
            <a href={linkTo({ view: name })} aria-current={name === view ? "page" : undefined} onClick={follow({ view: name })}>{titles[name]}</a>
          </li>
        ))}
      </ul>
      <button type="button" class="plain print-button no-print" onClick={() => print()}>Print<span class="hidden-words"> this view</span></button>
    </nav>
  );
}
