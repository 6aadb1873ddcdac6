// The day that rules all: "as of", when the question is asked, and "as known on", which knowledge counts.

import { useState } from "preact/hooks";
import { addDays, addMonths, dayNumber, dayText, isDay, longDate, months } from "./dates";
import { record } from "./record";
import { go, say, selection } from "./state";

/** span is the stretch of the record on which the slider runs. */
function span(): { from: string; to: string; own: string } {
  const question = record.value?.question;
  const own = question?.as_of ?? dayText(Math.floor(Date.now() / 86_400_000));
  const ends = question?.record_ends ?? addMonths(own, 6);
  return { from: addMonths(own, -12).slice(0, 8) + "01", to: ends > own ? ends : addMonths(own, 1), own };
}

export function DateControl() {
  const { asof, knownby } = selection.value;
  const { from, to, own } = span();
  const day = asof || own;
  // On a narrow screen the controls fold away under what they say.
  const [open, setOpen] = useState(!matchMedia("(max-width: 600px)").matches);
  return (
    <details class="when" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
    <summary>As of {longDate(day)}{knownby && `, as known on ${longDate(knownby)}`}</summary>
    <div class="dates" role="group" aria-label="The day">
      <DayField name="As of" value={day} own={own} set={(to, replace) => go({ asof: to === own ? "" : to }, { replace })} />
      <Slider from={from} to={to} value={day} set={(at) => go({ asof: at === own ? "" : at }, { replace: true })} />
      <DayField name="As known on" value={knownby} own="" set={(to, replace) => go({ knownby: to }, { replace })} />
    </div>
    </details>
  );
}

interface FieldProps {
  name: string;
  value: string;
  own: string;
  set: (day: string, replace: boolean) => void;
}

function DayField({ name, value, own, set }: FieldProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const from = value || record.value?.question.as_of || "";
  const put = (text: string) => {
    setDraft(undefined);
    if (text === "" || isDay(text)) {
      set(text === "" ? own : text, false);
      say(text ? `${name} ${longDate(text)}` : `${name}: no limit`);
    }
  };
  const by = (months: number) => from && put(addMonths(from, months));
  return (
    <span class="day">
      <label>
        <span>{name}</span>
        <input type="date" value={draft ?? value} onInput={(event) => {
          const text = event.currentTarget.value;
          if (isDay(text)) put(text);
          else setDraft(text);
        }} onBlur={() => setDraft(undefined)} />
      </label>
      <button type="button" class="step" aria-label={`${name}: a month earlier`} onClick={() => by(-1)}>‹</button>
      <button type="button" class="step" aria-label={`${name}: a month later`} onClick={() => by(1)}>›</button>
      {(own ? value !== own : value !== "") && (
        <button type="button" class="plain" onClick={() => put(own)}>{own ? "Reset" : "No limit"}<span class="hidden-words">: {name}</span></button>
      )}
    </span>
  );
}

interface SliderProps {
  from: string;
  to: string;
  value: string;
  set: (day: string) => void;
}

function Slider({ from, to, value, set }: SliderProps) {
  const low = dayNumber(from);
  const high = dayNumber(to);
  const ticks = months(from, to);
  const shown = value < from ? from : value > to ? to : value;
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "PageUp" ? 1 : event.key === "PageDown" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const next = addMonths(value, step);
    set(next < from ? from : next > to ? to : next);
  };
  return (
    <span class="slide">
      <input type="range" min={low} max={high} step={1} value={dayNumber(shown)} aria-label="As of: day"
        aria-valuetext={longDate(shown)} onKeyDown={keys}
        onInput={(event) => set(dayText(Number(event.currentTarget.value)))}
        onChange={() => { say(`As of ${longDate(shown)}`); }} />
      <svg class="ticks" viewBox={`0 0 ${high - low} 10`} preserveAspectRatio="none" aria-hidden="true">
        {ticks.map((month) => <line key={month} x1={dayNumber(month) - low} x2={dayNumber(month) - low} y1={0} y2={month.slice(5, 7) === "01" ? 10 : 5} />)}
      </svg>
      <span class="slide-ends" aria-hidden="true"><span>{longDate(from.slice(0, 7))}</span><span>{longDate(addDays(to, 0))}</span></span>
    </span>
  );
}
