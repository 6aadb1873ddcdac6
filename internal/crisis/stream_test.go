package crisis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLogarithm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0x1p-60, 1).Draw(t, "x")
		if got, want := logOf(x), math.Log(x); math.Abs(got-want) > 2e-13*(1+math.Abs(want)) {
			t.Fatalf("log %v is %v; %v", x, got, want)
		}
	})
}

// The numbers of a run, of a state over runs and of neighbouring seeds are even
// and do not hang together.
func TestNumbersAreEven(t *testing.T) {
	const bins, n = 64, 1 << 18
	keys := []uint64{keyOf("PAK", 0), keyOf("PAK", 1), keyOf("SAU", 0)}
	draw := map[string]func(i uint64) float64{
		"over runs":      func(i uint64) float64 { return uniform(number(streamOf(1, i), keys[0])) },
		"over seeds":     func(i uint64) float64 { return uniform(number(streamOf(i, 1), keys[0])) },
		"over turns":     func(i uint64) float64 { return uniform(number(streamOf(1, 1), keys[0]+i*golden)) },
		"over decisions": func(i uint64) float64 { return uniform(number(streamOf(1, 1), keyOf("PAK", int(i)))) },
	}
	for name, f := range draw {
		var count [bins]float64
		for i := range uint64(n) {
			count[int(f(i)*bins)]++
		}
		chi := 0.0
		for _, c := range count {
			chi += (c - n/bins) * (c - n/bins) / (n / bins)
		}
		// Of 63 degrees of freedom; beyond 125 once in 200,000.
		if chi > 125 {
			t.Errorf("%s: chi squared %.1f of %d bins", name, chi, bins)
		}
	}
	for k := range keys {
		sum := 0.0
		for i := range uint64(n) {
			s := streamOf(1, i)
			sum += (uniform(number(s, keys[k])) - 0.5) * (uniform(number(s, keys[(k+1)%3])) - 0.5)
		}
		if z := sum / math.Sqrt(n) * 12; math.Abs(z) > 5 {
			t.Errorf("numbers %d and %d of a run hang together: z %.1f", k, (k+1)%3, z)
		}
	}
}

func TestDrawsAreExponential(t *testing.T) {
	const n = 1 << 18
	least, sum, over := math.Inf(1), 0.0, 0.0
	for i := range uint64(n) {
		h := number(streamOf(3, i), keyOf("TUR", 2))
		e := exponential(h)
		if e < uniform(h) {
			t.Fatalf("draw %v is less than its number %v", e, uniform(h))
		}
		least, sum = min(least, e), sum+e
		if e > 2 {
			over++
		}
	}
	if mean := sum / n; least < 0 || math.Abs(mean-1) > 5/math.Sqrt(n) {
		t.Errorf("mean %v, least %v", mean, least)
	}
	if p := over / n; math.Abs(p-math.Exp(-2)) > 5*math.Sqrt(math.Exp(-2)/n) {
		t.Errorf("share over two: %v", p)
	}
}
