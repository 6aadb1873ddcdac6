package recipe_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/recipe"
)

// TestShippedRecipes: each opens, says what it is, and can be made.
func TestShippedRecipes(t *testing.T) {
	if want := []string{"bremer", "directed-51"}; !slices.Equal(recipe.Shipped(), want) {
		t.Errorf("shipped are %v, want %v", recipe.Shipped(), want)
	}
	for _, name := range recipe.Shipped() {
		r, err := recipe.Open(name)
		fine(t, err)
		if r.Title == "" || r.About == "" {
			t.Errorf("%s does not say what it is", name)
		}
		p, err := raw(t).Panel(r)
		fine(t, err)
		if want := map[string]int{"bremer": 34, "directed-51": 51}[name]; len(r.Written(p)) != want {
			t.Errorf("%s writes %d columns, want %d", name, len(r.Written(p)), want)
		}
	}
}

// TestWrongRecipes: a fault is named with what would be right, and all of a kind at
// once.
func TestWrongRecipes(t *testing.T) {
	base := "unit: dyad-year\nyears: \"1914\"\n"
	for _, tt := range []struct{ text, want string }{
		{"unit: dyad\nsystem: cwo\n", "unit \"dyad\" is not one of state-year, dyad-year, directed-dyad-year; did you mean dyad-year?\nsystem \"cwo\" is not one of cow, gw; did you mean cow?"},
		{base + "ad: [majors]\n", "unknown field \"ad\""},
		{base + "add: [majers, nonsense]\n", "nothing called \"majers\" can be added; did you mean majors?"},
		{base + "add: [majers, nonsense]\n", "nothing called \"nonsense\""},
		{base + "add: [majors, majors]\n", "majors is added twice"},
		{"unit: state-year\nadd: [capital-distance]\n", "capital-distance has no columns in a panel of state-year"},
		{"unit: dyad-year\nyears: 1700-1800\n", "the list of states covers 1816 to 2016"},
		{"unit: dyad-year\nyears: 1915-1914\n", "write 1816-2010, or one year"},
		{base + "states: [2, 9999]\npairs: [[2, 8888]]\n", "9999 is no number of a state in the list (cow)\n8888 is"},
		{"unit: state-year\npairs: [[2, 200]]\n", "the rows of a panel of state-years are states"},
		{base + "add: [alliances]\ndays: jan\n", "days \"jan\" is not one of any, jan1, dec31, share; did you mean jan1?"},
		{base + "add: [majors]\ndays: share\n", "nothing of that is added; add one of alliance-conditions, alliance-days, alliances, similarity"},
		{base + "add: [alliances]\njoin: [\"SAU:ATOP99999\", \"XXX:ATOP3180\", \"SAU:3180\", SAU]\n", "join SAU:ATOP99999: ATOP 5.1 has no alliance 99999; the last is 7050\njoin XXX:ATOP3180: unknown state \"XXX\""},
		{base + "add: [alliances]\njoin: [\"SAU:3180\", SAU]\nleave: [\"SAU:ATOP3180@1.1.2000\"]\n", "join SAU:3180: \"3180\" is no alliance; write its number as ATOP3180\njoin SAU: write STATE:ATOPnnnn"},
		{base + "add: [majors]\nspells: [cowmaj]\n", "spells cowmaj: no column of that name is added; did you mean cowmaj1 or cowmaj2?"},
		{base + "add: [majors]\nwhere: cowmaj == 1\n", "cowmaj == 1: there is no column cowmaj; did you mean cowmaj1 or cowmaj2?"},
		{base + "add: [majors]\nwhere: cowmaj1 ==\n", "cowmaj1 ==: unexpected token"},
		{base + "add: [majors]\ncompute: [{name: 1x, is: cowmaj1}]\n", "a name is of letters, digits and _"},
		{base + "add: [majors]\ncompute: [{name: cowmaj1, is: cowmaj2}]\n", "two columns would be called cowmaj1"},
		{base + "add: [majors]\ncolumns: [year, cowmaj, year]\n", "columns: there is no cowmaj; did you mean cowmaj1 or cowmaj2?\ncolumns: year is there twice"},
		{base + "add: [majors]\ncarry: {majors: 0, contiguity: 2}\n", "carry contiguity: it is not among what is added"},
		{base + "add: [majors, capital-distance]\ncarry: {majors: 0, capital-distance: 2}\n", "carry majors: 0 years; write 1 or more\ncarry capital-distance: it is no table that could be carried"},
		{base + "add: [majors]\nlogit: {outcome: cowmaj, on: []}\n", "logit: it has nothing that the outcome depends on; name columns under on\nlogit: there is no column cowmaj; did you mean cowmaj1 or cowmaj2?"},
	} {
		l := fresh(t)
		path := filepath.Join(t.TempDir(), "r.yaml")
		fine(t, os.WriteFile(path, []byte(tt.text), 0o644))
		r, err := recipe.Open(path)
		if err == nil {
			_, err = l.Panel(r)
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s\ngives %v\nwant  %s", tt.text, err, tt.want)
		}
	}
	if _, err := recipe.Open("bremmer"); err == nil || !strings.Contains(err.Error(), "did you mean bremer?") {
		t.Errorf("bremmer: %v", err)
	}
}

