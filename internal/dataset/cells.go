package dataset

import (
	"errors"
	"fmt"

	"casus/internal/world"
)

const (
	firstYear = 1815
	lastYear  = 2100
)

// dateParts are the three fields of a date until the row is whole.
type dateParts struct{ year, month, day Value }

// dateColumns reads a date from three columns. Blank or 0 is not known.
func dateColumns[T any](names [3]string, at func(*T) *dateParts) []column[T] {
	return datePartColumns(names, at, (*cell).value)
}

// codedDateColumns reads a date as the Correlates of War project writes it.
func codedDateColumns[T any](names [3]string, at func(*T) *dateParts) []column[T] {
	return datePartColumns(names, at, (*cell).coded)
}

func datePartColumns[T any](names [3]string, at func(*T) *dateParts, part func(c *cell, lo, hi int) Value) []column[T] {
	return []column[T]{
		{names[0], func(row *T, c *cell) {
			y := part(c, 0, lastYear)
			if !c.bad && y.Known && y.N != 0 && y.N < firstYear {
				c.fault("%q is not a year from %d to %d", c.text, firstYear, lastYear)
			}
			at(row).year = y
		}},
		{names[1], func(row *T, c *cell) { at(row).month = part(c, 0, 12) }},
		{names[2], func(row *T, c *cell) { at(row).day = part(c, 0, 31) }}}
}

// date gives the date as far as it is known.
func (p dateParts) date() (world.Date, error) {
	switch {
	case p.year.N <= 0:
		return world.Date{}, nil
	case p.month.N <= 0:
		return world.ParseDate(fmt.Sprintf("%04d", p.year.N))
	case p.day.N <= 0:
		return world.ParseDate(fmt.Sprintf("%04d-%02d", p.year.N, p.month.N))
	}
	return world.ParseDate(fmt.Sprintf("%04d-%02d-%02d", p.year.N, p.month.N, p.day.N))
}

// datesInOrder puts the dates of a beginning, which must be known, and an end
// together.
func datesInOrder(begins, ends dateParts) (from, to world.Date, err error) {
	from, err1 := begins.date()
	to, err2 := ends.date()
	err = errors.Join(err1, err2)
	switch {
	case err != nil:
	case !from.Known():
		err = errors.New("the row has no year of its beginning")
	case to.Known() && to.Hi < from.Lo:
		err = fmt.Errorf("the row ends in %s, before it begins in %s", to, from)
	}
	return from, to, err
}
