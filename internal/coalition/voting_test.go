package coalition_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/coalition"
)

func near(t interface {
	Helper()
	Errorf(string, ...any)
}, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.17g, want %.17g", what, got, want)
	}
}

func voting(t testing.TB, v coalition.Vote) coalition.Indices {
	t.Helper()
	out, err := coalition.Voting(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	council  = coalition.Weighted(39, 7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	six      = coalition.Weighted(12, 4, 4, 4, 2, 2, 1)
	nice     = []int{29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3}
	niceVote = coalition.Weighted(255, nice...)
)

// The Security Council: Shapley and Shubik's index as exact fractions. The five
// have 421/2145 each and the ten 4/2145, by counting orders: one of the ten is
// decisive when it comes ninth, after the five and three of the nine others.
func TestSecurityCouncil(t *testing.T) {
	got := voting(t, council)
	near(t, "permanent", got.Shapley[0], 421.0/2145, 1e-15)
	near(t, "elected", got.Shapley[14], 4.0/2145, 1e-15)
	near(t, "permanent, as published", got.Shapley[4], .19627, 5e-6)
	near(t, "elected, as published", got.Shapley[5], .0018648, 5e-8)
	// 848 sets of four or more of the ten make one of the five decisive, 84 sets of
	// three of the other nine one of the ten.
	if got.Swings[0] != 848 || got.Swings[9] != 84 {
		t.Errorf("swings %v", got.Swings)
	}
	near(t, "normalised", got.Normalised[0], 848.0/(5*848+10*84), 1e-15)
}

// The council of the six of 1958: Luxembourg's vote never decided anything (Brams
// and Affuso 1976).
func TestSix(t *testing.T) {
	got := voting(t, six)
	for i, want := range []float64{14.0 / 60, 14.0 / 60, 14.0 / 60, 9.0 / 60, 9.0 / 60, 0} {
		near(t, fmt.Sprint("Shapley of ", i), got.Shapley[i], want, 1e-15)
	}
	for i, want := range []float64{5.0 / 21, 5.0 / 21, 5.0 / 21, 3.0 / 21, 3.0 / 21, 0} {
		near(t, fmt.Sprint("Banzhaf of ", i), got.Normalised[i], want, 1e-15)
	}
}

// The council of 27 by the votes of Nice.
func TestTwentySeven(t *testing.T) {
	got := voting(t, niceVote)
	near(t, "Banzhaf of 29 votes", got.Normalised[0], .07783, 5e-6)
	if sum := total(got.Shapley); math.Abs(sum-1) > 1e-14 {
		t.Errorf("Shapley sums to %g", sum)
	}
	// 14 states must also be for it, which a coalition of 255 votes nearly always has.
	states := coalition.Rule{Quota: 14, Weights: slices.Repeat([]int{1}, 27)}
	both := voting(t, coalition.Vote{Rules: []coalition.Rule{niceVote.Rules[0], states}})
	if both.Swings[0] > got.Swings[0] || got.Swings[0]-both.Swings[0] > 100 || both.Swings[26] < got.Swings[26] {
		t.Errorf("with a rule of states %v, without %v", both.Swings, got.Swings)
	}
}

func total(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum
}

// votes draws a vote of a few players by one to three rules.
func votes() *rapid.Generator[coalition.Vote] {
	return rapid.Custom(func(t *rapid.T) coalition.Vote {
		n := rapid.IntRange(1, 9).Draw(t, "players")
		v := coalition.Vote{Any: rapid.Bool().Draw(t, "any")}
		for range rapid.IntRange(1, 3).Draw(t, "rules") {
			r := coalition.Rule{}
			factor := rapid.IntRange(1, 3).Draw(t, "factor")
			most := rapid.IntRange(0, 7).Draw(t, "most")
			sum := 0
			for range n {
				w := factor * rapid.IntRange(0, most).Draw(t, "weight")
				r.Weights = append(r.Weights, w)
				sum += w
			}
			if sum == 0 {
				r.Weights[0], sum = 1, 1
			}
			r.Quota = rapid.IntRange(1, sum).Draw(t, "quota")
			v.Rules = append(v.Rules, r)
		}
		return v
	})
}

// Counting gives what trying all coalitions gives, and what the axioms ask:
// nobody's part is lost, like players get alike, those who never matter nothing.
func TestCountingEqualsTrying(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := votes().Draw(t, "vote")
		n := len(v.Rules[0].Weights)
		got, err := coalition.Voting(v)
		if err != nil {
			t.Fatal(err)
		}
		shapley, err1 := coalition.Shapley(n, v.Characteristic())
		banzhaf, err2 := coalition.Banzhaf(n, v.Characteristic())
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		normalised := coalition.Normalise(banzhaf)
		for i := range n {
			near(t, "Shapley", got.Shapley[i], shapley[i], 1e-14)
			near(t, "Banzhaf", got.Banzhaf[i], banzhaf[i], 0)
			near(t, "normalised", got.Normalised[i], normalised[i], 1e-14)
			matters := false
			for c := range coalition.Coalition(1 << n) {
				matters = matters || v.Wins(c|1<<i) != v.Wins(c)
			}
			if !matters && (got.Shapley[i] != 0 || got.Banzhaf[i] != 0) {
				t.Fatalf("player %d never matters and has %g", i, got.Shapley[i])
			}
		}
		near(t, "the sum", total(got.Shapley), 1, 1e-14)
	})
}

