package recipe_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// frame is a panel in memory.
type frame struct {
	variables []panel.Variable
	columns   map[string][]float64
	rows      int
	account   panel.Account
}

func (f *frame) Write(columns []panel.Column, rows int) error {
	for i := range columns {
		c := &columns[i]
		values := f.columns[c.Name]
		for row := range rows {
			values = append(values, c.Value(row))
		}
		f.columns[c.Name] = values
	}
	f.rows += rows
	return nil
}

func (*frame) Close() error { return nil }

// make builds a panel from a library.
func make(t testing.TB, l *recipe.Library, r recipe.Recipe) *frame {
	t.Helper()
	p, err := l.Panel(&r)
	fine(t, err)
	f := &frame{variables: p.Variables(), columns: map[string][]float64{}}
	f.account, err = p.Build(f, nil)
	fine(t, err)
	return f
}

// raw is a library on the files as they are, which remembers what it read.
func raw(t testing.TB) *recipe.Library {
	t.Helper()
	dir := researchdata.Path(t, "data")
	if rawLibrary == nil {
		rawLibrary = &recipe.Library{Dir: dir}
	}
	return rawLibrary
}

var rawLibrary *recipe.Library

// fresh is a library that has read nothing yet, on a store that all tests share.
func fresh(t testing.TB) *recipe.Library {
	t.Helper()
	from := researchdata.Path(t, "data")
	imported.Do(func() {
		s := dataset.Store{Dir: sharedStore}
		done := map[string]bool{"dyadic-mid": true, "mid-locations": true, "gml-mid": true} // which no panel is made of
		for _, set := range dataset.Catalogue() {
			if dir, ok := set.In(dataset.Below(from)); ok && !done[set.Name] {
				done[set.Name] = true // the newest is enough
				_, err := s.Import(set, dir)
				fine(t, err)
			}
		}
		recipe.Prepare(s)
	})
	return &recipe.Library{Dir: sharedStore}
}

var (
	sharedStore string
	imported    sync.Once
)

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if sharedStore, err = os.MkdirTemp("", "casus-store-"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(sharedStore)
	os.Exit(code)
}

// pairsOf says in which row each pair of a frame of one year stands.
func (f *frame) pairsOf() map[[2]int]int {
	out := map[[2]int]int{}
	for row := range f.rows {
		out[[2]int{int(f.columns["ccode1"][row]), int(f.columns["ccode2"][row])}] = row
	}
	return out
}

// words writes values side by side.
func words(values []float64) string { return strings.Trim(fmt.Sprint(values), "[]") }

func fine(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
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

// directed51 are the additions of the published directed panel.
func directed51(t testing.TB) []string {
	r, err := recipe.Open("directed-51")
	fine(t, err)
	return slices.Clone(r.Add)
}
