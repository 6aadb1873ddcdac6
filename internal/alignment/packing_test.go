package alignment

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestPackingIsABound holds what a packing proves against the least cost of all
// blocs, for matrices that are not reduced first, and holds the search that goes by
// it against the same without one.
func TestPackingIsABound(t *testing.T) {
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.SampledFrom([]int{2, 3}).Draw(t, "groups")
		m := newMatrix(rapid.IntRange(3, 8).Draw(t, "nodes"), groups)
		ties := rapid.SampledFrom([][]int64{{1, -1}, {1, 0, -1}, {3, 1, 0, -1, -2}}).Draw(t, "ties")
		for i := range m.n {
			for j := range i {
				w := rapid.SampledFrom(ties).Draw(t, "tie")
				m.w[i*m.n+j], m.w[j*m.n+i] = w, w
			}
		}
		least := int64(math.MaxInt64)
		sides := make([]int8, m.n)
		var every func(i int)
		every = func(i int) {
			if i == m.n {
				least = min(least, m.cost(sides))
				return
			}
			for g := range int8(groups) {
				if sides[i] = g; groups == 2 {
					sides[i] = 2*g - 1
				}
				every(i + 1)
			}
		}
		every(0)
		side, cost := m.search()
		if cost < least || cost != m.cost(side) {
			t.Fatalf("the local search found %d, sides cost %d, the least is %d", cost, m.cost(side), least)
		}
		bound := newPacking(m, Options{}.budget()).fill(side, cost+1)
		if bound > least {
			t.Fatalf("a bound of %d where the least is %d", bound, least)
		}
		if bound == least && least > 0 {
			met++
		}
	})
	if met == 0 {
		t.Error("no bound was met: the packing proves nothing")
	}
}

// TestPackingOfFractions takes five enemies of each other: ten triangles in
// conflict, each tie in three of them. A third of each is packed, 10/3, which
// proves the index of 4; whole triangles that share no tie prove 2.
func TestPackingOfFractions(t *testing.T) {
	m := newMatrix(5, 2)
	for i := range 5 {
		for j := range 5 {
			if i != j {
				m.w[i*5+j] = -1
			}
		}
	}
	side, cost := m.search()
	p := newPacking(m, Options{}.budget())
	if bound := p.fill(side, 4); cost != 4 || bound != 4 || math.Abs(p.total-10.0/3) > 1e-3 {
		t.Errorf("cost %d, bound %d, packed %v", cost, bound, p.total)
	}
}
