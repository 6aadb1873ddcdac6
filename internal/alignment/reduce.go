package alignment

// reduce merges pairs of nodes whose relation can be settled without search.
//
// Let u and v stand on opposite sides, and let a(x), b(x) be their ties with each
// other node x, of side s(x). Moving u over changes the cost by f - w, where w is
// the tie of u and v and f the sum of a(x)s(x) seen from u's side; moving v by
// g - w, with g = -sum b(x)s(x). One of the two is no loss if pf + qg <= (p+q)w
// for some p, q >= 0 that are not both 0, which is sure where
//
//	sum over x of |p a(x) - q b(x)| <= (p+q) w
//
// so that some best solution has u and v together. With q = 0 this is an edge as
// heavy as all others of an actor, and so any actor of one tie or of two; with
// w = 0 actors of the same ties; with p = q = 1 actors of nearly the same ties. A
// negative tie is the same after switching v. The heavy edge and the twins are
// known (Lange, Andres and Swoboda 2019 for the former); with p and q both is
// their common form. For more than two blocs the same holds of u's bloc and v's,
// but only for positive ties: there is no switching.
//
// Where the inequality is strict every best solution has them so. Strict keeps to
// those, which loses no best solution.
func (m *matrix) reduce(strict bool) {
	dead, live := make([]bool, m.n), m.n
	for changed := true; changed; {
		changed = false
		for u := range m.n {
			if dead[u] {
				continue
			}
			for v := u + 1; v < m.n; v++ {
				if dead[v] {
					continue
				}
				side := m.settled(u, v, strict)
				if side == 0 {
					continue
				}
				m.merge(u, v, side)
				dead[v] = true
				live--
				changed = true
			}
		}
	}
	if live < m.n {
		m.compact(dead)
	}
}

// ratios are the p and q that are tried.
var ratios = [...][2]int64{{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}}

// settled says whether u and v can be merged, and how: 1 together, -1 opposed.
func (m *matrix) settled(u, v int, strict bool) int8 {
	w := m.w[u*m.n+v]
	ru, rv := m.row(u), m.row(v)
	if w == 0 {
		if strict {
			return 0
		}
		if side := twins(ru, rv); side > 0 || m.groups == 2 {
			return side
		}
		return 0
	}
	side := int64(1)
	if w < 0 {
		if m.groups > 2 {
			return 0
		}
		side = -1
	}
	for _, r := range ratios {
		p, q := r[0], r[1]*side
		bound := (r[0] + r[1]) * abs(w)
		if strict {
			bound--
		}
		// u and v themselves are in the sum with their own tie: p|w| and q|w|.
		bound += (r[0] + r[1]) * abs(w)
		sum := int64(0)
		for x, a := range ru {
			if sum += abs(p*a - q*rv[x]); sum > bound {
				break
			}
		}
		if sum <= bound {
			return int8(side)
		}
	}
	return 0
}

// twins says whether two nodes without a tie have the same ties but for a factor,
// and with which sign: a node without any is the twin of all.
func twins(a, b []int64) int8 {
	var p, q int64
	for x := range a {
		if p == 0 && q == 0 && (a[x] != 0 || b[x] != 0) {
			p, q = a[x], b[x]
		}
		if a[x]*q != b[x]*p {
			return 0
		}
	}
	if p*q < 0 {
		return -1
	}
	return 1
}
