package dataset_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
)

// invented copies the invented alliances under the names of the published
// files.
func invented(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, as := range map[string]string{"a.csv": "atop5_1a.csv", "m.csv": "ATOP5_1M.csv"} {
		data, err := os.ReadFile(filepath.Join("testdata", "small", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, as), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func atop(t *testing.T) dataset.Set {
	t.Helper()
	for _, s := range dataset.Catalogue() {
		if s.Name == "atop" && s.Version == "5.1" {
			return s
		}
	}
	t.Fatal("the catalogue has no atop 5.1")
	return dataset.Set{}
}

func TestStore(t *testing.T) {
	store, from, set := dataset.Store{Dir: filepath.Join(t.TempDir(), "data"), Parts: true}, invented(t), atop(t)
	m, err := store.Import(set, from)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != 2 || m.Files[1].Name != "atop5_1m.csv" || m.Files[1].From != "ATOP5_1M.csv" || m.Files[1].Rows != 20 || m.Files[1].Verdict == "as published" {
		t.Errorf("the manifest says %+v", m.Files)
	}
	if held := store.Held(); len(held) != 1 || held[0].Version != "5.1" {
		t.Errorf("the store holds %v", held)
	}
	if wrong := store.Verify(set); len(wrong) > 0 {
		t.Errorf("a fresh import is not whole: %v", wrong)
	}

	// A file that is cut is refused and leaves the store as it was.
	member := filepath.Join(from, "ATOP5_1M.csv")
	whole, err := os.ReadFile(member)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(member, whole[:len(whole)*2/3], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(set, from); err == nil || !strings.Contains(err.Error(), "ATOP5_1M.csv:") {
		t.Errorf("a cut file gives %v", err)
	}
	if wrong := store.Verify(set); len(wrong) > 0 {
		t.Errorf("after a refused import the store is not as it was: %v", wrong)
	}
	if entries, _ := os.ReadDir(store.Dir); len(entries) != 1 {
		t.Errorf("something is left behind: %v", entries)
	}

	// A file changed by hand is told.
	kept := filepath.Join(store.Folder(set), "atop5_1a.csv")
	data, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	if wrong := store.Verify(set); len(wrong) != 1 || !strings.Contains(wrong[0].Error(), "has changed since it was imported") {
		t.Errorf("a changed file gives %v", wrong)
	}
	if err := os.Remove(kept); err != nil {
		t.Fatal(err)
	}
	if wrong := store.Verify(set); len(wrong) != 1 || !strings.Contains(wrong[0].Error(), "does not have atop5_1a.csv") {
		t.Errorf("a missing file gives %v", wrong)
	}

	// Another import mends it.
	if err := os.WriteFile(member, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(set, from); err != nil {
		t.Error(err)
	}
	if wrong := store.Verify(set); len(wrong) > 0 {
		t.Errorf("after a new import: %v", wrong)
	}
}

// A copy that cannot be made, after all was read, leaves nothing behind.
func TestFailedCopyLeavesTheStore(t *testing.T) {
	store, from, set := dataset.Store{Dir: t.TempDir(), Parts: true}, invented(t), atop(t)
	if _, err := store.Import(set, from); err != nil {
		t.Fatal(err)
	}
	before := everythingIn(t, store.Dir)
	set.Files = slices.Clone(set.Files)
	member := &set.Files[1]
	member.Also, member.Name = []string{member.Name}, "no such folder/"+member.Name
	if _, err := store.Import(set, from); err == nil || !strings.Contains(err.Error(), "no such folder") {
		t.Errorf("got %v", err)
	}
	if after := everythingIn(t, store.Dir); after != before {
		t.Errorf("the store was\n%s\nand is\n%s", before, after)
	}
}
