package workspace

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestForeignFilesAreLeftAlone opens what is no workspace; not a byte may change and
// nothing may come to lie beside it.
func TestForeignFilesAreLeftAlone(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "workspace.db")
	opened(t, whole).Close()
	good, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	with := func(at int, b ...byte) []byte {
		out := bytes.Clone(good)
		copy(out[at:], b)
		return out
	}
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE study (id TEXT); PRAGMA user_version = 1"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	another, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":        {nil, "no workspace"},
		"text":         {[]byte(strings.Repeat("my notes\n", 100)), "no workspace"},
		"short":        {good[:50], "no workspace"},
		"other SQLite": {another, "no workspace"},
		"newer":        {with(60, 0, 0, 0, 9), "newer casus"},
		"much newer":   {with(60, 0x80, 0, 0, 0), "newer casus"},
		"no version":   {with(60, 0, 0, 0, 0), "no workspace"},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "x.db")
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			w, err := Open(path, Options{})
			if err == nil {
				w.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("it says %q, not %q with the path", err, c.want)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, c.data) {
				t.Errorf("the file was changed (%v)", err)
			}
			if entries, _ := os.ReadDir(dir); len(entries) != 1 {
				t.Errorf("there are files beside it: %v", entries)
			}
		})
	}
	if w, err := Open(t.TempDir(), Options{}); err == nil {
		w.Close()
		t.Error("a folder was opened")
	}
}

// TestDamageIsTold changes bytes within the pages: either the file is refused, or
// SQLite finds nothing wrong and it can be used.
func TestDamageIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workspace.db")
	w, ok := opened(t, path), must(t)
	s := ok(w.Create(ctx, "s", ""))
	for i := range 50 {
		ok(w.PutNote(ctx, s.ID, 0, fmt.Sprint(i), strings.Repeat("x", 2000)))
	}
	w.Close()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for page := 4096; page+4096 < len(good); page += 4096 {
		bad := bytes.Clone(good)
		for i := range 12 {
			bad[page+i] ^= 0x5a
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := Open(path, Options{})
		if err != nil {
			told++
			if !strings.Contains(err.Error(), "damaged") {
				t.Errorf("page at %d: %v", page, err)
			}
			continue
		}
		w.Close()
	}
	if told < 20 {
		t.Errorf("of %d damaged pages %d were told", len(good)/4096, told)
	}
}

// TestTriggersAreRefused: a file with code of its own is not run.
func TestTriggersAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workspace.db")
	w := opened(t, path)
	if _, err := w.db.Exec("CREATE TRIGGER x AFTER INSERT ON study BEGIN DELETE FROM note; END"); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if w, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "triggers") {
		t.Errorf("it says %v", err)
		w.Close()
	}
}

// TestMigration takes a file of an older version to a newer one with all it holds.
func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workspace.db")
	w := opened(t, path)
	s := must(t)(w.Create(ctx, "s", ""))
	w.Close()
	steps := append(migrations[:len(migrations):len(migrations)], "ALTER TABLE study ADD COLUMN more TEXT NOT NULL DEFAULT 'yes'")
	next, err := open(path, Options{}, steps)
	if err != nil {
		t.Fatal(err)
	}
	var more string
	if err := next.db.QueryRow("SELECT more FROM study WHERE id = ?", s.ID).Scan(&more); err != nil || more != "yes" {
		t.Errorf("%q, %v", more, err)
	}
	next.Close()
	// A step that fails leaves the file at the version that it had.
	if w, err := open(path, Options{}, append(steps, "CREATE TABLE y (i); CREATE TABLE study (i)")); err == nil {
		w.Close()
		t.Error("a broken step passed")
	}
	if next, err = open(path, Options{}, steps); err != nil {
		t.Fatal(err)
	}
	next.Close()
	if w, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("the older program says %v", err)
		w.Close()
	}
}

// TestManyAtOnce: many openings of one new file and many writers lose nothing.
func TestManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "workspace.db")
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			w, err := Open(path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer w.Close()
			s, err := w.Create(ctx, fmt.Sprint("s", i), "")
			for n := range 10 {
				if err == nil {
					_, err = w.AddEdit(ctx, s.ID, int64(n)+1, fmt.Sprintf("sign T%d", n), nil)
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	entries, err := opened(t, path).List(ctx)
	if err != nil || len(entries) != 4 {
		t.Fatalf("%d studies, %v", len(entries), err)
	}
	for _, e := range entries {
		if e.Edits != 10 {
			t.Errorf("%s has %d edits", e.Name, e.Edits)
		}
	}
	if rest, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".casus-*")); len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

func TestDataFolder(t *testing.T) {
	home := func() (string, error) { return "/home/u", nil }
	for _, c := range []struct{ system, name, value, want string }{
		{"linux", "", "", "/home/u/.local/share"},
		{"linux", "XDG_DATA_HOME", "/d", "/d"},
		{"linux", "XDG_DATA_HOME", "rel", "/home/u/.local/share"},
		{"darwin", "XDG_DATA_HOME", "/d", "/home/u/Library/Application Support"},
		{"windows", "LocalAppData", `C:\Users\u\AppData\Local`, `C:\Users\u\AppData\Local`},
	} {
		env := func(name string) string {
			if name == c.name {
				return c.value
			}
			return ""
		}
		if got, err := dataFolder(c.system, env, home); got != c.want || err != nil {
			t.Errorf("%s %s=%s: %q, %v; want %q", c.system, c.name, c.value, got, err, c.want)
		}
	}
	if _, err := dataFolder("linux", func(string) string { return "" }, func() (string, error) { return "", fs.ErrNotExist }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no home: %v", err)
	}
}
