// How a state stands to an attack: all its answers in one word, for a map and a list. Pure.

import type { DutyAnswer, WhoAnswer } from "./who";
import { isActive } from "./words";

/** The standings, in the order of a legend. */
export const standings = ["attacker", "target", "owed", "depends", "talks", "barred", "aids", "not_owed", "unbound"] as const;
export type Standing = (typeof standings)[number];

export const standingWords: Record<Standing, string> = {
  attacker: "attacker", target: "target", owed: "owes help", depends: "help depends", talks: "owes talks only",
  barred: "owes neutrality", aids: "owes the attacker help", not_owed: "promise does not reach", unbound: "not bound",
};

export const standingMeaning: Record<Standing, string> = {
  attacker: "The state that attacks.",
  target: "The state that is attacked.",
  owed: "A promise of help to the target falls due.",
  depends: "It may fall due: it turns on an open reading or a fact that is not known.",
  talks: "It must consult, or may have to; no help is owed.",
  barred: "It has promised to keep out of a war against the other, or another duty prevails over its promise.",
  aids: "A promise of help to the attacker falls due, or may.",
  not_owed: "It has a promise that could have been called, and this attack does not call it.",
  unbound: "No promise binds it here.",
};

export interface StateStanding {
  state: string;
  standing: Standing;
  /** The answer that decides the standing. */
  answer?: DutyAnswer;
  /** All answers of the state, strongest first. */
  answers: DutyAnswer[];
  /** It also owes the other side something that excludes this. */
  torn: boolean;
}

const strength = { owed: 2, depends: 1, not_owed: 0 } as const;

/** standingsOf gives every state that has an answer, and both sides, by id. */
export function standingsOf(who: WhoAnswer): Map<string, StateStanding> {
  const by = new Map<string, DutyAnswer[]>();
  for (const answer of who.answers) {
    const list = by.get(answer.state);
    if (list) list.push(answer);
    else by.set(answer.state, [answer]);
  }
  const out = new Map<string, StateStanding>();
  for (const [state, answers] of by) out.set(state, standingOf(state, answers, who));
  const side = (ids: readonly string[], standing: Standing) => {
    for (const state of ids) out.set(state, { state, standing, answers: by.get(state) ?? [], torn: false });
  };
  side(who.incident.attacker, "attacker");
  side(who.incident.target, "target");
  return out;
}

function standingOf(state: string, answers: DutyAnswer[], who: WhoAnswer): StateStanding {
  const engaged = answers.filter((answer) => answer.answer !== "not_owed");
  const toTarget = (answer: DutyAnswer) => who.incident.target.includes(answer.toward);
  const best = (of: DutyAnswer[]) => [...of].sort((a, b) => strength[b.answer] - strength[a.answer] || b.weight - a.weight)[0];
  const make = (standing: Standing, answer: DutyAnswer | undefined): StateStanding => ({
    state, standing, answer, answers, torn: engaged.some((one) => one.conflicts.some((conflict) => conflict.holds !== "no")),
  });
  const help = best(engaged.filter((answer) => toTarget(answer) && isActive(answer.duty)));
  if (help) return make(help.answer === "owed" ? "owed" : "depends", help);
  const aid = best(engaged.filter((answer) => !toTarget(answer) && isActive(answer.duty)));
  if (aid) return make("aids", aid);
  const talk = best(engaged.filter((answer) => answer.duty === "consult" && toTarget(answer)));
  const out = best(engaged.filter((answer) => answer.duty === "neutral" || answer.duty === "refrain"));
  if (out) return make("barred", out);
  if (talk) return make("talks", talk);
  const outranked = answers.find((answer) => answer.reason === "outranked");
  if (outranked) return make("barred", outranked);
  const refused = answers.find((answer) => answer.clause !== "" && toTarget(answer)) ?? answers.find((answer) => answer.clause !== "");
  return refused ? make("not_owed", refused) : make("unbound", answers[0]);
}
