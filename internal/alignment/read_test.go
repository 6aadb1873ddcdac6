package alignment_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"casus/internal/alignment"
	"casus/internal/researchdata"
)

// signed reads a list of edges: two names and a sign a line. Actors are numbered
// in the order of their names.
func signed(t testing.TB, path string) (*alignment.Network, []string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows {
		names = append(names, row[0], row[1])
	}
	slices.Sort(names)
	names = slices.Compact(names)
	var edges []alignment.Edge
	for _, row := range rows {
		a, _ := slices.BinarySearch(names, row[0])
		b, _ := slices.BinarySearch(names, row[1])
		sign, err := strconv.Atoi(row[2])
		if err != nil {
			t.Fatal(err)
		}
		edges = append(edges, alignment.Edge{A: a, B: b, Sign: alignment.Sign(sign)})
	}
	n, err := alignment.NewNetwork(len(names), edges)
	if err != nil {
		t.Fatal(err)
	}
	return n, names
}

// windows are the 51 networks of states, in order of time.
func windows(t testing.TB) (names []string, networks []*alignment.Network) {
	t.Helper()
	for year := 46; year <= 96; year++ {
		name := fmt.Sprintf("%d-%d", year, year+3)
		n, _ := signed(t, filepath.Join(researchdata.Path(t, "data", "models", "signed-cow", "edges"), name+".csv"))
		names, networks = append(names, name), append(networks, n)
	}
	return names, networks
}
