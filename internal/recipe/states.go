package recipe

import (
	"casus/internal/dataset"
	"casus/internal/panel"
)

// majors is the variable cowmaj: 1 in a year in which the state was a major power
// on some day, 0 in another year of the list of states, unknown after its end.
func majors(l *Library) (*panel.StateTable, error) {
	list, err := rows(l, "cow-states", "majors2016.csv", dataset.ReadCOWMajors)
	if err != nil {
		return nil, err
	}
	states, err := rows(l, "cow-states", "states2016.csv", dataset.ReadCOWStates)
	if err != nil {
		return nil, err
	}
	major := map[[2]int]float64{}
	mark := func(rows []dataset.StateSpell, v float64) {
		for i := range rows {
			from, _, _ := rows[i].From.Lo.Civil()
			to, _, _ := rows[i].To.Hi.Civil()
			for year := from; year <= to; year++ {
				major[[2]int{rows[i].State, year}] = v
			}
		}
	}
	mark(states.Rows, 0)
	mark(list.Rows, 1)
	t := panel.NewStateTable(l.called("cow-states"), panel.Wholes("cowmaj"))
	for _, key := range sortedPairs(major) {
		t.Add(key[0], key[1], major[key])
	}
	return t, nil
}
