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
