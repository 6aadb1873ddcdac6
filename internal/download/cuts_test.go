package download

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever a server does between, what comes is one file whole: never the head
// of one version and the tail of another.
func TestAnyCutsGiveOneFile(t *testing.T) {
	dir := t.TempDir()
	var step http.HandlerFunc
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { step(w, r) }))
	defer server.Close()
	rapid.Check(t, func(t *rapid.T) {
		versions := []struct {
			data []byte
			tag  string
		}{{bytes.Repeat([]byte("a"), rapid.IntRange(1, 3000).Draw(t, "bytes")), `"a"`}, {bytes.Repeat([]byte("b"), rapid.IntRange(1, 3000).Draw(t, "bytes later")), `"b"`}}
		now, troubles := 0, rapid.IntRange(0, 6).Draw(t, "troubles")
		step = func(w http.ResponseWriter, r *http.Request) {
			v := versions[now]
			if troubles == 0 {
				serve(v.data, v.tag)(w, r)
				return
			}
			troubles--
			switch rapid.SampledFrom([]string{"cut", "change", "busy", "no ranges", "cut without ranges"}).Draw(t, "trouble") {
			case "cut":
				cut(rapid.IntRange(1, len(v.data)).Draw(t, "after"), serve(v.data, v.tag))(w, r)
			case "change":
				now = 1 - now
				serve(versions[now].data, versions[now].tag)(w, r)
			case "busy":
				w.WriteHeader(http.StatusServiceUnavailable)
			case "no ranges":
				w.Write(v.data)
			case "cut without ranges":
				w.Header().Set("ETag", v.tag)
				cut(rapid.IntRange(1, len(v.data)).Draw(t, "after"), ignore(v.data))(w, r)
			}
		}
		f := New()
		f.Attempts, f.Sleep = 10, func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
		path := filepath.Join(dir, "part")
		got, err := f.File(context.Background(), Request{URL: server.URL, Part: path, Limit: 1 << 20, Fresh: true})
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || got.SHA256 != digest(data) || !bytes.Equal(data, versions[0].data) && !bytes.Equal(data, versions[1].data) {
			t.Fatalf("%d bytes that are no version of the file (%v)", len(data), err)
		}
	})
}
