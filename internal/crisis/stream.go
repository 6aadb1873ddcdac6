package crisis

import "math"

// Random numbers are counted, not drawn in turn: each is a hash of where it is
// used. mix is the finaliser of splitmix64 (Steele, Lea and Flood 2014).
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

const golden = 0x9e3779b97f4a7c15

// streamOf is the start of all numbers of one run.
func streamOf(seed, run uint64) uint64 { return mix(mix(seed+golden) + run*golden) }

// keyOf is what a name and a decision add. It rests on the name, not on a number
// in a list, so that a record with one more state keeps the numbers of the others.
func keyOf(name string, decision int) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return mix(h + uint64(decision+1)*golden)
}

// number is the random number of a stream at a key.
func number(stream, key uint64) uint64 { return mix(stream + key) }

// exponential makes of a number a draw with mean one. It grows with the number.
func exponential(h uint64) float64 { return -math.Log(1 - float64(h>>11)*0x1p-53) }

// uniform makes of a number a draw from 0 to below 1.
func uniform(h uint64) float64 { return float64(h>>11) * 0x1p-53 }

// below is the bound under which a number lies with chance p.
func below(p float64) uint64 {
	switch {
	case !(p > 0):
		return 0
	case p >= 1-0x1p-53:
		return math.MaxUint64
	}
	return uint64(p * 0x1p64)
}
