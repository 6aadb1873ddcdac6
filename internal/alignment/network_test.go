package alignment_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/alignment"
)

// mustNetwork makes a network of ties like 0+1 and 1-2.
func mustNetwork(t testing.TB, n int, ties string) *alignment.Network {
	t.Helper()
	var edges []alignment.Edge
	for _, tie := range strings.Fields(ties) {
		var e alignment.Edge
		var sign rune
		if _, err := fmt.Sscanf(tie, "%d%c%d", &e.A, &sign, &e.B); err != nil {
			t.Fatal(err)
		}
		e.Sign = alignment.Positive
		if sign == '-' {
			e.Sign = alignment.Negative
		}
		edges = append(edges, e)
	}
	net, err := alignment.NewNetwork(n, edges)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

func TestNewNetworkNamesAllFaults(t *testing.T) {
	_, err := alignment.NewNetwork(3, []alignment.Edge{
		{A: 0, B: 1, Sign: 1}, {A: 1, B: 0, Sign: -1}, {A: 2, B: 2, Sign: 1}, {A: 0, B: 3, Sign: 1},
		{A: 0, B: 2}, {A: 1, B: 2, Sign: 1, Weight: -4}, {A: -1, B: 2, Sign: 1},
	})
	if err == nil {
		t.Fatal("no error")
	}
	want := []string{
		"edge 1 joins actors 0 and 1, as edge 0 does", "edge 2: actor 2 has a tie with itself", "edge 3: actors 0 and 3; actors are numbered 0 to 2",
		"edge 4: sign 0", "edge 5: weight -4", "edge 6: actors -1 and 2",
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q is not in: %v", w, err)
		}
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines != len(want) {
		t.Errorf("%d faults named, want %d", lines, len(want))
	}
	_, err = alignment.NewNetwork(2, []alignment.Edge{{A: 0, B: 1, Sign: 1, Weight: math.MaxInt64}})
	if err == nil || !strings.Contains(err.Error(), "larger unit") {
		t.Errorf("%v", err)
	}
	if _, err = mustNetwork(t, 2, "0+1").FrustrationIn(0, alignment.Options{}); err == nil {
		t.Error("0 groups are taken")
	}
}

func TestNetworkTables(t *testing.T) {
	n := mustNetwork(t, 7, "0+1 1-2 0-2 2+3 5-4")
	part, parts := n.Parts()
	if parts != 3 || !slices.Equal(part, []int{0, 0, 0, 0, 1, 1, 2}) {
		t.Errorf("%d parts %v", parts, part)
	}
	if d := n.Degrees(); d[2] != (alignment.Degree{Positive: 1, Negative: 2, PositiveWeight: 1, NegativeWeight: 2}) || d[6] != (alignment.Degree{}) {
		t.Errorf("%v", d)
	}
	changed, err := n.With(alignment.Edge{A: 2, B: 0, Sign: 1, Weight: 5})
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := changed.Tie(0, 2); !ok || e.Sign != 1 || e.Weight != 5 || len(changed.Edges()) != 5 {
		t.Errorf("%v %v", e, ok)
	}
	if e, _ := n.Tie(2, 0); e.Sign != -1 {
		t.Error("the network itself was changed")
	}
}

func TestTrianglesByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 9)
		var want alignment.Triangles
		for a := range n.Len() {
			for b := a + 1; b < n.Len(); b++ {
				for c := b + 1; c < n.Len(); c++ {
					x, okX := n.Tie(a, b)
					y, okY := n.Tie(c, b)
					z, okZ := n.Tie(a, c)
					if okX && okY && okZ {
						want.Negative[(3-int(x.Sign)-int(y.Sign)-int(z.Sign))/2]++
					}
				}
			}
		}
		if got := n.Triangles(); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
		_, known := want.Share()
		if known != (want.Balanced()+want.Unbalanced() > 0) {
			t.Fatal("the share of no triangles is known")
		}
	})
}

func TestWalkBalance(t *testing.T) {
	// A triangle with one negative tie has the eigenvalues 1, 1, -2 where a balanced
	// one has 2, -1, -1.
	e := math.E
	want := (2*e + 1/(e*e)) / (e*e + 2/e)
	for ties, want := range map[string]float64{"0+1 1+2 0-2": want, "0-1 1-2 0-2": want, "0+1 1-2 0-2": 1, "": 1} {
		if got := mustNetwork(t, 3, ties).WalkBalance(); math.Abs(got-want) > 1e-12 {
			t.Errorf("%q: %v, want %v", ties, got, want)
		}
	}
	if !math.IsNaN(mustNetwork(t, 0, "").WalkBalance()) {
		t.Error("nobody is balanced")
	}
}

// TestWalkBalanceIsOneForTheBalanced holds the three measures against each other.
func TestWalkBalanceIsOneForTheBalanced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 8)
		balance := n.WalkBalance()
		balanced := n.Frustration(alignment.Options{}).Value == 0
		if !(balance > 0 && balance <= 1) || balanced && balance < 1-1e-9 || !balanced && len(n.Edges()) > 0 && heaviest(n) == 1 && balance > 1-1e-9 {
			t.Fatalf("walk balance %v, balanced %v", balance, balanced)
		}
		if balanced && n.Triangles().Unbalanced() > 0 {
			t.Fatal("a balanced network has an unbalanced triangle")
		}
	})
}

func heaviest(n *alignment.Network) (w int64) {
	for _, e := range n.Edges() {
		w = max(w, e.Weight)
	}
	return w
}
