import assert from "node:assert/strict";
import test from "node:test";

// The modules beneath look at the address of the page.
Object.assign(globalThis, { location: { search: "" }, history: {}, addEventListener: () => undefined });
const { editFile, editParts, valueParts, weighParts, weighText } = await import("../src/edits");
const { splitEvents } = await import("../src/api");
const { wrap, fileName } = await import("../src/export");

test("edits are taken apart and put together", () => {
  assert.deepEqual(editParts("join", "TUR:SMDA2025@2026-01-14"), { state: "TUR", treaty: "SMDA2025", on: "2026-01-14" });
  assert.deepEqual(editParts("join", "cow:TUR:SMDA2025"), { state: "cow:TUR", treaty: "SMDA2025", on: "" });
  assert.deepEqual(editParts("sign", "TRILAT2026"), { state: "", treaty: "TRILAT2026", on: "" });
  assert.deepEqual(weighParts("q:a=0.4, b=0.6,c=x"), { question: "q", weights: { a: 0.4, b: 0.6 } });
  assert.equal(weighText("q", { a: 0.1 + 0.2, b: 0 }), "q:a=0.3,b=0");
  assert.deepEqual(valueParts("TUR:personnel:2026=4,3,5 men"), { state: "TUR", measure: "personnel", year: "2026", figures: ["4", "3", "5"], unit: "men" });
});

test("the file of edits has the format of --edit", () => {
  const edits = {
    join: ["TUR:SMDA2025@2026-01-14"], leave: ["PAK:TURPAK1954"], sign: ["TRILAT2026"], weigh: ["smda-duty:binding=0.8,choice=0.1"],
    value: ["TUR:personnel:2026=400000,380000,420000"], reading: { "nato8-bar": "bars" },
  };
  assert.equal(editFile(edits, () => ["bars", "permits"]), `edits:
  - join: TUR:SMDA2025
    on: 2026-01-14
  - leave: PAK:TURPAK1954
  - sign: TRILAT2026
  - weigh:
      question: smda-duty
      weights: {binding: 0.8, choice: 0.1}
  - value:
      state: TUR
      measure: personnel
      year: 2026
      value: 400000
      low: 380000
      high: 420000
      sources: [memory]
  - weigh:
      question: nato8-bar
      weights: {bars: 1, permits: 0}
`);
  assert.equal(editFile({ join: [], leave: [], sign: [], weigh: [], value: [], reading: {} }, () => []), "edits: []\n");
});

test("server-sent events come whole, however the bytes are cut", () => {
  const text = 'event: progress\ndata: {"done":1}\n\n: a comment\n\nevent: result\ndata: {"a":\ndata: 2}\n\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const first = splitEvents(text.slice(0, cut), false);
    const second = splitEvents(first.rest + text.slice(cut), true);
    const named = [...first.whole, ...second.whole].filter((event) => event.data !== "");
    assert.deepEqual(named, [{ name: "progress", data: '{"done":1}' }, { name: "result", data: '{"a":\n2}' }], `cut at ${cut}`);
  }
});

test("captions are broken into lines and names of files are plain", () => {
  assert.deepEqual(wrap("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
  assert.equal(fileName("Who must respond, if Türkiye attacks?"), "casus-who-must-respond-if-turkiye-attacks");
});
