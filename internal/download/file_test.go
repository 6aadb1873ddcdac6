package download

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	content = bytes.Repeat([]byte("ccode,year,value\n2,1816,1\n"), 5000)
	revised = bytes.Repeat([]byte("ccode,year,value\n2,1816,9\n"), 5100)
	noon    = time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC)
)

// bench is a server that answers each request by the next step, the last for
// ever, and a fetcher that sleeps only on paper.
type bench struct {
	*Fetcher
	url    string
	part   string
	steps  []http.HandlerFunc
	asked  []http.Header
	slept  []time.Duration
	starts []int64 // where each piece began
}

func newBench(t *testing.T, steps ...http.HandlerFunc) *bench {
	t.Helper()
	b := &bench{Fetcher: New(), part: filepath.Join(t.TempDir(), "file.part"), steps: steps}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.asked = append(b.asked, r.Header.Clone())
		b.steps[min(len(b.asked), len(b.steps))-1](w, r)
	}))
	t.Cleanup(server.Close)
	b.url = server.URL + "/file"
	b.Now = func() time.Time { return noon }
	b.Jitter = func() float64 { return 0 }
	b.Sleep = func(ctx context.Context, d time.Duration) error {
		b.slept = append(b.slept, d)
		return ctx.Err()
	}
	b.Begin = func(_ string, _, at int64) Progress {
		b.starts = append(b.starts, at)
		return silent{}
	}
	return b
}

func (b *bench) fetch(ctx context.Context) (Got, error) {
	return b.File(ctx, Request{Name: "file", URL: b.url, Part: b.part, Limit: 1 << 20})
}

// serve answers as a good server does, with ranges.
func serve(data []byte, tag string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	}
}

// ignore answers as a server without ranges does.
func ignore(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.Write(data) }
}

// cut breaks off after n bytes of what a step would send.
func cut(n int, step http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		step(&cutWriter{ResponseWriter: w, left: n}, r)
	}
}

type cutWriter struct {
	http.ResponseWriter
	left int
}

func (w *cutWriter) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p[:min(len(p), w.left)])
	if w.left -= n; w.left == 0 {
		w.ResponseWriter.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	return n, err
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func TestFileComesWhole(t *testing.T) {
	const half = 60_000
	first := cut(half, serve(content, `"a"`))
	dated := func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "", noon, bytes.NewReader(content))
	}
	piece := func(w http.ResponseWriter, _ *http.Request) { // of another file, whatever was asked
		w.Header().Set("ETag", `"b"`)
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", half, len(content)-1, len(content)))
		w.WriteHeader(http.StatusPartialContent)
		w.Write(content[half:])
	}
	shifted := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", half-1, len(content)-1, len(content)))
		w.WriteHeader(http.StatusPartialContent)
		w.Write(content[half-1:])
	}
	for name, c := range map[string]struct {
		steps  []http.HandlerFunc
		want   []byte
		starts []int64
		slept  []time.Duration
	}{
		"at once":                        {[]http.HandlerFunc{serve(content, `"a"`)}, content, []int64{0}, nil},
		"without a length":               {[]http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) { w.(http.Flusher).Flush(); w.Write(content) }}, content, []int64{0}, nil},
		"the rest after a cut":           {[]http.HandlerFunc{first, serve(content, `"a"`)}, content, []int64{0, half}, []time.Duration{500 * time.Millisecond}},
		"the rest by date":               {[]http.HandlerFunc{cut(half, dated), dated}, content, []int64{0, half}, []time.Duration{500 * time.Millisecond}},
		"three cuts":                     {[]http.HandlerFunc{first, cut(10, serve(content, `"a"`)), cut(20, serve(content, `"a"`)), serve(content, `"a"`)}, content, []int64{0, half, half + 10, half + 30}, slices.Repeat([]time.Duration{500 * time.Millisecond}, 3)},
		"ranges are ignored":             {[]http.HandlerFunc{first, ignore(content)}, content, []int64{0, 0}, []time.Duration{500 * time.Millisecond}},
		"the file changed":               {[]http.HandlerFunc{first, serve(revised, `"b"`)}, revised, []int64{0, 0}, []time.Duration{500 * time.Millisecond}},
		"a piece of another file":        {[]http.HandlerFunc{first, piece, serve(revised, `"b"`)}, revised, []int64{0, 0}, []time.Duration{500 * time.Millisecond, time.Second}},
		"a piece from another place":     {[]http.HandlerFunc{first, shifted, serve(content, `"a"`)}, content, []int64{0, 0}, []time.Duration{500 * time.Millisecond, time.Second}},
		"a weak tag stands for no bytes": {[]http.HandlerFunc{cut(half, serve(content, `W/"a"`)), serve(content, `W/"a"`)}, content, []int64{0, 0}, []time.Duration{500 * time.Millisecond}},
		"the file is shorter now":        {[]http.HandlerFunc{first, status(416, "Content-Range", "bytes */5"), serve(content[:5], `"b"`)}, content[:5], []int64{0, 0}, []time.Duration{500 * time.Millisecond, time.Second}},
		"busy":                           {[]http.HandlerFunc{status(500), status(429), status(408), serve(content, `"a"`)}, content, []int64{0}, []time.Duration{500 * time.Millisecond, time.Second, 2 * time.Second}},
		"busy for some seconds":          {[]http.HandlerFunc{status(503, "Retry-After", "7"), serve(content, `"a"`)}, content, []int64{0}, []time.Duration{7 * time.Second}},
		"busy till a time":               {[]http.HandlerFunc{status(503, "Retry-After", noon.Add(90*time.Second).Format(http.TimeFormat)), serve(content, `"a"`)}, content, []int64{0}, []time.Duration{90 * time.Second}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, c.steps...)
			got, err := b.fetch(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(b.part)
			if err != nil || !bytes.Equal(data, c.want) {
				t.Errorf("%d bytes came, not the %d of the file (%v)", len(data), len(c.want), err)
			}
			if got.SHA256 != digest(c.want) || got.Size != int64(len(c.want)) {
				t.Errorf("it is told as %d bytes, %s", got.Size, got.SHA256)
			}
			if !slices.Equal(b.starts, c.starts) || !slices.Equal(b.slept, c.slept) {
				t.Errorf("pieces from %v after waits of %v, want %v and %v", b.starts, b.slept, c.starts, c.slept)
			}
			if pieces := c.starts[len(c.starts)-1] > 0; got.Resumed != pieces {
				t.Errorf("it is told to have come in pieces: %v", got.Resumed)
			}
		})
	}
}

