package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// lay writes files under a new folder; names with a slash at the end are folders.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestOpen(t *testing.T) {
	root := lay(t, map[string]string{"b.txt": "Second.", "a.txt": "First.", "c/d.jsonl": "{\"text\":\"Third.\"}\n{}\n", "c/e.bin": "\x00\x01", ".hidden": "No.", ".git/config": "No.", "f.html": "Fourth <b>one</b>."})
	if err := os.Symlink(filepath.Join(root, "a.txt"), filepath.Join(root, "link")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	o := Options{Stdin: strings.NewReader("Fifth.")}
	reports, faults := open(o, root, "-", filepath.Join(root, "link"), filepath.Join(root, "gone"), "ftp://desk.example/a")
	var got []string
	for _, r := range reports {
		got = append(got, strings.TrimPrefix(r.File, root)+" "+r.Text)
	}
	if diff := cmp.Diff([]string{"/a.txt First.", "/b.txt Second.", "/c/d.jsonl Third.", "/f.html Fourth one.", "- Fifth.", "/link First."}, got); diff != "" {
		t.Error(diff)
	}
	got = nil
	for _, f := range faults {
		got = append(got, strings.ReplaceAll(f.Error(), root, ""))
	}
	if diff := cmp.Diff([]string{"/c/d.jsonl:2: has no text", "/c/e.bin: is not text: it has a zero byte at offset 0", "/gone: no such file or directory", `ftp://desk.example/a: the scheme "ftp" is not fetched; http and https are`}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFolderLimits(t *testing.T) {
	root := lay(t, map[string]string{"a": "A.", "b": "B.", "c": "C.", "d/e/f": "F."})
	reports, faults := open(Options{Limits: Limits{Items: 2}}, root)
	if fails(t, faults, "more than the limit of 2 files", FlagItems); len(reports) != 2 {
		t.Errorf("%d reports", len(reports))
	}
	reports, faults = open(Options{Limits: Limits{Depth: 1}}, root)
	if fails(t, faults, "deeper than the limit of 1 folders", FlagDepth); len(reports) != 3 {
		t.Errorf("%d reports", len(reports))
	}
	_, faults = open(Options{}, t.TempDir())
	fails(t, faults, "a folder without files")
	_, faults = open(Options{}, "-")
	fails(t, faults, "-: there is no standard input")
}

// TestPipeWithoutAnEnd: a pipe that nobody writes to is left after its time.
func TestPipeWithoutAnEnd(t *testing.T) {
	mkfifo, err := exec.LookPath("mkfifo")
	if err != nil {
		t.Skip("there is no mkfifo here")
	}
	path := filepath.Join(t.TempDir(), "pipe")
	if out, err := exec.Command(mkfifo, path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	_, faults := open(Options{Limits: Limits{Time: 20 * time.Millisecond}}, path)
	fails(t, faults, "was not read in 20ms", FlagTime)
}

// TestSameBytes: the same folder gives the same reports in the same order.
func TestSameBytes(t *testing.T) {
	root := lay(t, map[string]string{"a.xml": rss, "b.json": jsonFeed, "c.html": htmlPage(""), "d.txt": speech[5].text, "e.jsonl": `{"text":"a","z":1,"y":2,"x":3}`})
	first, faults := open(Options{}, root)
	for range 5 {
		again, more := open(Options{}, root)
		if diff := cmp.Diff(first, again); diff != "" || len(faults) != len(more) {
			t.Fatal(diff)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for target, want := range map[string]bool{"https://a.example": true, "HTTP://a": true, "a.txt": false, "C:\\a": false, "./https://a": false, "dir/a://b": false, "://a": false, "svn+ssh://a": true} {
		if isAddress(target) != want {
			t.Errorf("%s: %v", target, !want)
		}
	}
}
