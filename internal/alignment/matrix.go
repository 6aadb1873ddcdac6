package alignment

// matrix is a small network that is being reduced: its weights as a full table,
// and what has been lost for certain on the way.
type matrix struct {
	n      int
	w      []int64 // of each pair of nodes, both ways: the tie, below zero for a negative one
	groups int     // how many blocs there may be
	apart  int64   // a negative tie of this weight or nearly keeps two nodes in two blocs; only for more than two
	lost   int64   // weight that is frustrated in every solution that is left
	in     place   // of each actor of the first matrix: where it went
}

// place says, of each actor, into which node it was merged and whether it stands
// with that node or against it.
type place struct {
	node []int32
	side []int8
}

func newMatrix(n, groups int) *matrix {
	m := &matrix{n: n, groups: groups, w: make([]int64, n*n), in: place{make([]int32, n), make([]int8, n)}}
	for i := range n {
		m.in.node[i], m.in.side[i] = int32(i), 1
	}
	return m
}

func (m *matrix) clone() *matrix {
	c := *m
	c.w = append([]int64(nil), m.w...)
	c.in.node = append([]int32(nil), m.in.node...)
	c.in.side = append([]int8(nil), m.in.side...)
	return &c
}

func (m *matrix) row(i int) []int64 { return m.w[i*m.n : (i+1)*m.n] }

// merge puts node v into node u, standing with it (side 1) or against it (-1).
// Ties of both with a third are one from then on; where they pull in opposite
// directions the lesser is lost whatever the third does. Node v remains without
// ties until compact.
func (m *matrix) merge(u, v int, side int8) {
	s := int64(side)
	if w := m.w[u*m.n+v] * s; w < 0 {
		m.lost -= w
	}
	m.w[u*m.n+v], m.w[v*m.n+u] = 0, 0
	ru, rv := m.row(u), m.row(v)
	for x, b := range rv {
		if b == 0 {
			continue
		}
		a := ru[x]
		b *= s
		if a > 0 && b < 0 || a < 0 && b > 0 {
			m.lost += min(abs(a), abs(b))
		}
		sum := a + b
		if m.apart > 0 {
			sum = max(sum, -m.apart)
		}
		ru[x], m.w[x*m.n+u] = sum, sum
		rv[x], m.w[x*m.n+v] = 0, 0
	}
	for i, node := range m.in.node {
		if node == int32(v) {
			m.in.node[i] = int32(u)
			m.in.side[i] *= side
		}
	}
}

// part puts two nodes in two blocs, by a negative tie that outweighs everything.
func (m *matrix) part(u, v int) {
	w := m.w[u*m.n+v]
	m.lost += max(0, w)
	m.w[u*m.n+v], m.w[v*m.n+u] = -m.apart, -m.apart
}

// parted says whether two nodes have been put in two blocs.
func (m *matrix) parted(u, v int) bool { return m.apart > 0 && m.w[u*m.n+v] < -m.apart/2 }

// crowded says whether more nodes are parted, each from each, than there are
// blocs. It looks at one such set only, so that no says little.
func (m *matrix) crowded() bool {
	if m.apart == 0 {
		return false
	}
	var set []int
	for u := range m.n {
		all := true
		for _, v := range set {
			all = all && m.parted(u, v)
		}
		if all {
			set = append(set, u)
		}
	}
	return len(set) > m.groups
}

// compact takes out the nodes that are dead.
func (m *matrix) compact(dead []bool) {
	to, kept := make([]int32, m.n), make([]int, 0, m.n)
	for i := range m.n {
		if !dead[i] {
			to[i] = int32(len(kept))
			kept = append(kept, i)
		}
	}
	w := make([]int64, len(kept)*len(kept))
	for a, i := range kept {
		row := m.row(i)
		for b, j := range kept {
			w[a*len(kept)+b] = row[j]
		}
	}
	for i, node := range m.in.node {
		m.in.node[i] = to[node]
	}
	m.n, m.w = len(kept), w
}

// sides gives each actor of the first matrix its side, or for more than two blocs
// its bloc, from those of the nodes.
func (m *matrix) sides(nodes []int8) []int8 {
	out := make([]int8, len(m.in.node))
	for i, node := range m.in.node {
		out[i] = nodes[node] * m.in.side[i]
	}
	return out
}

// cost is the weight that is frustrated when nodes take these sides or blocs.
func (m *matrix) cost(side []int8) int64 {
	total := m.lost
	for i := range m.n {
		for j := i + 1; j < m.n; j++ {
			if w := m.w[i*m.n+j]; !satisfies(w, side[i], side[j]) {
				total += abs(w)
			}
		}
	}
	return total
}

// satisfies says whether a tie is satisfied by the sides or blocs of its nodes.
func satisfies(w int64, a, b int8) bool { return w == 0 || (a == b) == (w > 0) }

func abs(x int64) int64 { return max(x, -x) }
