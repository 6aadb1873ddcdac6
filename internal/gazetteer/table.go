package gazetteer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"casus/internal/fault"
	"casus/internal/world"
)

// Limits on a table: bytes of the file, and characters of one name.
const (
	maxFile = 16 << 20
	maxName = 200
)

// table is a CSV file in hand, one row at a time.
type table struct {
	b      *builder
	file   string
	header []string
	fields []string
	reader *csv.Reader
	whole  string       // the file
	lines  *fault.Lines // made with the first fault
}

// table reads a file and calls row for each record. A file that is not there is
// no fault; unknown columns and missing ones are.
func (b *builder) table(dir fs.FS, file string, columns []string, row func(*table)) {
	text, ok := b.open(dir, file)
	if !ok {
		return
	}
	t := &table{b: b, file: file, whole: text}
	t.reader = csv.NewReader(strings.NewReader(text))
	t.reader.FieldsPerRecord = -1
	t.reader.ReuseRecord = true
	if !t.readHeader(columns) {
		return
	}
	for !b.faults.Full() {
		fields, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.syntax(err)
			continue
		}
		if len(fields) != len(t.header) {
			line, _ := t.reader.FieldPos(0)
			b.faults.Add(fault.Fault{File: file, Line: line, Column: 1, Text: strings.Join(fields, ","),
				Message: fmt.Sprintf("the row has %d fields; the header has %d", len(fields), len(t.header))})
			continue
		}
		t.fields = fields
		row(t)
	}
}

func (b *builder) open(dir fs.FS, file string) (string, bool) {
	f, err := dir.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	if err != nil {
		b.faults.Addf(file, 0, "cannot be opened: %v", err)
		return "", false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		b.faults.Addf(file, 0, "cannot be read: %v", err)
	case len(data) > maxFile:
		b.faults.Addf(file, 0, "has more than %d MB", maxFile>>20)
	case !utf8.Valid(data):
		b.faults.Addf(file, 0, "is not UTF-8; save it as UTF-8")
	default:
		return strings.TrimPrefix(string(data), "\ufeff"), true
	}
	return "", false
}

func (t *table) syntax(err error) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		t.b.faults.Addf(t.file, 0, "is not CSV: %v", err)
		return
	}
	message := "is not CSV: " + p.Err.Error()
	if errors.Is(p.Err, csv.ErrQuote) || errors.Is(p.Err, csv.ErrBareQuote) {
		message += "; put the field in double quotes and double each quote inside it"
	}
	t.b.faults.Add(fault.Fault{File: t.file, Line: p.Line, Column: p.Column, Message: message})
}

func (t *table) readHeader(columns []string) bool {
	names, err := t.reader.Read()
	if err != nil {
		t.b.faults.Addf(t.file, 1, "has no first row that names the columns: %s", strings.Join(columns, ","))
		return false
	}
	fine := true
	for i, name := range names {
		if slices.Contains(t.header, name) || !slices.Contains(columns, name) {
			_, col := t.reader.FieldPos(i)
			t.b.faults.Add(fault.Fault{File: t.file, Line: 1, Column: col, Text: name,
				Message: fmt.Sprintf("column %q is unknown or stands twice%s", name, world.DidYouMean(name, columns))})
			fine = false
		}
		t.header = append(t.header, name)
	}
	for _, c := range columns {
		if !slices.Contains(t.header, c) {
			t.b.faults.Addf(t.file, 1, "column %q is missing", c)
			fine = false
		}
	}
	return fine
}

// text is a field, trimmed.
func (t *table) text(column string) string {
	return strings.TrimSpace(t.fields[slices.Index(t.header, column)])
}

// need is a field that may not be empty.
func (t *table) need(column string) string {
	s := t.text(column)
	if s == "" {
		t.fault(column, "", "%s is empty; it is required", column)
	}
	return s
}

// list is a field that holds several values.
func (t *table) list(column string) []string {
	s := t.text(column)
	if s == "" {
		return nil
	}
	out := strings.Split(s, "|")
	for i, v := range out {
		out[i] = strings.TrimSpace(v)
		if len(v) > maxName {
			t.fault(column, v, "the name has more than %d bytes; separate names with |", maxName)
		}
	}
	return out
}

func (t *table) date(column string) world.Date {
	d, err := world.ParseDate(t.text(column))
	if err != nil {
		t.fault(column, t.text(column), "%v", err)
	}
	return d
}

// fault notes what is wrong with a field of the row.
func (t *table) fault(column, text, format string, args ...any) {
	line, col := t.reader.FieldPos(slices.Index(t.header, column))
	if t.lines == nil {
		lines := fault.LinesOf(t.whole)
		t.lines = &lines
	}
	t.b.faults.Add(fault.Fault{File: t.file, Line: line, Column: t.lines.Character(line, col), Field: column, Text: text,
		Message: fmt.Sprintf(format, args...)})
}
