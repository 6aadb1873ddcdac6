package dossier

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"casus/internal/fault"
	"casus/internal/world"
)

// table is a CSV file in hand, one row at a time.
type table struct {
	l       *loader
	file    string
	columns map[string]int
	fields  []string
	places  []place
	lines   fault.Lines
}

// readTable reads a CSV file and calls row for each record. Every column of
// the format must be present and no other may be. It tells whether there was a
// file with these columns.
func (l *loader) readTable(file string, required bool, columns []string, row func(*table)) bool {
	data, ok := l.open(file, maxFile, required)
	if !ok {
		return false
	}
	if f := badText(file, data); f != nil {
		l.lost(definedIn(file))
		l.faults.Add(*f)
		return false
	}
	t := &table{l: l, file: file, lines: fault.LinesOf(string(data))}
	r := csv.NewReader(strings.NewReader(string(data)))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	if !t.header(r, columns) {
		l.lost(definedIn(file))
		return false
	}
	for !l.full() {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			l.lost(definedIn(file))
			t.syntax(err) // the rows after it can still be read
			continue
		}
		line, _ := r.FieldPos(0)
		if len(fields) != len(t.columns) {
			t.salvage(fields, columns[0], place{file, line, 1})
			l.fault(place{file, line, 1}, strings.Join(fields, ","), "the row has %d fields; the header has %d: %q", len(fields), len(t.columns), fault.Shorten(strings.Join(fields, ",")))
			continue
		}
		t.fields = fields
		t.places = t.places[:0]
		for i := range fields {
			ln, col := r.FieldPos(i)
			t.places = append(t.places, place{file, ln, col}) // in bytes; at turns it into characters
		}
		row(t)
	}
	return true
}

func (t *table) syntax(err error) {
	var p *csv.ParseError
	if errors.As(err, &p) {
		what := "is not CSV: " + p.Err.Error()
		if errors.Is(p.Err, csv.ErrQuote) || errors.Is(p.Err, csv.ErrBareQuote) {
			what += "; put the field in double quotes and double each quote inside it"
		}
		at := t.inCharacters(place{t.file, p.Line, p.Column})
		if p.StartLine != p.Line {
			// A quote that is never closed swallows rows; its own row helps more.
			at = place{t.file, p.StartLine, 1}
			what += fmt.Sprintf("; the row runs on to line %d", p.Line)
		}
		t.l.fault(at, "", "%s", what)
		return
	}
	t.l.fault(place{file: t.file}, "", "is not CSV: %v", err)
}

func (t *table) header(r *csv.Reader, columns []string) bool {
	names, err := r.Read()
	if errors.Is(err, io.EOF) {
		t.l.fault(place{t.file, 1, 1}, "", "the file is empty; its first row names the columns: %s", strings.Join(columns, ","))
		return false
	}
	if err != nil {
		t.syntax(err)
		return false
	}
	if len(names) > 4*len(columns) {
		t.l.fault(place{t.file, 1, 1}, "", "the first row has %d columns; the table has %d: %s", len(names), len(columns), strings.Join(columns, ","))
		return false
	}
	t.columns = map[string]int{}
	fine := true
	for i, name := range names {
		line, col := r.FieldPos(i)
		at := t.inCharacters(place{t.file, line, col})
		switch _, twice := t.columns[name]; {
		case twice:
			t.l.fault(at, name, "column %q stands twice", name)
			fine = false
		case name == "":
			t.l.fault(at, name, "a column has no name; take it out or name it")
			fine = false
		case len(names) == 1 && strings.ContainsAny(name, ";\t"):
			t.l.fault(at, name, "the columns are not separated by commas; save the file as CSV with commas")
			return false
		case len(names) == 1 && len(columns) > 1 && strings.Contains(name, "\r"):
			t.l.fault(at, name, "the lines end in a lone carriage return; save the file with ordinary line ends")
			return false
		case !slices.Contains(columns, name):
			t.l.fault(at, name, "unknown column %q%s", name, world.DidYouMean(name, columns))
			fine = false
		}
		t.columns[name] = i
	}
	for _, c := range columns {
		if _, ok := t.columns[c]; !ok {
			t.l.fault(place{t.file, 1, 1}, "", "column %q is missing", c)
			fine = false
		}
	}
	return fine
}

