package power_test

import (
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/power"
	"casus/internal/researchdata"
)

// capabilities reads a published table by year.
func capabilities(t *testing.T, name string, folder ...string) map[int][]dataset.CapabilityRow {
	t.Helper()
	data, err := dataset.ReadCapabilities(os.DirFS(researchdata.Path(t, append([]string{"data"}, folder...)...)), name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[int][]dataset.CapabilityRow{}
	for _, r := range data.Rows {
		out[r.Year] = append(out[r.Year], r)
	}
	return out
}

// index makes the indices of the states of a year.
func index(t *testing.T, rows []dataset.CapabilityRow) []power.Amount {
	t.Helper()
	var states []power.Components
	for i := range rows {
		states = append(states, rows[i].Components())
	}
	out, err := power.CINC(states)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The index made from the six components is the published one, in every row of
// every version. Version 5.0 is published with seven digits, the others with eight.
func TestCINCEqualsThePublished(t *testing.T) {
	for _, c := range []struct {
		version string
		folder  []string
		name    string
		rows    int
		within  float64
	}{
		{"7.0", []string{"nmc"}, "nmc_v7_0_peacesciencer.csv", 17_121, 2.5e-8},
		{"6.0", []string{"nmc"}, "NMC-60-abridged.csv", 15_951, 2.5e-8},
		{"5.0", []string{"models", "doe-inputs"}, "NMC_5_0.csv", 15_171, 6.5e-8},
	} {
		byYear := capabilities(t, c.name, c.folder...)
		equal, all, most := 0, 0, 0.0
		least, largest := math.Inf(1), 0.0
		for _, year := range slices.Sorted(maps.Keys(byYear)) {
			sum := 0.0
			for i, got := range index(t, byYear[year]) {
				r := byYear[year][i]
				off := math.Abs(got.X - r.CINC)
				all++
				most = max(most, off)
				sum += r.CINC
				if got.Known && off <= c.within {
					equal++
				} else {
					t.Errorf("%s: state %d in %d is %v, published %g", c.version, r.State, year, got, r.CINC)
				}
			}
			least, largest = min(least, sum), max(largest, sum)
		}
		t.Logf("%s: %d of %d rows equal, most difference %.3g; the indices of a year sum to %.4f to %.4f", c.version, equal, all, most, least, largest)
		if equal != c.rows || all != c.rows {
			t.Errorf("%s: %d of %d rows equal, want %d", c.version, equal, all, c.rows)
		}
	}
}

// majors are the states that were major powers on any day of the year. The list
// ends in 2016; those of its last day are taken to be majors still.
func majors(t *testing.T) func(state, year int) bool {
	t.Helper()
	type spell struct{ state, from, to int }
	var spells []spell
	for _, r := range researchdata.Rows(t, "data", "cow-states", "majors2016.csv") {
		number := func(column string) int {
			n, err := strconv.Atoi(r[column])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		s := spell{number("ccode"), number("styear"), number("endyear")}
		if s.to == 2016 {
			s.to = math.MaxInt
		}
		spells = append(spells, s)
	}
	return func(state, year int) bool {
		return slices.ContainsFunc(spells, func(s spell) bool { return s.state == state && s.from <= year && year <= s.to })
	}
}

// How concentrated the published index is among the major powers, and among all
// states, equals a table that others made.
func TestConcentrationEqualsTheReference(t *testing.T) {
	byYear, isMajor := capabilities(t, "nmc_v7_0_peacesciencer.csv", "nmc"), majors(t)
	reference := researchdata.Rows(t, "data", "peer-reference", "concentration_by_year.csv")
	if len(reference) != 207 {
		t.Errorf("the reference has %d years, want 207", len(reference))
	}
	printed := map[string]float64{"1913": .2378, "1938": .2270, "1985": .3367}
	most := 0.0
	for _, want := range reference {
		year, err := strconv.Atoi(want["year"])
		if err != nil {
			t.Fatal(err)
		}
		var all, great []float64
		for _, r := range byYear[year] {
			all = append(all, r.CINC)
			if isMajor(r.State, year) {
				great = append(great, r.CINC)
			}
		}
		for _, c := range []struct {
			parts       []float64
			number, con string
		}{{great, "majors", "con_majors"}, {all, "states", "con_system"}} {
			got, err := power.Concentration(c.parts)
			if err != nil {
				t.Fatal(err)
			}
			con, err := strconv.ParseFloat(want[c.con], 64)
			if err != nil {
				t.Fatal(err)
			}
			most = max(most, math.Abs(got.X-con))
			if !got.Known || strconv.Itoa(len(c.parts)) != want[c.number] || math.Abs(got.X-con) > 5.01e-7 { // six digits
				t.Errorf("%d, %s: %d parts, %v; want %s and %g", year, c.con, len(c.parts), got, want[c.number], con)
			}
			if x, ok := printed[want["year"]]; ok && c.con == "con_majors" && math.Abs(got.X-x) > 5e-5 {
				t.Errorf("%d: %v among the majors, want %.4f", year, got, x)
			}
		}
	}
	t.Logf("%d years equal, most difference %.3g", len(reference), most)
}

// TestNATO sums the published index of the members of NATO in 2021, and of those who
// entered later.
func TestNATO(t *testing.T) {
	members := []int{2, 20, 200, 210, 211, 212, 220, 385, 390, 395, 235, 325, 350, 640, 255, 230, 316, 310, 290, 355, 366, 367, 368, 360, 317, 349, 339, 344, 341, 343}
	of := map[int]float64{}
	for _, r := range capabilities(t, "nmc_v7_0_peacesciencer.csv", "nmc")[2021] {
		of[r.State] = r.CINC
	}
	sum := 0.0
	for _, m := range members {
		if of[m] == 0 {
			t.Errorf("state %d has no index", m)
		}
		sum += of[m]
	}
	const finland, sweden = 375, 380
	for _, tt := range []struct {
		what string
		got  float64
		want float64
	}{{"30 members", sum, .22903}, {"with Finland", sum + of[finland], .23052}, {"with Sweden", sum + of[finland] + of[sweden], .23255}} {
		if math.Abs(tt.got-tt.want) > 5e-6 {
			t.Errorf("%s: %.6f, want %.5f", tt.what, tt.got, tt.want)
		}
	}
}
