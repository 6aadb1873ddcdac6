package joining

import (
	"errors"
	"math"
	"slices"

	"casus/internal/stat"
)

// Options are how a model is fitted.
type Options struct {
	Penalty     float64 `json:"penalty"`      // on the sum of squares of coefficients, each in units of its standard deviation
	SidePenalty float64 `json:"side_penalty"` // the same of the logit of sides
	Draws       int     `json:"draws"`        // of wars, for the intervals of a report
	Seed        uint64  `json:"seed"`
}

// Defaults are those of the model that comes with casus.
func Defaults() Options { return Options{Penalty: 1, SidePenalty: 1, Draws: 2000, Seed: 1} }

// sample is what can be counted once for all folds.
type sample struct {
	wars  []War
	cells [][]cell
}

func sampleOf(wars []War) sample {
	s := sample{wars, make([][]cell, len(wars))}
	for i := range wars {
		s.cells[i] = cells(&wars[i])
	}
	return s
}

// without leaves out one war.
func (s sample) without(i int) sample {
	return sample{slices.Concat(s.wars[:i], s.wars[i+1:]), slices.Concat(s.cells[:i], s.cells[i+1:])}
}

// Fit learns the odds. It is an error if nobody or everybody at risk joined, or if
// the fit does not converge.
func Fit(wars []War, o Options) (*Model, error) { return sampleOf(wars).fit(o, nil) }

// fit starts from a model near the one that it looks for, if there is one.
func (s sample) fit(o Options, near *Model) (*Model, error) {
	m := &Model{Wars: len(s.wars), Penalty: o.Penalty, SidePenalty: o.SidePenalty}
	for i := range s.wars {
		m.States += len(s.wars[i].States)
		m.Joined += s.wars[i].joiners()
	}
	if m.Joined == 0 || m.Joined == m.States {
		return nil, errors.New("nobody or everybody at risk joined; a fit needs both")
	}
	if !(o.Penalty > 0) || !(o.SidePenalty > 0) {
		return nil, errors.New("a penalty is not over 0")
	}
	if err := s.fitJoining(m, near); err != nil {
		return nil, err
	}
	if err := s.fitSide(m); err != nil {
		return nil, err
	}
	s.fitTime(m)
	return m, nil
}

func (s sample) fitJoining(m *Model, near *Model) error {
	p := problem{s.cells, s.forces(m.Penalty)}
	k := len(terms)
	theta := make([]float64, k+2)
	theta[0], theta[k+1] = math.Log(float64(m.Joined)/float64(m.States-m.Joined)), 1
	if near != nil {
		theta[0], theta[k+1] = near.Intercept.Estimate, near.Effect.Estimate
		for j := range terms {
			theta[j+1] = near.Terms[j].Estimate
		}
	}
	theta, second, err := p.summit(theta)
	if err != nil {
		return err
	}
	deviations, ok := errorsOf(second)
	if !ok {
		return errNoSummit
	}
	// The likelihood does not know the sign of the effect.
	m.Intercept = Coefficient{"intercept", theta[0], &deviations[0]}
	m.Effect = Coefficient{"standard deviation of the effect of the war", math.Abs(theta[k+1]), &deviations[k+1]}
	for j := range terms {
		m.Terms = append(m.Terms, Coefficient{terms[j].name, theta[j+1], &deviations[j+1]})
	}
	return nil
}

// forces are the penalty in the units of each coefficient: none on the intercept and
// on the effect of the war.
func (s sample) forces(penalty float64) []float64 {
	k := len(terms)
	force, sums, squares, n := make([]float64, k+2), make([]float64, k), make([]float64, k), 0.0
	for _, w := range s.cells {
		for i := range w {
			n += w[i].all
			for j := range k {
				x := w[i].x[j+1]
				sums[j] += w[i].all * x
				squares[j] += w[i].all * x * x
			}
		}
	}
	for j := range k {
		mean := sums[j] / n
		if force[j+1] = penalty * (squares[j]/n - mean*mean); force[j+1] < 1e-9 {
			force[j+1] = penalty // a constant is held at zero
		}
	}
	return force
}

// fitSide fits on every joiner and on its mirror image, so that the intercept is
// zero. Each counts twice so, and so does the penalty.
func (s sample) fitSide(m *Model) error {
	d := stat.Design{Outcome: stat.Column{Name: "second side"}}
	for i := range sideTerms {
		d.Regressors = append(d.Regressors, stat.Column{Name: sideTerms[i].name})
	}
	for i := range s.wars {
		w := &s.wars[i]
		for j := range w.States {
			joiner := &w.States[j]
			if !joiner.joined() {
				continue
			}
			second := indicator(joiner.Joined == Second)
			d.Outcome.Values = append(d.Outcome.Values, second, 1-second)
			for c, x := range row(sideTerms, w, joiner) {
				d.Regressors[c].Values = append(d.Regressors[c].Values, x, -x)
			}
		}
	}
	f, err := stat.Ridge(d, 2*m.SidePenalty)
	if err != nil {
		return err
	}
	for i := range sideTerms {
		m.SecondSide = append(m.SecondSide, Coefficient{Name: sideTerms[i].name, Estimate: f.Coefficients[i]})
	}
	return nil
}

func (s sample) fitTime(m *Model) {
	var all, pact []int
	for i := range s.wars {
		for j := range s.wars[i].States {
			if joiner := &s.wars[i].States[j]; joiner.joined() {
				all = append(all, joiner.Days)
				if joiner.defense() {
					pact = append(pact, joiner.Days)
				}
			}
		}
	}
	slices.Sort(all) // so that the order of wars changes no bit
	n := float64(len(all))
	for _, days := range all {
		m.Time.Mean += math.Log(float64(max(days, 1))) / n
	}
	for _, days := range all {
		x := math.Log(float64(max(days, 1))) - m.Time.Mean
		m.Time.Spread += x * x / n
	}
	m.Time.Spread = math.Sqrt(m.Time.Spread)
	m.Time.All, m.Time.Pact = quantiles(all), quantiles(pact)
}

// timeShares are those of the quantiles of the time to joining.
var timeShares = []float64{.1, .25, .5, .75, .9}

// quantiles are days in the sample: the first by which at least the share had joined.
func quantiles(days []int) []Quantile {
	slices.Sort(days)
	out := []Quantile{}
	for _, share := range timeShares {
		if len(days) > 0 {
			at := int(math.Ceil(share*float64(len(days)))) - 1
			out = append(out, Quantile{share, days[max(at, 0)]})
		}
	}
	return out
}
