// What is selected, as the query of the page's address: pure, so that it can be tested without a browser.

export const viewNames = ["map", "who", "whatif", "alignment", "balance", "likely", "crisis", "sources"] as const;
export type ViewName = (typeof viewNames)[number];

/** Selection is the whole state of the page; the address holds all of it. */
export interface Selection {
  view: ViewName;
  attacker: string;
  target: string;
  on: string;
  act: string;
  object: string;
  place: string;
  asof: string;
  knownby: string;
  /** Edits as on the command line: STATE:TREATY[@DATE], TREATY[@DATE], QUESTION:OPTION=WEIGHT,... . */
  join: string[];
  leave: string[];
  sign: string[];
  weigh: string[];
  /** STATE:MEASURE:YEAR=VALUE or =VALUE,LOW,HIGH */
  value: string[];
  /** Options taken outright, by question. */
  reading: Record<string, string>;
  /** Facts of the case, by name. */
  fact: Record<string, string>;
  treaty: string;
  a: string;
  b: string;
  state: string;
  claim: string;
  run: string;
  study: string;
  /** Whatever else a view keeps in the address; names that Selection does not have. */
  more: Record<string, string>;
}

const words = ["attacker", "target", "on", "act", "object", "place", "asof", "knownby", "treaty", "a", "b", "state", "claim", "run", "study"] as const;
const lists = ["join", "leave", "sign", "weigh", "value"] as const;
export const editKinds = lists;
const pairs = ["reading", "fact"] as const;

export function emptySelection(): Selection {
  return {
    view: "map", attacker: "", target: "", on: "", act: "", object: "", place: "", asof: "", knownby: "",
    join: [], leave: [], sign: [], weigh: [], value: [], reading: {}, fact: {},
    treaty: "", a: "", b: "", state: "", claim: "", run: "", study: "", more: {},
  };
}

function among<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

/** parseSelection reads a query ("?view=who&attacker=IRN"); what it does not know it keeps in more. */
export function parseSelection(query: string): Selection {
  const selection = emptySelection();
  for (const [name, raw] of new URLSearchParams(query)) {
    const value = raw.trim();
    if (value === "") continue;
    if (name === "view") {
      if (among(viewNames, value)) selection.view = value;
    } else if (among(words, name)) {
      selection[name] = value;
    } else if (among(lists, name)) {
      if (!selection[name].includes(value)) selection[name].push(value);
    } else if (among(pairs, name)) {
      const at = value.indexOf("=");
      if (at > 0 && at < value.length - 1) selection[name][value.slice(0, at)] = value.slice(at + 1);
    } else {
      selection.more[name] = value;
    }
  }
  return selection;
}

/** formatSelection writes the query; the same selection always gives the same text. */
export function formatSelection(selection: Selection): string {
  const query = new URLSearchParams();
  query.set("view", selection.view);
  for (const name of words) if (selection[name]) query.set(name, selection[name]);
  for (const name of lists) for (const value of selection[name]) query.append(name, value);
  for (const name of pairs) {
    for (const key of Object.keys(selection[name]).sort()) query.append(name, `${key}=${selection[name][key]}`);
  }
  for (const key of Object.keys(selection.more).sort()) {
    const value = selection.more[key];
    if (value) query.set(key, value);
  }
  // These are safe in a query and the address is read by people.
  return "?" + query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%40", "@");
}

/** Params are the query parameters of a request: the flags of the command line. */
export type Params = Record<string, string | number | boolean | readonly string[] | undefined>;

/** commonParams are the flags that make the record: when, as known when, and the edits. */
export function commonParams(selection: Selection): Params {
  return {
    "as-of": selection.asof, "known-by": selection.knownby,
    join: selection.join, leave: selection.leave, sign: selection.sign, weigh: selection.weigh, value: selection.value,
  };
}

/** baseParams are the same without the edits: the record as it is. */
export function baseParams(selection: Selection): Params {
  return { "as-of": selection.asof, "known-by": selection.knownby };
}

/** attackParams are the flags that say an attack, for who; the record's flags are not among them. */
export function attackParams(selection: Selection): Params {
  const given = (of: Record<string, string>) => Object.keys(of).sort().map((key) => `${key}=${of[key]}`);
  return {
    attacker: selection.attacker, target: selection.target, on: selection.on, act: selection.act,
    object: selection.object, place: selection.place, reading: given(selection.reading), fact: given(selection.fact),
  };
}

/** formatParams writes parameters in a fixed order, without the empty ones. */
export function formatParams(params: Params): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(params).sort()) {
    const value = params[key];
    if (value === undefined || value === "" || value === false) continue;
    if (typeof value === "object") for (const one of value) query.append(key, one);
    else query.set(key, String(value));
  }
  return query.toString();
}

/** Edits is the part of a selection that changes the record or how it is read. */
export type Edits = Pick<Selection, "join" | "leave" | "sign" | "weigh" | "value" | "reading">;

export function editsOf(selection: Selection): Edits {
  const { join, leave, sign, weigh, value, reading } = selection;
  return { join, leave, sign, weigh, value, reading };
}

/** editTexts are the edits as a study keeps them and as the command line writes them. */
export function editTexts(edits: Edits): string[] {
  return lists.flatMap((kind) => edits[kind].map((text) => `${kind} ${text}`));
}

/** editsFrom reads such texts back; a text of another kind is left out. */
export function editsFrom(texts: readonly string[], reading: Record<string, string>): Edits {
  const edits: Edits = { join: [], leave: [], sign: [], weigh: [], value: [], reading: { ...reading } };
  for (const text of texts) {
    const at = text.indexOf(" ");
    const kind = text.slice(0, at);
    if (at > 0 && among(lists, kind)) edits[kind].push(text.slice(at + 1).trim());
  }
  return edits;
}
