package panel

import (
	"cmp"
	"slices"

	"casus/internal/world"
)

// System is a list of states: who was one, and on which days.
type System struct {
	Name        string
	First, Last int          // the years that the list covers
	spells      []Membership // in order of state and day
	states      []int        // every number that occurs, in order
}

// Membership is a time in which a state belonged to the list. To is its last day.
type Membership struct {
	State      int
	From, To   world.Day
	Microstate bool
}

// NewSystem makes a list of the spells of its states. Its years are those of the
// first and the last day of all.
func NewSystem(name string, spells []Membership) *System {
	s := &System{Name: name, spells: slices.Clone(spells)}
	slices.SortFunc(s.spells, func(a, b Membership) int { return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.From, b.From)) })
	first, last := world.DistantFuture, world.DistantPast
	for _, p := range s.spells {
		first, last = min(first, p.From), max(last, p.To)
		if n := len(s.states); n == 0 || s.states[n-1] != p.State {
			s.states = append(s.states, p.State)
		}
	}
	if len(s.spells) > 0 {
		s.First, _, _ = first.Civil()
		s.Last, _, _ = last.Civil()
	}
	return s
}

// Has tells whether a number is that of a state in the list.
func (s *System) Has(state int) bool {
	return slices.ContainsFunc(s.spells, func(p Membership) bool { return p.State == state })
}

// Code is the name of the column of a state's number.
func (s *System) Code() string {
	if s.Name == "gw" {
		return "gwcode"
	}
	return "ccode"
}

// size is how many numbers occur, index the place of one among them.
func (s *System) size() int { return len(s.states) }

func (s *System) index(state int) int {
	at, _ := slices.BinarySearch(s.states, state)
	return at
}

// Together tells whether two states were in the list on one and the same day of
// a year.
func (s *System) Together(a, b, year int) bool {
	return s.TogetherIn(a, b, world.MakeDay(year, 1, 1), world.MakeDay(year, 12, 31))
}

// TogetherIn tells the same of the days from a first to a last.
func (s *System) TogetherIn(a, b int, first, last world.Day) bool {
	spells := func(state int) []Membership {
		at, _ := slices.BinarySearchFunc(s.spells, state, func(p Membership, state int) int { return cmp.Compare(p.State, state) })
		end := at
		for end < len(s.spells) && s.spells[end].State == state {
			end++
		}
		return s.spells[at:end]
	}
	for _, p := range spells(a) {
		for _, q := range spells(b) {
			if max(p.From, q.From, first) <= min(p.To, q.To, last) {
				return true
			}
		}
	}
	return false
}

// member is a state in a year, with the days of the year on which it was one: a
// state may come and go within a year.
type member struct {
	state int
	from  []world.Day
	to    []world.Day
}

// members lists the states that were in the list on some day of the year, in
// order.
func (s *System) members(year int, micro bool) []member {
	first, last := world.MakeDay(year, 1, 1), world.MakeDay(year, 12, 31)
	var out []member
	for _, p := range s.spells {
		if p.To < first || p.From > last || p.Microstate && !micro {
			continue
		}
		if n := len(out); n == 0 || out[n-1].state != p.State {
			out = append(out, member{state: p.State})
		}
		m := &out[len(out)-1]
		m.from, m.to = append(m.from, max(p.From, first)), append(m.to, min(p.To, last))
	}
	return out
}

// met tells whether two states were in the list on one and the same day.
func (m *member) met(o *member) bool {
	if m.from[0] == o.from[0] && m.to[0] == o.to[0] {
		return true // most are there all the year
	}
	for i := range m.from {
		for j := range o.from {
			if m.from[i] <= o.to[j] && o.from[j] <= m.to[i] {
				return true
			}
		}
	}
	return false
}
