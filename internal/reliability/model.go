package reliability

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Spreads are the standard deviations of the normal priors, on log-odds.
type Spreads struct {
	Intercept   float64 `json:"intercept"`
	Era         float64 `json:"era"`
	Duty        float64 `json:"duty"`
	Parties     float64 `json:"number_of_parties"`
	Combination float64 `json:"combination_of_duties"`
	War         float64 `json:"war"`
}

// DefaultSpreads are wide for what may matter much, such as era and duty, and
// narrow for what is told from few cases. They are not fitted: others about as
// wide give losses within three hundredths of theirs (docs/formats/reliability.md).
func DefaultSpreads() Spreads {
	return Spreads{Intercept: 2.5, Era: 1.5, Duty: 1.5, Parties: 0.5, Combination: 1, War: 0.5}
}

func (s Spreads) check() error {
	for _, x := range []float64{s.Intercept, s.Era, s.Duty, s.Parties, s.Combination, s.War} {
		if !(x >= 0.01 && x <= 100) {
			return fmt.Errorf("a spread is %g; give numbers from 0.01 to 100, on log-odds", x)
		}
	}
	return nil
}

// Effect is what the model has learnt of one thing, on log-odds.
type Effect struct {
	Name   string  `json:"name"`
	Spread float64 `json:"prior_spread"`
	Mean   float64 `json:"mean"`
	Error  float64 `json:"error"`
}

// Model is the pooled record.
type Model struct {
	Cases        int         `json:"cases"`
	Kept         int         `json:"kept"`
	Wars         int         `json:"wars"`
	Spreads      Spreads     `json:"spreads"`
	Combinations []Duties    `json:"combinations"`
	Effects      []Effect    `json:"effects"`    // intercept, era, number of parties, duties, combinations
	Covariance   [][]float64 `json:"covariance"` // of the effects, in their order
}

// fixed is the number of effects before the combinations.
const fixed = 3 + numberOfDuties

// row is the design of a cell. Era and number of parties are centred on zero; a
// combination that the record does not have has no effect of its own.
func (m *Model) row(c Cell, size int) []float64 {
	x := make([]float64, size)
	x[0], x[1], x[2] = 1, half(c.Recent), half(c.Multilateral)
	for i, duty := range Each() {
		if c.Duties.Has(duty) {
			x[3+i] = 1
		}
	}
	if i, ok := slices.BinarySearch(m.Combinations, c.Duties); ok {
		x[fixed+i] = 1
	}
	return x
}

func half(yes bool) float64 {
	if yes {
		return .5
	}
	return -.5
}

// Fit pools the cases in which the promise was called; others are passed over. The
// error is that there is no such case, or a spread out of bounds.
func Fit(cases []Case, s Spreads) (*Model, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	called := Invoked(cases)
	if len(called) == 0 {
		return nil, fmt.Errorf("in none of %d cases was a promise called; a fit needs cases that are coded as kept or broken", len(cases))
	}
	slices.SortFunc(called, func(a, b Case) int { return cmp.Compare(a.ID, b.ID) })
	m := &Model{Cases: len(called), Spreads: s}
	var wars []int
	for _, c := range called {
		m.Combinations, wars = append(m.Combinations, c.Duties), append(wars, c.War)
		if c.Outcome == Kept {
			m.Kept++
		}
	}
	slices.Sort(m.Combinations)
	slices.Sort(wars)
	m.Combinations, wars = slices.Compact(m.Combinations), slices.Compact(wars)
	m.Wars = len(wars)
	p := m.problem(called, wars)
	theta, information, ok := p.mode()
	if !ok {
		return nil, fmt.Errorf("the fit of %d cases did not converge", len(called))
	}
	covariance, ok := inverse(information)
	if !ok {
		return nil, fmt.Errorf("the fit of %d cases has no covariance", len(called))
	}
	m.take(theta, covariance)
	return m, nil
}

