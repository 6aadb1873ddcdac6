// The frame of a picture: title, caption with sources, files, and the table that shows all that is drawn.

import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { savePNG, saveSVG } from "./export";
import { sourceCitation } from "./record";
import { Sources } from "./sources";
import { say } from "./state";
import { DataTable, type TableData } from "./table";

interface Props {
  title: string;
  /** What the picture shows and how to read it. */
  caption: string;
  /** Ids of the record's sources. */
  sources?: readonly string[];
  /** The table twin: all that is plotted. */
  table?: TableData;
  /** Anything between the title and the picture: legends, buttons. */
  tools?: ComponentChildren;
  /** The drawing; the first svg in it is what is saved. */
  children: ComponentChildren;
  class?: string;
  /** 1 where it is the whole view, 3 within a section; else 2. */
  level?: 1 | 2 | 3;
}

/** cited names the sources beneath a picture that is saved; of many it says how many more the table has. */
function cited(ids: readonly string[]): string {
  const once = [...new Set(ids)];
  const most = 10;
  const names = once.slice(0, most).map((id) => sourceCitation(id, "short")).join("; ");
  return `Sources: ${names}${once.length > most ? `; and ${once.length - most} more, all of them in the table of this figure` : ""}.`;
}

export function Figure(props: Props) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [fault, setFault] = useState("");
  const Heading = (["h2", "h1", "h2", "h3"] as const)[props.level ?? 0];
  const citation = () => [props.caption, ...(props.sources?.length ? [cited(props.sources)] : [])].join(" ");
  const picture = async (save: (svg: SVGSVGElement, title: string, caption: string) => void | Promise<void>, kind: string) => {
    const svg = body.current?.querySelector("svg");
    if (!svg) return;
    try {
      await save(svg, props.title, citation());
      setFault("");
      say(`${kind} saved.`);
    } catch (cause) {
      setFault(`The ${kind} could not be made: ${String(cause)}`);
    }
  };
  const of = <span class="hidden-words"> of {props.title}</span>;
  return (
    <figure class={"figure " + (props.class ?? "")} aria-labelledby={id}>
      <div class="figure-head">
        <Heading id={id}>{props.title}</Heading>
        <div class="figure-buttons">
          {!asTable && <button type="button" class="plain" onClick={() => picture(savePNG, "PNG")}>PNG{of}</button>}
          {!asTable && <button type="button" class="plain" onClick={() => picture(saveSVG, "SVG")}>SVG{of}</button>}
          {props.table && (
            <button type="button" class="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>Table{of}</button>
          )}
        </div>
      </div>
      {!asTable && props.tools}
      {fault && <p class="fault" role="alert">{fault}</p>}
      {asTable && props.table ? <DataTable {...props.table} caption={props.title} /> : <div class="figure-body" ref={body}>{props.children}</div>}
      <figcaption>
        {props.caption}
        {props.sources && props.sources.length > 0 && <> <Sources ids={props.sources} /></>}
      </figcaption>
    </figure>
  );
}
