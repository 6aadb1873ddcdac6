package alignment

import "slices"

// switching is an assignment of sides that is improved node by node.
type switching struct {
	m      *matrix
	side   []int8
	margin []int64 // of each node: its satisfied weight less its frustrated, which is what moving it costs
	cost   int64
}

func newSwitching(m *matrix, side []int8) *switching {
	s := &switching{m: m, side: side, margin: make([]int64, m.n), cost: m.cost(side)}
	for i := range m.n {
		for j, w := range m.row(i) {
			s.margin[i] += w * int64(side[i]*side[j])
		}
	}
	return s
}

func (s *switching) flip(i int) {
	s.cost += s.margin[i]
	s.margin[i] = -s.margin[i]
	s.side[i] = -s.side[i]
	for j, w := range s.m.row(i) {
		if w != 0 {
			s.margin[j] += 2 * w * int64(s.side[i]*s.side[j])
		}
	}
}

// descend moves nodes as Kernighan and Lin (1970) do: in a pass every node moves
// once, the cheapest first even if it makes things worse, and the best place on
// the way is kept. It ends with a pass that wins nothing.
func (s *switching) descend() {
	moved := make([]bool, s.m.n)
	order := make([]int, 0, s.m.n)
	for {
		before := s.cost
		best, keep := s.cost, 0
		clear(moved)
		order = order[:0]
		for range s.m.n {
			next := -1
			for i, was := range moved {
				if !was && (next < 0 || s.margin[i] < s.margin[next]) {
					next = i
				}
			}
			s.flip(next)
			moved[next] = true
			order = append(order, next)
			if s.cost < best {
				best, keep = s.cost, len(order)
			}
		}
		for _, i := range slices.Backward(order[keep:]) {
			s.flip(i)
		}
		if s.cost >= before {
			return
		}
	}
}

// tries is how many times a good assignment is shaken.
const tries = 8

// search finds a good assignment from fixed starts: the sides along the heaviest
// ties, then the best so far with some nodes moved.
func (m *matrix) search() ([]int8, int64) {
	if m.groups > 2 {
		return m.searchGroups()
	}
	best := newSwitching(m, m.spread(func(_, _ int, w int64) float64 { return -float64(abs(w)) }))
	best.descend()
	for round := range tries {
		s := newSwitching(m, slices.Clone(best.side))
		for i := range m.n {
			if mixed(uint64(round), uint64(i))%6 == 0 {
				s.flip(i)
			}
		}
		if s.descend(); s.cost < best.cost {
			best = s
		}
	}
	return best.side, best.cost
}

// mixed scatters two numbers over all 64 bits, by the finaliser of SplitMix64.
func mixed(a, b uint64) uint64 {
	x := a*0x9e3779b97f4a7c15 + b + 1
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// spread gives sides that satisfy every tie of a spanning forest, grown by the tie
// of least length.
func (m *matrix) spread(length func(a, b int, w int64) float64) []int8 {
	side := make([]int8, m.n)
	near, from := make([]float64, m.n), make([]int, m.n)
	for i := range from {
		from[i] = -1
	}
	for range m.n {
		next := -1
		for i, s := range side {
			if s == 0 && (next < 0 || from[i] >= 0 && (from[next] < 0 || near[i] < near[next])) {
				next = i
			}
		}
		side[next] = 1
		if f := from[next]; f >= 0 {
			side[next] = side[f]
			if m.w[f*m.n+next] < 0 {
				side[next] = -side[f]
			}
		}
		for j, w := range m.row(next) {
			if w == 0 || side[j] != 0 {
				continue
			}
			if l := length(next, j, w); from[j] < 0 || l < near[j] {
				near[j], from[j] = l, next
			}
		}
	}
	return side
}
