package tablefile

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"runtime"

	"github.com/parquet-go/parquet-go"

	"casus/internal/panel"
)

// groupRows is how many rows a row group of a Parquet file has at least, but for
// the last: whole years, so that a reader who wants some years reads little else.
const groupRows = 100_000

// Parquet writes a panel as a Parquet file: INT32 for whole numbers, DOUBLE for
// others, strings for text; compressed with Snappy. Row groups are made side by
// side and written in order.
type Parquet struct {
	out       *parquet.GenericWriter[any]
	variables []panel.Variable
	group     []filled // the rows of the next group
	rows      int
	queue     []chan made // groups that are being made, in order
	idle      []*parquet.ConcurrentRowGroupWriter
}

// filled is some rows.
type filled struct {
	columns []panel.Column
	rows    int
}

// made is a group that is ready to be written, or what was wrong.
type made struct {
	group *parquet.ConcurrentRowGroupWriter
	err   error
}

// NewParquet writes to out.
func NewParquet(out io.Writer, variables []panel.Variable, notes []Note) *Parquet {
	options := []parquet.WriterOption{
		parquet.NewSchema("panel", ordered(variables)),
		parquet.Compression(&parquet.Snappy),
		parquet.PageBufferSize(1 << 18),
		parquet.CreatedBy("casus", "1", ""),
	}
	for _, n := range notes {
		options = append(options, parquet.KeyValueMetadata(n.Key, n.Value))
	}
	return &Parquet{out: parquet.NewGenericWriter[any](out, options...), variables: variables}
}

// fields are the columns of a schema in the order of the panel; a parquet.Group
// alone would put them in order of name.
type schema struct {
	parquet.Group
	order []parquet.Field
}

func (s schema) Fields() []parquet.Field { return s.order }

func ordered(variables []panel.Variable) parquet.Node {
	g := parquet.Group{}
	for _, v := range variables {
		g[v.Name] = node(v)
	}
	byName := map[string]parquet.Field{}
	for _, f := range g.Fields() {
		byName[f.Name()] = f
	}
	s := schema{Group: g}
	for _, v := range variables {
		s.order = append(s.order, byName[v.Name])
	}
	return s
}

func (s schema) GoType() reflect.Type { return s.Group.GoType() }

func node(v panel.Variable) parquet.Node {
	n := parquet.Leaf(parquet.DoubleType)
	switch v.Kind {
	case panel.Whole:
		n = parquet.Int(32)
	case panel.Text:
		n = parquet.String()
	}
	return parquet.Optional(parquet.Encoded(n, &parquet.RLEDictionary))
}

// Write takes rows and writes full groups.
func (w *Parquet) Write(columns []panel.Column, rows int) error {
	w.group, w.rows = append(w.group, filled{columns, rows}), w.rows+rows
	if w.rows < groupRows {
		return nil
	}
	return w.start()
}

// start makes a group of the rows at hand, beside the one before it.
func (w *Parquet) start() error {
	if len(w.queue) >= runtime.GOMAXPROCS(0) {
		if err := w.finish(); err != nil {
			return err
		}
	}
	var group *parquet.ConcurrentRowGroupWriter
	if n := len(w.idle); n > 0 {
		group, w.idle = w.idle[n-1], w.idle[:n-1]
	} else {
		group = w.out.BeginRowGroup()
	}
	parts, done := w.group, make(chan made, 1)
	w.queue, w.group, w.rows = append(w.queue, done), nil, 0
	go func() { done <- made{group, fill(group, parts)} }()
	return nil
}

// finish writes the oldest group that is being made.
func (w *Parquet) finish() error {
	m := <-w.queue[0]
	w.queue = w.queue[1:]
	if m.err != nil {
		return m.err
	}
	if _, err := m.group.Commit(); err != nil {
		return err
	}
	w.idle = append(w.idle, m.group)
	return nil
}

// Close writes what is left, and the end of the file.
func (w *Parquet) Close() error {
	if w.rows > 0 {
		if err := w.start(); err != nil {
			return err
		}
	}
	for len(w.queue) > 0 {
		if err := w.finish(); err != nil {
			return err
		}
	}
	return w.out.Close()
}

// fill writes the rows of a group, column after column.
func fill(group *parquet.ConcurrentRowGroupWriter, parts []filled) error {
	v := values{buffer: make([]parquet.Value, 4096)}
	for i, out := range group.ColumnWriters() {
		for _, p := range parts {
			if err := v.write(out, &p.columns[i], i, p.rows); err != nil {
				return fmt.Errorf("%s: %w", p.columns[i].Name, err)
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// values turns numbers into values of Parquet. To make one costs more than to
// copy it, and most numbers of a panel are those of the row before, or of another
// row of the year.
type values struct {
	buffer []parquet.Value
	few    []parquet.Value // of the values of a column that serve many rows
}

func (v *values) write(out *parquet.ColumnWriter, c *panel.Column, index, rows int) error {
	if c.At != nil {
		v.few = v.few[:0]
		for _, x := range c.V {
			one, err := value(x, c, index)
			if err != nil {
				return err
			}
			v.few = append(v.few, one)
		}
	}
	last, lastValue := math.Inf(-1), parquet.Value{}
	for at := 0; at < rows; at += len(v.buffer) {
		n := min(len(v.buffer), rows-at)
		if c.At != nil {
			for i, k := range c.At[at : at+n] {
				v.buffer[i] = v.few[k]
			}
		} else {
			for i, x := range c.V[at : at+n] {
				if x != last {
					var err error
					if lastValue, err = value(x, c, index); err != nil {
						return err
					}
					last = x
				}
				v.buffer[i] = lastValue
			}
		}
		if _, err := out.WriteRowValues(v.buffer[:n]); err != nil {
			return err
		}
	}
	return nil
}

func value(x float64, c *panel.Column, index int) (parquet.Value, error) {
	switch {
	case x != x:
		return parquet.Value{}.Level(0, 0, index), nil
	case c.Kind == panel.Real:
		return parquet.DoubleValue(x).Level(0, 1, index), nil
	case c.Kind == panel.Text:
		return parquet.ByteArrayValue([]byte(c.Labels[int(x)])).Level(0, 1, index), nil
	case x < math.MinInt32 || x > math.MaxInt32:
		return parquet.Value{}, errWhole
	}
	return parquet.Int32Value(int32(x)).Level(0, 1, index), nil
}
