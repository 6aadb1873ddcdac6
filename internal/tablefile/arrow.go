package tablefile

import (
	"fmt"
	"io"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"casus/internal/panel"
)

// Arrow writes a panel as an Arrow IPC file: int32 for whole numbers, float64 for
// others, dictionaries of strings for text. Each year is a batch.
type Arrow struct {
	out    *ipc.FileWriter
	schema *arrow.Schema
	words  []arrow.Array // the dictionary of each text
}

// NewArrow writes to out.
func NewArrow(out io.Writer, variables []panel.Variable, notes []Note) (*Arrow, error) {
	w := &Arrow{words: make([]arrow.Array, len(variables))}
	var fields []arrow.Field
	for i, v := range variables {
		f := arrow.Field{Name: v.Name, Type: arrow.PrimitiveTypes.Float64, Nullable: true}
		switch v.Kind {
		case panel.Whole:
			f.Type = arrow.PrimitiveTypes.Int32
		case panel.Text:
			f.Type = dictionary
			b := array.NewStringBuilder(memory.DefaultAllocator)
			b.AppendValues(v.Labels, nil)
			w.words[i] = b.NewStringArray()
		}
		fields = append(fields, f)
	}
	keys, values := make([]string, len(notes)), make([]string, len(notes))
	for i, n := range notes {
		keys[i], values[i] = n.Key, n.Value
	}
	metadata := arrow.NewMetadata(keys, values)
	w.schema = arrow.NewSchema(fields, &metadata)
	var err error
	w.out, err = ipc.NewFileWriter(out, ipc.WithSchema(w.schema))
	return w, err
}

var dictionary = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}

// Write writes rows as one batch.
func (w *Arrow) Write(columns []panel.Column, rows int) error {
	if rows == 0 {
		return nil
	}
	arrays := make([]arrow.Array, len(columns))
	for i := range columns {
		a, err := w.array(&columns[i], i, rows)
		if err != nil {
			return fmt.Errorf("%s: %w", columns[i].Name, err)
		}
		arrays[i] = a
	}
	batch := array.NewRecordBatch(w.schema, arrays, int64(rows))
	defer batch.Release()
	return w.out.Write(batch)
}

// Close writes the end of the file.
func (w *Arrow) Close() error { return w.out.Close() }

func (w *Arrow) array(c *panel.Column, index, rows int) (arrow.Array, error) {
	if c.Kind == panel.Real {
		b := array.NewFloat64Builder(memory.DefaultAllocator)
		b.Reserve(rows)
		for row := range rows {
			if v := c.Value(row); v != v {
				b.UnsafeAppendBoolToBitmap(false)
			} else {
				b.UnsafeAppend(v)
			}
		}
		return b.NewFloat64Array(), nil
	}
	b := array.NewInt32Builder(memory.DefaultAllocator)
	b.Reserve(rows)
	for row := range rows {
		switch v := c.Value(row); {
		case v != v:
			b.UnsafeAppendBoolToBitmap(false)
		case v < math.MinInt32 || v > math.MaxInt32:
			return nil, errWhole
		default:
			b.UnsafeAppend(int32(v))
		}
	}
	numbers := b.NewInt32Array()
	if c.Kind == panel.Text {
		return array.NewDictionaryArray(dictionary, numbers, w.words[index]), nil
	}
	return numbers, nil
}
