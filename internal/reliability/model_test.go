package reliability_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/reliability"
)

// invented is a record of wars in which defence is kept rarely since 1945 and
// neutrality often.
func invented() []reliability.Case {
	var out []reliability.Case
	add := func(war int, recent, many bool, d reliability.Duties, kept, broken, idle int) {
		for i := range kept + broken + idle {
			o := reliability.NotInvoked
			switch {
			case i < kept:
				o = reliability.Kept
			case i < kept+broken:
				o = reliability.Broken
			}
			out = append(out, reliability.Case{ID: len(out) + 1, War: war, WarName: fmt.Sprint("War", war), Pact: 1000 + len(out),
				Cell: reliability.Cell{Recent: recent, Multilateral: many, Duties: d}, Outcome: o})
		}
	}
	d, o, n, g := reliability.Defence, reliability.Offence, reliability.Neutrality, reliability.NonAggression
	add(1, false, false, d, 3, 2, 1)
	add(2, false, false, d|o, 4, 1, 0)
	add(3, false, true, n, 3, 0, 2)
	add(4, true, true, d, 0, 5, 3)
	add(5, true, false, d, 1, 3, 0)
	add(6, true, true, d|g, 0, 4, 1)
	add(7, true, false, n|g, 2, 0, 0)
	return out
}

func TestCount(t *testing.T) {
	cases := append(invented(), reliability.Case{ID: 99, War: 9}, reliability.Case{ID: 100, War: 9, Outcome: reliability.NotInvoked})
	c := reliability.Count(cases)
	for _, one := range []struct{ got, want reliability.Rate }{
		{c.All, reliability.Rate{Name: "all", Cases: 37, Coded: 36, Invoked: 28, Kept: 13}},
		{c.Eras[0], reliability.Rate{Name: "1816-1944", Cases: 18, Coded: 17, Invoked: 13, Kept: 10}},
		{c.Eras[1], reliability.Rate{Name: "1945-2003", Cases: 19, Coded: 19, Invoked: 15, Kept: 3}},
		{c.Duties[0], reliability.Rate{Name: "defence", Cases: 28, Coded: 28, Invoked: 23, Kept: 8}},
		{c.Duties[1], reliability.Rate{Name: "offence", Cases: 5, Coded: 5, Invoked: 5, Kept: 4}},
		{c.Duties[3], reliability.Rate{Name: "non-aggression", Cases: 7, Coded: 7, Invoked: 6, Kept: 2}},
		{c.Lateral[1], reliability.Rate{Name: "multilateral", Cases: 18, Coded: 18, Invoked: 12, Kept: 3}},
		{c.NoneOfFour, reliability.Rate{Name: "none of the four duties", Cases: 2, Coded: 1}},
	} {
		if one.got != one.want {
			t.Errorf("%+v, not %+v", one.got, one.want)
		}
	}
	if c.Wars != 7 || len(c.Cells) != 16 {
		t.Errorf("%d wars, %d cells", c.Wars, len(c.Cells))
	}
}

func fit(t testing.TB, cases []reliability.Case) *reliability.Model {
	t.Helper()
	m, err := reliability.Fit(cases, reliability.DefaultSpreads())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	return m
}

// Cells lean toward each other: each lies between its own rate and that of all.
func TestFitPools(t *testing.T) {
	m := fit(t, invented())
	cell := func(recent, many bool, d reliability.Duties) float64 {
		return m.Probability(reliability.Cell{Recent: recent, Multilateral: many, Duties: d})
	}
	d, n := reliability.Defence, reliability.Neutrality
	if old, now := cell(false, false, d), cell(true, false, d); !(now < old && old < .6 && now > 0.05) {
		t.Errorf("defence: %.3f before 1945, %.3f since", old, now)
	}
	if p := cell(true, false, n); !(p > cell(true, false, d) && p < 1) {
		t.Errorf("neutrality since 1945: %.3f", p)
	}
	if m.Cases != 28 || m.Kept != 13 || m.Wars != 7 {
		t.Errorf("%+v", m)
	}
	never := reliability.Cell{Duties: reliability.Offence | reliability.NonAggression}
	_, before := m.LogOdds(never)
	more := *m
	more.Spreads.Combination = 3
	if _, after := more.LogOdds(never); math.Abs(after*after-before*before-(9-1)) > 1e-9 {
		t.Errorf("the spread of combinations is not all in what is said of one never seen: %.3f, then %.3f", before, after)
	}
	if _, deviation := m.LogOdds(reliability.Cell{Recent: true, Multilateral: true, Duties: d}); deviation < m.Spreads.War || deviation > 1.2 {
		t.Errorf("one seen often has a deviation of %.2f", deviation)
	}
	wide := m.Belief(reliability.Cell{Duties: reliability.Offence | reliability.NonAggression}).Size()
	if narrow := m.Belief(reliability.Cell{Recent: true, Multilateral: true, Duties: d}).Size(); !(wide < narrow) {
		t.Errorf("a combination never seen is worth %.1f cases, one seen often %.1f", wide, narrow)
	}
}

