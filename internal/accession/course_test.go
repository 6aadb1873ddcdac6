package accession

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawPosition(t *rapid.T) Position {
	return Position{Stage: rapid.SampledFrom([]Stage{None, Aspirant, Talks, Advanced, Draft, Signed, Ratified, InForce, Denied, Stalled, Withdrawn}).Draw(t, "stage"),
		Waiting: rapid.IntRange(0, 40).Draw(t, "ratifiers"), Elapsed: rapid.IntRange(0, 900).Draw(t, "elapsed")}
}

// Whatever the position, the four ways to stand add up to one; time never takes an
// accession back that is in force.
func TestCourseAddsUp(t *testing.T) {
	p := Defaults()
	rapid.Check(t, func(t *rapid.T) {
		from := drawPosition(t)
		days := rapid.IntRange(0, 1500).Draw(t, "days")
		c, later := p.Course(from, days), p.Course(from, days+rapid.IntRange(0, 400).Draw(t, "more"))
		for _, x := range []Course{c, later} {
			if sum := x.InForce + x.Signed + x.Ended + x.Open; math.Abs(sum-1) > 1e-9 || min(x.InForce, x.Signed, x.Ended, x.Open) < -1e-12 {
				t.Fatalf("%+v adds up to %g", x, sum)
			}
		}
		if math.Abs(c.Denied+c.Stalled+c.Withdrawn-c.Ended) > 1e-9 {
			t.Fatalf("%+v", c)
		}
		if later.InForce < c.InForce-1e-12 || later.Ended < c.Ended-1e-12 {
			t.Fatalf("%+v, later %+v", c, later)
		}
	})
}

// A stage further on is a stage likelier, and each further ratifier slows it.
func TestCourseOrder(t *testing.T) {
	p := Defaults()
	rapid.Check(t, func(t *rapid.T) {
		days, n := rapid.IntRange(1, 1200).Draw(t, "days"), rapid.IntRange(1, 35).Draw(t, "ratifiers")
		last := -1.0
		for _, s := range before {
			c := p.Course(Position{Stage: s, Waiting: n}, days)
			if c.InForce < last {
				t.Fatalf("%s after %d days: %g, the stage before %g", s, days, c.InForce, last)
			}
			last = c.InForce
			if more := p.Course(Position{Stage: s, Waiting: n + 1}, days); more.InForce > c.InForce+1e-12 {
				t.Fatalf("%s: %d ratifiers %g, one more %g", s, n, c.InForce, more.InForce)
			}
		}
	})
}

// With one hazard and no risk of an end, the chance of a signature is that of an
// exponential clock.
func TestCourseAgainstFormula(t *testing.T) {
	p := Defaults()
	for id, v := range map[string]float64{"hazard.draft_agreed.on": .1, "hazard.draft_agreed.end": 0, "hazard.signed.end": 0} {
		var err error
		if p, err = p.With(Prior{ID: id, Value: v, Low: v, High: v}); err != nil {
			t.Fatal(err)
		}
	}
	c := p.Course(Position{Stage: Draft, Waiting: 3}, 365)
	want := 1 - math.Pow(.9, 365/daysAMonth)
	if got := c.InForce + c.Signed; math.Abs(got-want) > 1e-12 {
		t.Errorf("signed %g, by the formula %g", got, want)
	}
	// The slowest of n is the nth power of one.
	if one, many := slowest(p.clocks(Position{Waiting: 1}), 90), slowest(p.clocks(Position{Waiting: 7}), 90); math.Abs(many-math.Pow(one, 7)) > 1e-12 || many >= one {
		t.Errorf("one clock %g, the slowest of seven %g", one, many)
	}
	// In force at once, of all that are signed, where nobody has to ratify.
	c = p.Course(Position{Stage: Draft}, 365)
	if c.Signed > 1e-3 {
		t.Errorf("without ratifiers %g wait", c.Signed)
	}
}

// A state has a clock of its own where a prior names it; the slowest decides.
func TestOwnClock(t *testing.T) {
	p, err := Defaults().With(Prior{ID: "clock.median:PAK", Value: 2000, Low: 1500, High: 2500, Basis: "slow"})
	if err != nil {
		t.Fatal(err)
	}
	from := Position{Stage: Signed, Waiting: 3, Who: []string{"TUR", "SAU", "PAK"}}
	alike, slow := Defaults().Course(from, 365), p.Course(from, 365)
	if !(slow.InForce < alike.InForce/2) || p.ClockOf("PAK").Median != 2000 || p.ClockOf("SAU").Median != 63 {
		t.Errorf("with one slow clock %+v, all alike %+v", slow, alike)
	}
	if got, want := slowest(p.clocks(from), 300), p.ClockOf("PAK").By(300)*math.Pow(p.ClockOf("").By(300), 2); math.Abs(got-want) > 1e-12 {
		t.Errorf("the slowest of three: %g, by the product %g", got, want)
	}
	for _, bad := range []string{"clock.median:", "clock.median:pak", "clock.medium:PAK", "hazard.talks.on:PAK"} {
		if _, err := p.With(Prior{ID: bad, Value: .5, Low: .5, High: .5}); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}

func TestFitClock(t *testing.T) {
	for _, r := range Rounds {
		if r.Days <= 0 || r.Ratifiers <= 0 {
			t.Errorf("%+v", r)
		}
	}
	median, spread := FitClock(Rounds)
	p := Defaults()
	if median != p.value("clock.median") || spread != p.value("clock.spread") {
		t.Errorf("the clock fits %g and %g; the priors are %g and %g", median, spread, p.value("clock.median"), p.value("clock.spread"))
	}
}

func TestPriors(t *testing.T) {
	p := Defaults()
	var seen []string
	for _, x := range p.List() {
		if x.Basis == "" || len(x.Sources) == 0 || slices.Contains(seen, x.ID) {
			t.Errorf("%+v has no basis, no source or a name that stands twice", x)
		}
		if _, err := p.With(x); err != nil {
			t.Errorf("a default is refused: %v", err)
		}
		seen = append(seen, x.ID)
	}
	for _, bad := range []Prior{
		{ID: "hazard.talk.on", Value: .1, Low: .1, High: .1}, {ID: "hazard.talks.on", Value: 1.1, Low: 1.1, High: 1.1}, {ID: "hazard.talks.on", Value: math.NaN()},
		{ID: "hazard.talks.on", Value: .1, Low: .2, High: .3}, {ID: "cap", Value: .5, Low: .5, High: .5}, {ID: "clock.median", Value: 0}, {ID: "says.talks", Value: math.Inf(1), Low: 1, High: math.Inf(1)},
	} {
		if _, err := p.With(bad); err == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
	changed, err := p.With(Prior{ID: "cap", Value: 3, Low: 3, High: 3})
	if err != nil || changed.value("cap") != 3 || p.value("cap") != 10 {
		t.Errorf("cap %g, before %g: %v", changed.value("cap"), p.value("cap"), err)
	}
}
