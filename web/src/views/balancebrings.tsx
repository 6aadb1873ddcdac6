// Who brings what: measures with their ranges and years, and what each holds.

import { Intervals, type IntervalRow } from "../chart/interval";
import { quantity, short } from "../chart/number";
import { colour } from "../chart/palette";
import { Figure } from "../figure";
import { stateName } from "../record";
import { Sources } from "../sources";
import { DataTable, type Column } from "../table";
import type { Member, Power, PowerIndex, PowerValue } from "./balance";

export const valueOf = (member: Member, index: string) => member.values.find((value) => value.index === index);

/** ageWords says that a figure is old, where it is. */
export function ageWords(value: PowerValue, on: string): string {
  const age = Number(on.slice(0, 4)) - value.year;
  return value.known && value.year > 0 && age > 2 ? `of ${value.year}, ${age} years old` : "";
}

/** valueWords writes a figure with its range, its year and its age. */
export function valueWords(value: PowerValue | undefined, on: string): string {
  if (!value?.known) return "not known";
  const range = value.low < value.high ? ` (${quantity(value.low, value.unit)} to ${quantity(value.high, value.unit)})` : "";
  return `${quantity(value.value, value.unit)}${range}, ${ageWords(value, on) || value.year}`;
}

/** shortWords writes a figure and, where it is old, its year. */
function shortWords(value: PowerValue | undefined, on: string): string {
  if (!value?.known) return "";
  const text = quantity(value.value, value.unit.includes(" ") ? "" : value.unit);
  return ageWords(value, on) ? `${text}, of ${value.year}` : text;
}

function group(member: Member): string {
  return member.rival ? "Rivals" : member.entrant ? "Comes in by the edits" : "Members";
}

/** Brings draws one measure of all, and has a table of all measures. */
export function Brings({ power, index }: { power: Power; index: PowerIndex }) {
  const members = [...power.members].sort((a, b) => Number(a.rival) - Number(b.rival) || Number(a.entrant) - Number(b.entrant));
  const rows: IntervalRow[] = members.map((member) => {
    const value = valueOf(member, index.id);
    const age = value ? ageWords(value, power.on) : "";
    return {
      label: member.name, group: group(member),
      values: [value ? { ...value, note: age } : { known: false, value: 0, low: 0, high: 0 }],
    };
  });
  const said = new Map(members.map((m) => [m.name, shortWords(valueOf(m, index.id), power.on)]));
  const unit = members.map((m) => valueOf(m, index.id)).find((v) => v?.known)?.unit ?? "";
  const scaled = (v: number) => (unit === "usd_m" ? short(v * 1e6) : short(v));
  const most = Math.max(1e-9, ...members.map((m) => valueOf(m, index.id)).map((v) => (v?.known ? v.high : 0)));
  const sources = members.flatMap((m) => valueOf(m, index.id)?.sources ?? []);
  return (
    <>
      <Figure title={`Who brings what: ${index.title.toLowerCase()}`} sources={[...new Set(sources)]} table={{ columns: columns([index], power.on), rows: members, sources: (m) => valueOf(m, index.id)?.sources ?? [] }}
        caption={`${index.means}. The line is the range of the figure${index.stale ? `; each year of age widens it by ${Math.round(index.stale * 100)} %, a rule of this program` : ""}. A figure that is not known is said so and never drawn as zero.`}>
        <Intervals label={`${index.title} of ${members.length} states`} rows={rows} series={[{ name: index.title, shape: "circle", fill: colour.blue }]}
          domain={[0, most]} text={scaled} title={index.means} bars say={(row) => said.get(row.label) ?? ""} />
      </Figure>
      <details>
        <summary>All measures in a table</summary>
        <DataTable caption="Who brings what" columns={columns(power.indices, power.on)} rows={members} sources={(m) => m.values.flatMap((v) => v.sources ?? [])} />
      </details>
    </>
  );
}

function columns(indices: readonly PowerIndex[], on: string): Column<Member>[] {
  const each = indices.flatMap((index): Column<Member>[] => {
    const of = (m: Member) => valueOf(m, index.id);
    const number = (pick: (v: PowerValue) => number) => (m: Member) => { const v = of(m); return v?.known ? pick(v) : null; };
    return [
      { key: index.id, head: index.title, numeric: true, value: number((v) => v.value), cell: (m) => valueWords(of(m), on),
        proof: (m) => of(m)?.known ? { title: `${m.name}: ${index.title.toLowerCase()}`, body: () => <ValueBody value={of(m)!} index={index} on={on} /> } : null },
      { key: index.id + "unit", head: `${index.title}, unit`, exportOnly: true, value: (m) => of(m)?.unit ?? "" },
      { key: index.id + "low", head: `${index.title}, low`, exportOnly: true, value: number((v) => v.low) },
      { key: index.id + "high", head: `${index.title}, high`, exportOnly: true, value: number((v) => v.high) },
      { key: index.id + "year", head: `${index.title}, year`, exportOnly: true, value: number((v) => v.year) },
    ];
  });
  return [{ key: "name", head: "State", value: (m) => m.name, rowHead: true }, { key: "side", head: "Side", value: group }, ...each];
}

function ValueBody({ value, index, on }: { value: PowerValue; index: PowerIndex; on: string }) {
  return (
    <>
      <p>{valueWords(value, on)}. {index.means}.</p>
      {value.share > 0 && <p>That is {(100 * value.share).toFixed(2)} % of all states whose figure the record has.</p>}
      <Sources ids={value.sources ?? []} />
    </>
  );
}

/** Holdings tells what each member has that no number says. */
export function Holdings({ power }: { power: Power }) {
  const members = power.members.filter((m) => !m.rival);
  return (
    <>
      <h2>What each holds, and has done</h2>
      <div class="cards">
        {members.map((m) => (
          <section key={m.state} class="card">
            <h3>{m.name}{m.entrant && " (comes in by the edits)"}</h3>
            {m.region && <p class="muted">{m.region}{m.distances?.length ? "; " + m.distances.map((d) => `${d.km.toLocaleString("en-GB")} km to ${stateName(d.to)}`).join(", ") : ""} (between capitals)</p>}
            {m.holdings?.length ? (
              <ul>{m.holdings.map((h) => <li key={h.name}>{h.name}{h.count ? ` (${h.count})` : ""}{h.note && `: ${h.note}`} <Sources ids={h.sources} /></li>)}</ul>
            ) : <p class="muted">The record names no holdings. That is no sign of none.</p>}
            {(m.operations?.length ?? 0) > 0 && (
              <details>
                <summary>Its own forces in the record ({m.operations!.length})</summary>
                <ul>{m.operations!.map((o) => <li key={o.text}>{o.text} <Sources ids={o.sources} /></li>)}</ul>
              </details>
            )}
          </section>
        ))}
      </div>
    </>
  );
}
