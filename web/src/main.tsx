import { render } from "preact";
import "@preact/signals";
import { ask } from "./api";
import { App } from "./app";
import { loadLand } from "./geography";
import { followRecord } from "./record";
import { attackParams, commonParams, selection } from "./state";
import { startStudies } from "./study";
import "./style.css";

followRecord();
// What the address asks for comes at the same time as the record.
const asked = selection.peek();
if (asked.attacker && asked.target && ["map", "who", "whatif"].includes(asked.view)) {
  ask("who", { ...commonParams(asked), ...attackParams(asked) }).catch(() => undefined);
}
// So do the borders.
if (selection.peek().view === "map") loadLand().catch(() => undefined);
void startStudies();
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App />, root);