// TestExpressions works columns out; what is not known, or not finite, stays
// empty.
func TestExpressions(t *testing.T) {
	for _, tt := range []struct {
		is   string
		want float64
	}{
		{"cowmaj1 + 1", 2}, {"cowmaj1 == 1 && cowmaj2 == 0", 1}, {"!(cowmaj1 > 0)", 0}, {"cowmaj1 / cowmaj2", math.NaN()},
		{"min(cinc1, cinc2) < max(cinc1, cinc2) ? 3 : 4", 3}, {"log(exp(2.0))", 2}, {"sqrt(4)", 2}, {"milex2", math.NaN()},
		{"milex2 > 1 || true", math.NaN()}, {"2 ** 3", 8}, {"round(2.6)", 3}, {"year", 1914},
	} {
		r := recipe.Recipe{Unit: panel.DyadYear, Years: "1914", Pairs: [][2]int{{40, 2}}, Add: []string{"majors", "capabilities"}, Compute: []recipe.Computed{{Name: "x", Is: tt.is}}}
		f := make(t, raw(t), r)
		if f.rows != 1 {
			t.Fatalf("%d rows", f.rows)
		}
		if got := f.columns["x"][0]; got != tt.want && !(got != got && tt.want != tt.want) {
			t.Errorf("%s is %v, want %v", tt.is, got, tt.want)
		}
	}
}

// TestRowsOfARecipe: conditions, states, pairs and carrying on.
func TestRowsOfARecipe(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    recipe.Recipe
		want panel.Account
	}{
		{"relevant", recipe.Recipe{Unit: panel.DyadYear, Years: "1914", Relevant: true}, panel.Account{Made: 990, Dropped: 612, Rows: 378}},
		{"relevant and more", recipe.Recipe{Unit: panel.DyadYear, Years: "1914", Relevant: true, Add: []string{"contiguity"}, Where: "conttype == 1"}, panel.Account{Made: 990, Dropped: 929, Rows: 61}},
		{"not known is not kept", recipe.Recipe{Unit: panel.StateYear, Years: "1856", Add: []string{"gdp-pop"}, Where: "mrgdppc > 0", States: []int{2, 651}}, panel.Account{Made: 2, Unknown: 1, Rows: 1}},
		{"states", recipe.Recipe{Unit: panel.DyadYear, Years: "1914", States: []int{2}}, panel.Account{Made: 44, Rows: 44}},
		{"pairs", recipe.Recipe{Unit: panel.DirectedDyadYear, Years: "1914", Pairs: [][2]int{{200, 2}}}, panel.Account{Made: 2, Rows: 2}},
	} {
		if got := make(t, raw(t), tt.r).account; got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	r := recipe.Recipe{Unit: panel.DyadYear, Years: "2015-2016", Pairs: [][2]int{{2, 20}}, Add: []string{"igos"}}
	bare := make(t, fresh(t), r)
	r.Carry = map[string]int{"igos": 1}
	carried := make(t, fresh(t), r)
	got := append(bare.columns["dyadigos"], carried.columns["dyadigos"]...)
	if !math.IsNaN(got[0]) || !math.IsNaN(got[1]) || !(got[2] > 0) || !math.IsNaN(got[3]) {
		t.Errorf("organisations of 2015 and 2016, not carried and carried for a year: %v", got)
	}
	for unit, column := range map[string]string{panel.DyadYear: "gmlmidongoing", panel.StateYear: "n_gmlmids"} { // of other tables than the addition is called
		r := recipe.Recipe{Unit: unit, Years: "2011-2012", States: []int{2}, Add: []string{"disputes"}, Carry: map[string]int{"disputes": 1}}
		f := make(t, fresh(t), r)
		first, last := f.columns[column][0], f.columns[column][f.rows-1]
		if math.IsNaN(first) || !math.IsNaN(last) {
			t.Errorf("%s of 2011, carried, is %v, of 2012 %v", column, first, last)
		}
	}
}

// TestEditsFlowIntoWhatIsDerived: Saudi Arabia enters the North Atlantic alliance in
// the middle of 2014; what it owes, and how alike its promises are to Turkey's,
// changes from then on, and nothing before.
func TestEditsFlowIntoWhatIsDerived(t *testing.T) {
	r := recipe.Recipe{Unit: panel.DirectedDyadYear, Years: "2013-2015", Pairs: [][2]int{{640, 670}}, Add: []string{"alliances", "alliance-days", "similarity", "alliance-conditions"},
		Compute: []recipe.Computed{{Name: "owed", Is: "atop_defense > 0"}}}
	plain := make(t, fresh(t), r)
	r.Join = []string{"SAU:ATOP3180@2014-07-02"}
	joined := make(t, fresh(t), r)
	for _, tt := range []struct{ column, plain, joined string }{
		{"atop_defense", "0 0 0 0 0 0", "0 0 1 1 1 1"},
		{"owed", "0 0 0 0 0 0", "0 0 1 1 1 1"},
		{"atop_days", "0 0 0 0 0 0", "0 0 183 183 365 365"},
		{"n_atop", "0 0 0 0 0 0", "0 0 1 1 1 1"},
	} {
		if got := words(plain.columns[tt.column]); got != tt.plain {
			t.Errorf("%s without the edit: %s, want %s", tt.column, got, tt.plain)
		}
		if got := words(joined.columns[tt.column]); got != tt.joined {
			t.Errorf("%s with the edit: %s, want %s", tt.column, got, tt.joined)
		}
	}
	s, u := plain.columns["srsvas"], joined.columns["srsvas"]
	if s[0] != u[0] || u[2] <= s[2]+0.1 || u[2] != u[3] {
		t.Errorf("S without the edit %v, with it %v", s, u)
	}
	r.Leave = []string{"SAU:ATOP3180@2014-07-02"}
	both := make(t, fresh(t), r)
	sameFrames(t, plain, both, 0)
	r.Leave, r.Days, r.Add = nil, dataset.Share, []string{"alliances"}
	share := make(t, fresh(t), r)
	if got := words(share.columns["atop_defense"]); got != "0 0 0.5013698630136986 0.5013698630136986 1 1" && got != "0 0 0.5013698630136987 0.5013698630136987 1 1" {
		t.Errorf("shares: %s", got)
	}
}
