import assert from "node:assert/strict";
import test from "node:test";
import { commonParams, editsFrom, editsOf, editTexts, emptySelection, formatParams, formatSelection, parseSelection } from "../src/selection";

const whole = "?view=who&attacker=IRN&target=SAU&on=2026-02-28&asof=2026-01-14&knownby=2026-02-28&join=TUR:SMDA2025&join=AZE:SMDA2025@2026-03-01&leave=PAK:TURPAK1954&sign=TRILAT2026&weigh=smda-duty:binding%3D0.4,choice%3D0.6&reading=smda-duty%3Dbinding&fact=requested:ARM%3Dyes&half=3";

test("an address is read and written back as it was", () => {
  assert.equal(formatSelection(parseSelection(formatSelection(parseSelection(whole)))), formatSelection(parseSelection(whole)));
  const read = parseSelection(whole);
  assert.deepEqual(read.join, ["TUR:SMDA2025", "AZE:SMDA2025@2026-03-01"]);
  assert.deepEqual(read.reading, { "smda-duty": "binding" });
  assert.deepEqual(read.fact, { "requested:ARM": "yes" });
  assert.deepEqual(read.more, { half: "3" });
  assert.equal(read.view, "who");
});

test("any selection survives its address", () => {
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const words = ["TUR:SMDA2025", "a b", "ö&=?#", "x=1,y=2", "100%", "+", "漢字", "q:o=0.5"];
  for (let round = 0; round < 300; round++) {
    const one = emptySelection();
    one.attacker = words[random(words.length)]!;
    one.join = [...new Set([words[random(words.length)]!, words[random(words.length)]!])];
    one.weigh = [words[random(words.length)]!];
    one.reading = { ["q" + random(3)]: words[random(words.length)]! };
    one.more = { own: words[random(words.length)]! };
    assert.deepEqual(parseSelection(formatSelection(one)), one);
  }
});

test("what is wrong in an address is left out", () => {
  const read = parseSelection("?view=nonsense&reading=&reading=x&reading==y&reading=z=&join=&join=A:B&join=A:B&attacker=%20");
  assert.equal(read.view, "map");
  assert.deepEqual(read.reading, {});
  assert.deepEqual(read.join, ["A:B"]);
  assert.equal(read.attacker, "");
});

test("parameters come in one order and without the empty", () => {
  const read = parseSelection(whole);
  assert.equal(formatParams({ b: "", c: ["2", "1"], a: 0, d: false, e: true, f: undefined }), "a=0&c=2&c=1&e=true");
  assert.equal(formatParams(commonParams(emptySelection())), "");
  assert.ok(formatParams(commonParams(read)).includes("known-by=2026-02-28"));
});

test("edits are kept as on the command line and read back", () => {
  const edits = editsOf(parseSelection(whole));
  const texts = editTexts(edits);
  assert.ok(texts.includes("join TUR:SMDA2025"));
  assert.deepEqual(editsFrom(texts, edits.reading), edits);
  assert.deepEqual(editsFrom(["nonsense", "burn X:Y", ""], {}).join, []);
});
