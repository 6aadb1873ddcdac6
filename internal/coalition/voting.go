package coalition

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
)

// Rule is a vote by weight: a coalition meets it whose weights sum to the quota or
// more.
type Rule struct {
	Quota   int
	Weights []int // by player, none below zero
}

// Meets tells whether a coalition has the quota.
func (r Rule) Meets(c Coalition) bool {
	total := 0
	for i, w := range r.Weights {
		if c.Has(i) {
			total += w
		}
	}
	return total >= r.Quota
}

// Vote is how coalitions win: by meeting every rule, or at least one.
type Vote struct {
	Rules []Rule
	Any   bool // one rule will do
}

// Weighted is the vote by a single rule.
func Weighted(quota int, weights ...int) Vote {
	return Vote{Rules: []Rule{{quota, weights}}}
}

// Wins tells whether a coalition wins.
func (v Vote) Wins(c Coalition) bool {
	for _, r := range v.Rules {
		if r.Meets(c) == v.Any {
			return v.Any
		}
	}
	return !v.Any
}

// Characteristic is the vote as a game of worths 1 and 0.
func (v Vote) Characteristic() Characteristic {
	return func(c Coalition) float64 {
		if v.Wins(c) {
			return 1
		}
		return 0
	}
}

// Indices are what the players of a vote count for, by player.
type Indices struct {
	Shapley    []float64 // the Shapley-Shubik index; they sum to 1
	Banzhaf    []float64 // absolute: the chance of being decisive
	Normalised []float64 // Banzhaf indices as parts of their sum
	Swings     []uint64  // the coalitions of others that lose, and win with the player
}

// What bounds a vote: counts are whole numbers of 64 bits, and the table of them
// must fit in memory.
const (
	MostVoters = 64
	mostCells  = 1 << 24
)

// Voting gives the indices of a vote. It counts coalitions by size and weights with
// the generating function of Bilbao et al. (2000), takes each player out by
// division, and rounds only the last quotient.
//
// Errors are all that is wrong with the rules: none, weights for unlike numbers of
// players, no or more than MostVoters players, a weight below zero, a quota below
// one or over the sum of weights; and weights whose sums make a table of more than
// 16,777,216 counts, players and one times the sum and one of each rule, of which
// rules with all weights equal do not count. A greatest common divisor of a rule's
// weights is taken out first.
func Voting(v Vote) (Indices, error) {
	if err := v.check(); err != nil {
		return Indices{}, err
	}
	t, err := newTable(v)
	if err != nil {
		return Indices{}, err
	}
	n := len(v.Rules[0].Weights)
	for i := range n {
		t.join(i)
	}
	swings := make([][]uint64, n)
	for i := range n {
		if same := t.like(i); same >= 0 {
			swings[i] = swings[same]
			continue
		}
		swings[i] = t.swings(i)
	}
	return indices(swings), nil
}

func (v Vote) check() error {
	var faults []error
	note := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if len(v.Rules) == 0 {
		return errors.New("a vote has no rule; give one or more")
	}
	n := len(v.Rules[0].Weights)
	if n < 1 || n > MostVoters {
		note("rule 1 has %d players; votes are counted for 1 to %d", n, MostVoters)
	}
	for k, r := range v.Rules {
		if len(r.Weights) != n {
			note("rule %d has %d players and rule 1 has %d; give each rule a weight for each player", k+1, len(r.Weights), n)
		}
		total, whole := 0, true
		for i, w := range r.Weights {
			if w < 0 || w > mostWeight {
				note("rule %d: player %d has the weight %d; a weight is a whole number from 0 to %d", k+1, i, w, mostWeight)
				whole = false
			}
			total += w
		}
		if whole && (r.Quota < 1 || r.Quota > total) {
			note("rule %d: the quota is %d; give one from 1 to the sum of weights, %d", k+1, r.Quota, total)
		}
	}
	return errors.Join(faults...)
}

const mostWeight = 1 << 40

// indices makes fractions of counts: swings by player and by the size of the
// coalition without the player.
func indices(swings [][]uint64) Indices {
	n := len(swings)
	out := Indices{Swings: make([]uint64, n)}
	all := new(big.Int)
	for i, bySize := range swings {
		value := new(big.Rat)
		for size, count := range bySize {
			out.Swings[i] += count
			orders := new(big.Int).Mul(big.NewInt(int64(n)), new(big.Int).Binomial(int64(n-1), int64(size)))
			value.Add(value, new(big.Rat).SetFrac(new(big.Int).SetUint64(count), orders))
		}
		x, _ := value.Float64()
		out.Shapley = append(out.Shapley, x)
		all.Add(all, new(big.Int).SetUint64(out.Swings[i]))
	}
	coalitions := new(big.Int).Lsh(big.NewInt(1), uint(n-1))
	for _, s := range out.Swings {
		count := new(big.Int).SetUint64(s)
		x, _ := new(big.Rat).SetFrac(count, coalitions).Float64()
		y, _ := new(big.Rat).SetFrac(count, all).Float64() // all players together win, so somebody is decisive
		out.Banzhaf, out.Normalised = append(out.Banzhaf, x), append(out.Normalised, y)
	}
	return out
}

// like is an earlier player with the same weights, who counts for as much; -1
// where there is none.
func (t *table) like(i int) int {
	return slices.IndexFunc(t.weights[:i], func(w []int) bool { return slices.Equal(w, t.weights[i]) })
}
