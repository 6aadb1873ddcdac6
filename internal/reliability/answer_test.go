package reliability_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/power"
	"casus/internal/reliability"
)

func question(kind string) reliability.Question {
	return reliability.Question{Kind: kind, Cell: reliability.Cell{Recent: true, Duties: reliability.Defence}, Priors: reliability.DefaultPriors(),
		Weights: reliability.DefaultWeights(), Level: .8}
}

func draw(rt *rapid.T) reliability.Question {
	q := question(rapid.SampledFrom(reliability.PriorNames()[:4]).Draw(rt, "kind"))
	q.Cell.Recent, q.Cell.Duties = rapid.Bool().Draw(rt, "recent"), reliability.Duties(rapid.IntRange(0, 15).Draw(rt, "duties"))
	q.Weights = reliability.Weights{Record: rapid.Float64Range(0, 50).Draw(rt, "record"), Others: rapid.Float64Range(0, 2).Draw(rt, "others"), Own: rapid.Float64Range(0, 2).Draw(rt, "own")}
	q.Level = rapid.Float64Range(.1, .99).Draw(rt, "level")
	for range rapid.IntRange(0, 5).Draw(rt, "occasions") {
		q.Occasions = append(q.Occasions, reliability.Occasion{ID: "x", Own: rapid.Bool().Draw(rt, "own"), Weight: rapid.SampledFrom([]float64{0, .5, 1}).Draw(rt, "weight"),
			Act: reliability.Act(rapid.IntRange(0, 3).Draw(rt, "act"))})
	}
	for range rapid.IntRange(0, 3).Draw(rt, "factors") {
		q.Factors = append(q.Factors, reliability.Factor{Name: "f", Shift: rapid.Float64Range(-3, 3).Draw(rt, "shift"), Error: rapid.Float64Range(0, 2).Draw(rt, "error")})
	}
	return q
}

// The four rungs are all there is: their means sum to one, help and force to what
// is kept, and every range holds its mean.
func TestLadder(t *testing.T) {
	m := fit(t, invented())
	rapid.Check(t, func(rt *rapid.T) {
		q := draw(rt)
		a := m.Answer(q)
		if sum := a.Nothing.Mean + a.WordsOnly.Mean + a.Help.Mean + a.Force.Mean; math.Abs(sum-1) > 1e-9 {
			rt.Fatalf("the rungs sum to %g", sum)
		}
		if math.Abs(a.Help.Mean+a.Force.Mean-a.Kept.Mean) > 1e-9 {
			rt.Fatalf("%+v", a)
		}
		q.Short = true
		if short := m.Answer(q); len(short.Steps) != 0 || short.Kept != a.Kept || short.Force != a.Force || short.Nothing != a.Nothing {
			rt.Fatalf("%+v in short, not %+v", short, a)
		}
		all := []reliability.Estimate{a.Nothing, a.WordsOnly, a.Help, a.Force, a.Kept}
		for _, s := range a.Steps {
			all = append(all, s.After)
		}
		for _, e := range all {
			if !(0 <= e.Low && e.Low <= e.Mean && e.Mean <= e.High && e.High <= 1) {
				rt.Fatalf("%+v is no range", e)
			}
		}
	})
}

// Help on an occasion never lowers the chance of help, words never raise it; and a
// greater level gives a range that holds the smaller one.
func TestOccasionsMove(t *testing.T) {
	m := fit(t, invented())
	rapid.Check(t, func(rt *rapid.T) {
		q := draw(rt)
		before := m.Answer(q)
		own := rapid.Bool().Draw(rt, "own")
		more := q
		more.Occasions = append([]reliability.Occasion{{ID: "y", Own: own, Weight: 1, Act: reliability.DefensiveHelp}}, q.Occasions...)
		less := q
		less.Occasions = append([]reliability.Occasion{{ID: "y", Own: own, Weight: 1, Act: reliability.WordsOnly}}, q.Occasions...)
		if h, w := m.Answer(more).Kept.Mean, m.Answer(less).Kept.Mean; h < before.Kept.Mean-1e-9 || w > before.Kept.Mean+1e-9 {
			rt.Fatalf("%g, with help %g, with words %g", before.Kept.Mean, h, w)
		}
		q.Level = (1 + q.Level) / 2
		if wide := m.Answer(q); wide.Kept.Low > before.Kept.Low || wide.Kept.High < before.Kept.High {
			rt.Fatalf("%+v does not hold %+v", wide.Kept, before.Kept)
		}
	})
}

