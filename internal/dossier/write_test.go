package dossier

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"casus/internal/world"
)

// sameTables compares what a dossier holds; an empty list is no list.
func sameTables(a, b *world.World) string {
	return cmp.Diff(a.Tables, b.Tables, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(world.Edit{}))
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
