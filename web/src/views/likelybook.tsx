// The book of forecasts: who said how likely what was, and how well that came out.

import { useAnswer } from "../api";
import { Intervals } from "../chart/interval";
import { percent } from "../chart/number";
import { colour } from "../chart/palette";
import { longDate } from "../dates";
import { Waiting } from "../fault";
import { Figure } from "../figure";
import { Sources } from "../sources";
import { baseParams, selection } from "../state";
import { DataTable, type Column } from "../table";

interface Forecast {
  id: string;
  made: string;
  by: string;
  question: string;
  deadline: string;
  words: string;
  low: number;
  high: number;
  probability: number;
  truth_source: string;
  outcome: string;
  brier: number | null;
  casus: number | null;
  base_rate: number | null;
  note: string;
  sources: string[];
}

interface Score {
  who: string;
  title: string;
  n: number;
  brier: number;
  reliability: number;
  resolution: number;
  uncertainty: number;
  log: number;
}

interface BookAnswer {
  as_of: string;
  forecasts: Forecast[] | null;
  scores: Score[] | null;
  notes: { text: string; sources: string[] }[] | null;
}

const share = (p: number | null) => (p === null ? <span class="muted">not known</span> : percent(p));
const plain = (v: number | null | undefined) => (v === null || v === undefined ? <span class="muted">open</span> : v.toFixed(3));

const columns: Column<Forecast>[] = [
  { key: "made", head: "Made", value: (f) => f.made, rowHead: true, cell: (f) => <span class="nowrap">{f.made}</span> },
  { key: "by", head: "By", value: (f) => f.by, proof: (f) => ({ title: `${f.id}: ${f.question}`, body: () => <><p>{f.by}, {longDate(f.made)}: “{f.words}”. Decided by: {f.truth_source}.</p><p>{f.note}</p><Sources ids={f.sources} /></> }) },
  { key: "question", head: "Question", value: (f) => f.question }, { key: "deadline", head: "By the day", value: (f) => f.deadline },
  { key: "words", head: "Words", value: (f) => f.words },
  { key: "p", head: "Read as", numeric: true, value: (f) => f.probability, cell: (f) => `${percent(f.probability, 0)} (${percent(f.low, 0)} to ${percent(f.high, 0)})` },
  { key: "low", head: "Low", value: (f) => f.low, exportOnly: true }, { key: "high", head: "High", value: (f) => f.high, exportOnly: true },
  { key: "outcome", head: "Came true", value: (f) => f.outcome },
  { key: "brier", head: "Brier", numeric: true, value: (f) => f.brier, cell: (f) => plain(f.brier) },
  { key: "casus", head: "Casus for that day", numeric: true, value: (f) => f.casus, cell: (f) => share(f.casus) },
];

const scoreColumns: Column<Score>[] = [
  { key: "who", head: "Whose", value: (s) => s.title, rowHead: true }, { key: "n", head: "Forecasts", numeric: true, value: (s) => s.n },
  { key: "brier", head: "Brier (0 is best)", numeric: true, value: (s) => s.brier, cell: (s) => plain(s.brier) },
  { key: "reliability", head: "of it reliability", numeric: true, value: (s) => s.reliability, cell: (s) => plain(s.reliability) },
  { key: "resolution", head: "resolution", numeric: true, value: (s) => s.resolution, cell: (s) => plain(s.resolution) },
  { key: "uncertainty", head: "uncertainty", numeric: true, value: (s) => s.uncertainty, cell: (s) => plain(s.uncertainty) },
  { key: "log", head: "Log score (0 is best)", numeric: true, value: (s) => s.log, cell: (s) => plain(s.log) },
];

export function Book() {
  const answer = useAnswer<BookAnswer>("likely", { ...baseParams(selection.value), score: true });
  const book = answer.value;
  const forecasts = book?.forecasts ?? [];
  return (
    <section aria-labelledby="book">
      <h2 id="book">The book of forecasts</h2>
      <Waiting answer={answer} />
      {book && forecasts.length === 0 && <p>No forecast is in the book by {longDate(book.as_of)}.</p>}
      {book && forecasts.length > 0 && (
        <>
          <Figure level={3} title="What was foretold, and what came" table={{ columns, rows: forecasts, sources: (f) => f.sources }} sources={[...new Set(forecasts.flatMap((f) => f.sources))]}
            caption={`Words are read by the scale named in each note; the line is their range. “Came true” as far as known by ${longDate(book.as_of)}.`}>
            <Intervals label={`${forecasts.length} forecasts`} domain={[0, 1]} text={(v) => percent(v, 0)} title="how likely it was said to be" series={[{ name: "forecast", shape: "circle", fill: colour.blue }]}
              rows={[...forecasts].sort((a, b) => a.question.localeCompare(b.question, "en")).map((f) => ({ label: `${f.made}  ${f.by}`, group: f.question, values: [{ known: true, value: f.probability, low: f.low, high: f.high }] }))}
              say={(row) => outcomeOf(forecasts, row.label, row.group)} />
          </Figure>
          {(book.scores?.length ?? 0) > 0 && <DataTable caption="Scores of the decided forecasts" columns={scoreColumns} rows={book.scores!} />}
          <ul>{book.notes?.map((note) => <li key={note.text}>{note.text}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function outcomeOf(forecasts: Forecast[], label: string, group: string | undefined): string {
  const f = forecasts.find((one) => `${one.made}  ${one.by}` === label && one.question === group);
  if (!f) return "";
  return f.brier === null ? "open" : `came ${f.outcome === "yes" ? "true" : "not true"}; Brier ${f.brier.toFixed(2)}`;
}
