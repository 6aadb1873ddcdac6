// Colours that people with any sight of colour tell apart (Okabe and Ito), and
// shapes and patterns that tell the same without colour.

export const colour = {
  blue: "var(--s1, #0072b2)",
  orange: "var(--s5, #e69f00)",
  green: "var(--s3, #009e73)",
  red: "var(--s2, #d55e00)",
  purple: "var(--s4, #cc79a7)",
  sky: "var(--s6, #56b4e9)",
  grey: "var(--edge, #78868f)",
} as const;

/** series are the colours of things that have no order. */
export const series = [colour.blue, colour.orange, colour.green, colour.red, colour.purple, colour.sky];

export const shapes = ["circle", "square", "triangle", "diamond", "cross"] as const;
export type Shape = (typeof shapes)[number];

/** outline is the path of a mark of a shape around a point. */
export function outline(shape: Shape, x: number, y: number, r: number): string {
  const p = (dx: number, dy: number) => `${round(x + dx)},${round(y + dy)}`;
  switch (shape) {
    case "square":
      return `M${p(-r * 0.9, -r * 0.9)}L${p(r * 0.9, -r * 0.9)}L${p(r * 0.9, r * 0.9)}L${p(-r * 0.9, r * 0.9)}Z`;
    case "triangle":
      return `M${p(0, -r * 1.15)}L${p(r, r * 0.8)}L${p(-r, r * 0.8)}Z`;
    case "diamond":
      return `M${p(0, -r * 1.2)}L${p(r * 1.2, 0)}L${p(0, r * 1.2)}L${p(-r * 1.2, 0)}Z`;
    case "cross": {
      const [a, b] = [r * 0.38, r];
      return `M${p(-a, -b)}L${p(a, -b)}L${p(a, -a)}L${p(b, -a)}L${p(b, a)}L${p(a, a)}L${p(a, b)}L${p(-a, b)}L${p(-a, a)}L${p(-b, a)}L${p(-b, -a)}L${p(-a, -a)}Z`;
    }
  }
  return `M${p(-r, 0)}A${r},${r} 0 1 0 ${p(r, 0)}A${r},${r} 0 1 0 ${p(-r, 0)}Z`;
}

/** round keeps a picture small and the same everywhere. */
export function round(v: number): number {
  return Math.round(v * 100) / 100;
}

/** Hatch is a fill of lines; fill with url(#id). */
export function Hatch({ id, stroke, angle = 45 }: { id: string; stroke: string; angle?: number }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <line x1="0" y1="0" x2="0" y2="6" stroke={stroke} stroke-width="3.4" />
    </pattern>
  );
}

/** Mark draws one shape. */
export function Mark({ shape, x, y, r = 5, fill, stroke = "var(--ground, #fff)" }: { shape: Shape; x: number; y: number; r?: number; fill: string; stroke?: string }) {
  return <path d={outline(shape, x, y, r)} fill={fill} stroke={stroke} stroke-width="1" />;
}
