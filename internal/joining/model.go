package joining

import (
	"fmt"
	"math"
)

// Model is the odds of joining.
type Model struct {
	Wars   int `json:"wars"`
	States int `json:"states_at_risk"`
	Joined int `json:"joined"`

	Penalty     float64       `json:"penalty"`
	Intercept   Coefficient   `json:"intercept"`
	Terms       []Coefficient `json:"terms"`
	Effect      Coefficient   `json:"effect_of_the_war"` // its standard deviation on log-odds
	SecondSide  []Coefficient `json:"second_side"`       // of joining the second side, given that the state joins
	SidePenalty float64       `json:"side_penalty"`
	Time        Time          `json:"time"`
}

// Coefficient is a change of log-odds with one unit of a regressor. Error is its
// standard error; nil where the fit has none.
type Coefficient struct {
	Name     string   `json:"name"`
	Estimate float64  `json:"estimate"`
	Error    *float64 `json:"error,omitempty"`
}

// Time is how long a state that joined took: the logarithm of days from the war's
// first day is normal. All and Pact are quantiles of what happened, in days.
type Time struct {
	Mean   float64    `json:"mean_log_days"`
	Spread float64    `json:"spread_log_days"`
	All    []Quantile `json:"all"`
	Pact   []Quantile `json:"with_a_defence_pact"`
}

// Median is the number of days by which half of those who join have joined.
func (t Time) Median() float64 { return math.Exp(t.Mean) }

// Quantile is the number of days by which a share had joined.
type Quantile struct {
	Share float64 `json:"share"`
	Days  int     `json:"days"`
}

// LogOdds are those of the state's joining where the effect of the war is none. Add
// Effect times a standard normal number, the same for all states of the war.
func (m *Model) LogOdds(w *War, s *State) float64 {
	eta := m.Intercept.Estimate
	for i := range terms {
		eta += m.Terms[i].Estimate * terms[i].of(w, s)
	}
	return eta
}

// Chance is how likely the state is to join, over the effects that a war may have.
func (m *Model) Chance(w *War, s *State) float64 {
	return Mixed(m.LogOdds(w, s), m.Effect.Estimate)
}

// Mixed is the chance of log-odds to which a normal number with mean zero and a
// standard deviation is added, over all that it may be.
func Mixed(logOdds, spread float64) float64 {
	if spread == 0 {
		return logistic(logOdds)
	}
	sum := 0.0
	for _, n := range nodes {
		sum += n.weight * logistic(logOdds+spread*n.z)
	}
	return sum
}

// Term is the coefficient of a term of joining by its name. It panics where there is
// none, as Check tells beforehand.
func (m *Model) Term(name string) float64 { return estimate(m.Terms, name) }

// SideTerm is the same of a term of the side: log-odds of the second side.
func (m *Model) SideTerm(name string) float64 { return estimate(m.SecondSide, name) }

func estimate(of []Coefficient, name string) float64 {
	for i := range of {
		if of[i].Name == name {
			return of[i].Estimate
		}
	}
	panic("joining: no term " + name)
}

// Second is how likely the state is to be on the second side, given that it joins.
func (m *Model) Second(w *War, s *State) float64 {
	eta := 0.0
	for i := range sideTerms {
		eta += m.SecondSide[i].Estimate * sideTerms[i].of(w, s)
	}
	return logistic(eta)
}

// Check tells whether the model can answer: its terms are those of this version, in
// order, and its numbers are finite.
func (m *Model) Check() error {
	if err := sameTerms("terms", terms, m.Terms); err != nil {
		return err
	}
	if err := sameTerms("second_side", sideTerms, m.SecondSide); err != nil {
		return err
	}
	for _, c := range append(append([]Coefficient{m.Intercept, m.Effect}, m.Terms...), m.SecondSide...) {
		if math.IsNaN(c.Estimate) || math.IsInf(c.Estimate, 0) || math.Abs(c.Estimate) > 100 {
			return fmt.Errorf("%s is %g; log-odds are between -100 and 100", c.Name, c.Estimate)
		}
	}
	if m.Effect.Estimate < 0 || !(m.Time.Spread >= 0) || math.IsInf(m.Time.Spread, 0) || math.IsNaN(m.Time.Mean) || math.IsInf(m.Time.Mean, 0) {
		return fmt.Errorf("the spread of the effect of the war is %g, the time has mean %g and spread %g; spreads are 0 or more, and all are finite", m.Effect.Estimate, m.Time.Mean, m.Time.Spread)
	}
	return nil
}

func sameTerms(of string, want []term, got []Coefficient) error {
	if len(got) != len(want) {
		return fmt.Errorf("%s has %d coefficients; there are %d", of, len(got), len(want))
	}
	for i := range want {
		if got[i].Name != want[i].name {
			return fmt.Errorf("%s has %q where %q stands in this version", of, got[i].Name, want[i].name)
		}
	}
	return nil
}
