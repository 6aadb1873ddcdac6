package dataset

import (
	"fmt"
	"slices"
	"strconv"
)

// Quantity is a decimal number that may be missing: what is not known is not a
// zero.
type Quantity struct {
	X     float64
	Known bool
}

// measure reads a number within bounds; blank is unknown.
func (c *cell) measure(lo, hi float64) Quantity {
	x, known := c.decimal(lo, hi)
	return Quantity{x, known}
}

// codedMeasure reads an amount of which blank or -9 is unknown.
func (c *cell) codedMeasure(hi float64) Quantity {
	x, err := strconv.ParseFloat(c.text, 64)
	switch {
	case err == nil && x == NotKnown:
		return Quantity{}
	case err == nil && x < 0:
		c.fault("%q is neither an amount nor %d, which says that it is not known", c.text, NotKnown)
		return Quantity{}
	}
	return c.measure(0, hi)
}

func measureColumn[T any](name string, lo, hi float64, at func(*T) *Quantity) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.measure(lo, hi) }}
}

func codedMeasureColumn[T any](name string, hi float64, at func(*T) *Quantity) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.codedMeasure(hi) }}
}

// Measured says whose measure a row is, and of when. State is a number of the
// Correlates of War list, or of that of Gleditsch and Ward where the table says so.
type Measured struct{ State, Year, Line int }

// measuredLayout is what tables with one row for a state in a year have in
// common: a column of the state, one of the year, and a blank or, as R writes it,
// NA for what is not known.
func measuredLayout[T any](kind string, state func(string, func(*T) *int) column[T], named string, at func(*T) *Measured, columns ...column[T]) layout[T] {
	return layout[T]{
		kind: kind,
		columns: slices.Concat([]column[T]{
			state(named, func(row *T) *int { return &at(row).State }),
			numberColumn("year", firstYear, lastYear, func(row *T) *int { return &at(row).Year }),
		}, columns),
		line:  func(row *T) *int { return &at(row).Line },
		key:   func(row *T) string { return fmt.Sprintf("state %d in %d", at(row).State, at(row).Year) },
		blank: []string{"NA"},
	}
}
