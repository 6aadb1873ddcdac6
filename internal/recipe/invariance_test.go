package recipe_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// everything is what the invariances are tried on: each addition with columns of
// pairs, but for those of which columns have the names of another's, over years with wars, new states and states that come back.
func everything() recipe.Recipe {
	r := recipe.Recipe{Unit: panel.DirectedDyadYear, Years: "1905-1925"}
	for _, a := range recipe.Additions {
		if slices.Contains(a.Units(), r.Unit) && a.Name != "cow-dispute-details" && a.Name != "wars" && a.Name != "civil-wars" {
			r.Add = append(r.Add, a.Name)
		}
	}
	return r
}

// TestOrderOfInputRowsLeavesNoTrace: with the rows of every file in another order
// the panel is the same.
func TestOrderOfInputRowsLeavesNoTrace(t *testing.T) {
	want := make(t, raw(t), everything())
	dir := t.TempDir()
	shuffleFiles(t, dir)
	got := make(t, &recipe.Library{Dir: dir}, everything())
	sameFrames(t, want, got, 0)
}

// shuffleFiles copies the files of the data sets that panels use, their rows in
// another order.
func shuffleFiles(t *testing.T, dir string) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	for _, u := range raw(t).Used {
		found, err := dataset.Locate(researchdata.Path(t, "data"), u.Name)
		fine(t, err)
		folder := filepath.Join(dir, u.Name)
		fine(t, os.MkdirAll(folder, 0o755))
		for _, name := range found.Names {
			data, err := os.ReadFile(filepath.Join(found.Dir, name))
			fine(t, err)
			packed := strings.HasSuffix(name, ".gz")
			if packed {
				z, err := gzip.NewReader(bytes.NewReader(data))
				fine(t, err)
				data, err = io.ReadAll(z)
				fine(t, err)
			}
			data = shuffled(data, random)
			if packed {
				var out bytes.Buffer
				z := gzip.NewWriter(&out)
				z.Write(data)
				fine(t, z.Close())
				data = out.Bytes()
			}
			fine(t, os.WriteFile(filepath.Join(folder, name), data, 0o644))
		}
	}
}

// shuffled puts the rows below the head in another order. Tables of states come
// with a head too; fields do not hold line ends.
func shuffled(data []byte, random *rand.Rand) []byte {
	data = bytes.TrimRight(data, "\r\n")
	end := []byte("\n")
	if bytes.Contains(data, []byte("\r\n")) {
		end = []byte("\r\n")
	} else if !bytes.Contains(data, end) {
		end = []byte("\r")
	}
	lines := bytes.Split(data, end)
	random.Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
	return append(bytes.Join(lines, end), end...)
}

// sameFrames compares the rows of a frame, from one on, with those of another.
func sameFrames(t *testing.T, want, got *frame, from int) {
	t.Helper()
	for _, v := range want.variables {
		w, g := want.columns[v.Name][from:], got.columns[v.Name]
		if len(w) < len(g) {
			t.Fatalf("%s has %d rows, want %d", v.Name, len(g), len(w))
		}
		for row := range g {
			if w[row] != g[row] && !(w[row] != w[row] && g[row] != g[row]) {
				t.Errorf("%s in row %d is %v, want %v", v.Name, row, g[row], w[row])
				break
			}
		}
	}
}

// TestYearsMayBeSplit: the years of a panel in two parts are those of the whole.
func TestYearsMayBeSplit(t *testing.T) {
	whole := make(t, raw(t), everything())
	early, late := everything(), everything()
	early.Years, late.Years = "1905-1913", "1914-1925"
	first := make(t, raw(t), early)
	sameFrames(t, whole, first, 0)
	second := make(t, raw(t), late)
	sameFrames(t, whole, second, first.rows)
	if first.rows+second.rows != whole.rows {
		t.Errorf("%d and %d rows, whole %d", first.rows, second.rows, whole.rows)
	}
}

// TestDirectionsAreMirrors: what a row says of its first state the row of the other
// direction says of its second, and what it says of both the two say alike; but for
// what one promises the other.
func TestDirectionsAreMirrors(t *testing.T) {
	r := everything()
	r.Years = "1914"
	f := make(t, raw(t), r)
	rows := f.pairsOf()
	for _, v := range f.variables {
		name, mirror := v.Name, v.Name
		switch {
		case strings.HasPrefix(name, "atop_"):
			continue
		case strings.HasSuffix(name, "1"):
			mirror = strings.TrimSuffix(name, "1") + "2"
		case strings.HasSuffix(name, "2"):
			mirror = strings.TrimSuffix(name, "2") + "1"
		}
		for pair, row := range rows {
			back := rows[[2]int{pair[1], pair[0]}]
			x, y := f.columns[name][row], f.columns[mirror][back]
			if math.Abs(x-y) > 1e-12 || (x != x) != (y != y) {
				t.Errorf("%s of %v is %v, %s of the other direction %v", name, pair, x, mirror, y)
				break
			}
		}
	}
}

// TestUndirectedIsTheFirstDirection: a panel of undirected pairs has the rows of the
// directed one in which the smaller number comes first; an obligation counts there
// if either owes it.
func TestUndirectedIsTheFirstDirection(t *testing.T) {
	r := everything()
	r.Years = "1914"
	both := make(t, raw(t), r)
	rows := both.pairsOf()
	r.Unit = panel.DyadYear
	one := make(t, raw(t), r)
	if 2*one.rows != both.rows {
		t.Errorf("%d rows, directed %d", one.rows, both.rows)
	}
	for pair, row := range one.pairsOf() {
		for _, v := range one.variables {
			x, y := one.columns[v.Name][row], both.columns[v.Name][rows[pair]]
			if strings.HasPrefix(v.Name, "atop_") {
				y = max(y, both.columns[v.Name][rows[[2]int{pair[1], pair[0]}]])
			}
			if x != y && !(x != x && y != y) {
				t.Fatalf("%s of %v is %v, directed %v", v.Name, pair, x, y)
			}
		}
	}
}
