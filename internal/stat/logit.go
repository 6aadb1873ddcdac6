package stat

import (
	"fmt"
	"math"
)

// Term is a coefficient: the intercept, or that of a regressor.
type Term struct {
	Name     string
	Estimate float64 // change of the log-odds with one unit of the regressor
	Error    float64 // standard error, in the same unit
	Z        float64 // estimate through error
	P        float64 // two-sided, under the normal distribution
}

// Fit is a logit at its greatest likelihood.
type Fit struct {
	Outcome    string
	Terms      []Term      // the intercept, then the regressors as given
	Covariance [][]float64 // of the estimates, in the order of Terms
	Clustered  *Clustered  // nil where no groups were given

	N       int       // rows used
	Events  int       // of those, with outcome 1
	Dropped int       // rows left out, as something in them is not known
	Unknown []Unknown // of each variable that is not known in some row: in how many

	LogLikelihood     float64
	NullLogLikelihood float64 // of the intercept alone, on the rows used

	Iterations int
	Change     float64 // the relative change of the deviance that the last iteration made
}

// Clustered is what the estimates' errors are where the rows of a group are not
// independent. Estimates are those of the Fit.
type Clustered struct {
	Groups     int
	Terms      []Term
	Covariance [][]float64
}

// AIC is Akaike's criterion: 2 for each coefficient less twice the log-likelihood.
func (f *Fit) AIC() float64 { return 2*float64(len(f.Terms)) - 2*f.LogLikelihood }

// McFadden is his pseudo R²: 1 less the log-likelihood through that of the
// intercept alone.
func (f *Fit) McFadden() float64 { return 1 - f.LogLikelihood/f.NullLogLikelihood }

// Probability is that of the outcome for a row, given the values of the
// regressors in the order of the fit. It is NaN, unknown, where one of them is.
func (f *Fit) Probability(values []float64) float64 {
	if len(values) != len(f.Terms)-1 {
		panic(fmt.Sprintf("stat: %d values for a fit of %d regressors", len(values), len(f.Terms)-1))
	}
	eta := f.Terms[0].Estimate
	for j, x := range values {
		eta += f.Terms[j+1].Estimate * x
	}
	return 1 / (1 + math.Exp(-eta))
}

// Logit fits a design. Its error is Problems, all that stands against a fit; the
// rows are not looked at while names, lengths or single values are wrong, and no
// fit is tried while regressors are constant, collinear or separate the outcomes.
func Logit(d Design) (*Fit, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	keep, unknown := d.known()
	s := d.sample(keep)
	if err := s.check(d.Outcome.Name, len(d.Outcome.Values)); err != nil {
		return nil, err
	}
	m, how := s.maximise()
	switch how {
	case separate:
		return nil, s.together()
	case endless:
		return nil, Problems{{Message: fmt.Sprintf("the fit did not converge in %d iterations, the last of which changed the deviance by %.2g of itself; look for regressors that hardly differ or have values far from all others", m.iterations, m.change)}}
	}
	events, others := float64(s.events), float64(s.rows()-s.events)
	f := &Fit{
		Outcome: d.Outcome.Name,
		N:       s.rows(), Events: s.events, Dropped: len(d.Outcome.Values) - s.rows(), Unknown: unknown,
		LogLikelihood:     -m.last.deviance / 2,
		NullLogLikelihood: -events*math.Log1p(others/events) - others*math.Log1p(events/others),
		Iterations:        m.iterations, Change: m.change,
	}
	s.report(f, m)
	return f, nil
}

// report takes estimates and errors back to the units given.
func (s *sample) report(f *Fit, m maximum) {
	root := s.root(m)
	estimates := make([]float64, len(m.theta))
	estimates[0] = m.theta[0]
	for j := range s.x {
		estimates[j+1] = m.theta[j+1] * s.scale[j]
		estimates[0] -= estimates[j+1] * s.centre[j]
	}
	f.Covariance = outer(root)
	f.Terms = s.terms(estimates, f.Covariance)
	if s.groups != nil {
		f.Clustered = s.clustered(m, root)
		f.Clustered.Terms = s.terms(estimates, f.Clustered.Covariance)
	}
}

func (s *sample) terms(estimates []float64, covariance [][]float64) []Term {
	out := make([]Term, len(estimates))
	for j, x := range estimates {
		se := math.Sqrt(covariance[j][j])
		out[j] = Term{Estimate: x, Error: se, Z: x / se, P: TwoSided(x / se)}
		if out[j].Name = Intercept; j > 0 {
			out[j].Name = s.names[j-1]
		}
	}
	return out
}
