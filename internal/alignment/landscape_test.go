package alignment_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/alignment"
	"casus/internal/researchdata"
)

// direct is the energy by the definition: a double sum over ordered pairs.
func direct(sizes []float64, p [][]float64, c alignment.Configuration) (sum float64) {
	for i := range sizes {
		for j := range sizes {
			if i != j && c.Apart(i) != c.Apart(j) {
				sum += sizes[i] * sizes[j] * p[i][j]
			}
		}
	}
	return sum
}

// syria reads the eleven actors of the war in Syria.
func syria(t testing.TB, actors string) ([]float64, [][]float64) {
	t.Helper()
	var sizes []float64
	for _, row := range researchdata.Rows(t, "data", "models", "landscape-2016", actors) {
		sizes = append(sizes, number(t, row["strength"]))
	}
	var names []string
	rows := researchdata.Rows(t, "data", "models", "landscape-2016", "pairwise_1to5.csv")
	for _, row := range rows {
		names = append(names, row[""])
	}
	p := make([][]float64, len(names))
	for i, row := range rows {
		p[i] = make([]float64, len(names))
		for j, name := range names {
			if i != j {
				p[i][j] = number(t, row[name]) - 3
			}
		}
	}
	return sizes, p
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSyria(t *testing.T) {
	for actors, want := range map[string]float64{"actors.csv": -83_200, "actors_weak_syria.csv": -65_600} {
		sizes, p := syria(t, actors)
		l, err := alignment.NewLandscape(sizes, p)
		if err != nil {
			t.Fatal(err)
		}
		energies, err := l.Energies()
		if err != nil || len(energies) != 1024 {
			t.Fatalf("%d energies, %v", len(energies), err)
		}
		for c := range alignment.Configuration(2048) { // each division and its mirror
			if e, d := energies[c.Canonical(11)>>1], direct(sizes, p, c); e != d || l.Energy(c) != d {
				t.Fatalf("%s: configuration %b has energy %v or %v, the double sum is %v", actors, c, e, l.Energy(c), d)
			}
		}
		m, err := l.Minima(true)
		if err != nil || !m.Complete || m.List[0].Energy != want || slices.Min(energies) != want {
			t.Errorf("%s: %v %v, want %v", actors, m, err, want)
		}
		t.Logf("%s: %+v", actors, m)
	}
}

func TestMinimaByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "actors")
		scale := rapid.SampledFrom([]float64{1, 0.1}).Draw(t, "scale")
		sizes, p := make([]float64, n), make([][]float64, n)
		for i := range n {
			sizes[i] = float64(rapid.IntRange(0, 5).Draw(t, "size")) * scale
			for range n {
				p[i] = append(p[i], float64(rapid.IntRange(-2, 2).Draw(t, "propensity"))*scale)
			}
		}
		l, err := alignment.NewLandscape(sizes, p)
		if err != nil {
			t.Fatal(err)
		}
		energies, _ := l.Energies()
		var want []alignment.Configuration
		for i, e := range energies {
			c := alignment.Configuration(i) << 1
			if d := direct(sizes, p, c); math.Abs(d-e) > 1e-9 || math.Abs(d-l.Energy(c)) > 1e-9 {
				t.Fatalf("division %d: %v, the double sum is %v", i, e, d)
			}
			low := true
			for j, slope := range l.Slopes(c) {
				rise := direct(sizes, p, c^1<<j) - direct(sizes, p, c)
				if math.Abs(rise-slope) > 1e-9 {
					t.Fatalf("slope %v, the difference is %v", slope, rise)
				}
				low = low && rise > -1e-9
			}
			if low {
				want = append(want, c)
			}
		}
		m, err := l.Minima(true)
		if err != nil {
			t.Fatal(err)
		}
		var got []alignment.Configuration
		total := 0
		for _, minimum := range m.List {
			got = append(got, minimum.Configuration)
			total += minimum.Basin
		}
		if !slices.IsSortedFunc(m.List, func(a, b alignment.Minimum) int { return int(math.Copysign(1, a.Energy-b.Energy)) }) && math.Abs(m.List[0].Energy-slices.Min(energies)) > 1e-9 {
			t.Fatal("the deepest does not come first")
		}
		if slices.Sort(got); !slices.Equal(got, want) || total != len(energies) || m.Tried != len(energies) {
			t.Fatalf("minima %v, want %v; basins hold %d of %d", got, want, total, len(energies))
		}
		d, err := l.Descend(20)
		if err != nil || d.Complete || !strings.Contains(d.String(), "heuristic") {
			t.Fatalf("%v %v", d, err)
		}
		for _, minimum := range d.List {
			if _, ok := slices.BinarySearch(want, minimum.Configuration); !ok || minimum.Basin != 0 {
				t.Fatalf("%v is no minimum", minimum)
			}
		}
	})
}

func TestLandscapeNamesAllFaults(t *testing.T) {
	_, err := alignment.NewLandscape([]float64{1, -2, math.NaN()}, [][]float64{{0, 1, math.Inf(1)}, {1, 0}, {1, 1, math.NaN()}})
	for _, want := range []string{"size of actor 1 is -2", "size of actor 2 is NaN", "actor 1 has propensities to 2", "actor 0 to actor 2 is +Inf"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
	if _, err := alignment.NewLandscape([]float64{1e200, 1e200}, [][]float64{{0, 1}, {1, 0}}); err == nil {
		t.Error("an energy without end is taken")
	}
	many, p := make([]float64, 64), make([][]float64, 64)
	for i := range p {
		p[i] = make([]float64, 64)
	}
	l, err := alignment.NewLandscape(many[:25], trimmed(p, 25))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Minima(false); err == nil || !strings.Contains(err.Error(), "Descend") {
		t.Errorf("%v", err)
	}
	if _, err := l.Energies(); err == nil {
		t.Error("2^24 energies are given")
	}
	if m, err := l.Descend(3); err != nil || len(m.List) != 3 {
		t.Errorf("%v %v", m, err)
	}
	if l, err = alignment.NewLandscape(many, p); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Descend(1); err == nil {
		t.Error("64 actors are taken")
	}
}

func trimmed(p [][]float64, n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = p[i][:n]
	}
	return out
}

// TestDescendFindsTheDeepest holds descents against enumeration where both can be
// done.
func TestDescendFindsTheDeepest(t *testing.T) {
	l := scattered(t, 14)
	all, err := l.Minima(false)
	if err != nil {
		t.Fatal(err)
	}
	some, err := l.Descend(200)
	if err != nil || some.List[0] != all.List[0] {
		t.Errorf("%v, want %v", some, all)
	}
}

func scattered(t testing.TB, n int) *alignment.Landscape {
	sizes, p := make([]float64, n), make([][]float64, n)
	for i := range n {
		sizes[i] = float64(1 + i*7%11)
		for j := range n {
			p[i] = append(p[i], float64((i*i*31+j*j*17+i*j*13)%5-2))
		}
	}
	l, err := alignment.NewLandscape(sizes, p)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkMinima24(b *testing.B) {
	l := scattered(b, 24)
	for b.Loop() {
		if m, err := l.Minima(false); err != nil || m.Tried != 1<<23 {
			b.Fatal(m, err)
		}
	}
}

func BenchmarkBasins24(b *testing.B) {
	l := scattered(b, 24)
	for b.Loop() {
		if m, err := l.Minima(true); err != nil || m.List[0].Basin == 0 {
			b.Fatal(m, err)
		}
	}
}
