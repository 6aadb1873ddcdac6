package formation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// randomPanel has four years of a few states at random.
func randomPanel(t *rapid.T) *Panel {
	n := rapid.IntRange(3, 9).Draw(t, "states")
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint("S", i)
	}
	var borders [][2]string
	pairs := func(share float64, f func(a, b string)) {
		for i := range n {
			for j := range i {
				if r.Float64() < share {
					f(names[i], names[j])
				}
			}
		}
	}
	pairs(.3, func(a, b string) { borders = append(borders, [2]string{a, b}) })
	p, err := New(names, borders)
	if err != nil {
		t.Fatal(err)
	}
	for at := 1; at <= 4; at++ {
		fill(p, at, r)
	}
	return p
}

// fill makes a year anew, at random.
func fill(p *Panel, at int, r *rand.Rand) {
	p.AddYear(at)
	for i, a := range p.names {
		p.SetState(at, a, r.Float64(), float64(r.IntN(21)-10))
		for _, b := range p.names[:i] {
			if r.Float64() < .4 {
				p.SetTie(at, a, b)
			}
			if r.Float64() < .3 {
				p.SetDispute(at, a, b)
			}
		}
	}
}

// Whatever is written over the year foretold, or after it, no feature of it
// changes, nor which pairs are asked about.
func TestFeaturesDoNotSeeTheirYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomPanel(t)
		if past := p.Before(3); past.years[3] != nil || past.years[4] != nil || past.years[2] == nil {
			t.Fatal("the past holds a year to come, or lacks one that was")
		}
		had := p.rows(3, Features)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "other"), 1))
		fill(p, 3, r)
		fill(p, 4, r)
		got := p.rows(3, Features)
		if !slices.Equal(had.pairs, got.pairs) {
			t.Fatal("the pairs asked about differ")
		}
		for f := range Features {
			if !slices.Equal(had.columns[f], got.columns[f]) {
				t.Fatalf("%s differs", Features[f].Name)
			}
		}
	})
}

// The year before is seen: else the test above could not fail.
func TestFeaturesSeeTheYearBefore(t *testing.T) {
	p, err := New([]string{"A", "B", "C"}, [][2]string{{"A", "B"}})
	if err != nil {
		t.Fatal(err)
	}
	p.AddYear(1)
	p.AddYear(2)
	for _, s := range []string{"A", "B", "C"} {
		p.SetState(1, s, .1, 0)
	}
	before := p.rows(2, Features)
	p.SetTie(1, "A", "C")
	after := p.rows(2, Features)
	if len(before.pairs) != 3 || len(after.pairs) != 2 {
		t.Errorf("open pairs: %v, then %v", before.pairs, after.pairs)
	}
	at := slices.IndexFunc(Features, func(f Feature) bool { return f.Name == "neighbour_ties" })
	// C and B: the neighbour A of B is tied to C.
	if k := slices.Index(after.pairs, Pair{1, 2}); after.columns[at][k] != math.Log1p(1) {
		t.Errorf("neighbour_ties of B and C is %g", after.columns[at][k])
	}
}

func TestScores(t *testing.T) {
	pairs := make([]Pair, 5)
	for i := range pairs {
		pairs[i] = Pair{0, 1}
	}
	f := &Forecast{Pairs: pairs, Probability: []float64{.9, .5, .5, .3, .1}, Formed: []float64{1, 1, 0, 0, 0}}
	// 5.5 of 6 pairs of a formed and another in order; precision 1/1, then 2/3.
	if got := f.AUC(); math.Abs(got-5.5/6) > 1e-12 {
		t.Errorf("AUC %g", got)
	}
	if got := f.AveragePrecision(); math.Abs(got-(1+2./3)/2) > 1e-12 {
		t.Errorf("average precision %g", got)
	}
	none := &Forecast{Pairs: pairs, Probability: []float64{.2, .2, .2, .2, .2}, Formed: f.Formed}
	if none.AUC() != .5 || math.Abs(none.AveragePrecision()-.4) > 1e-12 {
		t.Errorf("a forecast that knows nothing: %g, %g", none.AUC(), none.AveragePrecision())
	}
}

// The score turns over with the forecast, and the bootstrap holds it.
func TestScoreProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &Forecast{}
		for i := range 6 {
			for j := range i {
				f.Pairs = append(f.Pairs, Pair{j, i})
				f.Probability = append(f.Probability, float64(rapid.IntRange(0, 9).Draw(t, "p"))/9)
				f.Formed = append(f.Formed, float64(rapid.IntRange(0, 1).Draw(t, "formed")))
			}
		}
		if s := sum(f.Formed); s == 0 || s == float64(len(f.Pairs)) {
			t.Skip()
		}
		turned := &Forecast{Pairs: f.Pairs, Formed: f.Formed}
		for _, p := range f.Probability {
			turned.Probability = append(turned.Probability, 1-p)
		}
		if math.Abs(f.AUC()+turned.AUC()-1) > 1e-12 {
			t.Fatalf("AUC %g and %g", f.AUC(), turned.AUC())
		}
		if ap := f.AveragePrecision(); !(ap > 0 && ap <= 1) {
			t.Fatalf("average precision %g", ap)
		}
		a, p := f.Bootstrap(6, 20, rand.New(rand.NewPCG(1, 2)).IntN)
		if a.Low > a.High || p.Low > p.High || a.Low < 0 || p.High > 1 {
			t.Fatalf("intervals %v %v", a, p)
		}
	})
}

func TestRefusals(t *testing.T) {
	if _, err := New([]string{"A"}, [][2]string{{"A", "B"}}); err == nil {
		t.Error("a border with an unknown state is taken")
	}
	p, _ := New([]string{"A", "B"}, nil)
	p.AddYear(1)
	if _, err := p.Fit(Plan{[]string{"border"}, 1}, 1, 1); err == nil {
		t.Error("a year without the one before is fitted")
	}
	if _, err := p.Fit(Plan{[]string{"colour"}, 1}, 1, 1); err == nil {
		t.Error("an unknown feature is taken")
	}
	if p.SetTie(2, "A", "B") == nil || p.SetTie(1, "A", "A") == nil || p.SetState(1, "C", 0, 0) == nil {
		t.Error("a tie or state that is not in the panel is taken")
	}
}
