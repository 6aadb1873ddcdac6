import { render } from "preact";
import "@preact/signals";
import { App } from "./app";
import { followRecord } from "./record";
import { startStudies } from "./study";
import "./style.css";

followRecord();
void startStudies();
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App />, root);
