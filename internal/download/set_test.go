package download

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
)

// alliances are invented, in the published form of ATOP.
func alliances(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "dataset", "testdata", "small", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// atop is the entry of the catalogue with addresses of a test: all in one
// archive, or a file each.
func atop(t *testing.T, address func(c *dataset.Copy)) dataset.Set {
	t.Helper()
	sets := dataset.Catalogue()
	at := slices.IndexFunc(sets, func(s dataset.Set) bool { return s.Name == "atop" && s.Version == "5.1" })
	if at < 0 {
		t.Fatal("the catalogue has no atop 5.1")
	}
	set := sets[at]
	set.Files = slices.Clone(set.Files)
	for i := range set.Files {
		address(&set.Files[i])
	}
	return set
}

// files answers by path.
func files(t *testing.T) (b *bench, byPath map[string]http.HandlerFunc) {
	b, byPath = newBench(t), map[string]http.HandlerFunc{}
	b.steps = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
		if h := byPath[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	}}
	b.url = strings.TrimSuffix(b.url, "/file")
	return b, byPath
}

func whole(t *testing.T, store dataset.Store, set dataset.Set) {
	t.Helper()
	if wrong := store.Verify(set); len(wrong) > 0 {
		t.Errorf("the store is not whole: %v", wrong)
	}
	if entries, err := os.ReadDir(store.Dir); err != nil || len(entries) != 1 {
		t.Errorf("the store has %v besides (%v)", entries, err)
	}
}

func TestSetFromAnArchive(t *testing.T) {
	b, at := files(t)
	at["/atop.zip"] = serve(pack(t, entry{name: "ATOP (.csv)/atop5_1a.csv", text: string(alliances(t, "a.csv"))},
		entry{name: "ATOP (.csv)/atop5_1m.csv", text: string(alliances(t, "m.csv"))}), `"1"`)
	set := atop(t, func(c *dataset.Copy) { c.URL, c.Member = b.url+"/atop.zip", []string{"ATOP (.csv)/" + c.Name} })
	store := dataset.Store{Dir: filepath.Join(t.TempDir(), "data"), Parts: true}
	out, err := b.Set(t.Context(), store, set, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Files) != 2 || out.Files[1].Name != "atop5_1m.csv" || out.Files[1].Rows != 20 || !strings.Contains(out.Files[1].Verdict, "not as published") {
		t.Errorf("the manifest says %+v", out.Files)
	}
	if want := []string{"atop5_1aph.csv: the archive has no file ATOP (.csv)/atop5_1aph.csv"}; !slices.Equal(out.Without, want) {
		t.Errorf("without %q", out.Without)
	}
	if len(b.asked) != 1 {
		t.Errorf("the archive was asked for %d times", len(b.asked))
	}
	whole(t, store, set)
}

func TestSetFromAMirror(t *testing.T) {
	b, at := files(t)
	at["/lab/atop-5.1/atop5_1a.csv"] = serve(alliances(t, "a.csv"), `"1"`)
	at["/lab/atop-5.1/atop5_1m.csv"] = serve(alliances(t, "m.csv"), `"1"`)
	set := atop(t, func(c *dataset.Copy) { c.URL = "https://data.example.org/x.zip" })
	store := dataset.Store{Dir: t.TempDir(), Parts: true}
	out, err := b.Set(t.Context(), store, set, b.url+"/lab/")
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Files) != 2 || len(out.Without) != 1 || !strings.Contains(out.Without[0], "404") {
		t.Errorf("got %+v", out)
	}
	whole(t, store, set)
}

func TestNamesAreEscapedForAMirror(t *testing.T) {
	set := dataset.Set{Name: "mid", Version: "5.0", Files: []dataset.Copy{{Name: "MIDA 5.0 (a)#1.csv"}}}
	downloads, err := plan(set, "https://data.example.org/casus?key=1")
	if err != nil || downloads[0].url != "https://data.example.org/casus/mid-5.0/MIDA%205.0%20%28a%29%231.csv?key=1" {
		t.Errorf("got %v, %v", downloads[0].url, err)
	}
}

// A page instead of the file is refused by the reader, and the store is as it
// was.
func TestWhatIsNoDataIsRefused(t *testing.T) {
	b, at := files(t)
	at["/atop-5.1/atop5_1a.csv"] = serve(alliances(t, "a.csv"), `"1"`)
	at["/atop-5.1/atop5_1m.csv"] = serve(alliances(t, "m.csv"), `"1"`)
	set, store := atop(t, func(*dataset.Copy) {}), dataset.Store{Dir: t.TempDir(), Parts: true}
	if _, err := b.Set(t.Context(), store, set, b.url); err != nil {
		t.Fatal(err)
	}
	at["/atop-5.1/atop5_1m.csv"] = ignore([]byte("<html>The server is being mended</html>\n"))
	if _, err := b.Set(t.Context(), store, set, b.url); err == nil || !strings.Contains(err.Error(), "atop5_1m.csv") {
		t.Errorf("got %v", err)
	}
	whole(t, store, set)
}

