// An open question with its options: take one outright, or weigh them; what is left is unknown.

import { useId } from "preact/hooks";
import { useAnswer } from "./api";
import { weighParts, weighText } from "./edits";
import type { ReadingEntry, RecordEntry } from "./entries";
import { Notes } from "./notes";
import { Sources } from "./sources";
import { baseParams, go, say, selection } from "./state";
import { same, setWeight, unknownOf, type Weights } from "./weights";

/** baseWeights are the weights of the record without edits. */
export function baseWeights(reading: ReadingEntry): Weights {
  return Object.fromEntries(reading.options.map((option) => [option.id, option.weight]));
}

function weightsNow(reading: ReadingEntry): Weights {
  const base = baseWeights(reading);
  for (const text of selection.value.weigh) {
    const edit = weighParts(text);
    if (edit.question === reading.id) Object.assign(base, Object.fromEntries(Object.entries(edit.weights).filter(([option]) => option in base)));
  }
  return base;
}

function weigh(reading: ReadingEntry, weights: Weights): void {
  const others = selection.peek().weigh.filter((text) => weighParts(text).question !== reading.id);
  go({ weigh: same(weights, baseWeights(reading)) ? others : [...others, weighText(reading.id, weights)] }, { replace: true });
}

function take(reading: ReadingEntry, option: string): void {
  const { [reading.id]: _, ...rest } = selection.peek().reading;
  go({ reading: option ? { ...rest, [reading.id]: option } : rest });
  say(option ? `${reading.id}: ${option} taken` : `${reading.id}: as weighed`);
}

/** useOwnReadings gives the readings of the record without edits: what weights are measured against. */
export function useOwnReadings(): readonly ReadingEntry[] {
  const own = useAnswer<RecordEntry>("record", baseParams(selection.value));
  return own.value?.readings ?? [];
}

/** editedReadings are the questions that an edit answers or weighs. */
export function editedReadings(): string[] {
  const { reading, weigh } = selection.value;
  return [...Object.keys(reading), ...weigh.map((text) => weighParts(text).question)];
}

/** ReadingSwitch takes the reading as the record has it without edits. */
export function ReadingSwitch({ reading }: { reading: ReadingEntry }) {
  const id = useId();
  const taken = selection.value.reading[reading.id] ?? "";
  const weights = weightsNow(reading);
  const changed = !same(weights, baseWeights(reading));
  return (
    <fieldset class={"reading " + (taken || changed ? "reading-changed" : "")}>
      <legend>{reading.question} <span class="muted">({reading.id})</span></legend>
      <Split reading={reading} weights={taken ? Object.fromEntries(reading.options.map((option) => [option.id, option.id === taken ? 1 : 0])) : weights} />
      <label class="choice"><input type="radio" name={id} checked={taken === ""} onChange={() => take(reading, "")} /> As weighed</label>
      {reading.options.map((option) => (
        <div key={option.id} class="option">
          <label class="choice">
            <input type="radio" name={id} checked={taken === option.id} onChange={() => take(reading, option.id)} /> <span><strong>{option.id}</strong>: {option.text}</span>
          </label>
          <div class="option-weight">
            <input type="range" min={0} max={1} step={0.01} value={weights[option.id]} disabled={taken !== ""} aria-label={`Weight of ${option.id}`}
              aria-valuetext={(weights[option.id] ?? 0).toFixed(2)}
              onInput={(event) => weigh(reading, setWeight(weightsNow(reading), option.id, Number(event.currentTarget.value)))} />
            <output>{(weights[option.id] ?? 0).toFixed(2)}</output>
          </div>
          {option.holders.length > 0 && <p class="holders">Held by {option.holders.join("; ")}. <Sources ids={option.sources} /></p>}
        </div>
      ))}
      <p class="holders">
        Unknown, claimed by no option: {unknownOf(weights).toFixed(2)}.{" "}
        {(changed || taken) && <button type="button" class="plain" onClick={() => { take(reading, ""); weigh(reading, baseWeights(reading)); }}>Back to the record's weights</button>}
      </p>
      {reading.basis && <details><summary>Where the weights come from</summary><p class="muted">{reading.basis}</p></details>}
      <Notes subject={`reading ${reading.id}`} />
    </fieldset>
  );
}

/** Split draws the weights as parts of one bar; what is unknown stays open. */
function Split({ reading, weights }: { reading: ReadingEntry; weights: Weights }) {
  let at = 0;
  return (
    <svg class="split" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width={100} height={6} class="split-unknown" />
      {reading.options.map((option, i) => {
        const width = (weights[option.id] ?? 0) * 100;
        const part = <rect key={option.id} x={at} width={width} height={6} class={"split-part s" + ((i % 8) + 1)} />;
        at += width;
        return part;
      })}
    </svg>
  );
}
