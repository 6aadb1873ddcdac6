package download

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entry is a file in an archive of a test.
type entry struct {
	name, text string
	mode       fs.FileMode
	flags      uint16
}

func pack(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		head := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Flags: e.flags}
		head.SetMode(e.mode | 0o644)
		f, err := w.CreateHeader(head)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestExtract(t *testing.T) {
	const table = "ccode,year\n2,1816\n"
	inner := string(pack(t, entry{name: "table.csv", text: table}))
	stored := pack(t, entry{name: "table.csv", text: table})
	bad := bytes.Replace(stored, stored[len("PK\x03\x04")+40:][:8], []byte("garbage!"), 1)
	for name, c := range map[string]struct {
		archive []byte
		members []string
		want    string // the text, or the error after a !
	}{
		"by its name":                    {pack(t, entry{name: "a/table.csv", text: table}), []string{"a/table.csv"}, table},
		"by its last part":               {pack(t, entry{name: "Data v5/table.csv", text: table}), []string{"table.csv"}, table},
		"of two by its full name":        {pack(t, entry{name: "a/table.csv", text: table}, entry{name: "b/table.csv"}), []string{"a/table.csv"}, table},
		"written with backslashes":       {pack(t, entry{name: `a\table.csv`, text: table}), []string{"a/table.csv"}, table},
		"in an archive in the archive":   {pack(t, entry{name: "v7/abridged.zip", text: inner}), []string{"v7/abridged.zip", "table.csv"}, table},
		"not there":                      {pack(t, entry{name: "other.csv"}), []string{"table.csv"}, "!the archive has no file table.csv"},
		"twice there":                    {pack(t, entry{name: "a/table.csv"}, entry{name: "b/table.csv"}), []string{"table.csv"}, "!has 2 entries called table.csv"},
		"out of the archive":             {pack(t, entry{name: "../../table.csv", text: table}), []string{"table.csv"}, "!no file table.csv"},
		"out of the archive, by name":    {pack(t, entry{name: "../table.csv", text: table}), []string{"../table.csv"}, "!no file ../table.csv"},
		"out by backslashes":             {pack(t, entry{name: `..\table.csv`, text: table}), []string{"table.csv"}, "!no file table.csv"},
		"from the root":                  {pack(t, entry{name: "/etc/table.csv", text: table}), []string{"table.csv"}, "!no file table.csv"},
		"a link":                         {pack(t, entry{name: "table.csv", text: "/etc/passwd", mode: fs.ModeSymlink}), []string{"table.csv"}, "!no file table.csv"},
		"encrypted":                      {pack(t, entry{name: "table.csv", text: table, flags: 1}), []string{"table.csv"}, "!table.csv in the archive is encrypted"},
		"a bomb":                         {pack(t, entry{name: "table.csv", text: strings.Repeat("0", 1<<20)}), []string{"table.csv"}, "!larger than the limit of 1000 bytes when it is unpacked"},
		"a bomb in the archive":          {pack(t, entry{name: "in.zip", text: string(pack(t, entry{name: "table.csv", text: strings.Repeat("0", 1<<20)}))}), []string{"in.zip", "table.csv"}, "!larger than the limit of 1000 bytes"},
		"damaged":                        {bad, []string{"table.csv"}, "!table.csv in the archive: "},
		"a page":                         {[]byte("<html>not found</html>"), []string{"table.csv"}, "!archive.zip is no zip archive"},
		"a file instead of the archive":  {pack(t, entry{name: "in.zip", text: table}), []string{"in.zip", "table.csv"}, "!is no zip archive"},
		"a cut archive":                  {stored[:len(stored)-10], []string{"table.csv"}, "!is no zip archive"},
		"an archive of nothing, in full": {pack(t), []string{"table.csv"}, "!no file table.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "a", "b")
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			archive, to := filepath.Join(dir, "archive.zip"), filepath.Join(dir, "out.csv")
			if err := os.WriteFile(archive, c.archive, 0o644); err != nil {
				t.Fatal(err)
			}
			err := Extract(archive, c.members, to, 1000)
			data, _ := os.ReadFile(to)
			if want, fails := strings.CutPrefix(c.want, "!"); fails {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, want %q", err, want)
				}
			} else if err != nil || string(data) != c.want {
				t.Errorf("got %q, %v", data, err)
			}
			left := 1
			if err == nil {
				left = 2
			}
			if n := count(t, filepath.Dir(filepath.Dir(dir))); n != left {
				t.Errorf("%d files are there, want %d", n, left)
			}
		})
	}
}

// count counts the files at any depth.
func count(t testing.TB, dir string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func FuzzExtract(f *testing.F) {
	f.Add(pack(f, entry{name: "a/table.csv", text: "x"}))
	f.Add(pack(f, entry{name: "../table.csv", text: "x"}))
	f.Add(pack(f, entry{name: "table.csv", text: strings.Repeat("0", 5000)}))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		archive, to := filepath.Join(dir, "archive.zip"), filepath.Join(dir, "out.csv")
		if err := os.WriteFile(archive, data, 0o644); err != nil {
			t.Fatal(err)
		}
		err := Extract(archive, []string{"table.csv"}, to, 1000)
		info, statErr := os.Stat(to)
		if (err == nil) != (statErr == nil) || statErr == nil && info.Size() > 1000 {
			t.Errorf("got %v, and a file: %v", err, statErr)
		}
	})
}
