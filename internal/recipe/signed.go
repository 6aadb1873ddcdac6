package recipe

import (
	"fmt"
	"slices"
	"strconv"

	"casus/internal/panel"
	"casus/internal/statecode"
	"casus/internal/world"
)

// Signed is how two states stood in a year: 1 where they were allied, -1 where they
// were rivals, whatever they had promised.
type Signed struct {
	A, B world.StateID
	Sign int
	Why  string
}

// SignedYear is the signed network of a year: the states of the Correlates of War
// list with their names, and their ties. An alliance of ATOP with an obligation to
// defend, attack, stay neutral or consult is positive; one of non-aggression alone is
// no tie. A strategic rivalry is negative.
func (l *Library) SignedYear(year int) (names map[world.StateID]string, states []world.StateID, ties []Signed, err error) {
	p, err := l.Panel(&Recipe{Unit: panel.DyadYear, Years: strconv.Itoa(year), Add: []string{"alliances", "rivalries"}})
	if err != nil {
		return nil, nil, nil, err
	}
	v := &signedYear{year: year, names: map[world.StateID]string{}}
	if _, err := p.Build(v, nil); err != nil {
		return nil, nil, nil, err
	}
	if v.unknown > 0 {
		return nil, nil, nil, fmt.Errorf("of alliances or rivalries in %d nothing is known in the data at hand", year)
	}
	slices.Sort(v.states)
	return v.names, v.states, v.ties, nil
}

// signedYear gathers the ties of a panel of one year.
type signedYear struct {
	year    int
	names   map[world.StateID]string
	states  []world.StateID
	ties    []Signed
	unknown int
}

// Write reads the rows: the two numbers, and the columns by name.
func (v *signedYear) Write(columns []panel.Column, rows int) error {
	of := map[string]*panel.Column{}
	for i := range columns {
		of[columns[i].Name] = &columns[i]
	}
	for row := range rows {
		a, b := v.state(of["ccode1"].Value(row)), v.state(of["ccode2"].Value(row))
		if !of["ongoingrivalry"].Known(row) || !of["atop_alliance"].Known(row) {
			v.unknown++
			continue
		}
		switch {
		case of["ongoingrivalry"].Value(row) > 0:
			v.ties = append(v.ties, Signed{a, b, -1, "strategic rivals"})
		case of["atop_defense"].Value(row) > 0 || of["atop_offense"].Value(row) > 0:
			v.ties = append(v.ties, Signed{a, b, 1, "allied to fight"})
		case of["atop_neutral"].Value(row) > 0 || of["atop_consul"].Value(row) > 0:
			v.ties = append(v.ties, Signed{a, b, 1, "bound to stay neutral or to consult"})
		}
	}
	return nil
}

// Close has nothing to do.
func (*signedYear) Close() error { return nil }

// state is the id of a number in the year.
func (v *signedYear) state(number float64) world.StateID {
	t, err := statecode.Translate(statecode.COW, strconv.Itoa(int(number)), statecode.ISO, wholeYear(v.year))
	id := world.StateID(t.Code)
	if err != nil || id == "" {
		id = world.StateID(strconv.Itoa(int(number)))
	}
	if _, ok := v.names[id]; !ok {
		v.names[id] = nameOn(id, world.MakeDay(v.year, 12, 31))
		v.states = append(v.states, id)
	}
	return id
}
