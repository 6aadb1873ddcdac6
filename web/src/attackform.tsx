// Which attack is asked about: the two sides, and what is struck, where and when.

import { record, stateName } from "./record";
import { go, say, selection } from "./state";
import { attackerChoices, Pick, stateChoices, type Choice } from "./statepick";
import { actWords } from "./words";

const objects: Record<string, string> = { territory: "territory", forces: "forces", vessel: "a ship or aircraft", infrastructure: "infrastructure" };

/** swap turns the attack around; a group cannot be a target. */
function swap(): void {
  const { attacker, target } = selection.peek();
  go({ attacker: target, target: attacker, place: "" });
  say(`Now ${stateName(target)} attacks ${stateName(attacker)}.`);
}

export function AttackForm() {
  const { attacker, target, on, act, object, place } = selection.value;
  const attacks = record.value?.question.contingencies ?? [];
  const now = attacks.findIndex((one) => one.attackers.join(",") === attacker && one.targets.join(",") === target &&
    (one.act ?? "") === act && (one.object ?? "") === object && (one.place ?? "") === place);
  const places: Choice[] = [...stateChoices(), ...(record.value?.places ?? []).map((one) => ({ ...one, hint: one.of ? "in " + stateName(one.of) : "place" }))];
  const isGroup = (record.value?.groups ?? []).some((group) => group.id === attacker);
  return (
    <form class="attack" onSubmit={(event) => event.preventDefault()} aria-label="The attack">
      <div class="fields">
        <Pick label="Attacker" choices={attackerChoices()} value={attacker} what="state or group" onPick={(id) => go({ attacker: id })} />
        <button type="button" class="plain" disabled={isGroup || !attacker || !target} onClick={swap} aria-label="Swap attacker and target">⇄</button>
        <Pick label="Target" choices={stateChoices()} value={target} onPick={(id) => go({ target: id })} />
      </div>
      {attacks.length > 0 && (
        <label class="field">
          <span>Attacks of the dossier</span>
          <select value={String(now)} onChange={(event) => {
            const one = attacks[Number(event.currentTarget.value)];
            if (one) go({ attacker: one.attackers.join(","), target: one.targets.join(","), act: one.act ?? "", object: one.object ?? "", place: one.place ?? "" });
          }}>
            <option value="-1">{now < 0 ? "another attack" : "choose…"}</option>
            {attacks.map((one, i) => <option key={one.id} value={String(i)}>{one.title}</option>)}
          </select>
        </label>
      )}
      <details class="attack-more" open={Boolean(act || object || place || on)}>
        <summary>Act, place and day</summary>
        <div class="fields">
          <label class="field"><span>Act</span>
            <select value={act} onChange={(event) => go({ act: event.currentTarget.value })}>
              <option value="">{isGroup ? "attack by militants" : "armed attack"}</option>
              {Object.entries(actWords).map(([id, words]) => <option key={id} value={id}>{words}</option>)}
            </select>
          </label>
          <label class="field"><span>What is struck</span>
            <select value={object} onChange={(event) => go({ object: event.currentTarget.value })}>
              <option value="">territory (if not said)</option>
              {Object.entries(objects).map(([id, words]) => <option key={id} value={id}>{words}</option>)}
            </select>
          </label>
          <Pick label="Where, if not at the target's home" choices={places} value={place} what="state or place" onPick={(id) => go({ place: id })} />
          <label class="field"><span>Day of the attack</span>
            <input type="date" value={on} onChange={(event) => go({ on: event.currentTarget.value })} />
          </label>
        </div>
      </details>
    </form>
  );
}
