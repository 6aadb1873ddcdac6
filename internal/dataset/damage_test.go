package dataset

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"casus/internal/researchdata"
)

// damage makes a wrong file of a right one; nil where it does not apply. line is
// where the fault stands, 0 where only the file is meant, -1 where any line will do.
type damage struct {
	name string
	make func(data []byte) (wrong []byte, line int)
}

var damages = []damage{
	{"empty", func([]byte) ([]byte, int) { return []byte{}, 0 }},
	{"head alone", func(d []byte) ([]byte, int) { return linesOf(d)[0], 0 }},
	{"cut within a row", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		n := len(all) / 2
		return append(bytes.Join(all[:n], eol(d)), append(eol(d), all[n][:bytes.IndexByte(all[n], between(d))]...)...), n + 1
	}},
	{"cut between two rows", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		return bytes.Join(all[:len(all)/2], eol(d)), -1
	}},
	{"a column renamed", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		head := columnOf(d)
		if head == "" {
			return nil, 0
		}
		all[0] = bytes.Replace(all[0], []byte(head), []byte(head[:1]+"q"+head[1:]), 1)
		return bytes.Join(all, eol(d)), 1
	}},
	{"a field too few", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		at := bytes.LastIndexByte(all[2], between(d))
		all[2] = all[2][:at]
		return bytes.Join(all, eol(d)), 3
	}},
	{"letters for a number", inField(func(string) string { return "12x4" })},
	{"a number too large", inField(func(string) string { return "1e400" })},
	{"a number with a thousands comma", inField(func(string) string { return `"1,914"` })},
	{"no such state", inState(func(string) string { return "9997" })},
	{"a row twice", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		return bytes.Join(append(all, all[2]), eol(d)), len(all) + 1
	}},
	{"bytes of zero", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		all[2] = append([]byte{0, 0}, all[2]...)
		return bytes.Join(all, eol(d)), -1
	}},
	{"UTF-16", func(d []byte) ([]byte, int) {
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(string(d[:min(len(d), 5000)]))) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out, -1
	}},
	{"packed and cut", func(d []byte) ([]byte, int) {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(d)
		w.Close()
		return z.Bytes()[:z.Len()/2], -1
	}},
	{"a picture", func([]byte) ([]byte, int) { return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), -1 }},
	{"another table", func([]byte) ([]byte, int) { return []byte("colour,size\nred,3\nblue,4\n"), -1 }},
	{"a quote that is not closed", func(d []byte) ([]byte, int) {
		all := linesOf(d)
		at := bytes.IndexByte(all[2], between(d))
		if between(d) == '\t' {
			return nil, 0 // these tables have no quotes
		}
		all[2] = append(append(append([]byte{}, all[2][:at+1]...), '"'), all[2][at+1:]...)
		return bytes.Join(all, eol(d)), -1
	}},
}

func eol(d []byte) []byte {
	switch {
	case bytes.Contains(d, []byte("\r\n")):
		return []byte("\r\n")
	case bytes.Contains(d, []byte("\n")):
		return []byte("\n")
	}
	return []byte("\r")
}

func linesOf(d []byte) [][]byte { return bytes.Split(bytes.TrimRight(d, "\r\n"), eol(d)) }

func between(d []byte) byte {
	head := linesOf(d)[0]
	for _, c := range []byte{'\t', ';'} {
		if bytes.Count(head, []byte{c}) > bytes.Count(head, []byte{','}) {
			return c
		}
	}
	return ','
}

// keyColumn is a column that every table needs and that holds a number.
var keyColumn = regexp.MustCompile(`(?i)^"?(ccode|ccode1|gwcode|year|styear|state1no|statelno|stateno|atopid|dispnum|dispnum3|disno|warnum|crisno|statea|state|syear|cowcode|Year|confnum|conflict_id|start_year|ccodea|startyear1|dyad|session|year1|from|stdate)"?$`)

// stateColumn is one of Correlates of War numbers.
var stateNumber = regexp.MustCompile(`(?i)^"?(ccode|ccode1|ccodea|state1no|statelno|cowcode)"?$`)

