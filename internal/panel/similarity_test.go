package panel_test

import (
	"math"
	"os"
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/researchdata"
)

func similarity(t testing.TB) (*panel.Similarity, *panel.System) {
	t.Helper()
	nmc, err := dataset.ReadCapabilities(os.DirFS(researchdata.Path(t, "data", "nmc")), "nmc_v7_0_peacesciencer.csv")
	fine(t, err)
	system := panel.COWSystem(cowStates(t))
	return panel.Alike(promises(t), system, nmc), system
}

// TestPublishedS holds S of the published years against the published values,
// pair by pair. The published table has some pairs that never met on one day;
// the panel has not.
func TestPublishedS(t *testing.T) {
	similarity, system := similarity(t)
	published := researchdata.Rows(t, "data", "peer-reference", "s_scores_selected_years.csv")
	found := map[string]map[string][3]float64{}
	apart, compared := 0, 0
	for _, r := range published {
		year := r["year"]
		if found[year] == nil {
			found[year] = scores(t, similarity, system, year)
		}
		got, ok := found[year][r["ccode1"]+" "+r["ccode2"]]
		if !ok {
			apart++
			continue
		}
		compared++
		for i, name := range []string{"s_valued_squared", "s_valued_absolute", "s_binary"} {
			want, err := strconv.ParseFloat(r[name], 64)
			fine(t, err)
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%s: %s of %s and %s is %v, published %v", year, name, r["ccode1"], r["ccode2"], got[i], want)
			}
		}
	}
	if compared < 20000 || apart > 30 {
		t.Errorf("%d pairs were compared, %d are not in the panel", compared, apart)
	}
}

func scores(t testing.TB, similarity *panel.Similarity, system *panel.System, year string) map[string][3]float64 {
	t.Helper()
	y, err := strconv.Atoi(year)
	fine(t, err)
	b := system.Block(y, &panel.Options{Unit: panel.DyadYear})
	c := similarity.Columns(b)
	out := map[string][3]float64{}
	for row := range b.A {
		out[strconv.Itoa(b.A[row])+" "+strconv.Itoa(b.B[row])] = [3]float64{c[0].V[row], c[1].V[row], c[2].V[row]}
	}
	return out
}

// BenchmarkSimilarity compares every pair of every year of the list of states in
// all eleven measures.
func BenchmarkSimilarity(b *testing.B) {
	similarity, system := similarity(b)
	b.ReportAllocs()
	for b.Loop() {
		rows := 0
		for year := 1816; year <= 2016; year++ {
			block := system.Block(year, &panel.Options{Unit: panel.DyadYear})
			similarity.Columns(block)
			rows += block.Len()
		}
		b.ReportMetric(float64(rows), "rows")
	}
}
