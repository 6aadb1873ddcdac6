// Where the states of a network stand: springs along friendly ties, a push
// between all, and a pull of each bloc to its own side. The same network gives
// the same places: what is random has a fixed seed, and nodes and ties are taken
// in order of their names.

export interface Link {
  a: string;
  b: string;
  sign: number;
}

export interface Place {
  x: number; // 0 to 1
  y: number;
}

/** generator gives numbers from 0 to 1 (mulberry32). */
export function generator(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Body {
  id: string;
  x: number;
  y: number;
  dx: number;
  dy: number;
  bloc: number;
}

const rounds = 320;

/**
 * layout places the states of some blocs in a box that is so many times as wide as it is high; a narrow one has
 * its blocs one above the other.
 */
export function layout(blocs: readonly (readonly string[])[], links: readonly Link[], aspect = 1.6, seed = 1): Map<string, Place> {
  const random = generator(seed);
  const [wide, high] = aspect >= 1 ? [aspect, 1] : [1, 1 / aspect];
  const bodies: Body[] = blocs
    .flatMap((states, bloc) => states.map((id) => ({ id, bloc })))
    .sort((p, q) => (p.id < q.id ? -1 : 1))
    .map(({ id, bloc }) => {
      const home = homeOf(bloc, blocs.length, wide, high);
      return { id, bloc, x: home.x + (random() - 0.5) * wide * 0.4, y: home.y + (random() - 0.5) * high * 0.4, dx: 0, dy: 0 };
    });
  const at = new Map(bodies.map((b) => [b.id, b]));
  const ties = [...links].filter((l) => l.sign > 0 && at.has(l.a) && at.has(l.b)).sort((p, q) => (p.a + p.b < q.a + q.b ? -1 : 1));
  const room = Math.sqrt((wide * high) / Math.max(1, bodies.length));
  for (let i = 0; i < rounds; i++) {
    const heat = 0.1 * (1 - i / rounds) + 0.002;
    push(bodies, room);
    pull(ties, at, room);
    for (const b of bodies) {
      const home = homeOf(b.bloc, blocs.length, wide, high);
      b.dx += (home.x - b.x) * 0.9;
      b.dy += (home.y - b.y) * 0.9;
      const size = Math.hypot(b.dx, b.dy);
      const most = size > heat ? heat / size : 1;
      b.x += b.dx * most;
      b.y += b.dy * most;
      [b.dx, b.dy] = [0, 0];
    }
  }
  return framed(bodies);
}

// homeOf is the middle of a bloc's side of the box.
function homeOf(bloc: number, of: number, wide: number, high: number): Place {
  const t = of < 2 ? 0.5 : (bloc + 0.5) / of;
  return wide >= high ? { x: t * wide, y: high / 2 } : { x: wide / 2, y: t * high };
}

// push drives all apart, the near ones most.
function push(bodies: Body[], room: number) {
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const [p, q] = [bodies[i]!, bodies[j]!];
      let [x, y] = [p.x - q.x, p.y - q.y];
      if (x === 0 && y === 0) [x, y] = [1e-4 * (i + 1), 1e-4 * (j + 1)];
      const far = x * x + y * y;
      const f = ((room * room) / Math.max(far, 1e-6)) * 0.55 * (p.bloc === q.bloc ? 1 : 1.3);
      [p.dx, p.dy, q.dx, q.dy] = [p.dx + x * f, p.dy + y * f, q.dx - x * f, q.dy - y * f];
    }
  }
}

// pull draws friends together, weakly.
function pull(ties: Link[], at: Map<string, Body>, room: number) {
  for (const t of ties) {
    const [p, q] = [at.get(t.a)!, at.get(t.b)!];
    const [x, y] = [p.x - q.x, p.y - q.y];
    const f = Math.min(0.25, (Math.hypot(x, y) / room) * 0.04);
    [p.dx, p.dy, q.dx, q.dy] = [p.dx - x * f, p.dy - y * f, q.dx + x * f, q.dy + y * f];
  }
}

// framed stretches the places to the whole of the box.
function framed(bodies: Body[]): Map<string, Place> {
  const xs = bodies.map((b) => b.x);
  const ys = bodies.map((b) => b.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const part = (v: number, low: number, high: number) => (high - low < 1e-9 ? 0.5 : Math.round(((v - low) / (high - low)) * 1e4) / 1e4);
  return new Map(bodies.map((b) => [b.id, { x: part(b.x, left, right), y: part(b.y, top, bottom) }]));
}

/** apart moves places in pixels until none are nearer than a distance, within the box. */
export function apart(places: Map<string, Place>, least: number, width: number, height: number): Map<string, Place> {
  const list = [...places].map(([id, p]) => ({ id, x: p.x, y: p.y }));
  for (let i = 0; i < 200; i++) {
    let moved = false;
    for (let j = 0; j < list.length; j++) {
      for (let k = j + 1; k < list.length; k++) {
        const [p, q] = [list[j]!, list[k]!];
        let [x, y] = [p.x - q.x, p.y - q.y];
        const far = Math.hypot(x, y);
        if (far >= least) continue;
        moved = true;
        if (far < 1e-6) [x, y] = [Math.cos(2.4 * (j + k)), Math.sin(2.4 * (j + k))]; // one on the other: any way will do, but always the same
        const f = (least - far) / 2 / Math.max(far, 1);
        [p.x, p.y, q.x, q.y] = [p.x + x * f, p.y + y * f, q.x - x * f, q.y - y * f];
      }
    }
    for (const p of list) [p.x, p.y] = [Math.min(width, Math.max(0, p.x)), Math.min(height, Math.max(0, p.y))];
    if (!moved) break;
  }
  return new Map(list.map((p) => [p.id, { x: p.x, y: p.y }]));
}

/** towards is the nearest place in the direction of an arrow key; undefined: there is none. */
export function towards(places: Map<string, Place>, from: string, key: string): string | undefined {
  const here = places.get(from);
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!here || !way) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const [id, p] of places) {
    const [dx, dy] = [p.x - here.x, p.y - here.y];
    const along = dx * way[0]! + dy * way[1]!;
    const across = Math.abs(dx * way[1]!) + Math.abs(dy * way[0]!);
    if (id === from || along <= 0.5 || across > along * 2) continue;
    const cost = along + across * 1.5;
    if (cost < least) [least, best] = [cost, id];
  }
  return best;
}
