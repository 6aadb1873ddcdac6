package workspace

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casus/internal/dossier"
	"casus/internal/world"
)

var ctx = context.Background()

// ticking is a clock that goes on by a second with each look.
func ticking() func() time.Time {
	at := time.Date(2026, 1, 14, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

func opened(t testing.TB, path string) *Workspace {
	t.Helper()
	w, err := Open(path, Options{Now: ticking()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func fresh(t testing.TB) *Workspace {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "a b%?#", "workspace.db"))
}

// must gives the study of a write that has to work.
func must(t testing.TB) func(Study, error) Study {
	return func(s Study, err error) Study {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// TestStudyIsKept makes one of each write, closes the file and finds all of it again.
func TestStudyIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workspace.db")
	w := opened(t, path)
	ok := must(t)
	s := ok(w.Create(ctx, "Ankara joins", "riyadh-ankara"))
	if s.Revision != 1 || len(s.ID) != 16 {
		t.Errorf("a new study is %+v", s)
	}
	ok(w.AddEdit(ctx, s.ID, 1, "join TUR:SMDA2025", nil))
	ok(w.AddEdit(ctx, s.ID, 0, "weigh  q:b=0.4,a=0.50", nil))
	ok(w.SetReading(ctx, s.ID, 0, "smda-duty", "binding"))
	ok(w.SetReading(ctx, s.ID, 0, "other", "x"))
	ok(w.SetReading(ctx, s.ID, 0, "other", ""))
	ok(w.PutNote(ctx, s.ID, 0, "TUR", "first"))
	ok(w.PutNote(ctx, s.ID, 0, "SMDA2025/duty", "one\r\ntwo\rthree"))
	ok(w.PutNote(ctx, s.ID, 0, "TUR", "second"))
	ok(w.PutNote(ctx, s.ID, 0, "PAK", "gone"))
	ok(w.PutNote(ctx, s.ID, 0, "PAK", ""))
	ok(w.AddRun(ctx, s.ID, 0, "crisis", "attacker=IRN", json.RawMessage(`{ "war" : "<0.2>" }`)))
	ok(w.AddRun(ctx, s.ID, 0, "likely", "", json.RawMessage(`1`)))
	ok(w.DeleteRun(ctx, s.ID, 0, 1))
	ok(w.AddRun(ctx, s.ID, 0, "crisis", "", json.RawMessage(`{ "war" : "<0.2>" }`)))
	last := ok(w.SetView(ctx, s.ID, 15, "view=map&q=ä"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := opened(t, path).Get(ctx, s.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := Study{ID: s.ID, Name: "Ankara joins", Dossier: "riyadh-ankara", Revision: 16, View: "view=map&q=ä",
		Edits: []string{"join TUR:SMDA2025", "weigh q:a=0.5,b=0.4"}, Readings: map[string]string{"smda-duty": "binding"},
		Notes: []Note{{"SMDA2025/duty", "one\ntwo\nthree", "2026-01-14T09:00:08Z"}, {"TUR", "second", "2026-01-14T09:00:10Z"}},
		Runs: []Run{{2, "2026-01-14T09:00:17Z", "likely", "", json.RawMessage("1")},
			{3, "2026-01-14T09:00:20Z", "crisis", "", json.RawMessage(`{"war":"<0.2>"}`)}},
		Created: s.Created, Changed: last.Changed}
	for _, got := range []Study{last, again} {
		got.Undone = nil
		for i := range got.Notes { // how often the clock was asked is not what this is about
			if got.Notes[i].At < s.Created || got.Notes[i].At > last.Changed {
				t.Errorf("a note of %s", got.Notes[i].At)
			}
			got.Notes[i].At = want.Notes[i].At
		}
		for i := range got.Runs {
			got.Runs[i].At = want.Runs[i].At
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("-want +got:\n%s", d)
		}
	}
}

func TestUndoAndRedo(t *testing.T) {
	w, ok := fresh(t), must(t)
	s := ok(w.Create(ctx, "s", ""))
	for _, e := range []string{"sign A", "sign B", "sign C"} {
		ok(w.AddEdit(ctx, s.ID, 0, e, nil))
	}
	steps := []struct {
		do     func() (Study, error)
		edits  string
		undone string
	}{
		{func() (Study, error) { return w.Undo(ctx, s.ID, 0) }, "sign A|sign B", "sign C"},
		{func() (Study, error) { return w.Undo(ctx, s.ID, 0) }, "sign A", "sign B|sign C"},
		{func() (Study, error) { return w.Redo(ctx, s.ID, 0, nil) }, "sign A|sign B", "sign C"},
		{func() (Study, error) { return w.Redo(ctx, s.ID, 0, nil) }, "sign A|sign B|sign C", ""},
		{func() (Study, error) { return w.Undo(ctx, s.ID, 0) }, "sign A|sign B", "sign C"},
		{func() (Study, error) { return w.AddEdit(ctx, s.ID, 0, "sign D", nil) }, "sign A|sign B|sign D", ""},
		{func() (Study, error) {
			return w.Put(ctx, s.ID, 0, Change{Edits: &[]string{"sign X"}}, nil)
		}, "sign X", ""},
		{func() (Study, error) { return w.Undo(ctx, s.ID, 0) }, "", "sign X"},
	}
	for i, step := range steps {
		got, err := step.do()
		if err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if strings.Join(got.Edits, "|") != step.edits || strings.Join(got.Undone, "|") != step.undone {
			t.Errorf("step %d: edits %q, undone %q; want %q, %q", i, got.Edits, got.Undone, step.edits, step.undone)
		}
	}
	if _, err := w.Undo(ctx, s.ID, 0); !errors.Is(err, ErrNothing) {
		t.Errorf("undo of nothing says %v", err)
	}
}

// TestEditsThatTheRecordRefuses asks a real record.
func TestEditsThatTheRecordRefuses(t *testing.T) {
	record, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	w, ok := fresh(t), must(t)
	s := ok(w.Create(ctx, "s", record.Question.ID))
	s = ok(w.AddEdit(ctx, s.ID, 0, "join Turkey:SMDA2025", In(record)))
	if s.Edits[0] != "join TUR:SMDA2025" {
		t.Errorf("the names were not settled: %q", s.Edits)
	}
	for text, want := range map[string]string{
		"join TUR:SMDA2025":                    "already in",
		"join TUR:SMDA2026":                    "did you mean",
		"leave TUR:SMDA2025@2026-13-01":        "2026-13-01",
		"jion TUR:SMDA2025":                    "did you mean join",
		"value TUR gdp 2024: 1 usd":            "STATE:MEASURE:YEAR",
		"weigh smda-duty:binding=2":            "between 0 and 1",
		"weigh smda-duty:bindin=0.5":           "binding",
		"weigh nothing:a=0.5":                  "unknown reading",
		"weigh smda-duty":                      "write QUESTION:OPTION",
		"weigh smda-duty:a=0.1,a=0.2":          "weighed twice",
		"sign":                                 "names no treaty",
		"":                                     "empty",
		"join TUR":                             "STATE:TREATY",
		"sign " + strings.Repeat("X", MaxEdit): "at most",
		"sign A\nB":                            "control character",
	} {
		_, err := w.AddEdit(ctx, s.ID, 0, text, In(record))
		if err == nil || !strings.Contains(err.Error(), want) || !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooMuch) {
			t.Errorf("%q: %v; want a word of %q", text, err, want)
		}
	}
	if again := ok(w.Get(ctx, s.ID)); again.Revision != s.Revision || len(again.Edits) != 1 {
		t.Errorf("a refused edit changed the study: %+v", again)
	}
}

func TestConflictsAndWhatIsNotThere(t *testing.T) {
	w, ok := fresh(t), must(t)
	s := ok(w.Create(ctx, "s", ""))
	ok(w.AddEdit(ctx, s.ID, s.Revision, "sign A", nil))
	name := "other"
	for what, err := range map[string]error{
		"put":    second(w.Put(ctx, s.ID, s.Revision, Change{Name: &name}, nil)),
		"edit":   second(w.AddEdit(ctx, s.ID, s.Revision, "sign B", nil)),
		"delete": w.Delete(ctx, s.ID, s.Revision),
		"newer":  second(w.Undo(ctx, s.ID, 99)),
	} {
		if !errors.Is(err, ErrConflict) {
			t.Errorf("%s says %v", what, err)
		}
	}
	if err := w.Delete(ctx, s.ID, 2); err != nil {
		t.Error(err)
	}
	for what, err := range map[string]error{
		"get":    second(w.Get(ctx, s.ID)),
		"put":    second(w.Put(ctx, s.ID, 0, Change{Name: &name}, nil)),
		"delete": w.Delete(ctx, s.ID, 0),
	} {
		if !errors.Is(err, ErrNoStudy) {
			t.Errorf("%s of a study that is gone says %v", what, err)
		}
	}
	var left int
	for _, table := range []string{"study", "edit", "reading", "note", "run"} {
		if err := w.db.QueryRow("SELECT count(*) FROM " + table).Scan(&left); err != nil || left != 0 {
			t.Errorf("%s keeps %d rows of a deleted study (%v)", table, left, err)
		}
	}
}

func second(_ Study, err error) error { return err }

func TestBounds(t *testing.T) {
	w, ok := fresh(t), must(t)
	s := ok(w.Create(ctx, "s", ""))
	full := make([]string, MaxEdits)
	many := map[string]string{}
	for i := range full {
		full[i] = fmt.Sprintf("sign T%d", i)
	}
	for i := range MaxReadings + 1 {
		many[fmt.Sprint(i)] = "a"
	}
	ok(w.Put(ctx, s.ID, 0, Change{Edits: &full}, nil))
	text := func(n int) *string { s := strings.Repeat("x", n); return &s }
	bad := *text(3) + "\xff"
	for what, c := range map[string]struct {
		err  error
		want error
	}{
		"one edit more":  {second(w.AddEdit(ctx, s.ID, 0, "sign X", nil)), ErrTooMuch},
		"readings":       {second(w.Put(ctx, s.ID, 0, Change{Readings: &many}, nil)), ErrTooMuch},
		"name":           {second(w.Put(ctx, s.ID, 0, Change{Name: text(MaxName + 1)}, nil)), ErrTooMuch},
		"no name":        {second(w.Create(ctx, "", "")), ErrInvalid},
		"blank name":     {second(w.Create(ctx, "  ", "")), ErrInvalid},
		"view":           {second(w.SetView(ctx, s.ID, 0, *text(MaxView + 1))), ErrTooMuch},
		"view not UTF-8": {second(w.SetView(ctx, s.ID, 0, bad)), ErrInvalid},
		"note":           {second(w.PutNote(ctx, s.ID, 0, "a", *text(MaxNote + 1))), ErrTooMuch},
		"blank note":     {second(w.PutNote(ctx, s.ID, 0, "a", " \n")), ErrInvalid},
		"note's subject": {second(w.PutNote(ctx, s.ID, 0, "", "a")), ErrInvalid},
		"no such note":   {second(w.PutNote(ctx, s.ID, 0, "a", "")), ErrNothing},
		"summary":        {second(w.AddRun(ctx, s.ID, 0, "a", "", json.RawMessage(*text(MaxSummary + 1)))), ErrTooMuch},
		"no JSON":        {second(w.AddRun(ctx, s.ID, 0, "a", "", json.RawMessage("{"))), ErrInvalid},
		"two JSON":       {second(w.AddRun(ctx, s.ID, 0, "a", "", json.RawMessage("1 2"))), ErrInvalid},
		"JSON not UTF-8": {second(w.AddRun(ctx, s.ID, 0, "a", "", json.RawMessage("\"\xff\""))), ErrInvalid},
		"query":          {second(w.AddRun(ctx, s.ID, 0, "a", *text(MaxQuery + 1), json.RawMessage("1"))), ErrTooMuch},
		"no run":         {second(w.DeleteRun(ctx, s.ID, 0, 9)), ErrNothing},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", what, c.err, c.want)
		}
	}
	for i := range MaxRuns {
		if _, err := w.AddRun(ctx, s.ID, 0, "a", "", json.RawMessage(`"`+strings.Repeat("x", 50000)+`"`)); err != nil {
			if !errors.Is(err, ErrTooMuch) || i < 100 {
				t.Fatalf("run %d: %v", i, err)
			}
			return
		}
	}
	t.Errorf("a study takes %d runs of 50 kB", MaxRuns)
}

func TestNumberOfStudies(t *testing.T) {
	w := fresh(t)
	must(t)(w.Create(ctx, "s", ""))
	if _, err := w.db.Exec("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE i < ?) INSERT INTO study SELECT i, 's', '', 1, 0, '', '', '' FROM n", MaxStudies); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Create(ctx, "s", ""); !errors.Is(err, ErrTooMuch) {
		t.Errorf("study %d: %v", MaxStudies+1, err)
	}
	if all, err := w.List(ctx); err != nil || len(all) != MaxStudies {
		t.Errorf("%d studies are listed, %v", len(all), err)
	}
}

// TestEditTextReadsBack holds the two directions against each other.
func TestEditTextReadsBack(t *testing.T) {
	for _, text := range []string{"join TUR:SMDA2025", "leave TUR:NATO1949@2026-02-01", "sign T (draft)@2026-01-01", "weigh q:a=0.0000001,b=0.333", "value TUR:personnel:2026=400000,380000,420000 persons"} {
		e, err := ParseEdit(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if again, err := EditText(e); again != text {
			t.Errorf("%s became %q, %v", text, again, err)
		}
	}
	more, err := ParseEdit("value TUR:personnel:2026=400000")
	if err != nil {
		t.Fatal(err)
	}
	more.Measure.Sources = []world.SourceID{"iiss"}
	if text, err := EditText(more); !errors.Is(err, ErrInvalid) {
		t.Errorf("the source of a value is lost in %q, %v", text, err)
	}
}
