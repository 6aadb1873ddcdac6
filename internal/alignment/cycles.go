package alignment

import "math"

// finder finds cycles that must hold a frustrated tie, and by prices the one that
// the relaxed problem violates most.
type finder struct {
	p    *packing
	near [][]int32 // of each node: its neighbours
	far  []float64
	from []int32
	done []bool
}

// hop is added for each tie, so that of paths at the same price the short come
// first: they use up less.
const hop = 1e-7

func newFinder(p *packing) *finder {
	f := &finder{p: p, near: make([][]int32, p.m.n), far: make([]float64, 2*p.m.n), from: make([]int32, 2*p.m.n), done: make([]bool, 2*p.m.n)}
	for _, e := range p.edges {
		f.near[e.a] = append(f.near[e.a], e.b)
		f.near[e.b] = append(f.near[e.b], e.a)
	}
	return f
}

// path is the cheapest way between two nodes over the ties that open lets through,
// if it costs less than limit. Nodes are those of the signed double cover: node v
// on the sheet of the start is v, on the other v+n; open says on which sheet a
// step ends.
func (f *finder) path(start, end int32, limit float64, open func(u, v int32) (int32, bool)) bool {
	n := int32(f.p.m.n)
	for i := range f.far {
		f.far[i], f.from[i], f.done[i] = math.Inf(1), -1, false
	}
	f.far[start] = 0
	queue := []int32{start}
	for len(queue) > 0 {
		at := 0
		for i, v := range queue {
			if f.far[v] < f.far[queue[at]] {
				at = i
			}
		}
		u := queue[at]
		queue[at] = queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if u == end {
			return true
		}
		f.done[u] = true
		sheet := u / n
		for _, v := range f.near[u%n] {
			turn, ok := open(u%n, v)
			if !ok {
				continue
			}
			to := v + n*(sheet^turn)
			d := f.far[u] + f.p.priceOf(f.p.id[u%n*n+v]) + hop
			if f.done[to] || d >= f.far[to] || d >= limit {
				continue
			}
			if f.from[to] < 0 {
				queue = append(queue, to)
			}
			f.far[to], f.from[to] = d, u
		}
	}
	return false
}

// around closes a tie to a cycle by ties that are satisfied: the cycle is in
// conflict, as this tie alone is frustrated in it. It is nil where all such cycles
// cost at least 1.
func (f *finder) around(e int32, satisfied func(u, v int32) bool) []int32 {
	edge := f.p.edges[e]
	limit := 1 - 1e-6 - f.p.priceOf(e)
	if !f.path(edge.a, edge.b, limit, func(u, v int32) (int32, bool) { return 0, satisfied(u, v) }) {
		return nil
	}
	n := int32(f.p.m.n)
	cycle := []int32{e}
	for v := edge.b; v != edge.a; v = f.from[v] {
		cycle = append(cycle, f.p.id[v*n+f.from[v]])
	}
	return cycle
}

// through is a cycle of negative sign found from a node, or nil where all through
// the node cost at least 1.
func (f *finder) through(start int32) []int32 {
	n := int32(f.p.m.n)
	turn := func(u, v int32) (int32, bool) {
		if f.p.m.w[u*n+v] < 0 {
			return 1, true
		}
		return 0, true
	}
	if !f.path(start, start+n, 1-1e-6, turn) {
		return nil
	}
	walk := []int32{}
	for v := start + n; v >= 0; v = f.from[v] {
		walk = append(walk, v%n)
	}
	// A node that is on the walk twice is so on both sheets: between the two lies
	// a cycle of negative sign that is no dearer.
	lo, hi := 0, len(walk)-1
	last := map[int32]int{}
	for i, v := range walk {
		if before, ok := last[v]; ok && i-before < hi-lo {
			lo, hi = before, i
		}
		last[v] = i
	}
	var cycle []int32
	for i := lo; i < hi; i++ {
		cycle = append(cycle, f.p.id[walk[i]*n+walk[i+1]])
	}
	return cycle
}

// conflicts are the ties around which cycles are closed, and which ties may close
// them. With two blocs these are the frustrated ties and the satisfied ones. With
// more only a cycle of a single negative tie is in conflict for certain.
func (p *packing) conflicts(side []int8) (against []int32, satisfied func(u, v int32) bool) {
	satisfied = func(u, v int32) bool {
		w := p.m.w[int(u)*p.m.n+int(v)]
		if p.m.groups > 2 {
			return w > 0
		}
		return satisfies(w, side[u], side[v])
	}
	for e, edge := range p.edges {
		if !satisfied(edge.a, edge.b) {
			against = append(against, int32(e))
		}
	}
	return against, satisfied
}

// rounds is for how many rounds more a program is worth its while: one that twice
// grows too slowly to prove enough within them is left, as a branch will do more.
const rounds = 2

// fill packs cycles until enough is proved or no cycle is left that could be
// added. Sides are those of the best assignment known. If that is a best one and
// the relaxed problem is as good as the true one, then a packing of cycles with a
// single frustrated tie proves it; others are looked for after those.
func (p *packing) fill(side []int8, enough int64) int64 {
	f := newFinder(p)
	against, satisfied := p.conflicts(side)
	weak := 0
	for single := true; p.patient(); {
		found, before := false, p.total
		for _, e := range against {
			if p.total > float64(enough)-0.5 && p.total > float64(enough-1)+0.01 && p.proved() >= enough {
				return enough
			}
			var cycle []int32
			if single {
				cycle = f.around(e, satisfied)
			} else {
				cycle = f.through(p.edges[e].a)
			}
			if cycle != nil {
				found = true
				p.enter(cycle)
				p.release()
			}
		}
		if !found && (!single || p.m.groups > 2) {
			break
		}
		missing := float64(enough-1) - p.total
		if weak++; missing < 0.1 || (p.total-before)*rounds >= missing {
			weak = 0
		}
		if weak == 2 {
			break
		}
		single = found
	}
	return p.proved()
}