// at tells where a field of the current row stands.
func (t *table) at(column string) place { return t.inCharacters(t.places[t.columns[column]]) }

// salvage takes the key out of a row that is otherwise of no use, so that
// references to it are not faults as well.
func (t *table) salvage(fields []string, key string, at place) {
	kind := definedIn(t.file)
	if i := t.columns[key]; i < len(fields) && kind != "topic" {
		t.l.mention(kind, strings.TrimSpace(fields[i]), at)
		return
	}
	t.l.lost(kind)
}

// inCharacters turns a column that counts bytes into one that counts
// characters, as an editor does.
func (t *table) inCharacters(at place) place {
	at.column = t.lines.Character(at.line, at.column)
	return at
}

// text returns a field, trimmed.
func (t *table) text(column string) string { return strings.TrimSpace(t.fields[t.columns[column]]) }

// need returns a field that may not be empty.
func (t *table) need(column string) string {
	s := t.text(column)
	if s == "" {
		t.l.fault(t.at(column), "", "%s is empty; it is required", column)
	}
	return s
}

// key returns the field that is the row's key.
func (t *table) key(kind, column string) string {
	id := t.need(column)
	t.l.define(kind, id, t.at(column))
	return id
}

func (t *table) date(column string) world.Date {
	d, err := world.ParseDate(t.text(column))
	if err != nil {
		t.l.fault(t.at(column), t.text(column), "%s: %v", column, err)
	}
	return d
}

func (t *table) needDate(column string) world.Date {
	t.need(column)
	return t.date(column)
}

// word returns a field from a closed vocabulary; empty is allowed.
func (t *table) word(column string, vocabulary []string) string {
	s := t.text(column)
	if s != "" && !slices.Contains(vocabulary, s) {
		t.l.fault(t.at(column), s, "%s %q is not one of %s%s", column, s, strings.Join(vocabulary, ", "), world.DidYouMean(s, vocabulary))
	}
	return s
}

func (t *table) needWord(column string, vocabulary []string) string {
	t.need(column)
	return t.word(column, vocabulary)
}

// number returns a field as a number, nil where it is empty.
func (t *table) number(column string) *float64 {
	s := t.text(column)
	if s == "" {
		return nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.l.fault(t.at(column), s, "%s %q is not a number; write digits, with a point for decimals", column, s)
		return nil
	}
	return &v
}

// integer returns a field as a whole number, nil where it is empty.
func (t *table) integer(column string) *int {
	s := t.text(column)
	if s == "" {
		return nil
	}
	v, err := strconv.Atoi(s)
	if err != nil {
		t.l.fault(t.at(column), s, "%s %q is not a whole number", column, s)
		return nil
	}
	return &v
}

func (t *table) mark(column string) bool {
	switch s := t.text(column); s {
	case "1":
		return true
	case "", "0":
	default:
		t.l.fault(t.at(column), s, "%s %q is neither 1 nor 0", column, s)
	}
	return false
}

// state returns a field that names a state by its ISO3 letters.
func (t *table) state(column string) world.StateID {
	s := t.text(column)
	if s != "" {
		t.l.refer("state", s, t.at(column))
	}
	return world.StateID(s)
}

func (t *table) needState(column string) world.StateID {
	t.need(column)
	return t.state(column)
}

func (t *table) states(column string) []world.StateID {
	var out []world.StateID
	for _, s := range split(t.text(column)) {
		t.l.refer("state", s, t.at(column))
		out = append(out, world.StateID(s))
	}
	return out
}

// provenance reads the columns sources, confidence and note. A row without a
// source is a fault.
func (t *table) provenance() world.Provenance {
	var p world.Provenance
	for _, s := range split(t.text("sources")) {
		t.l.refer("source", s, t.at("sources"))
		p.Sources = append(p.Sources, world.SourceID(s))
	}
	if len(p.Sources) == 0 {
		t.l.fault(t.at("sources"), "", "no source; name one from sources.csv, or %q if it was recalled", world.Memory)
	}
	p.Confidence = t.word("confidence", world.Confidences)
	p.Note = t.text("note")
	return p
}
