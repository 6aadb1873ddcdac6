package recipe

import (
	"errors"
	"fmt"
	"slices"

	"casus/internal/panel"
	"casus/internal/stat"
	"casus/internal/world"
)

// Logit is a model that a recipe fits to its panel: an outcome of 0 and 1 on
// columns. Errors are clustered by pair, or by state, where Cluster is set.
type Logit struct {
	Outcome string   `yaml:"outcome" json:"outcome"`
	On      []string `yaml:"on" json:"on"`
	Cluster bool     `yaml:"cluster" json:"cluster,omitempty"`
}

// needs are the columns of the model.
func (m *Logit) needs() []string { return append([]string{m.Outcome}, m.On...) }

func (m *Logit) check(known []string) error {
	var faults []error
	if len(m.On) == 0 {
		faults = append(faults, errors.New("logit: it has nothing that the outcome depends on; name columns under on"))
	}
	for _, name := range m.needs() {
		if !slices.Contains(known, name) {
			faults = append(faults, fmt.Errorf("logit: there is no column %s%s", name, world.DidYouMean(name, known)))
		}
	}
	return errors.Join(faults...)
}

// Sample is a writer that hands a panel on and keeps the columns of its model.
type Sample struct {
	to      panel.Writer
	written int // columns that are handed on; the others are of the model alone
	model   *Logit
	keys    []string // the columns that number the states
	values  map[string][]float64
	groups  map[[2]float64]int
	group   []int
}

// Sample makes one of the recipe's model; to may be nil.
func (r *Recipe) Sample(p *panel.Panel, to panel.Writer) *Sample {
	return &Sample{to: to, written: r.written(p), model: r.Logit, keys: keys(p), values: map[string][]float64{}, groups: map[[2]float64]int{}}
}

// keys are the columns that number the states of a row.
func keys(p *panel.Panel) []string {
	if p.Options.Unit == panel.StateYear {
		return []string{p.System.Code()}
	}
	return []string{p.System.Code() + "1", p.System.Code() + "2"}
}

// Written are the variables of the columns that go into the file.
func (r *Recipe) Written(p *panel.Panel) []panel.Variable { return p.Variables()[:r.written(p)] }

// written is how many columns go into the file: a model's stand behind them.
func (r *Recipe) written(p *panel.Panel) int {
	if r.Logit == nil || len(r.Columns) == 0 {
		return len(p.Variables())
	}
	return len(r.Columns)
}

// Write takes rows.
func (s *Sample) Write(columns []panel.Column, rows int) error {
	for i := range columns {
		c := &columns[i]
		if !slices.Contains(s.model.needs(), c.Name) {
			continue
		}
		for row := range rows {
			s.values[c.Name] = append(s.values[c.Name], c.Value(row))
		}
	}
	if s.model.Cluster {
		s.cluster(columns, rows)
	}
	if s.to == nil {
		return nil
	}
	return s.to.Write(columns[:s.written], rows)
}

// cluster numbers the states or pairs of the rows.
func (s *Sample) cluster(columns []panel.Column, rows int) {
	var of []*panel.Column
	for i := range columns {
		if slices.Contains(s.keys, columns[i].Name) {
			of = append(of, &columns[i])
		}
	}
	for row := range rows {
		var key [2]float64
		for i, c := range of {
			key[i] = c.Value(row)
		}
		if _, ok := s.groups[key]; !ok {
			s.groups[key] = len(s.groups)
		}
		s.group = append(s.group, s.groups[key])
	}
}

// Close closes what the rows were handed to.
func (s *Sample) Close() error {
	if s.to == nil {
		return nil
	}
	return s.to.Close()
}

// Fit fits the model.
func (s *Sample) Fit() (*Fitted, error) {
	d := stat.Design{Outcome: stat.Column{Name: s.model.Outcome, Values: s.values[s.model.Outcome]}, Groups: s.group}
	for _, name := range s.model.On {
		d.Regressors = append(d.Regressors, stat.Column{Name: name, Values: s.values[name]})
	}
	fit, err := stat.Logit(d)
	if err != nil {
		return nil, fmt.Errorf("the logit of %s: %w", s.model.Outcome, err)
	}
	return fitted(fit), nil
}

// Fitted is a logit that was fitted, as the manifest has it. Rows of which
// something is not known are left out.
type Fitted struct {
	Outcome           string    `json:"outcome"`
	Terms             []Term    `json:"terms"` // the intercept first
	N                 int       `json:"n"`     // rows used
	LeftOut           int       `json:"left_out"`
	Unknown           []Unknown `json:"unknown"` // of each variable that is not known in some row
	Events            int       `json:"events"`  // of N, with outcome 1
	LogLikelihood     float64   `json:"log_likelihood"`
	NullLogLikelihood float64   `json:"null_log_likelihood"` // of the intercept alone
	AIC               float64   `json:"aic"`
	McFadden          float64   `json:"mcfadden"`
	Clusters          int       `json:"clusters,omitempty"` // by which the errors are clustered; 0: they are not
}

// Term is a coefficient, its standard error, their ratio, and the chance of one as
// far from zero.
type Term struct {
	Name     string  `json:"name"`
	Estimate float64 `json:"estimate"`
	Error    float64 `json:"error"`
	Z        float64 `json:"z"`
	P        float64 `json:"p"`
}

// Unknown is in how many rows a variable is not known.
type Unknown struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

func fitted(f *stat.Fit) *Fitted {
	out := &Fitted{Outcome: f.Outcome, N: f.N, LeftOut: f.Dropped, Events: f.Events, LogLikelihood: f.LogLikelihood, NullLogLikelihood: f.NullLogLikelihood,
		AIC: f.AIC(), McFadden: f.McFadden(), Unknown: []Unknown{}}
	terms := f.Terms
	if f.Clustered != nil {
		terms, out.Clusters = f.Clustered.Terms, f.Clustered.Groups
	}
	for _, t := range terms {
		out.Terms = append(out.Terms, Term(t))
	}
	for _, u := range f.Unknown {
		out.Unknown = append(out.Unknown, Unknown(u))
	}
	return out
}
