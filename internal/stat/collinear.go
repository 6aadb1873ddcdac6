package stat

import (
	"fmt"
	"math"
	"strings"
)

// collinearAt is what part of a centred regressor must be its own: with less it
// is taken for a sum of others. Rounding leaves about 1e-15.
const collinearAt = 1e-9

// collinear notes every regressor that is a sum of those before it. The columns
// of R have the lengths and angles of those of the design, so that they can be
// looked at in their place.
func (s *sample) collinear(p *Problems) {
	r, k := s.unweighted(), s.coefficients()
	var basis, upper [][]float64 // orthonormal; what each kept column has of it
	var kept []int
	for j := range k {
		own := make([]float64, k)
		for i := range j + 1 {
			own[i] = r.row(i)[j]
		}
		length := norm(own[min(j, 1):])
		parts := make([]float64, len(basis), len(basis)+1)
		for range 2 { // once more takes out what rounding left
			for b, q := range basis {
				x := dot(q, own)
				parts[b] += x
				subtract(q, x, own)
			}
		}
		rest := norm(own)
		if j > 0 && rest <= collinearAt*length {
			p.add(s.names[j-1], 0, "is collinear: it is %s in all %s used; leave out one of these", s.combination(j, kept, upper, parts), rows(s.rows()))
			continue
		}
		for i := range own {
			own[i] /= rest
		}
		basis, upper, kept = append(basis, own), append(upper, append(parts, rest)), append(kept, j)
	}
}

// combination writes a regressor as the sum of others that it is, in the units
// given.
func (s *sample) combination(j int, kept []int, upper [][]float64, parts []float64) string {
	c := make([]float64, len(kept))
	for i := len(kept) - 1; i >= 0; i-- {
		c[i] = parts[i]
		for l := i + 1; l < len(kept); l++ {
			c[i] -= upper[l][i] * c[l]
		}
		c[i] /= upper[i][i]
	}
	const negligible = 1e-7 // of regressors that are all scaled to a range of about 1
	var out strings.Builder
	constant := s.centre[j-1] + c[0]/s.scale[j-1]
	for i, at := range kept[1:] {
		if math.Abs(c[i+1]) < negligible {
			continue
		}
		factor := c[i+1] * s.scale[at-1] / s.scale[j-1]
		constant -= factor * s.centre[at-1]
		if math.Abs(math.Abs(factor)-1) < negligible {
			addend(&out, factor, s.names[at-1])
		} else {
			addend(&out, factor, fmt.Sprintf("%.6g × %s", math.Abs(factor), s.names[at-1]))
		}
	}
	if math.Abs(constant)*s.scale[j-1] > negligible {
		addend(&out, constant, fmt.Sprintf("%.6g", math.Abs(constant)))
	}
	return out.String()
}

// addend writes a text that is added or, where its factor is below zero, taken
// away.
func addend(out *strings.Builder, factor float64, text string) {
	switch {
	case out.Len() == 0 && factor < 0:
		out.WriteString("-")
	case out.Len() > 0 && factor < 0:
		out.WriteString(" - ")
	case out.Len() > 0:
		out.WriteString(" + ")
	}
	out.WriteString(text)
}

func norm(x []float64) float64 { return math.Sqrt(dot(x, x)) }
