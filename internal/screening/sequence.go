package screening

import "math/bits"

// jointTable holds, for dimensions 2 to 21, the degree of the primitive polynomial,
// its inner coefficients as bits, and the first direction numbers (Joe and Kuo 2008).
var jointTable = [...]struct {
	degree, inner uint32
	m             []uint32
}{
	{1, 0, []uint32{1}},
	{2, 1, []uint32{1, 3}},
	{3, 1, []uint32{1, 3, 1}},
	{3, 2, []uint32{1, 1, 1}},
	{4, 1, []uint32{1, 1, 3, 3}},
	{4, 4, []uint32{1, 3, 5, 13}},
	{5, 2, []uint32{1, 1, 5, 5, 17}},
	{5, 4, []uint32{1, 1, 5, 5, 5}},
	{5, 7, []uint32{1, 1, 7, 11, 19}},
	{5, 11, []uint32{1, 1, 5, 1, 1}},
	{5, 13, []uint32{1, 1, 1, 3, 11}},
	{5, 14, []uint32{1, 3, 5, 5, 31}},
	{6, 1, []uint32{1, 3, 3, 9, 7, 49}},
	{6, 13, []uint32{1, 1, 1, 15, 21, 21}},
	{6, 16, []uint32{1, 3, 1, 13, 27, 49}},
	{6, 19, []uint32{1, 1, 1, 15, 7, 5}},
	{6, 22, []uint32{1, 3, 1, 15, 13, 25}},
	{6, 25, []uint32{1, 1, 5, 5, 19, 61}},
	{7, 1, []uint32{1, 3, 7, 11, 23, 15, 103}},
	{7, 4, []uint32{1, 3, 7, 13, 13, 15, 69}},
}

// directions are the 32 direction numbers of a dimension from 0. Beyond the table
// the polynomials are the next primitive ones, and first numbers are odd ones
// drawn from the seed: each dimension by itself is as even as those of the table.
func directions(dimensions int, seed uint64) [][32]uint32 {
	out := make([][32]uint32, dimensions)
	polynomials := primitives(dimensions - 1 - len(jointTable))
	for d := range out {
		switch {
		case d == 0:
			for i := range out[0] {
				out[0][i] = 1 << (31 - i)
			}
		case d <= len(jointTable):
			t := jointTable[d-1]
			out[d] = recur(t.degree, t.inner, t.m)
		default:
			poly := polynomials[d-1-len(jointTable)]
			degree := uint32(bits.Len32(poly) - 1)
			m := make([]uint32, degree)
			for i := range m {
				m[i] = uint32(mix(seed+uint64(d)<<8+uint64(i)))&(1<<i-1)<<1 | 1
			}
			out[d] = recur(degree, poly>>1&(1<<(degree-1)-1), m)
		}
	}
	return out
}

// recur goes on from the first direction numbers by the polynomial (Bratley and
// Fox 1988).
func recur(degree, inner uint32, m []uint32) (v [32]uint32) {
	s := int(degree)
	for i := range v {
		if i < s {
			v[i] = m[i] << (31 - i)
			continue
		}
		v[i] = v[i-s] ^ v[i-s]>>s
		for k := 1; k < s; k++ {
			if inner>>(s-1-k)&1 == 1 {
				v[i] ^= v[i-k]
			}
		}
	}
	return v
}

// primitives lists primitive polynomials over two elements that are not in the
// table, by size, as bits.
func primitives(n int) []uint32 {
	used := map[uint32]bool{}
	for _, t := range jointTable {
		used[1<<t.degree|t.inner<<1|1] = true
	}
	var out []uint32
	for p := uint32(7); len(out) < n; p += 2 {
		if !used[p] && primitive(p) {
			out = append(out, p)
		}
	}
	return out
}

// primitive tells whether x has the full order modulo p. It walks the powers of x,
// of which there are few for the degrees used here.
func primitive(p uint32) bool {
	degree := bits.Len32(p) - 1
	full := uint32(1)<<degree - 1
	x := uint32(1)
	for order := uint32(1); order <= full; order++ {
		if x <<= 1; x>>degree&1 == 1 {
			x ^= p
		}
		if x == 1 {
			return order == full
		}
	}
	return false
}

// sobolPoints gives the first n points of the sequence, shifted bit by bit by the
// seed so that each seed has other points that are as even. None is at a corner.
func sobolPoints(n, dimensions int, seed uint64) [][]float64 {
	v := directions(dimensions, seed)
	out := make([][]float64, n)
	x := make([]uint32, dimensions)
	for d := range x {
		x[d] = uint32(mix(seed + uint64(d)*golden))
	}
	for i := range out {
		out[i] = make([]float64, dimensions)
		for d := range x {
			out[i][d] = (float64(x[d]) + 0.5) / (1 << 32)
			x[d] ^= v[d][min(31, bits.TrailingZeros32(uint32(i+1)))]
		}
	}
	return out
}

const golden = 0x9e3779b97f4a7c15

// mix is the finaliser of splitmix64.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
