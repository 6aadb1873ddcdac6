package dataset

import (
	"iter"
	"math"
	"slices"

	"casus/internal/world"
)

// tie is what one row of a state binds it to toward one partner, beside the
// partner's row of the same phase.
type tie struct {
	state, partner int
	alliance       int // its number
	row            *MemberRow
	first, last    int // years in which both rows hold on some day, the day of leaving counted
}

func (t *tie) in(year int) bool { return t.first <= year && year <= t.last }

// ties makes the tie of every ordered pair of rows of one phase that hold
// together, in order of alliance and of the file.
func (a *ATOP) ties() []tie {
	last := a.EndYear()
	var out []tie
	for i := range a.Alliances {
		rows := a.Rows(a.Alliances[i].ID)
		for _, i := range rows {
			m := &a.Members[i]
			if m.Member == Annam {
				continue
			}
			for _, j := range rows {
				partner := &a.Members[j]
				if m.Member == partner.Member || m.Phase != partner.Phase {
					continue
				}
				t := tie{state: m.Member, partner: partner.Member, alliance: m.ID, row: m}
				var ok bool
				if t.first, t.last, ok = years(m, partner, last); !ok {
					continue
				}
				out = append(out, t)
			}
		}
	}
	return out
}

// sortTies puts ties that are in order of alliance in order of state, or of state
// and partner. State numbers have four digits, so that all fits one word.
func sortTies(ties []tie, byPartner bool) {
	const bits = 14
	keys := make([]uint64, len(ties))
	for i := range ties {
		keys[i] = uint64(ties[i].state)<<(bits+32) | uint64(i)
		if byPartner {
			keys[i] |= uint64(ties[i].partner) << 32
		}
	}
	slices.Sort(keys)
	sorted := make([]tie, len(ties))
	for i, k := range keys {
		sorted[i] = ties[uint32(k&math.MaxUint32)]
	}
	copy(ties, sorted)
}

// run is a run of ties that belong together.
type run []tie

// groups gives the longest runs of neighbours that are the same.
func groups(ties []tie, same func(s, t *tie) bool) iter.Seq[run] {
	return func(yield func(run) bool) {
		for from := 0; from < len(ties); {
			to := from + 1
			for to < len(ties) && same(&ties[from], &ties[to]) {
				to++
			}
			if !yield(ties[from:to:to]) {
				return
			}
			from = to
		}
	}
}

func pairs(ties []tie) iter.Seq[run] {
	return groups(ties, func(s, t *tie) bool { return s.state == t.state && s.partner == t.partner })
}

// runs cuts the ties at each alliance; into is memory to be used again.
func (r run) runs(into []run) []run {
	into = into[:0]
	for alliance := range groups(r, func(s, t *tie) bool { return s.alliance == t.alliance }) {
		into = append(into, alliance)
	}
	return into
}

// last is the day on which those ties of an alliance begin whose terms count for
// a year: the last.
func (r run) last(year int) world.Day {
	from := world.DistantPast
	for i := range r {
		if r[i].in(year) {
			from = max(from, r[i].row.From.Lo)
		}
	}
	return from
}

// counts tells whether the terms of a tie count for a year, the last of which
// begin on the day.
func (t *tie) counts(year int, last world.Day) bool { return t.in(year) && t.row.From.Lo == last }

// bounds are the first and the last year of the ties.
func (r run) bounds() (first, last int) {
	first, last = r[0].first, r[0].last
	for i := range r {
		first, last = min(first, r[i].first), max(last, r[i].last)
	}
	return first, last
}

func dyadYears(ties []tie) []DyadYear {
	size := 0
	for pair := range pairs(ties) {
		first, last := pair.bounds()
		size += last - first + 1
	}
	out := make([]DyadYear, 0, size)
	var ids idStore
	var alliances []run
	for pair := range pairs(ties) {
		alliances = pair.runs(alliances)
		first, last := pair.bounds()
		for year := first; year <= last; year++ {
			row := DyadYear{State: pair[0].state, Partner: pair[0].partner, Year: year}
			for _, r := range alliances {
				r.owed(year, &row, &ids)
			}
			if row.Alliances = ids.take(); row.Alliances != nil {
				out = append(out, row)
			}
		}
	}
	return out
}

// owed adds what one alliance gives to a dyad-year.
func (r run) owed(year int, row *DyadYear, ids *idStore) {
	var o Obligations
	vary := false
	last := r.last(year)
	for i := range r {
		if t := &r[i]; t.counts(year, last) {
			o, vary = o.or(t.row.Obligations), vary || t.row.ObVary
			ids.add(t.alliance)
		}
	}
	row.Obligations = row.or(o)
	if !vary {
		row.Certain = row.Certain.or(o)
	}
}

// idStore keeps lists of alliances in few pieces of memory: most years have the
// list of the year before.
type idStore struct {
	now, last, free []int
}

func (s *idStore) add(alliance int) {
	if n := len(s.now); n == 0 || s.now[n-1] != alliance {
		s.now = append(s.now, alliance)
	}
}

// take gives what was added, or nil, and begins anew.
func (s *idStore) take() []int {
	n := len(s.now)
	switch {
	case n == 0:
		return nil
	case slices.Equal(s.now, s.last):
	default:
		if len(s.free) < n {
			s.free = make([]int, max(n, 1024))
		}
		copy(s.free, s.now)
		s.last, s.free = s.free[:n:n], s.free[n:]
	}
	s.now = s.now[:0]
	return s.last
}
