// The words of the vocabulary for a reader.

export type AnswerWord = "owed" | "depends" | "not_owed";

export const dutyWords: Record<string, string> = {
  fight: "fight", assist: "help", unspecified: "respond (no act named)", mobilise: "mobilise", consult: "consult",
  sanction: "sanction", neutral: "stay neutral", refrain: "use no force", host: "host", cooperate: "cooperate",
  right: "may act", no_conflicting_engagement: "enter no conflicting treaty", "": "none",
};

export const discretionWords: Record<string, string> = {
  automatic: "at once, by all means", as_deemed_necessary: "means theirs to judge",
  constitutional_process: "by constitutional process", joint_decision: "by joint decision", undisclosed: "not public", "": "",
};

export const reasonWords: Record<string, string> = {
  not_party: "not a party", not_in_force: "not in force", out_of_area: "outside the area",
  other_adversary: "meant for another adversary", condition_unmet: "its condition is not met", ally_initiated: "the ally began it",
  no_request: "no request", non_state_attacker: "the attacker is no state", intra_alliance: "attack inside the alliance",
  exception: "an exception applies", outranked: "another duty prevails", dormant: "dormant",
};

export const answerWords: Record<string, string> = { owed: "owed", depends: "depends", not_owed: "not owed" };

export const actWords: Record<string, string> = {
  war: "war", armed_attack: "armed attack", raid: "raid", blockade: "blockade", militant_attack: "attack by militants",
  cyber: "cyber attack", threat: "threat", internal: "internal revolt",
};

/** Duties that ask for an act beyond talk. */
const active = new Set(["fight", "assist", "unspecified", "mobilise", "sanction"]);
export const isActive = (duty: string): boolean => active.has(duty);

/** spaced writes a word of the vocabulary with spaces. */
export const spaced = (word: string): string => word.replaceAll("_", " ");

/** weightText writes a weight, or its range where it has one. */
export function weightText(low: number, high: number): string {
  return high - low < 0.005 ? low.toFixed(2) : `${low.toFixed(2)} to ${high.toFixed(2)}`;
}
