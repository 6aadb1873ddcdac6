// The shapes of states on the plane of the map, from the borders that come with the page.

import { geoEqualEarth, geoPath } from "d3-geo";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { send } from "./api";
import type { StateEntry } from "./entries";
import type { Size } from "./zoom";

export const mapSize: Size = { width: 1000, height: 560 };

/** The part of the world that is shown at first, in degrees: west, south, east, north. */
const region: [number, number, number, number] = [22, 6, 92, 46];

export interface Shape {
  /** The state of the record, or a key of its own for land that is none. */
  key: string;
  state?: string;
  name: string;
  d: string;
  /** The middle of its largest part. */
  x: number;
  y: number;
  /** The size of its largest part. */
  width: number;
  height: number;
}

export interface Geography {
  shapes: Shape[];
  /** Where each state of the record lies, those without a shape by their capital. */
  spots: Map<string, Shape>;
  home: [[number, number], [number, number]];
  sphere: string;
}

type Land = Feature<Polygon | MultiPolygon, { name?: string }>;

/** loadLand fetches the borders once. */
let loading: Promise<Land[]> | undefined;
export function loadLand(): Promise<Land[]> {
  loading ??= send("countries.json").then(async (response) => {
    const world = (await response.json()) as Topology<{ countries: GeometryCollection<{ name?: string }> }>;
    return feature(world, world.objects.countries).features as Land[];
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

const laid: { land: readonly Land[]; key: string; geography: Geography }[] = [];

/**
 * laidOut is layOut from memory where the same was asked before: the shapes change only where the list of states or its
 * size does, and to lay them out takes a fifth of a second.
 */
export function laidOut(land: readonly Land[], states: readonly StateEntry[], size: Size): Geography {
  const key = JSON.stringify([states.map((state) => state.id), size]);
  const found = laid.find((one) => one.land === land && one.key === key);
  if (found) return found.geography;
  const geography = layOut(land, states, size);
  laid.unshift({ land, key, geography });
  laid.length = Math.min(laid.length, 4);
  return geography;
}

/** layOut puts the land and the states of a record on the plane. */
export function layOut(land: readonly Land[], states: readonly StateEntry[], size: Size): Geography {
  const projection = geoEqualEarth().rotate([-45, 0]).fitExtent([[2, 2], [size.width - 2, size.height - 2]], { type: "Sphere" });
  const path = geoPath(projection).digits(2);
  const numeric = new Map(states.flatMap((state) => (state.numeric ? [[state.numeric, state.id]] : [])));
  const named = new Map(states.filter((state) => !state.numeric).flatMap((state) => [state.name, ...state.aliases].map((name) => [name, state.id])));
  const shapes: Shape[] = [];
  const spots = new Map<string, Shape>();
  land.forEach((one, i) => {
    const name = one.properties?.name ?? "";
    const state = (one.id !== undefined ? numeric.get(String(one.id).padStart(3, "0")) : undefined) ?? named.get(name);
    const d = path(one) ?? "";
    if (!d) return;
    const main = largest(one);
    const [x, y] = path.centroid(main);
    const [[x0, y0], [x1, y1]] = path.bounds(main);
    const shape = { key: state && !spots.has(state) ? state : `land${i}`, state, name, d, x, y, width: x1 - x0, height: y1 - y0 };
    shapes.push(shape);
    if (state && !spots.has(state)) spots.set(state, shape);
  });
  for (const state of states) {
    if (spots.has(state.id) || state.lat === null || state.lon === null) continue;
    const at = projection([state.lon, state.lat]);
    if (at) spots.set(state.id, { key: state.id, state: state.id, name: state.name, d: "", x: at[0], y: at[1], width: 0, height: 0 });
  }
  return { shapes, spots, home: box(projection), sphere: path({ type: "Sphere" }) ?? "" };
}

function largest(land: Land): Land {
  if (land.geometry.type === "Polygon") return land;
  let best: Position[][] = [];
  let most = -1;
  for (const part of land.geometry.coordinates) {
    const size = area(part[0] ?? []);
    if (size > most) {
      most = size;
      best = part;
    }
  }
  return { ...land, geometry: { type: "Polygon", coordinates: best } };
}

/** area compares parts of one state; a flat sum with degrees of longitude shortened by latitude is enough for that. */
function area(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1]!;
    const [x1 = 0, y1 = 0] = ring[i]!;
    sum += (x0 * y1 - x1 * y0) * Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
  }
  return Math.abs(sum);
}

function box(projection: (point: [number, number]) => [number, number] | null): [[number, number], [number, number]] {
  const [west, south, east, north] = region;
  const corners = [[west, south], [west, north], [east, south], [east, north]].map((corner) => projection(corner as [number, number])!);
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}
