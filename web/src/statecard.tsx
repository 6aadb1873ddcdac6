// One state's answer in words, with clause, weight, sources, and the way to its proof.

import { answerProof, bearing, clauseName, sourcesOf, Word } from "./proofs";
import { openProof } from "./proof";
import { stateName, stateOf } from "./record";
import { Sources } from "./sources";
import { standingMeaning, standingWords, type StateStanding } from "./standing";
import { go, say } from "./state";
import type { DutyAnswer } from "./who";
import { reasonWords, weightText } from "./words";

export function StateCard({ state, standing }: { state: string; standing: StateStanding | undefined }) {
  const kind = standing?.standing ?? "unbound";
  const lines = (standing?.answers ?? []).filter((answer) => answer.treaty);
  const sources = [...new Set(lines.flatMap(sourcesOf))];
  const side = (patch: "attacker" | "target") => {
    go({ [patch]: state });
    say(`${stateName(state)} is the ${patch}.`);
  };
  return (
    <section class="card" aria-label={stateName(state)}>
      <h2>{stateName(state)}</h2>
      <p><span class={"word word-" + kind}>{standingWords[kind]}</span> {standingMeaning[kind]}</p>
      {standing?.answer && kind !== "unbound" && <p>{bearing(standing.answer)}</p>}
      {lines.length > 0 && <ul class="answer-lines">{lines.map((answer, i) => <Line key={i} answer={answer} />)}</ul>}
      <Sources ids={sources} />
      <p class="card-buttons">
        {stateOf(state) && kind !== "attacker" && <button type="button" onClick={() => side("attacker")}>Make attacker</button>}
        {stateOf(state) && kind !== "target" && <button type="button" onClick={() => side("target")}>Make target</button>}
      </p>
    </section>
  );
}

function Line({ answer }: { answer: DutyAnswer }) {
  const proof = answerProof(answer);
  const weight = answer.answer === "not_owed" ? reasonWords[answer.reason] ?? answer.reason : "weight " + weightText(answer.weight, answer.weight_high);
  return (
    <li>
      <button type="button" class="cell" aria-haspopup="dialog" onClick={() => openProof(proof.title, proof.body)}>{clauseName(answer.treaty, answer.clause)}</button>
      {" "}<Word answer={answer.answer} /> <span class="muted">{weight}</span>
    </li>
  );
}
