package recipe_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// figures are what is published of a column.
func figures(values []float64) map[string]float64 {
	unknown, sum, least, most := 0, 0.0, math.Inf(1), math.Inf(-1)
	distinct := map[float64]bool{}
	for _, v := range values {
		if math.IsNaN(v) {
			unknown++
			continue
		}
		sum, least, most = sum+v, math.Min(least, v), math.Max(most, v)
		distinct[v] = true
	}
	return map[string]float64{"n": float64(len(values)), "n_na": float64(unknown), "n_distinct": float64(len(distinct) + min(unknown, 1)), "sum": sum, "min": least, "max": most}
}

// otherwise are the figures in which the published panels differ, with the
// reason. No other figure may differ, and these must.
var otherwise = map[string]string{
	"sum of conttype":       "see TestPublishedContiguity",
	"n_distinct of capdist": "the published distances of a pair in its two directions may differ in the last bit; here they are equal",
}

// TestColumnSums holds every column of the published directed panel of 1816 to 2010
// against ours. That of relevant pairs is held by TestPublishedContiguity.
func TestColumnSums(t *testing.T) {
	r, err := recipe.Open("directed-51")
	fine(t, err)
	f := make(t, raw(t), *r)
	compared := 0
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "column_checksums.csv") {
		if !strings.HasPrefix(r["panel"], "directed") {
			continue
		}
		compared++
		for what, v := range figures(f.columns[r["column"]]) {
			want, err := strconv.ParseFloat(r[what], 64)
			fine(t, err)
			differs := math.Abs(v-want) > 1e-9*math.Max(1, math.Abs(want))
			if listed := otherwise[what+" of "+r["column"]] != ""; differs != listed {
				t.Errorf("%s of %s is %v, published %v", what, r["column"], v, want)
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}
