// What was claimed, by whom, beside what contradicts it; and what else rests on each source.

import { useAnswer } from "../api";
import { longDate } from "../dates";
import type { ClaimEntry } from "../entries";
import { Notes } from "../notes";
import { openProof } from "../proof";
import { record, sourceOf } from "../record";
import { Sources } from "../sources";
import { commonParams, follow, go, linkTo, selection } from "../state";
import { Pick, stateChoices } from "../statepick";
import { DataTable, type Column } from "../table";
import { SourceCard, SourceTable } from "./sourcecard";

/** Topic is what some claims are about, with those that say yes, no and both. */
export interface Topic {
  topic: string;
  yes: ClaimEntry[];
  no: ClaimEntry[];
  both: ClaimEntry[];
}

/** topicsOf puts claims by their topic; what is contradicted comes first, then what has most claims. */
export function topicsOf(claims: readonly ClaimEntry[]): Topic[] {
  const by = new Map<string, Topic>();
  for (const claim of [...claims].sort((a, b) => (a.date ?? "").localeCompare(b.date ?? "") || a.id.localeCompare(b.id))) {
    const topic = by.get(claim.topic) ?? { topic: claim.topic, yes: [], no: [], both: [] };
    by.set(claim.topic, topic);
    (claim.polarity === "deny" ? topic.no : claim.polarity === "affirm" ? topic.yes : topic.both).push(claim);
  }
  const size = (t: Topic) => t.yes.length + t.no.length + t.both.length;
  return [...by.values()].sort((a, b) => Number(contested(b)) - Number(contested(a)) || size(b) - size(a) || a.topic.localeCompare(b.topic));
}

/** contested tells whether claims of a topic contradict each other. */
export const contested = (t: Topic): boolean => (t.yes.length > 0 && t.no.length > 0) || (t.both.length > 0 && t.yes.length + t.no.length > 0);

/** rootsOf counts whom claims go back to; copies of one root are one. */
export const rootsOf = (claims: readonly ClaimEntry[]): number => new Set(claims.map((c) => c.root || c.id)).size;

/** knownBy keeps the claims that were known on a day, without what was only seen later. */
export function knownBy(claims: readonly ClaimEntry[], day: string): ClaimEntry[] {
  return claims.filter((c) => (c.known_from ?? c.date ?? "") <= day).map((c) => (c.later_on && c.later_on > day ? { ...c, later: undefined, later_on: undefined } : c));
}

/** theDay is the day whose knowledge counts: that of the selection, else that of the question. */
function theDay(): string {
  const { asof, knownby } = selection.value;
  return knownby || asof || record.value?.question.as_of || "9999";
}

/** seen are the claims in view: those known by the day, or all where that is asked. */
function seen(): ClaimEntry[] {
  const claims = record.value?.claims ?? [];
  return selection.value.more.later === "1" ? claims : knownBy(claims, theDay());
}

interface Filter {
  text: string;
  topic: string;
  source: string;
  /** Names under which a state may be written. */
  names: readonly string[];
}

/** filtered keeps the claims that fit all of a filter. */
export function filtered(claims: readonly ClaimEntry[], f: Filter): ClaimEntry[] {
  const has = (claim: ClaimEntry, text: string) => [claim.id, claim.topic, claim.text, claim.claimant, claim.root].some((part) => part?.toLowerCase().includes(text.toLowerCase()));
  return claims.filter((claim) =>
    (!f.text || has(claim, f.text)) && (!f.topic || claim.topic === f.topic) && (!f.source || claim.sources.includes(f.source)) &&
    (f.names.length === 0 || f.names.some((name) => has(claim, name))));
}

interface Reports {
  reports: { topic: string; roots_for: number; roots_against: number }[] | null;
}

