// Package portfolio compares the portfolios of states: what each promised to
// every state of a system, or how it voted. It takes values of 0 to 3 and gives
// the measures of similarity that scholars of alliances use.
//
// S is of Signorino and Ritter, "Tau-b or Not Tau-b" (International Studies
// Quarterly 43, 1999). Kappa and pi, which allow for agreement by chance, are in
// the form of Häge, "Choice or Circumstance? Adjusting Measures of Foreign Policy
// Similarity for Chance Agreement" (Political Analysis 19, 2011). Tau-b is of
// Kendall, with his correction for ties.
package portfolio

import (
	"math"
	"math/bits"
)

// Top is the highest value.
const Top = 3

// Portfolios are the portfolios of the states of a system. Each value has a set
// of bits a state: bit j says that the value toward j is this one. Two portfolios
// are then compared 64 states at a time.
type Portfolios struct {
	n, words int
	planes   []uint64 // of each state, of each value from 1 to Top: words
	counts   []int32  // of each state, of each value from 0 to Top: how many have it
	values   []uint8
}

// New makes the portfolios of n states from an n by n table: values[i*n+j] is the
// value of i toward j, 0 to Top, that toward itself included.
func New(n int, values []uint8) *Portfolios {
	if len(values) != n*n {
		panic("portfolio: the table is not n by n")
	}
	words := (n + 63) / 64
	p := &Portfolios{n: n, words: words, planes: make([]uint64, n*Top*words), counts: make([]int32, n*(Top+1)), values: values}
	for at, v := range values {
		if v > Top {
			panic("portfolio: a value is over 3")
		}
		i, j := at/n, at%n
		p.counts[i*(Top+1)+int(v)]++
		if v > 0 {
			p.planes[(i*Top+int(v)-1)*words+j/64] |= 1 << (j % 64)
		}
	}
	return p
}

// Len is the number of states.
func (p *Portfolios) Len() int { return p.n }

// Compare counts the states by their place in two portfolios.
func (p *Portfolios) Compare(i, j int) Table {
	t := Table{Top: Top}
	mi, mj := p.counts[i*(Top+1):(i+1)*(Top+1)], p.counts[j*(Top+1):(j+1)*(Top+1)]
	copy(t.Cells[0][1:], mj[1:])
	for a := 1; a <= Top; a++ {
		if t.Cells[a][0] = mi[a]; mi[a] == 0 {
			continue
		}
		for b := 1; b <= Top; b++ {
			if mj[b] == 0 {
				continue
			}
			n := p.common((i*Top+a-1)*p.words, (j*Top+b-1)*p.words)
			t.Cells[a][b] = n
			t.Cells[a][0] -= n
			t.Cells[0][b] -= n
		}
	}
	t.Cells[0][0] = mi[0] - t.Cells[0][1] - t.Cells[0][2] - t.Cells[0][3]
	return t
}

// common counts the bits that two planes share.
func (p *Portfolios) common(x, y int) int32 {
	n := 0
	for w := range p.words {
		n += bits.OnesCount64(p.planes[x+w] & p.planes[y+w])
	}
	return int32(n)
}

// Table says how many states have a value in the first portfolio (row) and one
// in the second (column), of values from 0 to Top.
type Table struct {
	Top   int
	Cells [Top + 1][Top + 1]int32
}

// Binary makes every value over 0 a 1: a promise or none.
func (t *Table) Binary() Table {
	out := Table{Top: 1}
	for a := range t.Cells {
		for b, n := range t.Cells[a] {
			out.Cells[min(a, 1)][min(b, 1)] += n
		}
	}
	return out
}

// Sums are the sums over all states that S, kappa and pi need. They are whole
// numbers, so that no order of the states changes a measure.
type Sums struct {
	top      int
	n        int
	x, y     int // values in each portfolio
	xx, yy   int // their squares
	absolute int // of differences
	squared  int
}

// Sums adds up.
func (t *Table) Sums() Sums {
	s := Sums{top: t.Top}
	for a := range t.Top + 1 {
		for b := range t.Top + 1 {
			n := int(t.Cells[a][b])
			s.n += n
			s.x, s.y = s.x+n*a, s.y+n*b
			s.xx, s.yy = s.xx+n*a*a, s.yy+n*b*b
			s.absolute += n * max(a-b, b-a)
			s.squared += n * (a - b) * (a - b)
		}
	}
	return s
}

