// The window through which a map is seen: its middle and how far it is magnified. Pure.

export interface Window {
  x: number;
  y: number;
  k: number;
}

export interface Size {
  width: number;
  height: number;
}

export const leastZoom = 1;
export const mostZoom = 24;

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** clamp keeps the window on the map. */
export function clamp(window: Window, size: Size): Window {
  const k = within(window.k, leastZoom, mostZoom);
  const half = { x: size.width / k / 2, y: size.height / k / 2 };
  return { k, x: within(window.x, half.x, size.width - half.x), y: within(window.y, half.y, size.height - half.y) };
}

/** viewBox writes the window for an svg. */
export function viewBox(window: Window, size: Size): [number, number, number, number] {
  const width = size.width / window.k;
  const height = size.height / window.k;
  return [window.x - width / 2, window.y - height / 2, width, height];
}

/** zoomAt magnifies and keeps a point of the map where it is on the screen. */
export function zoomAt(window: Window, size: Size, factor: number, at?: { x: number; y: number }): Window {
  const k = within(window.k * factor, leastZoom, mostZoom);
  const point = at ?? window;
  const still = window.k / k;
  return clamp({ k, x: point.x + (window.x - point.x) * still, y: point.y + (window.y - point.y) * still }, size);
}

/** panBy moves the window by parts of its own size. */
export function panBy(window: Window, size: Size, dx: number, dy: number): Window {
  return clamp({ ...window, x: window.x + (dx * size.width) / window.k, y: window.y + (dy * size.height) / window.k }, size);
}

/** toShow moves the window as little as is needed for a point to be well inside. */
export function toShow(window: Window, size: Size, point: { x: number; y: number }): Window {
  const half = { x: (size.width / window.k / 2) * 0.85, y: (size.height / window.k / 2) * 0.85 };
  return clamp({ k: window.k, x: within(window.x, point.x - half.x, point.x + half.x), y: within(window.y, point.y - half.y, point.y + half.y) }, size);
}

/** around is the window that shows a box. */
export function around(box: [[number, number], [number, number]], size: Size): Window {
  const [[x0, y0], [x1, y1]] = box;
  return clamp({ x: (x0 + x1) / 2, y: (y0 + y1) / 2, k: Math.min(size.width / (x1 - x0), size.height / (y1 - y0)) }, size);
}
