package recipe_test

import (
	"math"
	"strconv"
	"testing"

	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// TestPublishedS holds S of the published years against the published values,
// pair by pair. The published table has some pairs that never met on one day;
// the panel has not.
func TestPublishedS(t *testing.T) {
	published := researchdata.Rows(t, "data", "peer-reference", "s_scores_selected_years.csv")
	found := map[string]map[string][3]float64{}
	apart, compared := 0, 0
	for _, r := range published {
		year := r["year"]
		if found[year] == nil {
			found[year] = scores(t, year)
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

func scores(t testing.TB, year string) map[string][3]float64 {
	t.Helper()
	f := make(t, raw(t), recipe.Recipe{Unit: panel.DyadYear, Years: year, Add: []string{"similarity"}})
	out := map[string][3]float64{}
	for pair, row := range f.pairsOf() {
		out[strconv.Itoa(pair[0])+" "+strconv.Itoa(pair[1])] = [3]float64{f.columns["srsvas"][row], f.columns["srsvaa"][row], f.columns["srsba"][row]}
	}
	return out
}

// BenchmarkSimilarity compares every pair of every year of the list of states in
// all eleven measures.
func BenchmarkSimilarity(b *testing.B) {
	bench(b, recipe.Recipe{Unit: panel.DyadYear, Years: "1816-2016", Add: []string{"similarity"}}, func([]panel.Variable) panel.Writer { return nowhere{} })
}
