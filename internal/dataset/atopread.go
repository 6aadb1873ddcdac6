package dataset

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What the three files hold.
const (
	atopAlliances = "ATOP alliance"
	atopPhases    = "ATOP alliance-phase"
	atopMembers   = "ATOP member"
)

// atopKinds tells the files apart by columns that only they have.
var atopKinds = []struct {
	kind string
	has  []string
}{
	{atopMembers, []string{"atopid", "member", "yrent"}},
	{atopPhases, []string{"atopid", "atopidphase", "begyr"}},
	{atopAlliances, []string{"atopid", "begyr", "mem1"}},
}

// ReadATOP reads the ATOP files in a folder, which it knows by their columns,
// whatever they are called: the member and the alliance file must be there, the
// alliance-phase file may be. Other files are left alone. On any fault it
// returns Faults and no data.
func ReadATOP(fsys fs.FS) (*ATOP, error) {
	r := &atopReader{fsys: fsys, files: map[string]File{}}
	names := r.find()
	for _, kind := range []string{atopAlliances, atopMembers} {
		if names[kind] == "" && len(r.faults.faults) == 0 {
			r.faults.addf(".", 0, "no file in the folder is an %s file; it is called atop5_1%s.csv where it is published", kind, map[string]string{atopAlliances: "a", atopMembers: "m"}[kind])
		}
	}
	if len(r.faults.faults) > 0 {
		return nil, r.faults.listed()
	}
	a := &ATOP{}
	a.Alliances = r.alliances(names[atopAlliances])
	if names[atopPhases] != "" {
		a.Phases = r.phases(names[atopPhases])
	}
	a.Members = r.members(names[atopMembers])
	for _, kind := range []string{atopAlliances, atopPhases, atopMembers} {
		if f, ok := r.files[kind]; ok {
			a.Files = append(a.Files, f)
		}
	}
	a.index()
	if len(r.faults.faults) == 0 {
		r.compare(a, names)
	}
	if err := r.faults.listed().orNil(); err != nil {
		return nil, err
	}
	a.Version = a.Members[0].Version
	return a, nil
}

// atopReader reads the files and gathers their faults.
type atopReader struct {
	fsys   fs.FS
	faults collector
	files  map[string]File
}

// find looks at the head of every CSV file in the folder.
func (r *atopReader) find() map[string]string {
	names := map[string]string{}
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.faults.addf(".", 0, "the folder cannot be read: %v", err)
	}
	for _, e := range entries {
		if info, err := fs.Stat(r.fsys, e.Name()); err != nil || !info.Mode().IsRegular() || strings.ToLower(path.Ext(e.Name())) != ".csv" {
			continue // opening a pipe would wait for a writer
		}
		kind := r.kindOf(e.Name())
		switch {
		case kind == "":
		case names[kind] != "":
			r.faults.addf(e.Name(), 0, "is an %s file, and so is %s; leave one of them in the folder", kind, names[kind])
		default:
			names[kind] = e.Name()
		}
	}
	return names
}

// kindOf reads the beginning of a file; one that is called like an ATOP file is
// taken for what its name says, so that its faults are told.
func (r *atopReader) kindOf(name string) string {
	var start []byte
	if f, err := r.fsys.Open(name); err == nil { // what cannot be opened is told when it is read
		start, _ = io.ReadAll(io.LimitReader(f, 1<<16))
		f.Close()
	}
	head, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(string(start), "\ufeff"), "\r", "\n"), "\n")
	fields := strings.FieldsFunc(strings.ToLower(head), func(c rune) bool { return strings.ContainsRune(",;\t\" ", c) })
	for _, k := range atopKinds {
		if !slices.ContainsFunc(k.has, func(h string) bool { return !slices.Contains(fields, h) }) {
			return k.kind
		}
	}
	switch base := strings.ToLower(strings.TrimSuffix(name, path.Ext(name))); base {
	case "atop5_1m", "atop4_01m", "atop-member-level":
		return atopMembers
	case "atop5_1a", "atop4_01a", "atop-alliance-level":
		return atopAlliances
	case "atop5_1aph", "atop4_01aph":
		return atopPhases
	}
	return ""
}

// text reads a file whole and notes what it was.
func (r *atopReader) text(name, kind string) (string, bool) {
	f, err := r.fsys.Open(name)
	if err != nil {
		r.faults.addf(name, 0, "cannot be opened: %v", err)
		return "", false
	}
	defer f.Close()
	sum := sha256.New()
	text, encoding, err := decode(io.TeeReader(f, sum))
	if err != nil {
		r.faults.addf(name, 0, "%v", err)
		return "", false
	}
	r.files[kind] = File{Name: name, Holds: kind, SHA256: hex.EncodeToString(sum.Sum(nil)), Encoding: encoding}
	return text, true
}

// readFile reads the rows of one file, finishes each and refuses a second row
// of the same key.
func readFile[T any](r *atopReader, name, kind string, columns []column[T], begin func(line int) T, finish func(*T) error, key func(*T) string, line func(*T) int) []T {
	text, ok := r.text(name, kind)
	if !ok {
		return nil
	}
	s, ok := openSheet(name, kind, text, &r.faults)
	if !ok {
		return nil
	}
	rows := readSheet(s, columns, begin)
	seen := map[string]int{}
	for i := range rows {
		row := &rows[i]
		if err := finish(row); err != nil {
			r.faults.addf(name, line(row), "%v", err)
		}
		if first, twice := seen[key(row)]; twice {
			r.faults.addf(name, line(row), "a second row for %s; the first is on line %d", key(row), first)
		}
		seen[key(row)] = line(row)
	}
	if len(rows) == 0 && len(r.faults.faults) == 0 {
		r.faults.addf(name, 1, "has a head and no rows")
	}
	f := r.files[kind]
	f.Rows, f.Unused = len(rows), unused(s.head, columns)
	r.files[kind] = f
	return rows
}

