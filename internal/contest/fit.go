package contest

import (
	"cmp"
	"slices"
)

// Fit fits the model to disputes, and judges it beside simpler ones. The error is
// Faults, all that is wrong with disputes or options, or what a fit has no answer
// for.
func Fit(disputes []Dispute, o Options) (*Model, *Report, error) {
	rows, err := ordered(disputes)
	if err != nil {
		return nil, nil, err
	}
	if err := o.check(rows); err != nil {
		return nil, nil, err
	}
	shapes, err := o.tune(withNet(rows), netKnown, true, o.Seeds[0])
	if err != nil {
		return nil, nil, err
	}
	m, err := fitModel(rows, shapes)
	if err != nil {
		return nil, nil, err
	}
	r, err := judge(rows, o)
	if err != nil {
		return nil, nil, err
	}
	for step, s := range shapes {
		r.Chosen[step] = Choice{Knots: s.Knots, Penalty: s.Penalty}
	}
	return m, r, nil
}

func judge(rows []Dispute, o Options) (*Report, error) {
	told, err := foretell(rows, o)
	if err != nil {
		return nil, err
	}
	r := &Report{Disputes: len(rows), Outcomes: outcomes(rows), NetKnown: len(withNet(rows)), Folds: o.Folds, Seeds: slices.Clone(o.Seeds)}
	for at, rival := range rivals {
		s := Standing{Model: rival.name}
		for seed := range o.Seeds {
			all, ofDecided := losses(rows, told[seed][at].odds)
			if at == 0 {
				r.NullLoss = append(r.NullLoss, all)
			}
			s.Loss = append(s.Loss, all)
			s.PRL = append(s.PRL, 1-all/r.NullLoss[seed])
			s.DecidedLoss = append(s.DecidedLoss, ofDecided)
		}
		r.Standings = append(r.Standings, s)
	}
	full := len(rivals) - 1
	for step := range r.Choices {
		r.Choices[step] = choices(told, full, step)
	}
	r.Stalemate, r.Decided = calibrations(rows, told[0][full].odds)
	if r.Ratios, err = ratios(rows, o); err != nil {
		return nil, err
	}
	r.Ahead, err = ahead(rows, o)
	return r, err
}

// choices counts what the folds of all seeds chose.
func choices(told [][]foretold, rival, step int) []Choice {
	var out []Choice
	for _, bySeed := range told {
		for _, shapes := range bySeed[rival].shapes {
			s := shapes[step]
			i := slices.IndexFunc(out, func(c Choice) bool { return c.Knots == s.Knots && c.Penalty == s.Penalty })
			if i < 0 {
				i = len(out)
				out = append(out, Choice{Knots: s.Knots, Penalty: s.Penalty})
			}
			out[i].Folds++
		}
	}
	slices.SortFunc(out, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(b.Folds, a.Folds), cmp.Compare(a.Knots, b.Knots), cmp.Compare(b.Penalty, a.Penalty))
	})
	return out
}

// Decile is a tenth of the disputes, by what was foretold of them.
type Decile struct {
	Disputes int     `json:"disputes"`
	Foretold float64 `json:"foretold"` // mean probability
	Happened float64 `json:"happened"` // share
}

// calibrations are those of the probability of a stalemate, of all disputes, and
// of that of side A given a decision, of those decided.
func calibrations(rows []Dispute, odds []Odds) (stalemate, ofDecided []Decile) {
	var still, won []forecast
	for i := range rows {
		still = append(still, forecast{odds[i].Stalemate, rows[i].Outcome == Stalemate})
		if rows[i].Outcome != Stalemate {
			won = append(won, forecast{odds[i].Decided(), rows[i].Outcome == WonByA})
		}
	}
	return deciles(still), deciles(won)
}

type forecast struct {
	p        float64
	happened bool
}

// deciles divides forecasts into ten parts of like numbers, the lowest first.
func deciles(forecasts []forecast) []Decile {
	slices.SortStableFunc(forecasts, func(a, b forecast) int { return cmp.Compare(a.p, b.p) })
	out := make([]Decile, 0, 10)
	for i := range 10 {
		var d Decile
		for _, f := range forecasts[i*len(forecasts)/10 : (i+1)*len(forecasts)/10] {
			d.Disputes++
			d.Foretold += f.p
			if f.happened {
				d.Happened++
			}
		}
		if d.Disputes > 0 {
			d.Foretold /= float64(d.Disputes)
			d.Happened /= float64(d.Disputes)
			out = append(out, d)
		}
	}
	return out
}
