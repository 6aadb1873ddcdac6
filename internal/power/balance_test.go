package power_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/power"
)

func TestBalance(t *testing.T) {
	for _, tt := range []struct {
		name        string
		side, other []power.Estimate
		want        [3]float64
	}{
		{"exact", []power.Estimate{power.Exactly(1), power.Exactly(2)}, []power.Estimate{power.Exactly(1)}, [3]float64{0.75, 0.75, 0.75}},
		{"ranges", []power.Estimate{{Amount: power.Of(2), Low: 1, High: 3}}, []power.Estimate{{Amount: power.Of(2), Low: 1, High: 3}}, [3]float64{0.5, 0.25, 0.75}},
		{"a member without a value", []power.Estimate{power.Exactly(1), {High: 1}}, []power.Estimate{power.Exactly(1)}, [3]float64{0.5, 0.5, 2.0 / 3}},
	} {
		got, err := power.Balance(tt.side, tt.other)
		if err != nil || !got.Known || math.Abs(got.X-tt.want[0])+math.Abs(got.Low-tt.want[1])+math.Abs(got.High-tt.want[2]) > 1e-12 {
			t.Errorf("%s: %+v (%v), want %v", tt.name, got, err, tt.want)
		}
	}
	if got, err := power.Balance([]power.Estimate{{High: 3}}, []power.Estimate{{High: 2}}); err != nil || got.Known {
		t.Errorf("nothing is known: %+v, %v", got, err)
	}
	for _, bad := range []power.Estimate{{Amount: power.Of(2), Low: 3, High: 4}, {Amount: power.Of(-1), Low: -1, High: 0}, {Low: 2, High: 1}, {Amount: power.Of(1), Low: 0, High: math.Inf(1)}} {
		if _, err := power.Balance([]power.Estimate{bad}, nil); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

// TestBalancesOfTwoSides: the two sides' parts make one, a range holds its value, and
// who adds an ally loses nothing.
func TestBalancesOfTwoSides(t *testing.T) {
	estimate := rapid.Custom(func(t *rapid.T) power.Estimate {
		v := rapid.SliceOfN(rapid.Float64Range(0, 1e9), 3, 3).Draw(t, "v")
		slices.Sort(v)
		return power.Estimate{Amount: power.Of(v[1]), Low: v[0], High: v[2]}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOfN(estimate, 1, 5).Draw(t, "a"), rapid.SliceOfN(estimate, 1, 5).Draw(t, "b")
		x, err := power.Balance(a, b)
		if err != nil {
			t.Fatal(err)
		}
		y, _ := power.Balance(b, a)
		if !x.Known {
			return
		}
		const e = 1e-9
		if math.Abs(x.X+y.X-1) > e || math.Abs(x.Low+y.High-1) > e && x.High+y.Low > 0 || x.Low > x.X+e || x.High < x.X-e {
			t.Errorf("%+v and %+v", x, y)
		}
		more, _ := power.Balance(append(a, estimate.Draw(t, "ally")), b)
		if more.X < x.X-e || more.Low < x.Low-e {
			t.Errorf("with an ally %+v, without %+v", more, x)
		}
	})
}

func TestAged(t *testing.T) {
	e := power.Estimate{Amount: power.Of(100), Low: 90, High: 110}
	for years, want := range map[int][2]float64{0: {90, 110}, 1: {90, 110}, 2: {90 / 1.05, 110 * 1.05}, 11: {90 / math.Pow(1.05, 10), 110 * math.Pow(1.05, 10)}} {
		if got := e.Aged(years, 0.05); math.Abs(got.Low-want[0])+math.Abs(got.High-want[1]) > 1e-9 || got.X != 100 {
			t.Errorf("after %d years %+v, want %v", years, got, want)
		}
	}
}

// TestReach: strength is lost with distance, more slowly since 1946, and there is
// none of none.
func TestReach(t *testing.T) {
	if got, want := power.Reach(0.1, 0, 2020), math.Pow(0.1, math.Log10(10-math.E)); math.Abs(got-want) > 1e-12 {
		t.Errorf("at home %v, want %v", got, want)
	}
	// 5,000 miles at 500 a day: the exponent is log10(20 - e).
	if got, want := power.Reach(0.1, 5000/0.621371192, 2020), math.Pow(0.1, math.Log10(20-math.E)); math.Abs(got-want) > 1e-12 {
		t.Errorf("at 5,000 miles %v, want %v", got, want)
	}
	if !(power.Reach(0.1, 3000, 1914) < power.Reach(0.1, 3000, 1939)) || !(power.Reach(0.1, 3000, 1939) < power.Reach(0.1, 3000, 1960)) || power.Reach(0, 100, 2020) != 0 {
		t.Error("reach does not grow with the years")
	}
	if got := power.NetResources(power.Exactly(200), power.Exactly(10)); got.X != 4000 {
		t.Errorf("net resources %+v", got)
	}
}

func TestMovement(t *testing.T) {
	for _, tt := range []struct {
		then, now []float64
		want      float64
	}{
		{[]float64{1, 1}, []float64{2, 2}, 0},
		{[]float64{0, 1}, []float64{1, 0}, 1},
		{[]float64{3, 1}, []float64{1, 1}, 1.0 / 3}, // a quarter moves, of three quarters that could
	} {
		if got, err := power.Movement(tt.then, tt.now); err != nil || !got.Known || math.Abs(got.X-tt.want) > 1e-12 {
			t.Errorf("%v to %v: %+v (%v), want %v", tt.then, tt.now, got, err, tt.want)
		}
	}
	if _, err := power.Movement([]float64{1}, []float64{1, 2}); err == nil {
		t.Error("other holders were taken")
	}
	if got, err := power.Movement([]float64{0, 0}, []float64{1, 2}); err != nil || got.Known {
		t.Errorf("of nothing %+v, %v", got, err)
	}
}