// dated is a row of which the dates are still in parts.
type dated[T any] struct {
	row      T
	from, to dateParts
}

func datedColumns[T any](from, to [3]string) []column[dated[T]] {
	return slices.Concat(dateColumns(from, func(d *dated[T]) *dateParts { return &d.from }), dateColumns(to, func(d *dated[T]) *dateParts { return &d.to }))
}

func (r *atopReader) members(name string) []MemberRow {
	row := func(d *dated[MemberRow]) *MemberRow { return &d.row }
	columns := slices.Concat(
		within([]column[MemberRow]{
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
		}, row),
		datedColumns[MemberRow]([3]string{"yrent", "moent", "dayent"}, [3]string{"yrexit", "moexit", "dayexit"}),
		within(atopTerms, func(d *dated[MemberRow]) *Terms { return &d.row.Terms }),
		within(atopLimits, func(d *dated[MemberRow]) *Limits { return &d.row.Limits }))
	return rowsOf(readFile(r, name, atopMembers, columns,
		func(line int) dated[MemberRow] { return dated[MemberRow]{row: MemberRow{Line: line}} },
		func(d *dated[MemberRow]) (err error) {
			d.row.From, d.row.To, err = d.dates(d.row.InEffect)
			return errors.Join(err, d.row.consistent())
		},
		func(d *dated[MemberRow]) string {
			return fmt.Sprintf("alliance %d, member %d, phase %d from %s", d.row.ID, d.row.Member, d.row.Phase, d.row.From)
		},
		func(d *dated[MemberRow]) int { return d.row.Line }))
}

func rowsOf[T any](rows []dated[T]) []T {
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = rows[i].row
	}
	return out
}

func (r *atopReader) alliances(name string) []AllianceRow {
	row := func(d *dated[AllianceRow]) *AllianceRow { return &d.row }
	columns := []column[AllianceRow]{
		numberColumn("atopid", 1, maxID, func(a *AllianceRow) *int { return &a.ID }),
		flagColumn("ineffect", func(a *AllianceRow) *bool { return &a.InEffect }),
		numberColumn("maxphase", 0, 9, func(a *AllianceRow) *int { return &a.MaxPhase }),
	}
	for i := range maxMembers {
		columns = append(columns, column[AllianceRow]{fmt.Sprintf("mem%d", i+1), func(a *AllianceRow, c *cell) {
			if c.text != "" {
				a.Members = append(a.Members, memberCode(c))
			}
		}})
	}
	rows := rowsOf(readFile(r, name, atopAlliances, slices.Concat(within(columns, row),
		datedColumns[AllianceRow]([3]string{"begyr", "begmo", "begday"}, [3]string{"endyr", "endmo", "endday"}),
		within(atopTerms, func(d *dated[AllianceRow]) *Terms { return &d.row.Terms })),
		func(line int) dated[AllianceRow] { return dated[AllianceRow]{row: AllianceRow{Line: line}} },
		func(d *dated[AllianceRow]) (err error) {
			d.row.Begin, d.row.End, err = d.dates(d.row.InEffect)
			return err
		},
		func(d *dated[AllianceRow]) string { return fmt.Sprintf("alliance %d", d.row.ID) },
		func(d *dated[AllianceRow]) int { return d.row.Line }))
	slices.SortStableFunc(rows, func(a, b AllianceRow) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}

// maxMembers is how many columns for members the alliance file has.
const maxMembers = 59

func (r *atopReader) phases(name string) []PhaseRow {
	row := func(d *dated[PhaseRow]) *PhaseRow { return &d.row }
	columns := []column[PhaseRow]{
		numberColumn("atopid", 1, maxID, func(p *PhaseRow) *int { return &p.ID }),
		flagColumn("ineffect", func(p *PhaseRow) *bool { return &p.InEffect }),
		numberColumn("phase", 0, 9, func(p *PhaseRow) *int { return &p.Phase }),
	}
	rows := rowsOf(readFile(r, name, atopPhases, slices.Concat(within(columns, row),
		datedColumns[PhaseRow]([3]string{"begyr", "begmo", "begday"}, [3]string{"endyr", "endmo", "endday"}),
		within(atopTerms, func(d *dated[PhaseRow]) *Terms { return &d.row.Terms })),
		func(line int) dated[PhaseRow] { return dated[PhaseRow]{row: PhaseRow{Line: line}} },
		func(d *dated[PhaseRow]) (err error) {
			d.row.Begin, d.row.End, err = d.dates(d.row.InEffect)
			return err
		},
		func(d *dated[PhaseRow]) string { return fmt.Sprintf("alliance %d, phase %d", d.row.ID, d.row.Phase) },
		func(d *dated[PhaseRow]) int { return d.row.Line }))
	slices.SortStableFunc(rows, func(a, b PhaseRow) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Phase, b.Phase)) })
	return rows
}
