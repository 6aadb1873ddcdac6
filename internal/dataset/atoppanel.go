package dataset

import (
	"cmp"
	"slices"

	"casus/internal/world"
)

// The panel is made from the member rows alone, by these rules:
//
// - Two members of one phase of an alliance owe each other what their own rows
// say in every year in which both rows hold on some day, the day of leaving
// counted. A day on which one leaves and the other takes its place does not
// make them allies.
// - Where an alliance changes its terms in a year, the terms that hold last
// count for the year.
// - A row of which the obligations vary among partners says no more than that
// each is owed to some partner.
// - Members without a Correlates of War number have no rows of their own; they
// count as partners.

// StateYear is what a state owes to any ally in a year.
type StateYear struct {
	State, Year int
	Obligations
	Alliances []int // in order
}

// DyadYear is what a state owes to another in a year. Certain leaves out what
// it owes only by a row of which the obligations vary among partners: what is
// truly owed to this partner lies between Certain and Obligations.
type DyadYear struct {
	State, Partner, Year int
	Obligations
	Certain   Obligations
	Alliances []int // in order
}

// EndYear is the last year that the version covers.
func (a *ATOP) EndYear() int { return find("atop", a.Version).Years[1] }

// or joins what two rows promise.
func (o Obligations) or(p Obligations) Obligations {
	return Obligations{o.Defense || p.Defense, o.Offense || p.Offense, o.Neutral || p.Neutral, o.NonAgg || p.NonAgg, o.Consul || p.Consul}
}

// years gives the years in which two rows hold together, the last one included.
func years(m, partner *MemberRow, end int) (first, last int, ok bool) {
	from := max(m.From.Lo, partner.From.Lo)
	to := min(m.end(), partner.end())
	if from >= to {
		return 0, 0, false
	}
	first, _, _ = from.Civil()
	last, _, _ = to.Civil()
	last = min(last, end)
	return first, last, first <= last
}

// end is the day of leaving, the latest where it is not known exactly.
func (m *MemberRow) end() world.Day {
	if m.InEffect {
		return world.MakeDay(lastYear, 12, 31)
	}
	return m.To.Hi
}

// DyadYears makes the directed dyad-years in order of state, partner and year.
// Rows of one pair may share their Alliances, which nobody may change.
func (a *ATOP) DyadYears() []DyadYear {
	ties := slices.DeleteFunc(a.ties(), func(t tie) bool { return t.partner == Annam })
	sortTies(ties, true)
	return dyadYears(ties)
}

type dyadKey struct{ state, partner, year int }

func (k dyadKey) compare(l dyadKey) int {
	return cmp.Or(cmp.Compare(k.state, l.state), cmp.Compare(k.partner, l.partner), cmp.Compare(k.year, l.year))
}

// StateYears makes the state-years in order of state and year. Rows of one state
// may share their Alliances, which nobody may change.
func (a *ATOP) StateYears() []StateYear {
	ties := a.ties()
	sortTies(ties, false)
	var out []StateYear
	var ids idStore
	var alliances []run
	for state := range groups(ties, func(s, t *tie) bool { return s.state == t.state }) {
		alliances = state.runs(alliances)
		first, last := state.bounds()
		for year := first; year <= last; year++ {
			row := StateYear{State: state[0].state, Year: year}
			for _, r := range alliances {
				last := r.last(year)
				for i := range r {
					if t := &r[i]; t.counts(year, last) {
						row.Obligations = row.or(t.row.Obligations)
						ids.add(t.alliance)
					}
				}
			}
			if row.Alliances = ids.take(); row.Alliances != nil {
				out = append(out, row)
			}
		}
	}
	return out
}

// Ally is a member's row that holds on a day beside the row of the state asked
// about.
type Ally struct {
	*MemberRow
	InForce world.Tri // Unknown where the day falls in a month of which the day is not known
}

// AlliesOn lists what every ally of a state owes on a day, in the order of the
// file: the rows in force that day of all other members of the phases in which
// the state itself is a member that day. The day of leaving is the first day
// outside. What an ally owes may be due to other members of the alliance alone:
// see ObVary.
func (a *ATOP) AlliesOn(day world.Day, state int) []Ally {
	var out []Ally
	for i := range a.Members {
		ally := &a.Members[i]
		if ally.Member == state {
			continue
		}
		own := world.No
		for _, j := range a.Rows(ally.ID) {
			if m := &a.Members[j]; m.Member == state && m.Phase == ally.Phase {
				own = own.Or(m.on(day))
			}
		}
		if holds := own.And(ally.on(day)); holds != world.No {
			out = append(out, Ally{ally, holds})
		}
	}
	return out
}

// on tells whether the row holds on a day.
func (m *MemberRow) on(day world.Day) world.Tri {
	return world.Spell{From: m.From, To: m.To}.Covers(day)
}
