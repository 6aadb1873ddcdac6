// Package historyfile writes simulated histories to files, a row for each: CSV and
// Parquet. Start with New. Rows come in the order of the runs, and memory does not
// grow with their number.
//
// Both formats have the same columns: run, end, end_day, highest, pauses, joined and
// acts, an act as STATE:response@day and a space between two. In Parquet run is
// INT64, end_day, pauses and joined are INT32, the others strings; none is null.
package historyfile

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/crisis"
)

// Extensions are the ends of names of files that can be written.
var Extensions = []string{".csv", ".parquet"}

// Writer writes histories of one Model.
type Writer struct {
	model *crisis.Model
	seed  uint64
	out   rows
}

// rows is a file in one format.
type rows interface {
	write([]Row) error
	close() error // ends the file, not what is below it
}

// Row is one history.
type Row struct {
	Run     int64  `parquet:"run"`
	End     string `parquet:"end,dict"`
	EndDay  int32  `parquet:"end_day"`
	Highest string `parquet:"highest,dict"`
	Pauses  int32  `parquet:"pauses"`
	Joined  int32  `parquet:"joined"`
	Acts    string `parquet:"acts"`
}

// Check tells what is wrong with the name of a file.
func Check(name string) error {
	if ext := strings.ToLower(filepath.Ext(name)); !slices.Contains(Extensions, ext) {
		return fmt.Errorf("a name that ends in %q does not say which format; write %s", ext, strings.Join(Extensions, " or "))
	}
	return nil
}

// New makes the writer for a file of that name.
func New(name string, out io.Writer, m *crisis.Model, seed uint64) (*Writer, error) {
	if err := Check(name); err != nil {
		return nil, err
	}
	w := &Writer{model: m, seed: seed}
	if strings.ToLower(filepath.Ext(name)) == ".csv" {
		w.out = newTable(out)
	} else {
		w.out = newParquet(out)
	}
	return w, nil
}

// Close writes the end of the file.
func (w *Writer) Close() error { return w.out.close() }

// block is how many histories a core makes at a time.
const block = 2048

// Write makes the histories of the runs from one to before another, on so many
// cores (0: all), and writes them in order. If the context ends it stops soon, with
// its error; what is written is then not whole.
func (w *Writer) Write(ctx context.Context, from, to uint64, cores int) error {
	return inOrder(ctx, from, to, cores, w.maker, w.out.write)
}