// The rest is asked for by the tag of the file that was begun.
func TestRestIsOfTheSameFile(t *testing.T) {
	b := newBench(t, cut(100, serve(content, `"a"`)), serve(content, `"a"`))
	if _, err := b.fetch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(b.asked) != 2 || b.asked[1].Get("Range") != "bytes=100-" || b.asked[1].Get("If-Range") != `"a"` || b.asked[0].Get("Range") != "" {
		t.Errorf("the server was asked %v", b.asked)
	}
	b = newBench(t, cut(100, serve(content, `W/"a"`)), serve(content, `W/"a"`))
	if _, err := b.fetch(t.Context()); err != nil || b.asked[1].Get("Range") != "" {
		t.Errorf("by a weak tag the server was asked %v, %v", b.asked, err)
	}
}

func TestFileIsRefused(t *testing.T) {
	short := func(w http.ResponseWriter, _ *http.Request) { // tells more than it has
		w.Header().Set("Content-Length", "500")
		w.Write(content[:400])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	endless := func(w http.ResponseWriter, _ *http.Request) {
		w.(http.Flusher).Flush()
		for range 100 {
			w.Write(content)
		}
	}
	for name, c := range map[string]struct {
		step  http.HandlerFunc
		want  string
		asked int
		final bool
		left  bool // something to go on from
	}{
		"not there":          {status(404), "404 Not Found", 1, true, false},
		"not for us":         {status(403), "403 Forbidden", 1, true, false},
		"always busy":        {status(502), "5 attempts failed, the last: the server answers 502 Bad Gateway", 5, false, false},
		"away for long":      {status(503, "Retry-After", "86400"), "asks to come back in 24h0m0s", 1, false, false},
		"always short":       {short, "unexpected EOF", 5, false, true},
		"too large, as told": {status(200, "Content-Length", "9999999"), "has 9999999 bytes, more than the limit of 1048576", 1, true, false},
		"too large, untold":  {endless, "has more than the limit of 1048576 bytes", 1, true, false},
		"sent round":         {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, "sends us on more than 10 times", 10, true, false},
		"sent to plain http": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://data.example.org/", http.StatusFound)
		}, "http://data.example.org/ is not https", 1, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, c.step)
			_, err := b.fetch(t.Context())
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), b.url) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if len(b.asked) != c.asked || Final(err) != c.final {
				t.Errorf("asked %d times, final %v; want %d, %v", len(b.asked), Final(err), c.asked, c.final)
			}
			if _, err := os.Stat(b.part); (err == nil) != c.left {
				t.Errorf("the part is there: %v, want %v", err == nil, c.left)
			}
		})
	}
}

