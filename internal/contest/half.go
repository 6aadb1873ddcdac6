package contest

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/stat"
)

// Half is one of the two steps: a logit of a curve of the year and some terms.
type Half struct {
	Penalty   float64 `json:"penalty"`
	Intercept float64 `json:"intercept"`
	Curve     []Knot  `json:"curve,omitempty"` // added to the intercept, by year
	Mean      float64 `json:"curve_mean"`      // of the curve over the disputes it was fitted to
	Terms     []Term  `json:"terms,omitempty"`
}

// Knot is the height of a curve in a year.
type Knot struct {
	Year   int     `json:"year"`
	Height float64 `json:"height"`
}

// Term is a regressor's coefficient.
type Term struct {
	Name        string  `json:"name"`
	Coefficient float64 `json:"coefficient"`
}

// smallest is half of the last digit to which the index is published: a state
// with less is taken to have that much, so that its logarithm is a number.
const smallest = 5e-8

func logCINC(s Side) float64 { return math.Log(max(s.CINC.X, smallest)) }

// regressor is a number made of two sides. Those of the first step stay as they
// are where the sides are swapped, those of the second change their sign.
type regressor struct {
	name string
	of   func(a, b Side) float64
}

func ratioCINC(a, b Side) float64 { return logCINC(a) - logCINC(b) }
func ratioNet(a, b Side) float64  { return math.Log(a.NetResources.X) - math.Log(b.NetResources.X) }

var (
	unequalNet   = regressor{"size of the log-ratio of net resources", func(a, b Side) float64 { return math.Abs(ratioNet(a, b)) }}
	unequalCINC  = regressor{"size of the log-ratio of CINC", func(a, b Side) float64 { return math.Abs(ratioCINC(a, b)) }}
	greaterCINC  = regressor{"log of the greater CINC", func(a, b Side) float64 { return max(logCINC(a), logCINC(b)) }}
	aheadInNet   = regressor{"log-ratio of net resources", ratioNet}
	aheadInCINC  = regressor{"log-ratio of CINC", ratioCINC}
	netKnown     = [2][]regressor{{unequalNet, greaterCINC}, {aheadInNet, aheadInCINC}}
	netNotKnown  = [2][]regressor{{unequalCINC, greaterCINC}, {aheadInCINC}}
	calendarOnly = [2][]regressor{}
)

// shape is what a half is made of: how many knots its curve has, none for no
// curve, and how hard it is held back.
type shape struct {
	Knots   int
	Penalty float64
}

// fitHalf fits a half to disputes with side A as the one that began.
func fitHalf(disputes []Dispute, happened func(Outcome) bool, terms []regressor, s shape) (Half, error) {
	h := Half{Penalty: s.Penalty}
	for _, year := range knots(disputes, s.Knots) {
		h.Curve = append(h.Curve, Knot{Year: year})
	}
	spline, err := h.spline()
	if err != nil {
		return Half{}, err
	}
	d := stat.Design{Outcome: stat.Column{Name: "outcome"}}
	for _, k := range h.Curve {
		d.Regressors = append(d.Regressors, stat.Column{Name: fmt.Sprint(k.Year)})
	}
	for _, r := range terms {
		d.Regressors = append(d.Regressors, stat.Column{Name: r.name})
	}
	for i := range disputes {
		one := &disputes[i]
		y := 0.0
		if happened(one.Outcome) {
			y = 1
		}
		d.Outcome.Values = append(d.Outcome.Values, y)
		row := h.row(spline, one.Year, one.A, one.B, terms)
		for j := range d.Regressors {
			d.Regressors[j].Values = append(d.Regressors[j].Values, row[j])
		}
	}
	fit, err := stat.Ridge(d, s.Penalty)
	if err != nil {
		return Half{}, err
	}
	h.Intercept = fit.Intercept
	for j, x := range fit.Coefficients {
		if j < len(h.Curve) {
			h.Curve[j].Height = x
		} else {
			h.Terms = append(h.Terms, Term{terms[j-len(h.Curve)].name, x})
		}
	}
	for j, k := range h.Curve {
		h.Mean += k.Height * Mean(d.Regressors[j].Values)
	}
	return h, nil
}

// knots are years at even parts of the disputes, the first and the last among
// them; fewer where many fall into one year.
func knots(disputes []Dispute, n int) []int {
	if n < 2 || len(disputes) == 0 {
		return nil
	}
	years := make([]int, len(disputes))
	for i := range disputes {
		years[i] = disputes[i].Year
	}
	slices.Sort(years)
	var out []int
	for i := range n {
		out = append(out, years[i*(len(years)-1)/(n-1)])
	}
	out = slices.Compact(out)
	if len(out) < 2 {
		return nil
	}
	return out
}

// spline is nil where the half has no curve.
func (h *Half) spline() (*stat.Spline, error) {
	if len(h.Curve) == 0 {
		return nil, nil
	}
	years := make([]float64, len(h.Curve))
	for i, k := range h.Curve {
		years[i] = float64(k.Year)
	}
	return stat.NaturalSpline(years)
}

// row is what each knot and each term counts for.
func (h *Half) row(spline *stat.Spline, year int, a, b Side, terms []regressor) []float64 {
	out := h.basis(spline, year)
	for _, r := range terms {
		out = append(out, r.of(a, b))
	}
	return out
}

// basis is what each knot counts for in a year, that of the nearest end for one
// outside the curve.
func (h *Half) basis(spline *stat.Spline, year int) []float64 {
	if spline == nil {
		return nil
	}
	return spline.Basis(float64(min(max(year, h.Curve[0].Year), h.Curve[len(h.Curve)-1].Year)))
}

// height is that of the curve in a year.
func (h *Half) height(spline *stat.Spline, year int) float64 {
	sum := 0.0
	for j, x := range h.basis(spline, year) {
		sum += x * h.Curve[j].Height
	}
	return sum
}

// probability is that of the half's outcome where side A began.
func (h *Half) probability(height float64, a, b Side, terms []regressor) float64 {
	eta := h.Intercept + height
	for j, r := range terms {
		eta += h.Terms[j].Coefficient * r.of(a, b)
	}
	return 1 / (1 + math.Exp(-eta))
}
