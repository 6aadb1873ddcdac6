package server

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAnswerIsKeptAndKnownAgain(t *testing.T) {
	f := newFake()
	s := newServer(t, Options{Endpoints: f.endpoints()})
	first := do(s, request("GET", "/api/v1/echo?many=a&who=me&many=b", ""))
	if first.Code != 200 || first.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("status %d, %s", first.Code, first.Body)
	}
	var said echo
	if err := json.Unmarshal(first.Body.Bytes(), &said); err != nil || strings.Join(said.Query["many"], ",") != "a,b" || said.Query["format"] != nil {
		t.Fatalf("%v: the command was asked %v", err, said.Query)
	}
	for _, target := range []string{"/api/v1/echo?many=a&who=me&many=b", "/api/v1/echo/show?who=me&many=a&many=b", "/api/v1/echo?x=0.5&format=json&who=me&many=a&many=b"} {
		if again := do(s, request("GET", target, "")); again.Body.String() != first.Body.String() {
			t.Errorf("%s has another answer", target)
		}
	}
	if n := f.calls.Load(); n != 1 {
		t.Errorf("one question in four orders was computed %d times", n)
	}
	do(s, request("GET", "/api/v1/echo?many=b&who=me&many=a", ""))
	if n := f.calls.Load(); n != 2 {
		t.Errorf("the order of what is given several times means something; computed %d times", n)
	}
	tag := first.Header().Get("ETag")
	for _, asked := range []string{tag, "*", `"other", W/` + tag} {
		again := do(s, request("GET", "/api/v1/echo?many=a&who=me&many=b", "", "If-None-Match", asked))
		if again.Code != 304 || again.Body.Len() > 0 {
			t.Errorf("If-None-Match %s: status %d with %d bytes", asked, again.Code, again.Body.Len())
		}
	}
	if again := do(s, request("GET", "/api/v1/echo?many=a&who=me&many=b", "", "If-None-Match", `"other"`)); again.Code != 200 {
		t.Errorf("another tag: status %d", again.Code)
	}
	head := do(s, request("HEAD", "/api/v1/echo?many=a&who=me&many=b", ""))
	if head.Code != 200 || head.Body.Len() > 0 || head.Header().Get("ETag") != tag {
		t.Errorf("HEAD: status %d, %d bytes, tag %s", head.Code, head.Body.Len(), head.Header().Get("ETag"))
	}
}

func TestAnswerIsPacked(t *testing.T) {
	s := newServer(t, Options{Endpoints: newFake().endpoints()})
	plain := do(s, request("GET", "/api/v1/echo", ""))
	packed := do(s, request("GET", "/api/v1/echo", "", "Accept-Encoding", "br, gzip;q=0.5"))
	if packed.Header().Get("Content-Encoding") != "gzip" || packed.Body.Len() >= plain.Body.Len() {
		t.Fatalf("%d bytes, packed %d, as %q", plain.Body.Len(), packed.Body.Len(), packed.Header().Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(z); err != nil || string(body) != plain.Body.String() {
		t.Errorf("%v: unpacked it is another answer", err)
	}
	if packed.Header().Get("ETag") == plain.Header().Get("ETag") {
		t.Error("two bodies have one strong tag")
	}
	if w := do(s, request("GET", "/api/v1/echo", "", "Accept-Encoding", "gzip", "If-None-Match", packed.Header().Get("ETag"))); w.Code != 304 || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("the packed answer is not known again: %d", w.Code)
	}
	if !strings.Contains(plain.Header().Get("Vary"), "Accept-Encoding") {
		t.Errorf("Vary is %q", plain.Header().Get("Vary"))
	}
	if w := do(s, request("GET", "/api/v1/echo", "", "Accept-Encoding", "gzip;q=0")); w.Header().Get("Content-Encoding") != "" {
		t.Error("it was packed for who refuses that")
	}
}

func TestProblems(t *testing.T) {
	s := newServer(t, Options{Endpoints: newFake().endpoints()})
	long := strings.Repeat("a", longest+1)
	for _, tt := range []struct {
		name, method, target string
		headers              []string
		status               int
		says                 string
	}{
		{"unknown parameter", "GET", "/api/v1/echo?wo=me", nil, 400, `unknown parameter "wo"; did you mean who?`},
		{"given twice", "GET", "/api/v1/echo?who=a&who=b", nil, 400, "who: is given 2 times"},
		{"no number", "GET", "/api/v1/echo?n=two", nil, 400, `n: "two" is no whole number`},
		{"half a number", "GET", "/api/v1/echo?n=2.5", nil, 400, "no whole number"},
		{"no end", "GET", "/api/v1/echo?x=Inf", nil, 400, `x: "Inf" is no number`},
		{"out of bounds", "GET", "/api/v1/echo?n=11", nil, 400, "n: 11 is not from 1 to 10"},
		{"neither", "GET", "/api/v1/echo?yes=1", nil, 400, "neither true nor false"},
		{"no such form", "GET", "/api/v1/echo?format=htm", nil, 400, "did you mean html"},
		{"missing", "GET", "/api/v1/needs", nil, 400, "word: is missing. The word."},
		{"too long", "GET", "/api/v1/echo?who=" + long, nil, 400, "at most 2000"},
		{"no text", "GET", "/api/v1/echo?who=%ff", nil, 400, "no text"},
		{"a null byte", "GET", "/api/v1/echo?who=%00", nil, 400, "no text"},
		{"bad escape", "GET", "/api/v1/echo?who=%zz", nil, 400, "not well formed"},
		{"semicolon", "GET", "/api/v1/echo?who=a;n=2", nil, 400, "not well formed"},
		{"of the command", "GET", "/api/v1/wrong", nil, 400, "another fault"},
		{"too large", "GET", "/api/v1/endless", nil, 400, "more than 64 MB"},
		{"nothing there", "GET", "/api/v1/ecko", nil, 404, "did you mean echo"},
		{"slash behind", "GET", "/api/v1/echo/", nil, 404, ""},
		{"no page", "GET", "/index.html", nil, 404, ""},
		{"write", "POST", "/api/v1/echo", nil, 405, "GET, HEAD"},
		{"write to the page", "PUT", "/", nil, 405, "GET, HEAD"},
		{"not acceptable", "GET", "/api/v1/echo", []string{"Accept", "image/png"}, 406, "application/json"},
		{"refused", "GET", "/api/v1/echo", []string{"Accept", "application/json;q=0"}, 406, ""},
		{"address too long", "GET", "/api/v1/echo?who=" + strings.Repeat("a", mostPath), nil, 414, ""},
		{"no workspace", "GET", "/api/v1/studies", nil, 404, "--workspace"},
		{"broken", "GET", "/api/v1/broken", nil, 500, "went wrong here"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := do(s, request(tt.method, tt.target, "", tt.headers...))
			if w.Code != tt.status {
				t.Fatalf("status %d, not %d: %s", w.Code, tt.status, w.Body)
			}
			p := problemOf(t, w)
			if all := strings.Join(append(p.Faults, p.Detail), "\n"); !strings.Contains(all, tt.says) {
				t.Errorf("it says %q, not %q", all, tt.says)
			}
			if tt.status == 405 && w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("Allow is %q", w.Header().Get("Allow"))
			}
		})
	}
	all := problemOf(t, do(s, request("GET", "/api/v1/echo?wo=me&n=0&yes=maybe", "")))
	if len(all.Faults) != 3 {
		t.Errorf("three faults come as %d: %q", len(all.Faults), all.Faults)
	}
}

