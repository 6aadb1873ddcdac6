// A box to find a state, group or treaty by name, code or alias.

import { useId, useState } from "preact/hooks";
import { record } from "./record";

export interface Choice {
  id: string;
  name: string;
  aliases: readonly string[];
  hint?: string;
}

interface Props {
  label: string;
  choices: readonly Choice[];
  value: string;
  onPick: (id: string) => void;
  /** What to say when nothing fits. */
  what?: string;
}

const fold = (text: string) => text.trim().toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** findChoice takes what was typed: an id, a name or an alias, whole or as the only beginning. */
export function findChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const text = fold(typed);
  if (!text) return undefined;
  const names = (choice: Choice) => [choice.id, choice.name, ...choice.aliases].map(fold);
  const whole = choices.find((choice) => names(choice).includes(text));
  if (whole) return whole;
  const begun = choices.filter((choice) => names(choice).some((name) => name.startsWith(text)));
  if (begun.length === 1) return begun[0];
  const named = begun.filter((choice) => fold(choice.name).startsWith(text));
  return named.length === 1 ? named[0] : undefined;
}

export function Pick({ label, choices, value, onPick, what = "state" }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [fault, setFault] = useState("");
  const shown = draft ?? choices.find((choice) => choice.id === value)?.name ?? value;
  const commit = (text: string) => {
    if (text.trim() === "") {
      setDraft(undefined);
      setFault("");
      if (value) onPick("");
      return;
    }
    const found = findChoice(choices, text);
    setFault(found ? "" : `No one ${what} of the record is called “${text.trim()}”.`);
    if (!found) return;
    setDraft(undefined);
    if (found.id !== value) onPick(found.id);
  };
  return (
    <label class="field pick">
      <span>{label}</span>
      <input type="text" list={id} value={shown} autocomplete="off" spellcheck={false} aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id + "f" : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          // A name chosen from the list is whole; typing goes on until Enter.
          if (choices.some((choice) => choice.name === text)) commit(text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit(event.currentTarget.value);
          if (event.key === "Escape") {
            setDraft(undefined);
            setFault("");
          }
        }}
        onBlur={(event) => draft !== undefined && commit(event.currentTarget.value)} />
      <datalist id={id}>{choices.map((choice) => <option key={choice.id} value={choice.name}>{choice.hint ?? choice.id}</option>)}</datalist>
      {fault && <span id={id + "f"} class="pick-fault" role="alert">{fault}</span>}
    </label>
  );
}

/** stateChoices are the states of the record, in the order of the alphabet. */
export function stateChoices(): Choice[] {
  return [...(record.value?.states ?? [])].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** attackerChoices are states and armed groups. */
export function attackerChoices(): Choice[] {
  return [...stateChoices(), ...(record.value?.groups ?? []).map((group) => ({ ...group, hint: group.kind ?? "group" }))];
}

/** treatyChoices are treaties by short name. */
export function treatyChoices(): Choice[] {
  return (record.value?.treaties ?? []).map((treaty) => ({
    id: treaty.id, name: treaty.short || treaty.name, aliases: [treaty.name, ...treaty.aliases], hint: `${treaty.name} (${treaty.status.replaceAll("_", " ")})`,
  })).sort((a, b) => a.name.localeCompare(b.name, "en"));
}
