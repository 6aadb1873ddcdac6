package recipe_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// store is a store with the data sets named.
func store(t *testing.T, names ...string) dataset.Store {
	t.Helper()
	s := dataset.Store{Dir: t.TempDir()}
	for _, name := range names {
		found, err := dataset.Locate(researchdata.Path(t, "data"), name)
		fine(t, err)
		_, err = s.Import(found.Set, found.Dir)
		fine(t, err)
	}
	return s
}

func tables(t *testing.T, s dataset.Store) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.Dir, dataset.TablesFolder, "*"))
	fine(t, err)
	return files
}

// TestKeptTables: a panel from tables that were kept is the same, and says the same
// of its sources, as one from the files; a kept table that is damaged, or of which
// the store has other files, is made anew.
func TestKeptTables(t *testing.T) {
	s := store(t, "cow-states", "nmc", "atop")
	r := recipe.Recipe{Unit: panel.DyadYear, Years: "1914-1916", Add: []string{"alliances", "capabilities"}}
	fresh := &recipe.Library{Dir: s.Dir}
	want := make(t, fresh, r)
	kept := tables(t, s)
	if len(kept) != 2 {
		t.Fatalf("kept: %v", kept)
	}
	again := &recipe.Library{Dir: s.Dir}
	got := make(t, again, r)
	sameFrames(t, want, got, 0)
	if diff := cmp.Diff(fresh.Used, again.Used); diff != "" {
		t.Errorf("what was used (-fresh +kept):\n%s", diff)
	}
	for _, path := range kept {
		good, err := os.ReadFile(path)
		fine(t, err)
		bad := slices.Clone(good)
		bad[len(bad)-1] ^= 1
		fine(t, os.WriteFile(path, bad, 0o644))
		sameFrames(t, want, make(t, &recipe.Library{Dir: s.Dir}, r), 0)
		if again, err := os.ReadFile(path); err != nil || !bytes.Equal(again, good) {
			t.Errorf("%s was damaged and is not made anew (%v)", filepath.Base(path), err)
		}
	}

	// The table of dyad-years settles what varies among partners, once it is there.
	if again.Settled != nil {
		t.Errorf("settled by nothing: %+v", again.Settled)
	}
	found, err := dataset.Locate(researchdata.Path(t, "data"), "atop-dyad-years")
	fine(t, err)
	_, err = s.Import(found.Set, found.Dir)
	fine(t, err)
	for range 2 {
		l := &recipe.Library{Dir: s.Dir}
		make(t, l, r)
		if want := (dataset.Settled{Equal: 272322, Settled: 974}); l.Settled == nil || *l.Settled != want {
			t.Errorf("the table of dyad-years settled %+v, want %+v", l.Settled, want)
		}
	}
}

// TestRawFilesAreNotKept: nothing is written into a folder that is no store.
func TestRawFilesAreNotKept(t *testing.T) {
	dir := t.TempDir()
	found, err := dataset.Locate(researchdata.Path(t, "data"), "cow-states")
	fine(t, err)
	fine(t, os.CopyFS(filepath.Join(dir, "states"), os.DirFS(found.Dir)))
	make(t, &recipe.Library{Dir: dir}, recipe.Recipe{Unit: panel.StateYear, Years: "2000", Add: []string{"majors"}})
	if kept := tables(t, dataset.Store{Dir: dir}); len(kept) > 0 {
		t.Errorf("written: %v", kept)
	}
}

// TestTablesAreThoseOfTheirSchema: kept tables hold as long as the rules by which
// they are made. Where a table of published data comes out otherwise, keptSchema
// needs a new number, or stores go on with tables made by the old rules; then the
// golden file is written anew.
func TestTablesAreThoseOfTheirSchema(t *testing.T) {
	l := &recipe.Library{Dir: researchdata.Path(t, "data")}
	make(t, l, everything())
	golden(t, "tables.txt", recipe.Fingerprint(l))
}
