package brief_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/brief"
	"casus/internal/document"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/render"
	"casus/internal/world"
)

var update = flag.Bool("update", false, "write the golden files anew")

func load(t testing.TB) *world.World {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func compute(t testing.TB, day string, edits ...world.Edit) *brief.Brief {
	t.Helper()
	on, err := world.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	w := load(t)
	if len(edits) == 0 {
		edits = w.Question.Edits
	}
	known := w.KnownBy(on)
	after, err := known.WithAll(edits)
	if err != nil {
		t.Fatal(err)
	}
	return brief.Compute(known, after, edits, on, on)
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; make golden writes it", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s differs (-want +got); if the change is meant, run make golden\n%s", name, diff)
	}
}

// TestBriefFormats holds the brief in each of its four formats, and in the
// terminal at two widths, against golden files.
func TestBriefFormats(t *testing.T) {
	b := compute(t, "2026-01-14")
	doc := b.Document()
	text := func(width int) func(io.Writer) error {
		return func(w io.Writer) error { return render.Text(w, doc, render.TextOptions{Width: width}) }
	}
	formats := map[string]func(io.Writer) error{
		"brief-80.txt":  text(80),
		"brief-160.txt": text(160),
		"brief.md":      func(w io.Writer) error { return render.Markdown(w, doc) },
		"brief.html":    func(w io.Writer) error { return render.HTML(w, doc) },
		"brief.json": func(w io.Writer) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			return enc.Encode(b)
		},
	}
	for name, write := range formats {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			golden(t, name, out.Bytes())
		})
	}
}

// TestAnswersInText holds the other answers in the terminal against golden
// files.
func TestAnswersInText(t *testing.T) {
	w := load(t)
	on, _ := world.ParseDay("2026-02-28")
	attack := func(attacker, target world.StateID) obligation.Incident {
		return obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(attacker)}, Targets: []world.StateID{target}, On: on}
	}
	who := func(in obligation.Incident) *brief.Who {
		return brief.NewWho(w, nil, in, obligation.Evaluate(w, in, obligation.Options{Explain: true, Depth: 2}))
	}
	after, err := w.WithAll(w.Question.Edits)
	if err != nil {
		t.Fatal(err)
	}
	for name, doc := range map[string]*document.Document{
		"who-iran-saudi.txt":   who(attack("IRN", "SAU")).Document(),
		"who-israel-saudi.txt": who(attack("ISR", "SAU")).Document(),
		"why-pakistan.txt":     who(attack("IRN", "SAU")).Why("PAK"),
		"diff-join.txt":        brief.NewDiff(w, after, w.Question.Edits, w.Question.AsOf).Document(),
		"compare.txt":          brief.NewComparison(w, w.Treaty("SMDA2025"), w.Treaty("NATO1949"), w.Question.AsOf).Document(),
		"brief-june.txt":       compute(t, "2026-06-30").Document(),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := render.Text(&out, doc, render.TextOptions{}); err != nil {
				t.Fatal(err)
			}
			golden(t, name, out.Bytes())
		})
	}
}

// TestNothingLeaks asks that the brief of the day of the report names nothing
// that became known later.
func TestNothingLeaks(t *testing.T) {
	var out bytes.Buffer
	if err := render.Text(&out, compute(t, "2026-01-14").Document(), render.TextOptions{Width: 100}); err != nil {
		t.Fatal(err)
	}
	for _, late := range []string{"Khamenei", "Operation Epic", "31 January 2026", "2026-02", "2026-03", "2026-04", "2026-05", "8,000", "Not borne out"} {
		if i := strings.Index(out.String(), late); i >= 0 {
			from, to := max(0, i-120), min(out.Len(), i+120)
			t.Errorf("the brief of 14 January 2026 knows %q:\n%s", late, out.String()[from:to])
		}
	}
}

// TestSourcesExist asks that every source cited in the brief is in the record.
func TestSourcesExist(t *testing.T) {
	b := compute(t, "2026-06-30")
	w := load(t)
	for _, topic := range b.Reports {
		for _, c := range topic.Claims {
			if len(c.Sources) == 0 {
				t.Errorf("claim %s has no source", c.ID)
			}
			for _, s := range c.Sources {
				if w.Source(s) == nil {
					t.Errorf("claim %s cites %s, which is not in the record", c.ID, s)
				}
			}
		}
	}
	for _, c := range b.Contributions {
		for _, m := range c.Measures {
			if m.Known && len(m.Sources) == 0 {
				t.Errorf("%s %s has no source", c.State, m.Measure)
			}
		}
	}
}

// TestReportsBelongToTheProposal asks that the claims about the dossier's own
// change head the brief of that change, whatever its day and company, and of no
// other.
func TestReportsBelongToTheProposal(t *testing.T) {
	join := world.Edit{Kind: world.Join, State: "TUR", Treaty: "SMDA2025"}
	dated := join
	dated.On = world.On(world.MakeDay(2026, 1, 10))
	weigh := world.Edit{Kind: world.Weigh, Question: "smda-duty", Weights: map[string]float64{"binding": 0.9, "choice": 0.1}}
	for name, c := range map[string]struct {
		edits []world.Edit
		own   bool
	}{
		"as proposed": {[]world.Edit{join}, true},
		"on a day":    {[]world.Edit{dated}, true},
		"and more":    {[]world.Edit{weigh, join}, true},
		"leaving":     {[]world.Edit{{Kind: world.Leave, State: "PAK", Treaty: "SMDA2025"}}, false},
		"another":     {[]world.Edit{{Kind: world.Sign, Treaty: "COUNTERSIDE"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := compute(t, "2026-01-14", c.edits...)
			if got := len(b.Proposal.Claims) > 0; got != c.own {
				t.Errorf("claims of the proposal shown: %v, want %v", got, c.own)
			}
			for _, w := range b.Watch {
				if strings.Contains(w.What, "by  ") || strings.HasSuffix(w.What, "by ") {
					t.Errorf("a consent of nobody: %q", w.What)
				}
			}
		})
	}
}

// TestNoNulls asks that no list of the JSON is null, whatever the edit.
func TestNoNulls(t *testing.T) {
	for _, e := range []world.Edit{
		{Kind: world.Join, State: "TUR", Treaty: "SMDA2025"}, {Kind: world.Leave, State: "TUR", Treaty: "NATO1949"},
		{Kind: world.Leave, State: "SAU", Treaty: "GCCJDA2000"}, {Kind: world.Sign, Treaty: "COUNTERSIDE"},
	} {
		for _, day := range []string{"2026-01-14", "2026-06-30"} {
			data, err := json.Marshal(compute(t, day, e))
			if err != nil {
				t.Fatal(err)
			}
			var tree any
			if err := json.Unmarshal(data, &tree); err != nil {
				t.Fatal(err)
			}
			nulls(t, e.String()+" as of "+day, tree)
		}
	}
}

func nulls(t *testing.T, at string, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil:
		t.Errorf("null at %s", at)
	case map[string]any:
		for k, x := range v {
			nulls(t, at+"."+k, x)
		}
	case []any:
		for _, x := range v {
			nulls(t, at+"[]", x)
		}
	}
}

func BenchmarkBrief(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		doc := compute(b, "2026-01-14").Document()
		if err := render.Text(io.Discard, doc, render.TextOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
