package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/fault"
	"casus/internal/world"
)

// column is one column that a reader takes: its name and what to do with a
// field.
type column[T any] struct {
	name string
	set  func(row *T, c *cell)
}

// maxTold bounds a text in the message of a fault, in bytes.
const maxTold = 500

// cell is a field with its place; its methods read it as what the codebook
// says it is and note a fault otherwise.
type cell struct {
	text         string
	line, column int // the column counts bytes
	name         string
	sheet        *sheet
	bad          bool // the field was at fault
}

// fault notes a fault of the field. A text in it that is too long for a line is
// shortened: a field may be as long as the file.
func (c *cell) fault(format string, args ...any) {
	c.bad = true
	for i, arg := range args {
		if s, ok := arg.(string); ok && len(s) > maxTold {
			args[i] = fault.Shorten(s)
		}
	}
	c.sheet.fault(c.line, c.column, fault.Fault{Field: c.name, Text: c.text, Message: fmt.Sprintf(format, args...)})
}

// Value is a coded value that may be missing: what the coders could not find
// out is not a zero. Where the data say why it is missing, N is the code for it.
type Value struct {
	N     int
	Known bool
}

// The codes for a missing value in data of the Correlates of War project.
const (
	NotKnown      = -9
	NotApplicable = -8
)

// Is tells whether the value is known to be one of those.
func (v Value) Is(n ...int) bool { return v.Known && slices.Contains(n, v.N) }

// value reads a whole number within bounds; blank is unknown.
func (c *cell) value(lo, hi int) Value {
	if c.text == "" {
		return Value{}
	}
	n, ok := wholeNumber(c.text)
	if !ok || n < lo || n > hi {
		c.fault("%q is not a whole number from %d to %d", c.text, lo, hi)
		return Value{}
	}
	return Value{n, true}
}

// coded reads a value as the Correlates of War project writes it: -9 and -8 are
// codes for a missing one, and nothing is blank.
func (c *cell) coded(lo, hi int) Value {
	switch n, _ := wholeNumber(c.text); {
	case c.text == "":
		c.fault("is blank; it is required, a whole number from %d to %d, or -9 where it is not known and -8 where it does not apply", lo, hi)
		return Value{}
	case n == NotKnown, n == NotApplicable:
		return Value{N: n}
	}
	return c.value(lo, hi)
}

// wholeNumber reads 12, and 12.0 as some programs write it.
func wholeNumber(s string) (int, bool) {
	if whole, rest, ok := strings.Cut(s, "."); ok && strings.Trim(rest, "0") == "" && rest != "" {
		s = whole
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// need reads a value that may not be blank.
func (c *cell) need(lo, hi int) int {
	if c.text == "" {
		c.fault("is blank; it is required, a whole number from %d to %d", lo, hi)
		return 0
	}
	return c.value(lo, hi).N
}

func (c *cell) flag() bool {
	switch c.text {
	case "1", "1.0":
		return true
	case "0", "0.0":
		return false
	case "":
		c.fault("is blank; it is required, 1 or 0")
	default:
		c.fault("%q is neither 1 nor 0", c.text)
	}
	return false
}

// mark reads a flag of which blank is no.
func (c *cell) mark() bool { return c.text != "" && c.flag() }

// maxWords bounds a field of words, in bytes.
const maxWords = 4096

// words reads a name or the like.
func (c *cell) words() string {
	switch {
	case c.text == "":
		c.fault("is blank; it is required")
	case len(c.text) > maxWords:
		c.fault("is %d bytes long; at most %d are read", len(c.text), maxWords)
	case strings.ContainsFunc(c.text, func(r rune) bool { return r < ' ' || 0x7f <= r && r < 0xa0 }):
		c.fault("%q holds a control character; take it out", fault.Shorten(c.text))
	default:
		return c.text
	}
	return ""
}

// The common kinds of columns.

func flagColumn[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.flag() }}
}

func codeColumn[T any](name string, hi int, at func(*T) *Value) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.value(0, hi) }}
}

func numberColumn[T any](name string, lo, hi int, at func(*T) *int) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.need(lo, hi) }}
}

func codedColumn[T any](name string, lo, hi int, at func(*T) *Value) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.coded(lo, hi) }}
}

func wordsColumn[T any](name string, at func(*T) *string) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.words() }}
}

func stateColumn[T any](name string, at func(*T) *int) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.state() }}
}

// within lets the columns of a part of a row serve for the whole.
func within[Part, T any](columns []column[Part], at func(*T) *Part) []column[T] {
	out := make([]column[T], len(columns))
	for i, c := range columns {
		out[i] = column[T]{c.name, func(row *T, x *cell) { c.set(at(row), x) }}
	}
	return out
}

// sheet is the text of a table whose head has been read.
type sheet struct {
	file   string
	kind   string // what the file holds, for faults
	reader *csv.Reader
	head   []string // in small letters
	faults *fault.Collector
	text   string
	lines  *fault.Lines // of text; nil before they are asked for

	version string // of the data, where a column says it
}

