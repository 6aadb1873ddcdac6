package reliability

import (
	"fmt"
	"math"

	"casus/internal/stat"
)

// Covariate is one of the variables of Leeds and Anac (2005), in the order of
// their table.
type Covariate struct {
	Name   string // as a user writes it
	Column string // in the published table
	Title  string
	Most   float64 // it goes from 0 to this
	Means  string
}

// Covariates lists them.
func Covariates() []Covariate {
	return []Covariate{
		{"institutions", "milinst", "military institutions", 2, "peacetime military institutions: 0 none, 1 some, 2 many"},
		{"formality", "formal", "formality", 2, "how formal the agreement is: 0, 1 or 2"},
		{"capability_change", "chcap2d", "capability change", 1, "1 if the power of a member has changed much since the pact was made"},
		{"regime_change", "dinstch2", "institution change", 1, "1 if the political institutions of a member have changed since"},
		{"original_target", "origtar1", "original target", 1, "1 if the attacker is the one against whom the pact was made"},
	}
}

// Coefficient is what the logit says of a covariate.
type Coefficient struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Error float64 `json:"error"`
	Mean  float64 `json:"mean"` // of the covariate over the observations; 0 for the constant
}

// Institutions is the logit of Leeds and Anac (2005) on their observations.
type Institutions struct {
	Rows         int           `json:"rows"`
	Kept         int           `json:"kept"`
	Coefficients []Coefficient `json:"coefficients"` // the constant, then the covariates
	Classified   float64       `json:"classified"`   // share of rows on the right side of one half
}

// FitInstitutions fits the logit. Each row has the values of the covariates in
// their order. The error is what stat says against the fit.
func FitInstitutions(rows [][]float64, kept []bool) (*Institutions, error) {
	list := Covariates()
	d := stat.Design{Outcome: stat.Column{Name: "kept"}}
	for j, c := range list {
		column := stat.Column{Name: c.Name}
		for i, row := range rows {
			if len(row) != len(list) {
				return nil, fmt.Errorf("row %d has %d values; there are %d covariates", i+1, len(row), len(list))
			}
			column.Values = append(column.Values, row[j])
		}
		d.Regressors = append(d.Regressors, column)
	}
	out := &Institutions{Rows: len(rows)}
	for _, k := range kept {
		value := 0.0
		if k {
			value = 1
			out.Kept++
		}
		d.Outcome.Values = append(d.Outcome.Values, value)
	}
	fit, err := stat.Logit(d)
	if err != nil {
		return nil, err
	}
	for j, term := range fit.Terms {
		c := Coefficient{Name: term.Name, Value: term.Estimate, Error: term.Error}
		if j > 0 {
			c.Mean = mean(d.Regressors[j-1].Values)
		}
		out.Coefficients = append(out.Coefficients, c)
	}
	right := 0
	for i, row := range rows {
		if (fit.Probability(row) > .5) == kept[i] {
			right++
		}
	}
	out.Classified = float64(right) / float64(len(rows))
	return out, nil
}

// Factor is what a known value of a covariate does to the log-odds, against the mean
// of the observations. ok is false where the logit does not have it.
func (n *Institutions) Factor(name string, value float64) (Factor, bool) {
	for _, c := range n.Coefficients {
		if c.Name == name && name != stat.Intercept {
			away := value - c.Mean
			return Factor{Name: name, Shift: c.Value * away, Error: math.Abs(c.Error * away),
				Text:   fmt.Sprintf("%g, against %.2f on average", value, c.Mean),
				Source: "logit of Leeds and Anac 2005, 1816-1944 (casus reliable fit)"}, true
		}
	}
	return Factor{}, false
}

// Check says whether what was read can answer.
func (n *Institutions) Check() error {
	list := Covariates()
	if len(n.Coefficients) != len(list)+1 {
		return fmt.Errorf("%d coefficients; there are %d", len(n.Coefficients), len(list)+1)
	}
	for i, c := range n.Coefficients {
		if i > 0 && c.Name != list[i-1].Name {
			return fmt.Errorf("coefficient %d is of %q, not of %q", i+1, c.Name, list[i-1].Name)
		}
		for _, x := range []float64{c.Value, c.Error, c.Mean} {
			if !(math.Abs(x) <= 1e6) {
				return fmt.Errorf("the coefficient of %s has %g, which is out of bounds", c.Name, x)
			}
		}
	}
	return nil
}