// S is 1 - 2 Σd²/(n Top²), from -1 for portfolios as far apart as can be to 1 for
// equal ones. d is the difference of the two values toward a state.
func (s *Sums) S() float64 { return 1 - 2*float64(s.squared)/float64(s.n*s.top*s.top) }

// SAbsolute is S with |d| for d² and Top for its square.
func (s *Sums) SAbsolute() float64 { return 1 - 2*float64(s.absolute)/float64(s.n*s.top) }

// Kappa is Cohen's: 1 less the sum of squared differences in proportion to that
// which the two portfolios' own means and spreads would give by chance. It is not
// known, and ok is false, for two portfolios of one and the same value.
func (s *Sums) Kappa() (kappa float64, ok bool) { return s.corrected(1) }

// Pi is Scott's: as Kappa, with one mean for both.
func (s *Sums) Pi() (pi float64, ok bool) { return s.corrected(0.5) }

// corrected divides by Σ(x-x̄)² + Σ(y-ȳ)² + share·n(x̄-ȳ)².
func (s *Sums) corrected(share float64) (float64, bool) {
	spread := float64(s.n*s.xx - s.x*s.x + s.n*s.yy - s.y*s.y)
	chance := (spread + share*float64((s.x-s.y)*(s.x-s.y))) / float64(s.n)
	if chance == 0 {
		return 0, false
	}
	return 1 - float64(s.squared)/chance, true
}

// TauB is the rank correlation with a correction for ties, from -1 to 1. It is
// not known where one of the portfolios has a single value.
func (t *Table) TauB() (tau float64, ok bool) {
	var agree, tiedX, tiedY, n int
	var rows, columns [Top + 1]int
	for a := range t.Cells {
		for b, c := range t.Cells[a] {
			rows[a], columns[b], n = rows[a]+int(c), columns[b]+int(c), n+int(c)
			for a2 := a + 1; a2 <= Top; a2++ {
				for b2, c2 := range t.Cells[a2] {
					switch {
					case b2 > b:
						agree += int(c) * int(c2)
					case b2 < b:
						agree -= int(c) * int(c2)
					}
				}
			}
		}
	}
	for v := range rows {
		tiedX += rows[v] * (rows[v] - 1) / 2
		tiedY += columns[v] * (columns[v] - 1) / 2
	}
	pairs := n * (n - 1) / 2
	if pairs == tiedX || pairs == tiedY {
		return 0, false
	}
	return float64(agree) / math.Sqrt(float64(pairs-tiedX)*float64(pairs-tiedY)), true
}

// Weights say how much each state counts, such as its share of capabilities.
type Weights struct {
	of  []float64
	all float64
}

// MakeWeights takes one weight for each state, not negative. A state of weight
// NaN, one that is not known, is left out.
func MakeWeights(weights []float64) Weights {
	w := Weights{of: make([]float64, len(weights))}
	for k, x := range weights {
		if !math.IsNaN(x) {
			w.of[k] = x
			w.all += x
		}
	}
	return w
}

// Weighted is S in three forms where each state counts by its weight.
type Weighted struct{ Squared, Absolute, Binary float64 }

// Weighted compares two portfolios; ok is false where the weights sum to 0. Only
// the states toward which the two differ are looked at.
func (p *Portfolios) Weighted(i, j int, weights Weights) (out Weighted, ok bool) {
	if weights.all == 0 {
		return out, false
	}
	x, y := p.values[i*p.n:(i+1)*p.n], p.values[j*p.n:(j+1)*p.n]
	for word := range p.words {
		for differ := p.differ(i, j, word); differ != 0; differ &= differ - 1 {
			k := word*64 + bits.TrailingZeros64(differ)
			w, d := weights.of[k], float64(x[k])-float64(y[k])
			out.Squared += w * d * d
			out.Absolute += w * math.Abs(d)
			if x[k] == 0 || y[k] == 0 {
				out.Binary += w
			}
		}
	}
	out.Squared = 1 - 2*out.Squared/(Top*Top*weights.all)
	out.Absolute = 1 - 2*out.Absolute/(Top*weights.all)
	out.Binary = 1 - 2*out.Binary/weights.all
	return out, true
}

// differ marks the states of a word toward which two portfolios differ.
func (p *Portfolios) differ(i, j, word int) uint64 {
	var out uint64
	for v := range Top {
		out |= p.planes[(i*Top+v)*p.words+word] ^ p.planes[(j*Top+v)*p.words+word]
	}
	return out
}
