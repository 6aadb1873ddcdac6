package alliancewar

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casus/internal/world"
)

// Bounds on what is read: far above the published tables, far below what would
// exhaust a machine.
const (
	maxBytes = 32 << 20
	maxRows  = 200_000
	maxField = 4096
)

// table is one CSV file, read a row at a time. Columns that are not asked for
// are passed over: the published tables have many more.
type table struct {
	name    string
	columns map[string]int
	fields  []string
	line    int
	err     error // the first fault
}

// readTable calls row for each record. Lines may end in LF, CRLF or a bare CR.
func readTable(name string, data []byte, columns []string, row func(*table)) error {
	if len(data) > maxBytes {
		return fmt.Errorf("%s: %d bytes; at most %d are read", name, len(data), maxBytes)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at := invalid(data); at >= 0 {
		return fmt.Errorf("%s:%d: a byte that is not UTF-8 text", name, 1+bytes.Count(lines(data[:at]), []byte("\n")))
	}
	r := csv.NewReader(bytes.NewReader(lines(data)))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	t := &table{name: name, line: 1}
	header, err := r.Read()
	if err != nil {
		return t.syntax(err)
	}
	if err := t.header(slices.Clone(header), columns); err != nil {
		return err
	}
	width := len(header)
	for n := 0; ; n++ {
		t.fields, err = r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return t.syntax(err)
		}
		t.line, _ = r.FieldPos(0)
		if len(t.fields) != width {
			return fmt.Errorf("%s:%d: %d fields, the header has %d", name, t.line, len(t.fields), width)
		}
		if n >= maxRows {
			return fmt.Errorf("%s:%d: more than %d rows", name, t.line, maxRows)
		}
		row(t)
		if t.err != nil {
			return t.err
		}
	}
}

func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 || r == 0 {
			return i
		}
		i += n
	}
	return -1
}

// lines makes every line end in LF.
func lines(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

func (t *table) syntax(err error) error {
	var at *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%s:1: the file is empty; a line of column names is missing", t.name)
	case errors.As(err, &at):
		return fmt.Errorf("%s:%d:%d: %w", t.name, at.Line, at.Column, at.Err)
	}
	return fmt.Errorf("%s: %w", t.name, err)
}

func (t *table) header(header, columns []string) error {
	t.columns = make(map[string]int, len(header))
	for i, h := range header {
		h = strings.TrimSpace(h)
		if _, twice := t.columns[h]; twice && slices.Contains(columns, h) {
			return fmt.Errorf("%s:1: column %s is there twice", t.name, h)
		}
		t.columns[h] = i
	}
	for _, c := range columns {
		if _, ok := t.columns[c]; !ok {
			return fmt.Errorf("%s:1: no column %s; needed are %s", t.name, c, strings.Join(columns, ", "))
		}
	}
	return nil
}

func (t *table) fault(column, format string, args ...any) {
	if t.err == nil {
		t.err = fmt.Errorf("%s:%d: column %s: %s", t.name, t.line, column, fmt.Sprintf(format, args...))
	}
}

func (t *table) text(column string) string {
	s := strings.TrimSpace(t.fields[t.columns[column]])
	if len(s) > maxField {
		t.fault(column, "%d bytes; at most %d are read", len(s), maxField)
		return ""
	}
	return s
}

// number reads a whole number; an empty field is empty.
func (t *table) number(column string, empty int) int {
	s := t.text(column)
	if s == "" {
		return empty
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < -1_000_000 || n > 1_000_000_000 {
		t.fault(column, "%q is not a whole number", s)
		return empty
	}
	return n
}

// positive reads a number that must be there.
func (t *table) positive(column string) int {
	n := t.number(column, 0)
	if n <= 0 {
		t.fault(column, "%q is not a number above 0", t.text(column))
	}
	return n
}

// flag reads 0 or 1, as some programs write them also 0.0 or 1.0; an empty
// field is 0.
func (t *table) flag(column string) bool {
	switch s := t.text(column); s {
	case "", "0", "0.0":
		return false
	case "1", "1.0":
		return true
	default:
		t.fault(column, "%q is neither 0 nor 1", s)
		return false
	}
}

// day reads a date from three columns. A month or a day that is not known, 0 or
// below, is taken as the first, or for an end as the last. No year is no date.
func (t *table) day(year, month, day string, end bool) (world.Day, bool) {
	y, m, d := t.number(year, 0), t.number(month, 0), t.number(day, 0)
	switch {
	case y <= 0:
		return 0, false
	case y < 1000 || y > 2999:
		t.fault(year, "%d is not a year", y)
		return 0, false
	case m > 12:
		t.fault(month, "%d is not a month", m)
		return 0, false
	}
	if m <= 0 {
		m, d = 1, 0
		if end {
			m = 12
		}
	}
	last := int(world.MakeDay(y+m/12, m%12+1, 1) - world.MakeDay(y, m, 1))
	switch {
	case d > 31:
		t.fault(day, "%d is not a day", d)
	case d <= 0 && end, d > last: // the tables hold a 31 June and the like
		d = last
	case d <= 0:
		d = 1
	}
	return world.MakeDay(y, m, d), true
}
