package contest

import (
	"fmt"
	"math"
)

// Model is a fitted model. Its JSON holds all that it needs.
type Model struct {
	FirstYear int  `json:"first_year"` // of the disputes it was fitted to
	LastYear  int  `json:"last_year"`
	Full      Pair `json:"net_resources_known"`
	CINCAlone Pair `json:"net_resources_not_known"`
}

// Pair are the two steps.
type Pair struct {
	Stalemate Half `json:"stalemate"`
	Decided   Half `json:"won_by_the_initiator_if_decided"`
}

// Odds are the chances of two states in a dispute that begins in a year. It is an
// error if the CINC of a side is not known, or what is given of a side can be no
// such number.
func (m *Model) Odds(year int, a, b Side, began Initiator) (Odds, error) {
	if err := sideFaults(a, b).err(); err != nil {
		return Odds{}, err
	}
	switch began {
	case SideA:
		return m.directed(year, a, b), nil
	case SideB:
		return m.directed(year, b, a).mirrored(), nil
	}
	out, other := m.directed(year, a, b), m.directed(year, b, a).mirrored()
	out.WonByA = (out.WonByA + other.WonByA) / 2
	out.WonByB = (out.WonByB + other.WonByB) / 2
	return out, nil
}

// directed are the odds where side A began.
func (m *Model) directed(year int, a, b Side) Odds {
	pair, terms := &m.Full, netKnown
	if !a.NetResources.Known || !b.NetResources.Known {
		pair, terms = &m.CINCAlone, netNotKnown
	}
	out := pair.odds(m.when(year), a, b, terms)
	out.CINCAlone = pair == &m.CINCAlone
	return out
}

// when is a year, and whether it is outside those of the disputes.
type when struct {
	year   int
	beyond bool
}

func (m *Model) when(year int) when { return when{year, year < m.FirstYear || year > m.LastYear} }

func (p *Pair) odds(at when, a, b Side, terms [2][]regressor) Odds {
	still := p.Stalemate.probability(p.Stalemate.heightIn(at.year), a, b, terms[0])
	height := p.Decided.Mean
	if !at.beyond {
		height = p.Decided.heightIn(at.year)
	}
	wins := p.Decided.probability(height, a, b, terms[1])
	return Odds{WonByA: (1 - still) * wins, Stalemate: still, WonByB: (1 - still) * (1 - wins), YearOutside: at.beyond}
}

// heightIn is that of the curve of a half that was fitted or checked.
func (h *Half) heightIn(year int) float64 {
	spline, err := h.spline()
	if err != nil {
		panic("contest: a model that was not checked: " + err.Error())
	}
	return h.height(spline, year)
}

// Check looks at a model that was read from a file: all that is wrong with it, so
// that Odds of a model without faults has no surprises.
func (m *Model) Check() error {
	var faults Faults
	if m.FirstYear > m.LastYear {
		faults.addf("the first year, %d, is after the last, %d", m.FirstYear, m.LastYear)
	}
	for _, one := range []struct {
		name  string
		half  *Half
		terms []regressor
	}{
		{"net_resources_known, stalemate", &m.Full.Stalemate, netKnown[0]},
		{"net_resources_known, decided", &m.Full.Decided, netKnown[1]},
		{"net_resources_not_known, stalemate", &m.CINCAlone.Stalemate, netNotKnown[0]},
		{"net_resources_not_known, decided", &m.CINCAlone.Decided, netNotKnown[1]},
	} {
		one.half.check(one.name, one.terms, &faults)
	}
	return faults.err()
}

// What bounds a half that is read: more would be no fitted model.
const (
	mostKnots  = 100
	mostHeight = 1e6
)

func (h *Half) check(name string, terms []regressor, faults *Faults) {
	bounded := func(what string, x float64) {
		if !(math.Abs(x) <= mostHeight) {
			faults.addf("%s: %s is %g; it is at most %g, either side of zero", name, what, x, float64(mostHeight))
		}
	}
	bounded("the intercept", h.Intercept)
	bounded("the mean of the curve", h.Mean)
	for _, k := range h.Curve {
		bounded(fmt.Sprintf("the height in %d", k.Year), k.Height)
	}
	if len(h.Curve) > mostKnots {
		faults.addf("%s: %d knots; a curve has at most %d", name, len(h.Curve), mostKnots)
	} else if _, err := h.spline(); err != nil {
		faults.addf("%s: %v", name, err)
	}
	if len(h.Terms) != len(terms) {
		faults.addf("%s: %d terms; there are %d", name, len(h.Terms), len(terms))
		return
	}
	for i, t := range h.Terms {
		bounded("the coefficient of "+t.Name, t.Coefficient)
		if t.Name != terms[i].name {
			faults.addf("%s: term %d is %q; it is %q", name, i+1, t.Name, terms[i].name)
		}
	}
}

// fitPair fits both steps.
func fitPair(disputes []Dispute, terms [2][]regressor, shapes [2]shape) (Pair, error) {
	var p Pair
	var err error
	if p.Stalemate, err = fitHalf(disputes, isStalemate, terms[0], shapes[0]); err != nil {
		return Pair{}, fmt.Errorf("whether a dispute is a stalemate: %w", err)
	}
	if p.Decided, err = fitHalf(decided(disputes), isWonByA, terms[1], shapes[1]); err != nil {
		return Pair{}, fmt.Errorf("for whom a dispute is decided: %w", err)
	}
	return p, nil
}

// fitModel fits the model itself: the pair for net resources that are known to
// the disputes of which they are, the other to all.
func fitModel(disputes []Dispute, shapes [2]shape) (*Model, error) {
	m, err := spanning(disputes), error(nil)
	if m.Full, err = fitPair(withNet(disputes), netKnown, shapes); err != nil {
		return nil, err
	}
	if m.CINCAlone, err = fitPair(disputes, netNotKnown, shapes); err != nil {
		return nil, err
	}
	return m, nil
}

// spanning is a model without anything but the years of the disputes.
func spanning(disputes []Dispute) *Model {
	m := &Model{FirstYear: disputes[0].Year, LastYear: disputes[0].Year}
	for i := range disputes {
		m.FirstYear, m.LastYear = min(m.FirstYear, disputes[i].Year), max(m.LastYear, disputes[i].Year)
	}
	return m
}

func isStalemate(o Outcome) bool { return o == Stalemate }
func isWonByA(o Outcome) bool    { return o == WonByA }

func only(disputes []Dispute, keep func(*Dispute) bool) []Dispute {
	var out []Dispute
	for i := range disputes {
		if keep(&disputes[i]) {
			out = append(out, disputes[i])
		}
	}
	return out
}

func decided(disputes []Dispute) []Dispute {
	return only(disputes, func(d *Dispute) bool { return d.Outcome != Stalemate })
}

func withNet(disputes []Dispute) []Dispute {
	return only(disputes, func(d *Dispute) bool { return d.A.NetResources.Known && d.B.NetResources.Known })
}
