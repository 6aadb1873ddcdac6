// The pure parts of the charts: scales, bars of a waterfall, places of a network, words of numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { around } from "../src/chart/difference";
import { keyPlaces, wrap } from "../src/chart/frame";
import { busy } from "../src/chart/histogram";
import { extent, thinned } from "../src/chart/interval";
import { apart, generator, layout, towards, type Link } from "../src/chart/layout";
import { bandPath, path } from "../src/chart/line";
import { percent, percentRange, plusMinus, quantity, short, signed } from "../src/chart/number";
import { day, decade, linear, logarithmic, nice, step, ticks, yearTicks } from "../src/chart/scale";
import { ranked } from "../src/chart/tornado";
import { falls, odds, type Stage } from "../src/chart/waterfall";
import { scales } from "../src/chart/wordscale";

test("a linear scale goes through both ends, and an empty domain lies in the middle", () => {
  const s = linear([10, 20], [100, 300]);
  assert.equal(s(10), 100);
  assert.equal(s(20), 300);
  assert.equal(s(15), 200);
  assert.equal(linear([5, 5], [0, 10])(5), 5);
  assert.equal(linear([0, 1], [100, 0])(0.25), 75);
});

test("marks are round, within the domain, and not many more than asked", () => {
  assert.deepEqual(ticks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticks(-0.05, 0.11, 4), [-0.05, 0, 0.05, 0.1]);
  assert.deepEqual(ticks(3, 3), [3]);
  const random = generator(7);
  for (let i = 0; i < 500; i++) {
    const a = (random() - 0.5) * 10 ** (random() * 12 - 6);
    const b = a + random() * 10 ** (random() * 12 - 6) + 1e-9;
    const n = 2 + Math.floor(random() * 8);
    const list = ticks(a, b, n);
    const d = step(b - a, n);
    assert.ok(list.length <= 2 * n + 2, `${a} to ${b}: ${list}`);
    for (const t of list) assert.ok(t >= a - d * 0.01 && t <= b + d * 0.01, `${t} outside ${a} to ${b}`);
  }
});

test("a widened domain holds the old one", () => {
  assert.deepEqual(nice(0.3, 9.2), [0, 10]);
  assert.deepEqual(nice(0, 0), [0, 1]);
  assert.deepEqual(nice(-4, -4), [-4, 0]);
  const random = generator(3);
  for (let i = 0; i < 300; i++) {
    const [a, b] = [(random() - 0.5) * 1000, random() * 1000];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const [p, q] = nice(low, high);
    assert.ok(p <= low + 1e-9 && q >= high - 1e-9, `${low} to ${high} became ${p} to ${q}`);
  }
});

test("a logarithmic scale gives each power the same room", () => {
  const s = logarithmic(decade(0.003, 0.4), [0, 300]);
  assert.deepEqual(s.domain, [0.001, 1]);
  assert.ok(Math.abs(s(0.01) - 100) < 1e-9 && Math.abs(s(0.1) - 200) < 1e-9);
  assert.deepEqual(s.ticks.map((t) => Number(t.toFixed(6))), [0.001, 0.01, 0.1, 1]);
});

test("dates of the record are days, with the first or last day of a month or year", () => {
  assert.equal(day("1970-01-01"), 0);
  assert.equal(day("2026-01-14") - day("2026-01-13"), 1);
  assert.equal(day("2026-02", true), day("2026-02-28"));
  assert.equal(day("2024-02", true), day("2024-02-29"));
  assert.equal(day("2025", true), day("2025-12-31"));
  assert.equal(day("2025"), day("2025-01-01"));
  assert.ok(Number.isNaN(day("soon")));
  assert.deepEqual(yearTicks([day("2011-06-01"), day("2014-02-01")], 6).map((t) => t.text), ["2012", "2013", "2014"]);
});

test("each bar of a waterfall begins where the last one ended, and the odds multiply to the whole", () => {
  const at = (probability: number, total = false): Stage => ({ name: "", probability, low: probability, high: probability, total });
  const stages = [at(0.06, true), at(0.065), at(0.047), at(0.047, true), at(0.097), at(0.012), at(0.016), at(0.016, true)];
  const bars = falls(stages);
  bars.forEach((bar, i) => {
    assert.equal(bar.to, stages[i]!.probability);
    if (i > 0 && !stages[i]!.total) assert.equal(bar.from, stages[i - 1]!.probability);
    if (stages[i]!.total) assert.equal(bar.from, bar.to);
  });
  const product = bars.reduce((all, bar) => all * bar.odds, 1);
  assert.ok(Math.abs(product - odds(0.016) / odds(0.06)) < 1e-12);
});

test("the same network gives the same places, whatever the order of its parts", () => {
  const blocs = [["TUR", "SAU", "PAK", "QAT"], ["IND", "ISR", "GRC"]];
  const links: Link[] = [{ a: "TUR", b: "SAU", sign: 1 }, { a: "IND", b: "PAK", sign: -1 }, { a: "ISR", b: "GRC", sign: 1 }];
  const one = layout(blocs, links);
  assert.deepEqual([...layout(blocs, links)], [...one]);
  assert.deepEqual([...layout(blocs.map((b) => [...b].reverse()), [...links].reverse())], [...one]);
  for (const p of one.values()) assert.ok(p.x >= 0 && p.x <= 1 && p.y >= 0 && p.y <= 1);
  const mean = (ids: string[]) => ids.reduce((sum, id) => sum + one.get(id)!.x, 0) / ids.length;
  assert.ok(mean(blocs[0]!) < mean(blocs[1]!) - 0.2, "blocs stand apart");
  assert.equal(layout([], []).size, 0);
  assert.equal(layout([["TUR"]], []).size, 1);
});

