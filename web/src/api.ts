// Questions to the server: answers kept, stale requests stopped, faults in words, and what to do without a network.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { formatParams, type Params } from "./selection";

/** Fault is what went wrong, in words (application/problem+json). */
export interface Fault {
  title: string;
  status: number;
  detail: string;
  faults: string[];
}

/** Failure is a fault on its way up. */
export class Failure extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.detail || fault.title);
    this.fault = fault;
  }
}

export interface Answer<T> {
  /** The last answer; it stays while the next is loading. */
  value: T | undefined;
  fault: Fault | undefined;
  loading: boolean;
}

/** offline is true from a request that found no server until one that did. */
export const offline = signal(false);
/** tries counts up when the network is back: what failed asks again. */
export const tries = signal(0);

const kept = new Map<string, unknown>();
const keep = 120;

function remember(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > keep) kept.delete(kept.keys().next().value as string);
}

/** address is where a command of the API is asked: address("who", {...}). */
export function address(path: string, params: Params = {}): string {
  const query = formatParams(params);
  return "/api/v1/" + path.replace(/^\/+/, "") + (query ? "?" + query : "");
}

let retry: ReturnType<typeof setTimeout> | undefined;

function lost(): void {
  offline.value = true;
  retry ??= setTimeout(async () => {
    retry = undefined;
    try {
      await fetch("/api/v1/openapi.json", { method: "HEAD", cache: "no-store" });
      offline.value = false;
      tries.value++;
    } catch {
      lost();
    }
  }, 3000);
}

const noServer: Fault = {
  title: "The server cannot be reached", status: 0,
  detail: "What is on the page stays as it was. It asks again every few seconds.", faults: [],
};

/** send is fetch whose faults are Failures; an abort stays an AbortError. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    lost();
    throw new Failure(noServer);
  }
  offline.value = false;
  if (!response.ok) throw new Failure(await faultOf(response));
  return response;
}

/** write sends a change as JSON, with the header that only this page can send. */
export async function write<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T | undefined> {
  const response = await send(address(path), {
    method, headers: { "Content-Type": "application/json", "X-Casus": "1" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return text ? (JSON.parse(text) as T) : undefined;
}

async function faultOf(response: Response): Promise<Fault> {
  const plain: Fault = { title: response.statusText || `Error ${response.status}`, status: response.status, detail: "", faults: [] };
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return plain;
  try {
    return faultFrom(await response.json(), plain);
  } catch {
    return plain;
  }
}

function faultFrom(body: unknown, plain: Fault): Fault {
  const said = (body ?? {}) as Partial<Fault>;
  return {
    title: String(said.title ?? plain.title), status: Number(said.status ?? plain.status),
    detail: String(said.detail ?? ""), faults: Array.isArray(said.faults) ? said.faults.map(String) : [],
  };
}

/** toFault makes words of anything thrown. */
export function toFault(cause: unknown): Fault {
  if (cause instanceof Failure) return cause.fault;
  return { title: "Something went wrong on the page", status: 0, detail: String(cause), faults: [] };
}

/** ask gives one answer, from memory where it is known. */
export async function ask<T>(path: string, params: Params = {}, stop?: AbortSignal): Promise<T> {
  const url = address(path, params);
  if (kept.has(url)) return kept.get(url) as T;
  const response = await send(url, { headers: { Accept: "application/json" }, signal: stop });
  const value = (await response.json()) as T;
  remember(url, value);
  return value;
}

/** forget drops what is kept under a path, after a write has changed it. */
export function forget(path: string): void {
  for (const key of kept.keys()) if (key.startsWith("/api/v1/" + path)) kept.delete(key);
}

/**
 * useAnswer asks the API and asks again when the parameters change; with a path of null it asks nothing. A request
 * that nobody waits for any more is stopped, and the last answer stays in view until the next is here.
 */
export function useAnswer<T>(path: string | null, params: Params = {}): Answer<T> {
  const url = path === null ? null : address(path, params);
  const [state, setState] = useState<Answer<T> & { url: string | null }>({ url: null, value: undefined, fault: undefined, loading: url !== null });
  const round = tries.value;
  useEffect(() => {
    if (url === null || path === null) {
      setState({ url, value: undefined, fault: undefined, loading: false });
      return;
    }
    const control = new AbortController();
    if (!kept.has(url)) setState((before) => ({ ...before, loading: true }));
    ask<T>(path, params, control.signal).then(
      (value) => {
        if (!control.signal.aborted) setState({ url, value, fault: undefined, loading: false });
      },
      (cause: unknown) => {
        if (!control.signal.aborted) setState((before) => ({ ...before, url, fault: toFault(cause), loading: false }));
      },
    );
    return () => control.abort();
  }, [url, state.fault?.status === 0 ? round : 0]);
  // Known answers are shown in the same frame.
  if (url !== null && url !== state.url && kept.has(url)) return { value: kept.get(url) as T, fault: undefined, loading: false };
  return url === state.url ? state : { ...state, fault: undefined, loading: url !== null };
}

/** Progress of long work, as the server tells it. */
export interface Progress {
  task: string;
  done: number;
  total: number;
  unit: string;
}

/** stream asks for long work, tells how far it is, and gives the result. Abort the signal to stop the work. */
export async function stream<T>(path: string, params: Params, onProgress: (progress: Progress) => void, stop?: AbortSignal): Promise<T> {
  const response = await send(address(path, params), { headers: { Accept: "text/event-stream" }, signal: stop });
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) return (await response.json()) as T;
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await reader.read();
    const events = splitEvents(buffer + (value ?? ""), done);
    buffer = events.rest;
    for (const event of events.whole) {
      if (event.name === "progress") onProgress(JSON.parse(event.data) as Progress);
      else if (event.name === "result") return JSON.parse(event.data) as T;
      else if (event.name === "problem") throw new Failure(faultFrom(JSON.parse(event.data), { ...noServer, title: "The work failed" }));
    }
    if (done) throw new Failure({ title: "The work broke off", status: 0, detail: "The server ended the answer before its result.", faults: [] });
  }
}

/** splitEvents takes the whole server-sent events off the front of a text. */
export function splitEvents(text: string, last: boolean): { whole: { name: string; data: string }[]; rest: string } {
  const blocks = text.replaceAll("\r\n", "\n").split("\n\n");
  const rest = last ? "" : (blocks.pop() ?? "");
  const whole = blocks.filter((block) => block.trim() !== "").map((block) => {
    const event = { name: "message", data: [] as string[] };
    for (const line of block.split("\n")) {
      if (line.startsWith("event:")) event.name = line.slice(6).trim();
      else if (line.startsWith("data:")) event.data.push(line.slice(5).replace(/^ /, ""));
    }
    return { name: event.name, data: event.data.join("\n") };
  });
  return { whole, rest };
}
