package panel

// Column is the values of one variable for the rows of a block. A value that is
// not known has Known false and is written as an empty field.
type Column struct {
	Name  string
	Whole bool // written without decimals
	V     []float64
	Known []bool
}

func newColumn(name string, whole bool, rows int) Column {
	return Column{Name: name, Whole: whole, V: make([]float64, rows), Known: make([]bool, rows)}
}

func (c *Column) set(row int, v float64) { c.V[row], c.Known[row] = v, true }

// Operator adds columns to a panel.
type Operator interface {
	// Columns gives the values for every row of a block. The names are the same
	// for every block of a unit.
	Columns(b *Block) []Column
}

// stateYear is the key of what is known of a state in a year.
type stateYear struct{ state, year int }

// dyadYear is the key of what is known of a state toward another in a year.
type dyadYear struct{ a, b, year int }

// Measure is a variable of a state in a year. In a panel of pairs it becomes two
// columns, its name with 1 for the first state and with 2 for the second.
type Measure struct {
	Name   string
	Whole  bool
	Values map[stateYear]float64
}

// NewMeasure makes an empty one.
func NewMeasure(name string, whole bool) *Measure {
	return &Measure{Name: name, Whole: whole, Values: map[stateYear]float64{}}
}

// Set gives a state its value in a year.
func (m *Measure) Set(state, year int, v float64) { m.Values[stateYear{state, year}] = v }

// Measures is an operator of several variables, side by side: those of the first
// state before those of the second.
type Measures []*Measure

// Columns looks the values up.
func (ms Measures) Columns(b *Block) []Column {
	sides := [][]int{b.A}
	if b.Dyadic() {
		sides = [][]int{b.A, b.B}
	}
	var out []Column
	for i, side := range sides {
		for _, m := range ms {
			name := m.Name
			if b.Dyadic() {
				name += [...]string{"1", "2"}[i]
			}
			c := newColumn(name, m.Whole, b.Len())
			for row, state := range side {
				if v, ok := m.Values[stateYear{state, b.Year}]; ok {
					c.set(row, v)
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// Tie is a variable of a state toward another in a year. Within its span a pair
// without a value has Otherwise, which the data say; outside the span nothing is
// known.
type Tie struct {
	Name        string
	First, Last int
	Otherwise   float64
	Blank       bool // a pair without a value has none
	Values      map[dyadYear]float64
}

// NewTie makes an empty one.
func NewTie(name string, first, last int, otherwise float64) *Tie {
	return &Tie{Name: name, First: first, Last: last, Otherwise: otherwise, Values: map[dyadYear]float64{}}
}

// Set gives a pair its value in a year, in one direction.
func (t *Tie) Set(a, b, year int, v float64) { t.Values[dyadYear{a, b, year}] = v }

// Ties is an operator of several variables of pairs.
type Ties []*Tie

// Columns looks the values up; a panel of states has none.
func (ts Ties) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	var out []Column
	for _, t := range ts {
		c := newColumn(t.Name, true, b.Len())
		if b.Year >= t.First && b.Year <= t.Last {
			for row := range b.A {
				v, ok := t.Values[dyadYear{b.A[row], b.B[row], b.Year}]
				if !ok {
					v = t.Otherwise
				}
				if ok || !t.Blank {
					c.set(row, v)
				}
			}
		}
		out = append(out, c)
	}
	return out
}
