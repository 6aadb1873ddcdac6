package dataset

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// What the three files hold.
const (
	atopAlliances = "ATOP alliance"
	atopPhases    = "ATOP alliance-phase"
	atopMembers   = "ATOP member"
)

// atopKinds tells the files apart.
var atopKinds = []kind{
	{atopMembers, []string{"atopid", "member", "yrent"}, []string{"atop5_1m", "atop4_01m", "atop-member-level"}},
	{atopPhases, []string{"atopid", "atopidphase", "begyr"}, []string{"atop5_1aph", "atop4_01aph"}},
	{atopAlliances, []string{"atopid", "begyr", "mem1"}, []string{"atop5_1a", "atop4_01a", "atop-alliance-level"}},
}

// ReadATOP reads the ATOP files in a folder, which it knows by their columns,
// whatever they are called: the member and the alliance file must be there, the
// alliance-phase file may be. Other files are left alone. On any fault it
// returns a fault.List and no data.
func ReadATOP(fsys fs.FS) (*ATOP, error) {
	r := newReader(fsys)
	names := r.find(atopKinds)
	for _, kind := range []string{atopAlliances, atopMembers} {
		if names[kind] == "" && r.faults.Len() == 0 {
			r.faults.Addf(".", 0, "no file in the folder is an %s file; it is called atop5_1%s.csv where it is published", kind, map[string]string{atopAlliances: "a", atopMembers: "m"}[kind])
		}
	}
	if r.faults.Len() > 0 {
		return nil, r.faults.Listed()
	}
	a := &ATOP{}
	a.Alliances = readAlliances(r, names[atopAlliances])
	if names[atopPhases] != "" {
		a.Phases = readPhases(r, names[atopPhases])
	}
	a.Members = readMembers(r, names[atopMembers])
	return r.finishATOP(a, names)
}

// ReadATOPMembers reads a member file alone: what the members owe, without the
// alliances as a whole. What a cut between two rows took away is found out only
// where a member is left without partners.
func ReadATOPMembers(fsys fs.FS, name string) (*ATOP, error) {
	r := newReader(fsys)
	return r.finishATOP(&ATOP{Members: readMembers(r, name)}, map[string]string{atopMembers: name})
}

// finishATOP holds the files that were read against each other.
func (r *reader) finishATOP(a *ATOP, names map[string]string) (*ATOP, error) {
	for _, k := range []string{atopAlliances, atopPhases, atopMembers} {
		if f, ok := r.files[k]; ok {
			a.Files = append(a.Files, f)
		}
	}
	a.index()
	if r.faults.Len() == 0 {
		r.compare(a, names)
	}
	if err := r.faults.Listed().Err(); err != nil {
		return nil, err
	}
	a.Version = a.Members[0].Version
	return a, nil
}

func readMembers(r *reader, name string) []MemberRow {
	l := layout[MemberRow]{
		kind: atopMembers,
		columns: slices.Concat([]column[MemberRow]{
			numberColumn("atopid", 1, maxID, func(m *MemberRow) *int { return &m.ID }),
			{"member", func(m *MemberRow, c *cell) { m.Member = memberCode(c) }},
			flagColumn("cowsys", func(m *MemberRow) *bool { return &m.InSystem }),
			flagColumn("ineffect", func(m *MemberRow) *bool { return &m.InEffect }),
			numberColumn("phase", 0, 9, func(m *MemberRow) *int { return &m.Phase }),
			numberColumn("maxphase", 0, 9, func(m *MemberRow) *int { return &m.MaxPhase }),
			codeColumn("cowwar", 9999, func(m *MemberRow) *Value { return &m.War }),
			codeColumn("termmode", 9, func(m *MemberRow) *Value { return &m.TermMode }),
			codeColumn("termcaus", 9, func(m *MemberRow) *Value { return &m.TermCause }),
			flagColumn("obvary", func(m *MemberRow) *bool { return &m.ObVary }),
		}, within(atopTerms, func(m *MemberRow) *Terms { return &m.Terms }),
			within(atopLimits, func(m *MemberRow) *Limits { return &m.Limits })),
		line: func(m *MemberRow) *int { return &m.Line },
		key: func(m *MemberRow) string {
			return fmt.Sprintf("alliance %d, member %d, phase %d from %s", m.ID, m.Member, m.Phase, m.From)
		},
	}
	dated := datedLayout(l, [3]string{"yrent", "moent", "dayent"}, [3]string{"yrexit", "moexit", "dayexit"}, func(d *dated[MemberRow]) (err error) {
		d.row.From, d.row.To, err = d.dates(d.row.InEffect)
		return errors.Join(err, d.row.consistent())
	})
	return rowsOf(read(r, name, dated))
}

// lifeOf are the columns that date an alliance and a phase.
var lifeOf = [2][3]string{{"begyr", "begmo", "begday"}, {"endyr", "endmo", "endday"}}

func readAlliances(r *reader, name string) []AllianceRow {
	l := layout[AllianceRow]{
		kind: atopAlliances,
		columns: slices.Concat([]column[AllianceRow]{
			numberColumn("atopid", 1, maxID, func(a *AllianceRow) *int { return &a.ID }),
			flagColumn("ineffect", func(a *AllianceRow) *bool { return &a.InEffect }),
			numberColumn("maxphase", 0, 9, func(a *AllianceRow) *int { return &a.MaxPhase }),
		}, within(atopTerms, func(a *AllianceRow) *Terms { return &a.Terms })),
		line: func(a *AllianceRow) *int { return &a.Line },
		key:  func(a *AllianceRow) string { return fmt.Sprintf("alliance %d", a.ID) },
	}
	for i := range maxMembers {
		l.columns = append(l.columns, column[AllianceRow]{fmt.Sprintf("mem%d", i+1), func(a *AllianceRow, c *cell) {
			if c.text != "" {
				a.Members = append(a.Members, memberCode(c))
			}
		}})
	}
	rows := rowsOf(read(r, name, datedLayout(l, lifeOf[0], lifeOf[1], func(d *dated[AllianceRow]) (err error) {
		d.row.Begin, d.row.End, err = d.dates(d.row.InEffect)
		return err
	})))
	slices.SortStableFunc(rows, func(a, b AllianceRow) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}

// maxMembers is how many columns for members the alliance file has.
const maxMembers = 59

func readPhases(r *reader, name string) []PhaseRow {
	l := layout[PhaseRow]{
		kind: atopPhases,
		columns: slices.Concat([]column[PhaseRow]{
			numberColumn("atopid", 1, maxID, func(p *PhaseRow) *int { return &p.ID }),
			flagColumn("ineffect", func(p *PhaseRow) *bool { return &p.InEffect }),
			numberColumn("phase", 0, 9, func(p *PhaseRow) *int { return &p.Phase }),
		}, within(atopTerms, func(p *PhaseRow) *Terms { return &p.Terms })),
		line: func(p *PhaseRow) *int { return &p.Line },
		key:  func(p *PhaseRow) string { return fmt.Sprintf("alliance %d, phase %d", p.ID, p.Phase) },
	}
	rows := rowsOf(read(r, name, datedLayout(l, lifeOf[0], lifeOf[1], func(d *dated[PhaseRow]) (err error) {
		d.row.Begin, d.row.End, err = d.dates(d.row.InEffect)
		return err
	})))
	slices.SortStableFunc(rows, func(a, b PhaseRow) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Phase, b.Phase)) })
	return rows
}
