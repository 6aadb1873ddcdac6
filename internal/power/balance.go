package power

import (
	"fmt"
	"math"
)

// Estimate is an amount with the range in which it may lie. Without a value X is 0
// and the range says what it may be.
type Estimate struct {
	Amount
	Low, High float64
}

// Exactly is an estimate without a range.
func Exactly(x float64) Estimate { return Estimate{Of(x), x, x} }

// Aged widens the range of a value that is some years old by a rate a year, either
// way. A value of the year asked about, or of the year before, is not stale.
func (e Estimate) Aged(years int, rate float64) Estimate {
	if years <= 1 || !e.Known {
		return e
	}
	by := math.Pow(1+rate, float64(years-1))
	e.Low, e.High = e.Low/by, e.High*by
	return e
}

// NetResources are gross domestic product times that per head, which counts what a
// state can do against what it takes to feed its people. Beckley, Michael. 2018. The
// Power of Nations: Measuring What Matters. International Security 43(2): 7-44. It
// is unknown where either is, and so is it of a state without people.
func NetResources(gdp, population Estimate) Estimate {
	if !gdp.Known || !population.Known || !(population.Low > 0) {
		return Estimate{}
	}
	return Estimate{Of(gdp.X * gdp.X / population.X), gdp.Low * gdp.Low / population.High, gdp.High * gdp.High / population.Low}
}

// Reach is what is left of a share of power at a distance in kilometres: the
// loss-of-strength gradient,
//
//	share ^ log10(miles / miles a day + 10 - e)
//
// with 250 miles a day until 1918, 375 until 1945 and 500 since. Bueno de Mesquita,
// Bruce. 1981. The War Trap. Yale University Press. A share is from 0 to 1. At home the
// exponent is a little below 1, so that the defender is stronger than its share;
// after Bueno de Mesquita nothing is changed there.
func Reach(share, km float64, year int) float64 {
	const milesPerKm = 0.621371192
	a := 500.0
	switch {
	case year <= 1918:
		a = 250
	case year <= 1945:
		a = 375
	}
	return math.Pow(share, math.Log10(km*milesPerKm/a+10-math.E))
}

// Sum adds estimates: a value that is not known adds its range alone.
func Sum(parts []Estimate) Estimate {
	out := Estimate{}
	for _, p := range parts {
		out.X, out.Low, out.High = out.X+p.X, out.Low+p.Low, out.High+p.High
		out.Known = out.Known || p.Known
	}
	return out
}

// Balance is the part that one side has of what both have: its least where it has
// its least and the other its most. It is unknown where neither has a value. An
// estimate of which the range does not hold its value, or that is below zero, is an
// error.
func Balance(side, other []Estimate) (Estimate, error) {
	for _, list := range [][]Estimate{side, other} {
		for i, e := range list {
			if !(0 <= e.Low && e.Low <= e.High) || math.IsInf(e.High, 0) || e.Known && !(e.Low <= e.X && e.X <= e.High) {
				return Estimate{}, fmt.Errorf("estimate %d of %d is %g, from %g to %g, which is no range of an amount", i+1, len(list), e.X, e.Low, e.High)
			}
		}
	}
	a, b := Sum(side), Sum(other)
	if !a.Known && !b.Known || a.X+b.X == 0 {
		return Estimate{}, nil
	}
	return Estimate{Of(a.X / (a.X + b.X)), part(a.Low, b.High), part(a.High, b.Low)}, nil
}

func part(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return a / (a + b)
}
