// What a pact weighs against rivals: who brings what, what share that is, what each member counts for.

import { useAnswer } from "../api";
import { FaultNote, Waiting } from "../fault";
import { namesOf, record, treatyName } from "../record";
import { commonParams, go, selection } from "../state";
import { Against, Cover } from "./balanceagainst";
import { Brings, Holdings } from "./balancebrings";
import { Worth } from "./balanceworth";

export interface PowerValue {
  index: string;
  known: boolean;
  value: number;
  low: number;
  high: number;
  unit: string;
  year: number;
  share: number;
  sources: string[] | null;
}

export interface Part {
  known: boolean;
  value: number;
  low: number;
  high: number;
}

export interface Holding {
  name: string;
  note: string;
  count?: number;
  sources: string[];
}

export interface Member {
  state: string;
  name: string;
  entrant: boolean;
  rival: boolean;
  values: PowerValue[];
  holdings: Holding[] | null;
  operations: { text: string; sources: string[] }[] | null;
  region: string;
  distances: { to: string; km: number }[] | null;
}

export interface PowerIndex {
  id: string;
  title: string;
  means: string;
  stale: number;
}

export interface Power {
  pact: string;
  short: string;
  on: string;
  edits: string[];
  before: string[];
  after: string[];
  rivals: string[];
  indices: PowerIndex[];
  members: Member[];
  against: { rivals: string[]; index: string; before: Part; after: Part; blank: string[] | null }[];
  cover: { member: string; rival: string; index: string; alone: Part; before: Part; after: Part }[] | null;
  game: string;
  worth: { member: string; index: string; shapley: number; banzhaf: number }[] | null;
}

const games: Record<string, string> = {
  share: "its share of the means, rivals included",
  prevail: "its chance to prevail over the rivals",
  parity: "whether it outweighs the rivals",
};

export function Balance() {
  const { more, treaty } = selection.value;
  const answer = useAnswer<Power>("power", { ...commonParams(selection.value), pact: treaty, against: more.against, game: more.game });
  const power = answer.value;
  return (
    <>
      <h1>Balance</h1>
      <p>What the members of a pact have, and how that compares with rivals. Means are not outcomes: a share says who has more, not who would win or come.</p>
      <Chooser power={power} />
      {answer.fault && power ? <FaultNote fault={answer.fault} /> : <Waiting answer={answer} />}
      {power && <Views power={power} />}
    </>
  );
}

function Views({ power }: { power: Power }) {
  const chosen = power.indices.find((index) => index.id === selection.value.more.index) ?? power.indices[0];
  if (!chosen) return <p>The record has no measure of these states.</p>;
  const changed = power.before.join() !== power.after.join();
  return (
    <>
      <p>
        {treatyName(power.pact)}: {namesOf(power.before) || "no members"}{changed && <>; after the edits <strong>{namesOf(power.after) || "no members"}</strong></>}.
        Against {namesOf(power.rivals)}. On {power.on}.
        {power.edits.length > 0 && selection.value.join.length + selection.value.leave.length + selection.value.sign.length === 0 &&
          " You have made no edit, so the one that the dossier proposes is weighed."}
      </p>
      <Brings power={power} index={chosen} />
      <Against power={power} index={chosen} changed={changed} />
      <Cover power={power} index={chosen} changed={changed} />
      <Worth power={power} index={chosen} means={games[power.game] ?? power.game} />
      <Holdings power={power} />
    </>
  );
}

/** Chooser says what is weighed; without an answer yet it lets one name the pact. */
function Chooser({ power }: { power: Power | undefined }) {
  const { more, treaty } = selection.value;
  const put = (name: string, value: string) => go({ more: { ...more, [name]: value } });
  const pacts = (record.value?.treaties ?? []).filter((t) => t.parties.length > 1 && t.clauses.some((c) => ["fight", "assist", "unspecified"].includes(c.duty ?? "")));
  return (
    <div class="fields">
      <label class="field">
        <span>Pact</span>
        <select value={treaty} onChange={(event) => go({ treaty: event.currentTarget.value })}>
          <option value="">{treaty || !power ? "that which the edit touches" : `${power.short || power.pact}, which the edit touches`}</option>
          {pacts.map((t) => <option key={t.id} value={t.id}>{t.short || t.name}</option>)}
        </select>
      </label>
      {power && (
        <>
          <label class="field">
            <span>Measure</span>
            <select value={more.index ?? ""} onChange={(event) => put("index", event.currentTarget.value)}>
              {power.indices.map((index, i) => <option key={index.id} value={i ? index.id : ""}>{index.title}</option>)}
            </select>
          </label>
          <Rivals rivals={power.rivals} put={(value) => put("against", value)} />
          <label class="field">
            <span>A coalition is worth</span>
            <select value={power.game} onChange={(event) => put("game", event.currentTarget.value)}>
              {Object.entries(games).map(([id, words]) => <option key={id} value={id}>{words}</option>)}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

/** Rivals lets one put states among the rivals and take them out. */
function Rivals({ rivals, put }: { rivals: string[]; put: (value: string) => void }) {
  const states = (record.value?.states ?? []).filter((s) => s.focus || rivals.includes(s.id)).sort((a, b) => a.name.localeCompare(b.name, "en"));
  const flip = (id: string) => put((rivals.includes(id) ? rivals.filter((other) => other !== id) : [...rivals, id]).join(","));
  return (
    <details class="picker">
      <summary>{rivals.length === 1 ? "1 rival" : `${rivals.length} rivals`}</summary>
      <div class="picker-list card">
        <button type="button" class="plain" onClick={() => put("")}>Those of the dossier</button>
        <ul>
          {states.map((s) => (
            <li key={s.id}>
              <label><input type="checkbox" checked={rivals.includes(s.id)} disabled={rivals.length === 1 && rivals.includes(s.id)} onChange={() => flip(s.id)} />{s.name}</label>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
