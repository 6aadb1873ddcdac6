package power

import (
	"fmt"
	"math"
	"slices"
)

// Concentration says how unequally a whole is divided among n holders: 0 where all
// have the same, 1 where one has all. With p the share of each,
//
//	sqrt((sum p² - 1/n) / (1 - 1/n))
//
// which is CON of Singer, Bremer and Stuckey (1972): the standard deviation of the
// shares over the largest that it can be for n. The parts need not sum to one; they
// are made shares of their own sum, so that the indices of the major powers can be
// given as they are. It is unknown for fewer than two holders and where none holds
// anything. A part below zero, or too large to be summed, is an error.
func Concentration(parts []float64) (Amount, error) {
	for i, x := range parts {
		if !(x >= 0) {
			return Amount{}, fmt.Errorf("part %d of %d is %g, which is no amount", i+1, len(parts), x)
		}
	}
	p := slices.Clone(parts)
	total := sum(p)
	switch {
	case math.IsInf(total, 0):
		return Amount{}, fmt.Errorf("the sum of %d parts is too large to be a number", len(parts))
	case len(p) < 2 || total == 0:
		return Amount{}, nil
	}
	// As the shares sum to one, sum p² - 1/n is the sum of (p - 1/n)², which
	// rounding cannot make negative.
	even, spread := 1/float64(len(p)), 0.0
	for _, x := range p {
		d := x/total - even
		spread += d * d
	}
	return Of(min(1, math.Sqrt(spread/(1-even)))), nil
}

// Movement says how much of a whole changed hands between two times, from 0 to 1:
//
//	sum |p(now) - p(then)| / (2 (1 - least p(then)))
//
// which is MOVE of Singer, Bremer and Stuckey (1972): the shares that moved over the
// most that could have, all to the one who had least. The holders are the same, in the
// same order, at both times. It is unknown where Concentration of either is.
func Movement(then, now []float64) (Amount, error) {
	if len(then) != len(now) {
		return Amount{}, fmt.Errorf("%d holders then and %d now; give the same ones", len(then), len(now))
	}
	for _, parts := range [][]float64{then, now} {
		if c, err := Concentration(parts); err != nil || !c.Known {
			return Amount{}, err
		}
	}
	before, after := sum(slices.Clone(then)), sum(slices.Clone(now))
	moved, least := 0.0, 1.0
	for i := range then {
		p := then[i] / before
		moved, least = moved+math.Abs(now[i]/after-p), min(least, p)
	}
	return Of(min(1, moved/(2*(1-least)))), nil
}
