import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Scale } from "./scale";
import { round } from "./palette";

/** useWidth follows the width that a picture has, so that its words keep their size on a small screen. */
export function useWidth(first = 720): [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () => {
      const w = Math.floor(box.clientWidth);
      if (w > 0) setWidth(w);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}

/** Picture is the SVG of a chart: its words, its size, and a name for those who hear it. */
export function Picture({ width, height, label, children, plain = true }: { width: number; height: number; label: string; children: ComponentChildren; plain?: boolean }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role={plain ? "img" : "group"} aria-label={label} font-family="system-ui, sans-serif" font-size="13">
      {children}
    </svg>
  );
}

type Anchor = "start" | "middle" | "end";

interface WordsProps {
  x: number;
  y: number;
  anchor?: Anchor;
  bold?: boolean;
  soft?: boolean;
  size?: number;
  children: ComponentChildren;
}

/** Words writes text in a picture, in the ink of the page. */
export function Words({ x, y, anchor = "start", bold, soft, size, children }: WordsProps) {
  return (
    <text x={round(x)} y={round(y)} text-anchor={anchor} font-weight={bold ? "600" : undefined} font-size={size} fill="currentColor" fill-opacity={soft ? 0.8 : undefined}>
      {children}
    </text>
  );
}

/** Rule is a line of the ground. */
export function Rule({ x1, y1, x2, y2, strong }: { x1: number; y1: number; x2: number; y2: number; strong?: boolean }) {
  return <line x1={round(x1)} y1={round(y1)} x2={round(x2)} y2={round(y2)} stroke="currentColor" stroke-opacity={strong ? 0.7 : 0.15} stroke-width="1" />;
}

/** Bottom is a scale under a picture with its lines. */
export function Bottom({ scale, top, at, text, title }: { scale: Scale; top: number; at: number; text: (v: number) => string; title?: string }) {
  const long = (title?.length ?? 0) * 6.8 > scale.range[1] - scale.range[0]; // then it may reach under the labels
  return (
    <g aria-hidden="true">
      {scale.ticks.map((t) => (
        <g key={t}>
          <Rule x1={scale(t)} y1={top} x2={scale(t)} y2={at} strong={t === 0} />
          <Words x={scale(t)} y={at + 16} anchor="middle" size={12} soft>
            {text(t)}
          </Words>
        </g>
      ))}
      {title ? (
        <Words x={long ? scale.range[1] + 12 : (scale.range[0] + scale.range[1]) / 2} y={at + 34} anchor={long ? "end" : "middle"} size={12} soft>
          {title}
        </Words>
      ) : null}
    </g>
  );
}

/** Side is a scale at the left with its lines. */
export function Side({ scale, left, right, text }: { scale: Scale; left: number; right: number; text: (v: number) => string }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map((t) => (
        <g key={t}>
          <Rule x1={left} y1={scale(t)} x2={right} y2={scale(t)} strong={t === 0} />
          <Words x={left - 6} y={scale(t) + 4} anchor="end" size={12} soft>
            {text(t)}
          </Words>
        </g>
      ))}
    </g>
  );
}

/** clip shortens a label to the room it has; the whole stands in the table twin and in the title. */
export function clip(text: string, room: number, size = 13): string {
  const most = Math.max(3, Math.floor(room / (size * 0.58)));
  return text.length <= most ? text : text.slice(0, most - 1).trimEnd() + "…";
}

/** wrap parts a text into lines of the room it has, at most so many. */
export function wrap(text: string, room: number, lines: number, size = 13): string[] {
  const most = Math.max(6, Math.floor(room / (size * 0.58)));
  const out: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > most) {
      out.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) out.push(line);
  if (out.length > lines) {
    out.length = lines;
    out[lines - 1] = (out[lines - 1] ?? "").slice(0, most - 1).trimEnd() + "…";
  }
  return out;
}

/** Key is a row of marks with what they mean, in the picture so that an export has it too. */
export function Key({ x, y, width, entries }: { x: number; y: number; width: number; entries: { draw: (x: number, y: number) => ComponentChildren; text: string }[] }) {
  const places = keyPlaces(entries.map((e) => e.text), width);
  return (
    <g>
      {entries.map((e, i) => (
        <g key={i}>
          {e.draw(x + (places[i]?.x ?? 0) + 8, y + (places[i]?.row ?? 0) * 20)}
          <Words x={x + (places[i]?.x ?? 0) + 22} y={y + (places[i]?.row ?? 0) * 20 + 4} size={12}>
            {e.text}
          </Words>
        </g>
      ))}
    </g>
  );
}

/** keyPlaces sets the entries of a key into rows. */
export function keyPlaces(texts: string[], width: number): { x: number; row: number }[] {
  let [x, row] = [0, 0];
  return texts.map((t) => {
    const room = 22 + t.length * 6.6 + 16;
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    const place = { x, row };
    x += room;
    return place;
  });
}

/** keyHeight is how much room a key needs. */
export function keyHeight(texts: string[], width: number): number {
  const places = keyPlaces(texts, width);
  return places.length ? ((places.at(-1)?.row ?? 0) + 1) * 20 + 4 : 0;
}
