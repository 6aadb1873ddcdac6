package contest

import (
	"cmp"
	"slices"
)

// folds gives each dispute one of n folds. Those of each outcome are dealt out in
// the order of a hash of their numbers and the seed, going on from one outcome to
// the next, so that folds have like sizes and like outcomes.
func folds(disputes []Dispute, n int, seed uint64) []int {
	order := make([]int, len(disputes))
	hash := make([]uint64, len(disputes))
	for i := range order {
		order[i], hash[i] = i, mix(mix(seed)^uint64(disputes[i].ID))
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(disputes[a].Outcome, disputes[b].Outcome), cmp.Compare(hash[a], hash[b]), cmp.Compare(disputes[a].ID, disputes[b].ID))
	})
	out := make([]int, len(disputes))
	for at, i := range order {
		out[i] = at % n
	}
	return out
}

// mix is the output function of splitmix64 (Steele, Lea and Flood 2014), a
// bijection that scatters its argument.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// split divides disputes into those of other folds and those of one.
func split(disputes []Dispute, in []int, fold int) (others, these []Dispute) {
	for i := range disputes {
		if in[i] == fold {
			these = append(these, disputes[i])
		} else {
			others = append(others, disputes[i])
		}
	}
	return others, these
}
