package assumption

import (
	"casus/internal/crisis"
	"casus/internal/screening"
)

// Factor is an assumption that is varied.
type Factor struct {
	Name    string   `json:"factor"`
	Kind    Kind     `json:"kind"`
	Label   string   `json:"label"` // in plain words
	Short   string   `json:"short"` // the same for a chart
	Low     float64  `json:"low"`
	High    float64  `json:"high"`
	Options []string `json:"options,omitempty"` // of a reading, what each says; then Low and High are 0
	Clauses []string `json:"clauses,omitempty"` // of a reading or a weight, those that ask
	set     func(*setting, float64)
}

func (f *Factor) screened(held bool) screening.Factor {
	return screening.Factor{Name: f.Name, Low: f.Low, High: f.High, Options: len(f.Options), Held: held}
}

// parameters are the factors of the model. One whose range is nothing, because half
// of it is as much as all of it, is not varied.
func parameters(about crisis.Parameters) []Factor {
	var out []Factor
	for _, p := range parametersOf(about) {
		if p.Low >= p.High {
			continue
		}
		kind, other := kinds[p.Name]
		if !other {
			kind = Parameter
		}
		label := labelOf(p.Name)
		out = append(out, Factor{Name: p.Name, Kind: kind, Label: label, Short: label, Low: p.Low, High: p.High,
			set: func(s *setting, v float64) { p.Set(&s.parameters, v) }})
	}
	return out
}

// parametersOf lists the parameters with their ranges.
func parametersOf(about crisis.Parameters) []crisis.Factor { return crisis.Factors(about) }

// weights has a factor for each question.
func weights(all []*asked) []Factor {
	var out []Factor
	for i, a := range all {
		out = append(out, Factor{Name: "weight:" + a.key, Kind: Weight,
			Label: "How the readings are weighed: " + a.text(), Short: a.treaty + ": weights of " + a.key,
			High: 1, Clauses: a.clauses, set: func(s *setting, v float64) { s.shifts[i] = v }})
	}
	return out
}

// readings has a factor for each question that leaves a choice.
func readings(all []*asked) []Factor {
	var out []Factor
	for i, a := range all {
		if len(a.options()) < 2 {
			continue
		}
		f := Factor{Name: "reading:" + a.key, Kind: Reading, Label: a.text(), Short: a.treaty + ": " + a.key,
			Clauses: a.clauses, set: func(s *setting, v float64) { s.picks[i] = int(v) }}
		for _, o := range a.options() {
			f.Options = append(f.Options, o.Text)
		}
		out = append(out, f)
	}
	return out
}

// text is the question, or the first of a group, with the treaty that asks it.
func (a *asked) text() string { return a.treaty + ": " + a.questions[0].Question }
