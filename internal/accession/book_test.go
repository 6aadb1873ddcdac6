package accession

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestScoreCalls(t *testing.T) {
	s := ScoreCalls([]Call{{.8, true}, {.8, false}, {.1, false}, {.1, false}})
	// (.04 + .64 + .01 + .01) / 4; shares .5 and 0 about a mean of .25.
	for name, x := range map[string][2]float64{
		"brier": {s.Brier, .175}, "reliability": {s.Reliability, (.09 + .01) / 2}, "resolution": {s.Resolution, .0625}, "uncertainty": {s.Uncertainty, .1875},
		"log": {*s.Log, (math.Log(.8) + math.Log(.2) + 2*math.Log(.9)) / 4}, "within": {s.Within, 0}, "share": {s.Came, .25},
	} {
		if math.Abs(x[0]-x[1]) > 1e-12 {
			t.Errorf("%s %g, not %g", name, x[0], x[1])
		}
	}
	if len(s.Bands) != 2 || s.Bands[0].Words != "very unlikely" || s.Bands[1].Words != "very likely" {
		t.Errorf("%+v", s.Bands)
	}
	if s := ScoreCalls([]Call{{0, true}}); s.Log != nil || s.Brier != 1 {
		t.Errorf("the impossible came: %+v", s)
	}
	if ScoreCalls(nil) != nil {
		t.Error("no calls have a score")
	}
}

// The parts add up to the score, whatever the chances inside the bands.
func TestScoreParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		calls := make([]Call, n)
		for i := range calls {
			calls[i] = Call{rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, .01, .05, .2, .45, .55, .8, .95, .99, 1})).Draw(t, "p"), rapid.Bool().Draw(t, "came")}
		}
		s := ScoreCalls(calls)
		if sum := s.Reliability - s.Resolution + s.Uncertainty + s.Within; math.Abs(sum-s.Brier) > 1e-9 {
			t.Fatalf("the parts add up to %g, the score is %g", sum, s.Brier)
		}
		all := 0
		for _, b := range s.Bands {
			all += b.N
			if b.Observed < b.From-1e-12 || b.Observed > b.To+1e-12 || b.Forecast < b.Low-1e-12 || b.Forecast > b.High+1e-12 {
				t.Fatalf("%+v", b)
			}
		}
		if all != n {
			t.Fatalf("%d of %d calls stand in a band", all, n)
		}
	})
}
