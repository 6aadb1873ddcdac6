package stat

import (
	"fmt"
	"math"
)

// RidgeFit is a logit whose coefficients are held back by a penalty.
type RidgeFit struct {
	Outcome      string
	Penalty      float64
	Intercept    float64
	Coefficients []float64 // of the regressors in the order and the units given

	N, Events, Dropped int // as in Fit
	Unknown            []Unknown

	LogLikelihood float64 // without the penalty
	Iterations    int
}

// Ridge fits a logit of the greatest penalised likelihood: the log-likelihood
// less half the penalty times the sum of squares of the coefficients, each in
// units of its regressor's standard deviation in the rows used (le Cessie and van
// Houwelingen 1992). The intercept is free. There is always such a fit, also
// where regressors are collinear, are constant, which gives a coefficient of
// zero, or separate the outcomes. It predicts; its coefficients are biased toward
// zero and have no errors.
//
// The error is Problems: what is wrong with the design, a penalty that is not a
// number over zero, or an outcome that is the same in all rows used.
func Ridge(d Design, penalty float64) (*RidgeFit, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	if !(penalty > 0) || penalty > largest {
		return nil, Problems{{Message: fmt.Sprintf("the penalty is %g; give a number over 0 and at most 1e150", penalty)}}
	}
	keep, unknown := d.known()
	s := d.sample(keep)
	if s.events == 0 || s.events == s.rows() {
		return nil, Problems{{Column: d.Outcome.Name, Message: fmt.Sprintf("is the same in all %s used; a fit needs rows of both outcomes", rows(s.rows()))}}
	}
	m, ok := s.penalised(s.spreads(math.Sqrt(penalty)))
	if !ok {
		return nil, Problems{{Message: fmt.Sprintf("the fit did not converge in %d iterations; look for regressors that have values far from all others", m.iterations)}}
	}
	f := &RidgeFit{
		Outcome: d.Outcome.Name, Penalty: penalty,
		N: s.rows(), Events: s.events, Dropped: len(d.Outcome.Values) - s.rows(), Unknown: unknown,
		LogLikelihood: -m.last.deviance / 2, Iterations: m.iterations,
		Intercept: m.theta[0], Coefficients: make([]float64, len(s.x)),
	}
	for j := range s.x {
		f.Coefficients[j] = m.theta[j+1] * s.scale[j]
		f.Intercept -= f.Coefficients[j] * s.centre[j]
	}
	return f, nil
}

// Probability is that of the outcome for a row; NaN, unknown, where a value is.
func (f *RidgeFit) Probability(values []float64) float64 {
	if len(values) != len(f.Coefficients) {
		panic(fmt.Sprintf("stat: %d values for a fit of %d regressors", len(values), len(f.Coefficients)))
	}
	eta := f.Intercept
	for j, x := range values {
		eta += f.Coefficients[j] * x
	}
	return 1 / (1 + math.Exp(-eta))
}

// spreads are the standard deviations of the centred and scaled regressors, times
// a factor. That of a constant is taken to be one, so that it is held at zero.
func (s *sample) spreads(factor float64) []float64 {
	out := make([]float64, len(s.x))
	for j, x := range s.x {
		out[j] = factor
		if r := s.ranges[j]; r.max() > r.min() {
			out[j] *= norm(x) / math.Sqrt(float64(len(x)))
		}
	}
	return out
}

// penalised runs iteratively reweighted least squares with one more row for each
// regressor, which pulls its coefficient to zero with the force given.
func (s *sample) penalised(force []float64) (maximum, bool) {
	m := maximum{theta: make([]float64, s.coefficients())}
	m.theta[0] = math.Log(float64(s.events) / float64(s.rows()-s.events))
	m.last = s.pass(m.theta)
	for m.iterations < maxIterations {
		m.last.pull(force, m.theta)
		before := m.last.deviance + penaltyOf(force, m.theta)
		if !s.penalisedStep(&m, force, before) {
			return m, false
		}
		m.iterations++
		after := m.last.deviance + penaltyOf(force, m.theta)
		if m.change = math.Abs(after-before) / (after + 0.1); m.change <= tolerance {
			return m, true
		}
	}
	return m, false
}

// penalisedStep goes to the solution of least squares, or as much of the way as
// does not make the penalised deviance worse.
func (s *sample) penalisedStep(m *maximum, force []float64, before float64) bool {
	step := m.last.solve()
	for range maxHalvings {
		theta := make([]float64, len(step))
		for j, x := range step {
			theta[j] = m.theta[j] + x
		}
		trial := s.pass(theta)
		if trial.deviance+penaltyOf(force, theta) <= before+tolerance*(before+0.1) {
			m.theta, m.last = theta, trial
			return true
		}
		for j := range step {
			step[j] /= 2
		}
	}
	return false
}

// pull takes in the rows of the penalty.
func (t triangle) pull(force, theta []float64) {
	n := len(force)
	block := make([][]float64, t.k+1)
	for c := range block {
		block[c] = make([]float64, n)
	}
	for j, f := range force {
		block[j+1][j] = f
		block[t.k][j] = -f * theta[j+1]
	}
	t.absorb(block)
}

func penaltyOf(force, theta []float64) float64 {
	sum := 0.0
	for j, f := range force {
		sum += f * theta[j+1] * f * theta[j+1]
	}
	return sum
}
