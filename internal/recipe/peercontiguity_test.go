package recipe_test

import (
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/recipe"
	"casus/internal/researchdata"
	"casus/internal/world"
)

type pairYear struct{ a, b, year int }

// peerContiguity works contiguity out of contdir.csv as peacesciencer 1.2.9 does,
// month by month: a month in which a pair of that list, both being states, does not
// touch is a 0, and the year has the kind of its first month. It takes the months
// of 0 of a pair to reach from the first to the last of them without a break, and
// of two rows for a month the one that began first; so that Greece and Bulgaria,
// which do not touch before August 1913 nor in October 1944, are apart in all the
// years between. That is its error.
func peerContiguity(t *testing.T, l *recipe.Library) map[pairYear]float64 {
	t.Helper()
	list, err := dataset.ReadContiguityEpisodes(os.DirFS(researchdata.Path(t, "data", "contiguity")), "contdir.csv")
	fine(t, err)
	system, err := l.Open("cow")
	fine(t, err)
	type spell struct{ from, to, kind int } // months since year 0
	spells := map[[2]int][]spell{}
	for _, e := range list.Rows {
		pair := [2]int{e.Low, e.High}
		spells[pair] = append(spells[pair], spell{month(e.From.Lo), month(e.To.Hi), int(e.Type)})
	}
	out := map[pairYear]float64{}
	for pair, list := range spells {
		first, last := 0, 0
		for m := 1816 * 12; m < 2017*12; m++ {
			touches := slices.ContainsFunc(list, func(s spell) bool { return s.from <= m && m <= s.to })
			if !touches && system.TogetherIn(pair[0], pair[1], firstDay(m), firstDay(m+1)-1) {
				if first == 0 {
					first = m
				}
				last = m
			}
		}
		if first > 0 {
			list = append(list, spell{first, last, 0})
		}
		slices.SortStableFunc(list, func(x, y spell) int { return x.from - y.from })
		for year := 1816; year <= 2016; year++ {
			for m := year * 12; m < year*12+12; m++ {
				at := slices.IndexFunc(list, func(s spell) bool { return s.from <= m && m <= s.to })
				if at >= 0 {
					out[pairYear{pair[0], pair[1], year}] = float64(list[at].kind)
					break
				}
			}
		}
	}
	return out
}

// month counts months since the year 0.
func month(d world.Day) int {
	year, m, _ := d.Civil()
	return year*12 + m - 1
}

func firstDay(month int) world.Day { return world.MakeDay(month/12, month%12+1, 1) }

// TestPublishedContiguity makes the published contiguity by the rule of
// peacesciencer and its error, and finds the published number of relevant pairs in
// every year, the published sum, and the published panel of relevant pairs with
// every column. What differs elsewhere is this.
func TestPublishedContiguity(t *testing.T) {
	l := raw(t)
	theirs := peerContiguity(t, l)
	r, err := recipe.Open("bremer")
	fine(t, err)
	r.Relevant, r.Years, r.Columns = false, "", nil
	f := make(t, l, *r)
	pairs, sum := map[int]int{}, 0.0
	var rows []int
	for row := range f.rows {
		key := pairYear{int(f.columns["ccode1"][row]), int(f.columns["ccode2"][row]), int(f.columns["year"][row])}
		kind := theirs[key]
		if key.year <= 2010 {
			sum += 2 * kind
		}
		if kind > 0 || f.columns["cowmaj1"][row] > 0 || f.columns["cowmaj2"][row] > 0 {
			pairs[key.year]++
			if key.year <= 2010 {
				rows = append(rows, row)
			}
		}
	}
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "prd_by_year.csv") {
		year, _ := strconv.Atoi(r["year"])
		if want := r["politically_relevant_nondirected_dyads"]; strconv.Itoa(pairs[year]) != want {
			t.Errorf("%d: %d pairs, published %s", year, pairs[year], want)
		}
	}
	if sum != 175042 {
		t.Errorf("the sum of conttype is %v, published 175042", sum)
	}
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "column_checksums.csv") {
		if r["panel"][:6] != "bremer" {
			continue
		}
		var values []float64
		for _, row := range rows {
			values = append(values, f.columns[r["column"]][row])
		}
		for what, v := range figures(values) {
			want, err := strconv.ParseFloat(r[what], 64)
			fine(t, err)
			if math.Abs(v-want) > 1e-9*math.Max(1, math.Abs(want)) {
				t.Errorf("%s of %s is %v, published %v", what, r["column"], v, want)
			}
		}
	}
}