func TestAddressIsRefused(t *testing.T) {
	b := newBench(t)
	for address, want := range map[string]string{
		"http://data.example.org/x":     "is not https",
		"ftp://data.example.org/x":      "is not https",
		"file:///etc/passwd":            "is no address",
		"data.example.org/x":            "is no address",
		"http://127.0.0.1.example.org/": "is not https",
	} {
		b.url = address
		if _, err := b.fetch(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", address, err, want)
		}
	}
}

func TestSecureServerSendsNobodyToPlainHTTP(t *testing.T) {
	plain := httptest.NewServer(ignore(content))
	defer plain.Close()
	secure := httptest.NewUnstartedServer(http.RedirectHandler(plain.URL, http.StatusFound))
	secure.Config.ErrorLog = quiet
	secure.StartTLS()
	defer secure.Close()
	b := newBench(t)
	b.url, b.HTTP = secure.URL, true
	if _, err := b.fetch(t.Context()); err == nil || !strings.Contains(err.Error(), "certificate") || !Final(err) {
		t.Errorf("an unknown certificate gives %v", err)
	}
	b.Client.Transport = secure.Client().Transport
	if _, err := b.fetch(t.Context()); err == nil || !strings.Contains(err.Error(), "sends us from https to http") {
		t.Errorf("got %v", err)
	}
}

// A server that stops in the middle is left, and asked for the rest.
func TestSilenceIsACut(t *testing.T) {
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"a"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
		w.Write(content[:1000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}, serve(content, `"a"`))
	b.Idle = 200 * time.Millisecond
	got, err := b.fetch(t.Context())
	if err != nil || got.SHA256 != digest(content) || !slices.Equal(b.starts, []int64{0, 1000}) {
		t.Errorf("got %+v from %v, %v", got, b.starts, err)
	}
}

// What has come when the user breaks off is where the next run goes on; a whole
// file is not sent again.
func TestNextRunGoesOn(t *testing.T) {
	b := newBench(t, cut(7000, serve(content, `"a"`)), serve(content, `"a"`))
	ctx, stop := context.WithCancel(t.Context())
	b.Sleep = func(ctx context.Context, _ time.Duration) error { stop(); return ctx.Err() }
	if _, err := b.fetch(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("a run that is broken off gives %v", err)
	}
	got, err := b.fetch(t.Context())
	if err != nil || !got.Resumed || got.SHA256 != digest(content) {
		t.Fatalf("the next run gives %+v, %v", got, err)
	}
	if got, err = b.fetch(t.Context()); err != nil || got.SHA256 != digest(content) || !got.Resumed {
		t.Fatalf("a run on a whole file gives %+v, %v", got, err)
	}
	if want := []int64{0, 7000, int64(len(content))}; !slices.Equal(b.starts, want) {
		t.Errorf("pieces from %v, want %v", b.starts, want)
	}
	b.url += "?other" // what came from one address is not gone on with from another
	if _, err = b.fetch(t.Context()); err != nil || b.starts[3] != 0 {
		t.Errorf("another address: pieces from %v, %v", b.starts, err)
	}
}

func TestWaitsGrow(t *testing.T) {
	b := newBench(t, status(500))
	b.Attempts, b.Jitter = 9, func() float64 { return 0.5 }
	if _, err := b.fetch(t.Context()); err == nil {
		t.Fatal("no error")
	}
	want := []time.Duration{750 * time.Millisecond, 1500 * time.Millisecond, 3 * time.Second, 6 * time.Second, 12 * time.Second, 24 * time.Second, 45 * time.Second, 45 * time.Second}
	if !slices.Equal(b.slept, want) {
		t.Errorf("waits %v, want %v", b.slept, want)
	}
}

func TestNoPasswordIsWritten(t *testing.T) {
	b := newBench(t, cut(10, serve(content, `"a"`)), status(404))
	b.url = strings.Replace(b.url, "http://", "http://lab:secret@", 1)
	_, err := b.fetch(t.Context())
	kept, readErr := os.ReadFile(b.part + ".json")
	if err == nil || readErr != nil || strings.Contains(err.Error()+string(kept), "secret") {
		t.Errorf("told %v, kept %s (%v)", err, kept, readErr)
	}
}

func FuzzContentRange(f *testing.F) {
	for _, seed := range []string{"bytes 0-9/10", "bytes */10", "bytes 5-9/*", "bytes 9-5/10", "bytes 5-10/10", "", "bytes", "bytes -1-5/9", "items 0-1/2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		from, total, ok := contentRange(text)
		if ok && (from < 0 || total < -1 || total >= 0 && from > total) {
			t.Errorf("%q is read as %d of %d", text, from, total)
		}
	})
}

var _ io.Writer = (*part)(nil)
