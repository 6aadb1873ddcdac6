package dataset

import (
	"fmt"
	"maps"
	"slices"

	"casus/internal/world"
)

// StateSpell is a time in which a state belonged to a list of states. A state has
// as many rows as it has such times; no two of them share a day.
type StateSpell struct {
	State      int    // number of the state in the list that the table is of
	Abbrev     string // letters of the state in that list
	Name       string // as the list has it; empty in a list without names
	Microstate bool   // fewer than 250,000 people; told only by lists that have such states
	From, To   world.Date
	// Open says that To is the day on which the list ends: the state has not left,
	// and the list tells nothing of later days. To is otherwise the last day of
	// the state, which is one of its days.
	Open bool
	Line int
}

// On tells whether the state is in the list on the day. After the last day of an
// open spell that is not known.
func (s *StateSpell) On(day world.Day) world.Tri {
	return reach(s.From.Lo, s.To.Hi, s.Open, [2]world.Day{day, day})
}

// In tells whether the state is in the list on any day of the year, by the same
// rule.
func (s *StateSpell) In(year int) world.Tri {
	return reach(s.From.Lo, s.To.Hi, s.Open, yearOf(year))
}

func spellKey(s *StateSpell) string { return fmt.Sprintf("state %d from %s", s.State, s.From) }

func spellOrder(s *StateSpell) error { return datesRunOn(s.From, s.To) }

// spellLayout is what the lists of states have in common.
func spellLayout(kind string, columns []column[StateSpell]) layout[StateSpell] {
	return layout[StateSpell]{
		kind:    kind,
		columns: columns,
		line:    func(s *StateSpell) *int { return &s.Line },
		finish:  spellOrder,
		key:     spellKey,
		whole:   wholeList,
		blank:   []string{"NA"},
	}
}

// wholeList refuses a state that is twice in the list on one day, and marks the
// spells that run to the end of the list.
func wholeList(rows []StateSpell, note notes) {
	of := map[int][]*StateSpell{}
	for i := range rows {
		of[rows[i].State] = append(of[rows[i].State], &rows[i])
	}
	endOf(rows, func(s *StateSpell) world.Day { return s.To.Hi }, func(s *StateSpell) *bool { return &s.Open })
	for _, state := range slices.Sorted(maps.Keys(of)) {
		spells := of[state]
		slices.SortStableFunc(spells, func(a, b *StateSpell) int { return int(a.From.Lo - b.From.Lo) })
		for i, s := range spells[1:] {
			if before := spells[i]; s.From.Lo <= before.To.Hi && s.From != before.From {
				note(s.Line, "state %d is in the list from %s, and on line %d until %s; a day is of one row", s.State, s.From, before.Line, before.To)
			}
		}
	}
}

// SystemYear is a year in which a state was a member of the state system on some
// day.
type SystemYear struct {
	State  int // Correlates of War number
	Abbrev string
	Year   int
	Line   int
}
