// Moving with the arrow keys between things that lie on a plane. Pure.

export interface Spot {
  id: string;
  x: number;
  y: number;
}

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const ahead: Record<Arrow, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function isArrow(key: string): key is Arrow {
  return key in ahead;
}

/**
 * nextSpot is the nearest in a direction: what lies straight ahead counts as near, what lies aside counts as farther
 * than it is, and what is more than 60 degrees off is not ahead. Without any it stays where it is.
 */
export function nextSpot(spots: readonly Spot[], from: string, arrow: Arrow): string {
  const here = spots.find((spot) => spot.id === from);
  if (!here) return spots[0]?.id ?? from;
  const [dx, dy] = ahead[arrow];
  let best = from;
  let least = Infinity;
  for (const spot of spots) {
    if (spot.id === from) continue;
    const along = (spot.x - here.x) * dx + (spot.y - here.y) * dy;
    const aside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx);
    if (along <= 0 || aside > along * 1.75) continue;
    const cost = along + aside * 1.5;
    if (cost < least || (cost === least && spot.id < best)) {
      least = cost;
      best = spot.id;
    }
  }
  return best;
}
