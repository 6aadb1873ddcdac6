package panel

import (
	"cmp"
	"slices"

	"casus/internal/world"
)

// Seat is a time in which a city was the capital of a state, with its place in
// degrees. To is the last day.
type Seat struct {
	State     int
	From, To  world.Day
	Lat, Long float64
}

// CapitalDistance is an operator of one column, capdist: the great-circle
// distance in kilometres between the capitals of two states, the first that each
// had in the year.
type CapitalDistance struct {
	Source string
	seats  map[int][]Seat
	number map[Seat]int // of each seat
	known  [][]float64  // by the numbers of two seats; 0 until it is measured
	account
}

// NewCapitalDistance takes the capitals of all states.
func NewCapitalDistance(source string, seats []Seat) *CapitalDistance {
	c := &CapitalDistance{Source: source, seats: map[int][]Seat{}, number: map[Seat]int{}, known: make([][]float64, len(seats))}
	for i, s := range seats {
		c.seats[s.State] = append(c.seats[s.State], s)
		c.number[s], c.known[i] = i, make([]float64, len(seats))
	}
	for _, list := range c.seats {
		slices.SortStableFunc(list, func(a, b Seat) int { return cmp.Compare(a.From, b.From) })
	}
	return c
}

// first is the first capital of a state in a year.
func (c *CapitalDistance) first(state, year int) (Seat, bool) {
	begin, end := world.MakeDay(year, 1, 1), world.MakeDay(year, 12, 31)
	for _, s := range c.seats[state] {
		if s.From <= end && s.To >= begin {
			return s, true
		}
	}
	return Seat{}, false
}

// Variables is the one column; a panel of states has none.
func (c *CapitalDistance) Variables(unit string) []Variable {
	if unit == StateYear {
		return nil
	}
	return Reals("capdist")
}

// Columns measures the distances.
func (c *CapitalDistance) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	seats, there := make([]Seat, len(b.States)), make([]int32, len(b.States))
	for place, state := range b.States {
		if s, ok := c.first(state, b.Year); ok {
			seats[place], there[place] = s, 1
		}
	}
	if c.opens(b) {
		for _, n := range there {
			c.join.Given, c.join.Matched = c.join.Given+int(n), c.join.Matched+int(n)
		}
		c.join.Without += without(b, there)
	}
	out := Column{Variable: c.Variables(b.Unit)[0], V: make([]float64, b.Len())}
	for row := range out.V {
		i, j := b.I[row], b.J[row]
		if out.V[row] = nan; there[i] > 0 && there[j] > 0 {
			out.V[row] = c.between(seats[i], seats[j])
		}
	}
	return []Column{out}
}

// between measures once.
func (c *CapitalDistance) between(x, y Seat) float64 {
	known := &c.known[c.number[x]][c.number[y]]
	if *known == 0 {
		*known = world.Distance(x.Lat, x.Long, y.Lat, y.Long)
	}
	return *known
}

// Joins counts the capitals, a state in a year each.
func (c *CapitalDistance) Joins() []Join { return c.joins(c.Source, Reals("capdist"), 0, 0) }
