package alignment_test

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/alignment"
	"casus/internal/researchdata"
)

// drawn is a small network of any density, with weights or without.
func drawn(t *rapid.T, most int) *alignment.Network {
	n := rapid.IntRange(1, most).Draw(t, "actors")
	heaviest := rapid.SampledFrom([]int64{1, 1, 3, 20}).Draw(t, "heaviest")
	kinds := rapid.SampledFrom([][]int{{0, 1, -1}, {1, -1}, {1, 1, 1, -1}, {0, 0, 0, 1, -1}, {-1}, {-1, 0}}).Draw(t, "kinds")
	var edges []alignment.Edge
	for a := range n {
		for b := a + 1; b < n; b++ {
			sign := rapid.SampledFrom(kinds).Draw(t, "sign")
			if sign != 0 {
				edges = append(edges, alignment.Edge{A: b, B: a, Sign: alignment.Sign(sign), Weight: rapid.Int64Range(1, heaviest).Draw(t, "weight")})
			}
		}
	}
	net, err := alignment.NewNetwork(n, edges)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// cost is what blocs frustrate, by the definition.
func cost(n *alignment.Network, blocs []int) (total int64) {
	for _, e := range n.Edges() {
		if together := blocs[e.A] == blocs[e.B]; together && e.Sign < 0 || !together && e.Sign > 0 {
			total += e.Weight
		}
	}
	return total
}

// every calls for each way to put n actors into groups; the first actor stays in
// group 0.
func every(n, groups int, call func([]int)) {
	blocs := make([]int, n)
	for {
		call(blocs)
		i := n - 1
		for i > 0 && blocs[i] == groups-1 {
			blocs[i] = 0
			i--
		}
		if i <= 0 {
			return
		}
		blocs[i]++
	}
}

func least(n *alignment.Network, groups int) int64 {
	best := int64(-1)
	every(n.Len(), groups, func(blocs []int) {
		if c := cost(n, blocs); best < 0 || c < best {
			best = c
		}
	})
	return best
}

func checkBlocs(t *rapid.T, f alignment.Frustration, groups int) {
	for i, bloc := range f.Blocs {
		if bloc < 0 || bloc >= groups {
			t.Fatalf("actor %d is in bloc %d of %d", i, bloc, groups)
		}
	}
}

func TestFrustrationIsTheLeastOfAllBlocs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 16)
		f := n.Frustration(alignment.Options{})
		checkBlocs(t, f, 2)
		if want := least(n, 2); f.Value != want || !f.Proven || f.Lower != want || cost(n, f.Blocs) != want {
			t.Fatalf("%v %v, blocs frustrate %d; the least is %d", f, f.Blocs, cost(n, f.Blocs), want)
		}
	})
}

func TestFrustrationInGroupsIsTheLeastOfAllBlocs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 8)
		groups := rapid.IntRange(1, 4).Draw(t, "groups")
		f, err := n.FrustrationIn(groups, alignment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkBlocs(t, f, groups)
		if want := least(n, groups); f.Value != want || !f.Proven || f.Lower != want || cost(n, f.Blocs) != want {
			t.Fatalf("%v %v, blocs frustrate %d; the least is %d", f, f.Blocs, cost(n, f.Blocs), want)
		}
	})
}

func TestTribes(t *testing.T) {
	n, names := signed(t, researchdata.Path(t, "data", "models", "signed-cow", "highland_tribes.csv"))
	if len(names) != 16 || len(n.Edges()) != 58 {
		t.Fatalf("%d tribes, %d ties", len(names), len(n.Edges()))
	}
	// Doreian and Mrvar give 7 for two groups and 2 for three.
	for groups, want := range map[int]int64{1: 29, 2: 7, 3: 2, 4: 2} {
		f, err := n.FrustrationIn(groups, alignment.Options{})
		if err != nil || !f.Proven || f.Value != want || cost(n, f.Blocs) != want {
			t.Errorf("%d groups: %v %v, want %d", groups, f, err, want)
		}
	}
}

// TestStates holds the indices of 51 networks against the file, which says how they
// were found.
func TestStates(t *testing.T) {
	names, networks := windows(t)
	want := golden(t)
	for i, f := range alignment.Frustrations(networks, alignment.Options{}) {
		if !f.Proven || f.Lower != f.Value || f.Value != cost(networks[i], f.Blocs) || f.Value != want[names[i]] {
			t.Errorf("%s: %v, want %d", names[i], f, want[names[i]])
		}
	}
}

// golden reads the indices of the 51 networks.
func golden(t *testing.T) map[string]int64 {
	f, err := os.Open("testdata/frustration.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader := csv.NewReader(f)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int64{}
	for _, row := range rows[1:] {
		if out[row[0]], err = strconv.ParseInt(row[3], 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	if len(out) != 51 {
		t.Fatalf("%d networks in the file, want 51", len(out))
	}
	return out
}

func TestStancesAreThoseOfAllBestBlocs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 9)
		f := n.Frustration(alignment.Options{})
		got := n.Stances(f, alignment.Options{})
		want := make([]alignment.Stance, n.Len())
		for i := range want {
			want[i] = alignment.Settled
		}
		every(n.Len(), 2, func(blocs []int) {
			if cost(n, blocs) != f.Value {
				return
			}
			for i, bloc := range blocs {
				a := got.Anchor[i]
				if (bloc == blocs[a]) != (f.Blocs[i] == f.Blocs[a]) {
					want[i] = alignment.Torn
				}
			}
		})
		if !slices.Equal(got.Of, want) {
			t.Fatalf("%v, want %v", got.Of, want)
		}
	})
}

