package server

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestHostAndOrigin(t *testing.T) {
	own := newServer(t, Options{Endpoints: newFake().endpoints()})
	all := newServer(t, Options{Endpoints: newFake().endpoints(), Addr: "0.0.0.0:8080"})
	named := newServer(t, Options{Endpoints: newFake().endpoints(), Addr: "desk.example:8080"})
	for _, tt := range []struct {
		server  *Server
		headers []string
		status  int
	}{
		{own, []string{"Host", "localhost:8080"}, 200},
		{own, []string{"Host", "LOCALHOST"}, 200},
		{own, []string{"Host", "[::1]:9000"}, 200},
		{own, []string{"Host", "127.0.0.1:9000"}, 200},
		{own, []string{"Host", "evil.example"}, 403},
		{own, []string{"Host", "evil.example:8080"}, 403},
		{own, []string{"Host", "localhost.evil.example"}, 403},
		{own, []string{"Host", "192.0.2.7:8080"}, 403},
		{own, []string{"Host", ""}, 403},
		{own, []string{"Host", "127.0.0.1.evil.example"}, 403},
		{all, []string{"Host", "192.0.2.7:8080"}, 200},
		{all, []string{"Host", "evil.example"}, 403},
		{named, []string{"Host", "desk.example:8080"}, 200},
		{named, []string{"Host", "other.example:8080"}, 403},
		{own, []string{"Origin", "http://127.0.0.1:8080"}, 200},
		{own, []string{"Origin", "http://127.0.0.1:9999"}, 403},
		{own, []string{"Origin", "https://evil.example"}, 403},
		{own, []string{"Origin", "null"}, 403},
		{own, []string{"Origin", "file://127.0.0.1:8080"}, 403},
		{own, []string{"Origin", "http://127.0.0.1:8080", "Origin", "https://evil.example"}, 403},
		{own, []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{own, []string{"Sec-Fetch-Site", "none"}, 200},
		{own, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{own, []string{"Sec-Fetch-Site", "same-site"}, 403},
		{own, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 200},
		{own, []string{"Sec-Fetch-Site", "nonsense"}, 403},
	} {
		w := do(tt.server, request("GET", "/api/v1/echo", "", tt.headers...))
		if w.Code != tt.status {
			t.Errorf("%q: status %d, not %d", tt.headers, w.Code, tt.status)
		}
	}
}

func TestPathsInDisguise(t *testing.T) {
	s := newServer(t, Options{Endpoints: newFake().endpoints(), Studies: newMemory()})
	for _, target := range []string{
		"/api/v1/../v1/echo", "/api/v1/./echo", "/api//v1/echo", "//api/v1/echo", "/api/v1/%65cho", "/api/v1/echo%2fshow", "/api/v1/echo%00",
		"/api/v1/echo%5c", "/api/v1/echo/..", "/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "/api/v1/ECHO", "/api/v1/echo;a=b", "/api/v1",
		"/api/v1/", "/api/v1/studies/", "/api/v1/studies//", "/api/v1/studies/%2e%2e", "/api/v1/studies/a%2fb", "/api/v1/studies/a/b/c/d", "/api/v1/studies/" + strings.Repeat("a", 65),
	} {
		if w := do(s, request("GET", target, "")); w.Code != 404 {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
}

func TestToken(t *testing.T) {
	const token = "a-token-of-some-length"
	s := newServer(t, Options{Endpoints: newFake().endpoints(), Token: token, Brief: nil})
	for _, tt := range []struct {
		headers []string
		status  int
	}{
		{nil, 401},
		{[]string{"Authorization", "Bearer " + token}, 200},
		{[]string{"Authorization", "bearer " + token}, 200},
		{[]string{"Authorization", "Bearer " + token + "x"}, 401},
		{[]string{"Authorization", "Bearer"}, 401},
		{[]string{"Authorization", "Basic " + token}, 401},
		{[]string{"Cookie", "casus-8080=" + token}, 401}, // the cookie is made of it and is not it
		{[]string{"Cookie", "casus-8080="}, 401},
	} {
		w := do(s, request("GET", "/api/v1/echo", "", tt.headers...))
		if w.Code != tt.status {
			t.Errorf("%q: status %d, not %d", tt.headers, w.Code, tt.status)
		}
		if w.Code == 401 && w.Header().Get("WWW-Authenticate") != "Bearer" {
			t.Error("401 does not say how to be known")
		}
	}
	if w := do(s, request("GET", "/?token=wrong&view=map", "")); w.Code != 401 || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("a wrong token: status %d, cookie %q", w.Code, w.Header().Get("Set-Cookie"))
	}
	if w := do(s, request("GET", "/api/v1/echo?token="+token, "")); w.Code != 401 {
		t.Errorf("a token in the address of an answer: status %d", w.Code)
	}
	w := do(s, request("GET", "/?view=map&token="+token, ""))
	if w.Code != 303 || w.Header().Get("Location") != "/?view=map" {
		t.Fatalf("status %d, on to %q", w.Code, w.Header().Get("Location"))
	}
	cookie := (&http.Response{Header: w.Header()}).Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || strings.Contains(cookie.Value, token) {
		t.Errorf("the cookie is %v", cookie)
	}
	if w := do(s, request("GET", "/api/v1/echo", "", "Cookie", cookie.Name+"="+cookie.Value)); w.Code != 200 {
		t.Errorf("with the cookie: status %d", w.Code)
	}
}

func TestRates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Options{Endpoints: newFake().endpoints(), Addr: "0.0.0.0:8080", Token: "a-token-of-some-length"})
		ask := func(from string) int {
			r := request("GET", "/api/v1/echo", "")
			r.RemoteAddr = from
			return do(s, r).Code
		}
		for i := range strangerMax {
			if code := ask("192.0.2.1:1"); code != 401 {
				t.Fatalf("request %d: status %d", i, code)
			}
		}
		if code := ask("192.0.2.1:2"); code != 429 {
			t.Errorf("one too many: status %d", code)
		}
		for _, other := range []string{"192.0.2.2:1", "[2001:db8::1]:1", "127.0.0.1:1"} {
			if code := ask(other); code != 401 {
				t.Errorf("%s pays for another: status %d", other, code)
			}
		}
		time.Sleep(time.Second)
		if code := ask("192.0.2.1:3"); code != 401 {
			t.Errorf("after a second: status %d", code)
		}
		for range strangerMax {
			ask("[2001:db8::1]:1")
		}
		if code := ask("[2001:db8::2]:1"); code != 429 {
			t.Errorf("another address of the same line: status %d", code)
		}
	})
}
