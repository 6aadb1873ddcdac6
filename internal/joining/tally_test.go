package joining_test

import (
	"math"
	"testing"

	"casus/internal/joining"
)

// Two wars of three states each, with a pact in the first: what the tallies hold is
// what the judge tells.
func TestJudge(t *testing.T) {
	owes := [2]joining.Tie{{Defense: true, Ally: true}, {}}
	wars := []joining.War{
		{ID: 1, Year: 1900, Members: 5, States: []joining.State{{ID: 1, Toward: owes, Joined: joining.First, Last: joining.First, Days: 3}, {ID: 2}, {ID: 3}}},
		{ID: 2, Year: 1950, Members: 5, States: []joining.State{{ID: 1}, {ID: 2}, {ID: 3}}},
	}
	tallies := []*joining.Tally{joining.NewTally(&wars[0]), joining.NewTally(&wars[1])}
	tallies[0].Add([]joining.Joiner{{State: 0, Side: joining.First, Day: 2}, {State: 1, Side: joining.Second, Day: 9}})
	tallies[0].Add([]joining.Joiner{{State: 0, Side: joining.Second, Day: 4}})
	tallies[0].Add(nil)
	tallies[0].Add(nil)
	for range 4 {
		tallies[1].Add(nil)
	}
	got := joining.Judge(wars, tallies, joining.Options{Draws: 10, Seed: 1})
	all, pact := got.Groups[0], got.Groups[1]
	if got.Runs != 4 || all.Mean != 3.0/4 || pact.Mean != 2.0/4 || pact.All != 1 || got.Spread.Mean != 2.0/4 {
		t.Errorf("runs %d, all %+v, pact %+v, spread %+v", got.Runs, all, pact, got.Spread)
	}
	// 2, 1, 0 and 0 joined: the variance is 5/4 - 9/16.
	if math.Abs(all.Deviation-math.Sqrt(5.0/4-9.0/16)) > 1e-12 {
		t.Errorf("deviation %v", all.Deviation)
	}
	if rate := got.Allys.Mean / float64(got.Allys.All); rate != .5 {
		t.Errorf("on the ally's side %v", rate)
	}
	if got.Scores[0].AUC != 1 || got.Sizes[0].Model != 2.0/4+1 || got.Time[2].Days != 4 {
		t.Errorf("AUC %v, sizes %+v, time %+v", got.Scores[0].AUC, got.Sizes, got.Time)
	}
}
