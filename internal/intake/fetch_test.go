package intake

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const samplePage = `<!doctype html><html lang="en"><head><title>Pact signed</title></head><body><article>` +
	`<p>The two governments signed a treaty of mutual defence on Wednesday, and ministers said that it would be sent to both parliaments.</p>` +
	`<p>The text binds both states for ten years, and names the cases in which either may ask the other for help against an attack.</p></article></body></html>`

// serve starts a server on this machine whose robots.txt is missing unless the
// handler has one.
func serve(t *testing.T, h func(w http.ResponseWriter, r *http.Request)) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(h))
	t.Cleanup(s.Close)
	return s.URL
}

func noRobots(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}
}

func open(o Options, targets ...string) ([]Report, []error) {
	return Collect(Open(context.Background(), targets, o))
}

var near = Options{AllowPrivate: true, Version: "1.2.3"}

func TestFetchPage(t *testing.T) {
	var agent, auth atomic.Value
	at := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		agent.Store(r.Header.Get("User-Agent"))
		auth.Store(r.Header.Get("Authorization") + r.Header.Get("Cookie") + r.Header.Get("Referer"))
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, samplePage)
	}))
	reports, faults := open(near, at+"/2026/01/14/pact", at+"/2026/01/14/pact")
	if len(faults) > 0 || len(reports) != 2 {
		t.Fatalf("%v, %v", reports, faults)
	}
	r := reports[0]
	if r.Kind != KindHTML || r.URL != at+"/2026/01/14/pact" || r.File != r.URL || r.Date != "2026-01-14" || r.DateFrom != FromURL || r.Outlet != "127.0.0.1" || !strings.HasPrefix(r.Text, "The two") {
		t.Errorf("%+v", r)
	}
	if agent.Load() != "casus/1.2.3" || auth.Load() != "" {
		t.Errorf("we said %q and %q", agent.Load(), auth.Load())
	}
}

func TestFetchRefusesPrivate(t *testing.T) {
	var called atomic.Int32
	at := serve(t, func(http.ResponseWriter, *http.Request) { called.Add(1) })
	port := at[strings.LastIndexByte(at, ':'):]
	for _, target := range []string{at, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://169.254.169.254/latest/meta-data/"} {
		_, faults := open(Options{}, target)
		fails(t, faults, "public internet", FlagAllowPrivate)
	}
	// Forms that only a resolver reads as an address are caught where it is called.
	for _, target := range []string{"http://127.1" + port, "http://2130706433" + port, "http://0x7f000001" + port} {
		if _, faults := open(Options{Limits: Limits{Time: 3 * time.Second}}, target); len(faults) != 1 {
			t.Errorf("%s: %v", target, faults)
		}
	}
	if called.Load() > 0 {
		t.Error("the server was called")
	}
}

// TestDialerHoldsNames: a name that leads to this machine is refused at the
// dialer, where it is already resolved, whatever it led to before.
func TestDialerHoldsNames(t *testing.T) {
	var called atomic.Int32
	at := serve(t, func(http.ResponseWriter, *http.Request) { called.Add(1) })
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(at, "http://"))
	f := newFetcher(Options{})
	transport := f.client.Transport.(*http.Transport)
	dial := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dial(ctx, network, net.JoinHostPort("127.0.0.1", port)) // as a resolver answers that changed its mind
	}
	_, err := f.get(context.Background(), "http://news.example/")
	if r, ok := errors.AsType[*refusal](err); !ok || r.flag != FlagAllowPrivate {
		t.Errorf("%v", err)
	}
	if called.Load() > 0 {
		t.Error("the server was called")
	}
}

func TestRedirects(t *testing.T) {
	at := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		var n int
		switch _, err := fmt.Sscanf(r.URL.Path, "/hop/%d", &n); {
		case err == nil && n > 0:
			http.Redirect(w, r, fmt.Sprintf("/hop/%d", n-1), http.StatusFound)
		case r.URL.Path == "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/user":
			w.Header().Set("Location", "http://me:secret@"+r.Host+"/hop/0")
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/nowhere":
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		default:
			fmt.Fprint(w, samplePage)
		}
	}))
	reports, faults := open(near, at+"/hop/5")
	if len(faults) > 0 || len(reports) != 1 || reports[0].URL != at+"/hop/0" || reports[0].File != at+"/hop/5" {
		t.Errorf("%+v, %v", reports, faults)
	}
	for path, words := range map[string][]string{
		"/hop/6":   {"more than 5 times", FlagRedirects},
		"/loop":    {"more than 5 times"},
		"/file":    {`scheme "file"`},
		"/user":    {"user name"},
		"/nowhere": {"without saying where"},
	} {
		_, faults := open(near, at+path)
		fails(t, faults, append(words, at+path)...)
	}
	none := near
	none.Limits.Redirects = -1
	_, faults = open(none, at+"/hop/1")
	fails(t, faults, "more than 0 times")

	u, _ := url.Parse("https://news.example/")
	to, _ := url.Parse("http://news.example/")
	if err := newFetcher(Options{}).onward(u, to); err == nil {
		t.Error("from https to http")
	}
	if err := newFetcher(Options{}).onward(to, u); err != nil {
		t.Error(err)
	}
	to, _ = url.Parse("https://169.254.169.254/")
	if err := newFetcher(Options{}).onward(u, to); err == nil || !strings.Contains(faultOf("", 0, err).Error(), FlagAllowPrivate) {
		t.Errorf("to a private address: %v", err)
	}
}

