// Turns TypeScript into JavaScript for node's test runner, with the compiler that bundles the page.
import { register } from "node:module";
register("./hooks.mjs", import.meta.url);
