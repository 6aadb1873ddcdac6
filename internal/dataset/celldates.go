package dataset

import (
	"fmt"
	"strings"

	"casus/internal/world"
)

// date reads a date in one field, as 1816-01-31, 1816-01 or 1816; blank is not
// known.
func (c *cell) date() world.Date { return c.dateAs(c.text, "a date written as 1816-01-31") }

// dayFirst reads a date written as 31:01:1816.
func (c *cell) dayFirst() world.Date {
	const form = "31:01:1816"
	parts := strings.Split(c.text, ":")
	switch {
	case c.text == "":
		return world.Date{}
	case len(parts) != 3 || len(c.text) != len(form):
		c.fault("%q is not a date written as %s", c.text, form)
		return world.Date{}
	}
	return c.dateAs(parts[2]+"-"+parts[1]+"-"+parts[0], "a date written as "+form)
}

// yearMonth reads a month written as 181601.
func (c *cell) yearMonth() world.Date {
	if n, ok := wholeNumber(c.text); c.text != "" && (!ok || len(c.text) != 6 || n < 0) {
		c.fault("%q is not a month written as 181601", c.text)
		return world.Date{}
	}
	if c.text == "" {
		return world.Date{}
	}
	return c.dateAs(c.text[:4]+"-"+c.text[4:], "a month written as 181601")
}

func (c *cell) dateAs(text, form string) world.Date {
	d, err := world.ParseDate(text)
	year, _, _ := d.Lo.Civil()
	switch {
	case err != nil || strings.Contains(text, "/"):
		c.fault("%q is not %s", c.text, form)
	case d.Known() && (year < firstYear || year > lastYear):
		c.fault("%q is not of a year from %d to %d", c.text, firstYear, lastYear)
	default:
		return d
	}
	return world.Date{}
}

// dateColumn reads a date that must be known.
func dateColumn[T any](name string, read func(*cell) world.Date, at func(*T) *world.Date) column[T] {
	return column[T]{name, func(row *T, c *cell) {
		if *at(row) = read(c); !c.bad && !at(row).Known() {
			c.fault("is blank; it is required, a date")
		}
	}}
}

// datesRunOn refuses a time that ends before it begins.
func datesRunOn(from, to world.Date) error {
	if from.Known() && to.Known() && to.Hi < from.Lo {
		return fmt.Errorf("the row ends in %s, before it begins in %s", to, from)
	}
	return nil
}

// yearsRunOn is datesRunOn for years.
func yearsRunOn(from, to int) error {
	if to < from {
		return fmt.Errorf("the row ends in %d, before it begins in %d", to, from)
	}
	return nil
}
