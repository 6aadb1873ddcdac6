package stat

import "math"

// lower is the lower triangle L of a symmetric matrix LL'.
type lower [][]float64

// flat is what part of a diagonal must be its own in a matrix that can be solved.
const flat = 1e-13

// cholesky takes the root of a symmetric matrix. It fails where the matrix is not
// positive definite.
func cholesky(a [][]float64) (lower, bool) {
	l := make(lower, len(a))
	for i := range a {
		l[i] = make([]float64, len(a))
		for j := range i {
			l[i][j] = (a[i][j] - dot(l[i][:j], l[j][:j])) / l[j][j]
		}
		own := a[i][i] - dot(l[i][:i], l[i][:i])
		if !(own > flat*a[i][i]) {
			return nil, false
		}
		l[i][i] = math.Sqrt(own)
	}
	return l, true
}

// solve gives x of LL'x = b.
func (l lower) solve(b []float64) []float64 {
	x := make([]float64, len(b))
	for i := range l {
		x[i] = (b[i] - dot(l[i][:i], x[:i])) / l[i][i]
	}
	for i := len(l) - 1; i >= 0; i-- {
		for j := i + 1; j < len(l); j++ {
			x[i] -= l[j][i] * x[j]
		}
		x[i] /= l[i][i]
	}
	return x
}