// The files of a set that have come are not sent again when another fails.
func TestSetGoesOn(t *testing.T) {
	b, at := files(t)
	m := alliances(t, "m.csv")
	at["/atop-5.1/atop5_1a.csv"] = serve(alliances(t, "a.csv"), `"1"`)
	at["/atop-5.1/atop5_1m.csv"] = func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") != "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		cut(300, serve(m, `"1"`))(w, r)
	}
	set := atop(t, func(c *dataset.Copy) { c.SHA256 = "" })
	store := dataset.Store{Dir: filepath.Join(t.TempDir(), "data"), Parts: true}
	if _, err := b.Set(t.Context(), store, set, b.url); err == nil || !Final(err) {
		t.Fatalf("got %v", err)
	}
	if held := store.Held(); len(held) != 0 {
		t.Errorf("the store holds %v", held)
	}
	if n := count(t, store.Dir); n != 4 { // two parts, and what they are parts of
		t.Errorf("%d files are left", n)
	}
	at["/atop-5.1/atop5_1m.csv"] = serve(m, `"1"`)
	b.starts = nil
	if _, err := b.Set(t.Context(), store, set, b.url); err != nil {
		t.Fatal(err)
	}
	if want := []int64{int64(len(alliances(t, "a.csv"))), 300}; !slices.Equal(b.starts, want) {
		t.Errorf("pieces from %v, want %v", b.starts, want)
	}
	whole(t, store, set)
}

// Pieces that do not make the published file are downloaded once more, whole:
// the server may have changed the file and not its tag.
func TestDoubtfulPiecesComeAgain(t *testing.T) {
	b, at := files(t)
	a, m := alliances(t, "a.csv"), alliances(t, "m.csv")
	other := bytes.ReplaceAll(m, []byte("\n"), []byte(";\n"))
	first := true
	at["/atop-5.1/atop5_1a.csv"] = serve(a, `"1"`)
	at["/atop-5.1/atop5_1m.csv"] = func(w http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			cut(900, serve(other[:len(m)], `"1"`))(w, r)
			return
		}
		serve(m, `"1"`)(w, r)
	}
	set := atop(t, func(c *dataset.Copy) {
		c.SHA256 = map[string]string{"atop5_1a.csv": digest(a), "atop5_1m.csv": digest(m)}[c.Name]
	})
	store := dataset.Store{Dir: t.TempDir(), Parts: true}
	out, err := b.Set(t.Context(), store, set, b.url)
	if err != nil {
		t.Fatal(err)
	}
	if out.Files[1].Verdict != "as published" {
		t.Errorf("the manifest says %+v", out.Files[1])
	}
	if want := []int64{0, 0, 900, 0}; !slices.Equal(b.starts, want) {
		t.Errorf("pieces from %v, want %v", b.starts, want)
	}
	whole(t, store, set)
}

// A store that was not there is not there after a fetch that brought nothing.
func TestNothingIsLeft(t *testing.T) {
	b, _ := files(t)
	store := dataset.Store{Dir: filepath.Join(t.TempDir(), "data"), Parts: true}
	if _, err := b.Set(t.Context(), store, atop(t, func(*dataset.Copy) {}), b.url); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(store.Dir); !os.IsNotExist(err) {
		t.Errorf("the folder of the store is there: %v", err)
	}
}

// An archive that cannot be used is told by its name, and the next run asks for
// it anew.
func TestDamagedArchive(t *testing.T) {
	b, at := files(t)
	at["/atop.zip"] = serve([]byte("<html>The server is being mended</html>\n"), `"1"`)
	set := atop(t, func(c *dataset.Copy) { c.URL, c.Member = b.url+"/atop.zip", []string{c.Name} })
	store := dataset.Store{Dir: filepath.Join(t.TempDir(), "data"), Parts: true}
	if _, err := b.Set(t.Context(), store, set, ""); err == nil || !strings.Contains(err.Error(), "atop.zip: atop.zip.part is no zip archive") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(store.Dir); !os.IsNotExist(err) {
		t.Errorf("something is left: %v", err)
	}
}

// An archive put together from two is downloaded once more.
func TestDoubtfulArchiveComesAgain(t *testing.T) {
	b, at := files(t)
	good := pack(t, entry{name: "atop5_1a.csv", text: string(alliances(t, "a.csv"))}, entry{name: "atop5_1m.csv", text: string(alliances(t, "m.csv"))})
	first := true
	at["/atop.zip"] = func(w http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			cut(500, serve(bytes.Repeat([]byte("x"), len(good)), `"1"`))(w, r)
			return
		}
		serve(good, `"1"`)(w, r)
	}
	set := atop(t, func(c *dataset.Copy) { c.URL, c.Member = b.url+"/atop.zip", []string{c.Name} })
	store := dataset.Store{Dir: t.TempDir(), Parts: true}
	if _, err := b.Set(t.Context(), store, set, ""); err != nil {
		t.Fatal(err)
	}
	if want := []int64{0, 500, 0}; !slices.Equal(b.starts, want) {
		t.Errorf("pieces from %v, want %v", b.starts, want)
	}
	whole(t, store, set)
}
