package stat

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Intercept is the name of the first term of every fit. No regressor may have it.
const Intercept = "intercept"

// Column is a variable: one value for each row, NaN where it is not known.
type Column struct {
	Name   string
	Values []float64
}

// Design is an outcome and what it is regressed on. All columns have the same
// rows in the same order.
type Design struct {
	Outcome    Column   // 0 or 1
	Regressors []Column // the intercept is not among them
	Groups     []int    // the group of each row, such as its dyad; nil for no clustered errors
}

// Problem is one thing for which a design has no fit.
type Problem struct {
	Column  string // the variable; empty where no single one is meant
	Row     int    // the first row with it, from 1; 0 where no row is meant
	Message string // what is wrong and what would be right
}

func (p Problem) Error() string {
	at := ""
	if p.Row > 0 {
		at = fmt.Sprintf("row %d: ", p.Row)
	}
	if p.Column != "" {
		at += p.Column + ": "
	}
	return at + p.Message
}

// Problems is everything for which a design has no fit.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) add(column string, row int, format string, args ...any) {
	*p = append(*p, Problem{Column: column, Row: row, Message: fmt.Sprintf(format, args...)})
}

// err is nil where there is no problem.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// largest bounds regressors: squares of greater numbers have no place in a
// float64.
const largest = 1e150

// check looks at the form of a design: names, lengths and single values.
func (d *Design) check() error {
	var p Problems
	d.checkNames(&p)
	n := len(d.Outcome.Values)
	for _, c := range d.Regressors {
		if len(c.Values) != n {
			p.add(c.Name, 0, "%s, but the outcome %s has %d; give every column a value for each row, NaN where it is not known", rows(len(c.Values)), d.Outcome.Name, n)
		}
	}
	if d.Groups != nil && len(d.Groups) != n {
		p.add("", 0, "groups are given for %s, but the outcome %s has %d; give the group of each row", rows(len(d.Groups)), d.Outcome.Name, n)
	}
	d.Outcome.refuse(&p, "an outcome is 0 or 1, or NaN where it is not known", func(x float64) bool { return x != 0 && x != 1 })
	for _, c := range d.Regressors {
		c.refuse(&p, "a value is a number between -1e150 and 1e150, or NaN where it is not known", func(x float64) bool { return math.Abs(x) > largest })
	}
	return p.err()
}

func (d *Design) checkNames(p *Problems) {
	seen := []string{d.Outcome.Name}
	if d.Outcome.Name == "" {
		p.add("", 0, "the outcome has no name; give it one")
	}
	for i, c := range d.Regressors {
		switch {
		case c.Name == "":
			p.add("", 0, "regressor %d of %d has no name; give it one", i+1, len(d.Regressors))
		case c.Name == Intercept:
			p.add(c.Name, 0, "a regressor has the name of the constant, which every fit has; leave it out or give it another name")
		case slices.Contains(seen, c.Name):
			p.add(c.Name, 0, "two variables have this name; give each its own")
		}
		seen = append(seen, c.Name)
	}
}

// refuse notes the first value that is wrong and how many there are.
func (c Column) refuse(p *Problems, right string, wrong func(float64) bool) {
	first, n := -1, 0
	for i, x := range c.Values {
		if math.IsNaN(x) || !wrong(x) {
			continue
		}
		if n++; n == 1 {
			first = i
		}
	}
	switch {
	case n == 1:
		p.add(c.Name, first+1, "%g; %s", c.Values[first], right)
	case n > 1:
		p.add(c.Name, first+1, "%g, and %s more are as wrong; %s", c.Values[first], rows(n-1), right)
	}
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
