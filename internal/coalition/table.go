package coalition

import "fmt"

// table counts coalitions by their size and their sum of weights under each rule:
// the coefficients of the product, over players, of 1 + x·y1^w1·y2^w2...
type table struct {
	rules   []axis
	sizes   axis    // of how many players: the slowest axis
	any     bool    // one rule will do
	weights [][]int // by player and by rule that has an axis
	steps   []int   // how far in the table a player moves a coalition
	counts  []uint64
	without []uint64 // room for the table without a player
}

// axis is one of the sums that are kept.
type axis struct {
	quota, stride, length int
	bySize                bool // the sum is the number of players: no axis of its own
}

func newTable(v Vote) (*table, error) {
	n := len(v.Rules[0].Weights)
	t := &table{any: v.Any, weights: make([][]int, n), steps: make([]int, n)}
	stride := 1
	for _, r := range v.Rules {
		quota, weights := reduced(r)
		if equal(weights) {
			t.rules = append(t.rules, axis{quota: quota, bySize: true})
			continue
		}
		a := axis{quota: quota, stride: stride, length: 1}
		for i, w := range weights {
			a.length += w
			t.weights[i] = append(t.weights[i], w)
			t.steps[i] += w * stride
		}
		if a.length > mostCells/stride/(n+1) {
			return nil, fmt.Errorf("the weights are too large to count: %d players and sums up to %d make more than %d counts; divide the weights by a common number and round", n, a.length-1, mostCells)
		}
		stride *= a.length
		t.rules = append(t.rules, a)
	}
	t.sizes = axis{stride: stride, length: n + 1}
	for i := range t.steps {
		t.steps[i] += stride
	}
	t.counts = make([]uint64, stride*(n+1))
	t.without = make([]uint64, len(t.counts))
	t.counts[0] = 1
	return t, nil
}

// reduced takes the greatest common divisor out of the weights; the quota rises to
// the next multiple, which is the least sum that could meet it.
func reduced(r Rule) (int, []int) {
	d := 0
	for _, w := range r.Weights {
		for b := w; b != 0; {
			d, b = b, d%b
		}
	}
	out := make([]int, len(r.Weights))
	for i, w := range r.Weights {
		out[i] = w / d // d is not zero: the quota is at least one and at most their sum
	}
	return (r.Quota + d - 1) / d, out
}

func equal(weights []int) bool {
	for _, w := range weights {
		if w != weights[0] {
			return false
		}
	}
	return true
}

// join brings a player in: each coalition stands as it was, and once more with the
// player.
func (t *table) join(i int) {
	for c, step := len(t.counts)-1, t.steps[i]; c >= step; c-- {
		t.counts[c] += t.counts[c-step]
	}
}

// swings counts the coalitions without a player that lose and win with the player,
// by their size. That of the table without the player is found by division.
func (t *table) swings(i int) []uint64 {
	n, step := t.sizes.length-1, t.steps[i]
	copy(t.without, t.counts)
	for c := step; c < len(t.without); c++ {
		t.without[c] -= t.without[c-step]
	}
	out := make([]uint64, n)
	for size := range n {
		at := size * t.sizes.stride
		for c, count := range t.without[at : at+t.sizes.stride] {
			if count > 0 && !t.wins(size, c) && t.wins(size+1, c+step-t.sizes.stride) {
				out[size] += count
			}
		}
	}
	return out
}

// wins tells whether a coalition wins, by its size and its place within the counts
// of that size.
func (t *table) wins(size, place int) bool {
	for _, r := range t.rules {
		sum := size
		if !r.bySize {
			sum = place / r.stride % r.length
		}
		if (sum >= r.quota) == t.any {
			return t.any
		}
	}
	return !t.any
}
