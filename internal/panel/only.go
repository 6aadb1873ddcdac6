package panel

import "slices"

// Only is the table with some of its variables.
func (t *PairTable) Only(names ...string) *PairTable {
	out := *t
	out.Of, out.Otherwise, out.years, out.account = nil, nil, map[int]*pairRows{}, account{}
	at := places(t.Of, names)
	for _, k := range at {
		out.Of, out.Otherwise = append(out.Of, t.Of[k]), append(out.Otherwise, t.Otherwise[k])
	}
	for year, from := range t.years {
		y := &pairRows{a: from.a, b: from.b}
		for _, k := range at {
			y.v = append(y.v, from.v[k])
		}
		out.years[year] = y
	}
	return &out
}

// places are those of variables of some names; of a name that is not there none.
func places(of []Variable, names []string) []int {
	var out []int
	for _, name := range names {
		if at := slices.IndexFunc(of, func(v Variable) bool { return v.Name == name }); at >= 0 {
			out = append(out, at)
		}
	}
	return out
}
