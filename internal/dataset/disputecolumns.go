package dataset

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"casus/internal/world"
)

// codedLayout reads dated rows of which the dates are coded. Where the table as
// published has a last day that does not exist or stands before the first,
// misdated names the row, and its last date is read as the year alone.
func codedLayout[T any](l layout[T], from, to [3]string, dates func(*T) (from, to *world.Date), misdated func(*T) bool) layout[dated[T]] {
	row := func(d *dated[T]) *T { return &d.row }
	finish := func(d *dated[T]) error {
		var err error
		begins, ends := dates(&d.row)
		if *begins, *ends, err = datesInOrder(d.from, d.to); err != nil {
			if misdated == nil || !misdated(&d.row) {
				return err
			}
			d.to.month = Value{}
			if *begins, err = d.from.date(); err == nil {
				*ends, err = d.to.date()
			}
		}
		if err == nil && l.finish != nil {
			err = l.finish(&d.row)
		}
		return err
	}
	return layout[dated[T]]{
		kind: l.kind,
		columns: slices.Concat(within(l.columns, row),
			amendDates(codedDateColumns(from, func(d *dated[T]) *dateParts { return &d.from })),
			amendDates(codedDateColumns(to, func(d *dated[T]) *dateParts { return &d.to }))),
		line:   func(d *dated[T]) *int { return l.line(&d.row) },
		finish: finish,
		key:    func(d *dated[T]) string { return l.key(&d.row) },
	}
}

// wentOn is the code of the date of an end that had not come when the list was
// closed.
const wentOn = -7

// amendDates lets the parts of a date have the code -7.
func amendDates[T any](columns []column[T]) []column[T] {
	out := slices.Clone(columns)
	for i, c := range columns {
		out[i].set = func(t *T, x *cell) {
			if x.text == strconv.Itoa(wentOn) {
				x.text = strconv.Itoa(NotKnown)
			}
			c.set(t, x)
		}
	}
	return out
}

// orNA lets a column have NA for what is not known.
func orNA[T any](c column[T]) column[T] {
	return column[T]{c.name, func(t *T, x *cell) {
		if x.text == "NA" {
			x.text = strconv.Itoa(NotKnown)
		}
		c.set(t, x)
	}}
}

// named turns the names of columns of one table into those of another that
// says the same: pairs of the name here and the name there.
func named[T any](columns []column[T], pairs ...string) []column[T] {
	out := slices.Clone(columns)
	for i := range out {
		for j := 0; j < len(pairs); j += 2 {
			if out[i].name == pairs[j] {
				out[i].name = pairs[j+1]
			}
		}
	}
	return out
}

// maybeStateColumn reads the Correlates of War number of a state, or -8 for one
// that is no state of the list, which is 0.
func maybeStateColumn[T any](name string, at func(*T) *int) column[T] {
	return column[T]{name, func(t *T, c *cell) {
		if c.text != strconv.Itoa(NotApplicable) {
			*at(t) = c.state()
		}
	}}
}

// namesColumn reads a name, or -8 or -9 for none.
func namesColumn[T any](name string, at func(*T) *string) column[T] {
	return column[T]{name, func(t *T, c *cell) {
		if c.text != strconv.Itoa(NotApplicable) && c.text != strconv.Itoa(NotKnown) {
			*at(t) = c.words()
		}
	}}
}

// dateText names a date in the key of a row.
func dateText(d world.Date) string {
	if d.Known() {
		return d.String()
	}
	return "a day not known"
}

// filesOf gives the notes of those files that were read, by the order of kinds.
func (r *reader) filesOf(kinds ...string) []File {
	var out []File
	for _, k := range kinds {
		if f, ok := r.files[k]; ok {
			out = append(out, f)
		}
	}
	return out
}

// readDated reads dated rows and takes them out.
func readDated[T any](r *reader, name string, l layout[dated[T]]) []T {
	return rowsOf(read(r, name, l))
}

// readOneDated reads a data set that is one file of dated rows.
func readOneDated[T any](fsys fs.FS, name string, l layout[dated[T]]) (Table[T], error) {
	r := newReader(fsys)
	rows := readDated(r, name, l)
	if err := r.faults.Listed().Err(); err != nil {
		return Table[T]{}, err
	}
	return Table[T]{rows, r.files[l.kind]}, nil
}

// number is a number as the tables print it, for keys.
func number(n int) string { return fmt.Sprint(n) }