export function SourcesView() {
  const { more, state, claim } = selection.value;
  const later = more.later === "1";
  const all = seen();
  const one = all.find((c) => c.id === claim);
  const entry = state ? record.value?.states.find((s) => s.id === state) : undefined;
  const filter: Filter = { text: more.q2 ?? "", topic: one?.topic ?? more.topic ?? "", source: more.source ?? "", names: entry ? [entry.name, ...entry.aliases.filter((a) => a.length > 3)] : [] };
  const claims = filtered(all, filter);
  // The brief knows which roots are held to be one.
  const brief = useAnswer<Reports>("brief", commonParams(selection.value));
  const roots = new Map((brief.value?.reports ?? []).map((r) => [r.topic, r]));
  return (
    <>
      <h1>Sources</h1>
      <p>Every claim of the record beside what contradicts it. A letter grades the source, a number the report; copies of one root count once.</p>
      <Filters all={all} filter={filter} later={later} />
      {filter.source && <SourceCard id={filter.source} />}
      <p role="status">{claims.length === all.length ? `${all.length} claims` : `${claims.length} of ${all.length} claims`}{later ? ", whenever they were made." : ` known by ${longDate(theDay())}.`}</p>
      {topicsOf(claims).map((topic) => <TopicCard key={topic.topic} topic={topic} chosen={claim} roots={filter.text || filter.source || filter.names.length ? undefined : roots.get(topic.topic)} />)}
      <DataTable caption="All these claims" columns={claimColumns} rows={claims} sources={(c) => c.sources} empty="No claim fits." />
      <h2>All sources</h2>
      <SourceTable />
    </>
  );
}

function Filters({ all, filter, later }: { all: readonly ClaimEntry[]; filter: Filter; later: boolean }) {
  const { more, state, claim } = selection.value;
  const put = (name: string, value: string, replace = false) => go({ claim: "", more: { ...more, [name]: value } }, { replace });
  const topics = [...new Set(all.map((c) => c.topic))].sort((a, b) => a.localeCompare(b, "en"));
  const used = [...new Set(all.flatMap((c) => c.sources).concat(filter.source || []))];
  const title = (id: string) => sourceOf(id)?.title || id;
  used.sort((a, b) => title(a).localeCompare(title(b), "en"));
  const any = filter.text || filter.topic || filter.source || state || claim;
  return (
    <form class="fields" aria-label="Which claims" onSubmit={(event) => event.preventDefault()}>
      <label class="field"><span>Words</span><input type="search" value={filter.text} onInput={(event) => put("q2", event.currentTarget.value, true)} /></label>
      <label class="field"><span>Topic</span>
        <select value={filter.topic} onChange={(event) => put("topic", event.currentTarget.value)}>
          <option value="">all</option>
          {topics.map((topic) => <option key={topic}>{topic}</option>)}
        </select>
      </label>
      <Pick label="State that is named" choices={stateChoices()} value={state} onPick={(id) => go({ state: id, claim: "" })} />
      <label class="field wide"><span>Source</span>
        <select value={filter.source} onChange={(event) => put("source", event.currentTarget.value)}>
          <option value="">all</option>
          {used.map((id) => <option key={id} value={id}>{title(id)}</option>)}
        </select>
      </label>
      <label><input type="checkbox" checked={later} onChange={() => put("later", later ? "" : "1")} />Also what was said or seen later</label>
      {any && <button type="button" class="plain" onClick={() => go({ claim: "", state: "", more: { ...more, q2: "", topic: "", source: "" } })}>All claims</button>}
    </form>
  );
}

function TopicCard({ topic, chosen, roots }: { topic: Topic; chosen: string; roots: { roots_for: number; roots_against: number } | undefined }) {
  const said = (n: number, word: string) => `${n} independent ${n === 1 ? "source" : "sources"} ${word}`;
  return (
    <section class="topic" aria-label={topic.topic}>
      <h2>{topic.topic} {contested(topic) && <span class="tag">contradicted</span>}</h2>
      <p class="muted">{said(roots?.roots_for ?? rootsOf(topic.yes), "for it")}, {roots?.roots_against ?? rootsOf(topic.no)} against.</p>
      <div class="sides">
        <Side name="Says yes" mark="+" claims={topic.yes} chosen={chosen} />
        <Side name="Says no" mark="−" claims={topic.no} chosen={chosen} />
        <Side name="Says both, or something between" mark="±" claims={topic.both} chosen={chosen} />
      </div>
    </section>
  );
}

