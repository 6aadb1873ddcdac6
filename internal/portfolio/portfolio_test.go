package portfolio_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/portfolio"
)

// measures are those of two portfolios, from the definitions, state by state.
type measures struct{ s, abs, binary, kappa, pi, tau float64 }

func define(x, y []uint8) measures {
	n := float64(len(x))
	var sq, abs, bin, mx, my float64
	for k := range x {
		mx, my = mx+float64(x[k]), my+float64(y[k])
	}
	mx, my = mx/n, my/n
	var kappa, pi, agree, apartX, apartY float64
	for k := range x {
		a, b := float64(x[k]), float64(y[k])
		sq, abs = sq+(a-b)*(a-b), abs+math.Abs(a-b)
		bin += math.Abs(math.Min(a, 1) - math.Min(b, 1))
		m := (mx + my) / 2
		pi += (a-m)*(a-m) + (b-m)*(b-m)
		kappa += (a-mx)*(a-mx) + (b-my)*(b-my) + (mx-my)*(mx-my)
		for l := range k {
			da, db := a-float64(x[l]), b-float64(y[l])
			agree += sign(da) * sign(db)
			apartX, apartY = apartX+math.Abs(sign(da)), apartY+math.Abs(sign(db))
		}
	}
	return measures{1 - 2*sq/(9*n), 1 - 2*abs/(3*n), 1 - 2*bin/n, 1 - sq/kappa, 1 - sq/pi, agree / math.Sqrt(apartX*apartY)}
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-12 }

// TestMeasuresAreAsDefined: counted by sets of bits they are what their
// definitions say, the same in both directions, and equal weights change nothing.
func TestMeasuresAreAsDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 140).Draw(t, "states")
		values := rapid.SliceOfN(rapid.Uint8Range(0, portfolio.Top), n*n, n*n).Draw(t, "values")
		p := portfolio.New(n, values)
		i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
		want := define(values[i*n:(i+1)*n], values[j*n:(j+1)*n])
		table, mirror := p.Compare(i, j), p.Compare(j, i)
		promises := table.Binary()
		valued, back, two := table.Sums(), mirror.Sums(), promises.Sums()
		for _, tt := range []struct {
			name      string
			got, want float64
		}{
			{"S", valued.S(), want.s},
			{"S in the other direction", back.S(), want.s},
			{"S of absolute differences", valued.SAbsolute(), want.abs},
			{"S of promises", two.S(), want.binary},
		} {
			if !near(tt.got, tt.want) {
				t.Errorf("%s is %v, want %v", tt.name, tt.got, tt.want)
			}
		}
		known(t, "kappa", valued.Kappa, want.kappa)
		known(t, "pi", valued.Pi, want.pi)
		known(t, "tau-b", table.TauB, want.tau)
		weights := make([]float64, n)
		for k := range weights {
			weights[k] = 0.25
		}
		w, ok := p.Weighted(i, j, portfolio.MakeWeights(weights))
		if !ok || !near(w.Squared, want.s) || !near(w.Absolute, want.abs) || !near(w.Binary, want.binary) {
			t.Errorf("with equal weights %+v (%v), want %+v", w, ok, want)
		}
	})
}

func known(t *rapid.T, name string, measure func() (float64, bool), want float64) {
	got, ok := measure()
	if defined := !math.IsNaN(want) && !math.IsInf(want, 0); ok != defined || ok && !near(got, want) {
		t.Errorf("%s is %v (known %v), want %v", name, got, ok, want)
	}
}

// TestWeights: a state counts by its weight, and one of which the weight is not
// known counts for nothing.
func TestWeights(t *testing.T) {
	p := portfolio.New(3, []uint8{3, 2, 0, 1, 3, 0, 0, 0, 3})
	for _, tt := range []struct {
		weights []float64
		want    portfolio.Weighted
		ok      bool
	}{
		{[]float64{1, 0, 0}, portfolio.Weighted{Squared: 1 - 2*4./9, Absolute: 1 - 2*2./3, Binary: 1}, true},
		{[]float64{0, 0, 2}, portfolio.Weighted{Squared: 1, Absolute: 1, Binary: 1}, true},
		{[]float64{1, 1, math.NaN()}, portfolio.Weighted{Squared: 1 - 2*5./18, Absolute: 1 - 2*3./6, Binary: 1}, true},
		{[]float64{0, 0, 0}, portfolio.Weighted{}, false},
	} {
		got, ok := p.Weighted(0, 1, portfolio.MakeWeights(tt.weights))
		if ok != tt.ok || !near(got.Squared, tt.want.Squared) || !near(got.Absolute, tt.want.Absolute) || !near(got.Binary, tt.want.Binary) {
			t.Errorf("%v: %+v (%v), want %+v", tt.weights, got, ok, tt.want)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	const n = 195
	values := make([]uint8, n*n)
	for at := range values {
		values[at] = uint8(at * 7919 % 11 % 4)
	}
	p := portfolio.New(n, values)
	b.ReportAllocs()
	for b.Loop() {
		for i := range n {
			for j := range i {
				t := p.Compare(i, j)
				s := t.Sums()
				s.S()
			}
		}
	}
}
