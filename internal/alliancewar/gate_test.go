package alliancewar

import (
	"slices"
	"strings"
	"testing"

	"casus/internal/researchdata"
)

func published(t *testing.T) Data {
	t.Helper()
	d, err := Read(researchdata.Path(t, "data"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPublishedCases is a gate: the logic must not get worse on the outcomes
// that are at hand.
func TestPublishedCases(t *testing.T) {
	d := published(t)
	predictions := Predict(d)
	if len(predictions) != 576 {
		t.Fatalf("%d predictions, want 576", len(predictions))
	}
	if !slices.IsSortedFunc(predictions, func(a, b Prediction) int { return a.Row - b.Row }) {
		t.Error("the predictions are not in order of row")
	}
	for _, p := range predictions {
		if !strings.HasSuffix(p.Reason, ".") || len(p.Reason) < 40 {
			t.Errorf("row %d: the reason is no sentence: %q", p.Row, p.Reason)
		}
	}
	s := NewScore(d, predictions)
	if s.All.Logic.N() < 267 {
		t.Fatalf("%d rows with an outcome, want at least 267", s.All.Logic.N())
	}
	t.Logf("logic %s, rule %s", s.All.Logic, s.All.Rule)
	if s.All.Logic.N() == 267 {
		if s.All.Logic.Right() < 250 {
			t.Errorf("right in %s, was 250 of 267", s.All.Logic)
		}
		if s.All.Rule.Right() != 208 {
			t.Errorf("the rule is right in %s, want 208 of 267", s.All.Rule)
		}
	}
	for _, g := range slices.Concat(s.Duties, s.Eras) {
		t.Logf("%s: logic %s, rule %s", g.Name, g.Logic, g.Rule)
		if g.Logic.Right() < g.Rule.Right() {
			t.Errorf("%s: the logic is right in %s, the rule in %s", g.Name, g.Logic, g.Rule)
		}
	}
}

func TestOutcomesAreNotLookedAt(t *testing.T) {
	d := published(t)
	before := Predict(d)
	d.Outcomes = nil
	if !slices.Equal(before, Predict(d)) {
		t.Error("the predictions change when the outcomes are taken away")
	}
}

func TestFolderOfCasesAlone(t *testing.T) {
	whole := published(t)
	d, err := Read(researchdata.Path(t, "data", "models", "casus-foederis-bf2018"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(Predict(whole), Predict(d)) {
		t.Error("the folder of cases gives other predictions than the folder above")
	}
}
