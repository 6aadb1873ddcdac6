package dossier

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"casus/internal/world"
)

func TestReadEdits(t *testing.T) {
	day := world.On(world.MakeDay(2026, 2, 1))
	for _, tt := range []struct {
		name, text string
		want       world.Edit
	}{
		{"join", "- join: TUR:SMDA2025", world.Edit{Kind: world.Join, State: "TUR", Treaty: "SMDA2025"}},
		{"join of COW letters", "- join: cow:TUR:SMDA2025", world.Edit{Kind: world.Join, State: "cow:TUR", Treaty: "SMDA2025"}},
		{"leave on a day", "- {leave: \"PAK:TURPAK1954\", on: 2026-02-01}", world.Edit{Kind: world.Leave, State: "PAK", Treaty: "TURPAK1954", On: day}},
		{"sign at a day", "- sign: TRILAT2026@2026-02-01", world.Edit{Kind: world.Sign, Treaty: "TRILAT2026", On: day}},
		{"weigh", "- weigh: {question: q, weights: {a: 0.5, b: 0}}", world.Edit{Kind: world.Weigh, Question: "q", Weights: map[string]float64{"a": 0.5, "b": 0}}},
		{"value", "- value: {state: TUR, measure: gdp, year: 2024, value: 5, high: 6, unit: usd, sources: [x], note: n}", world.Edit{Kind: world.Value,
			Measure: world.Capability{State: "TUR", Measure: "gdp", Year: 2024, Estimate: world.Estimate{Value: 5, Low: 5, High: 6, Unit: "usd"},
				Provenance: world.Provenance{Sources: []world.SourceID{"x"}, Note: "n"}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, head := range []string{"edits:\n", "\ufeffedits:\r\n"} {
				got, err := ReadEdits("edit.yaml", []byte(head+tt.text+"\n"))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff([]world.Edit{tt.want}, got, cmpopts.IgnoreUnexported(world.Edit{})); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			}
		})
	}
}

func TestReadEditsFaults(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", "edit.yaml:1:1: the file is empty"},
		{"no edits", "edits: []\n", "edit.yaml:1:1: the file holds no edits; write them as a list under edits:"},
		{"other key", "edit:\n  - join: A:B\n", `edit.yaml:1:1: unknown field "edit"; did you mean edits?`},
		{"no kind", "edits:\n  - on: 2026-01-01\n", "edit.yaml:2:5: an edit is one of join, leave, sign, weigh or value"},
		{"two kinds", "edits:\n  - sign: A\n    join: B:C\n", "edit.yaml:3:5: the edit is both sign and join; write two edits"},
		{"no colon", "edits:\n  - join: TUR\n", `edit.yaml:2:11: join "TUR": write STATE:TREATY`},
		{"nothing to join", "edits:\n  - join:\n", "edit.yaml:2:5: join is missing or empty; it is required"},
		{"date", "edits:\n  - {sign: A, on: 2026-02-30}\n", `edit.yaml:2:12: sign A@2026-02-30: "2026-02-30" does not exist`},
		{"two dates", "edits:\n  - {sign: A@2026-01-01, on: 2026-02-01}\n", "edit.yaml:2:30: the edit has two dates"},
		{"date of a weigh", "edits:\n  - {weigh: {question: q, weights: {a: 0}}, on: 2026-02-01}\n", `edit.yaml:2:45: unknown field "on"`},
		{"no weights", "edits:\n  - weigh: {question: q}\n", "edit.yaml:2:13: the edit names no weights"},
		{"bad weight", "edits:\n  - weigh: {question: q, weights: {a: half}}\n", `edit.yaml:2:39: a "half" is not a number`},
		{"weight over 1", "edits:\n  - weigh: {question: q, weights: {a: 2}}\n", `edit.yaml:2:39: a 2 is not between 0 and 1`},
		{"value of nothing", "edits:\n  - value:\n", "edit.yaml:2:5: the edit names no value"},
		{"value without source", "edits:\n  - value: {state: A, measure: m, year: 2024, value: 1}\n", "edit.yaml:2:13: no source"},
		{"value outside its range", "edits:\n  - value: {state: A, measure: m, year: 2024, value: 1, low: 2, sources: [x]}\n", "edit.yaml:2:54: value 1 lies outside"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			edits, err := ReadEdits("edit.yaml", []byte(tt.text))
			if err == nil {
				t.Fatalf("read as %v", edits)
			}
			first, _, _ := strings.Cut(err.Error(), "\n")
			if !strings.HasPrefix(first, tt.want) {
				t.Errorf("fault %q, want %q", first, tt.want)
			}
		})
	}
}
