package dossier

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"casus/internal/world"
)

// sameTables compares what a dossier holds; an empty list is no list.
func sameTables(a, b *world.World) string {
	if reflect.DeepEqual(a.Tables, b.Tables) {
		return "" // the common case, much the faster
	}
	return cmp.Diff(a.Tables, b.Tables, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(world.Edit{}))
}

func embeddedWorld(t *testing.T) *world.World {
	t.Helper()
	w, err := Embedded(Default)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWriteEmbedded(t *testing.T) {
	for _, name := range EmbeddedNames() {
		t.Run(name, func(t *testing.T) {
			w, err := Embedded(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(t.TempDir(), "copy")
			if err := Write(dir, w); err != nil {
				t.Fatal(err)
			}
			again, err := Read(os.DirFS(dir))
			if err != nil {
				t.Fatal(err)
			}
			if diff := sameTables(w, again); diff != "" {
				t.Errorf("the copy differs (-original +copy):\n%s", diff)
			}
		})
	}
}

func TestWriteRandom(t *testing.T) {
	root := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		w := randomWorld(rt)
		dir, err := os.MkdirTemp(root, "")
		if err != nil {
			rt.Fatal(err)
		}
		if err := Write(dir, w); err != nil {
			rt.Fatal(err)
		}
		again, err := Read(os.DirFS(dir))
		if err != nil {
			rt.Fatal(err)
		}
		if diff := sameTables(w, again); diff != "" {
			rt.Errorf("the copy differs (-original +copy):\n%s", diff)
		}
		if err := os.RemoveAll(dir); err != nil {
			rt.Fatal(err)
		}
	})
}

// TestWriteOver replaces a dossier by a smaller one: nothing of the older one
// may be left to be read, and what is no dossier file stays.
func TestWriteOver(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, embeddedWorld(t)); err != nil {
		t.Fatal(err)
	}
	readme := filepath.Join(dir, "README.md")
	if err := os.WriteFile(readme, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := Read(StarterFS())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, w); err != nil {
		t.Fatal(err)
	}
	again, err := Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameTables(w, again); diff != "" {
		t.Errorf("the new dossier differs (-wanted +read):\n%s", diff)
	}
	if _, err := os.Stat(readme); err != nil {
		t.Error("a file of the user is gone")
	}
	if left := countFiles(t, dir, ".casus-"); left != 0 {
		t.Errorf("%d temporary files are left", left)
	}
}

func countFiles(t *testing.T, dir, prefix string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasPrefix(e.Name(), prefix) {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestWriteRefuses asks that a refusal leaves the folder as it was.
func TestWriteRefuses(t *testing.T) {
	change := func(f func(*world.Tables)) func(*testing.T, string) *world.World {
		return func(t *testing.T, _ string) *world.World {
			w := *embeddedWorld(t)
			f(&w.Tables)
			return &w
		}
	}
	for _, tt := range []struct {
		name    string
		prepare func(t *testing.T, dir string) *world.World
		message string
	}{
		{"a folder with other things", func(t *testing.T, dir string) *world.World {
			if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
			return embeddedWorld(t)
		}, "holds no dossier.yaml"},
		{"a treaty id that leaves the folder", change(func(t *world.Tables) {
			t.Treaties = []*world.Treaty{{ID: "../../x"}}
		}), "cannot be a file's name"},
		{"a list member with a bar", change(func(t *world.Tables) {
			t.States = append([]world.State{{ID: "ABC", Aliases: []string{"a|b"}}}, t.States...)
		}), "separated by |"},
		{"a record with a fault", change(func(t *world.Tables) { t.Sources = t.Sources[1:] }), "would not read back"},
		{"a text that is trimmed", change(func(t *world.Tables) { t.Question.Title = " title" }), "begins or ends with a space"},
		{"a number that is none", change(func(t *world.Tables) {
			t.BaseRates = []world.BaseRate{{ID: "x", Measure: "m", Value: new(math.NaN()), Provenance: world.Provenance{Sources: []world.SourceID{"memory"}}}}
		}), "is not a number"},
		{"a condition that names nobody", change(func(t *world.Tables) {
			t.Treaties = []*world.Treaty{{ID: "X", Clauses: []world.Clause{{Conditions: []world.Condition{{Kind: "acts"}}}}}}
		}), "acts names nobody"},
		{"a date that only a program makes", change(func(t *world.Tables) {
			treaty := *t.Treaties[0]
			treaty.InForce = world.Date{Lo: world.DistantPast, Hi: world.DistantPast, Text: "always"}
			t.Treaties = append([]*world.Treaty{&treaty}, t.Treaties[1:]...)
		}), `"always" is not a date`},
		{"an edit that only a program makes", change(func(t *world.Tables) {
			t.Question.Edits = []world.Edit{{Kind: "restore"}}
		}), "cannot be written"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			w := tt.prepare(t, dir)
			before := countFiles(t, dir, "")
			err := Write(dir, w)
			if err == nil || !strings.Contains(err.Error(), tt.message) {
				t.Errorf("error %v, want one that says %q", err, tt.message)
			}
			if after := countFiles(t, dir, ""); after != before {
				t.Errorf("%d files in the folder, want %d", after, before)
			}
		})
	}
}

func TestWriteToFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(file, embeddedWorld(t)); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestEmit(t *testing.T) {
	long := strings.Repeat("a long text with words ", 8) + "and an end"
	for _, tt := range []struct {
		name  string
		value any
		want  string
	}{
		{"plain text", text("Arcadia"), "k: Arcadia\n"},
		{"text that looks like a number", text("0123"), "k: \"0123\"\n"},
		{"text that looks like a flag", text("no"), "k: \"no\"\n"},
		{"number", number(0.35), "k: 0.35\n"},
		{"colon", text("a: b"), "k: \"a: b\"\n"},
		{"comma in a text", text("a, b"), "k: a, b\n"},
		{"comma in a list", list{text("a, b"), text("c")}, "k: [\"a, b\", c]\n"},
		{"quotes and backslash", text(`"a" \`), `k: "\"a\" \\"` + "\n"},
		{"line break", text("a\nb"), `k: "a\nb"` + "\n"},
		{"long text", text(long), "k: >\n  " + strings.Repeat("a long text with words ", 5) + "a\n  " + long[len("a long text with words ")*5+2:] + "\n"},
		{"short mapping", mapping{short: true, fields: []field{{"a", text("x")}, {"b", word("1")}}}, "k: {a: x, b: 1}\n"},
		{"spread mapping", mapping{fields: []field{{"a", text("x")}, {"b", word("1")}}}, "k:\n  a: x\n  b: 1\n"},
		{"list of mappings", list{mapping{short: true, fields: []field{{"a", text("x")}}}, mapping{fields: []field{{"a", text("u")}, {"b", text("z")}}}},
			"k:\n  - {a: x}\n  - a: u\n    b: z\n"},
		{"nothing", text(""), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var m mapping
			m.add("k", tt.value)
			if got := string(emit(m)); got != tt.want {
				t.Errorf("emitted\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