func TestHeaders(t *testing.T) {
	s := newServer(t, Options{Endpoints: newFake().endpoints(), Page: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}, "app.js": {Data: []byte("1")}, ".keep": {}}})
	for _, target := range []string{"/", "/app.js", "/api/v1/echo", "/api/v1/nothing"} {
		h := do(s, request("GET", target, "")).Header()
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", target, name, h.Get(name))
			}
		}
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy is %q", target, policy)
		}
		if h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: others may read it", target)
		}
	}
	if w := do(s, request("GET", "/.keep", "")); w.Code != 404 {
		t.Errorf("a hidden file is shown: %d", w.Code)
	}
	document := do(s, request("GET", "/api/v1/echo?format=html", "")).Header().Get("Content-Security-Policy")
	if !strings.Contains(document, "sandbox") || strings.Contains(document, "script-src") {
		t.Errorf("a document has the policy %q", document)
	}
}

func TestBriefWithoutPage(t *testing.T) {
	s := newServer(t, Options{Brief: func(context.Context) ([]byte, error) { return []byte("<html><main>\n<h1>The brief</h1>"), nil }})
	body := do(s, request("GET", "/", "")).Body.String()
	if !strings.Contains(body, "make build") || !strings.Contains(body, "The brief") || strings.Index(body, "make build") > strings.Index(body, "The brief") {
		t.Errorf("without a page it shows %s", body)
	}
}

func TestShelfIsBounded(t *testing.T) {
	s := newShelf(10_000)
	for i := range 100 {
		s.put(string(rune('a'+i)), newAnswer("text/plain", make([]byte, 500)))
	}
	if s.bytes > 10_000 || s.rows.Len() < 5 {
		t.Errorf("%d answers of %d bytes are kept", s.rows.Len(), s.bytes)
	}
	before := s.bytes
	s.put(s.rows.Keys()[0], newAnswer("text/plain", make([]byte, 500)))
	if s.bytes != before {
		t.Errorf("an answer put twice counts twice: %d bytes, then %d", before, s.bytes)
	}
	s.put("large", newAnswer("text/plain", make([]byte, 9_000)))
	if s.get("large") != nil {
		t.Error("one answer turned out the others")
	}
	for _, key := range s.rows.Keys() {
		s.rows.Remove(key)
	}
	if s.bytes != 0 {
		t.Errorf("nothing is kept, in %d bytes", s.bytes)
	}
}

func FuzzQuery(f *testing.F) {
	for _, seed := range []string{"", "who=me", "many=a&many=b&n=3", "who=%zz", "n=1e5&x=-0&yes=true", "a;b", "who=%00%ff&format=html", "=&&==&many", "n=99999999999999999999999"} {
		f.Add(seed)
	}
	e := newFake().endpoints()[0]
	f.Fuzz(func(t *testing.T, raw string) {
		query, p := e.readQuery(raw)
		if p != nil {
			if p.Status != 400 || len(p.Faults) == 0 {
				t.Fatalf("%q: %+v", raw, p)
			}
			return
		}
		for name := range query {
			if e.parameter(name) == nil {
				t.Fatalf("%q: %q came through", raw, name)
			}
		}
		again, p := e.readQuery(url.Values(query).Encode())
		if p != nil || e.key(again, "json") != e.key(query, "json") {
			t.Fatalf("%q written anew is another question: %v", raw, p)
		}
	})
}
