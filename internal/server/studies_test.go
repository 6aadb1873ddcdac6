package server

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

var write = []string{"X-Casus", "1", "Content-Type", "application/json"}

func TestStudies(t *testing.T) {
	m := newMemory()
	s := newServer(t, Options{Studies: m})
	step := func(method, target, body string, status int) Study {
		t.Helper()
		headers := write
		if method == "GET" {
			headers = nil
		}
		w := do(s, request(method, "/api/v1/studies"+target, body, headers...))
		if w.Code != status {
			t.Fatalf("%s %s %s: status %d, not %d: %s", method, target, body, w.Code, status, w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-store" && !strings.HasSuffix(target, "export") {
			t.Errorf("%s %s is kept: %q", method, target, w.Header().Get("Cache-Control"))
		}
		var st Study
		if status < 204 {
			json.Unmarshal(w.Body.Bytes(), &st) // an export is none
		} else if status >= 400 {
			problemOf(t, w)
		}
		return st
	}
	made := step("POST", "", `{"name":"Ankara"}`, 201)
	if made.ID != "s1" || made.Name != "Ankara" {
		t.Fatalf("made %+v", made)
	}
	step("GET", "", "", 200)
	step("GET", "/s1", "", 200)
	step("GET", "/s2", "", 404)
	if st := step("POST", "/s1/edits", `{"edit":"join TUR:SMDA2025"}`, 200); len(st.Edits) != 1 {
		t.Errorf("the edits are %q", st.Edits)
	}
	if st := step("DELETE", "/s1/edits/last", "", 200); len(st.Edits) != 0 {
		t.Errorf("undone, the edits are %q", st.Edits)
	}
	step("DELETE", "/s1/edits/last", "", 400)
	step("PUT", "/s1/notes", `{"subject":"SMDA2025","text":"ask again"}`, 200)
	step("POST", "/s1/runs", `{"kind":"crisis","query":"attacker=IRN","summary":{"joined":1.5}}`, 201)
	step("PUT", "/s1", `{"revision":1,"view":"view=map"}`, 409)
	if st := step("PUT", "/s1", `{"revision":5,"view":"view=map"}`, 200); st.View != "view=map" {
		t.Errorf("changed, it is %+v", st)
	}
	for _, wrong := range []string{"", "{", `{"name":"x","nam":"y"}`, `{"name":1}`, `{"name":"x"}{}`, "[]", "\xff", `{"name":""}`} {
		step("POST", "", wrong, 400)
	}
	step("DELETE", "/s1", "x", 400)
	step("GET", "/s1?view=map", "", 400)
	step("GET", "/s1/export", "", 200)
	step("PUT", "/s1/edits", "{}", 405)
	step("DELETE", "/s1", "", 204)
	step("GET", "/s1", "", 404)
}

func TestStudyArchive(t *testing.T) {
	s := newServer(t, Options{Studies: newMemory()})
	w := do(s, request("POST", "/api/v1/studies/import", "zip of mine", "X-Casus", "1", "Content-Type", "application/zip"))
	if w.Code != 201 || w.Header().Get("Location") != "/api/v1/studies/s1" {
		t.Fatalf("status %d, at %q: %s", w.Code, w.Header().Get("Location"), w.Body)
	}
	out := do(s, request("GET", "/api/v1/studies/s1/export", ""))
	if out.Body.String() != "zip of mine" || out.Header().Get("Content-Type") != "application/zip" || !strings.Contains(out.Header().Get("Content-Disposition"), `filename="s1.zip"`) {
		t.Errorf("%v %s", out.Header(), out.Body)
	}
}

// TestStudiesAreGuarded makes writes that must not be made.
func TestStudiesAreGuarded(t *testing.T) {
	m := newMemory()
	s := newServer(t, Options{Studies: m})
	do(s, request("POST", "/api/v1/studies", `{"name":"one"}`, write...))
	before := m.writes
	for _, tt := range []struct {
		name    string
		body    string
		headers []string
		status  int
	}{
		{"no header", `{"name":"x"}`, []string{"Content-Type", "application/json"}, 403},
		{"another value", `{"name":"x"}`, []string{"X-Casus", "true", "Content-Type", "application/json"}, 403},
		{"a form", `name=x`, []string{"X-Casus", "1", "Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"plain text", `{"name":"x"}`, []string{"X-Casus", "1", "Content-Type", "text/plain"}, 415},
		{"no type", `{"name":"x"}`, []string{"X-Casus", "1"}, 415},
		{"another charset", `{"name":"x"}`, []string{"X-Casus", "1", "Content-Type", "application/json; charset=utf-7"}, 415},
		{"another site", `{"name":"x"}`, append([]string{"Origin", "https://evil.example"}, write...), 403},
		{"another site, navigating", `{"name":"x"}`, append([]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, write...), 403},
		{"too large", `{"name":"` + strings.Repeat("x", mostBody) + `"}`, write, 413},
	} {
		if w := do(s, request(http.MethodPost, "/api/v1/studies", tt.body, tt.headers...)); w.Code != tt.status {
			t.Errorf("%s: status %d, not %d", tt.name, w.Code, tt.status)
		}
	}
	chunked := request("POST", "/api/v1/studies", strings.Repeat(" ", mostBody+1)+"{}", write...)
	chunked.ContentLength = -1
	if w := do(s, chunked); w.Code != 413 {
		t.Errorf("too large and of no told length: status %d", w.Code)
	}
	if m.writes != before {
		t.Errorf("%d writes were made", m.writes-before)
	}
}
