package tablefile_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"casus/internal/panel"
	"casus/internal/tablefile"
)

var variables = []panel.Variable{
	{Name: "year", Kind: panel.Whole}, {Name: "b", Kind: panel.Real}, {Name: "a", Kind: panel.Whole},
	{Name: "name", Kind: panel.Text, Labels: []string{"x", "of \"y\", z", ""}},
}

var nan = math.NaN()

// block is some rows of the variables: those of the first column share a value.
type block struct {
	columns []panel.Column
	rows    int
}

func oneBlock(year float64, b, a, name []float64) block {
	return block{[]panel.Column{
		{Variable: variables[0], V: []float64{year}, At: make([]int32, len(b))},
		{Variable: variables[1], V: b}, {Variable: variables[2], V: a}, {Variable: variables[3], V: name},
	}, len(b)}
}

var blocks = []block{
	oneBlock(1999, []float64{0.1, nan, 1e300}, []float64{nan, -5, math.MaxInt32}, []float64{0, 1, nan}),
	oneBlock(2000, nil, nil, nil),
	oneBlock(2001, []float64{nan}, []float64{nan}, []float64{2}),
}

var notes = []tablefile.Note{{Key: "made", Value: "by hand"}}

func write(t testing.TB, ext string, blocks []block) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := tablefile.New("x"+ext, &out, variables, notes)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range blocks {
		if err := w.Write(b.columns, b.rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// lines is a table as its CSV, but with a dash where nothing is known.
func lines(blocks []block) []string {
	var out []string
	for _, b := range blocks {
		for row := range b.rows {
			var f []string
			for _, c := range b.columns {
				switch v := c.Value(row); {
				case v != v:
					f = append(f, "-")
				case c.Kind == panel.Text:
					f = append(f, c.Labels[int(v)])
				default:
					f = append(f, fmt.Sprint(v))
				}
			}
			out = append(out, strings.Join(f, "|"))
		}
	}
	return out
}

func TestCSV(t *testing.T) {
	const want = "year,b,a,name\n1999,0.1,,x\n1999,,-5,\"of \"\"y\"\", z\"\n1999,1e+300,2147483647,\n2001,,,\n"
	if got := string(write(t, ".csv", blocks)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// readArrow gives the rows, the names and types, and a note of an Arrow file.
func readArrow(t testing.TB, data []byte) ([]string, *arrow.Schema, string) {
	t.Helper()
	r, err := ipc.NewFileReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range r.NumRecords() {
		batch, err := r.RecordBatch(i)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rowsOf(batch)...)
	}
	note, _ := r.Schema().Metadata().GetValue("made")
	return out, r.Schema(), note
}

// readParquet reads with another library than the one that writes.
func readParquet(t testing.TB, data []byte) ([]string, *arrow.Schema, string) {
	t.Helper()
	f, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	table, err := r.ReadTable(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for batches := array.NewTableReader(table, 0); batches.Next(); {
		out = append(out, rowsOf(batches.RecordBatch())...)
	}
	note := ""
	if v := f.MetaData().KeyValueMetadata().FindValue("made"); v != nil {
		note = *v
	}
	return out, table.Schema(), note
}

func rowsOf(batch arrow.RecordBatch) []string {
	var out []string
	for row := range int(batch.NumRows()) {
		var f []string
		for _, c := range batch.Columns() {
			switch c := c.(type) {
			case *array.Int32:
				f = append(f, field(c.IsNull(row), func() any { return c.Value(row) }))
			case *array.Float64:
				f = append(f, field(c.IsNull(row), func() any { return c.Value(row) }))
			case *array.String:
				f = append(f, field(c.IsNull(row), func() any { return c.Value(row) }))
			case *array.Dictionary:
				f = append(f, field(c.IsNull(row), func() any { return c.Dictionary().(*array.String).Value(c.GetValueIndex(row)) }))
			default:
				f = append(f, fmt.Sprintf("%T", c))
			}
		}
		out = append(out, strings.Join(f, "|"))
	}
	return out
}

func field(null bool, value func() any) string {
	if null {
		return "-"
	}
	return fmt.Sprint(value())
}

var readers = map[string]func(testing.TB, []byte) ([]string, *arrow.Schema, string){".parquet": readParquet, ".arrow": readArrow}

// TestColumnarFiles: order, names, types, notes and every cell come back.
func TestColumnarFiles(t *testing.T) {
	for ext, read := range readers {
		data := write(t, ext, blocks)
		got, schema, note := read(t, data)
		want := "1999|0.1|-|x\n1999|-|-5|of \"y\", z\n1999|1e+300|2147483647|-\n2001|-|-|"
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: %q\nwant %q", ext, got, want)
		}
		for i, v := range variables {
			if schema.Field(i).Name != v.Name {
				t.Errorf("%s: column %d is %s, want %s", ext, i, schema.Field(i).Name, v.Name)
			}
		}
		if note != "by hand" {
			t.Errorf("%s: the note is %q", ext, note)
		}
		if again := write(t, ext, blocks); !bytes.Equal(again, data) {
			t.Errorf("%s: written again it is another", ext)
		}
	}
}

// TestManyRows: tables of several groups come back, whatever the sizes.
func TestManyRows(t *testing.T) {
	var all []block
	for year, rows := range []int{60000, 1, 4095, 0, 4096, 4097, 60000, 110000, 3} {
		b, a, name := make([]float64, rows), make([]float64, rows), make([]float64, rows)
		for i := range b {
			b[i], a[i], name[i] = float64(i)/7, float64(i%5), float64(i%3)
			if (i+year)%11 == 0 {
				b[i], a[i] = nan, nan
			}
		}
		all = append(all, oneBlock(float64(year), b, a, name))
	}
	want := lines(all)
	for ext, read := range readers {
		got, _, _ := read(t, write(t, ext, all))
		if len(got) != len(want) {
			t.Fatalf("%s: %d rows, want %d", ext, len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%s: row %d is %s, want %s", ext, i, got[i], want[i])
			}
		}
	}
}

// TestRowGroups: whole years, so many that a group has its least number of rows.
func TestRowGroups(t *testing.T) {
	var all []block
	for range 5 {
		rows := 40000
		all = append(all, oneBlock(1900, make([]float64, rows), make([]float64, rows), make([]float64, rows)))
	}
	f, err := file.NewParquetReader(bytes.NewReader(write(t, ".parquet", all)))
	if err != nil {
		t.Fatal(err)
	}
	if f.NumRowGroups() != 2 || f.MetaData().RowGroup(0).NumRows() != 120000 {
		t.Errorf("%d groups, the first of %d rows", f.NumRowGroups(), f.MetaData().RowGroup(0).NumRows())
	}
}

// TestNumbersThatDoNotFit are refused by the name of their column.
func TestNumbersThatDoNotFit(t *testing.T) {
	for ext := range readers {
		w, err := tablefile.New(ext, &bytes.Buffer{}, variables, nil)
		if err != nil {
			t.Fatal(err)
		}
		b := oneBlock(1999, []float64{1}, []float64{3e9}, []float64{0})
		if err = w.Write(b.columns, b.rows); err == nil {
			err = w.Close()
		}
		if err == nil || !strings.Contains(err.Error(), "a: a whole number of more than 32 bits") {
			t.Errorf("%s: %v", ext, err)
		}
	}
	if _, err := tablefile.New("x.xls", nil, variables, nil); err == nil || !strings.Contains(err.Error(), ".parquet") {
		t.Errorf("x.xls: %v", err)
	}
}
