// The answer in one paragraph, and the notes without which it must not be trusted.

import { namesOf } from "./record";
import type { Standing, StateStanding } from "./standing";
import type { WhoAnswer } from "./who";

const order: [Standing, string][] = [["owed", "Owed"], ["depends", "Depends"], ["aids", "To the attacker"], ["barred", "Owes neutrality"], ["talks", "Talks only"]];

export function Summary({ who, standings }: { who: WhoAnswer; standings: ReadonlyMap<string, StateStanding> }) {
  const of = (standing: Standing) => [...standings.values()].filter((one) => one.standing === standing).map((one) => one.state);
  const some = order.filter(([standing]) => of(standing).length > 0);
  const torn = [...standings.values()].filter((one) => one.torn).map((one) => one.state);
  const helps = some.some(([standing]) => standing === "owed" || standing === "depends");
  return (
    <div class="summary">
      {who.notes?.map((note, i) => <p key={i} class="warn">Note: {note}</p>)}
      {!helps && <p>No state in the record owes help.</p>}
      {some.map(([standing, word]) => <p key={standing}><span class={"word word-" + standing}>{word}</span> {shorten(of(standing))}</p>)}
      {torn.length > 0 && <p><span class="word word-torn">Torn</span> {shorten(torn)} A second duty excludes the first.</p>}
    </div>
  );
}

/** shorten names the first of many; the table has them all. */
function shorten(states: readonly string[]): string {
  const most = 12;
  return states.length <= most + 2 ? namesOf(states) + "." : `${states.slice(0, most).map((state) => namesOf([state])).join(", ")} and ${states.length - most} more.`;
}
