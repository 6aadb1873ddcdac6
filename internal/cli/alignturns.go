package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/course"
	"casus/internal/world"
)

type alignTurnsCmd struct {
	Series  string  `arg:"" help:"A CSV file with a head, in order of time."`
	Column  string  `help:"The column of the values (the last)." placeholder:"NAME"`
	Penalty float64 `help:"What a change costs, in units of the variance of the noise (3 log n)."`
	Least   int     `help:"Of how many values a level has at least." default:"2"`
}

// Help is shown by casus align turns --help.
func (alignTurnsCmd) Help() string {
	return `Finds where the mean of a series changes: the exact set of changes of the least cost (PELT; Killick, Fearnhead and Eckley 2012), the scale of the noise being that of the differences of neighbours.

Example:
  casus align turns nile.csv --column flow`
}

func (c alignTurnsCmd) Run(env Env) error {
	rows, err := readTable(c.Series)
	if err != nil {
		return wrong("%w", err)
	}
	at := len(rows[0]) - 1
	if c.Column != "" {
		if at = slices.Index(rows[0], c.Column); at < 0 {
			return wrong("%s:1: there is no column %s%s", c.Series, c.Column, world.DidYouMean(c.Column, rows[0]))
		}
	}
	var values []float64
	var faults []error
	for i, row := range rows[1:] {
		v, err := strconv.ParseFloat(strings.TrimSpace(row[at]), 64)
		if err != nil || v != v || v-v != 0 {
			faults = append(faults, fmt.Errorf("%s:%d: %q is no number", c.Series, i+2, row[at]))
		}
		values = append(values, v)
	}
	if err := errors.Join(faults...); err != nil {
		return wrong("%w", err)
	}
	penalty := c.Penalty
	if penalty <= 0 {
		penalty = course.Penalty(len(values))
	}
	changes := course.ChangePoints(values, penalty, c.Least)
	fmt.Fprintf(env.Out, "%s of %d values, penalty %.4g\n", count(len(changes), "change"), len(values), penalty)
	bounds := append(append([]int{0}, changes...), len(values))
	for i := 1; i < len(bounds); i++ {
		from, to := bounds[i-1], bounds[i]
		sum := 0.0
		for _, v := range values[from:to] {
			sum += v
		}
		fmt.Fprintf(env.Out, "%d to %d (%s to %s): mean %.6g\n", from+1, to, rows[from+1][0], rows[to][0], sum/float64(to-from))
	}
	return nil
}
