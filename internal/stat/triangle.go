package stat

import "math"

// triangle is the upper triangle R of the QR factorisation of all rows that it
// has taken in, and beside it the right-hand side, turned likewise. It lets a
// least-squares problem of any number of rows be solved in the space of one
// block.
type triangle struct {
	k int       // columns
	r []float64 // k rows of k+1: R and the right-hand side
}

func makeTriangle(k int) triangle { return triangle{k, make([]float64, k*(k+1))} }

func (t triangle) row(j int) []float64 { return t.r[j*(t.k+1) : (j+1)*(t.k+1)] }

// negligibleSquare is that of columns too short for a reflection: the inverse of
// a smaller one may be no number.
const negligibleSquare = 1e-300

// absorb takes in rows, given as k columns and the right-hand side, and destroys
// them. Each Householder reflection runs over one row of R and the block, as all
// between them is zero.
func (t triangle) absorb(block [][]float64) {
	for j := range t.k {
		b, r := block[j], t.row(j)
		square := dot(b, b)
		if square < negligibleSquare {
			continue
		}
		head := r[j]
		r[j] = -math.Copysign(math.Sqrt(head*head+square), head)
		head -= r[j]
		factor := 2 / (head*head + square)
		c := j + 1
		for ; c < t.k; c += 2 {
			x, y := dotTwo(b, block[c], block[c+1])
			x, y = factor*(x+head*r[c]), factor*(y+head*r[c+1])
			r[c] -= x * head
			r[c+1] -= y * head
			subtractTwo(b, x, block[c], y, block[c+1])
		}
		if c == t.k {
			x := factor * (dot(b, block[c]) + head*r[c])
			r[c] -= x * head
			subtract(b, x, block[c])
		}
	}
}

// merge takes in all rows that another triangle has, by its own k rows.
func (t triangle) merge(other triangle) {
	block := make([][]float64, t.k+1)
	for c := range block {
		block[c] = make([]float64, t.k)
		for i := range min(c+1, t.k) {
			block[c][i] = other.row(i)[c]
		}
	}
	t.absorb(block)
}

// solve gives the coefficients of least squares.
func (t triangle) solve() []float64 {
	x := make([]float64, t.k)
	for i := t.k - 1; i >= 0; i-- {
		r := t.row(i)
		x[i] = r[t.k]
		for c := i + 1; c < t.k; c++ {
			x[i] -= r[c] * x[c]
		}
		x[i] /= r[i]
	}
	return x
}

// inverse gives the inverse of R, by rows.
func (t triangle) inverse() [][]float64 {
	out := make([][]float64, t.k)
	for i := range out {
		out[i] = make([]float64, t.k)
	}
	for c := range t.k {
		for i := c; i >= 0; i-- {
			sum := 0.0
			if i == c {
				sum = 1
			}
			for l := i + 1; l <= c; l++ {
				sum -= t.row(i)[l] * out[l][c]
			}
			out[i][c] = sum / t.row(i)[i]
		}
	}
	return out
}

// dot keeps four sums, so that one addition need not wait for the last.
func dot(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i := range a {
		s0 += a[i] * b[i]
	}
	return (s0 + s1) + (s2 + s3)
}

// dotTwo reads a once for its products with two columns.
func dotTwo(a, b, c []float64) (float64, float64) {
	var x0, x1, y0, y1 float64
	for len(a) >= 2 && len(b) >= 2 && len(c) >= 2 {
		x0 += a[0] * b[0]
		y0 += a[0] * c[0]
		x1 += a[1] * b[1]
		y1 += a[1] * c[1]
		a, b, c = a[2:], b[2:], c[2:]
	}
	for i := range a {
		x0 += a[i] * b[i]
		y0 += a[i] * c[i]
	}
	return x0 + x1, y0 + y1
}

func subtract(a []float64, x float64, b []float64) {
	b = b[:len(a)]
	for i, v := range a {
		b[i] -= x * v
	}
}

func subtractTwo(a []float64, x float64, b []float64, y float64, c []float64) {
	b, c = b[:len(a)], c[:len(a)]
	for i, v := range a {
		b[i] -= x * v
		c[i] -= y * v
	}
}