// The order of cases leaves no trace, and cases that were not called change nothing.
func TestFitOrder(t *testing.T) {
	want := fmt.Sprintf("%+v", *fit(t, invented()))
	rapid.Check(t, func(rt *rapid.T) {
		cases := rapid.Permutation(invented()).Draw(rt, "order")
		if rapid.Bool().Draw(rt, "called alone") {
			cases = reliability.Invoked(cases)
		}
		if got := fmt.Sprintf("%+v", *fit(t, cases)); got != want {
			rt.Fatalf("%s\nnot\n%s", got, want)
		}
	})
}

// One more kept promise of a kind never makes that kind look worse.
func TestFitMonotone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cell := reliability.Cell{Recent: rapid.Bool().Draw(rt, "recent"), Multilateral: rapid.Bool().Draw(rt, "many"), Duties: reliability.Duties(rapid.IntRange(0, 15).Draw(rt, "duties"))}
		one := reliability.Case{ID: 1000, War: rapid.IntRange(1, 9).Draw(rt, "war"), Cell: cell, Outcome: reliability.Kept}
		kept, _ := fit(t, append(invented(), one)).LogOdds(cell)
		one.Outcome = reliability.Broken
		broken, deviation := fit(t, append(invented(), one)).LogOdds(cell)
		if !(kept > broken) || !(deviation > 0) {
			rt.Fatalf("%v: %g with one more kept, %g with one more broken", cell, kept, broken)
		}
	})
}

// With one case and one duty the mode can be worked out by hand.
func TestFitByHand(t *testing.T) {
	s := reliability.Spreads{Intercept: 1, Era: .01, Duty: .01, Parties: .01, Combination: .01, War: .01}
	m, err := reliability.Fit([]reliability.Case{{ID: 1, War: 1, Cell: reliability.Cell{Duties: reliability.Defence}, Outcome: reliability.Kept}}, s)
	if err != nil {
		t.Fatal(err)
	}
	// theta = 1 - 1/(1+exp(-theta)) with a prior of spread 1, but for the narrow ones.
	if x := m.Effects[0].Mean; math.Abs(x-(1-1/(1+math.Exp(-x)))) > 1e-3 {
		t.Errorf("the intercept is %g", x)
	}
}

func TestFitFaults(t *testing.T) {
	if _, err := reliability.Fit(nil, reliability.DefaultSpreads()); err == nil || !strings.Contains(err.Error(), "in none of 0 cases") {
		t.Error(err)
	}
	if _, err := reliability.Fit(invented(), reliability.Spreads{}); err == nil || !strings.Contains(err.Error(), "a spread is 0") {
		t.Error(err)
	}
	m := *fit(t, invented())
	m.Effects = m.Effects[1:]
	if err := m.Check(); err == nil {
		t.Error("a model that lacks an effect passes")
	}
}

// A war is never foretold from itself: what its own cases say makes no difference
// to what is foretold of it.
func TestLeaveOut(t *testing.T) {
	list, err := reliability.LeaveOut(invented(), reliability.DefaultSpreads(), 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 6 || list[0].Name != reliability.PooledModel || !(list[0].Loss > 0) {
		t.Fatalf("%+v", list)
	}
	for _, s := range list[1:] {
		if math.Abs(s.Gain-(s.Loss-list[0].Loss)) > 1e-12 || !(s.GainLow <= s.GainHigh) || s.Better < 0 || s.Better > 1+1e-9 {
			t.Errorf("%+v", s)
		}
	}
	// Two wars with one case each: the rate of all others is 1.5/2 or 0.5/2.
	two := []reliability.Case{{ID: 1, War: 1, Cell: reliability.Cell{Duties: 1}, Outcome: reliability.Kept}, {ID: 2, War: 2, Cell: reliability.Cell{Duties: 1}, Outcome: reliability.Broken}}
	list, err = reliability.LeaveOut(two, reliability.DefaultSpreads(), 0, 1)
	if err != nil || math.Abs(list[1].Loss-math.Log(4)) > 1e-12 {
		t.Errorf("%+v, %v; each is foretold with one in four", list, err)
	}
	if list, err := reliability.LeaveOut(nil, reliability.DefaultSpreads(), 10, 1); err != nil || list != nil {
		t.Error(list, err)
	}
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		fit(b, invented())
	}
}
