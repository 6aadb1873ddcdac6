package panel

import (
	"cmp"
	"math"
	"slices"
)

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
	Name  string
	Whole bool
	years map[int][]float64 // of each year, by the number of the state; NaN: not known
}

// NewMeasure makes an empty one.
func NewMeasure(name string, whole bool) *Measure {
	return &Measure{Name: name, Whole: whole, years: map[int][]float64{}}
}

// Set gives a state its value in a year.
func (m *Measure) Set(state, year int, v float64) {
	values := m.years[year]
	for len(values) <= state {
		values = append(values, math.NaN())
	}
	values[state] = v
	m.years[year] = values
}

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
			values := m.years[b.Year]
			for row, state := range side {
				if state < len(values) && !math.IsNaN(values[state]) {
					c.set(row, values[state])
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

	years map[int]*toward
}

// toward is the values of a year, in the order in which they came until they are
// asked for, then in order of the pairs, one for each.
type toward struct {
	values []valueToward
	sorted bool
}

type valueToward struct {
	a, b int32
	v    float64
}

func (v valueToward) compare(w valueToward) int {
	return cmp.Or(cmp.Compare(v.a, w.a), cmp.Compare(v.b, w.b))
}

// NewTie makes an empty one.
func NewTie(name string, first, last int, otherwise float64) *Tie {
	return &Tie{Name: name, First: first, Last: last, Otherwise: otherwise, years: map[int]*toward{}}
}

// Set gives a pair its value in a year, in one direction; what it had is replaced.
func (t *Tie) Set(a, b, year int, v float64) {
	y := t.years[year]
	if y == nil {
		y = &toward{}
		t.years[year] = y
	}
	y.values, y.sorted = append(y.values, valueToward{int32(a), int32(b), v}), false
}

// in gives the values of a year in order of the pairs.
func (t *Tie) in(year int) []valueToward {
	y := t.years[year]
	if y == nil {
		return nil
	}
	if !y.sorted {
		slices.SortStableFunc(y.values, valueToward.compare)
		kept := y.values[:0]
		for _, v := range y.values {
			if n := len(kept); n > 0 && kept[n-1].compare(v) == 0 {
				kept = kept[:n-1] // the later one holds
			}
			kept = append(kept, v)
		}
		y.values, y.sorted = kept, true
	}
	return y.values
}

// Ties is an operator of several variables of pairs.
type Ties []*Tie

// Columns walks the pairs of the block and those of the values side by side, both
// in order; a panel of states has none.
func (ts Ties) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	var out []Column
	for _, t := range ts {
		c := newColumn(t.Name, true, b.Len())
		if b.Year >= t.First && b.Year <= t.Last {
			t.fill(&c, b)
		}
		out = append(out, c)
	}
	return out
}

func (t *Tie) fill(c *Column, b *Block) {
	values := t.in(b.Year)
	for row := range b.A {
		pair := valueToward{a: int32(b.A[row]), b: int32(b.B[row])}
		for len(values) > 0 && values[0].compare(pair) < 0 {
			values = values[1:]
		}
		switch {
		case len(values) > 0 && values[0].compare(pair) == 0:
			c.set(row, values[0].v)
		case !t.Blank:
			c.set(row, t.Otherwise)
		}
	}
}
