package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/stat"
)

func levels(t testing.TB) stat.OrderedDesign {
	d := design(t, "levels")
	return stat.OrderedDesign{Levels: []string{"low", "fair", "high", "top"}, Outcome: d.Outcome, Regressors: d.Regressors}
}

func ordered(t testing.TB, d stat.OrderedDesign) *stat.OrderedFit {
	t.Helper()
	f, err := stat.Ordered(d)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The golden numbers are those of polr of R; levels.R says how.
func TestOrderedAgainstR(t *testing.T) {
	_, golden := table(t, "levels_golden.csv")
	f := ordered(t, levels(t))
	terms := slices.Concat(f.Terms, f.Thresholds)
	for i, g := range golden[:6] {
		if terms[i].Name != g[0] {
			t.Fatalf("term %d is %s, want %s", i, terms[i].Name, g[0])
		}
		near(t, g[0], terms[i].Estimate, number(t, g[1]), 1e-6)
		near(t, g[0]+" error", terms[i].Error, number(t, g[2]), 1e-5)
	}
	near(t, "log-likelihood", f.LogLikelihood, number(t, golden[6][1]), 1e-10)
	near(t, "null log-likelihood", f.NullLogLikelihood, number(t, golden[7][1]), 1e-12)
	for k, p := range f.Probabilities([]float64{1e4, 0.5, 1}) {
		near(t, golden[8+k][0], p, number(t, golden[8+k][1]), 1e-6)
	}
	if f.N+f.Dropped != 400 || len(f.Unknown) != 2 {
		t.Errorf("%d rows used, %d dropped, %v", f.N, f.Dropped, f.Unknown)
	}
}

// With two levels it is the logit, with the constant's sign turned.
func TestOrderedOfTwoLevelsIsTheLogit(t *testing.T) {
	for _, set := range []string{"unknown", "scales", "years", "spector"} {
		d := design(t, set)
		d.Groups = nil
		want := fit(t, d)
		got := ordered(t, stat.OrderedDesign{Levels: []string{"no", "yes"}, Outcome: d.Outcome, Regressors: d.Regressors})
		near(t, set+" threshold", got.Thresholds[0].Estimate, -want.Terms[0].Estimate, 1e-5)
		near(t, set+" threshold error", got.Thresholds[0].Error, want.Terms[0].Error, 1e-5)
		for j, term := range got.Terms {
			near(t, set+" "+term.Name, term.Estimate, want.Terms[j+1].Estimate, 1e-6)
			near(t, set+" "+term.Name+" error", term.Error, want.Terms[j+1].Error, 1e-5)
		}
		near(t, set+" log-likelihood", got.LogLikelihood, want.LogLikelihood, 1e-10)
	}
}

// Levels turned round and regressors with the other sign give the mirror.
func TestOrderedHasAMirror(t *testing.T) {
	d := levels(t)
	f := ordered(t, d)
	m := d
	m.Levels = []string{"top", "high", "fair", "low"}
	m.Outcome.Values = slices.Clone(d.Outcome.Values)
	for i := range m.Outcome.Values {
		m.Outcome.Values[i] = 3 - m.Outcome.Values[i]
	}
	g := ordered(t, m)
	near(t, "log-likelihood", g.LogLikelihood, f.LogLikelihood, 1e-12)
	x := []float64{5000, 0.25, 0}
	p, q := f.Probabilities(x), g.Probabilities(x)
	for k := range p {
		near(t, d.Levels[k], q[3-k], p[k], 1e-8)
	}
}

func TestOrderedProbabilitiesSumToOne(t *testing.T) {
	f := ordered(t, levels(t))
	rapid.Check(t, func(t *rapid.T) {
		x := []float64{rapid.Float64Range(-1e9, 1e9).Draw(t, "wealth"), rapid.Float64Range(-50, 50).Draw(t, "share"), 0}
		sum := 0.0
		for _, p := range f.Probabilities(x) {
			if !(p >= 0) {
				t.Fatalf("a probability of %g", p)
			}
			sum += p
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("sum %g", sum)
		}
	})
}

// Another order of rows gives the same fit but for rounding.
func TestOrderedOrderOfRows(t *testing.T) {
	d := levels(t)
	want := ordered(t, d)
	order := rand.New(rand.NewPCG(3, 0)).Perm(len(d.Outcome.Values))
	move := func(c stat.Column) stat.Column {
		out := stat.Column{Name: c.Name, Values: make([]float64, len(order))}
		for to, from := range order {
			out.Values[to] = c.Values[from]
		}
		return out
	}
	m := stat.OrderedDesign{Levels: d.Levels, Outcome: move(d.Outcome)}
	for _, c := range d.Regressors {
		m.Regressors = append(m.Regressors, move(c))
	}
	got := ordered(t, m)
	for j := range want.Terms {
		near(t, want.Terms[j].Name, got.Terms[j].Estimate, want.Terms[j].Estimate, 1e-9)
	}
}

func TestOrderedProblems(t *testing.T) {
	three := []string{"low", "fair", "high"}
	y := []float64{0, 0, 1, 1, 2, 2}
	for _, c := range []struct {
		name    string
		levels  []string
		outcome []float64
		x       [][]float64
		says    string
	}{
		{"half a level", three, []float64{0, 0.5, 1, 1, 2, 2}, nil, "row 2: y: 0.5; an outcome is the index of its level, a whole number from 0 to 2"},
		{"one level", three[:1], []float64{0, 0}, nil, "has 1 levels; give two or more"},
		{"a level without rows", three, []float64{0, 0, 2, 2, 2, 2}, nil, "y: no row used is fair"},
		{"constant", three, y, [][]float64{{3, 3, 3, 3, 3, 3}}, "a: is 3 in all 6 rows used, which the thresholds say already"},
		{"collinear", three, y, [][]float64{{1, 4, 2, 5, 3, 7}, {2, 8, 4, 10, 6, 14}}, "b: is collinear"},
		{"separated", three, y, [][]float64{{1, 2, 3, 4, 5, 6}}, "separate the levels"},
		{"short", three, y, [][]float64{{1, 2}}, "2 rows, but the outcome y has 6"},
		{"few rows", three, []float64{0, 1, 2}, [][]float64{{1, 4, 2}, {2, 7, 4}}, "fewer than the 4 coefficients and thresholds"},
	} {
		d := stat.OrderedDesign{Levels: c.levels, Outcome: stat.Column{Name: "y", Values: c.outcome}}
		for j, x := range c.x {
			d.Regressors = append(d.Regressors, stat.Column{Name: string(rune('a' + j)), Values: x})
		}
		if f, err := stat.Ordered(d); err == nil || !strings.Contains(err.Error(), c.says) || f != nil {
			t.Errorf("%s gives %v; should say %q", c.name, err, c.says)
		}
	}
}
