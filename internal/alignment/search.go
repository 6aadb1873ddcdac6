package alignment

import (
	"math"
	"math/bits"
)

// tree is the search for the best sides of one matrix, by branch and bound.
type tree struct {
	left  *budget
	nodes int
	floor int64 // no solution below this is looked for

	best int64
	side []int8 // of the actors of the first matrix; nil while none is better than best was at first
	open int64  // the least bound of what the budget left unsearched
}

// solve finds the sides of least cost below under. The tree's best remains under
// where there are none.
func (m *matrix) solve(left *budget, under, floor int64) *tree {
	t := &tree{left: left, floor: floor, best: under, open: math.MaxInt64}
	t.search(m, 0)
	return t
}

// lower is the bound of the cost that the search has proved.
func (t *tree) lower() int64 { return min(t.best, t.open) }

// blocs are the best sides, or groups, as numbers from 0.
func (t *tree) blocs(groups int) []int {
	out := make([]int, len(t.side))
	for i, s := range t.side {
		if out[i] = int(s); groups == 2 {
			out[i] = int(1-s) / 2
		}
	}
	return out
}

// take keeps sides that are better than the best.
func (t *tree) take(m *matrix, side []int8, cost int64) {
	if cost < t.best {
		t.best, t.side = cost, m.sides(side)
	}
}

// search looks at all solutions that a matrix leaves; bound is known of them. It
// changes the matrix.
func (t *tree) search(m *matrix, bound int64) {
	if t.best <= t.floor {
		return
	}
	if t.left.spent() && t.best < math.MaxInt64 {
		t.open = min(t.open, max(bound, m.lost))
		return
	}
	if m.reduce(false); m.crowded() {
		return
	}
	if m.n == 1 { // nothing is left to search
		t.take(m, []int8{1}, m.lost)
		return
	}
	t.nodes++
	t.left.nodes--
	side, cost := m.search()
	t.take(m, side, cost)
	if m.lost >= t.best || t.best <= t.floor {
		return
	}
	if m.n <= few && m.groups == 2 {
		t.exhaust(m, side)
		return
	}
	p := newPacking(m, t.left)
	bound = max(bound, m.lost+p.fill(side, t.best-m.lost))
	if bound >= t.best {
		return
	}
	if m.groups == 2 {
		s := newSwitching(m, m.spread(func(a, b int, _ int64) float64 { return p.priceOf(p.id[a*m.n+b]) }))
		s.descend()
		if t.take(m, s.side, s.cost); bound >= t.best {
			return
		}
	}
	a, b, first := p.undecided()
	for _, relation := range [2]int8{first, -first} {
		if a >= 0 {
			t.search(m.decided(a, b, relation), bound)
		}
	}
}

// few nodes are tried in all ways sooner than by a linear program.
const few = 14

// exhaust looks at all sides of the nodes in the order of a Gray code, in which one
// node moves at a time.
func (t *tree) exhaust(m *matrix, side []int8) {
	s := newSwitching(m, side)
	for i := uint(1); i < 1<<(m.n-1); i++ {
		s.flip(bits.TrailingZeros(i))
		t.take(m, s.side, s.cost)
	}
}

// decided is the matrix in which two nodes stand together or not.
func (m *matrix) decided(a, b int, relation int8) *matrix {
	child := m.clone()
	if relation < 0 && m.groups > 2 {
		child.part(a, b)
		return child
	}
	child.merge(a, b, relation)
	dead := make([]bool, m.n)
	dead[b] = true
	child.compact(dead)
	return child
}

// undecided is the pair of nodes to branch on, and the relation to try first. It
// is the tie that the relaxed problem frustrates by half or nearly, the heaviest
// of those; where all ties are decided, two nodes without one. It is -1 where
// nothing is left to decide.
func (p *packing) undecided() (a, b int, relation int8) {
	best, at := -1.0, -1
	for e, edge := range p.edges {
		if p.m.parted(int(edge.a), int(edge.b)) {
			continue
		}
		y := min(1, p.priceOf(int32(e)))
		if score := min(y, 1-y)*float64(abs(edge.w)) + least*float64(abs(edge.w)); score > best {
			best, at = score, e
		}
	}
	if at < 0 {
		for i, e := range p.id {
			if a, b := i/p.m.n, i%p.m.n; e < 0 && a < b {
				return a, b, 1
			}
		}
		return -1, -1, 0
	}
	edge := p.edges[at]
	relation = 1
	if edge.w < 0 {
		relation = -1
	}
	if p.priceOf(int32(at)) > 0.5 {
		relation = -relation
	}
	return int(edge.a), int(edge.b), relation
}
