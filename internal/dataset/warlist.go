package dataset

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// warTimes are the times in which a war was fought, in parts until the row is
// whole.
type warTimes [4]struct {
	begins, ends dateParts
}

// timeColumns reads a number of times, of which the columns are called begin and
// end with the parts in the order of a dateParts; %d stands for the number.
func timeColumns[T any](times int, begin, end [3]string, at func(*T) *warTimes) []column[T] {
	name := func(names [3]string, i int) [3]string {
		for j := range names {
			names[j] = strings.ReplaceAll(names[j], "%d", number(i+1))
		}
		return names
	}
	var out []column[T]
	for i := range times {
		out = append(out, codedDateColumns(name(begin, i), func(t *T) *dateParts { return &at(t)[i].begins })...)
		out = append(out, amendDates(codedDateColumns(name(end, i), func(t *T) *dateParts { return &at(t)[i].ends }))...)
	}
	return out
}

// days gives the times that there are. A time of which the end is not known went
// on when the list was closed.
func (w *warTimes) days() ([]WarDays, error) {
	var out []WarDays
	for i := range w {
		if i > 0 && !w[i].begins.year.Known {
			if w[i].ends.year.Known {
				return nil, fmt.Errorf("the end of time %d is given, and not its beginning", i+1)
			}
			continue
		}
		first, last, err := datesInOrder(w[i].begins, w[i].ends)
		switch {
		case err != nil:
			return nil, err
		case i > 0 && len(out) < i:
			return nil, fmt.Errorf("time %d is given, and not the one before", i+1)
		case i > 0 && !out[i-1].Last.Known():
			return nil, errors.New("a time follows one that has no end")
		case i > 0 && first.Hi < out[i-1].First.Lo:
			return nil, fmt.Errorf("time %d begins in %s, before the one before it in %s", i+1, first, out[i-1].First)
		}
		out = append(out, WarDays{first, last})
	}
	return out, nil
}

// warNumber reads the number of a war, which may have a decimal: 502.1.
func (c *cell) warNumber() string {
	if x, err := strconv.ParseFloat(c.text, 64); err != nil || !(1 <= x && x <= maxID) || len(c.text) > 7 {
		c.fault("%q is not the number of a war", c.text)
		return ""
	}
	return c.text
}

// otherWarColumn reads the war that this one grew out of or into; -8 is none.
func otherWarColumn[T any](name string, at func(*T) *string) column[T] {
	return column[T]{name, func(t *T, c *cell) {
		if c.text != strconv.Itoa(NotApplicable) {
			*at(t) = c.warNumber()
		}
	}}
}