// With everything else off the answer is the prior; the order of wordings stays.
func TestPriorAlone(t *testing.T) {
	m := fit(t, invented())
	last := 1.0
	for _, kind := range []string{reliability.DefenceAutomatic, reliability.DefenceOwnChoice, reliability.DefenceJoint, reliability.Assurance} {
		q := question(kind)
		with := m.Answer(q).Kept.Mean
		q.Weights = reliability.Weights{}
		a := m.Answer(q)
		if want := map[string]float64{reliability.DefenceAutomatic: .45, reliability.DefenceOwnChoice: .3, reliability.DefenceJoint: .22, reliability.Assurance: .08}[kind]; math.Abs(a.Kept.Mean-want) > 1e-12 || math.Abs(a.Force.Mean-want*.2) > 1e-12 {
			t.Errorf("%s: %+v", kind, a)
		}
		if with >= last {
			t.Errorf("%s: %g with the record, as against %g of a stronger wording", kind, with, last)
		}
		last = with
	}
	for kind, want := range map[string]float64{reliability.NeutralityKept: .78, reliability.NonAggressionKept: .37} {
		q := question(kind)
		q.Weights = reliability.Weights{}
		if a := m.Answer(q); !a.Passive || math.Abs(a.Kept.Mean-want) > 1e-12 || a.Force.Mean != 0 {
			t.Errorf("%s: %+v", kind, a)
		}
	}
}

func TestFactorOff(t *testing.T) {
	m := fit(t, invented())
	q := question(reliability.DefenceJoint)
	want := m.Answer(q)
	q.Factors = []reliability.Factor{{Name: "distance", Shift: -1, Off: true}}
	got := m.Answer(q)
	if got.Kept != want.Kept || !got.Steps[2].Off {
		t.Errorf("%+v, not %+v", got, want)
	}
	q.Factors[0].Off = false
	if m.Answer(q).Kept.Mean >= want.Kept.Mean {
		t.Error("a factor that lowers the odds does not")
	}
	q.Factors[0].Shift, q.Factors[0].Error = 0, 1
	if e := m.Answer(q).Kept; math.Abs(e.Mean-want.Kept.Mean) > 1e-9 || e.High-e.Low <= want.Kept.High-want.Kept.Low {
		t.Errorf("an uncertain shift of nothing gives %+v, not a wider %+v", e, want.Kept)
	}
}

func TestWithPriors(t *testing.T) {
	_, err := reliability.WithPriors(reliability.DefaultPriors(), reliability.Prior{Name: "defense", Beta: reliability.Beta{A: 1, B: 1}}, reliability.Prior{Name: reliability.Assurance})
	for _, says := range []string{`no prior "defense"`, "the prior assurance: 0,0 is no beta"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
	}
	got, err := reliability.WithPriors(reliability.DefaultPriors(), reliability.Prior{Name: reliability.Assurance, Beta: reliability.Beta{A: 5, B: 5}})
	if err != nil || got[3].A != 5 || reliability.DefaultPriors()[3].A != .8 {
		t.Error(got, err)
	}
	if err := (reliability.Weights{Record: -1}).Check(); err == nil {
		t.Error("a weight below zero passes")
	}
}

