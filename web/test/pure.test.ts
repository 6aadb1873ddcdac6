import assert from "node:assert/strict";
import test from "node:test";
import { csvField, csvText } from "../src/csv";
import { addDays, addMonths, isDay, longDate, months } from "../src/dates";
import { nextSpot } from "../src/roving";
import { setWeight, sum, unknownOf } from "../src/weights";
import { around, clamp, leastZoom, mostZoom, panBy, toShow, viewBox, zoomAt } from "../src/zoom";

test("CSV quotes what must be quoted", () => {
  assert.equal(csvField('say "no", twice'), '"say ""no"", twice"');
  assert.equal(csvField("two\nlines"), '"two\nlines"');
  assert.equal(csvField("plain"), "plain");
  assert.equal(csvField(null), "");
  assert.equal(csvField(0), "0");
  assert.equal(csvField(-0.5), "-0.5");
  assert.equal(csvField("-0.5"), "-0.5");
  assert.equal(csvField("=HYPERLINK(1)"), "'=HYPERLINK(1)");
  assert.equal(csvText(["a", "b"], [["x", 1], [undefined, "y"]]), "a,b\r\nx,1\r\n,y\r\n");
});

test("days and months", () => {
  for (const good of ["2026-01-14", "2024-02-29"]) assert.ok(isDay(good), good);
  for (const bad of ["2026-02-29", "2026-13-01", "2026-1-1", "", "x"]) assert.ok(!isDay(bad), bad);
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2026-01-14", -13), "2024-12-14");
  assert.equal(addDays("2026-02-28", 1), "2026-03-01");
  assert.equal(longDate("2026-01-14"), "14 January 2026");
  assert.equal(longDate("2026-01"), "January 2026");
  assert.deepEqual(months("2025-12-15", "2026-03-01"), ["2026-01-01", "2026-02-01", "2026-03-01"]);
});

test("weights never pass one, whatever is moved", () => {
  let seed = 11;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  let weights: Record<string, number> = { a: 0.6, b: 0.3, c: 0 };
  for (let i = 0; i < 2000; i++) {
    const option = "abc"[Math.floor(random() * 3)]!;
    const wanted = random() * 1.4 - 0.2;
    const before = weights;
    weights = setWeight(weights, option, wanted);
    assert.ok(sum(weights) <= 1, JSON.stringify(weights));
    assert.ok(Math.abs(weights[option]! - Math.min(Math.max(wanted, 0), 1)) < 0.001);
    for (const other of "abc") if (other !== option) assert.ok(weights[other]! <= before[other]! + 1e-9, "another option grew");
  }
  assert.deepEqual(setWeight({ a: 0.6, b: 0.3 }, "a", 0.7), { a: 0.7, b: 0.3 });
  assert.deepEqual(setWeight({ a: 0.6, b: 0.4 }, "a", 0.8), { a: 0.8, b: 0.2 });
  assert.equal(unknownOf({ a: 0.6, b: 0.3 }), 0.1);
});

test("arrow keys go to what lies ahead", () => {
  const spots = [{ id: "mid", x: 0, y: 0 }, { id: "east", x: 10, y: 1 }, { id: "far-east", x: 20, y: 0 }, { id: "north", x: 1, y: -8 }, { id: "south", x: 0, y: 9 }];
  assert.equal(nextSpot(spots, "mid", "ArrowRight"), "east");
  assert.equal(nextSpot(spots, "east", "ArrowRight"), "far-east");
  assert.equal(nextSpot(spots, "mid", "ArrowUp"), "north");
  assert.equal(nextSpot(spots, "mid", "ArrowDown"), "south");
  assert.equal(nextSpot(spots, "mid", "ArrowLeft"), "mid");
  assert.equal(nextSpot(spots, "nobody", "ArrowLeft"), "mid");
});

test("the window stays on the map", () => {
  const size = { width: 1000, height: 560 };
  let seed = 3;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  let window = around([[500, 200], [650, 300]], size);
  for (let i = 0; i < 1000; i++) {
    window = random() < 0.5 ? zoomAt(window, size, Math.exp(random() * 2 - 1), { x: random() * 1000, y: random() * 560 }) : panBy(window, size, random() - 0.5, random() - 0.5);
    const [x, y, width, height] = viewBox(window, size);
    assert.ok(window.k >= leastZoom && window.k <= mostZoom);
    assert.ok(x >= -1e-9 && y >= -1e-9 && x + width <= 1000 + 1e-9 && y + height <= 560 + 1e-9);
  }
  // The point under the pointer stays where it is.
  const before = clamp({ x: 500, y: 280, k: 3 }, size);
  const at = { x: 520, y: 300 };
  const after = zoomAt(before, size, 2, at);
  const place = (one: typeof before) => { const [x, y, width, height] = viewBox(one, size); return [(at.x - x) / width, (at.y - y) / height]; };
  place(before).forEach((value, i) => assert.ok(Math.abs(value - place(after)[i]!) < 1e-9));
  const shown = toShow(before, size, { x: 900, y: 500 });
  const [x, y, width, height] = viewBox(shown, size);
  assert.ok(900 > x && 900 < x + width && 500 > y && 500 < y + height);
});
