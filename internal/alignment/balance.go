package alignment

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Triangles counts the triangles of a network by how many of their ties are
// negative. Those with none or two are balanced, those with one or three are not.
type Triangles struct {
	Negative [4]int // with 0, 1, 2 and 3 negative ties
}

// Balanced is how many triangles have an even number of negative ties.
func (t Triangles) Balanced() int { return t.Negative[0] + t.Negative[2] }

// Unbalanced is how many triangles have an odd number of negative ties.
func (t Triangles) Unbalanced() int { return t.Negative[1] + t.Negative[3] }

// Share is the share of triangles that are balanced, in 0 to 1. It is unknown,
// and known false, where there are no triangles.
func (t Triangles) Share() (share float64, known bool) {
	all := t.Balanced() + t.Unbalanced()
	if all == 0 {
		return math.NaN(), false
	}
	return float64(t.Balanced()) / float64(all), true
}

// Triangles counts them; weights do not matter.
func (n *Network) Triangles() (t Triangles) {
	tie := make([]int64, n.n) // of the lowest actor of a triangle with each other
	for lowest, links := range n.links {
		for _, l := range links {
			tie[l.to] = l.w
		}
		for _, l := range links {
			for _, far := range n.links[l.to] {
				if lowest < l.to && l.to < far.to && tie[far.to] != 0 {
					t.Negative[negatives(l.w, far.w, tie[far.to])]++
				}
			}
		}
		for _, l := range links {
			tie[l.to] = 0
		}
	}
	return t
}

func negatives(ties ...int64) (count int) {
	for _, w := range ties {
		if w < 0 {
			count++
		}
	}
	return count
}

// WalkBalance is the walk-based balance K of Estrada and Benzi (2014): the trace
// of exp(A) through that of exp(|A|), where A holds the signed weights and |A| the
// weights without signs. It is the weight of closed walks of positive sign less
// that of negative sign, through that of all, a walk of k steps counting 1/k!. It
// is 1 for a balanced network and less for any other, always above 0. A network
// without actors has none: NaN.
func (n *Network) WalkBalance() float64 {
	if n.n == 0 {
		return math.NaN()
	}
	signed, plain := mat.NewSymDense(n.n, nil), mat.NewSymDense(n.n, nil)
	for _, e := range n.edges {
		signed.SetSym(e.A, e.B, float64(int64(e.Sign)*e.Weight))
		plain.SetSym(e.A, e.B, float64(e.Weight))
	}
	s, p := spectrum(signed), spectrum(plain)
	// The greatest eigenvalue of the plain matrix is taken out of both sums, which
	// then cannot overflow.
	top := p[len(p)-1]
	return min(1, exponentials(s, top)/exponentials(p, top))
}

// spectrum is the eigenvalues from the least.
func spectrum(m *mat.SymDense) []float64 {
	var eigen mat.EigenSym
	if !eigen.Factorize(m, false) {
		panic("alignment: the eigenvalues of a symmetric matrix of numbers were not found")
	}
	return eigen.Values(nil)
}

func exponentials(values []float64, less float64) (sum float64) {
	for _, v := range values {
		sum += math.Exp(v - less)
	}
	return sum
}
