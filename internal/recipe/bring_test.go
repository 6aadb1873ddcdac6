package recipe_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/panel"
	"casus/internal/recipe"
)

func brought(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mine.csv")
	fine(t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

// TestBrought joins a user's own table, in either direction where it has one only.
func TestBrought(t *testing.T) {
	none := 0.0
	for _, tt := range []struct {
		name, text string
		unit       string
		otherwise  *float64
		want       string
	}{
		{"one direction", "ccode1,ccode2,year,mindist\n2,20,1950,0.5\n2,9999,1950,1\n", panel.DirectedDyadYear, nil, "0.5 0.5"},
		{"both directions", "ccode1,ccode2,year,mindist\n2,20,1950,1\n20,2,1950,2\n", panel.DirectedDyadYear, nil, "1 2"},
		{"not known", "\ufeffyear,ccode2,ccode1,mindist\n1950,20,2,NA\n", panel.DirectedDyadYear, &none, "NaN NaN"},
		{"none", "year,ccode2,ccode1,mindist\n1950,20,200,7\n", panel.DirectedDyadYear, &none, "0 0"},
	} {
		r := recipe.Recipe{Unit: tt.unit, Years: "1950", Pairs: [][2]int{{2, 20}}, Bring: []recipe.Brought{{File: brought(t, tt.text), Otherwise: tt.otherwise}}}
		f := make(t, fresh(t), r)
		if got := words(f.columns["mindist"]); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	r := recipe.Recipe{Unit: panel.DyadYear, Years: "1991", System: "cow", Pairs: [][2]int{{2, 255}}, Bring: []recipe.Brought{{File: brought(t, "gwcode,year,x\n260,1991,3\n2,1991,1\n")}}}
	f := make(t, fresh(t), r)
	if got := words(append(f.columns["x1"], f.columns["x2"]...)); got != "1 3" {
		t.Errorf("by the numbers of the other list: %s", got)
	}
}

// TestBroughtWrong: faults are told with their line, all at once.
func TestBroughtWrong(t *testing.T) {
	for _, tt := range []struct{ unit, text, want string }{
		{panel.StateYear, "ccode,year,x\n2,1950,1\n2,1950,2\nUSA,1950,3\n2,1951,a lot\n", "mine.csv:3: the same states and year stand on line 2\n"},
		{panel.StateYear, "ccode,year,x\n2,1950,1\nUSA,1950,3\n2,1951,a lot\n", "mine.csv:3: \"USA\" is no number of a state, or no year\n"},
		{panel.StateYear, "ccode,year,x\n2,1951,a lot\n2,1952,Inf\n", "mine.csv:2: x: \"a lot\" is no number; leave it blank where it is not known\n"},
		{panel.StateYear, "ccode,year,x\n2,1951\n", "mine.csv:2: wrong number of fields"},
		{panel.StateYear, "code,year,x\n", "does not say of which states and years a row is"},
		{panel.StateYear, "ccode,year\n", "it has no column besides ccode, year"},
		{panel.StateYear, "ccode,year,x,x\n", "the column x is there twice"},
		{panel.StateYear, "ccode,year,x y\n", "a column is called \"x y\""},
		{panel.StateYear, "ccode1,ccode2,year,x\n", "its rows are pairs; those of the panel are states"},
		{panel.StateYear, "", "it has no head"},
	} {
		path := brought(t, tt.text)
		r := recipe.Recipe{Unit: tt.unit, Bring: []recipe.Brought{{File: path}}}
		_, err := fresh(t).Panel(&r)
		if err == nil || !strings.Contains(err.Error()+"\n", tt.want) {
			t.Errorf("%q gives %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

// FuzzBrought: no file makes the reader fall over.
func FuzzBrought(f *testing.F) {
	f.Add("ccode1,ccode2,year,mindist\n2,20,1950,0.5\n")
	f.Add("\ufeffgwcode,year,x\r\n2,1950,NA\r\n")
	l := raw(f)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(dir, "mine.csv")
		fine(t, os.WriteFile(path, []byte(text), 0o644))
		r := recipe.Recipe{Unit: panel.DirectedDyadYear, Years: "1950", Bring: []recipe.Brought{{File: path}}}
		l.Panel(&r)
	})
}
