package recipe

import (
	"math"
	"slices"
	"strconv"

	"casus/internal/panel"
	"casus/internal/statecode"
	"casus/internal/world"
)

// codes is an operator that gives the number of a state in the other list, its
// ISO 3166 code and its name, as of the year: of several in a year the last.
func codes(l *Library) ([]panel.Operator, error) {
	other, list := "gwcode", statecode.GW
	if l.System == "gw" {
		other, list = "ccode", statecode.COW
	}
	ids, names := labels()
	of := []panel.Variable{{Name: other, Kind: panel.Whole}, {Name: "iso3", Kind: panel.Text, Labels: ids}, {Name: "name", Kind: panel.Text, Labels: names}}
	number := numbers(statecode.List(l.System), list)
	return []panel.Operator{&panel.StateFunc{Of: of, F: func(state, year int) []float64 {
		out := []float64{math.NaN(), math.NaN(), math.NaN()}
		if n, ok := number(state, year); ok {
			out[0] = float64(n)
		}
		bearers, err := statecode.Bearers(statecode.List(l.System), strconv.Itoa(state), wholeYear(year))
		if err != nil || len(bearers) == 0 {
			return out
		}
		last := bearers[len(bearers)-1]
		out[1] = place(ids, string(last.ID))
		if name := nameOn(last.ID, last.Held.Last); name != "" {
			out[2] = place(names, name)
		}
		return out
	}}}, nil
}

// numbers says what number a state of one list has in another in a year: of
// several the last.
func numbers(from, to statecode.List) panel.Number {
	type answer struct {
		n  int
		ok bool
	}
	known := map[[2]int]answer{}
	return func(state, year int) (int, bool) {
		a, ok := known[[2]int{state, year}]
		if !ok {
			t, err := statecode.Translate(from, strconv.Itoa(state), to, wholeYear(year))
			if err == nil && t.Code != "" {
				a.n, err = strconv.Atoi(t.Code)
				a.ok = err == nil
			}
			known[[2]int{state, year}] = a
		}
		return a.n, a.ok
	}
}

func wholeYear(year int) statecode.Span {
	return statecode.Span{First: world.MakeDay(year, 1, 1), Last: world.MakeDay(year, 12, 31)}
}

// labels are the codes and the names that occur in either list, in order.
func labels() (ids, names []string) {
	for _, r := range slices.Concat(statecode.COWRows(), statecode.GWRows()) {
		ids, names = append(ids, string(r.ID)), append(names, r.Name)
	}
	slices.Sort(ids)
	slices.Sort(names)
	return slices.Compact(ids), slices.Compact(names)
}

// nameOn is what a state is called on a day: by the Correlates of War list, and
// where that does not have it by the other, and else at another time.
func nameOn(id world.StateID, day world.Day) string {
	name := ""
	for _, r := range slices.Concat(statecode.COWRows(), statecode.GWRows()) {
		switch {
		case r.ID != id || r.Name == "":
		case r.From <= day && day < r.To:
			return r.Name
		case name == "":
			name = r.Name
		}
	}
	return name
}

func place(labels []string, label string) float64 {
	at, ok := slices.BinarySearch(labels, label)
	if !ok {
		return math.NaN()
	}
	return float64(at)
}
