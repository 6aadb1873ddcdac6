// Pictures and tables as files: SVG with its looks written into it, PNG drawn from that, CSV, print.

import { csvText, type Cell } from "./csv";

/** save hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** saveText saves text as a file of a kind. */
export function saveText(name: string, text: string, kind: string): void {
  save(name, new Blob([text], { type: kind + ";charset=utf-8" }));
}

export function saveCSV(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  saveText(name + ".csv", csvText(head, rows), "text/csv");
}

/** fileName makes a name of a title that every system takes. */
export function fileName(title: string): string {
  return "casus-" + (title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80) || "figure");
}

const looks = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order",
  "vector-effect", "visibility", "letter-spacing",
];

/** standalone copies a drawing with all its looks as attributes, a ground and its caption, so that it stands alone. */
export function standalone(svg: SVGSVGElement, title: string, caption: string): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => dress(element, to[i]!));
  for (const element of copy.querySelectorAll("[data-screen-only]")) element.remove();
  for (const element of copy.querySelectorAll("[data-export-only]")) element.removeAttribute("display");
  const box = svg.viewBox.baseVal;
  const width = box && box.width ? box.width : svg.clientWidth;
  const height = box && box.height ? box.height : svg.clientHeight;
  const x = box ? box.x : 0;
  const y = box ? box.y : 0;
  const size = Math.max(11, Math.min(16, width / 60));
  const lines = wrap(caption, Math.floor(width / (size * 0.5)));
  const head = size * 2.4;
  const foot = lines.length * size * 1.35 + size;
  const name = "http://www.w3.org/2000/svg";
  const style = getComputedStyle(document.documentElement);
  const ground = document.createElementNS(name, "rect");
  for (const [key, value] of Object.entries({ x, y: y - head, width, height: height + head + foot, fill: style.getPropertyValue("--ground").trim() || "#fff" })) {
    ground.setAttribute(key, String(value));
  }
  copy.prepend(ground);
  const ink = style.getPropertyValue("--ink").trim() || "#111";
  const write = (text: string, at: number, bold: boolean) => {
    const line = document.createElementNS(name, "text");
    for (const [key, value] of Object.entries({ x: x + size * 0.6, y: at, fill: ink, "font-family": "sans-serif", "font-size": bold ? size * 1.2 : size * 0.9, "font-weight": bold ? 600 : 400 })) {
      line.setAttribute(key, String(value));
    }
    line.textContent = text;
    copy.append(line);
  };
  write(title, y - head + size * 1.6, true);
  lines.forEach((line, i) => write(line, y + height + size * 1.35 * (i + 1), false));
  copy.setAttribute("xmlns", name);
  copy.setAttribute("viewBox", [x, y - head, width, height + head + foot].join(" "));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height + head + foot));
  return copy;
}

function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const look of looks) {
    const value = style.getPropertyValue(look);
    if (value) to.setAttribute(look, value);
  }
  if (style.display === "none") to.setAttribute("display", "none");
  for (const attribute of ["class", "tabindex", "role", "style"]) to.removeAttribute(attribute);
}

/** wrap breaks text into lines of at most a width in characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? line + " " + word : word;
    }
  }
  if (line) lines.push(line);
  return lines;
}

function serialised(svg: SVGSVGElement, title: string, caption: string): { text: string; width: number; height: number } {
  const copy = standalone(svg, title, caption);
  return { text: new XMLSerializer().serializeToString(copy), width: Number(copy.getAttribute("width")), height: Number(copy.getAttribute("height")) };
}

export function saveSVG(svg: SVGSVGElement, title: string, caption: string): void {
  saveText(fileName(title) + ".svg", serialised(svg, title, caption).text, "image/svg+xml");
}

/** savePNG draws the same at twice its size. */
export async function savePNG(svg: SVGSVGElement, title: string, caption: string): Promise<void> {
  const drawing = serialised(svg, title, caption);
  const picture = new Image();
  const url = URL.createObjectURL(new Blob([drawing.text], { type: "image/svg+xml" }));
  try {
    await new Promise((resolve, reject) => {
      picture.onload = resolve;
      picture.onerror = () => reject(new Error("the drawing could not be read back"));
      picture.src = url;
    });
    const canvas = document.createElement("canvas");
    const scale = 2;
    canvas.width = Math.round(drawing.width * scale);
    canvas.height = Math.round(drawing.height * scale);
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("the browser made no picture");
    save(fileName(title) + ".png", blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}
