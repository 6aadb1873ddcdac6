// The pure parts of the views: what is picked, which day is next, which claims contradict each other.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { ClaimEntry } from "../src/entries";

// The views read the address when they are loaded.
let views: { alignment: typeof import("../src/views/alignment"); likely: typeof import("../src/views/likely"); sources: typeof import("../src/views/sources"); crisis: typeof import("../src/views/crisis"); answer: typeof import("../src/views/crisisanswer"); brings: typeof import("../src/views/balancebrings") };

before(async () => {
  const page = globalThis as Record<string, unknown>;
  page.location ??= { search: "" };
  page.addEventListener ??= () => {};
  page.history ??= { pushState() {}, replaceState() {} };
  views = {
    alignment: await import("../src/views/alignment"), likely: await import("../src/views/likely"), sources: await import("../src/views/sources"),
    crisis: await import("../src/views/crisis"), answer: await import("../src/views/crisisanswer"), brings: await import("../src/views/balancebrings"),
  };
});

test("a pair is picked by two states, and a third takes the place of the first", () => {
  const { repick } = views.alignment;
  assert.deepEqual(repick({ a: "", b: "" }, "TUR"), { a: "TUR", b: "" });
  assert.deepEqual(repick({ a: "TUR", b: "" }, "SAU"), { a: "TUR", b: "SAU" });
  assert.deepEqual(repick({ a: "TUR", b: "SAU" }, "PAK"), { a: "SAU", b: "PAK" });
  assert.deepEqual(repick({ a: "TUR", b: "SAU" }, "TUR"), { a: "SAU", b: "" });
  assert.deepEqual(repick({ a: "TUR", b: "SAU" }, "SAU"), { a: "TUR", b: "" });
});

test("grades in the address are read and written, and nonsense is left out", () => {
  const { grades, gradesText } = views.likely;
  assert.deepEqual(grades("CL10=A1,CL09=B2"), { CL10: "A1", CL09: "B2" });
  assert.deepEqual(grades("CL10=Z9,=A1,CL11"), {});
  assert.deepEqual(grades(undefined), {});
  assert.equal(gradesText({ CL10: "A1", CL09: "B2" }), "CL09=B2,CL10=A1");
});

test("a grade of a claim that is not yet known waits", () => {
  const { applied } = views.likely;
  const entry = (claim: string, copies: string[] = []) => ({ claim, copies: copies.map((c) => ({ claim: c })) }) as unknown as Parameters<typeof applied>[1][number];
  assert.deepEqual(applied({ CL09: "A1", CL43: "B2", CL14: "F6" }, [entry("CL09", ["CL43"])]), { now: { CL09: "A1", CL43: "B2" }, waiting: ["CL14"] });
  assert.deepEqual(applied({}, []), { now: {}, waiting: [] });
});

test("the next claim is the first after the day, the one before the last before it", () => {
  const { nextDay, lastDay } = views.likely;
  const dates = ["2026-01-31", "2026-01-09", "2026-05-14"];
  assert.equal(nextDay(dates, "2026-01-14"), "2026-01-31");
  assert.equal(nextDay(dates, "2026-05-14"), undefined);
  assert.equal(lastDay(dates, "2026-01-14"), "2026-01-09");
  assert.equal(lastDay(dates, "2026-01-09"), undefined);
});

const claim = (id: string, topic: string, polarity: string, more: Partial<ClaimEntry> = {}): ClaimEntry => ({ id, topic, polarity, text: id, sources: ["s1"], date: "2026-01-01", ...more });

test("topics that are contradicted come first, and copies of one root are one", () => {
  const { topicsOf, contested, rootsOf } = views.sources;
  const claims = [claim("A", "x", "affirm"), claim("B", "x", "affirm"), claim("C", "x", "affirm"), claim("D", "y", "affirm", { root: "r" }), claim("E", "y", "deny"), claim("F", "y", "affirm", { root: "r" })];
  const topics = topicsOf(claims);
  assert.deepEqual(topics.map((t) => t.topic), ["y", "x"]);
  assert.ok(contested(topics[0]!) && !contested(topics[1]!));
  assert.equal(rootsOf(topics[0]!.yes), 1);
  assert.equal(topics.flatMap((t) => [...t.yes, ...t.no, ...t.both]).length, claims.length);
});

test("what was said or seen after the day is hidden", () => {
  const { knownBy } = views.sources;
  const claims = [claim("A", "x", "affirm", { later: "Not borne out.", later_on: "2026-06-30" }), claim("B", "x", "deny", { date: "2026-02-01" }), claim("C", "x", "deny", { known_from: "2026-03-01" })];
  assert.deepEqual(knownBy(claims, "2026-01-14").map((c) => [c.id, c.later]), [["A", undefined]]);
  assert.deepEqual(knownBy(claims, "2026-07-01").map((c) => [c.id, c.later]), [["A", "Not borne out."], ["B", undefined], ["C", undefined]]);
});

test("filters are put together", () => {
  const { filtered } = views.sources;
  const claims = [claim("A", "x", "affirm", { text: "Turkey joins" }), claim("B", "y", "deny", { text: "Qatar joins", sources: ["s2"] })];
  const none = { text: "", topic: "", source: "", names: [] as string[] };
  assert.equal(filtered(claims, none).length, 2);
  assert.deepEqual(filtered(claims, { ...none, text: "JOINS", source: "s2" }).map((c) => c.id), ["B"]);
  assert.deepEqual(filtered(claims, { ...none, names: ["Turkey", "Türkiye"] }).map((c) => c.id), ["A"]);
  assert.deepEqual(filtered(claims, { ...none, topic: "y", names: ["Turkey"] }), []);
});

test("numbers of the form are held within bounds", () => {
  const { number } = views.crisis;
  assert.equal(number("500", 20000, 1e7), "500");
  assert.equal(number("0", 20000, 1e7), "20000");
  assert.equal(number("-3", 1, 10), "1");
  assert.equal(number("1e9", 1, 10), "1");
  assert.equal(number(undefined, 180, 3650), "180");
});

test("the tail of the joiners is put together and nothing is lost", () => {
  const { spreadBins } = views.answer;
  const counts = [80, 10, 5, 0, 3, 0, 2];
  const { bins, shares } = spreadBins([counts], 3);
  assert.deepEqual(bins, ["1", "2", "3+"]);
  assert.ok(Math.abs(shares[0]!.reduce((sum, s) => sum + s, 0) - 0.2) < 1e-12);
  assert.deepEqual(spreadBins([[100, 0, 0]]).bins, ["1"]);
});

test("an old figure says so, and one that is not known is no zero", () => {
  const { ageWords, valueWords } = views.brings;
  const value = { index: "milex", known: true, value: 278.3, low: 220, high: 340, unit: "usd_m", year: 2021, share: 0, sources: [] };
  assert.equal(ageWords(value, "2026-01-14"), "of 2021, 5 years old");
  assert.equal(ageWords({ ...value, year: 2025 }, "2026-01-14"), "");
  assert.match(valueWords(value, "2026-01-14"), /US\$ 278 m \(US\$ 220 m to US\$ 340 m\), of 2021/);
  assert.equal(valueWords({ ...value, known: false, value: 0 }, "2026-01-14"), "not known");
  assert.equal(valueWords(undefined, "2026-01-14"), "not known");
});