// A vote and its dual, in which a coalition wins whose opponents would lose, give
// every player as much.
func TestDual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "players")
		weights := rapid.SliceOfN(rapid.IntRange(1, 60), n, n).Draw(t, "weights")
		sum := 0
		for _, w := range weights {
			sum += w
		}
		quota := rapid.IntRange(1, sum).Draw(t, "quota")
		a, err1 := coalition.Voting(coalition.Weighted(quota, weights...))
		b, err2 := coalition.Voting(coalition.Weighted(sum-quota+1, weights...))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if !slices.Equal(a.Swings, b.Swings) {
			t.Fatalf("swings %v, of the dual %v", a.Swings, b.Swings)
		}
		for i := range n {
			near(t, "Shapley", b.Shapley[i], a.Shapley[i], 1e-15)
			for j := range n {
				if weights[j] >= weights[i] && a.Shapley[j] < a.Shapley[i] {
					t.Fatalf("weight %d counts for less than weight %d", weights[j], weights[i])
				}
			}
		}
	})
}

// Alike players of a simple majority share alike, also where counts are as great
// as they can be.
func TestMostVoters(t *testing.T) {
	got := voting(t, coalition.Weighted(33, slices.Repeat([]int{1}, 64)...))
	for _, x := range got.Shapley {
		near(t, "Shapley", x, 1.0/64, 1e-17)
	}
	if got.Swings[0] != 916312070471295267 { // 63 over 32
		t.Errorf("%d swings", got.Swings[0])
	}
}

func TestVotingFaults(t *testing.T) {
	for _, c := range []struct {
		vote coalition.Vote
		says []string
	}{
		{coalition.Vote{}, []string{"has no rule"}},
		{coalition.Weighted(1), []string{"has 0 players"}},
		{coalition.Weighted(0, 1, 2), []string{"the quota is 0; give one from 1 to the sum of weights, 3"}},
		{coalition.Weighted(4, 1, 2), []string{"the quota is 4"}},
		{coalition.Weighted(1, slices.Repeat([]int{1}, 65)...), []string{"has 65 players; votes are counted for 1 to 64"}},
		{coalition.Weighted(1, 1<<30, 1), []string{"too large to count"}},
		{coalition.Vote{Rules: []coalition.Rule{{1, []int{1, -1}}, {9, []int{1, 2, 3}}}},
			[]string{"rule 1: player 1 has the weight -1", "rule 2 has 3 players and rule 1 has 2", "rule 2: the quota is 9"}},
	} {
		_, err := coalition.Voting(c.vote)
		for _, s := range c.says {
			if err == nil || !strings.Contains(err.Error(), s) {
				t.Errorf("%v gives %v; should say %q", c.vote, err, s)
			}
		}
	}
	// What matters is the ratio of weights: great ones with a common divisor are counted.
	if _, err := coalition.Voting(coalition.Weighted(1<<31, 1<<30, 1<<30, 1<<31)); err != nil {
		t.Error(err)
	}
}

func BenchmarkSecurityCouncil(b *testing.B) {
	for b.Loop() {
		voting(b, council)
	}
}

func BenchmarkTwentySeven(b *testing.B) {
	for b.Loop() {
		voting(b, niceVote)
	}
}

// Votes, states and population in thousandths, all three.
func BenchmarkThreeRules(b *testing.B) {
	people := []int{171, 132, 123, 119, 82, 75, 45, 43, 34, 22, 21, 21, 20, 19, 18, 15, 11, 11, 11, 8, 7, 5, 4, 3, 2, 1, 1}
	v := coalition.Vote{Rules: []coalition.Rule{niceVote.Rules[0], {14, slices.Repeat([]int{1}, 27)}, {620, people}}}
	for b.Loop() {
		voting(b, v)
	}
}

func BenchmarkTwentyPlayersByTrying(b *testing.B) {
	v := coalition.Weighted(100, nice[:20]...).Characteristic()
	for b.Loop() {
		if _, err := coalition.Shapley(20, v); err != nil {
			b.Fatal(err)
		}
	}
}
