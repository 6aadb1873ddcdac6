package panel

import "strings"

// Spell is an operator of one column: for how many years a state, or a pair, has
// been without an event, which is a 1 in another column. The first year in which
// the column is known is 0, and so is the year after an event. A year in which the
// state was none, or the two were not both states, begins the count anew: what
// happened before is not carried across the gap. After a year in which it is not
// known whether there was an event the count is not known either, until the next
// event.
type Spell struct {
	of     Variable
	event  string
	base   []Operator // which make the column of events
	system *System
	runs   []run
}

// run is a count up to a year, and whether there was an event in it.
type run struct {
	year, count int32
	known       bool // the count
	begun       bool // the column was known in some year of the run
	event       truth
}

type truth uint8

const (
	no truth = iota
	yes
	notKnown
)

// NewSpell counts the years without a 1 in a column that operators make.
func NewSpell(event string, base []Operator, s *System) *Spell {
	return &Spell{of: Variable{Name: SpellName(event), Kind: Whole}, event: event, base: base, system: s}
}

// SpellName is the name of the column that counts the years without an event.
func SpellName(event string) string { return strings.TrimSuffix(event, "ongoing") + "spell" }

// Variables is the one column.
func (s *Spell) Variables(string) []Variable { return []Variable{s.of} }

// Columns counts on from the year before. Years are to be asked for in order;
// Build begins with the first of the list of states.
func (s *Spell) Columns(b *Block) []Column {
	events, ok := b.Made(s.event)
	if !ok {
		events = madeBy(s.base, b, s.event)
	}
	n := s.system.size()
	if s.runs == nil {
		s.runs = make([]run, n*n)
	}
	index := make([]int, len(b.States))
	for place, state := range b.States {
		index[place] = s.system.index(state)
	}
	c := Column{Variable: s.of, V: make([]float64, b.Len())}
	for row := range c.V {
		at := index[b.I[row]]
		if b.Dyadic() {
			at = at*n + index[b.J[row]]
		}
		c.V[row] = s.runs[at].next(b.Year, events.Value(row))
	}
	return []Column{c}
}

// next goes on to a year and gives its count, NaN where it is not known.
func (r *run) next(year int, event float64) float64 {
	known := event == event
	switch {
	case int(r.year) != year-1 || r.year == 0 || !r.begun:
		*r = run{known: true, begun: known}
	case r.event == yes:
		r.count, r.known = 0, true
	case r.event == notKnown:
		r.known = false
	default:
		r.count++
	}
	r.year = int32(year)
	switch {
	case !known:
		r.event = notKnown
		return event
	case event > 0:
		r.event = yes
	default:
		r.event = no
	}
	if !r.known {
		return nan
	}
	return float64(r.count)
}

// madeBy runs operators one after another for one of their columns.
func madeBy(operators []Operator, b *Block, name string) Column {
	for _, o := range operators {
		b.made = append(b.made, o.Columns(b)...)
	}
	c, _ := b.Made(name)
	return c
}