// problem is the design with the effects of wars behind the others.
func (m *Model) problem(called []Case, wars []int) problem {
	effects := fixed + len(m.Combinations)
	size := effects + len(wars)
	p := problem{precision: make([]float64, size)}
	for i := range p.precision {
		p.precision[i] = 1 / (m.spread(i) * m.spread(i))
	}
	for _, c := range called {
		x := m.row(c.Cell, size)
		at, _ := slices.BinarySearch(wars, c.War)
		x[effects+at] = 1
		p.x, p.kept = append(p.x, x), append(p.kept, c.Outcome == Kept)
	}
	return p
}

// spread is that of the prior of an effect.
func (m *Model) spread(i int) float64 {
	switch {
	case i == 0:
		return m.Spreads.Intercept
	case i == 1:
		return m.Spreads.Era
	case i == 2:
		return m.Spreads.Parties
	case i < fixed:
		return m.Spreads.Duty
	case i < fixed+len(m.Combinations):
		return m.Spreads.Combination
	}
	return m.Spreads.War
}

func (m *Model) take(theta []float64, covariance [][]float64) {
	names := []string{"intercept", "since 1945 against before", "multilateral against bilateral"}
	names = append(names, dutyNames[:]...)
	for _, c := range m.Combinations {
		names = append(names, "combination: "+c.String())
	}
	for i, name := range names {
		m.Effects = append(m.Effects, Effect{name, m.spread(i), theta[i], math.Sqrt(covariance[i][i])})
		m.Covariance = append(m.Covariance, covariance[i][:len(names)])
	}
}

// Check says whether a model that was read can answer.
func (m *Model) Check() error {
	n := fixed + len(m.Combinations)
	if err := m.Spreads.check(); err != nil {
		return err
	}
	switch {
	case !slices.IsSorted(m.Combinations) || len(slices.Compact(slices.Clone(m.Combinations))) != len(m.Combinations):
		return fmt.Errorf("combinations of duties are not in order, each once")
	case len(m.Effects) != n || len(m.Covariance) != n:
		return fmt.Errorf("%d effects and %d rows of covariance; there are %d", len(m.Effects), len(m.Covariance), n)
	}
	for i, row := range m.Covariance {
		if len(row) != n {
			return fmt.Errorf("row %d of the covariance has %d numbers; there are %d", i+1, len(row), n)
		}
		for _, x := range append([]float64{m.Effects[i].Mean}, row...) {
			if !(math.Abs(x) <= 1e6) {
				return fmt.Errorf("effect %d has %g, which is out of bounds", i+1, x)
			}
		}
	}
	return nil
}

// LogOdds is what is believed of the log-odds that a promise of a kind, called in a
// new war, is kept: mean and standard deviation.
func (m *Model) LogOdds(c Cell) (mean, deviation float64) {
	x := m.row(c, len(m.Effects))
	variance := m.Spreads.War * m.Spreads.War
	for i, xi := range x {
		mean += xi * m.Effects[i].Mean
		for j, xj := range x {
			variance += xi * xj * m.Covariance[i][j]
		}
	}
	if !slices.Contains(m.Combinations, c.Duties) {
		variance += m.Spreads.Combination * m.Spreads.Combination
	}
	return mean, math.Sqrt(max(variance, 0))
}

// Belief is that as a distribution of the probability, with the mean and the
// variance of the normal distribution of log-odds.
func (m *Model) Belief(c Cell) Beta {
	mean, deviation := m.LogOdds(c)
	const steps = 200 // of the range of five deviations either way
	var weight, first, second float64
	for i := range steps + 1 {
		z := -5 + 10*float64(i)/steps
		w := math.Exp(-z * z / 2)
		p := logistic(mean + z*deviation)
		weight, first, second = weight+w, first+w*p, second+w*p*p
	}
	first, second = first/weight, second/weight
	return matched(first, second-first*first)
}

// Probability is the mean of the belief.
func (m *Model) Probability(c Cell) float64 { return m.Belief(c).Mean() }
