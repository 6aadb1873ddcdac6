// Facts of the case that nobody has said, in words, and switches to say them.

import { namesOf, record, stateName, treatyName } from "./record";
import { go, say, selection } from "./state";
import type { WhoAnswer } from "./who";
import { spaced } from "./words";

const sayings: Record<string, (of: string, second: string) => string> = {
  requested: (of) => `a request by ${stateName(of)}`,
  provoked: (of) => `whether ${stateName(of)} provoked it`,
  acts: (of) => `${stateName(of)} acting first`,
  decision: (of) => `a decision under ${treatyName(of)}`,
  at_war: (of) => `${stateName(of)} being at war`,
  supported_by: (of) => `support by ${stateName(of)}`,
  at_war_with: (of, second) => `whether ${stateName(of)} is at war with ${stateName(second)}`,
  demanded: (of) => `a demand by ${stateName(of)} that was refused`,
  conflict: (of) => `whether this belongs to the conflict it was made for (${spaced(of)})`,
  unstated: (of, second) => `a limit of ${treatyName(of)} that is not spelt out (${spaced(second)})`,
  initiator: () => "who began it",
  judged: (of) => `${stateName(of)}'s own judgement`,
  in_force: (of) => `whether ${treatyName(of)} is in force`,
  member: (of, second) => `whether ${stateName(second)} is in ${treatyName(of)} that day`,
  frozen: (of, second) => `whether ${stateName(second)}'s freeze of ${treatyName(of)} counts`,
};

/** factText says a fact that is asked for. */
export function factText(fact: string): string {
  const [kind = "", of = "", second = ""] = fact.split(":");
  return sayings[kind]?.(of, second) ?? clauseWords(fact) ?? spaced(fact).replaceAll(":", " ");
}

/** clauseWords are the words of the clause that asks for a fact by a name of its own. */
function clauseWords(fact: string): string | undefined {
  for (const clause of (record.value?.treaties ?? []).flatMap((treaty) => treaty.clauses)) {
    const asks = [...clause.conditions, ...clause.exceptions].find((one) => one.fact === fact && one.text);
    if (asks) return asks.text;
  }
  return undefined;
}

/** Facts offers yes and no for every fact on which an answer turns. */
export function Facts({ who }: { who: WhoAnswer }) {
  const given = selection.value.fact;
  const turning = new Map<string, Set<string>>(Object.keys(given).map((fact) => [fact, new Set()]));
  for (const answer of who.answers) {
    for (const on of answer.depends_on) {
      if (!on.startsWith("fact:")) continue;
      const fact = on.slice(5);
      turning.set(fact, (turning.get(fact) ?? new Set()).add(answer.state));
    }
  }
  if (turning.size === 0) return null;
  const put = (fact: string, value: string) => {
    const { [fact]: _, ...rest } = selection.peek().fact;
    go({ fact: value ? { ...rest, [fact]: value } : rest });
    say(`${factText(fact)}: ${value || "not known"}`);
  };
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Facts that matter here</h2>
      <p>What nobody has said yet and an answer waits for.</p>
      <ul class="fact-rows">
        {[...turning].sort(([a], [b]) => factText(a).localeCompare(factText(b), "en")).map(([fact, states]) => (
          <li key={fact}>
            <label><span>{factText(fact)}</span>
              <select value={given[fact] ?? ""} onChange={(event) => put(fact, event.currentTarget.value)}>
                <option value="">not known</option><option value="yes">yes</option><option value="no">no</option>
              </select>
            </label>
            {states.size > 0 && <span class="muted"> {states.size > 5 ? `${states.size} states wait for it` : namesOf([...states])}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
