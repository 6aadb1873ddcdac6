package tablefile

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"casus/internal/panel"
)

// CSV writes a panel as comma-separated values under a head.
type CSV struct {
	out  *bufio.Writer
	line []byte
}

// NewCSV writes to out.
func NewCSV(out io.Writer, variables []panel.Variable) *CSV {
	w := &CSV{out: bufio.NewWriterSize(out, 1<<16)}
	for i, v := range variables {
		if i > 0 {
			w.out.WriteByte(',') // an error stays with the writer and comes out of Close
		}
		w.out.WriteString(v.Name)
	}
	w.out.WriteByte('\n')
	return w
}

// Write writes rows.
func (w *CSV) Write(columns []panel.Column, rows int) error {
	fields := make([]fields, len(columns))
	for i := range columns {
		fields[i] = newFields(&columns[i])
	}
	for row := range rows {
		line := w.line[:0]
		for i := range fields {
			if i > 0 {
				line = append(line, ',')
			}
			line = fields[i].append(line, row)
		}
		w.line = append(line, '\n')
		if _, err := w.out.Write(w.line); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left.
func (w *CSV) Close() error { return w.out.Flush() }

// fields are the texts of a column. Where few values serve many rows each is put
// into words once.
type fields struct {
	of   *panel.Column
	text []byte
	ends []int32 // of each value in text
}

func newFields(c *panel.Column) fields {
	f := fields{of: c}
	if c.At == nil {
		return f
	}
	for _, v := range c.V {
		f.text = appendValue(f.text, v, c)
		f.ends = append(f.ends, int32(len(f.text)))
	}
	return f
}

func (f *fields) append(line []byte, row int) []byte {
	if f.ends == nil {
		return appendValue(line, f.of.V[row], f.of)
	}
	at := f.of.At[row]
	from := int32(0)
	if at > 0 {
		from = f.ends[at-1]
	}
	return append(line, f.text[from:f.ends[at]]...)
}

func appendValue(out []byte, v float64, c *panel.Column) []byte {
	switch {
	case v != v:
		return out
	case c.Kind == panel.Text:
		return appendText(out, c.Labels[int(v)])
	case c.Kind == panel.Whole:
		return strconv.AppendInt(out, int64(v), 10)
	}
	return strconv.AppendFloat(out, v, 'g', -1, 64)
}

// appendText quotes what would be taken for more than one field.
func appendText(out []byte, s string) []byte {
	if strings.ContainsAny(s, ",\"\r\n") {
		out = append(out, '"')
		out = append(out, strings.ReplaceAll(s, `"`, `""`)...)
		return append(out, '"')
	}
	return append(out, s...)
}
