// Sources as they stand under a figure and in a proof.

import { sourceOf } from "./record";

/** Source is one source, linked where it has an address. */
export function Source({ id }: { id: string }) {
  const source = sourceOf(id);
  if (!source) return <cite>{id}</cite>;
  const title = source.title || id;
  const rest = [source.publisher, source.date].filter(Boolean).join(", ");
  return (
    <cite>
      {source.url && /^https?:/.test(source.url) ? <a href={source.url} rel="noreferrer noopener" target="_blank">{title}<span class="hidden-words"> (opens a new tab)</span></a> : title}
      {rest && <>, {rest}</>}
      {id === "memory" && <strong class="warn"> unverified</strong>}
    </cite>
  );
}

/** Sources is a list of them, folded where it is long. */
export function Sources({ ids }: { ids: readonly string[] }) {
  const once = [...new Set(ids)];
  if (once.length === 0) return null;
  const list = <ul class="sources">{once.map((id) => <li key={id}><Source id={id} /></li>)}</ul>;
  if (once.length <= 2) return list;
  return <details class="sources-fold"><summary>{once.length} sources</summary>{list}</details>;
}
