package stat

import (
	"fmt"
	"slices"
)

// Spline is the natural cubic spline through values at given knots: the
// smoothest curve through them, straight beyond the first and the last (de Boor
// 1978). As it is a sum of those values, each times a function of where one
// looks, it can stand in a model as that many regressors, whose coefficients are
// then the curve's heights at the knots.
type Spline struct {
	knots []float64
	bends [][]float64 // second derivatives at the knots, by knot and by value
}

// NaturalSpline is the spline with the given knots, two or more in rising order.
func NaturalSpline(knots []float64) (*Spline, error) {
	if len(knots) < 2 {
		return nil, fmt.Errorf("a spline has %d knots; give two or more", len(knots))
	}
	for i := 1; i < len(knots); i++ {
		if !(knots[i] > knots[i-1]) {
			return nil, fmt.Errorf("knot %d of a spline, %g, is not over the one before it, %g", i+1, knots[i], knots[i-1])
		}
	}
	s := &Spline{knots: slices.Clone(knots), bends: make([][]float64, len(knots))}
	for i := range s.bends {
		s.bends[i] = make([]float64, len(knots))
	}
	for j := range knots {
		s.bend(j)
	}
	return s, nil
}

// bend solves the tridiagonal system for the spline that is one at knot j and
// zero at the others.
func (s *Spline) bend(j int) {
	n := len(s.knots)
	value := func(i int) float64 {
		if i == j {
			return 1
		}
		return 0
	}
	width := func(i int) float64 { return s.knots[i+1] - s.knots[i] }
	diagonal, right := make([]float64, n), make([]float64, n)
	for i := 1; i < n-1; i++ {
		diagonal[i] = 2 * (width(i-1) + width(i))
		right[i] = 6 * ((value(i+1)-value(i))/width(i) - (value(i)-value(i-1))/width(i-1))
		if i > 1 {
			f := width(i-1) / diagonal[i-1]
			diagonal[i] -= f * width(i-1)
			right[i] -= f * right[i-1]
		}
	}
	for i := n - 2; i > 0; i-- {
		s.bends[i][j] = (right[i] - width(i)*s.bends[i+1][j]) / diagonal[i]
	}
}

// Basis is what each knot's value counts for at x. The parts sum to one.
func (s *Spline) Basis(x float64) []float64 {
	n := len(s.knots)
	at := min(max(x, s.knots[0]), s.knots[n-1])
	i := 0
	for i < n-2 && at >= s.knots[i+1] {
		i++
	}
	width := s.knots[i+1] - s.knots[i]
	b := (at - s.knots[i]) / width
	a := 1 - b
	out := make([]float64, n)
	out[i] += a
	out[i+1] += b
	for j := range out {
		low, high := s.bends[i][j], s.bends[i+1][j]
		out[j] += ((a*a*a-a)*low + (b*b*b-b)*high) * width * width / 6
		if x != at { // straight on with the slope of the end
			slope := ((3*b*b-1)*high - (3*a*a-1)*low) * width / 6
			switch j {
			case i:
				slope -= 1 / width
			case i + 1:
				slope += 1 / width
			}
			out[j] += slope * (x - at)
		}
	}
	return out
}
