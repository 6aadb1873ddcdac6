package panel

import (
	"maps"
	"slices"
)

// Number says what number a state of another list has in a year; false where it has
// none.
type Number func(state, year int) (int, bool)

// Renumbered is the table with the numbers of another list of states. Lost counts
// the rows of a state that has none there.
func (t *StateTable) Renumbered(to Number) *StateTable {
	out := *t
	out.years, out.account = map[int]*stateRows{}, account{}
	for _, year := range slices.Sorted(maps.Keys(t.years)) {
		from, y := t.years[year], &stateRows{v: make([][]float64, len(t.Of))}
		for i, state := range from.states {
			n, ok := to(int(state), year)
			if !ok {
				out.Lost++
				continue
			}
			y.states = append(y.states, int32(n))
			for k := range t.Of {
				y.v[k] = append(y.v[k], from.v[k][i])
			}
		}
		out.years[year] = y
	}
	return &out
}

// Renumbered is the table with the numbers of another list of states. Lost counts
// the rows of which a state has none there.
func (t *PairTable) Renumbered(to Number) *PairTable {
	out := *t
	out.years, out.account = map[int]*pairRows{}, account{}
	for _, year := range slices.Sorted(maps.Keys(t.years)) {
		from, y := t.years[year], t.empty()
		for i := range from.a {
			a, ok := to(int(from.a[i]), year)
			b, also := to(int(from.b[i]), year)
			if !ok || !also {
				out.Lost++
				continue
			}
			y.a, y.b = append(y.a, int32(a)), append(y.b, int32(b))
			for k := range t.Of {
				y.v[k] = append(y.v[k], from.v[k][i+1])
			}
		}
		out.years[year] = y
	}
	return &out
}

// StateFunc is an operator of variables of a state that are worked out from its
// number and the year.
type StateFunc struct {
	Of []Variable
	F  func(state, year int) []float64 // a value for each variable, NaN where not known
}

// Variables are those of the function.
func (f *StateFunc) Variables(unit string) []Variable { return sided(unit, f.Of) }

// Columns asks for each state once.
func (f *StateFunc) Columns(b *Block) []Column {
	values := make([][]float64, len(f.Of))
	for _, state := range b.States {
		for k, v := range f.F(state, b.Year) {
			values[k] = append(values[k], v)
		}
	}
	var out []Column
	names := f.Variables(b.Unit)
	for s, side := range b.sides() {
		for k := range f.Of {
			out = append(out, Column{names[s*len(f.Of)+k], values[k], side})
		}
	}
	return out
}
