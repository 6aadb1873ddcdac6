package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casus/internal/fault"
)

// maxFaults bounds how many faults are listed: a file of the wrong kind would
// otherwise give one for each of its fields.
const maxFaults = 100

// File says what was read.
type File struct {
	Name     string   `json:"name"`
	Holds    string   `json:"holds"`
	Rows     int      `json:"rows"`
	SHA256   string   `json:"sha256"`
	Encoding Encoding `json:"encoding"`
	Unused   []string `json:"unused_columns,omitempty"`
}

// Table is the rows of one file, in its order, with what the file was.
type Table[T any] struct {
	Rows []T
	File File
}

// kind is a kind of file that belongs to a data set.
type kind struct {
	name   string
	has    []string // columns that it alone has
	called []string // names under which it is published, without the ending
}

// reader reads the files of a data set and gathers their faults.
type reader struct {
	fsys   fs.FS
	faults fault.Collector
	files  map[string]File // by kind
}

func newReader(fsys fs.FS) *reader {
	return &reader{fsys: fsys, faults: fault.Collector{Limit: maxFaults}, files: map[string]File{}}
}

// find looks at the head of every CSV file in the folder and gives the name of
// each kind that is there. Of two kinds that fit a file the first counts.
func (r *reader) find(kinds []kind) map[string]string {
	names := map[string]string{}
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.faults.Addf(".", 0, "the folder cannot be read: %v", err)
	}
	for _, e := range entries {
		if strings.ToLower(path.Ext(e.Name())) != ".csv" || !r.isFile(e.Name()) {
			continue
		}
		kind := r.kindOf(e.Name(), kinds)
		switch {
		case kind == "":
		case names[kind] != "":
			r.faults.Addf(e.Name(), 0, "is an %s file, and so is %s; leave one of them in the folder", kind, names[kind])
		default:
			names[kind] = e.Name()
		}
	}
	return names
}

// isFile tells a file from what it would be no use to open: opening a pipe
// would wait for a writer.
func (r *reader) isFile(name string) bool {
	info, err := fs.Stat(r.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// kindOf reads the beginning of a file; one that is called like a published
// file is taken for what its name says, so that its faults are told.
func (r *reader) kindOf(name string, kinds []kind) string {
	var start []byte
	if f, err := r.fsys.Open(name); err == nil { // what cannot be opened is told when it is read
		start, _ = io.ReadAll(io.LimitReader(f, 1<<16))
		f.Close()
	}
	head, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(string(start), "\ufeff"), "\r", "\n"), "\n")
	fields := strings.FieldsFunc(strings.ToLower(head), func(c rune) bool { return strings.ContainsRune(",;\t\" ", c) })
	base := strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	byName := ""
	for _, k := range kinds {
		if !slices.ContainsFunc(k.has, func(h string) bool { return !slices.Contains(fields, h) }) {
			return k.name
		}
		if slices.Contains(k.called, base) {
			byName = k.name
		}
	}
	return byName
}

// text reads a file whole and notes what it was.
func (r *reader) text(name, kind string) (string, bool) {
	if _, err := fs.Stat(r.fsys, name); err == nil && !r.isFile(name) {
		r.faults.Addf(name, 0, "is not a plain file")
		return "", false
	}
	f, err := r.fsys.Open(name)
	if err != nil {
		r.faults.Addf(name, 0, "cannot be opened: %v", err)
		return "", false
	}
	defer f.Close()
	sum := sha256.New()
	text, encoding, err := decode(io.TeeReader(f, sum))
	if err != nil {
		var f fault.Fault
		if !errors.As(err, &f) {
			f.Message = err.Error()
		}
		f.File = name
		r.faults.Add(f)
		return "", false
	}
	r.files[kind] = File{Name: name, Holds: kind, SHA256: hex.EncodeToString(sum.Sum(nil)), Encoding: encoding}
	return text, true
}

// layout says how the rows of one kind of file are read.
type layout[T any] struct {
	kind    string
	columns []column[T]
	line    func(*T) *int
	finish  func(*T) error  // what can be told only of the whole row; may be nil
	key     func(*T) string // names the row in faults; no two rows have the same

	whole func(rows []T, note notes) // what can be told only of the whole table; may be nil
	bare  []string                   // names of the fields of a table without a head, separated by tabs
	blank []string                   // texts that stand for a blank, as NA does in tables written by R
}

// notes notes a fault on a line.
type notes func(line int, format string, args ...any)

// read reads the rows of one file, finishes each and refuses a second row of
// the same key.
func read[T any](r *reader, name string, l layout[T]) []T {
	text, ok := r.text(name, l.kind)
	if !ok {
		return nil
	}
	s, ok := openSheet(name, l.kind, text, l.bare, &r.faults)
	if !ok {
		return nil
	}
	before := r.faults.Len()
	rows := readSheet(s, l)
	seen := map[string]int{}
	for i := range rows {
		row := &rows[i]
		line := *l.line(row)
		if l.finish != nil {
			if err := l.finish(row); err != nil {
				r.faults.Addf(name, line, "%v", err)
			}
		}
		key := l.key(row)
		if first, twice := seen[key]; twice {
			r.faults.Addf(name, line, "a second row for %s; the first is on line %d", key, first)
		}
		seen[key] = line
	}
	if l.whole != nil {
		l.whole(rows, func(line int, format string, args ...any) { r.faults.Addf(name, line, format, args...) })
	}
	if len(rows) == 0 && r.faults.Len() == before {
		r.faults.Addf(name, 1, "has %sno rows", map[bool]string{true: "a head and "}[l.bare == nil])
	}
	f := r.files[l.kind]
	f.Rows, f.Unused = len(rows), unused(s.head, l.columns)
	r.files[l.kind] = f
	return rows
}

// readOne reads a data set that is one file. On any fault it returns a
// fault.List and no rows.
func readOne[T any](fsys fs.FS, name string, l layout[T]) (Table[T], error) {
	r := newReader(fsys)
	rows := read(r, name, l)
	if err := r.faults.Listed().Err(); err != nil {
		return Table[T]{}, err
	}
	return Table[T]{rows, r.files[l.kind]}, nil
}

// dated is a row of which the dates are still in parts.
type dated[T any] struct {
	row      T
	from, to dateParts
}

// datedLayout reads dated rows: columns of the row itself, and of both dates.
func datedLayout[T any](l layout[T], from, to [3]string, dates func(d *dated[T]) error) layout[dated[T]] {
	row := func(d *dated[T]) *T { return &d.row }
	return layout[dated[T]]{
		kind: l.kind,
		columns: slices.Concat(within(l.columns, row),
			dateColumns(from, func(d *dated[T]) *dateParts { return &d.from }),
			dateColumns(to, func(d *dated[T]) *dateParts { return &d.to })),
		line:   func(d *dated[T]) *int { return l.line(&d.row) },
		finish: dates,
		key:    func(d *dated[T]) string { return l.key(&d.row) },
	}
}

// rowsOf takes the rows out once their dates are whole.
func rowsOf[T any](rows []dated[T]) []T {
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = rows[i].row
	}
	return out
}