func TestEndlessAndSlow(t *testing.T) {
	done := make(chan struct{})
	at := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/endless":
			fmt.Fprint(w, "<html><body>")
			for r.Context().Err() == nil {
				if _, err := fmt.Fprint(w, strings.Repeat("<p>and so on", 1000)); err != nil {
					return
				}
			}
		case "/drip":
			for i := 0; r.Context().Err() == nil; i++ {
				fmt.Fprint(w, "and so on ")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		case "/silent":
			select {
			case <-done:
			case <-r.Context().Done():
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			zeros := []byte(strings.Repeat("a", 1<<20))
			for range 64 {
				z.Write(zeros)
			}
			z.Close()
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "x")
		case "/head":
			w.Header().Set("X-Long", strings.Repeat("a", 1<<20))
		case "/gone":
			w.WriteHeader(http.StatusGone)
		}
	}))
	defer close(done)
	o := near
	o.Limits = Limits{Bytes: 1 << 20, Time: 10 * time.Second}
	hurried := near
	hurried.Limits.Time = short
	for path, c := range map[string]struct {
		o     Options
		words []string
	}{
		"/endless": {o, []string{"limit of 1048576 bytes", FlagBytes}},
		"/bomb":    {o, []string{"limit of 1048576 bytes"}},
		"/drip":    {hurried, []string{"did not come to its end", FlagTime}},
		"/silent":  {hurried, []string{"did not answer", FlagTime}},
		"/brotli":  {o, []string{`packed as "br"`}},
		"/head":    {o, []string{"could not be fetched"}},
		"/gone":    {o, []string{"410 Gone"}},
	} {
		reports, faults := open(c.o, at+path)
		if len(reports) > 0 {
			t.Errorf("%s gives a report", path)
		}
		fails(t, faults, c.words...)
	}
}

func TestFetchRobots(t *testing.T) {
	var asked atomic.Int32
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
			fmt.Fprint(w, "User-agent: *\nDisallow: /closed\n")
			return
		}
		if r.URL.Path == "/to" {
			http.Redirect(w, r, "/closed/b", http.StatusFound)
			return
		}
		fmt.Fprint(w, samplePage)
	})
	reports, faults := open(near, at+"/a", at+"/closed/a", at+"/to", at+"/b")
	if len(reports) != 2 || len(faults) != 2 || asked.Load() != 1 {
		t.Fatalf("%d reports, robots.txt asked %d times, faults %v", len(reports), asked.Load(), faults)
	}
	for _, f := range faults {
		if !strings.Contains(f.Error(), "robots.txt asks that") || !strings.Contains(f.Error(), FlagIgnoreRobots) {
			t.Error(f)
		}
	}
	free := near
	free.IgnoreRobots = true
	if reports, faults = open(free, at+"/closed/a"); len(reports) != 1 || len(faults) > 0 || asked.Load() != 1 {
		t.Errorf("%v, %v", reports, faults)
	}
}

// TestRobotsStatus: RFC 9309, section 2.3.1.
func TestRobotsStatus(t *testing.T) {
	for status, allowed := range map[int]bool{404: true, 401: true, 403: true, 429: true, 500: false, 503: false, 204: true} {
		at := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
				return
			}
			fmt.Fprint(w, samplePage)
		})
		reports, faults := open(near, at+"/a")
		if allowed && (len(reports) != 1 || len(faults) > 0) {
			t.Errorf("%d: %v", status, faults)
		}
		if !allowed {
			fails(t, faults, fmt.Sprint(status), FlagIgnoreRobots)
		}
	}
}

func TestRobotsRedirected(t *testing.T) {
	for most, allowed := range map[int]bool{5: false, 6: true} { // the sixth need not be followed
		at := serve(t, func(w http.ResponseWriter, r *http.Request) {
			var n int
			if r.URL.Path == "/robots.txt" {
				http.Redirect(w, r, fmt.Sprintf("/r/%d", most-1), http.StatusFound)
			} else if _, err := fmt.Sscanf(r.URL.Path, "/r/%d", &n); err == nil && n > 0 {
				http.Redirect(w, r, fmt.Sprintf("/r/%d", n-1), http.StatusFound)
			} else if err == nil {
				fmt.Fprint(w, "User-agent: *\nDisallow: /")
			} else {
				fmt.Fprint(w, samplePage)
			}
		})
		if reports, faults := open(near, at+"/a"); (len(reports) == 1) != allowed {
			t.Errorf("%d redirects: %v, %v", most, reports, faults)
		}
	}
}

// TestUnreachableHost: nothing is fetched, and the reason is said.
func TestUnreachableHost(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	at := s.URL
	s.Close()
	_, faults := open(near, at+"/a")
	fails(t, faults, "robots.txt", "refused")
	_, faults = open(near, "https://me:secret@news.example/a")
	fails(t, faults, "https://news.example/a: ", "user name")
	if strings.Contains(faults[0].Error(), "secret") {
		t.Errorf("%v tells the password", faults[0])
	}
}

func TestFetchFeed(t *testing.T) {
	at := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain") // as some do
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><item><title>One</title><link>https://news.example/1</link></item><item><title>Two</title></item><item><title>Three</title><link>/3?a=b</link></item></channel></rss>`)
	}))
	reports, faults := open(near, at)
	if len(faults) > 0 || len(reports) != 3 || reports[0].URL != "https://news.example/1" || reports[1].URL != "" || reports[1].File != at || reports[2].URL != at+"/3?a=b" {
		t.Errorf("%+v, %v", reports, faults)
	}
}

// TestProxyOnlyIfAsked: the environment does not reroute a fetch.
func TestProxyOnlyIfAsked(t *testing.T) {
	if f := newFetcher(Options{}); f.client.Transport.(*http.Transport).Proxy != nil {
		t.Error("a proxy is used unasked")
	}
	if f := newFetcher(Options{Proxy: true}); f.client.Transport.(*http.Transport).Proxy == nil {
		t.Error("no proxy is used")
	}
}
