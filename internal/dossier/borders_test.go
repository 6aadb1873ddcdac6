package dossier

import (
	"testing"
	"testing/fstest"

	"casus/internal/world"
)

// TestBordersKnown: a dossier without the table does not know its borders; one
// with a table of no rows knows that there are none, and stays so when written.
// Of one pair there may be several rows, one after the other.
func TestBordersKnown(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		rows       int // -1: not known
	}{
		{"no table", "", -1},
		{"no rows", borderHeader, 0},
		{"a pair at two times, in either order", borderHeader + "VEL,ARC,1990,,invented,,\nARC,VEL,,1950,invented,,\n", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := starterFS(t)
			if tt.file != "" {
				files["borders.csv"] = &fstest.MapFile{Data: []byte(tt.file), Mode: 0o644}
			}
			w, err := Read(files)
			if err != nil {
				t.Fatal(err)
			}
			written, err := render(&w.Tables)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Read(written)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range []*world.World{w, again} {
				if (w.Borders == nil) != (tt.rows < 0) || len(w.Borders) != max(tt.rows, 0) {
					t.Errorf("borders %v (nil: %v), want %d", w.Borders, w.Borders == nil, tt.rows)
				}
				if tt.rows == 2 && (w.Borders[0].A != "ARC" || w.Borders[0].Valid.To.Text != "1950") {
					t.Errorf("the rows are not in order of time: %v", w.Borders)
				}
			}
		})
	}
}
