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
func (a *ATOP) years(m, partner *MemberRow) (first, last int, ok bool) {
	from := max(m.From.Lo, partner.From.Lo)
	to := min(m.end(), partner.end())
	if from >= to {
		return 0, 0, false
	}
	first, _, _ = from.Civil()
	last, _, _ = to.Civil()
	return first, min(last, a.EndYear()), true
}

// end is the day of leaving, the latest where it is not known exactly.
func (m *MemberRow) end() world.Day {
	if m.InEffect {
		return world.MakeDay(lastYear, 12, 31)
	}
	return m.To.Hi
}

// inYear gathers the rows of one alliance that say what is owed in one year:
// those that begin last.
type inYear struct {
	from        world.Day
	Obligations // of the rows that begin last
	vary        bool
}

func (y *inYear) take(m *MemberRow) {
	switch {
	case m.From.Lo > y.from || y.from == 0:
		*y = inYear{m.From.Lo, m.Obligations, m.ObVary}
	case m.From.Lo == y.from:
		y.Obligations, y.vary = y.or(m.Obligations), y.vary || m.ObVary
	}
}

type dyadKey struct{ state, partner, year int }

func (k dyadKey) compare(l dyadKey) int {
	return cmp.Or(cmp.Compare(k.state, l.state), cmp.Compare(k.partner, l.partner), cmp.Compare(k.year, l.year))
}

// panel walks every pair of rows of one phase and gathers them, alliance by
// alliance, under a key.
func (a *ATOP) panel(key func(state, partner, year int) (dyadKey, bool), done func(alliance int, k dyadKey, y inYear)) {
	for _, alliance := range a.Alliances {
		gathered := map[dyadKey]inYear{}
		rows := a.Rows(alliance.ID)
		for _, i := range rows {
			for _, j := range rows {
				m, partner := &a.Members[i], &a.Members[j]
				if m.Member == partner.Member || m.Phase != partner.Phase {
					continue
				}
				first, last, ok := a.years(m, partner)
				for year := first; ok && year <= last; year++ {
					if k, wanted := key(m.Member, partner.Member, year); wanted {
						y := gathered[k]
						y.take(m)
						gathered[k] = y
					}
				}
			}
		}
		for k, y := range gathered {
			done(alliance.ID, k, y)
		}
	}
}

// DyadYears makes the directed dyad-years in order of state, partner and year.
func (a *ATOP) DyadYears() []DyadYear {
	rows := map[dyadKey]*DyadYear{}
	a.panel(func(state, partner, year int) (dyadKey, bool) {
		return dyadKey{state, partner, year}, state != Annam && partner != Annam
	}, func(alliance int, k dyadKey, y inYear) {
		row := rows[k]
		if row == nil {
			row = &DyadYear{State: k.state, Partner: k.partner, Year: k.year}
			rows[k] = row
		}
		row.Obligations = row.or(y.Obligations)
		if !y.vary {
			row.Certain = row.Certain.or(y.Obligations)
		}
		row.Alliances = append(row.Alliances, alliance)
	})
	return inOrder(rows)
}

// StateYears makes the state-years in order of state and year.
func (a *ATOP) StateYears() []StateYear {
	rows := map[dyadKey]*StateYear{}
	a.panel(func(state, _, year int) (dyadKey, bool) {
		return dyadKey{state, 0, year}, state != Annam
	}, func(alliance int, k dyadKey, y inYear) {
		row := rows[k]
		if row == nil {
			row = &StateYear{State: k.state, Year: k.year}
			rows[k] = row
		}
		row.Obligations = row.or(y.Obligations)
		row.Alliances = append(row.Alliances, alliance)
	})
	return inOrder(rows)
}

func inOrder[T any](rows map[dyadKey]*T) []T {
	keys := make([]dyadKey, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, dyadKey.compare)
	out := make([]T, len(keys))
	for i, k := range keys {
		out[i] = *rows[k]
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
