// Which assumptions the answer rests on: Morris' screening as a tornado, Sobol's shares as a table.

import { percent, spaced } from "../chart/number";
import { Tornado } from "../chart/tornado";
import { Figure } from "../figure";
import { readingOf } from "../record";
import { DataTable, type Column } from "../table";

interface Effect {
  factor: string;
  label?: string;
  short?: string;
  mu: number;
  mu_star: number;
  mu_star_error: number;
  sigma: number;
}

interface Share {
  factor: string;
  label?: string;
  first: number | null;
  first_error: number | null;
  total: number | null;
  total_error: number | null;
}

interface Screened {
  answer: string;
  morris: Effect[];
  sobol: Share[];
}

export interface Sensitivity extends Screened {
  runs_at_each_point: number;
  /** The same for the chance of war, where it was asked. */
  war?: Screened;
  /** What comes of each reading that holds alone. */
  settled?: Settled[] | null;
}

interface Settled {
  factor: string;
  option: string;
  joined: number;
  war: number;
}

const settledColumns: Column<Settled>[] = [
  { key: "question", head: "Question", value: (s) => s.factor.replace(/^(reading|group):/, ""), rowHead: true, cell: (s) => readingOf(s.factor.replace(/^reading:/, ""))?.question ?? s.factor },
  { key: "option", head: "If it is read so", value: (s) => s.option, cell: (s) => readingOf(s.factor.replace(/^reading:/, ""))?.options.find((o) => o.id === s.option)?.text ?? s.option },
  { key: "joined", head: "States that join, on average", numeric: true, value: (s) => s.joined, cell: (s) => s.joined.toFixed(3) },
  { key: "war", head: "Comes to war", numeric: true, value: (s) => s.war, cell: (s) => percent(s.war) },
];

const most = 15;
const label = (of: { factor: string; label?: string; short?: string }) => of.short || of.label || spaced(of.factor);

const effects: Column<Effect>[] = [
  { key: "factor", head: "Assumption", value: (e) => e.label || spaced(e.factor), rowHead: true }, { key: "name", head: "Name", value: (e) => e.factor },
  { key: "star", head: "Mean size of the effect", numeric: true, value: (e) => e.mu_star, cell: (e) => `${e.mu_star.toFixed(3)} ± ${e.mu_star_error.toFixed(3)}` }, { key: "error", head: "Standard error", exportOnly: true, value: (e) => e.mu_star_error },
  { key: "mu", head: "Mean effect", numeric: true, value: (e) => e.mu, cell: (e) => e.mu.toFixed(3) }, { key: "sigma", head: "Sigma", numeric: true, value: (e) => e.sigma, cell: (e) => e.sigma.toFixed(3) },
];

const part = (v: number | null, error: number | null) => (v === null ? <span class="muted">the answer does not vary</span> : `${v.toFixed(2)} ± ${(error ?? 0).toFixed(2)}`);

const shares: Column<Share>[] = [
  { key: "factor", head: "Assumption", value: (s) => s.label || spaced(s.factor), rowHead: true },
  { key: "first", head: "Alone", numeric: true, value: (s) => s.first, cell: (s) => part(s.first, s.first_error) }, { key: "total", head: "With all it does together with others", numeric: true, value: (s) => s.total, cell: (s) => part(s.total, s.total_error) },
];

export function Tornadoes({ result }: { result: Sensitivity }) {
  return (
    <>
      <One screened={result} runs={result.runs_at_each_point} />
      {result.war && <One screened={result.war} runs={result.runs_at_each_point} />}
      {(result.settled?.length ?? 0) > 0 && <DataTable caption="If one reading held outright, and all else stayed as it is" columns={settledColumns} rows={result.settled!} />}
    </>
  );
}

function One({ screened, runs }: { screened: Screened; runs: number }) {
  const rows = screened.morris.filter((e) => e.mu_star > 0);
  return (
    <>
      <Figure level={3} title={`Which assumptions matter: ${screened.answer}`} table={{ columns: effects, rows: screened.morris }}
        caption={`How far the answer moves, on average, when one assumption goes over its whole range while the others vary (Morris); ${runs} histories at each point, the line is one standard error. The ${Math.min(most, rows.length)} greatest of ${screened.morris.length}; the table has all. The effect of a reading is the difference between two of its options. Effects within each other's lines are ties.`}>
        <Tornado label={`The ${Math.min(most, rows.length)} assumptions that matter most`} rows={rows.slice(0, most).map((e) => ({ label: label(e), size: e.mu_star, error: e.mu_star_error, direction: e.mu }))}
          text={(v) => v.toFixed(v < 1 && v > 0 ? 2 : 1)} title={`effect on: ${screened.answer}`} up="raises it on average" down="lowers it on average" />
      </Figure>
      {screened.sobol.length > 0 && <DataTable caption={`Part of the variance that each brings (Sobol): ${screened.answer}`} columns={shares} rows={screened.sobol} />}
    </>
  );
}
