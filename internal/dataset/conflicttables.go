package dataset

import (
	"math"
	"slices"
)

// ConflictChoice says which armed conflicts count. A list that is empty means
// all.
type ConflictChoice struct {
	Types    []string // of ArmedConflictRow.Type
	Over     []string // of ArmedConflictRow.Over; both is a value of its own, not territory or government
	OnlyWars bool     // years with at least 1,000 deaths alone
}

func (c ConflictChoice) has(r *ArmedConflictRow) bool {
	return (len(c.Types) == 0 || slices.Contains(c.Types, r.Type)) &&
		(len(c.Over) == 0 || slices.Contains(c.Over, r.Over)) &&
		(!c.OnlyWars || r.War)
}

const conflictsBegin = 1946

// conflictYear is an armed conflict of a state in a year.
type conflictYear struct {
	conflict int
	party    bool // else it came to help a party with troops
	war      bool
	began    bool // the state was no party to it in the year before
	new      bool // it was no party to it in any year before
	since    int  // years since it last was one; 0 where it never was
}

func (c *conflictYear) ofParty() (int, bool) { return c.conflict, c.party }

// ConflictStates reduces the armed conflicts to state-years, with the columns of
// peacesciencer's add_ucdp_acd: whether there was a conflict, whether an episode
// began, and the highest intensity, 1 of 25 deaths or 2 of 1,000, not known
// without a conflict. The states on both sides are parties; one that came to help
// is in ucdpsupport alone. conflict_ids, which is text, becomes the number of
// conflicts. An onset is asked of the conflict as a whole, so that one that
// becomes internationalised has none for that; with OnlyWars it is asked of its
// years of war.
func ConflictStates(t ArmedConflicts, choice ConflictChoice) StateYears {
	h := historyOf(t.Rows, choice.OnlyWars)
	g := gather[stateInYear, conflictYear](conflictsBegin, lastOf(t.Rows, func(r *ArmedConflictRow) int { return r.Year }))
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, conflictYear)) {
			if !choice.has(r) {
				return
			}
			for _, party := range r.parties() {
				add(stateInYear{party, r.Year}, h.year(r, party))
			}
			for _, helper := range present(r.SupportA, r.SupportB) {
				add(stateInYear{helper, r.Year}, conflictYear{conflict: r.Conflict})
			}
		})
	}
	vars := slices.Concat(counted("ucdpongoing", "ucdponset"), coded("maxintensity"), counted("n_ucdpconflicts", "ucdpsupport"))
	return stateYears(g, GWNumbers, vars, func(said []conflictYear) []float64 {
		out := []float64{0, 0, math.NaN(), different(said, (*conflictYear).ofParty), 0}
		for _, c := range said {
			if !c.party {
				out[4] = 1
				continue
			}
			out[0], out[1] = 1, max(out[1], zeroOne(c.began))
			if intensity := 1 + zeroOne(c.war); !(out[2] >= intensity) {
				out[2] = intensity
			}
		}
		return out
	})
}

// ConflictOnsets counts the armed conflicts that began for a state in a year, with
// the columns of peacesciencer's add_ucdp_onsets: those that are new, and those
// that are new or come back after more than 1, 2, 3, 5 or 10 years. It is made of
// the conflicts themselves, not of the table of onsets that the Uppsala programme
// gives out, and counts for both sides.
func ConflictOnsets(t ArmedConflicts) StateYears {
	h := historyOf(t.Rows, false)
	g := gather[stateInYear, conflictYear](conflictsBegin, lastOf(t.Rows, func(r *ArmedConflictRow) int { return r.Year }))
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, conflictYear)) {
			for _, party := range r.parties() {
				add(stateInYear{party, r.Year}, h.year(r, party))
			}
		})
	}
	return stateYears(g, GWNumbers, counted("sumnewconf", "sumonset1", "sumonset2", "sumonset3", "sumonset5", "sumonset10"), func(said []conflictYear) []float64 {
		count := func(is func(*conflictYear) bool) float64 {
			return different(said, func(c *conflictYear) (int, bool) { return c.conflict, is(c) })
		}
		out := []float64{count(func(c *conflictYear) bool { return c.new })}
		for _, gap := range []int{1, 2, 3, 5, 10} {
			out = append(out, count(func(c *conflictYear) bool { return c.new || c.since > gap }))
		}
		return out
	})
}

// parties are the states on the two sides.
func (r *ArmedConflictRow) parties() []int { return present(r.StateA, r.StateB) }

func present(states ...int) []int {
	return slices.DeleteFunc(states, func(s int) bool { return s == 0 })
}

// history is the years in which states were parties to conflicts, in order.
type history map[conflictOfState][]int

type conflictOfState struct{ conflict, state int }

func historyOf(rows []ArmedConflictRow, onlyWars bool) history {
	h := history{}
	for i := range rows {
		r := &rows[i]
		if onlyWars && !r.War {
			continue
		}
		for _, party := range r.parties() {
			key := conflictOfState{r.Conflict, party}
			h[key] = append(h[key], r.Year)
		}
	}
	for key, years := range h {
		slices.Sort(years)
		h[key] = slices.Compact(years)
	}
	return h
}

// year is what a conflict is to a party in a year. One that is there when the data
// begin, and began before, is neither new nor began.
func (h history) year(r *ArmedConflictRow, party int) conflictYear {
	c := conflictYear{conflict: r.Conflict, party: true, war: r.War}
	years := h[conflictOfState{r.Conflict, party}]
	i, _ := slices.BinarySearch(years, r.Year)
	if i == 0 {
		began := r.Year > conflictsBegin || !r.Episode.Known() || yearOn(r.Episode.Lo) >= conflictsBegin
		c.began, c.new = began, began
		return c
	}
	c.since = r.Year - years[i-1]
	c.began = c.since > 1
	return c
}
