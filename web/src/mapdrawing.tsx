// The map as a drawing: fills by standing, dots for what is small, labels, and the keyboard's way from state to state.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Geography, Shape } from "./geography";
import { DrawnLegend, fillOf, PatternDefs } from "./patterns";
import { isArrow, nextSpot, type Spot } from "./roving";
import { standingWords, type Standing, type StateStanding } from "./standing";
import { around, leastZoom, panBy, toShow, viewBox, zoomAt, type Size, type Window } from "./zoom";

interface Props {
  geography: Geography;
  size: Size;
  standings: ReadonlyMap<string, StateStanding>;
  counts: ReadonlyMap<Standing, number>;
  attacker: string;
  target: string;
  name: (state: string) => string;
  onPick: (state: string) => void;
  onLook: (state: string) => void;
  label: string;
}

/** Below this many pixels across a state is drawn as a dot. */
const small = 13;
const drag = 5;

export function MapDrawing(props: Props) {
  const { geography, size, standings } = props;
  const [window, setWindow] = useState<Window>(() => around(geography.home, size));
  const [focused, setFocused] = useState("");
  const [current, setCurrent] = useState("");
  const [pixels, setPixels] = useState(900);
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => setWindow(around(geography.home, size)), [size]);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setPixels(Math.max(entry.contentRect.width, 1)));
    watch.observe(svg.current!);
    return () => watch.disconnect();
  }, []);
  const whole = useRef(false);
  whole.current = window.k <= leastZoom;
  useWheel(svg, whole, (factor, at) => setWindow((before) => zoomAt(before, size, factor, at)));
  const dragging = useDrag(svg, (dx, dy) => setWindow((before) => panBy(before, size, dx, dy)));

  const view = viewBox(window, size);
  const unit = view[2] / pixels;
  const spots = useMemo(() => [...geography.spots].map(([id, shape]) => ({ id, x: shape.x, y: shape.y })), [geography]);
  const tabbed = current || (geography.spots.has(props.attacker) ? props.attacker : props.target) || spots[0]?.id || "";
  const standing = (state: string): Standing => standings.get(state)?.standing ?? "unbound";
  const pick = (state: string) => !dragging.current && props.onPick(state);

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(event.key) && event.shiftKey) {
      const [dx, dy] = { ArrowUp: [0, -0.2], ArrowDown: [0, 0.2], ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0] }[event.key] as [number, number];
      setWindow(panBy(window, size, dx, dy));
    } else if (isArrow(event.key)) {
      const next = nextSpot(spots, tabbed, event.key);
      setCurrent(next);
      svg.current?.querySelector<SVGElement>(`[data-state="${CSS.escape(next)}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      props.onPick(tabbed);
    } else if (event.key === "+" || event.key === "=") {
      setWindow(zoomAt(window, size, 1.5, geography.spots.get(tabbed)));
    } else if (event.key === "-") {
      setWindow(zoomAt(window, size, 1 / 1.5));
    } else if (event.key === "Home") {
      setWindow(around(geography.home, size));
    } else return;
    event.preventDefault();
  };
  const focus = (spot: Spot) => {
    setFocused(spot.id);
    setCurrent(spot.id);
    setWindow((before) => toShow(before, size, spot));
    props.onLook(spot.id);
  };
  return (
    <div class="map">
      <svg ref={svg} viewBox={view.join(" ")} role="group" aria-label={props.label} class="map-drawing">
        <PatternDefs prefix="map" unit={unit} />
        <path d={geography.sphere} class="sea" />
        {geography.shapes.map((shape) => (
          <Land key={shape.key} shape={shape} standing={shape.state ? standing(shape.state) : undefined} torn={shape.state ? standings.get(shape.state)?.torn === true : false}
            onPick={pick} onLook={props.onLook} />
        ))}
        <Arrow from={geography.spots.get(props.attacker)} to={geography.spots.get(props.target)} unit={unit} />
        {[props.attacker, props.target].map((state, i) => geography.spots.get(state)?.d && <path key={i} d={geography.spots.get(state)!.d} class={"side " + (i ? "side-target" : "side-attacker")} />)}
        <Dots geography={geography} view={view} unit={unit} standing={standing} onPick={pick} onLook={props.onLook} />
        <Labels {...props} view={view} unit={unit} />
        <g data-screen-only="">
          {spots.map((spot) => (
            <g key={spot.id} role="button" tabindex={spot.id === tabbed ? 0 : -1} data-state={spot.id} class="spot" aria-label={describe(props, spot.id, standing(spot.id))}
              onKeyDown={keys} onFocus={() => focus(spot)} onBlur={() => setFocused("")}>
              <circle cx={spot.x} cy={spot.y} r={12 * unit} />
            </g>
          ))}
        </g>
        {focused && <Ring shape={geography.spots.get(focused)} unit={unit} />}
        <DrawnLegend prefix="map" counts={props.counts} x={view[0] + 8 * unit} y={view[1] + 8 * unit} unit={unit} />
      </svg>
      <MapButtons window={window} size={size} home={around(geography.home, size)} set={setWindow} />
    </div>
  );
}

function describe(props: Props, state: string, standing: Standing): string {
  const torn = props.standings.get(state)?.torn ? ", torn between two duties" : "";
  return `${props.name(state)}: ${standingWords[standing]}${torn}`;
}

interface LandProps {
  shape: Shape;
  standing: Standing | undefined;
  torn: boolean;
  onPick: (state: string) => void;
  onLook: (state: string) => void;
}

function Land({ shape, standing, torn, onPick, onLook }: LandProps) {
  const { state } = shape;
  if (!state || !standing) return <path d={shape.d} class="land" />;
  const fill = fillOf("map", standing);
  return (
    <path d={shape.d} fill={fill.fill} class={`state ${fill.class ?? ""} ${torn ? "torn" : ""}`}
      onClick={() => onPick(state)} onPointerEnter={(event) => event.pointerType === "mouse" && onLook(state)} />
  );
}

interface DotsProps {
  geography: Geography;
  view: [number, number, number, number];
  unit: number;
  standing: (state: string) => Standing;
  onPick: (state: string) => void;
  onLook: (state: string) => void;
}

const inside = (shape: Shape, [x, y, width, height]: [number, number, number, number]) =>
  shape.x > x && shape.x < x + width && shape.y > y && shape.y < y + height;

function Dots({ geography, view, unit, standing, onPick, onLook }: DotsProps) {
  const shown = [...geography.spots].filter(([, shape]) => Math.max(shape.width, shape.height) < small * unit && inside(shape, view));
  return (
    <g class="dots">
      {shown.map(([state, shape]) => {
        const fill = fillOf("map", standing(state));
        return (
          <g key={state} onClick={() => onPick(state)} onPointerEnter={(event) => event.pointerType === "mouse" && onLook(state)}>
            <circle cx={shape.x} cy={shape.y} r={12 * unit} class="dot-target" />
            <circle cx={shape.x} cy={shape.y} r={4.5 * unit} fill={fill.fill} class={"dot " + (fill.class ?? "")} />
          </g>
        );
      })}
    </g>
  );
}

/** Labels names both sides, and every state that has room for its name. */
function Labels({ geography, view, unit, standings, attacker, target, name }: Props & { view: [number, number, number, number]; unit: number }) {
  const sides = [attacker, target];
  const taken: [number, number, number, number][] = [];
  const labels: { state: string; x: number; y: number; text: string }[] = [];
  const order = [...geography.spots].sort(([a], [b]) => Number(sides.includes(b)) - Number(sides.includes(a)) || Number(standings.has(b)) - Number(standings.has(a)));
  for (const [state, shape] of order) {
    const side = sides.includes(state);
    const text = name(state);
    const width = text.length * (side ? 7.2 : 6.2) * unit;
    const isDot = Math.max(shape.width, shape.height) < small * unit;
    if (!inside(shape, view) || (!side && !isDot && shape.width < width * 0.9) || (isDot && unit > 0.5 && !side)) continue;
    const y = isDot ? shape.y - 8 * unit : shape.y + 4 * unit;
    const box: [number, number, number, number] = [shape.x - width / 2, y - 12 * unit, shape.x + width / 2, y + 3 * unit];
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    labels.push({ state, x: shape.x, y, text });
  }
  return (
    <g class="labels" aria-hidden="true">
      {labels.map((label) => (
        <text key={label.state} x={label.x} y={label.y} font-size={(sides.includes(label.state) ? 13 : 11.5) * unit} stroke-width={3 * unit} class={sides.includes(label.state) ? "label label-side" : "label"}>{label.text}</text>
      ))}
    </g>
  );
}

/** Arrow goes from the attacker to the target. */
function Arrow({ from, to, unit }: { from: Shape | undefined; to: Shape | undefined; unit: number }) {
  if (!from || !to || from === to) return null;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [mx, my] = [(from.x + to.x) / 2 - dy * 0.18, (from.y + to.y) / 2 + dx * 0.18];
  const long = Math.hypot(to.x - mx, to.y - my) || 1;
  const [ux, uy] = [(to.x - mx) / long, (to.y - my) / long];
  const tip = [to.x - ux * 4 * unit, to.y - uy * 4 * unit] as const;
  const back = [tip[0] - ux * 11 * unit, tip[1] - uy * 11 * unit] as const;
  const side = 5.5 * unit;
  return (
    <g class="arrow" aria-hidden="true">
      <path d={`M${from.x} ${from.y} Q${mx} ${my} ${back[0]} ${back[1]}`} class="arrow-line" stroke-width={2.5 * unit} />
      <path d={`M${tip[0]} ${tip[1]} L${back[0] - uy * side} ${back[1] + ux * side} L${back[0] + uy * side} ${back[1] - ux * side} Z`} class="arrow-head" />
    </g>
  );
}

function Ring({ shape, unit }: { shape: Shape | undefined; unit: number }) {
  if (!shape) return null;
  return (
    <g class="ring" data-screen-only="" aria-hidden="true">
      {shape.d && <path d={shape.d} />}
      {Math.max(shape.width, shape.height) < 30 * unit && <circle cx={shape.x} cy={shape.y} r={12 * unit} />}
    </g>
  );
}

interface ButtonProps {
  window: Window;
  size: Size;
  home: Window;
  set: (window: Window) => void;
}

function MapButtons({ window, size, home, set }: ButtonProps) {
  const pans: [string, string, number, number][] = [["←", "Move west", -0.25, 0], ["↑", "Move north", 0, -0.25], ["↓", "Move south", 0, 0.25], ["→", "Move east", 0.25, 0]];
  return (
    <div class="map-buttons" role="group" aria-label="Move the map">
      <button type="button" aria-label="Zoom in" onClick={() => set(zoomAt(window, size, 1.5))}>+</button>
      <button type="button" aria-label="Zoom out" onClick={() => set(zoomAt(window, size, 1 / 1.5))}>−</button>
      {pans.map(([sign, words, dx, dy]) => <button key={words} type="button" aria-label={words} onClick={() => set(panBy(window, size, dx, dy))}>{sign}</button>)}
      <button type="button" onClick={() => set(home)}>Region</button>
      <button type="button" onClick={() => set({ x: size.width / 2, y: size.height / 2, k: 1 })}>World</button>
    </div>
  );
}

/** useWheel zooms at the pointer. The listener must not be passive, so that the page stays where it is. */
function useWheel(svg: { current: SVGSVGElement | null }, whole: { current: boolean }, zoom: (factor: number, at: { x: number; y: number }) => void): void {
  useEffect(() => {
    const element = svg.current!;
    const wheel = (event: WheelEvent) => {
      // With the whole world in view there is nothing left to zoom out of, and the page scrolls on.
      if (whole.current && event.deltaY > 0) return;
      event.preventDefault();
      const at = element.getScreenCTM()?.inverse();
      if (at) zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), new DOMPoint(event.clientX, event.clientY).matrixTransform(at));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);
}

/** useDrag pans; what it gives is true while a press has become a drag, and is no click then. */
function useDrag(svg: { current: SVGSVGElement | null }, pan: (dx: number, dy: number) => void): { current: boolean } {
  const dragging = useRef(false);
  useEffect(() => {
    const element = svg.current!;
    let last: { x: number; y: number; id: number } | undefined;
    let moved = 0;
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      last = { x: event.clientX, y: event.clientY, id: event.pointerId };
      moved = 0;
      dragging.current = false;
    };
    const move = (event: PointerEvent) => {
      if (!last || event.pointerId !== last.id) return;
      const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved < drag) return;
      dragging.current = true;
      last = { ...last, x: event.clientX, y: event.clientY };
      pan(-dx / element.clientWidth, -dy / element.clientHeight);
    };
    const up = () => {
      last = undefined;
      setTimeout(() => (dragging.current = false));
    };
    element.addEventListener("pointerdown", down);
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", up);
    return () => {
      element.removeEventListener("pointerdown", down);
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", up);
    };
  }, []);
  return dragging;
}
