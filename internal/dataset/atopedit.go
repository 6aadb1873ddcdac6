package dataset

import (
	"cmp"
	"fmt"
	"slices"

	"casus/internal/world"
)

// Joined is the data as if a state had entered an alliance on a day. It owes, phase
// by phase, what most members owe then (of equally many the row of the smallest
// number), and each member owes it what that member's own row says. The data
// themselves stay as they are.
func (a *ATOP) Joined(state, alliance int, on world.Day) (*ATOP, error) {
	rows, err := a.rowsOf(alliance)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(rows, func(m MemberRow) bool { return m.Member == state && m.on(on) != world.No }) {
		return nil, fmt.Errorf("state %d is a member of ATOP%d on %s already", state, alliance, on)
	}
	if !slices.ContainsFunc(rows, func(m MemberRow) bool { return m.on(on) != world.No }) {
		return nil, fmt.Errorf("ATOP%d is not in force on %s; it is %s", alliance, on, lifetime(rows))
	}
	var phases []int
	for _, m := range rows {
		if !slices.Contains(phases, m.Phase) {
			phases = append(phases, m.Phase)
		}
	}
	out := a.copied()
	day := world.On(on)
	for _, phase := range phases {
		in := slices.DeleteFunc(slices.Clone(rows), func(m MemberRow) bool {
			return m.Phase != phase || m.Member == state || !m.InEffect && m.To.Hi <= on
		})
		if len(in) == 0 {
			continue
		}
		m := *typical(in)
		begins, ends := extent(in)
		m.Member, m.InSystem, m.Line = state, true, 0
		if m.From = begins; on > begins.Lo {
			m.From = day
		}
		m.To, m.InEffect = ends, !ends.Known()
		out.Members = append(out.Members, m)
	}
	out.index()
	return out, nil
}

// Left is the data as if a state had left an alliance on a day, the first outside.
func (a *ATOP) Left(state, alliance int, on world.Day) (*ATOP, error) {
	rows, err := a.rowsOf(alliance)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(rows, func(m MemberRow) bool { return m.Member == state && (m.InEffect || m.To.Hi > on) }) {
		return nil, fmt.Errorf("state %d is no member of ATOP%d on %s or later", state, alliance, on)
	}
	out := a.copied()
	out.Members = slices.DeleteFunc(out.Members, func(m MemberRow) bool {
		return m.ID == alliance && m.Member == state && m.From.Lo >= on
	})
	for i := range out.Members {
		m := &out.Members[i]
		if m.ID == alliance && m.Member == state && (m.InEffect || m.To.Hi > on) {
			m.To, m.InEffect = world.On(on), false
		}
	}
	out.index()
	return out, nil
}

func (a *ATOP) copied() *ATOP {
	out := *a
	out.Members = slices.Clone(a.Members)
	return &out
}

func (a *ATOP) rowsOf(alliance int) ([]MemberRow, error) {
	var rows []MemberRow
	for _, i := range a.Rows(alliance) {
		rows = append(rows, a.Members[i])
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("ATOP %s has no alliance %d%s", a.Version, alliance, a.nearest(alliance))
	}
	return rows, nil
}

// nearest names the alliances whose numbers stand next to one that there is not.
func (a *ATOP) nearest(id int) string {
	at, _ := slices.BinarySearchFunc(a.Alliances, id, func(r AllianceRow, id int) int { return cmp.Compare(r.ID, id) })
	switch {
	case len(a.Alliances) == 0:
		return ""
	case at == 0:
		return fmt.Sprintf("; the first is %d", a.Alliances[0].ID)
	case at == len(a.Alliances):
		return fmt.Sprintf("; the last is %d", a.Alliances[at-1].ID)
	}
	return fmt.Sprintf("; the next are %d and %d", a.Alliances[at-1].ID, a.Alliances[at].ID)
}

// typical is the row of which the obligations and limits are those of most.
func typical(rows []MemberRow) *MemberRow {
	best, most := -1, 0
	for i := range rows {
		n := 0
		for j := range rows {
			if rows[i].Obligations == rows[j].Obligations && rows[i].Limits == rows[j].Limits {
				n++
			}
		}
		if n > most || n == most && rows[i].Member < rows[best].Member {
			best, most = i, n
		}
	}
	return &rows[best]
}

// extent is the first beginning and the last end of some rows; an end that is not
// known is none.
func extent(rows []MemberRow) (from, to world.Date) {
	from, to = rows[0].From, rows[0].To
	for _, m := range rows {
		if m.From.Lo < from.Lo {
			from = m.From
		}
		if m.InEffect || to.Known() && m.To.Hi > to.Hi {
			to = m.To
		}
		if m.InEffect {
			return from, world.Date{}
		}
	}
	return from, to
}

// lifetime says when an alliance was in force.
func lifetime(rows []MemberRow) string {
	from, to := extent(rows)
	if !to.Known() {
		return "from " + from.String() + " on"
	}
	return "from " + from.String() + " to " + to.String()
}