test("nodes do not cover each other", () => {
  const states = [...Array(40).keys()].map((i) => `S${i}`);
  const free = [...apart(new Map(states.map((id) => [id, { x: 100, y: 100 }])), 30, 600, 400).values()];
  for (let i = 0; i < free.length; i++) {
    for (let j = 0; j < i; j++) assert.ok(Math.hypot(free[i]!.x - free[j]!.x, free[i]!.y - free[j]!.y) > 24);
  }
});

test("an arrow key goes to the nearest in its direction, and stays where there is none", () => {
  const places = new Map([["A", { x: 0, y: 0 }], ["B", { x: 10, y: 1 }], ["C", { x: 30, y: 0 }], ["D", { x: 0, y: 20 }]]);
  assert.equal(towards(places, "A", "ArrowRight"), "B");
  assert.equal(towards(places, "B", "ArrowRight"), "C");
  assert.equal(towards(places, "A", "ArrowDown"), "D");
  assert.equal(towards(places, "A", "ArrowLeft"), undefined);
  assert.equal(towards(places, "A", "x"), undefined);
});

test("a line breaks at a gap, and steps where it is held", () => {
  const [x, y] = [linear([0, 10], [0, 100]), linear([0, 10], [100, 0])];
  assert.equal(path([{ at: 0, value: 0 }, { at: 5, value: 5 }, { at: 6, value: null }, { at: 10, value: 1 }], x, y), "M0,100L50,50M100,90");
  assert.equal(path([{ at: 0, value: 0 }, { at: 5, value: 5 }], x, y, true), "M0,100H50V50");
  assert.equal(bandPath([{ at: 0, value: 1 }], x, y), "");
  assert.equal(bandPath([{ at: 0, value: 1, low: 0, high: 2 }, { at: 10, value: 1, low: 0, high: 2 }], x, y), "M0,80L100,80L100,100L0,100Z");
});

test("what is not known does not stretch a scale", () => {
  const row = (known: boolean, value: number) => ({ label: "", values: [{ known, value, low: value, high: value }] });
  assert.deepEqual(extent([row(true, 3), row(false, 0), row(true, 7)]), [3, 7]);
  assert.deepEqual(extent([row(false, 0)]), [0, 1]);
  assert.equal(busy([[5, 1, 0, 0], [5, 0, 1, 0]]), 2);
  assert.deepEqual(around([{ label: "", value: 2, low: 1, high: 3 }]), [0, 3]);
  assert.deepEqual(ranked([{ label: "a", size: 1, error: 0, direction: 1 }, { label: "b", size: 2, error: 0, direction: 1 }]).map((r) => r.label), ["b", "a"]);
});

test("words of marks do not touch", () => {
  const wide = linear([0, 1], [0, 600]);
  assert.equal(thinned(wide, (v) => `${100 * v} %`).length, wide.ticks.length);
  const narrow = linear([0, 1], [0, 90]);
  assert.ok(thinned(narrow, (v) => `${100 * v} %`).length < narrow.ticks.length);
});

test("numbers have units, ranges and signs", () => {
  assert.equal(percent(0.0807), "8.1 %");
  assert.equal(percent(0.0076), "0.76 %");
  assert.equal(percentRange(0.5, 0.5, 0.5), "50.0 %");
  assert.equal(percentRange(0.08, 0.02, 0.25), "8.0 % (2.0 % to 25.0 %)");
  assert.equal(plusMinus(0.2259, 0.00296), "22.6 % ± 0.3");
  assert.equal(signed(-1.25), "−1.3");
  assert.equal(signed(0), "0.0");
  assert.equal(signed(0.29, 1), "+0.3");
  assert.equal(short(1238e9), "1.24 trillion");
  assert.equal(short(0), "0");
  assert.equal(quantity(83181.3, "usd_m"), "US$ 83.2 bn");
  assert.equal(quantity(650000, "persons"), "650,000");
});

test("long words are parted into lines, and cut with a sign", () => {
  const lines = wrap("Older duties that may conflict: NATO, Article 8, and the treaty of 1992", 150, 2);
  assert.equal(lines.length, 2);
  assert.ok(lines[1]!.endsWith("…") && !lines[1]!.endsWith("……"));
  assert.deepEqual(wrap("short", 150, 2), ["short"]);
  assert.deepEqual(keyPlaces(["a", "b"], 1000).map((p) => p.row), [0, 0]);
  assert.deepEqual(keyPlaces(["a long entry", "another long entry"], 120).map((p) => p.row), [0, 1]);
});

test("bands of the scales of words are in order and do not overlap", () => {
  for (const scale of scales) {
    scale.bands.forEach((band, i) => {
      assert.ok(band.low < band.high);
      assert.ok(i === 0 || band.low >= scale.bands[i - 1]!.high);
    });
  }
});
