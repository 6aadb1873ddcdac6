package course

import (
	"math"
	"slices"
)

// Penalty is what each change of level costs, in units of the variance of the noise,
// for a series of n values: three times the logarithm, one for the level and two for
// where it changes (the modified criterion of Zhang and Siegmund 2007, without its
// term for the lengths of the parts).
func Penalty(n int) float64 { return 3 * math.Log(float64(n)) }

// ChangePoints finds after which of a series of values the mean changes, in order:
// 28 means after the first 28. The sum of squares about the means of the parts, over
// the variance of the noise, and the penalty of each change is the least that there
// is, with parts of at least some length. A series shorter than two parts, or without
// change, has none.
func ChangePoints(values []float64, penalty float64, shortest int) []int {
	n := len(values)
	shortest = max(1, shortest)
	if n < 2*shortest {
		return nil
	}
	scale := noise(values)
	if scale == 0 {
		scale = 1e-12 // without noise any change is one
	}
	sums, squares := make([]float64, n+1), make([]float64, n+1)
	middle := median(slices.Clone(values))
	for i, x := range values {
		x = (x - middle) / scale
		sums[i+1], squares[i+1] = sums[i]+x, squares[i]+x*x
	}
	cost := func(from, to int) float64 {
		s := sums[to] - sums[from]
		return math.Max(0, squares[to]-squares[from]-s*s/float64(to-from))
	}
	return pelt(n, penalty, shortest, cost)
}

// pelt is the search: best[t] is the least cost of the first t values. A place for
// the last change that is worse than a change at t is worse for every later end of
// which t is at least the shortest part away; from then on it is not tried.
func pelt(n int, penalty float64, shortest int, cost func(from, to int) float64) []int {
	best, last := make([]float64, n+1), make([]int, n+1)
	for t := range best {
		best[t] = math.Inf(1)
	}
	best[0] = -penalty
	type start struct{ at, until int }
	starts := []start{{0, math.MaxInt}}
	for t := shortest; t <= n; t++ {
		starts = slices.DeleteFunc(starts, func(s start) bool { return t >= s.until })
		for _, s := range starts {
			if c := best[s.at] + cost(s.at, t) + penalty; c < best[t] {
				best[t], last[t] = c, s.at
			}
		}
		for i, s := range starts {
			if s.until == math.MaxInt && best[s.at]+cost(s.at, t) > best[t]+1e-9*math.Abs(best[t]) {
				starts[i].until = t + shortest
			}
		}
		if next := t - shortest + 1; next >= shortest {
			starts = append(starts, start{next, math.MaxInt})
		}
	}
	var out []int
	for t := last[n]; t > 0; t = last[t] {
		out = append(out, t)
	}
	slices.Reverse(out)
	return out
}

// noise is the scale of the differences of neighbours: of normal noise its standard
// deviation. Where more than half of the neighbours are equal it is that of the
// others.
func noise(values []float64) float64 {
	var steps []float64
	for i := 1; i < len(values); i++ {
		if d := math.Abs(values[i] - values[i-1]); d > 0 {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	const normal = 0.6744897501960817 // the median of a standard normal's size
	return median(steps) / (normal * math.Sqrt2)
}

// median puts the values in order.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	if n%2 == 1 {
		return values[n/2]
	}
	return (values[n/2-1] + values[n/2]) / 2
}
