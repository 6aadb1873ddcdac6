package formation

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/stat"
)

// Plan is what a fit looks at and how far its coefficients are held back.
type Plan struct {
	Features []string `json:"features"`
	Penalty  float64  `json:"penalty"`
}

// Model is a fitted plan: it gives the odds that a pair without a tie is tied a
// year later.
type Model struct {
	Plan         Plan      `json:"plan"`
	First        int       `json:"first"` // the years foretold in the fit
	Last         int       `json:"last"`
	Rows         int       `json:"rows"`
	Formed       int       `json:"formed"`
	Intercept    float64   `json:"intercept"`
	Coefficients []float64 `json:"coefficients"` // by feature, of the log-odds
}

// table is the open pairs of years with their features and what became of them.
type table struct {
	pairs   []Pair
	columns [][]float64
	formed  []float64
}

// rows makes the table of a year. Only the last line looks at the year itself.
func (p *Panel) rows(at int, features []Feature) table {
	past := p.Before(at)
	t := table{pairs: past.open(), columns: make([][]float64, len(features))}
	v := past.view()
	for f, feature := range features {
		t.columns[f] = make([]float64, len(t.pairs))
		for k, q := range t.pairs {
			t.columns[f][k] = feature.of(v, q.A, q.B)
		}
	}
	t.formed = p.formed(at, t.pairs)
	return t
}

// chosen finds the places of a plan's features in Features.
func (p Plan) chosen() ([]int, error) {
	var out []int
	for _, name := range p.Features {
		at := slices.IndexFunc(Features, func(f Feature) bool { return f.Name == name })
		if at < 0 {
			return nil, fmt.Errorf("no feature %q", name)
		}
		out = append(out, at)
	}
	return out, nil
}

// study keeps the tables of years, each with all features, so that many plans can
// be tried on them.
type study struct {
	panel  *Panel
	tables map[int]table
}

func (s *study) table(at int) (table, error) {
	if t, ok := s.tables[at]; ok {
		return t, nil
	}
	if s.panel.years[at] == nil || s.panel.years[at-1] == nil {
		return table{}, fmt.Errorf("the panel has no network of %d or of the year before", at)
	}
	t := s.panel.rows(at, Features)
	s.tables[at] = t
	return t, nil
}

// Fit learns from the open pairs of the years first to last. The network of the
// year before the first must be in the panel.
func (p *Panel) Fit(plan Plan, first, last int) (*Model, error) {
	return (&study{p, map[int]table{}}).fit(plan, first, last)
}

func (s *study) fit(plan Plan, first, last int) (*Model, error) {
	features, err := plan.chosen()
	if err != nil {
		return nil, err
	}
	design := stat.Design{Outcome: stat.Column{Name: "formed"}, Regressors: make([]stat.Column, len(features))}
	for at := first; at <= last; at++ {
		t, err := s.table(at)
		if err != nil {
			return nil, err
		}
		design.Outcome.Values = append(design.Outcome.Values, t.formed...)
		for k, f := range features {
			design.Regressors[k].Name = Features[f].Name
			design.Regressors[k].Values = append(design.Regressors[k].Values, t.columns[f]...)
		}
	}
	fit, err := stat.Ridge(design, plan.Penalty)
	if err != nil {
		return nil, err
	}
	return &Model{Plan: plan, First: first, Last: last, Rows: fit.N, Formed: fit.Events, Intercept: fit.Intercept, Coefficients: fit.Coefficients}, nil
}

// Forecast is what a model says of the open pairs of a year, and what became of
// them.
type Forecast struct {
	Pairs       []Pair
	Probability []float64
	Formed      []float64 // 1 or 0
}

// Forecast foretells a year from the years before it.
func (p *Panel) Forecast(m *Model, at int) (*Forecast, error) {
	return (&study{p, map[int]table{}}).forecast(m, at)
}

func (s *study) forecast(m *Model, at int) (*Forecast, error) {
	features, err := m.Plan.chosen()
	if err != nil {
		return nil, err
	}
	t, err := s.table(at)
	if err != nil {
		return nil, err
	}
	out := &Forecast{Pairs: t.pairs, Formed: t.formed, Probability: make([]float64, len(t.pairs))}
	for k := range t.pairs {
		eta := m.Intercept
		for j, f := range features {
			eta += m.Coefficients[j] * t.columns[f][k]
		}
		out.Probability[k] = 1 / (1 + math.Exp(-eta))
	}
	return out, nil
}
