package coalition

import (
	"fmt"
	"math"
	"math/bits"
)

// Coalition is a set of players: bit i is set where player i, from 0, is in it.
type Coalition uint64

// Has tells whether a player is in the coalition.
func (c Coalition) Has(player int) bool { return c>>player&1 == 1 }

// Size is the number of players in the coalition.
func (c Coalition) Size() int { return bits.OnesCount64(uint64(c)) }

// Total is the sum of what the players in the coalition have, given by player.
func (c Coalition) Total(of []float64) float64 {
	total := 0.0
	for rest := c; rest != 0; rest &= rest - 1 {
		total += of[bits.TrailingZeros64(uint64(rest))]
	}
	return total
}

// Characteristic gives the worth of every coalition, in any unit. That of the
// coalition of nobody counts like any other; in most games it is zero.
type Characteristic func(Coalition) float64

// MostPlayers bounds the games of which all coalitions are tried.
const MostPlayers = 20

// Shapley gives each player's Shapley value, in the unit of worth. It is an error
// if there are no players, more than MostPlayers, or a worth that is no finite
// number. Sums carry what rounding would lose.
func Shapley(players int, worth Characteristic) ([]float64, error) {
	worths, err := tabulate(players, worth)
	if err != nil {
		return nil, err
	}
	// weights[s] is the chance that just the s others in the coalition came before.
	weights := make([]float64, players)
	for s := range weights {
		weights[s] = 1 / (float64(players) * binomial(players-1, s))
	}
	return additions(players, worths, func(size int) float64 { return weights[size] }), nil
}

// Banzhaf gives each player's absolute Banzhaf index, in the unit of worth. Errors
// are those of Shapley.
func Banzhaf(players int, worth Characteristic) ([]float64, error) {
	worths, err := tabulate(players, worth)
	if err != nil {
		return nil, err
	}
	each := math.Ldexp(1, 1-players)
	return additions(players, worths, func(int) float64 { return each }), nil
}

// Normalise divides indices by their sum. Where nobody counts for anything, or
// what some add others take away, there is no such share: the result is nil.
func Normalise(indices []float64) []float64 {
	var total carried
	for _, x := range indices {
		total.add(x)
	}
	sum := total.sum()
	if sum == 0 {
		return nil
	}
	out := make([]float64, len(indices))
	for i, x := range indices {
		out[i] = x / sum
	}
	return out
}

func tabulate(players int, worth Characteristic) ([]float64, error) {
	if players < 1 || players > MostPlayers {
		return nil, fmt.Errorf("a game of %d players; all coalitions are tried for 1 to %d", players, MostPlayers)
	}
	out := make([]float64, 1<<players)
	for c := range out {
		out[c] = worth(Coalition(c))
		if math.IsNaN(out[c]) || math.IsInf(out[c], 0) {
			return nil, fmt.Errorf("the coalition %0*b (player 0 last) has the worth %g; a worth is a finite number", players, c, out[c])
		}
	}
	return out, nil
}

// additions sums what each player adds to the coalitions of the others, by size
// first, so that numbers of a like size meet.
func additions(players int, worths []float64, weight func(size int) float64) []float64 {
	out := make([]float64, players)
	for i := range out {
		bySize := make([]carried, players)
		for c := range worths {
			if with := c | 1<<i; with != c {
				s := &bySize[bits.OnesCount(uint(c))]
				s.add(worths[with])
				s.add(-worths[c])
			}
		}
		var total carried
		for size := range bySize {
			total.add(weight(size) * bySize[size].sum())
		}
		out[i] = total.sum()
	}
	return out
}

// carried is a sum that keeps what rounding takes from it (Neumaier's form of
// Kahan's).
type carried struct{ total, lost float64 }

func (c *carried) add(x float64) {
	total := c.total + x
	if math.Abs(c.total) >= math.Abs(x) {
		c.lost += (c.total - total) + x
	} else {
		c.lost += (x - total) + c.total
	}
	c.total = total
}

func (c *carried) sum() float64 { return c.total + c.lost }

// binomial is exact up to MostPlayers.
func binomial(n, k int) float64 {
	out := 1.0
	for i := range k {
		out = out * float64(n-i) / float64(i+1)
	}
	return out
}
