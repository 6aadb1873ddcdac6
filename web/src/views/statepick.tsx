// A list to pick a state from: those that the dossier looks at first.

import { record } from "../record";

interface Props {
  name: string;
  value: string;
  /** Only these; all states of the record without it. */
  among?: readonly string[];
  /** What the empty choice says; without it there is none. */
  none?: string;
  pick: (id: string) => void;
}

export function StatePick({ name, value, among, none, pick }: Props) {
  const all = (record.value?.states ?? []).filter((state) => !among || among.includes(state.id));
  const byName = [...all].sort((a, b) => a.name.localeCompare(b.name, "en"));
  const options = (focus: boolean) => byName.filter((state) => state.focus === focus).map((state) => <option key={state.id} value={state.id}>{state.name}</option>);
  const others = byName.some((state) => !state.focus);
  return (
    <label class="field">
      <span>{name}</span>
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {value && !all.some((state) => state.id === value) && <option value={value}>{value}</option>}
        {others ? <optgroup label="In focus">{options(true)}</optgroup> : options(true)}
        {others && <optgroup label="Others">{options(false)}</optgroup>}
      </select>
    </label>
  );
}
