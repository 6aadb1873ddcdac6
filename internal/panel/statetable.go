package panel

import (
	"cmp"
	"math"
	"slices"
)

// StateTable is what a source says of states in years. In a panel of pairs each
// variable becomes two columns, its name with 1 for the first state and with 2
// for the second.
type StateTable struct {
	Source string
	Of     []Variable

	// Within the years First to Last a state without a row has Otherwise, which
	// the source says by its silence; NaN, or no Otherwise, where it says nothing.
	First, Last int
	Otherwise   []float64

	Merged int // rows of the source that a rule made one with others before they came here
	Lost   int // rows that have no number in the panel's list of states
	Carry  int // for how many years after Last its values are taken to hold on

	years map[int]*stateRows
	account
}

// stateRows is the rows of a year, in any order: v has the values of each
// variable.
type stateRows struct {
	states []int32
	v      [][]float64
}

// NewStateTable makes an empty one. Its years are those of the rows added, unless
// they are set.
func NewStateTable(source string, of []Variable) *StateTable {
	return &StateTable{Source: source, Of: of, First: math.MaxInt, Last: math.MinInt, years: map[int]*stateRows{}}
}

// Add gives a state its values in a year, NaN where not known.
func (t *StateTable) Add(state, year int, values ...float64) {
	y := t.years[year]
	if y == nil {
		y = &stateRows{v: make([][]float64, len(t.Of))}
		t.years[year] = y
	}
	t.First, t.Last = min(t.First, year), max(t.Last, year)
	y.states = append(y.states, int32(state))
	for k := range t.Of {
		y.v[k] = append(y.v[k], values[k])
	}
}

// in is the rows that hold in a year, and whether they were carried there.
func (t *StateTable) in(year int) (rows *stateRows, carried bool) {
	if year > t.Last && year <= t.Last+t.Carry {
		return t.years[t.Last], true
	}
	return t.years[year], false
}

// Variables are those of the table.
func (t *StateTable) Variables(unit string) []Variable { return sided(unit, t.Of) }

// Columns looks the values up.
func (t *StateTable) Columns(b *Block) []Column {
	rows, carried := t.in(b.Year)
	at := t.locate(b, rows, carried) // of each place, its row and 1
	values := make([][]float64, len(t.Of))
	for k := range t.Of {
		v := make([]float64, len(b.States))
		otherwise := math.NaN()
		if t.Otherwise != nil && (b.Year >= t.First && b.Year <= t.Last || carried) {
			otherwise = t.Otherwise[k]
		}
		for place := range v {
			if v[place] = otherwise; at[place] > 0 {
				v[place] = rows.v[k][at[place]-1]
			}
		}
		values[k] = v
	}
	var out []Column
	names := t.Variables(b.Unit)
	for s, side := range b.sides() {
		for k := range t.Of {
			out = append(out, Column{names[s*len(t.Of)+k], values[k], side})
		}
	}
	return out
}

// locate finds the row of each place. Of two rows of a state the one of the
// greater values holds, whatever their order.
func (t *StateTable) locate(b *Block, rows *stateRows, carried bool) []int32 {
	at := make([]int32, len(b.States))
	count := t.opens(b)
	var j Join
	if rows != nil {
		for r, state := range rows.states {
			j.Given++
			switch place := b.Place(int(state)); {
			case !b.Dyadic() && !b.asked.state(int(state)):
				j.Unasked++
			case place < 0:
				if count {
					t.unmatched(b, int(state))
				}
			default:
				j.Matched++
				if old := at[place]; old > 0 {
					j.Duplicated++
					if rows.compare(int(old)-1, r) >= 0 {
						continue
					}
				}
				at[place] = int32(r) + 1
			}
		}
	}
	if count {
		t.join.Given, t.join.Matched, t.join.Unasked, t.join.Duplicated = t.join.Given+j.Given, t.join.Matched+j.Matched, t.join.Unasked+j.Unasked, t.join.Duplicated+j.Duplicated
		if carried {
			t.join.Carried += j.Matched
		}
		t.join.Without += without(b, at)
	}
	return at
}

// without counts the rows of which a state has nothing.
func without(b *Block, at []int32) int {
	n := 0
	for _, side := range b.sides() {
		for _, place := range side {
			if at[place] == 0 {
				n++
			}
		}
	}
	return n
}

// compare puts two rows in order of their values.
func (r *stateRows) compare(i, j int) int {
	for _, v := range r.v {
		if c := cmp.Compare(v[i], v[j]); c != 0 {
			return c
		}
	}
	return 0
}

// Each calls a function with every row of a year, in order of the states.
func (t *StateTable) Each(year int, f func(state int, value func(k int) float64)) {
	rows, _ := t.in(year)
	if rows == nil {
		return
	}
	order := make([]int, len(rows.states))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(rows.states[i], rows.states[j]), rows.compare(i, j))
	})
	for _, i := range order {
		f(int(rows.states[i]), func(k int) float64 { return rows.v[k][i] })
	}
}

// Joins says how the source met the panel. Without counts a pair twice where of
// both its states nothing is there.
func (t *StateTable) Joins() []Join { return t.joins(t.Source, t.Of, t.Merged, t.Lost) }
