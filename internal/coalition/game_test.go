package coalition_test

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/coalition"
	"casus/internal/researchdata"
)

// worths draws a game of a few players as its table.
func worths(players int) *rapid.Generator[[]float64] {
	return rapid.SliceOfN(rapid.Float64Range(-100, 100), 1<<players, 1<<players)
}

func game(worths []float64) coalition.Characteristic {
	return func(c coalition.Coalition) float64 { return worths[c] }
}

// The values sum to what all have over what nobody has, those of a sum of games
// are the sums, players who can be swapped have the same, one who never adds
// anything has nothing, and all equals the mean over orders of coming.
func TestAxioms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "players")
		a, b := worths(n).Draw(t, "game"), worths(n).Draw(t, "other")
		both := make([]float64, len(a))
		for c := range both {
			both[c] = a[c] + 2*b[c]
		}
		for _, index := range []func(int, coalition.Characteristic) ([]float64, error){coalition.Shapley, coalition.Banzhaf} {
			x, err1 := index(n, game(a))
			y, err2 := index(n, game(b))
			z, err3 := index(n, game(both))
			if err1 != nil || err2 != nil || err3 != nil {
				t.Fatal(err1, err2, err3)
			}
			for i := range z {
				near(t, "a sum of games", z[i], x[i]+2*y[i], 1e-11)
			}
		}
		x, _ := coalition.Shapley(n, game(a))
		near(t, "the sum", total(x), a[len(a)-1]-a[0], 1e-11)
		for i, want := range byOrders(n, a) {
			near(t, "the mean over orders", x[i], want, 1e-11)
		}
		// Player n adds nothing, wherever it comes.
		dummy := func(c coalition.Coalition) float64 { return a[c&(1<<n-1)] }
		if x, _ := coalition.Shapley(n+1, dummy); x[n] != 0 {
			t.Fatalf("a player who adds nothing has %g", x[n])
		}
		// Only the number of players counts.
		alike, _ := coalition.Shapley(n, func(c coalition.Coalition) float64 { return a[c.Size()] })
		for _, v := range alike {
			near(t, "one of players who are alike", v, (a[n]-a[0])/float64(n), 1e-11)
		}
	})
}

// byOrders is the Shapley value as it is defined.
func byOrders(players int, worths []float64) []float64 {
	out, orders := make([]float64, players), 0.0
	var come func(coalition int, adds []float64)
	come = func(c int, adds []float64) {
		if c == 1<<players-1 {
			orders++
			for i := range out {
				out[i] += adds[i]
			}
			return
		}
		for i := range players {
			if with := c | 1<<i; with != c {
				adds[i] = worths[with] - worths[c]
				come(with, adds)
			}
		}
	}
	come(0, make([]float64, players))
	for i := range out {
		out[i] /= orders
	}
	return out
}

// The glove game, by hand: one left glove, two right ones, a pair is worth one.
func TestGloves(t *testing.T) {
	x, err := coalition.Shapley(3, func(c coalition.Coalition) float64 {
		if c.Has(0) && c.Size() > 1 {
			return 1
		}
		return 0
	})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "left", x[0], 4.0/6, 1e-15)
	near(t, "right", x[1], 1.0/6, 1e-15)
}

func TestGameFaults(t *testing.T) {
	flat := func(coalition.Coalition) float64 { return 0 }
	for _, n := range []int{-1, 0, 21} {
		if _, err := coalition.Shapley(n, flat); err == nil || !strings.Contains(err.Error(), "1 to 20") {
			t.Errorf("%d players give %v", n, err)
		}
	}
	if _, err := coalition.Banzhaf(2, func(c coalition.Coalition) float64 { return math.Log(float64(c)) }); err == nil || !strings.Contains(err.Error(), "00") {
		t.Errorf("an infinite worth gives %v", err)
	}
	if coalition.Normalise([]float64{0, 0}) != nil || coalition.Normalise([]float64{1, -1}) != nil {
		t.Error("parts of nothing")
	}
}

func TestPact(t *testing.T) {
	p := coalition.Pact{Members: []float64{3, 1, 0}, Rivals: []float64{2, 2}}
	share, err := p.ShareAgainst()
	if err != nil {
		t.Fatal(err)
	}
	chance, err := p.PrevailingAgainst(func(own, rivals float64) float64 { return own * own / (own*own + rivals*rivals) })
	if err != nil {
		t.Fatal(err)
	}
	parity, err := p.StrengthAgainst(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		who                   coalition.Coalition
		share, chance, parity float64
	}{{0, 0, 0, 0}, {0b100, 0, 0, 0}, {0b001, 3.0 / 7, 9.0 / 25, 0}, {0b010, 1.0 / 5, 1.0 / 17, 0}, {0b011, .5, .5, 1}, {0b111, .5, .5, 1}} {
		near(t, "share", share(c.who), c.share, 1e-15)
		near(t, "chance", chance(c.who), c.chance, 1e-15)
		near(t, "parity", parity(c.who), c.parity, 0)
	}
	x, err := coalition.Shapley(3, share)
	if err != nil || x[2] != 0 {
		t.Errorf("a member without power has %v, %v", x, err)
	}
	near(t, "the sum", total(x), .5, 1e-15)
}

func TestPactFaults(t *testing.T) {
	for _, c := range []struct {
		pact coalition.Pact
		says string
	}{
		{coalition.Pact{Rivals: []float64{1}}, "no members"},
		{coalition.Pact{Members: []float64{1, -2}, Rivals: []float64{1}}, "member 1 has the power -2"},
		{coalition.Pact{Members: []float64{1}, Rivals: []float64{math.NaN()}}, "rival 0 has the power NaN"},
		{coalition.Pact{Members: []float64{1}}, "the rivals have the power 0 together"},
	} {
		if _, err := c.pact.ShareAgainst(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v gives %v; should say %q", c.pact, err, c.says)
		}
	}
	if _, err := (coalition.Pact{Members: []float64{1}, Rivals: []float64{1}}).StrengthAgainst(0); err == nil {
		t.Error("a multiple of 0 is taken")
	}
}

// The votes of the test data, each against trying all coalitions where they are few.
func TestVotesOfTheTestData(t *testing.T) {
	data, err := os.ReadFile(researchdata.Path(t, "data", "models", "numeric-checks", "games.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Votes []struct {
			Name    string `json:"name"`
			Quota   int    `json:"quota"`
			Weights []int  `json:"weights"`
		} `json:"weighted_voting"`
	}
	if err := json.Unmarshal(data, &file); err != nil || len(file.Votes) < 3 {
		t.Fatal(err, len(file.Votes))
	}
	for _, v := range file.Votes {
		vote := coalition.Weighted(v.Quota, v.Weights...)
		got := voting(t, vote)
		t.Logf("%s: Shapley %.7f to %.7f, Banzhaf %.5f to %.5f", v.Name, got.Shapley[0], got.Shapley[len(got.Shapley)-1], got.Normalised[0], got.Normalised[len(got.Normalised)-1])
		near(t, v.Name, total(got.Shapley), 1, 1e-14)
		if n := len(v.Weights); n <= coalition.MostPlayers {
			want, err := coalition.Shapley(n, vote.Characteristic())
			if err != nil {
				t.Fatal(err)
			}
			for i := range want {
				near(t, v.Name, got.Shapley[i], want[i], 1e-14)
			}
		}
	}
}
