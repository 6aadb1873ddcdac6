import { render } from "preact";
import "@preact/signals";
import { App } from "./app";
import { loadLand } from "./geography";
import { followRecord } from "./record";
import { selection } from "./state";
import { startStudies } from "./study";
import "./style.css";

followRecord();
// The borders come while the record is on its way.
if (selection.peek().view === "map") loadLand().catch(() => undefined);
void startStudies();
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App />, root);
