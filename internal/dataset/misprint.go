package dataset

import (
	"slices"
	"strings"
)

// misprint is a field of a published table that cannot be what it says. It is
// read as another text, in that row alone: the same text elsewhere is a fault.
type misprint struct{ column, row, text, read string }

// amend lets the misprints of a table be read. The columns that name the row
// come before those with a misprint.
func amend[T any](columns []column[T], row func(*T) string, list []misprint) []column[T] {
	out := slices.Clone(columns)
	for i, c := range out {
		in := map[[2]string]string{}
		for _, m := range list {
			if strings.EqualFold(m.column, c.name) {
				in[[2]string{m.row, m.text}] = m.read
			}
		}
		if len(in) == 0 {
			continue
		}
		out[i].set = func(t *T, x *cell) {
			if read, ok := in[[2]string{row(t), x.text}]; ok {
				x.text = read
			}
			c.set(t, x)
		}
	}
	return out
}

// misprints makes the same misprint of several rows.
func misprints(column, text, read string, rows ...string) []misprint {
	var out []misprint
	for _, row := range rows {
		out = append(out, misprint{column, row, text, read})
	}
	return out
}
