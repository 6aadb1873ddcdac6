package power_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/power"
)

// all is a state with the same known amount of everything.
func all(x float64) power.Components {
	var c power.Components
	for i := range c {
		c[i] = power.Of(x)
	}
	return c
}

// A component that a state lacks counts neither for nor against it.
func TestMissingComponents(t *testing.T) {
	a, b := all(30), all(10)
	b[power.MilitarySpending], b[power.Energy] = power.Amount{}, power.Amount{}
	got, err := power.CINC([]power.Components{a, b, {}})
	if err != nil {
		t.Fatal(err)
	}
	// a holds all of two components and 3/4 of four, b 1/4 of four.
	if want := (2 + 4*0.75) / 6; got[0] != power.Of(want) {
		t.Errorf("the first has %v, want %g", got[0], want)
	}
	if got[1] != power.Of(0.25) {
		t.Errorf("the second has %v, want 0.25", got[1])
	}
	if got[2].Known {
		t.Errorf("a state of which nothing is known has %v", got[2])
	}
}

// A component of which nobody has any says nothing about anybody.
func TestZeroIsNotUnknown(t *testing.T) {
	a, b := all(1), all(1)
	a[power.IronAndSteel], b[power.IronAndSteel] = power.Of(0), power.Of(0)
	a[power.UrbanPopulation] = power.Of(0)
	got, err := power.CINC([]power.Components{a, b})
	if err != nil {
		t.Fatal(err)
	}
	if want := []power.Amount{power.Of((4 * 0.5) / 5), power.Of((4*0.5 + 1) / 5)}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestWhatIsNoAmountIsRefused(t *testing.T) {
	for _, c := range []struct {
		x    float64
		says string
	}{
		{-9, "state 2 of 2: iron and steel is -9, which is no amount"},
		{math.NaN(), "state 2 of 2: iron and steel is NaN"},
		{math.Inf(1), "the sum of iron and steel over 2 states is too large"},
		{math.MaxFloat64, "the sum of iron and steel over 2 states is too large"},
	} {
		b := all(1)
		b[power.IronAndSteel] = power.Of(c.x)
		a := all(1)
		a[power.IronAndSteel] = power.Of(math.MaxFloat64 / 2)
		if got, err := power.CINC([]power.Components{a, b}); err == nil || !strings.Contains(err.Error(), c.says) || got != nil {
			t.Errorf("%g gives %v, %v; should say %q", c.x, got, err, c.says)
		}
	}
	for _, x := range []float64{-1, math.NaN(), math.Inf(1)} {
		if got, err := power.Concentration([]float64{1, x}); err == nil || got.Known {
			t.Errorf("a part of %g gives %v", x, got)
		}
	}
}

func TestConcentration(t *testing.T) {
	for _, c := range []struct {
		parts []float64
		want  power.Amount
	}{
		{nil, power.Amount{}},
		{[]float64{1}, power.Amount{}},
		{[]float64{0, 0}, power.Amount{}},
		{[]float64{3, 3, 3}, power.Of(0)},
		{[]float64{0, 7, 0}, power.Of(1)},
		{[]float64{3, 1}, power.Of(0.5)}, // sqrt((10/16 - 1/2) / (1/2))
	} {
		if got, err := power.Concentration(c.parts); err != nil || got.Known != c.want.Known || math.Abs(got.X-c.want.X) > 1e-15 {
			t.Errorf("%v gives %v, %v; want %v", c.parts, got, err, c.want)
		}
	}
}

func TestComponentsAreNamed(t *testing.T) {
	if power.UrbanPopulation.String() != "urban population" || power.Component(6).String() != "component 6" {
		t.Errorf("%s, %s", power.UrbanPopulation, power.Component(6))
	}
}

// states draws a set of states, some of whose components may be missing.
func states(missing bool) *rapid.Generator[[]power.Components] {
	return rapid.Custom(func(t *rapid.T) []power.Components {
		out := make([]power.Components, rapid.IntRange(1, 12).Draw(t, "states"))
		for i := range out {
			for c := range out[i] {
				if !missing || rapid.IntRange(0, 3).Draw(t, "known") > 0 {
					out[i][c] = power.Of(rapid.Float64Range(0, 1e9).Draw(t, "amount"))
				}
			}
		}
		return out
	})
}

// Of each component that anybody has, the shares sum to one; so do the indices
// where nothing is missing and somebody has some of everything.
func TestSharesSumToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := states(rapid.Bool().Draw(t, "missing")).Draw(t, "set")
		shares, err := power.Shares(set)
		if err != nil {
			t.Fatal(err)
		}
		whole := true
		for c := range set[0] {
			sum, known := 0.0, 0
			for i := range shares {
				if shares[i][c].Known != (set[i][c].Known && shares[i][c].Known) {
					t.Fatal("a share of what is not known")
				}
				if shares[i][c].Known {
					sum += shares[i][c].X
					known++
				}
			}
			if known > 0 && math.Abs(sum-1) > 1e-12 {
				t.Fatalf("the shares of %s sum to %g", power.Component(c), sum)
			}
			whole = whole && known == len(set)
		}
		index, err := power.CINC(set)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, x := range index {
			if x.X < 0 || x.X > 1+1e-15 {
				t.Fatalf("an index of %g", x.X)
			}
			sum += x.X
		}
		if whole && math.Abs(sum-1) > 1e-12 {
			t.Fatalf("nothing is missing and the indices sum to %g", sum)
		}
	})
}

// Another unit changes nothing.
func TestScaleFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := states(true).Draw(t, "set")
		scale := rapid.Float64Range(1e-6, 1e6).Draw(t, "scale")
		c := rapid.IntRange(0, len(set[0])-1).Draw(t, "component")
		other := slices.Clone(set)
		for i := range other {
			x := set[i][c].X * scale
			if 0 < set[i][c].X && x < 1e-300 {
				t.Skip("too small to keep its digits")
			}
			other[i][c].X = x
		}
		want, err1 := power.CINC(set)
		got, err2 := power.CINC(other)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for i := range want {
			if got[i].Known != want[i].Known || math.Abs(got[i].X-want[i].X) > 1e-12 {
				t.Fatalf("state %d: %v in one unit, %v in another", i, want[i], got[i])
			}
		}
	})
}

// The order of the states leaves no trace, not in the last bit.
func TestOrderLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := states(true).Draw(t, "set")
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(set))
		other := make([]power.Components, len(set))
		for to, from := range order {
			other[to] = set[from]
		}
		want, err1 := power.CINC(set)
		got, err2 := power.CINC(other)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		var a, b []float64
		for to, from := range order {
			if got[to] != want[from] {
				t.Fatalf("state %d: %v first, %v in another order", from, want[from], got[to])
			}
			a, b = append(a, want[to].X), append(b, got[to].X)
		}
		before := slices.Clone(a)
		x, err1 := power.Concentration(a)
		y, err2 := power.Concentration(b)
		if err1 != nil || err2 != nil || x != y {
			t.Fatalf("concentration %v, %v in another order (%v, %v)", x, y, err1, err2)
		}
		if !slices.Equal(a, before) {
			t.Fatal("the caller's parts were moved")
		}
		if x.Known && (x.X < 0 || x.X > 1) {
			t.Fatalf("concentration is %g", x.X)
		}
	})
}
