package dataset

import (
	"slices"
	"strconv"
	"sync"

	"casus/internal/statecode"
	"casus/internal/world"
)

// state reads the Correlates of War number of a state.
func (c *cell) state() int { return c.number("Correlates of War", cowNumbers()) }

// gwState reads the number of a state in the list of Gleditsch and Ward.
func (c *cell) gwState() int { return c.number("Gleditsch-Ward", gwNumbers()) }

// number reads a number of a list, or one of some that a data set has besides.
func (c *cell) number(list string, numbers map[int]bool, besides ...int) int {
	n := c.need(1, 9999)
	if !c.bad && !slices.Contains(besides, n) {
		c.among(n, list, numbers)
	}
	return n
}

// known notes a fault where a number is no state's in the Correlates of War list.
func (c *cell) known(n int) { c.among(n, "Correlates of War", cowNumbers()) }

func (c *cell) among(n int, list string, numbers map[int]bool) {
	if numbers[n] {
		return
	}
	var all []string
	for number := range numbers {
		all = append(all, strconv.Itoa(number))
	}
	slices.Sort(all)
	c.fault("%d is not the %s number of a state%s", n, list, world.DidYouMean(strconv.Itoa(n), all))
}

var (
	cowNumbers = sync.OnceValue(func() map[int]bool { return numbersOf(statecode.COWRows()) })
	gwNumbers  = sync.OnceValue(func() map[int]bool { return numbersOf(statecode.GWRows()) })
)

func numbersOf(rows []statecode.Row) map[int]bool {
	out := map[int]bool{}
	for i := range rows {
		if rows[i].Number > 0 {
			out[rows[i].Number] = true
		}
	}
	return out
}

// stateColumnBesides reads states of the Correlates of War list, and numbers that
// a data set has for others.
func stateColumnBesides[T any](name string, at func(*T) *int, besides ...int) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.number("Correlates of War", cowNumbers(), besides...) }}
}

func gwStateColumn[T any](name string, at func(*T) *int) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.gwState() }}
}
