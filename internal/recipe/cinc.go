package recipe

import (
	"casus/internal/dataset"
)

// CINC is the composite index of each state of the Correlates of War list in the
// newest year up to one, with the data set it is from.
func (l *Library) CINC(until int) (of map[int]float64, year int, from dataset.Set, err error) {
	found, err := l.open("nmc")
	if err != nil {
		return nil, 0, from, err
	}
	l.System = "cow"
	t, err := rows(l, "nmc", "", dataset.ReadCapabilities)
	if err != nil {
		return nil, 0, from, err
	}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Year <= until && r.Year > year {
			year = r.Year
		}
	}
	of = map[int]float64{}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Year == year {
			of[r.State] = r.CINC
		}
	}
	return of, year, found.Set, nil
}
