package panel_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/researchdata"
)

// TestRelevantPairs holds the number of politically relevant pairs of each year
// against the published one. The published panel lacks some neighbours that
// contdir.csv and contdird.csv of version 3.2 have: Greece and Bulgaria, as its
// rows of 1914 show, and by the years 1836 to 1880 Tunisia and the Ottoman Empire.
// The years in which it has fewer pairs are listed.
func TestRelevantPairs(t *testing.T) {
	system := panel.COWSystem(cowStates(t))
	majors, err := dataset.ReadCOWMajors(os.DirFS(researchdata.Path(t, "data", "cow-states")), "majors2016.csv")
	fine(t, err)
	touching, err := dataset.ReadContiguityYears(os.DirFS(researchdata.Path(t, "data", "contiguity")), "contdird.csv")
	fine(t, err)
	relevance := panel.NewRelevance(panel.Contiguity(touching), panel.Majors(majors, cowStates(t)))
	differ := "year,pairs,published\n"
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "prd_by_year.csv") {
		year, err := strconv.Atoi(r["year"])
		fine(t, err)
		b := system.Block(year, &panel.Options{Unit: panel.DyadYear})
		n := 0
		for _, v := range relevance.Columns(b)[0].V {
			n += int(v)
		}
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

var update = flag.Bool("update", false, "write golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		fine(t, os.MkdirAll("testdata", 0o755))
		fine(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	fine(t, err)
	if got != string(want) {
		t.Errorf("%s is not what it was:\n%s", name, got)
	}
}
