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
  return "casus-" + (title.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80) || "figure");
}

/** The looks that are written into a drawing, with what each is where nothing says otherwise. */
const looks: Record<string, string> = {
  fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linecap": "butt",
  "stroke-linejoin": "miter", "stroke-opacity": "1", opacity: "1", "font-family": "", "font-size": "", "font-weight": "400", "font-style": "normal",
  "text-anchor": "start", "dominant-baseline": "auto", "paint-order": "normal", "vector-effect": "none", visibility: "visible",
};
const letters = new Set(["font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline"]);

const svgName = "http://www.w3.org/2000/svg";

function make(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const element = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** standalone puts a copy of a drawing, with all its looks as attributes, between its title and its caption. */
export function standalone(svg: SVGSVGElement, title: string, caption: string): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => dress(element, to[i]!));
  for (const element of copy.querySelectorAll("[data-screen-only]")) element.remove();
  for (const element of copy.querySelectorAll("[data-export-only]")) element.removeAttribute("display");
  // A drawing on a small screen is brought to a size that can be read elsewhere.
  const shown = svg.getBoundingClientRect();
  const width = Math.max(shown.width, 640);
  const height = (shown.height / Math.max(shown.width, 1)) * width;
  const [margin, size, line] = [12, 12, 16];
  const heads = wrap(title, Math.floor((width - 2 * margin) / 10));
  const lines = wrap(caption, Math.floor((width - 2 * margin) / (size * 0.56)));
  const head = margin + heads.length * 24 + 6;
  const total = head + height + lines.length * line + 2 * margin;
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink").trim() || "#111";
  const font = { fill: ink, "font-family": "system-ui, 'DejaVu Sans', sans-serif" };
  const whole = make("svg", { xmlns: svgName, width, height: total, viewBox: `0 0 ${width} ${total}` }) as SVGSVGElement;
  whole.append(make("rect", { width, height: total, fill: style.getPropertyValue("--ground").trim() || "#fff" }));
  heads.forEach((text, i) => whole.append(make("text", { x: margin, y: margin + 18 + i * 24, ...font, "font-size": 19, "font-weight": 600 }, text)));
  for (const [key, value] of Object.entries({ x: 0, y: head, width, height, overflow: "hidden" })) copy.setAttribute(key, String(value));
  if (!copy.getAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${shown.width} ${shown.height}`);
  whole.append(copy);
  lines.forEach((text, i) => whole.append(make("text", { x: margin, y: head + height + margin + line * (i + 0.8), ...font, "font-size": size }, text)));
  return whole;
}

function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const text = /^(text|tspan|svg)$/.test(from.tagName);
  for (const [look, plain] of Object.entries(looks)) {
    if (letters.has(look) && !text) continue;
    const value = style.getPropertyValue(look);
    // What an ancestor sets is inherited in the copy too, so a plain value is written where it may undo that.
    if (value && (value !== plain || to.parentElement?.closest(`[${look}]`))) to.setAttribute(look, value);
    else to.removeAttribute(look);
  }
  if (style.display === "none") to.setAttribute("display", "none");
  for (const attribute of ["class", "tabindex", "role", "style"]) to.removeAttribute(attribute);
}

/** wrap breaks text into lines of at most a width in characters; a word that is longer than a line is broken. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(/\s+/).filter(Boolean)) {
    while (word.length > width) {
      if (line) lines.push(line);
      line = "";
      lines.push(word.slice(0, width));
      word = word.slice(width);
    }
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