func columnAt(d []byte, which *regexp.Regexp) int {
	for i, name := range bytes.Split(linesOf(d)[0], []byte{between(d)}) {
		if which.Match(bytes.TrimPrefix(bytes.TrimSpace(name), []byte("\ufeff"))) {
			return i
		}
	}
	return -1
}

// columnOf is the name of the first key column.
func columnOf(d []byte) string {
	at := columnAt(d, keyColumn)
	if at < 0 {
		return ""
	}
	return strings.Trim(string(bytes.Split(linesOf(d)[0], []byte{between(d)})[at]), "\"\ufeff ")
}

func inField(change func(string) string) func([]byte) ([]byte, int) {
	return inColumn(keyColumn, change)
}
func inState(change func(string) string) func([]byte) ([]byte, int) {
	return inColumn(stateNumber, change)
}

func inColumn(which *regexp.Regexp, change func(string) string) func([]byte) ([]byte, int) {
	return func(d []byte) ([]byte, int) {
		at := columnAt(d, which)
		if at < 0 {
			return nil, 0
		}
		all := linesOf(d)
		fields := bytes.Split(all[2], []byte{between(d)})
		if bytes.Count(bytes.Join(fields[:at+1], nil), []byte(`"`))%2 != 0 {
			return nil, 0
		}
		fields[at] = []byte(change(string(fields[at])))
		all[2] = bytes.Join(fields, []byte{between(d)})
		return bytes.Join(all, eol(d)), 3
	}
}

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

// large are the sets of which only some damages are tried, as they take long to
// read.
var large = map[string]bool{"igo": true, "atop-dyad-years": true, "contiguity": true, "atop": true}

// taken are damages that a set takes, with the reason.
var taken = map[string]string{}

// TestDamagedFiles imports the real files of every set, each damaged in many ways.
// A damaged file is refused by its name, and its line where there is one, and what
// the store held stays as it was to the last byte.
func TestDamagedFiles(t *testing.T) {
	folders := Below(researchdata.Path(t, "data"))
	tried, refused := 0, 0
	for _, set := range Catalogue() {
		from, ok := set.In(folders)
		if !ok {
			continue
		}
		found, _, err := set.Locate(os.DirFS(from))
		if err != nil {
			t.Fatal(err)
		}
		file := found[set.Files[0].Name]
		data, packed := readWhole(t, filepath.Join(from, file))
		store := Store{Dir: t.TempDir()}
		if err := os.MkdirAll(store.Folder(set), 0o755); err != nil {
			t.Fatal(err)
		}
		os.WriteFile(filepath.Join(store.Folder(set), "held.csv"), []byte("what was held"), 0o644)
		before := everythingIn(t, store.Dir)
		folder := t.TempDir()
		for _, name := range found {
			if err := os.Symlink(filepath.Join(from, name), filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
		}
		for i, d := range damages {
			if large[set.Name] && i%4 != 2 {
				continue
			}
			wrong, line := d.make(bytes.Clone(data))
			if wrong == nil {
				continue
			}
			tried++
			os.Remove(filepath.Join(folder, file))
			os.WriteFile(filepath.Join(folder, file), pack(wrong, packed), 0o644)
			_, err := store.Import(set, folder)
			name := set.Name + " " + set.Version + ": " + d.name
			switch {
			case err == nil && taken[name] == "":
				t.Errorf("%s: taken", name)
			case err == nil:
			case !strings.Contains(err.Error(), file):
				t.Errorf("%s: the file is not named: %v", name, firstLine(err))
			case line > 0 && !strings.Contains(err.Error(), fmt.Sprintf("%s:%d", file, line)):
				t.Errorf("%s: line %d is not named: %v", name, line, firstLine(err))
			default:
				refused++
			}
			if err != nil && everythingIn(t, store.Dir) != before {
				t.Fatalf("%s: the store has changed", name)
			}
		}
	}
	t.Logf("%d damaged files, %d refused", tried, refused)
	if tried < 300 {
		t.Errorf("only %d damaged files were tried", tried)
	}
}

func firstLine(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

func readWhole(t *testing.T, path string) (data []byte, packed bool) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return data, false
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	return data, true
}

func pack(data []byte, packed bool) []byte {
	if !packed || bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(data)
	w.Close()
	return z.Bytes()
}
