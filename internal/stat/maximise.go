package stat

import "math"

const (
	tolerance     = 1e-12 // relative change of the deviance at which it ends
	maxIterations = 100
	maxHalvings   = 40
)

// ending is how a search for the maximum ended.
type ending int

const (
	converged ending = iota
	separate         // there is no maximum
	endless          // none was found
)

// maximum is where the likelihood is greatest.
type maximum struct {
	theta      []float64 // coefficients of the centred and scaled regressors
	last       passed    // the look at all rows that was taken with them
	iterations int
	change     float64 // the relative change of the deviance that the last step made
}

// maximise runs iteratively reweighted least squares.
func (s *sample) maximise() (maximum, ending) {
	m := maximum{theta: make([]float64, s.coefficients())}
	m.theta[0] = math.Log(float64(s.events) / float64(s.rows()-s.events))
	m.last = s.pass(m.theta)
	for m.iterations < maxIterations {
		if m.last.rightmost > 0 {
			return m, separate
		}
		before := m.last.deviance
		if !s.step(&m) {
			return m, endless
		}
		m.iterations++
		m.change = math.Abs(m.last.deviance-before) / (m.last.deviance + 0.1)
		if m.change > tolerance {
			continue
		}
		if s.moves(m.last.solve()) > moved {
			return m, separate
		}
		return m, converged
	}
	return m, endless
}

// step goes to the solution of least squares, or as much of the way as does not
// make the deviance worse by more than rounding can.
func (s *sample) step(m *maximum) bool {
	step := m.last.solve()
	for range maxHalvings {
		theta := make([]float64, len(step))
		for j, x := range step {
			theta[j] = m.theta[j] + x
		}
		trial := s.pass(theta)
		if trial.deviance <= m.last.deviance+tolerance*(m.last.deviance+0.1) {
			m.theta, m.last = theta, trial
			return true
		}
		for j := range step {
			step[j] /= 2
		}
	}
	return false
}
