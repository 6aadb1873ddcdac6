package alignment

import "math/bits"

// packing is a set of cycles, each used to some amount, that together use no tie
// beyond its weight. Every cycle of it is one in which some tie must be
// frustrated, so that the sum of the amounts is a lower bound of the index. The
// best packing is a linear program; its columns are found as they are needed
// (Dantzig and Wolfe 1960).
//
// The program is solved by the simplex method on a dictionary: rows for what is
// basic, which are cycles in use and the slack of ties not used up; columns for
// the slack of ties that are used up, as many as cycles are in use. The price of
// such a column is how far the tie is frustrated in the relaxed problem. Ties
// that no cycle has touched have no row.
type packing struct {
	m     *matrix
	left  *budget
	edges []packEdge
	id    []int32 // of each pair of nodes: its edge, or -1

	rowOf, colOf []int32   // of each edge: where its slack is; -1 nowhere
	basic        []int32   // of each row: an edge, or the complement of a cycle
	rest         []float64 // of each row: value
	table        [][]float64
	cols         []int32 // of each column: its edge
	price        []float64
	cycles       [][]int32
	total        float64

	alpha  []float64 // the entering column
	pivots int
}

type packEdge struct {
	a, b int32
	w    int64
	room float64
}

// tight keeps the program from standing still: every tie has a little less room
// than its weight, each another. A packing within is one within the weights too.
const tight = 1e-5

// least is what counts as more than nothing in the program.
const least = 1e-9

func newPacking(m *matrix, left *budget) *packing {
	p := &packing{m: m, left: left, id: make([]int32, m.n*m.n)}
	for i := range p.id {
		p.id[i] = -1
	}
	for a := range m.n {
		for b := a + 1; b < m.n; b++ {
			w := m.w[a*m.n+b]
			if w == 0 {
				continue
			}
			e := int32(len(p.edges))
			p.id[a*m.n+b], p.id[b*m.n+a] = e, e
			share := float64(mixed(1, uint64(e))>>11) / (1 << 53)
			p.edges = append(p.edges, packEdge{int32(a), int32(b), w, float64(abs(w)) * (1 - tight*(1+share)/2)})
			p.rowOf, p.colOf = append(p.rowOf, -1), append(p.colOf, -1)
		}
	}
	return p
}

// priceOf is how far an edge is frustrated in the relaxed problem.
func (p *packing) priceOf(e int32) float64 {
	if c := p.colOf[e]; c >= 0 {
		return p.price[c]
	}
	return 0
}

// enter takes a cycle into the packing, as far as there is room for it.
func (p *packing) enter(cycle []int32) {
	for _, e := range cycle {
		if p.colOf[e] < 0 && p.rowOf[e] < 0 {
			p.rowOf[e] = int32(len(p.basic))
			p.basic = append(p.basic, e)
			p.rest = append(p.rest, p.edges[e].room)
			p.table = append(p.table, make([]float64, len(p.cols), len(p.cols)+16))
		}
	}
	p.alpha = append(p.alpha[:0], make([]float64, len(p.basic))...)
	gain := 1.0
	for _, e := range cycle {
		c := p.colOf[e]
		if c < 0 {
			p.alpha[p.rowOf[e]]++
			continue
		}
		gain -= p.price[c]
		for r, row := range p.table {
			p.alpha[r] += row[c]
		}
	}
	p.cycles = append(p.cycles, cycle)
	p.pivot(gain, ^int32(len(p.cycles)-1))
}

// release gives a tie that is used up its slack back where that is a gain, until
// there is none.
func (p *packing) release() {
	for p.patient() {
		c := -1
		for i, y := range p.price {
			if y < -least && (c < 0 || y < p.price[c]) {
				c = i
			}
		}
		if c < 0 {
			return
		}
		p.alpha = p.alpha[:0]
		for _, row := range p.table {
			p.alpha = append(p.alpha, row[c])
		}
		gain, e := -p.price[c], p.cols[c]
		p.drop(c)
		p.pivot(gain, e)
	}
}

// drop takes out a column; the last takes its place.
func (p *packing) drop(c int) {
	last := len(p.cols) - 1
	p.colOf[p.cols[last]] = int32(c)
	p.colOf[p.cols[c]] = -1
	p.cols[c], p.price[c] = p.cols[last], p.price[last]
	p.cols, p.price = p.cols[:last], p.price[:last]
	for r, row := range p.table {
		row[c] = row[last]
		p.table[r] = row[:last]
	}
	if c < last {
		p.colOf[p.cols[c]] = int32(c)
	}
}

// patient bounds the work of a program, also should rounding make it go round.
func (p *packing) patient() bool {
	return p.left.steps > 0 && p.pivots < 2000+20*len(p.edges)
}

// pivot brings the column alpha into the basis. Products are rounded before they
// are added, so that machines that could do both at once give the same bits.
func (p *packing) pivot(gain float64, label int32) {
	p.pivots++
	p.left.steps--
	at := p.blocking()
	if at < 0 {
		panic("alignment: a cycle that no tie bounds")
	}
	inverse := 1 / p.alpha[at]
	row := p.table[at]
	for c := range row {
		row[c] *= inverse
		p.price[c] += float64(gain * row[c])
	}
	step := p.rest[at] * inverse
	p.rest[at] = step
	p.total += float64(gain * step)
	for r, a := range p.alpha {
		if r == at || a == 0 {
			continue
		}
		other := p.table[r]
		for c, x := range row {
			other[c] -= float64(a * x)
		}
		p.rest[r] = max(0, p.rest[r]-float64(a*step))
	}
	leaving := p.basic[at]
	p.basic[at] = label
	if label >= 0 {
		p.rowOf[label] = int32(at)
	}
	if leaving < 0 {
		return // a cycle out of use is forgotten
	}
	p.rowOf[leaving], p.colOf[leaving] = -1, int32(len(p.cols))
	p.cols = append(p.cols, leaving)
	p.price = append(p.price, gain*inverse)
	for r, a := range p.alpha {
		x := float64(-a * inverse)
		if r == at {
			x = inverse
		}
		p.table[r] = append(p.table[r], x)
	}
}

// blocking is the row that first runs out as the entering column grows.
func (p *packing) blocking() int {
	at, best := -1, 0.0
	for r, a := range p.alpha {
		if a <= least {
			continue
		}
		ratio := p.rest[r] / a
		if at < 0 || ratio < best-1e-12 || ratio < best+1e-12 && a > p.alpha[at] {
			at, best = r, ratio
		}
	}
	return at
}

// proved is the bound that the packing proves, in whole numbers: amounts are
// rounded down to a fraction of one, and counted only if no tie is used beyond
// its weight. The index is a whole number, so the bound is rounded up to one.
func (p *packing) proved() int64 {
	heaviest := int64(1)
	for _, e := range p.edges {
		heaviest += abs(e.w)
	}
	scale := int64(1) << min(40, 61-bits.Len64(uint64(heaviest)))
	used := make([]int64, len(p.edges))
	sum := int64(0)
	for r, label := range p.basic {
		if label >= 0 {
			continue
		}
		amount := int64(p.rest[r] * float64(scale))
		sum += amount
		for _, e := range p.cycles[^label] {
			used[e] += amount
		}
	}
	for e, u := range used {
		if u > abs(p.edges[e].w)*scale {
			return 0
		}
	}
	return (sum + scale - 1) / scale
}
