// How likely the promises to a state are kept once they are called, guarantor by guarantor.

import { useAnswer } from "../api";
import { Intervals } from "../chart/interval";
import { percent, percentRange, spaced } from "../chart/number";
import { colour } from "../chart/palette";
import { FaultNote, Waiting } from "../fault";
import { Figure } from "../figure";
import { record, stateName, treatyName } from "../record";
import { commonParams, go, selection } from "../state";
import { Pick, stateChoices } from "../statepick";
import type { Column } from "../table";

interface Beta {
  mean: number;
  low: number;
  high: number;
  icd203?: string;
  uk?: string;
}

interface KeptStep {
  name: string;
  text: string;
  shift: number;
  after: Beta;
  off: boolean;
  source: string;
}

interface KeptPromise {
  guarantor: string;
  treaty: string;
  clause: string;
  duty: string;
  answer: string;
  weight: number;
  weight_high: number;
  strongest: boolean;
  kept: Beta;
  /** A promise to stay out. */
  keeps_out: boolean;
  /** What is done, where something is promised; left out for a promise to stay out. */
  force?: Beta;
  help?: Beta;
  words_only?: Beta;
  nothing?: Beta;
  steps: KeptStep[] | null;
  not_known: string[] | null;
}

interface Reliable {
  on: string;
  beneficiary: string;
  level: number;
  selection: string;
  priors: { name: string; sources: string[] | null }[];
  attacks: { id: string; title: string; attacker: string; promises: KeptPromise[] | null }[] | null;
}

/** beneficiary is the target that is selected, else the first that the dossier asks about. */
function beneficiary(): string {
  const { more, target } = selection.value;
  const states = new Set(record.value?.states.map((s) => s.id));
  const own = record.value?.question.contingencies.flatMap((c) => c.targets).find((id) => states.has(id)) ?? "";
  return more.kept || (states.has(target) ? target : "") || own;
}

export function Guarantors() {
  const to = beneficiary();
  const { more, attacker, on } = selection.value;
  const own = to === selection.value.target;
  const answer = useAnswer<Reliable>(to ? "reliable" : null, { ...commonParams(selection.value), beneficiary: to, attacker: own ? attacker : "", on: own ? on : "" });
  const reliable = answer.value;
  const attacks = (reliable?.attacks ?? []).filter((attack) => attack.promises?.length);
  const attack = attacks.find((one) => one.id === more.attack) ?? attacks[0];
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">Would the promises be kept?</h2>
      <div class="fields">
        <Pick label="Promises to" choices={stateChoices()} value={to} onPick={(id) => go({ more: { ...more, kept: id, attack: "" } })} />
        {attacks.length > 0 && (
          <label class="field"><span>When</span>
            <select value={attack?.id ?? ""} onChange={(event) => go({ more: { ...more, attack: event.currentTarget.value } })}>
              {attacks.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </select>
          </label>
        )}
      </div>
      {answer.fault ? <FaultNote fault={answer.fault} /> : <Waiting answer={answer} />}
      {reliable && !attack && <p>No promise to {stateName(to)} is called by an attack that the dossier asks about.</p>}
      {reliable && attack && <KeptFigure reliable={reliable} title={attack.title} promises={attack.promises ?? []} />}
    </section>
  );
}

const outcomes = ["kept", "force", "help", "words_only", "nothing"] as const;
const outcomeWords: Record<(typeof outcomes)[number], string> = { kept: "Kept", force: "Force", help: "Defensive help", words_only: "Words only", nothing: "Nothing" };

function KeptFigure({ reliable, title, promises }: { reliable: Reliable; title: string; promises: KeptPromise[] }) {
  const strongest = promises.filter((p) => p.strongest).sort((a, b) => b.kept.mean - a.kept.mean);
  const columns: Column<KeptPromise>[] = [
    { key: "guarantor", head: "Guarantor", value: (p) => stateName(p.guarantor), rowHead: true },
    { key: "treaty", head: "Treaty", value: (p) => treatyName(p.treaty) }, { key: "answer", head: "Duty is", value: (p) => spaced(p.answer) },
    ...outcomes.flatMap((key): Column<KeptPromise>[] => [
      { key, head: outcomeWords[key], numeric: true, value: (p) => p[key]?.mean ?? null, cell: (p) => betaWords(p[key]), proof: key === "kept" ? (p) => ({ title: `${stateName(p.guarantor)}, ${treatyName(p.treaty)}`, body: () => <KeptBody promise={p} /> }) : undefined },
      { key: key + "low", head: `${outcomeWords[key]}, low`, exportOnly: true, value: (p) => p[key]?.low ?? null }, { key: key + "high", head: `${outcomeWords[key]}, high`, exportOnly: true, value: (p) => p[key]?.high ?? null },
    ]),
    { key: "words", head: "Kept, in words (ICD 203)", value: (p) => p.kept.icd203 ?? "" },
  ];
  const sources = [...new Set(reliable.priors.flatMap((p) => p.sources ?? []))];
  return (
    <Figure level={3} title={`${title}: how likely each promise is kept`} sources={sources} table={{ columns, rows: strongest, sources: () => sources }}
      caption={`The strongest promise of each guarantor, once it is called; ranges hold ${Math.round(reliable.level * 100)} of 100. Kept means force or defensive help. ${reliable.selection}`}>
      <Intervals label={`${strongest.length} promises`} domain={[0, Math.max(0.3, ...strongest.map((p) => p.kept.high))]} text={(v) => percent(v, 0)} title="chance that it is kept, and that it is kept by force"
        series={[{ name: "kept", shape: "circle", fill: colour.blue }, { name: "of it by force", shape: "triangle", fill: colour.red }]}
        rows={strongest.map((p) => ({ label: `${stateName(p.guarantor)} (${treatyName(p.treaty)}${p.keeps_out ? ", to stay out" : ""})`, values: [beta(p.kept), p.force ? beta(p.force) : null] }))} />
    </Figure>
  );
}

const betaWords = (b: Beta | undefined) => (b ? percentRange(b.mean, b.low, b.high) : "not asked: a promise to stay out");

const beta = (b: Beta) => ({ known: true, value: b.mean, low: b.low, high: b.high });

function KeptBody({ promise }: { promise: KeptPromise }) {
  return (
    <>
      <p>Kept: {percentRange(promise.kept.mean, promise.kept.low, promise.kept.high)}, {promise.kept.icd203} (ICD 203), {promise.kept.uk} (UK yardstick).</p>
      <ol>
        {(promise.steps ?? []).filter((step) => !step.off).map((step) => (
          <li key={step.name}>{step.name}: {step.text}. After it {percentRange(step.after.mean, step.after.low, step.after.high)}.{step.source && <span class="muted"> {step.source}.</span>}</li>
        ))}
      </ol>
      {(promise.not_known?.length ?? 0) > 0 && <p>Not known, and left out: {promise.not_known!.join(", ")}.</p>}
    </>
  );
}
