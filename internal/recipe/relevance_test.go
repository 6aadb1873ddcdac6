package recipe_test

import (
	"fmt"
	"strconv"
	"testing"

	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// TestRelevantPairs holds the number of politically relevant pairs of each year
// against the published one. The years in which that is smaller are listed; why it
// is TestPublishedContiguity shows.
func TestRelevantPairs(t *testing.T) {
	f := make(t, raw(t), recipe.Recipe{Unit: panel.DyadYear, Add: []string{"relevance"}})
	pairs := map[int]int{}
	for row, v := range f.columns["prd"] {
		pairs[int(f.columns["year"][row])] += int(v)
	}
	differ := "year,pairs,published\n"
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "prd_by_year.csv") {
		year, err := strconv.Atoi(r["year"])
		fine(t, err)
		n := pairs[year]
		want, err := strconv.Atoi(r["politically_relevant_nondirected_dyads"])
		fine(t, err)
		if n < want {
			t.Errorf("%d: %d pairs, published %d", year, n, want)
		}
		if n != want {
			differ += fmt.Sprintf("%d,%d,%d\n", year, n, want)
		}
	}
	golden(t, "relevant-pairs-differences.csv", differ)
}
