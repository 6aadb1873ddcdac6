package dataset_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
	"casus/internal/world"
)

var update = flag.Bool("update", false, "write the lists of differences anew")

func whole(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// flags reads the five obligations of a published row.
func flags(r map[string]string, prefix string) dataset.Obligations {
	on := func(name string) bool { return r[prefix+name] == "1" }
	return dataset.Obligations{Defense: on("defense"), Offense: on("offense"), Neutral: on("neutral"), NonAgg: on("nonagg"), Consul: on("consul")}
}

// TestStateYearsEqualThePublished compares with the state-year file of the same
// version: keys, obligations and the alliances of each row.
func TestStateYearsEqualThePublished(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	made := map[[2]int]dataset.StateYear{}
	for _, y := range a.StateYears() {
		made[[2]int{y.State, y.Year}] = y
	}
	published := researchdata.Rows(t, "data", "atop-5.1", "atop5_1sy.csv")
	for _, r := range published {
		key := [2]int{whole(t, r["state"]), whole(t, r["year"])}
		got, ok := made[key]
		delete(made, key)
		if !ok {
			t.Errorf("state-year %v is missing", key)
			continue
		}
		var alliances []int
		for i := 1; r["atopid"+strconv.Itoa(i)] != ""; i++ {
			alliances = append(alliances, whole(t, r["atopid"+strconv.Itoa(i)]))
		}
		slices.Sort(alliances)
		if got.Obligations != flags(r, "") || !slices.Equal(got.Alliances, alliances) || len(alliances) != whole(t, r["number"]) {
			t.Errorf("state-year %v is %+v, published %+v of %v", key, got, flags(r, ""), alliances)
		}
	}
	for key := range made {
		t.Errorf("state-year %v is not among the published", key)
	}
	if len(published) != 11923 {
		t.Errorf("%d rows were published, they were 11,923", len(published))
	}
}

// TestDyadYearsEqualThePublished compares with the directed dyad-year file.
// Every row must lie between what is certain and what is possible; the rows
// where it is not what the member's row says are listed with their cause.
func TestDyadYearsEqualThePublished(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	made := map[[3]int]dataset.DyadYear{}
	for _, y := range a.DyadYears() {
		made[[3]int{y.State, y.Partner, y.Year}] = y
	}
	var differ []string
	equal := 0
	for _, r := range researchdata.Rows(t, "data", "atop-5.1", "atop_directed_dyad_year_peacesciencer.csv") {
		key := [3]int{whole(t, r["ccode1"]), whole(t, r["ccode2"]), whole(t, r["year"])}
		got, ok := made[key]
		delete(made, key)
		want := flags(r, "atop_")
		switch {
		case !ok:
			t.Errorf("dyad-year %v is missing", key)
		case got.Obligations == want:
			equal++
		case covers(want, got.Certain) && covers(got.Obligations, want):
			differ = append(differ, fmt.Sprintf("%d,%d,%d,%s", key[0], key[1], key[2], varying(a, got)))
		default:
			t.Errorf("dyad-year %v is %+v, published %+v", key, got, want)
		}
	}
	for key := range made {
		t.Errorf("dyad-year %v is not among the published", key)
	}
	if equal != 272950 {
		t.Errorf("%d rows are equal, they were 272,950 of 273,296", equal)
	}
	golden(t, "atop51-dyad-differences.csv", "state,partner,year,cause", differ)
}

// covers tells whether all of b is in a.
func covers(a, b dataset.Obligations) bool {
	return !(b.Defense && !a.Defense || b.Offense && !a.Offense || b.Neutral && !a.Neutral || b.NonAgg && !a.NonAgg || b.Consul && !a.Consul)
}

// varying names the alliances in which the state owes different things to
// different partners.
func varying(a *dataset.ATOP, y dataset.DyadYear) string {
	var out []string
	for _, id := range y.Alliances {
		for _, i := range a.Rows(id) {
			if m := a.Members[i]; m.Member == y.State && m.ObVary {
				out = append(out, fmt.Sprintf("obligations of %d vary among partners in %d", m.Member, id))
				break
			}
		}
	}
	return strings.Join(out, "; ")
}

// golden compares lines with a list in testdata.
func golden(t *testing.T, name, head string, lines []string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	text := head + "\n" + strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == text {
		return
	}
	listed := strings.Split(string(want), "\n")
	for _, l := range lines {
		if !slices.Contains(listed, l) {
			t.Errorf("differs and is not listed in %s: %s", file, l)
		}
	}
	for _, l := range listed {
		if l != "" && l != head && !slices.Contains(lines, l) {
			t.Errorf("is listed in %s and does not differ: %s", file, l)
		}
	}
}

// TestAlliesOnEqualsTheScenarios holds AlliesOn against the table of every
// ally's row for dated targets, group by group and in the same order.
func TestAlliesOnEqualsTheScenarios(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	type group struct{ scenario, date, target string }
	var order []group
	want := map[group][]string{}
	table := researchdata.Rows(t, "data", "peer-reference", "obligation_scenarios.csv")
	for _, r := range table {
		g := group{r["scenario"], r["date"], r["target"]}
		if want[g] == nil {
			order = append(order, g)
		}
		var fields []string
		for _, c := range dataset.AllyColumns {
			fields = append(fields, r[c])
		}
		want[g] = append(want[g], strings.Join(fields, ","))
	}
	for _, g := range order {
		day, err := world.ParseDay(g.date)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, ally := range a.AlliesOn(day, whole(t, g.target)) {
			got = append(got, strings.Join(ally.Cells(), ","))
		}
		if !slices.Equal(got, want[g]) {
			t.Errorf("%v: got %d rows\n%s\nwant %d\n%s", g, len(got), strings.Join(got, "\n"), len(want[g]), strings.Join(want[g], "\n"))
		}
	}
	if len(table) < 125 || len(order) < 5 {
		t.Errorf("%d rows of %d targets were compared; there were 125 of 5", len(table), len(order))
	}
}

// On no other day than its own would the table come out.
func TestTheDayMatters(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	on := func(s string) int {
		day, err := world.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return len(a.AlliesOn(day, 325))
	}
	if got := []int{on("1882-05-19"), on("1882-05-20"), on("1914-08-01"), on("1915-05-25")}; !slices.IsSorted([]int{got[0], got[1]}) || got[1]-got[0] != 2 || got[2] != 8 || got[3] >= 8 {
		t.Errorf("Italy's allies before and on the day of the Triple Alliance, in August 1914 and a year later: %v", got)
	}
}
