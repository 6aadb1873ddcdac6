package dataset_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// everythingIn says everything that a folder holds.
func everythingIn(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			fmt.Fprintln(&out, p)
			return err
		}
		data, err := os.ReadFile(p)
		fmt.Fprintf(&out, "%s %x\n", p, sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// trial imports the files of a set, each damaged in every way that it has a place
// for, into a store that holds the set.
type trial struct {
	*testing.T
	small                  bool // the tables are of our own
	set                    dataset.Set
	store                  dataset.Store
	good                   string // the folder of what the store holds
	held                   string // everything in the store
	tried, refused, limits int
}

func newTrial(t *testing.T, c copies) *trial {
	t.Helper()
	r := &trial{T: t, set: c.set, store: dataset.Store{Dir: t.TempDir(), Parts: true}, good: t.TempDir()}
	c.write(t, r.good, c.data)
	if _, err := r.store.Import(c.set, r.good); err != nil {
		t.Fatalf("%s %s: what is whole is refused: %v", c.set.Name, c.set.Version, err)
	}
	r.held = everythingIn(t, r.store.Dir)
	return r
}

// all tries every damage of a kind on every file.
func (r *trial) all(c copies, full bool) {
	r.Helper()
	for _, f := range r.set.Files {
		if c.data[f.Name] == nil || full && f.SHA256 == "" {
			continue // how many rows a file without a checksum should have is not known
		}
		at, ok := spots[f.Name]
		if r.small {
			at.order = "" // it is for the published row
		}
		if !ok {
			r.Fatalf("%s: where can it be hit?", f.Name)
		}
		folder := r.TempDir()
		for _, other := range r.set.Files {
			if d := c.data[other.Name]; d != nil && (other.Needed || !full) {
				c.write(r.T, folder, map[string][]byte{other.Name: d})
			}
		}
		for _, d := range damages {
			if d.full != full {
				continue
			}
			if w := d.make(newTable(bytes.Clone(c.data[f.Name]), at, headless[f.Name])); w.data != nil {
				c.write(r.T, folder, map[string][]byte{f.Name: w.data})
				place := w.place(c.named[f.Name])
				if full && together(f.Name, c) && w.says != "" {
					place, w.says = c.named[f.Name], "" // what belongs together and is not there is told first, each on its line
				}
				r.try(folder, f.Name+": "+d.name, place, w.says, !full)
			}
		}
	}
}

// together says whether rows of the file belong to others, of it or of other files.
func together(file string, c copies) bool { return len(c.data) > 1 || file == "cow_mid_ddydisps.csv" }

// try imports a folder with a damaged file. It is refused by its name, its line and
// a reason, and the store is as it was to the last byte.
func (r *trial) try(folder, name, place, says string, parts bool) {
	r.Helper()
	r.tried++
	r.store.Parts = parts
	_, err := r.store.Import(r.set, folder)
	var faults fault.List
	limit := limits[name]
	if r.small {
		limit = "" // numbers of our own tables are far apart
	}
	switch {
	case err == nil:
		if r.limits++; limit == "" {
			r.Errorf("%s: taken", name)
		}
		r.store.Parts = true
		if _, err := r.store.Import(r.set, r.good); err != nil {
			r.Fatal(err)
		}
	case limit != "":
		r.Errorf("%s: refused, and listed as a limit: %.300s", name, err)
	case !errors.As(err, &faults) || len(faults) > 101 || len(err.Error()) > 50_000:
		r.Errorf("%s: %d bytes of error: %.300s", name, len(err.Error()), err)
	case !strings.Contains(err.Error(), place):
		r.Errorf("%s: %q is not named: %.300s", name, place, err)
	case !strings.Contains(err.Error(), says):
		r.Errorf("%s: does not say %q: %.300s", name, says, err)
	default:
		r.refused++
	}
	if everythingIn(r.T, r.store.Dir) != r.held {
		r.Fatalf("%s: the store has changed", name)
	}
}

// limits are damages that are taken, by the file and the damage, with the reason.
var limits = map[string]string{
	"Extra-StateWarData_v4.0.csv: fields of two columns swapped": "the numbers of wars there are numbers of states too, and nothing else in the row tells them apart",
	"directed_dyadic_war.csv: an end before its beginning":       "the dates are not read: day and month are exchanged in some published rows",
}

// TestDamagedFiles damages the real files of every set at hand.
func TestDamagedFiles(t *testing.T) {
	t.Parallel()
	var sum trial
	for _, c := range copiesAtHand(t) {
		few := c.thin(t)
		r := newTrial(t, few)
		r.all(few, false)
		r.all(c, true)
		t.Logf("%s %s: %d damaged files, %d refused, %d taken", c.set.Name, c.set.Version, r.tried, r.refused, r.limits)
		sum.tried, sum.refused, sum.limits = sum.tried+r.tried, sum.refused+r.refused, sum.limits+r.limits
	}
	t.Logf("%d ways, %d damaged files, %d refused, %d taken", len(damages), sum.tried, sum.refused, sum.limits)
	if sum.tried < 2700 || sum.limits != len(limits) {
		t.Errorf("only %d damaged files were tried, and %d of %d limits met", sum.tried, sum.limits, len(limits))
	}
}

// TestDamagedTables damages small tables of our own, where no research data are at
// hand too.
func TestDamagedTables(t *testing.T) {
	t.Parallel()
	var sum trial
	for _, c := range smallCopies(t) {
		r := newTrial(t, c)
		r.small = true
		r.all(c, false)
		sum.tried, sum.refused, sum.limits = sum.tried+r.tried, sum.refused+r.refused, sum.limits+r.limits
	}
	t.Logf("%d damaged files, %d refused, %d taken", sum.tried, sum.refused, sum.limits)
	if sum.tried < 2000 || sum.limits > 0 {
		t.Errorf("only %d damaged files were tried, and %d taken", sum.tried, sum.limits)
	}
}
