package alignment

import "slices"

// grouping is an assignment to blocs, more than two, that is improved node by
// node.
type grouping struct {
	m     *matrix
	group []int8
	pull  []int64 // of each node, of each group: the weight of its ties there, signed
	cost  int64
}

func newGrouping(m *matrix, group []int8) *grouping {
	g := &grouping{m: m, group: group, pull: make([]int64, m.n*m.groups), cost: m.cost(group)}
	for i := range m.n {
		for j, w := range m.row(i) {
			g.pull[i*m.groups+int(group[j])] += w
		}
	}
	return g
}

// price is what moving a node costs.
func (g *grouping) price(i int, to int8) int64 {
	return g.pull[i*g.m.groups+int(g.group[i])] - g.pull[i*g.m.groups+int(to)]
}

func (g *grouping) move(i int, to int8) {
	g.cost += g.price(i, to)
	from := g.group[i]
	g.group[i] = to
	for j, w := range g.m.row(i) {
		g.pull[j*g.m.groups+int(from)] -= w
		g.pull[j*g.m.groups+int(to)] += w
	}
}

// descend is that of switching, with the best group for each node.
func (g *grouping) descend() {
	moved := make([]bool, g.m.n)
	best := slices.Clone(g.group)
	for {
		before := g.cost
		least := g.cost
		clear(moved)
		for range g.m.n {
			next, to := -1, int8(0)
			for i, was := range moved {
				for h := range int8(g.m.groups) {
					if !was && h != g.group[i] && (next < 0 || g.price(i, h) < g.price(next, to)) {
						next, to = i, h
					}
				}
			}
			g.move(next, to)
			moved[next] = true
			if g.cost < least {
				least = g.cost
				copy(best, g.group)
			}
		}
		*g = *newGrouping(g.m, slices.Clone(best))
		if g.cost >= before {
			return
		}
	}
}

// searchGroups finds a good assignment to more than two blocs from fixed starts:
// each node in turn where it is pulled most, then the best so far shaken.
func (m *matrix) searchGroups() ([]int8, int64) {
	best := newGrouping(m, make([]int8, m.n))
	for i := range m.n {
		to := best.group[i]
		for h := range int8(m.groups) {
			if best.price(i, h) < best.price(i, to) {
				to = h
			}
		}
		best.move(i, to)
	}
	best.descend()
	for round := range tries {
		s := newGrouping(m, slices.Clone(best.group))
		for i := range m.n {
			if x := mixed(uint64(round), uint64(i)); x%6 == 0 {
				s.move(i, int8(x>>8%uint64(m.groups)))
			}
		}
		if s.descend(); s.cost < best.cost {
			best = s
		}
	}
	return best.group, best.cost
}
