package dataset_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
)

// harmless gives other forms of a table that hold the same; nil where the table has
// no such form.
var harmless = []struct {
	name string
	make func(t *table) []byte
}{
	{"lines that end in LF", func(t *table) []byte { return ended(t, "\n") }},
	{"lines that end in CRLF", func(t *table) []byte { return ended(t, "\r\n") }},
	{"lines that end in CR", func(t *table) []byte { return ended(t, "\r") }},
	{"lines that end in all three ways", func(t *table) []byte {
		var out []byte
		for i, line := range t.lines {
			out = slices.Concat(out, line, []byte([]string{"\n", "\r\n", "\r"}[i%3]))
		}
		return out
	}},
	{"a mark of UTF-8", func(t *table) []byte {
		if bytes.ContainsFunc(t.data, func(r rune) bool { return r == '\ufffd' }) {
			return nil // the table is not in UTF-8
		}
		return slices.Concat([]byte("\ufeff"), bytes.TrimPrefix(t.data, []byte("\ufeff")))
	}},
	{"no end of the last line", func(t *table) []byte { return bytes.Join(t.lines, t.end) }},
	{"empty lines at the end", func(t *table) []byte { return slices.Concat(t.whole(t.lines), t.end, t.end) }},
	{"packed", func(t *table) []byte { return packed(t.data) }},
	{"columns the other way round", func(t *table) []byte {
		if t.bare {
			return nil
		}
		x := *t
		x.lines = slices.Clone(t.lines)
		x.lines[0] = bytes.TrimPrefix(x.lines[0], []byte("\ufeff"))
		return x.everyRow(func(f [][]byte) [][]byte { slices.Reverse(f); return f })
	}},
	{"a head in capitals", func(t *table) []byte {
		if t.bare {
			return nil
		}
		return t.with(0, func(f [][]byte) [][]byte { return [][]byte{bytes.ToUpper(t.join(f))} })
	}},
	{"another column", func(t *table) []byte {
		if t.bare {
			return nil
		}
		return t.everyRow(func(f [][]byte) [][]byte { return append(f, []byte("remark")) })
	}},
	{"rows in another order", shuffled},
}

func shuffled(t *table) []byte {
	lines := slices.Clone(t.lines)
	rows := lines[1:]
	if t.bare {
		rows = lines
	}
	random := rand.New(rand.NewPCG(1914, uint64(len(rows))))
	random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	return t.whole(lines)
}

func ended(t *table, end string) []byte {
	return append(bytes.Join(t.lines, []byte(end)), end...)
}

// Whatever system wrote a table, and in whatever order its rows and columns stand,
// it is taken and holds the same rows.
func TestHarmlessForms(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, c := range copiesAtHand(t) {
		tried += harmlessForms(t, c.thin(t))
	}
	if tried < 500 {
		t.Errorf("only %d files were tried", tried)
	}
	t.Logf("%d files in other forms", tried)
}

// maxShuffled bounds the bytes of a set whose rows are held one by one against those
// of the shuffled whole; of larger ones that is done with some of the rows alone.
const maxShuffled = 2 << 20

// No reader depends on the order of rows, spells of a state included.
func TestShuffledRows(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, c := range copiesAtHand(t) {
		size, folder := 0, t.TempDir()
		mixed := map[string][]byte{}
		for published, data := range c.data {
			size += len(data)
			mixed[published] = shuffled(newTable(data, spot{}, headless[published]))
		}
		if size > maxShuffled {
			continue
		}
		tried++
		c.write(t, folder, c.data)
		want, err := rowsIn(c.set, os.DirFS(folder), c.named)
		if err != nil {
			t.Fatal(err)
		}
		c.write(t, folder, mixed)
		got, err := rowsIn(c.set, os.DirFS(folder), c.named)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s %s: %d rows, want %d: %.500v", c.set.Name, c.set.Version, len(got), len(want), err)
		}
	}
	if tried < 30 {
		t.Errorf("only %d sets were shuffled", tried)
	}
	t.Logf("%d sets shuffled", tried)
}

// The same of tables of our own.
func TestHarmlessFormsOfSmallTables(t *testing.T) {
	tried := 0
	for _, c := range smallCopies(t) {
		tried += harmlessForms(t, c)
	}
	if tried < 400 {
		t.Errorf("only %d files were tried", tried)
	}
}

func harmlessForms(t *testing.T, c copies) (tried int) {
	t.Helper()
	folder := t.TempDir()
	c.write(t, folder, c.data)
	want, err := rowsIn(c.set, os.DirFS(folder), c.named)
	if err != nil || len(want) == 0 {
		t.Fatalf("%s: %d rows, %v", c.set.Name, len(want), err)
	}
	for published, data := range c.data {
		for _, h := range harmless {
			form := h.make(newTable(bytes.Clone(data), spots[published], headless[published]))
			if form == nil {
				continue
			}
			tried++
			c.write(t, folder, map[string][]byte{published: form})
			got, err := rowsIn(c.set, os.DirFS(folder), c.named)
			switch name := fmt.Sprintf("%s %s: %s: %s", c.set.Name, c.set.Version, published, h.name); {
			case err != nil:
				t.Errorf("%s: %.500s", name, err)
			case !slices.Equal(got, want):
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("%s: %d rows, want %d; the first that differs:\n%s\n%s", name, len(got), len(want), strings.Join(got[at:min(at+1, len(got))], ""), strings.Join(want[at:min(at+1, len(want))], ""))
			}
		}
		c.write(t, folder, map[string][]byte{published: data})
	}
	return tried
}

// A file without the end of its last line is taken where its text is the published
// one, whatever ends its lines: the catalogue knows the text.
func TestWholeTextWithoutALastEnd(t *testing.T) {
	t.Parallel()
	for _, c := range copiesAtHand(t) {
		folder := t.TempDir()
		for _, f := range c.set.Files {
			if c.data[f.Name] == nil {
				continue
			}
			lines := newTable(c.data[f.Name], spot{}, headless[f.Name]).lines
			c.write(t, folder, map[string][]byte{f.Name: bytes.Join(lines, []byte("\r\n"))})
		}
		if _, err := (dataset.Store{Dir: t.TempDir()}).Import(c.set, folder); err != nil {
			t.Errorf("%s %s: %.500s", c.set.Name, c.set.Version, err)
		}
	}
}