// fault notes a fault at a place of which the column counts bytes.
func (s *sheet) fault(line, column int, f fault.Fault) {
	if s.lines == nil {
		lines := fault.LinesOf(s.text)
		s.lines = &lines
	}
	f.File, f.Line, f.Column = s.file, line, s.lines.Character(line, column)
	s.faults.Add(f)
}

// openSheet reads the head of a table. The separator is a comma; tables saved
// with semicolons or tabs are taken as well. A table without a head has the
// columns that bare names, in this order, and tabs between them.
func openSheet(file, kind, text string, bare []string, faults *fault.Collector) (*sheet, bool) {
	s := &sheet{file: file, kind: kind, reader: csv.NewReader(strings.NewReader(text)), faults: faults, text: text}
	s.reader.Comma = separator(text)
	s.reader.FieldsPerRecord = -1
	if bare != nil {
		s.reader.Comma, s.head = '\t', bare
		return s, true
	}
	head, err := s.reader.Read()
	if err != nil {
		faults.Addf(file, 1, "has no head row; the table begins with the names of its columns")
		return nil, false
	}
	for _, h := range head {
		s.head = append(s.head, strings.ToLower(strings.TrimSpace(h)))
	}
	return s, true
}

func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	for _, c := range []rune{',', ';', '\t'} {
		if strings.ContainsRune(first, c) {
			return c
		}
	}
	return ','
}

// readSheet reads every row of a table. Rows with a fault are left out.
func readSheet[T any](s *sheet, l layout[T]) []T {
	at, ok := place(s, l.columns)
	if !ok {
		return nil
	}
	var rows []T
	for {
		fields, err := s.reader.Read()
		if err != nil {
			s.noteEnd(err)
			return rows
		}
		line, _ := s.reader.FieldPos(0)
		if len(fields) != len(s.head) {
			if l.bare != nil {
				s.faults.Addf(s.file, line, "the row has %d fields and a row of %s data %d, with tabs between them; the file is cut here, or a tab is missing or too many", len(fields), l.kind, len(s.head))
			} else {
				s.faults.Addf(s.file, line, "the row has %d fields and the head %d; the file is cut here, or a comma is missing or too many", len(fields), len(s.head))
			}
			continue
		}
		var row T
		*l.line(&row) = line
		good := true
		for i, c := range l.columns {
			ln, col := s.reader.FieldPos(at[i])
			x := cell{strings.TrimSpace(fields[at[i]]), ln, col, c.name, s, false}
			if slices.Contains(l.blank, x.text) {
				x.text = ""
			}
			c.set(&row, &x)
			good = good && !x.bad
		}
		if good {
			rows = append(rows, row)
		}
	}
}

// noteEnd tells the end of a file from a row that is no CSV.
func (s *sheet) noteEnd(err error) {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		line, column := parse.Line, parse.Column
		if parse.StartLine != line { // a quotation mark that is never closed swallows rows; its own row helps more
			line, column = parse.StartLine, 0
		}
		s.fault(line, column, fault.Fault{Message: "a quotation mark is missing or out of place; what follows cannot be read"})
	}
}

// place finds the columns by name, whatever their case. Where most are missing
// the file is of another kind, which is told once.
func place[T any](s *sheet, columns []column[T]) ([]int, bool) {
	at := make([]int, len(columns))
	var missing []string
	for i, c := range columns {
		name := strings.ToLower(c.name)
		at[i] = slices.Index(s.head, name)
		if at[i] < 0 {
			missing = append(missing, c.name)
		} else if slices.Contains(s.head[at[i]+1:], name) {
			s.faults.Add(fault.Fault{File: s.file, Line: 1, Field: c.name, Message: "the column stands twice in the head"})
			return nil, false
		}
	}
	if len(missing) > len(columns)/2 {
		named := missing[:min(3, len(missing))]
		more := ""
		if n := len(missing) - len(named); n > 0 {
			more = fmt.Sprintf(" and %d more columns", n)
		}
		s.faults.Addf(s.file, 1, "is no %s file: its head lacks %s%s", s.kind, strings.Join(named, ", "), more)
		return nil, false
	}
	for _, m := range missing {
		s.faults.Add(fault.Fault{File: s.file, Line: 1, Field: m, Message: "the column is missing from the head" + world.DidYouMean(strings.ToLower(m), unused(s.head, columns))})
	}
	return at, len(missing) == 0
}

// unused lists the names of a head that no column takes: one of them may be a
// column's name, misspelt.
func unused[T any](head []string, columns []column[T]) []string {
	var out []string
	for _, h := range head {
		if !slices.ContainsFunc(columns, func(c column[T]) bool { return strings.EqualFold(c.name, h) }) {
			out = append(out, h)
		}
	}
	return out
}
