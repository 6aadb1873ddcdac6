import { render } from "preact";
import "@preact/signals";
import { App } from "./app";
import { followRecord } from "./record";
import "./style.css";

followRecord();
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App />, root);
