package stat

import "math"

// root is a matrix whose product with its transpose is the inverse Fisher
// information in the units given. R'R is the information of the centred and
// scaled regressors; the root is the inverse of R under the change of units, so
// that a variance is a sum of squares and loses no digits.
func (s *sample) root(m maximum) [][]float64 {
	root := m.last.inverse()
	for j := range s.x {
		for c := range root {
			root[j+1][c] *= s.scale[j]
			root[0][c] -= s.centre[j] * root[j+1][c]
		}
	}
	return root
}

// outer is the product of a matrix with its transpose.
func outer(a [][]float64) [][]float64 {
	out := make([][]float64, len(a))
	for i := range a {
		out[i] = make([]float64, len(a))
		for j := range i + 1 {
			out[i][j] = dot(a[i], a[j])
			out[j][i] = out[i][j]
		}
	}
	return out
}

// clustered is the sandwich: the sum over groups of what each adds to the
// estimates, times its transpose, and G/(G-1).
func (s *sample) clustered(m maximum, root [][]float64) *Clustered {
	scores := s.scores(m.theta)
	inverse, k, groups := m.last.inverse(), s.coefficients(), float64(len(scores))
	out := make([][]float64, k)
	for i := range out {
		out[i] = make([]float64, k)
	}
	turned, added := make([]float64, k), make([]float64, k)
	for _, score := range scores {
		for c := range turned {
			turned[c] = 0
			for i := range c + 1 {
				turned[c] += inverse[i][c] * score[i]
			}
		}
		for i := range added {
			added[i] = dot(root[i], turned)
		}
		for i := range out {
			subtract(added, -added[i], out[i])
		}
	}
	for i := range out {
		for j := range out[i] {
			out[i][j] *= groups / (groups - 1)
		}
	}
	return &Clustered{Groups: len(scores), Covariance: out}
}

// scores are the derivatives of the log-likelihood, summed by group, in the order
// in which groups are first met.
func (s *sample) scores(theta []float64) [][]float64 {
	place := map[int]int{}
	var out [][]float64
	eta := make([]float64, s.rows())
	s.logOdds(eta, theta, 0)
	for i, g := range s.groups {
		at, met := place[g]
		if !met {
			at = len(out)
			place[g] = at
			out = append(out, make([]float64, s.coefficients()))
		}
		residual := s.sides[i] / (1 + math.Exp(s.sides[i]*eta[i]))
		out[at][0] += residual
		for j, x := range s.x {
			out[at][j+1] += residual * x[i]
		}
	}
	return out
}
