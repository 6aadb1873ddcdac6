package dataset

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casus/internal/fault"
	"casus/internal/world"
)

// dates puts the dates of a row together and checks them.
func (d *dated[T]) dates(inEffect bool) (from, to world.Date, err error) {
	from, to, err = datesInOrder(d.from, d.to)
	switch {
	case err != nil:
	case inEffect && to.Known():
		err = fmt.Errorf("ineffect is 1, yet the row ends in %s", to)
	case !inEffect && !to.Known():
		err = errors.New("ineffect is 0, yet the row has no year of its end")
	}
	return from, to, err
}

// consistent refuses a limit on an obligation that the row does not have, which
// tells of columns that were moved.
func (m *MemberRow) consistent() error {
	var wrong []string
	for _, l := range []struct {
		name    string
		limited bool
		has     bool
	}{
		{"defense", m.Limits.Defense.any(), m.Defense}, {"offense", m.Limits.Offense.any(), m.Offense},
		{"neutral", m.Limits.Neutral.any() || m.Limits.NeutralAttacked, m.Neutral}, {"consul", m.Limits.Consult.any() || m.Limits.ConsultRequested, m.Consul},
	} {
		if l.limited && !l.has {
			wrong = append(wrong, l.name+" is 0, yet it is limited")
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return errors.New(strings.Join(wrong, "; "))
}

func (l Limit) any() bool { return l != Limit{} }

// compare holds the files against each other: all must be of one version, and
// an alliance, phase or member that stands in one must stand in the others. A
// file that was cut between two rows is found out here.
func (r *reader) compare(a *ATOP, names map[string]string) {
	r.compareVersions(a)
	if names[atopAlliances] != "" {
		r.compareMembers(a, names)
	}
	r.countMembers(a)
	if len(a.Phases) > 0 {
		r.comparePhases(a, names)
	}
}

func (r *reader) compareVersions(a *ATOP) {
	want := a.Members[0].Version
	check := func(kind, version string, line int) {
		if version != want {
			r.faults.Add(fault.Fault{File: r.files[kind].Name, Line: line, Field: "version", Text: version,
				Message: fmt.Sprintf("%q is another version than the member file's %s; take all files from one version", version, want)})
		}
	}
	for _, row := range a.Members {
		check(atopMembers, row.Version, row.Line)
	}
	for _, row := range a.Alliances {
		check(atopAlliances, row.Version, row.Line)
	}
	for _, row := range a.Phases {
		check(atopPhases, row.Version, row.Line)
	}
}

func (r *reader) compareMembers(a *ATOP, names map[string]string) {
	known := map[int]bool{}
	for _, row := range a.Alliances {
		known[row.ID] = true
		if len(a.Rows(row.ID)) == 0 {
			r.faults.Addf(names[atopAlliances], row.Line, "alliance %d has no row in %s; one of the two is cut or of another version", row.ID, names[atopMembers])
			continue
		}
		for _, member := range row.Members {
			if !slices.ContainsFunc(a.Rows(row.ID), func(i int) bool { return a.Members[i].Member == member }) {
				r.faults.Addf(names[atopAlliances], row.Line, "member %d of alliance %d has no row in %s; one of the two is cut or of another version", member, row.ID, names[atopMembers])
			}
		}
		for _, i := range a.Rows(row.ID) {
			if m := &a.Members[i]; !slices.Contains(row.Members, m.Member) {
				r.faults.Addf(names[atopMembers], m.Line, "member %d is not listed for alliance %d in %s, line %d", m.Member, row.ID, names[atopAlliances], row.Line)
			}
		}
	}
	for _, m := range a.Members {
		if !known[m.ID] {
			r.faults.Addf(names[atopMembers], m.Line, "alliance %d has no row in %s; one of the two is cut or of another version", m.ID, names[atopAlliances])
			known[m.ID] = true
		}
	}
}

// countMembers refuses a phase with one member: the rows of the others are cut.
func (r *reader) countMembers(a *ATOP) {
	type key struct{ id, phase int }
	members := map[key][]*MemberRow{}
	var order []key
	for i := range a.Members {
		m := &a.Members[i]
		k := key{m.ID, m.Phase}
		if members[k] == nil {
			order = append(order, k)
		}
		members[k] = append(members[k], m)
	}
	for _, k := range order {
		rows := members[k]
		if !slices.ContainsFunc(rows, func(m *MemberRow) bool { return m.Member != rows[0].Member }) {
			r.faults.Addf(r.files[atopMembers].Name, rows[0].Line, "member %d is alone in alliance %d, phase %d; the rows of its partners are missing", rows[0].Member, k.id, k.phase)
		}
	}
}

func (r *reader) comparePhases(a *ATOP, names map[string]string) {
	type key struct{ id, phase int }
	phases, members := map[key]bool{}, map[key]bool{}
	for _, m := range a.Members {
		members[key{m.ID, m.Phase}] = true
	}
	for _, p := range a.Phases {
		phases[key{p.ID, p.Phase}] = true
		if !members[key{p.ID, p.Phase}] {
			r.faults.Addf(names[atopPhases], p.Line, "alliance %d, phase %d has no row in %s", p.ID, p.Phase, names[atopMembers])
		}
	}
	for _, m := range a.Members {
		if k := (key{m.ID, m.Phase}); !phases[k] {
			r.faults.Addf(names[atopMembers], m.Line, "alliance %d, phase %d has no row in %s", m.ID, m.Phase, names[atopPhases])
			phases[k] = true
		}
	}
}