// A quantile cuts off what it says, found by adding up the density.
func TestQuantile(t *testing.T) {
	for _, b := range []reliability.Beta{{2.2, 7.8}, {.8, 9.2}, {45, 3}} {
		lg := func(x float64) float64 { v, _ := math.Lgamma(x); return v }
		scale := math.Exp(lg(b.A+b.B) - lg(b.A) - lg(b.B))
		for _, q := range []float64{.1, .5, .9} {
			const n = 200_000
			top, sum := b.Quantile(q), 0.0
			for i := range n {
				x := top * (float64(i) + .5) / n
				sum += scale * math.Pow(x, b.A-1) * math.Pow(1-x, b.B-1) * top / n
			}
			if math.Abs(sum-q) > 2e-3 {
				t.Errorf("%v: below the quantile of %g lies %g", b, q, sum)
			}
		}
	}
}

// The logit finds the coefficients that invented rows follow, and says what a known
// value does.
func TestInstitutions(t *testing.T) {
	var rows [][]float64
	var kept []bool
	for i := range 400 {
		row := []float64{float64(i % 3), float64(i / 3 % 3), float64(i / 9 % 2), float64(i / 18 % 2), float64(i / 36 % 2)}
		p := 1 / (1 + math.Exp(-(2 - row[0] - 1.5*row[2])))
		rows, kept = append(rows, row), append(kept, float64(i*7919%400)/400 < p)
	}
	n, err := reliability.FitInstitutions(rows, kept)
	if err != nil || n.Check() != nil {
		t.Fatal(err, n.Check())
	}
	for i, want := range []float64{2, -1, 0, -1.5, 0, 0} {
		if c := n.Coefficients[i]; math.Abs(c.Value-want) > 3*c.Error {
			t.Errorf("%s is %.2f ± %.2f; the rows follow %g", c.Name, c.Value, c.Error, want)
		}
	}
	f, ok := n.Factor("capability_change", 0)
	if !ok || !(f.Shift > 0) || !(f.Error > 0) {
		t.Errorf("%+v", f)
	}
	if _, ok := n.Factor("intercept", 0); ok {
		t.Error("the intercept is a factor")
	}
	if _, err := reliability.FitInstitutions([][]float64{{1}}, []bool{true}); err == nil {
		t.Error("a short row passes")
	}
}

func TestMargin(t *testing.T) {
	of := func(x float64) power.Estimate { return power.Estimate{Amount: power.Of(x), Low: x * .9, High: x * 1.1} }
	f, err := reliability.Margin(of(1), of(3), []reliability.Helper{{of(8), reliability.Estimate{Mean: .25, Low: .1, High: .5}}})
	if err != nil || math.Abs(f.Alone.X-.25) > 1e-12 || math.Abs(f.Expected.X-.5) > 1e-12 || math.Abs(f.Full.X-.75) > 1e-12 || !(f.Expected.Low < .5 && f.Expected.High > .5) {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := reliability.Margin(of(1), of(3), []reliability.Helper{{of(8), reliability.Estimate{Mean: 2, Low: .1, High: 2}}}); err == nil {
		t.Error("a helper that helps with a chance of 2 passes")
	}
	rapid.Check(t, func(rt *rapid.T) {
		p := rapid.Float64Range(0, 1).Draw(rt, "p")
		e := reliability.Estimate{Mean: p, Low: p * rapid.Float64Range(0, 1).Draw(rt, "low"), High: p + (1-p)*rapid.Float64Range(0, 1).Draw(rt, "high")}
		f, err := reliability.Margin(of(rapid.Float64Range(0, 10).Draw(rt, "victim")), of(rapid.Float64Range(.1, 10).Draw(rt, "attacker")),
			[]reliability.Helper{{of(rapid.Float64Range(0, 10).Draw(rt, "helper")), e}})
		if err != nil || f.Alone.X > f.Expected.X+1e-12 || f.Expected.X > f.Full.X+1e-12 {
			rt.Fatalf("%+v, %v", f, err)
		}
	})
}
