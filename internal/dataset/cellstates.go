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

func (c *cell) number(list string, numbers map[int]bool) int {
	n := c.need(1, 9999)
	if !c.bad {
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

func gwStateColumn[T any](name string, at func(*T) *int) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.gwState() }}
}