function Side({ name, mark, claims, chosen }: { name: string; mark: string; claims: ClaimEntry[]; chosen: string }) {
  if (claims.length === 0) return null;
  return (
    <div class="side">
      <h3><span aria-hidden="true">{mark} </span>{name}</h3>
      {claims.map((claim) => <ClaimCard key={claim.id} claim={claim} chosen={claim.id === chosen} />)}
    </div>
  );
}

function ClaimCard({ claim, chosen }: { claim: ClaimEntry; chosen: boolean }) {
  return (
    <article class={chosen ? "card chosen" : "card"} aria-current={chosen ? "true" : undefined}>
      <p><button type="button" class="cell" aria-haspopup="dialog" onClick={() => openClaim(claim)}>{claim.text}</button></p>
      <p class="muted">
        {claim.claimant || "nobody is named"}{claim.date && `, ${longDate(claim.date)}`}. Grade <strong>{claim.grade || "none"}</strong>; root {claim.root || "not known"}{claim.likelihood && `; “${claim.likelihood}”`}.
        {claim.later && <> Later: {claim.later}</>}
      </p>
      <Sources ids={claim.sources} />
    </article>
  );
}

function openClaim(claim: ClaimEntry) {
  const others = seen().filter((c) => c.topic === claim.topic && c.id !== claim.id);
  const copies = others.filter((c) => claim.root && c.root === claim.root);
  const against = others.filter((c) => c.polarity !== claim.polarity);
  const list = (claims: ClaimEntry[]) => <ul>{claims.map((c) => <li key={c.id}>{c.id}, {c.date}, {c.grade}: {c.text} ({c.claimant})</li>)}</ul>;
  openProof(`${claim.id}: ${claim.topic}`, () => (
    <>
      <blockquote>{claim.text}</blockquote>
      <p>{claim.claimant || "Nobody is named"}{claim.date && `, ${longDate(claim.date)}`}. Grade {claim.grade || "none"}. Root: {claim.root || "not known"}. Says {claim.polarity === "deny" ? "no" : claim.polarity === "affirm" ? "yes" : "both"}.</p>
      {claim.known_from && <p>Known from {longDate(claim.known_from)}.</p>}
      {claim.later && <p>Later{claim.later_on && ` (${longDate(claim.later_on)})`}: {claim.later}</p>}
      {claim.note && <p>{claim.note}</p>}
      <h3>What it rests on</h3>
      <Sources ids={claim.sources} />
      <Notes subject={`claim ${claim.id}`} />
      {copies.length > 0 && <><h3>The same root also said</h3>{list(copies)}</>}
      <h3>What contradicts it</h3>
      {against.length > 0 ? list(against) : <p>Nothing in the record by this day.</p>}
    </>
  ));
}

const claimColumns: Column<ClaimEntry>[] = [
  { key: "id", head: "Claim", value: (c) => c.id, rowHead: true, cell: (c) => <a href={linkTo({ claim: c.id })} onClick={follow({ claim: c.id })}>{c.id}</a> },
  { key: "date", head: "Date", value: (c) => c.date ?? null, cell: (c) => <span class="nowrap">{c.date ?? "unknown"}</span> },
  { key: "topic", head: "Topic", value: (c) => c.topic },
  { key: "polarity", head: "Says", value: (c) => (c.polarity === "deny" ? "no" : c.polarity === "affirm" ? "yes" : "both") },
  { key: "text", head: "What it says", value: (c) => c.text, cell: (c) => <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openClaim(c)}>{c.text}</button> },
  { key: "claimant", head: "Who", value: (c) => c.claimant ?? null },
  { key: "grade", head: "Grade", value: (c) => c.grade ?? null },
  { key: "root", head: "Root", value: (c) => c.root ?? null },
  { key: "likelihood", head: "Likelihood", value: (c) => c.likelihood ?? "", cell: (c) => c.likelihood ?? "" },
  { key: "later", head: "Later", value: (c) => c.later ?? "", cell: (c) => c.later ?? "" },
];