func TestStancesWithoutProof(t *testing.T) {
	n := mustNetwork(t, 3, "0+1 1+2 0-2")
	f := n.Frustration(alignment.Options{})
	f.Proven = false
	for i, s := range n.Stances(f, alignment.Options{}).Of {
		if s != alignment.Undecided {
			t.Errorf("actor %d is %v of a solution that is not proven", i, s)
		}
	}
}

func TestEffectOfATie(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t, 8)
		if n.Len() < 2 {
			return
		}
		groups := rapid.IntRange(1, 3).Draw(t, "groups")
		before, _ := n.FrustrationIn(groups, alignment.Options{})
		b := rapid.IntRange(1, n.Len()-1).Draw(t, "b")
		tie := alignment.Edge{A: rapid.IntRange(0, b-1).Draw(t, "a"), B: b, Sign: rapid.SampledFrom([]alignment.Sign{1, -1}).Draw(t, "sign")}
		e, err := n.Effect(before, tie, alignment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		changed, _ := n.With(tie)
		if want := least(changed, groups); !e.Proven || e.After.Value != want || e.Change != want-before.Value || cost(changed, e.After.Blocs) != want {
			t.Fatalf("%+v, want %d", e, want)
		}
		if cost(changed, before.Blocs) == e.After.Value && len(e.Moved) > 0 {
			t.Fatalf("%v moved though the old blocs do as well", e.Moved)
		}
	})
}

// TestEffectNamesTheMove adds the tie that draws one actor over to the other side.
func TestEffectNamesTheMove(t *testing.T) {
	n := mustNetwork(t, 5, "0+1 0-2 1-2 2+3 0+4")
	before := n.Frustration(alignment.Options{})
	e, err := n.Effect(before, alignment.Edge{A: 2, B: 4, Sign: 1, Weight: 3}, alignment.Options{})
	if err != nil || e.Change != 1 || !slices.Equal(e.Moved, []int{4}) {
		t.Errorf("%+v %v", e, err)
	}
	e, err = n.Effect(before, alignment.Edge{A: 3, B: 4, Sign: -1}, alignment.Options{})
	if err != nil || e.Change != 0 || e.Moved != nil {
		t.Errorf("%+v %v", e, err)
	}
	if _, err = n.Effect(before, alignment.Edge{A: 3, B: 9, Sign: -1}, alignment.Options{}); err == nil || !strings.Contains(err.Error(), "actors 3 and 9") {
		t.Errorf("%v", err)
	}
}

// TestStoppedSearchSaysSo takes a network that needs branches and a budget of one
// node.
func TestStoppedSearchSaysSo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	var edges []alignment.Edge
	for a := range 20 {
		for b := range a {
			edges = append(edges, alignment.Edge{A: a, B: b, Sign: alignment.Sign(1 - 2*r.IntN(2))})
		}
	}
	n, err := alignment.NewNetwork(20, edges)
	if err != nil {
		t.Fatal(err)
	}
	full := n.Frustration(alignment.Options{})
	if !full.Proven || full.Nodes < 2 {
		t.Fatalf("%v: want a proof that needs branches", full)
	}
	for _, o := range []alignment.Options{{Nodes: 1}, {Steps: 1}} {
		f := n.Frustration(o)
		if f.Proven || f.Lower > full.Value || f.Value < full.Value || f.Lower >= f.Value || !strings.Contains(f.String(), "heuristic") {
			t.Errorf("%+v: %v; the index is %v", o, f, full)
		}
	}
}

func TestFrustrationsOnAnyCores(t *testing.T) {
	var networks []*alignment.Network
	for i := range 40 {
		r := rand.New(rand.NewPCG(2, uint64(i)))
		var edges []alignment.Edge
		for a := range 18 {
			for b := range a {
				if r.IntN(2) == 0 {
					edges = append(edges, alignment.Edge{A: a, B: b, Sign: alignment.Sign(1 - 2*r.IntN(2))})
				}
			}
		}
		n, err := alignment.NewNetwork(18, edges)
		if err != nil {
			t.Fatal(err)
		}
		networks = append(networks, n)
	}
	for i, f := range alignment.Frustrations(networks, alignment.Options{}) {
		if diff := cmp.Diff(networks[i].Frustration(alignment.Options{}), f); diff != "" {
			t.Errorf("network %d: %s", i, diff)
		}
	}
}

func BenchmarkStates(b *testing.B) {
	_, networks := windows(b)
	nodes := 0
	for b.Loop() {
		nodes = 0
		for _, f := range alignment.Frustrations(networks, alignment.Options{}) {
			if !f.Proven {
				b.Fatal(f)
			}
			nodes += f.Nodes
		}
	}
	b.ReportMetric(float64(nodes), "nodes")
}

func TestBurdenAndWords(t *testing.T) {
	n := mustNetwork(t, 4, "0+1 1+2 0-2 2+3")
	f := n.Frustration(alignment.Options{})
	total := int64(0)
	for _, w := range f.Burden() {
		total += w
	}
	if f.Value != 1 || total != 2 || len(f.Frustrated) != 1 || !strings.HasPrefix(f.String(), "1 (proven least") {
		t.Errorf("%v %v %v", f, f.Burden(), f.Frustrated)
	}
	if f.Burden()[f.Frustrated[0].A] != 1 || alignment.Torn.String() != "torn" {
		t.Error("the tie that is frustrated is no burden")
	}
}
