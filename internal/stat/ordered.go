package stat

import (
	"fmt"
	"math"
	"slices"
)

// OrderedDesign is an outcome with levels in an order, and what it is regressed
// on. All columns have the same rows in the same order.
type OrderedDesign struct {
	Levels     []string // from the lowest
	Outcome    Column   // the index of the level, from 0; NaN where it is not known
	Regressors []Column // the thresholds are not among them
}

// OrderedFit is an ordered logit at its greatest likelihood.
type OrderedFit struct {
	Outcome    string
	Levels     []string
	Thresholds []Term      // log-odds of a level at most this one where all regressors are zero; for each but the highest
	Terms      []Term      // a regressor's coefficient over zero raises the outcome
	Covariance [][]float64 // of the thresholds, then the terms

	N, Dropped int
	Counts     []int // rows used of each level
	Unknown    []Unknown

	LogLikelihood     float64
	NullLogLikelihood float64 // of the thresholds alone, on the rows used
	Iterations        int
}

// Probabilities are those of the levels for a row, given the values of the
// regressors in the order of the fit; NaN, unknown, where one of them is.
func (f *OrderedFit) Probabilities(values []float64) []float64 {
	if len(values) != len(f.Terms) {
		panic(fmt.Sprintf("stat: %d values for a fit of %d regressors", len(values), len(f.Terms)))
	}
	eta := 0.0
	for j, x := range values {
		eta += f.Terms[j].Estimate * x
	}
	out := make([]float64, len(f.Levels))
	for k := range out {
		high, low := math.Inf(1), math.Inf(-1)
		if k < len(f.Thresholds) {
			high = f.Thresholds[k].Estimate - eta
		}
		if k > 0 {
			low = f.Thresholds[k-1].Estimate - eta
		}
		out[k] = math.Exp(logBetween(high, low))
	}
	return out
}

// Ordered fits the proportional-odds model of McCullagh (1980): the log-odds of
// an outcome at or below each level are a threshold of its own less a sum of the
// regressors, each times one coefficient that is the same for all levels. The
// likelihood is concave (Pratt 1981) and Newton's method with steps that are
// halved where they do not help finds its maximum. Errors are from the observed
// information. What has no fit is told as by Logit; regressors that separate the
// levels are not named one by one.
func Ordered(d OrderedDesign) (*OrderedFit, error) {
	s, unknown, err := d.sample()
	if err != nil {
		return nil, err
	}
	at, iterations, how := s.maximise()
	switch how {
	case separate:
		return nil, Problems{{Message: "the regressors separate the levels, so that " + noMaximum + "; leave some out"}}
	case endless:
		return nil, Problems{{Message: fmt.Sprintf("the fit did not converge in %d iterations; look for regressors that hardly differ or have values far from all others", iterations)}}
	}
	f := &OrderedFit{
		Outcome: d.Outcome.Name, Levels: slices.Clone(d.Levels), Counts: s.counts,
		N: s.rows(), Dropped: len(d.Outcome.Values) - s.rows(), Unknown: unknown,
		LogLikelihood: at.logLikelihood, Iterations: iterations,
	}
	for _, n := range s.counts {
		f.NullLogLikelihood += float64(n) * math.Log(float64(n)/float64(f.N))
	}
	s.report(f, at)
	return f, nil
}

// check looks at levels and outcomes; the rest is looked at as in any design.
func (d *OrderedDesign) check() error {
	var p Problems
	if len(d.Levels) < 2 {
		p.add(d.Outcome.Name, 0, "has %d levels; give two or more, from the lowest", len(d.Levels))
	}
	d.Outcome.refuse(&p, fmt.Sprintf("an outcome is the index of its level, a whole number from 0 to %d, or NaN where it is not known", len(d.Levels)-1),
		func(x float64) bool { return x < 0 || x >= float64(len(d.Levels)) || x != math.Trunc(x) })
	if err := p.err(); err != nil {
		return err
	}
	plain := d.above(0)
	return plain.check()
}

// above is the design of whether the outcome is over a level.
func (d *OrderedDesign) above(level float64) Design {
	out := Design{Outcome: Column{Name: d.Outcome.Name, Values: slices.Clone(d.Outcome.Values)}, Regressors: d.Regressors}
	for i, x := range out.Outcome.Values {
		switch {
		case x > level:
			out.Outcome.Values[i] = 1
		case x <= level:
			out.Outcome.Values[i] = 0
		}
	}
	return out
}

// orderedSample is the rows in which all is known, centred and scaled.
type orderedSample struct {
	*sample
	level  []int
	counts []int
}

func (d *OrderedDesign) sample() (*orderedSample, []Unknown, error) {
	if err := d.check(); err != nil {
		return nil, nil, err
	}
	plain := d.above(0)
	keep, unknown := plain.known()
	s := &orderedSample{plain.sample(keep), make([]int, len(keep)), make([]int, len(d.Levels))}
	for to, from := range keep {
		s.level[to] = int(d.Outcome.Values[from])
		s.counts[s.level[to]]++
	}
	var p Problems
	for k, n := range s.counts {
		if n == 0 {
			p.add(d.Outcome.Name, 0, "no row used is %s; leave the level out", d.Levels[k])
		}
	}
	var varying []int
	for j, r := range s.ranges {
		if r.min() < r.max() {
			varying = append(varying, j)
		} else if len(keep) > 0 {
			p.add(s.names[j], 0, "is %g in all %s used, which the thresholds say already; leave it out", r.min(), rows(len(keep)))
		}
	}
	if need := len(s.x) + len(d.Levels) - 1; len(keep) < need {
		p.add("", 0, "%s of %d have no unknown value, fewer than the %d coefficients and thresholds; give more rows", rows(len(keep)), len(d.Outcome.Values), need)
	} else {
		s.with(varying).collinear(&p)
	}
	return s, unknown, p.err()
}
