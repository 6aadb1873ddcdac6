package contest

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Folds have like sizes and like outcomes, and leave no row out.
func TestFolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "folds")
		disputes := make([]Dispute, rapid.IntRange(n, 200).Draw(t, "disputes"))
		for i := range disputes {
			disputes[i] = Dispute{ID: i, Outcome: Outcome(rapid.IntRange(0, 2).Draw(t, "outcome"))}
		}
		seed := rapid.Uint64().Draw(t, "seed")
		in := folds(disputes, n, seed)
		var counts [4]map[int]int // by outcome, and of all
		for i := range counts {
			counts[i] = map[int]int{}
		}
		for i, fold := range in {
			counts[disputes[i].Outcome][fold]++
			counts[3][fold]++
		}
		for _, c := range counts {
			least, most := math.MaxInt, 0
			for fold := range n {
				least, most = min(least, c[fold]), max(most, c[fold])
			}
			if most > least+1 {
				t.Fatalf("folds %v", c)
			}
		}
		others, these := split(disputes, in, 0)
		if len(others)+len(these) != len(disputes) {
			t.Fatal("a row is lost")
		}
	})
}

// Another seed deals otherwise.
func TestFoldsDependOnTheSeed(t *testing.T) {
	disputes := make([]Dispute, 100)
	for i := range disputes {
		disputes[i].ID = i
	}
	a, b, same := folds(disputes, 10, 1), folds(disputes, 10, 2), 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	if same > 30 {
		t.Errorf("%d of 100 are in the same fold", same)
	}
}

// The exponent against what a search over a fine grid finds.
func TestFitRatio(t *testing.T) {
	leads := []lead{{1, true}, {2, true}, {-1, true}, {.5, false}, {-2, false}, {3, true}, {1.5, false}}
	fit, err := fitRatio(leads)
	if err != nil {
		t.Fatal(err)
	}
	best, least := 0.0, math.Inf(1)
	for g := -3.0; g < 3; g += 1e-4 {
		if loss := lossOf(leads, g); loss < least {
			best, least = g, loss
		}
	}
	if math.Abs(fit.Gamma-best) > 1e-4 || fit.Loss > least {
		t.Errorf("%+v, the grid finds %g with %g", fit, best, least)
	}
	for _, leads := range [][]lead{nil, {{1, true}}, {{0, true}, {1, false}}} {
		if _, err := fitRatio(leads); err == nil {
			t.Errorf("%v has an exponent", leads)
		}
	}
}

func TestDeciles(t *testing.T) {
	var f []forecast
	for i := range 25 {
		f = append(f, forecast{float64(24-i) / 24, i < 5})
	}
	got := deciles(f)
	if len(got) != 10 || got[0].Disputes != 2 || got[1].Disputes != 3 || got[9].Happened != 1 || got[0].Foretold != 0.5/24 {
		t.Errorf("%+v", got)
	}
	if len(deciles(f[:3])) != 3 {
		t.Error("three forecasts have other than three parts")
	}
}
