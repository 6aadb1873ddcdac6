// What if: edits to the record and to its readings, what they change in an attack, and what they bring with them.

import { useEffect, useState } from "preact/hooks";
import { AttackForm } from "../attackform";
import { BeforeAfterMaps } from "../beforeaftermaps";
import { BeforeAfter, compare } from "../compare";
import { Consequences } from "../consequences";
import { hasEdits, useDiff } from "../diff";
import { EditForm, Scenarios, Share } from "../editform";
import { editText } from "../edits";
import { Waiting } from "../fault";
import { namesOf, record, stateName } from "../record";
import { editedReadings, ReadingSwitch, useOwnReadings } from "../readingswitch";
import { useSettled } from "../settled";
import { editsFrom, go, say, selection } from "../state";
import { useWho, useWhoBefore, type WhoAnswer } from "../who";

export function WhatIf() {
  const now = useSettled(selection.value);
  const after = useWho(now);
  const before = useWhoBefore(now);
  const diff = useDiff(now);
  const edited = hasEdits(now);
  useEffect(() => {
    if (edited && before.value && after.value && !after.loading) say(`${compare(before.value, after.value).filter((pair) => pair.direction !== "same").length} states answer differently.`);
  }, [after.value]);
  return (
    <>
      <h1>What if</h1>
      <div class="whatif">
        <section class="card whatif-treaties" aria-labelledby="treaties"><h2 id="treaties">Treaties</h2><Scenarios /><EditForm /></section>
        <section class={"whatif-changes " + (after.loading || diff.loading ? "is-loading" : "")} aria-label="What changes">
          <AttackForm />
          {!edited && <Proposal />}
          {(!now.attacker || !now.target) && <p class="waiting">Choose an attacker and a target.</p>}
      <Waiting answer={after} />
          {edited && before.value && after.value && (
            <>
              <h2>{attackTitle(after.value)}: before and after</h2>
              <InWords before={before.value} after={after.value} />
              <BeforeAfterMaps before={before.value} after={after.value} />
              <BeforeAfter before={before.value} after={after.value} />
            </>
          )}
          {edited && <Waiting answer={diff} />}
          {edited && diff.value && <Consequences diff={diff.value} />}
        </section>
        <ReadingsCard who={after.value} />
        <section class="card whatif-share" aria-labelledby="share"><h2 id="share">Share</h2><Share /></section>
      </div>
    </>
  );
}

function attackTitle(who: WhoAnswer): string {
  const list = (ids: string[]) => ids.map(stateName).join(" and ");
  return `${list(who.incident.attacker)} attacks ${list(who.incident.target)}`;
}

/** Proposal offers the change that the dossier is about while there is no edit. */
function Proposal() {
  const edits = record.value?.question.edits ?? [];
  const said = edits.map((text) => {
    const [kind, ...rest] = text.split(" ");
    return editText(kind as "join", rest.join(" "));
  });
  return (
    <div class="card">
      <p>No edit is made, so nothing changes. Add one, take an option of a reading, or begin with what the dossier asks about{said.length ? ": " + said.join(", ") : ""}.</p>
      {edits.length > 0 && <button type="button" class="main" onClick={() => go(editsFrom(edits, {}))}>{said.join(", ")}</button>}
    </div>
  );
}

/** InWords says in a sentence or two what is different. */
function InWords({ before, after }: { before: WhoAnswer; after: WhoAnswer }) {
  const pairs = compare(before, after).filter((pair) => pair.direction !== "same");
  if (pairs.length === 0) return <p>In this attack no state's answer changes.</p>;
  const more = pairs.filter((pair) => pair.direction === "more");
  const less = pairs.filter((pair) => pair.direction === "less");
  const say = (list: typeof pairs) => {
    const by = new Map<string, string[]>();
    for (const pair of list) by.set(pair.words, [...(by.get(pair.words) ?? []), pair.state]);
    return [...by].map(([words, states]) => `${states.length > 8 ? `${states.length} states` : namesOf(states)} (${words})`).join("; ");
  };
  return (
    <>
      {more.length > 0 && <p><span class="turn-more">▲ Bound more:</span> {say(more)}.</p>}
      {less.length > 0 && <p><span class="turn-less">▼ Bound less:</span> {say(less)}.</p>}
      {more.length + less.length < pairs.length && <p><span class="turn-other">◆ Otherwise:</span> {say(pairs.filter((pair) => pair.direction === "other"))}.</p>}
    </>
  );
}

function ReadingsCard({ who }: { who: WhoAnswer | undefined }) {
  const own = useOwnReadings();
  const [all, setAll] = useState(false);
  const here = new Set([...(who?.readings ?? []).map((reading) => reading.id), ...editedReadings()]);
  const shown = own.filter((reading) => all || here.has(reading.id));
  return (
    <section class="card whatif-readings" aria-labelledby="all-readings">
      <h2 id="all-readings">Readings</h2>
      <p class="muted">{all ? `All ${own.length} open questions of the record.` : "The open questions on which this attack turns."} Take an option outright, or move its weight; what is left is unknown.</p>
      {shown.map((reading) => <ReadingSwitch key={reading.id} reading={reading} />)}
      {shown.length === 0 && <p>None of the answers turns on a reading.</p>}
      <button type="button" aria-pressed={all} onClick={() => setAll(!all)}>All readings</button>
    </section>
  );
}
