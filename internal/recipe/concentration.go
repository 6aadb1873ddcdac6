package recipe

import (
	"math"

	"casus/internal/panel"
	"casus/internal/power"
)

// Concentrated is how concentrated CINC is among some states in a year, and how much
// of it moved since the year before, among those that are there in both.
type Concentrated struct {
	Year          int
	States        int
	Concentration power.Amount
	Movement      power.Amount
}

// Concentration follows it year by year, among the major powers or all states, from
// National Material Capabilities.
func (l *Library) Concentration(years string, majorsAlone bool) ([]Concentrated, error) {
	p, err := l.Panel(&Recipe{Unit: panel.StateYear, Years: years, Add: []string{"capabilities", "majors"}})
	if err != nil {
		return nil, err
	}
	w := &concentrations{majorsAlone: majorsAlone}
	if _, err := p.Build(w, nil); err != nil {
		return nil, err
	}
	return w.out, w.err
}

// concentrations gathers a panel of state-years.
type concentrations struct {
	majorsAlone bool
	before      map[float64]float64
	out         []Concentrated
	err         error
}

// Write takes the states of a year.
func (w *concentrations) Write(columns []panel.Column, rows int) error {
	of := map[string]*panel.Column{}
	for i := range columns {
		of[columns[i].Name] = &columns[i]
	}
	now := map[float64]float64{}
	var all, then, again []float64
	for row := range rows {
		x := of["cinc"].Value(row)
		if math.IsNaN(x) || w.majorsAlone && of["cowmaj"].Value(row) != 1 {
			continue
		}
		state := of["ccode"].Value(row)
		now[state], all = x, append(all, x)
		if old, ok := w.before[state]; ok {
			then, again = append(then, old), append(again, x)
		}
	}
	if rows == 0 {
		return nil
	}
	c := Concentrated{Year: int(of["year"].Value(0)), States: len(all)}
	if c.Concentration, w.err = power.Concentration(all); w.err != nil {
		return w.err
	}
	if c.Movement, w.err = power.Movement(then, again); w.err != nil {
		return w.err
	}
	w.before, w.out = now, append(w.out, c)
	return nil
}

// Close has nothing to do.
func (*concentrations) Close() error { return nil }
