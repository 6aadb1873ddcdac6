package dossier

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// starterFS copies the starter into memory, where a test can change it.
func starterFS(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(StarterFS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(StarterFS(), name)
		files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// swap exchanges the one place in a file where old stands.
func swap(t *testing.T, files fstest.MapFS, name, old, now string) {
	t.Helper()
	f := files[name]
	if f == nil {
		t.Fatalf("the starter has no file %s", name)
	}
	if n := strings.Count(string(f.Data), old); n != 1 {
		t.Fatalf("%q stands %d times in %s", old, n, name)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), old, now, 1)), Mode: 0o644}
}

func TestStarter(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "dossier")
	if err := Starter(dir); err != nil {
		t.Fatal(err)
	}
	if faults := Check(os.DirFS(dir)); len(faults) > 0 {
		t.Fatalf("the starter has faults:\n%v", faults)
	}
	w, err := Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if len(w.States) != 4 || w.Treaty("ARCVEL2020") == nil || len(w.Events) != 1 || len(w.Claims) != 1 {
		t.Errorf("the starter lost a part: %d states, %d events, %d claims", len(w.States), len(w.Events), len(w.Claims))
	}
	copied := filepath.Join(t.TempDir(), "copy")
	if err := Write(copied, w); err != nil {
		t.Fatal(err)
	}
	again, err := Read(os.DirFS(copied))
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameTables(w, again); diff != "" {
		t.Errorf("the copy differs (-original +copy):\n%s", diff)
	}
	if err := Starter(dir); err == nil {
		t.Error("a second starter replaced the first")
	}
}

// The starter teaches the format: every file that YAML allows remarks in has
// some.
func TestStarterHasRemarks(t *testing.T) {
	for name, f := range starterFS(t) {
		if strings.HasSuffix(name, ".yaml") && strings.Count(string(f.Data), "# ") < 2 {
			t.Errorf("%s has no remarks", name)
		}
	}
}
