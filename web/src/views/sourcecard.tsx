// One source and what rests on it; and the list of all sources.

import { longDate } from "../dates";
import type { SourceEntry } from "../entries";
import { record, sourceOf, stateName } from "../record";
import { Source } from "../sources";
import { go, selection } from "../state";
import { DataTable, type Column } from "../table";

/** restingOn is what rests on a source: claims, events, treaties with their clauses, responses. */
export function restingOn(id: string) {
  const r = record.value;
  const on = (entry: { sources?: string[] | null }) => entry.sources?.includes(id) ?? false;
  return {
    claims: (r?.claims ?? []).filter(on),
    events: (r?.events ?? []).filter(on),
    treaties: (r?.treaties ?? []).filter((t) => on(t) || t.clauses.some(on) || t.parties.some(on)),
    responses: (r?.responses ?? []).filter(on),
  };
}

export function SourceCard({ id }: { id: string }) {
  const source = sourceOf(id);
  const { events, treaties, responses } = restingOn(id);
  return (
    <section class="card" aria-labelledby="one-source">
      <h2 id="one-source">{source?.title || id}</h2>
      <p><Source id={id} />. {source?.reliability ? `Graded ${source.reliability} as a source.` : "The editors gave it no grade as a source."} {source?.note}</p>
      {events.length > 0 && (
        <details open={events.length < 8}>
          <summary>{events.length} events</summary>
          <ul>{events.map((e) => <li key={e.id}>{e.date && longDate(e.date)}: {e.summary} ({stateName(e.initiator)} and {stateName(e.target)})</li>)}</ul>
        </details>
      )}
      {treaties.length > 0 && (
        <details open={treaties.length < 8}>
          <summary>{treaties.length} treaties</summary>
          <ul>
            {treaties.map((t) => {
              const clauses = t.clauses.filter((c) => c.sources?.includes(id));
              return <li key={t.id}>{t.name}{clauses.length > 0 && `: ${clauses.map((c) => (c.article ? `Article ${c.article}` : c.id)).join(", ")}`}</li>;
            })}
          </ul>
        </details>
      )}
      {responses.length > 0 && (
        <details open={responses.length < 8}>
          <summary>{responses.length} answers to calls for help</summary>
          <ul>{responses.map((x) => <li key={x.id}>{x.date && longDate(x.date)}: {x.event}{x.text && `. ${x.text}`}</li>)}</ul>
        </details>
      )}
      {events.length + treaties.length + responses.length === 0 && <p class="muted">No event, treaty or answer rests on it; its claims stand below.</p>}
    </section>
  );
}

interface Row {
  source: SourceEntry;
  claims: number;
  events: number;
  treaties: number;
}

/** tally counts once for all sources what rests on each. */
function tally(): Row[] {
  const r = record.value;
  const count = (lists: (string[] | undefined | null)[]) => {
    const by = new Map<string, number>();
    for (const list of lists) for (const id of new Set(list ?? [])) by.set(id, (by.get(id) ?? 0) + 1);
    return by;
  };
  const claims = count((r?.claims ?? []).map((c) => c.sources));
  const events = count((r?.events ?? []).map((e) => e.sources));
  const treaties = count((r?.treaties ?? []).map((t) => [...(t.sources ?? []), ...t.clauses.flatMap((c) => c.sources ?? []), ...t.parties.flatMap((p) => p.sources ?? [])]));
  return (r?.sources ?? []).map((source) => ({ source, claims: claims.get(source.id) ?? 0, events: events.get(source.id) ?? 0, treaties: treaties.get(source.id) ?? 0 }));
}

function choose(id: string) {
  go({ claim: "", more: { ...selection.value.more, source: id } });
  scrollTo({ top: 0 });
}

const columns: Column<Row>[] = [
  { key: "title", head: "Source", value: (r) => r.source.title || r.source.id, rowHead: true, cell: (r) => <button type="button" class="cell" onClick={() => choose(r.source.id)}>{r.source.title || r.source.id}</button> },
  { key: "id", head: "Id", value: (r) => r.source.id, exportOnly: true }, { key: "publisher", head: "Publisher", value: (r) => r.source.publisher ?? null },
  { key: "date", head: "Date", value: (r) => r.source.date ?? null }, { key: "kind", head: "Kind", value: (r) => r.source.kind ?? null },
  { key: "reliability", head: "Grade", value: (r) => r.source.reliability ?? null, cell: (r) => r.source.reliability ?? <span class="muted">none</span> },
  { key: "claims", head: "Claims", numeric: true, value: (r) => r.claims }, { key: "events", head: "Events", numeric: true, value: (r) => r.events }, { key: "treaties", head: "Treaties", numeric: true, value: (r) => r.treaties },
  { key: "url", head: "Address", value: (r) => r.source.url ?? "", exportOnly: true },
];

export function SourceTable() {
  return <DataTable caption="Sources, and how much rests on each" columns={columns} rows={tally()} sortBy="claims" descending />;
}
