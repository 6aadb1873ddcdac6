package stat

import "strings"

// moved is how far a step may move the log-odds of a row at the end. Where a
// maximum exists it is far under this; where none does, the rows that are separated
// move by about 1 at each step, without end.
const moved = 0.05

const noMaximum = "the likelihood has no maximum and the coefficient no bound"

// separators notes every regressor that alone separates the outcomes.
func (s *sample) separators(p *Problems) {
	if s.events == 0 || s.events == s.rows() {
		return
	}
	for j, r := range s.ranges {
		if r.min() == r.max() {
			continue
		}
		for _, up := range []int{1, 0} { // the outcome of rows with high values
			low, high := r.greatest[1-up], r.least[up]
			switch {
			case low < high:
				p.add(s.names[j], 0, "separates the outcomes: it is at most %g in all rows of outcome %d and at least %g in all of outcome %d, so that %s; leave it out", low, 1-up, high, up, noMaximum)
			case low == high:
				p.add(s.names[j], 0, "separates the outcomes: all rows in which it is over %g have outcome %d and all in which it is under have %d, so that %s; leave it out or join it with a variable that says as much", low, up, 1-up, noMaximum)
			}
		}
	}
}

// together names regressors that separate only jointly: those without any of
// which the rest do not.
func (s *sample) together() Problems {
	rest := s
	for j := 0; j < len(rest.x); {
		if fewer := rest.without(j); fewer.separated() {
			rest = fewer
		} else {
			j++
		}
	}
	var p Problems
	names := strings.Join(rest.names, ", ")
	p.add("", 0, "%s together separate the outcomes: a weighted sum of them tells the outcome of all rows, or of all beyond a bound, so that %s; leave out one of them", names, noMaximum)
	return p
}

func (s *sample) separated() bool {
	_, how := s.maximise()
	return how == separate
}
