package dataset

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// decimal reads a number within bounds; blank is unknown.
func (c *cell) decimal(lo, hi float64) (float64, bool) {
	if c.text == "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(c.text, 64)
	if err != nil || strings.ContainsAny(c.text, "xX_") || math.IsNaN(x) || x < lo || x > hi { // 0x10 is no decimal
		c.fault("%q is not a number from %g to %g", c.text, lo, hi)
		return 0, false
	}
	return x, true
}

// decimalColumn reads a number that must be known.
func decimalColumn[T any](name string, lo, hi float64, at func(*T) *float64) column[T] {
	return column[T]{name, func(row *T, c *cell) {
		x, known := c.decimal(lo, hi)
		if !known && !c.bad {
			c.fault("is blank; it is required, a number from %g to %g", lo, hi)
		}
		*at(row) = x
	}}
}

// choice reads one of some words, or a blank.
func (c *cell) choice(words ...string) string {
	if c.text != "" && !slices.Contains(words, c.text) {
		c.fault("%q is none of %s", c.text, strings.Join(words, ", "))
		return ""
	}
	return c.text
}

// needChoice reads one of some words.
func (c *cell) needChoice(words ...string) string {
	if c.text == "" {
		c.fault("is blank; it is required, one of %s", strings.Join(words, ", "))
		return ""
	}
	return c.choice(words...)
}

// markColumn reads a flag of which blank is no.
func markColumn[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.mark() }}
}

// optionalColumn reads words that may be blank.
func optionalColumn[T any](name string, at func(*T) *string) column[T] {
	return column[T]{name, func(row *T, c *cell) {
		if c.text != "" {
			*at(row) = c.words()
		}
	}}
}
