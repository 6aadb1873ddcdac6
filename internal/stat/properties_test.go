package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/stat"
)

// wide is a design of many rows with scales as research data have them.
func wide(n, regressors int) stat.Design {
	source := rand.New(rand.NewPCG(1816, uint64(regressors)))
	d := stat.Design{Outcome: stat.Column{Name: "outcome", Values: make([]float64, n)}, Groups: make([]int, n)}
	for j := range regressors {
		d.Regressors = append(d.Regressors, stat.Column{Name: string(rune('a' + j)), Values: make([]float64, n)})
	}
	for i := range n {
		eta := -3.0
		d.Groups[i] = i / 40
		for j := range regressors {
			x := source.NormFloat64()
			eta += x / float64(j+2)
			d.Regressors[j].Values[i] = math.Pow(10, float64(j%9)-4)*x + float64(j%3)
		}
		if source.Float64() < 1/(1+math.Exp(-eta)) {
			d.Outcome.Values[i] = 1
		}
	}
	return d
}

// drawn makes a design that has a fit: two of three rows are the same with either
// outcome, so that nothing separates.
func drawn(t *rapid.T) stat.Design {
	n := rapid.IntRange(8, 40).Draw(t, "rows")
	k := rapid.IntRange(1, 4).Draw(t, "regressors")
	source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	d := stat.Design{Outcome: stat.Column{Name: "y"}}
	for j := range k {
		c := stat.Column{Name: string(rune('a' + j))}
		scale := math.Pow(10, float64(rapid.IntRange(-4, 5).Draw(t, "scale")))
		for range n {
			x := source.NormFloat64() * scale
			c.Values = append(c.Values, x, x, source.NormFloat64()*scale)
		}
		d.Regressors = append(d.Regressors, c)
	}
	for range n {
		d.Outcome.Values = append(d.Outcome.Values, 0, 1, float64(source.IntN(2)))
	}
	for i := range d.Outcome.Values {
		d.Groups = append(d.Groups, i/3%7)
	}
	return d
}

func fitted(t *rapid.T, d stat.Design) *stat.Fit {
	f, err := stat.Logit(d)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// alike compares terms in units of their errors.
func alike(t *rapid.T, what string, got, want []stat.Term) {
	for i, w := range want {
		if math.Abs(got[i].Estimate-w.Estimate) > 1e-7*w.Error || math.Abs(got[i].Error-w.Error) > 1e-7*w.Error {
			t.Fatalf("%s: %+v, want %+v", what, got[i], w)
		}
	}
}

// by makes every column anew.
func by(d stat.Design, change func(x []float64) []float64) stat.Design {
	out := stat.Design{Outcome: stat.Column{Name: d.Outcome.Name, Values: change(d.Outcome.Values)}}
	for _, c := range d.Regressors {
		out.Regressors = append(out.Regressors, stat.Column{Name: c.Name, Values: change(c.Values)})
	}
	return out
}

// rearrange puts rows in another order.
func rearrange(d stat.Design, order []int) stat.Design {
	out := by(d, func(x []float64) []float64 {
		moved := make([]float64, len(x))
		for to, from := range order {
			moved[to] = x[from]
		}
		return moved
	})
	for _, from := range order {
		out.Groups = append(out.Groups, d.Groups[from])
	}
	return out
}

func TestOrderOfRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Perm(len(d.Groups))
		other := rearrange(d, order)
		want, got := fitted(t, d), fitted(t, other)
		alike(t, "in another order", got.Terms, want.Terms)
		alike(t, "in another order, clustered", got.Clustered.Terms, want.Clustered.Terms)
	})
}

func TestUnitsAndOrigins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		want := fitted(t, d)
		factor := rapid.SampledFrom([]float64{-1, 1000, 1e-5, 7}).Draw(t, "factor")
		other := by(d, slices.Clone)
		other.Groups = d.Groups
		for i := range other.Regressors[0].Values {
			other.Regressors[0].Values[i] *= factor
		}
		got := fitted(t, other)
		for _, terms := range [][2][]stat.Term{{got.Terms, want.Terms}, {got.Clustered.Terms, want.Clustered.Terms}} {
			terms[1][1].Estimate /= factor
			terms[1][1].Error /= math.Abs(factor)
			alike(t, "in other units", terms[0], terms[1])
		}
		if math.Abs(got.LogLikelihood-want.LogLikelihood) > 1e-9*math.Abs(want.LogLikelihood) {
			t.Fatalf("log-likelihood %g, want %g", got.LogLikelihood, want.LogLikelihood)
		}
	})
}

// At the maximum the residuals are orthogonal to every regressor.
func TestScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		f := fitted(t, d)
		sums, sizes := make([]float64, len(f.Terms)), make([]float64, len(f.Terms))
		row := make([]float64, len(d.Regressors))
		for i, y := range d.Outcome.Values {
			for j, c := range d.Regressors {
				row[j] = c.Values[i]
			}
			r := y - f.Probability(row)
			for j, x := range append([]float64{1}, row...) {
				sums[j] += r * x
				sizes[j] += math.Abs(r * x)
			}
		}
		for j := range sums {
			if math.Abs(sums[j]) > 1e-9*sizes[j] {
				t.Fatalf("the score of %s is %g in %g", f.Terms[j].Name, sums[j], sizes[j])
			}
		}
	})
}

func TestOtherOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		want := fitted(t, d)
		for i := range want.Terms {
			want.Terms[i].Estimate = -want.Terms[i].Estimate
		}
		d.Outcome.Values = slices.Clone(d.Outcome.Values)
		for i, y := range d.Outcome.Values {
			d.Outcome.Values[i] = 1 - y
		}
		alike(t, "of the other outcome", fitted(t, d).Terms, want.Terms)
	})
}

// Every row twice is no new knowledge to clustered errors of the same groups, but
// for the usual errors twice as much.
func TestRowsTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		want := fitted(t, d)
		twice := by(d, func(x []float64) []float64 { return append(slices.Clone(x), x...) })
		twice.Groups = append(slices.Clone(d.Groups), d.Groups...)
		got := fitted(t, twice)
		for i := range want.Terms {
			want.Terms[i].Error /= math.Sqrt2
		}
		alike(t, "twice", got.Terms, want.Terms)
		alike(t, "twice, clustered", got.Clustered.Terms, want.Clustered.Terms)
		if math.Abs(got.LogLikelihood-2*want.LogLikelihood) > 1e-9*math.Abs(got.LogLikelihood) {
			t.Fatalf("log-likelihood %g, want twice %g", got.LogLikelihood, want.LogLikelihood)
		}
	})
}

func BenchmarkLogit(b *testing.B) {
	d := wide(110_000, 11)
	for _, c := range []struct {
		name   string
		groups []int
	}{{"plain", nil}, {"clustered", d.Groups}} {
		b.Run(c.name, func(b *testing.B) {
			d.Groups = c.groups
			b.ReportAllocs()
			for b.Loop() {
				if _, err := stat.Logit(d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
