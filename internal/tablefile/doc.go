// Package tablefile writes panels to files: CSV, Parquet, and Arrow IPC (also
// called Feather). Start with New. Rows are written as they come, so that memory
// does not grow with their number. In each format a value that is not known is
// empty or null, numbers have the type of their variable, and text stands in a
// dictionary.
package tablefile

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/panel"
)

// Extensions are the ends of names of files that can be written.
var Extensions = []string{".csv", ".parquet", ".arrow"}

// Note is something said of the whole table, kept in a Parquet or Arrow file
// beside the names of its columns.
type Note struct{ Key, Value string }

// New makes the writer for a file of that name. The notes are written where the
// format has a place for them.
func New(name string, out io.Writer, variables []panel.Variable, notes []Note) (panel.Writer, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".csv":
		return NewCSV(out, variables), nil
	case ".parquet":
		return NewParquet(out, variables, notes), nil
	case ".arrow":
		return NewArrow(out, variables, notes)
	default:
		return nil, fmt.Errorf("a name that ends in %q does not say which format; write %s", ext, strings.Join(Extensions, ", "))
	}
}

// Known tells whether a file of that name can be written.
func Known(name string) bool {
	return slices.Contains(Extensions, strings.ToLower(filepath.Ext(name)))
}

var errWhole = errors.New("a whole number of more than 32 bits")
