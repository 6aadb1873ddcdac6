package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casus/internal/server"
)

// texts are values that no parameter takes, each already escaped.
var texts = []string{"%00", "a%00b", "%ff%fe", "%zz", "%", strings.Repeat("A", 2001), "%0d%0aSet-Cookie:%20a=b", "%1b%5b31m", "..%2f..%2fetc%2fpasswd",
	"%24%7bjndi%3aldap%3a%2f%2fx%7d", "%27%20OR%201%3d1--", "%3cscript%3ealert(1)%3c%2fscript%3e", "NaN", "-1e400", "99999999999999999999999999", "%f0%9f%92%a5%e2%80%ae", "%c0%af"}

// hostileQueries are addresses that are wrong: each parameter with each text, twice, and
// parameters that no query has.
func hostileQueries(t *testing.T) []string {
	kept, err := keepRecords(filepath.Join("..", "dossier", "data", "riyadh-ankara"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := endpoints(kept)
	if err != nil {
		t.Fatal(err)
	}
	base := map[string]string{"who": "attacker=IRN&target=SAU", "compare": "first=SMDA2025&second=NATO1949", "reliable/show": "beneficiary=SAU", "crisis/run": "runs=1", "crisis/sensitivity": "runs=1"}
	var out []string
	for _, e := range list {
		for _, p := range e.Parameters {
			others := without(base[e.Path], p.Name)
			for _, text := range texts {
				out = append(out, "/api/v1/"+e.Path+"?"+strings.Trim(others+"&"+p.Name+"="+text, "&"))
			}
			if !p.Many {
				out = append(out, "/api/v1/"+e.Path+"?"+strings.Trim(others+"&"+p.Name+"=1&"+p.Name+"=1", "&"))
			}
		}
		for _, name := range []string{"output", "o", "edit", "dossier", "data", "plan", "merge", "rows", "save-plan", "cores", "record", "help", "version", "", "%00", "format%00"} {
			out = append(out, "/api/v1/"+e.Path+"?"+strings.Trim(base[e.Path]+"&"+name+"=x", "&"))
		}
		out = append(out, "/api/v1/"+e.Path+"/", "/api/v1/"+e.Path+"/..", "/api/v1/"+e.Path+"%2e", "/api/v1/"+strings.ToUpper(e.Path), "/api/v2/"+e.Path)
	}
	return out
}

func without(query, name string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	values.Del(name)
	return values.Encode()
}

// hostileLines are requests that are wrong below the address, as bytes.
func hostileLines() []string {
	const who = "/api/v1/who?attacker=IRN&target=SAU"
	var out []string
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO", "get", "G E T", "", "GET\x00", strings.Repeat("M", 5000)} {
		for _, path := range []string{who, "/", "/api/v1/openapi.json", "/api/v1/studies", "*"} {
			out = append(out, method+" "+path+" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
		}
	}
	for _, path := range []string{"/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/....//etc/passwd", "/api/v1/..", "/api/v1/../../who", "/api/v1/who%00", "/api/v1/%77ho?attacker=IRN&target=SAU",
		"/api/v1/who/../who?attacker=IRN&target=SAU", "//evil.example/", "http://evil.example/api/v1/who", "/\\..\\..\\windows", "/api/v1/who\x00", "/%", "/%zz", "evil", "/api/v1/who?" + strings.Repeat("a=b&", 5000),
		"/" + strings.Repeat("a/", 6000), "/" + strings.Repeat("a", 60000), "/.keep", "/dist/.keep", "/.git/config", "/api/v1/studies/../../x", "/api/v1/studies/%2e%2e"} {
		out = append(out, "GET "+path+" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
	}
	for _, head := range []string{"Host: evil.example", "Host: ", "Host: 127.0.0.1.evil.example", "Host: evil.example:80@127.0.0.1", "Host: a\x00b", "Host: 127.0.0.1\r\nHost: evil.example", "X: y",
		"Host: 127.0.0.1\r\nOrigin: https://evil.example", "Host: 127.0.0.1\r\nOrigin: null", "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1:1", "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site",
		"Host: 127.0.0.1\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors", "Host: 127.0.0.1\r\nAccept: image/png", "Host: 127.0.0.1\r\nAccept: application/json;q=0",
		"Host: 127.0.0.1\r\nContent-Length: -1", "Host: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6", "Host: 127.0.0.1\r\nContent-Length: 9999999999999", "Host: 127.0.0.1\r\nTransfer-Encoding: nonsense",
		"Host: 127.0.0.1\r\nBad Header: x", "Host: 127.0.0.1\r\n: x", "Host: 127.0.0.1\r\nX: a\x00b", "Host: 127.0.0.1\r\nX: " + strings.Repeat("x", 60000)} {
		out = append(out, "GET "+who+" HTTP/1.1\r\n"+head+"\r\nConnection: close\r\n\r\n")
	}
	for _, line := range []string{"GET " + who, "GET " + who + " HTTP/9.9", "GET", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "HTTP/1.1 200 OK", "{}", "GET " + who + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"} {
		out = append(out, line+"\r\n\r\n")
	}
	return out
}

// TestHostile sends what is malformed, oversize, foreign or in disguise: it is refused
// with a status of the 400s, never fails in the server, and nothing is written.
func TestHostile(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("..", "dossier", "data", "riyadh-ankara"))); err != nil {
		t.Fatal(err)
	}
	queries := hostileQueries(t)
	t.Chdir(folder)
	before := snapshot(t, folder)
	kept, err := keepRecords(folder)
	if err != nil {
		t.Fatal(err)
	}
	list, err := endpoints(kept)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := listener.Addr().String()
	api, err := server.New(server.Options{Endpoints: list, Addr: at})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- api.Serve(ctx, listener) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	}()
	for _, target := range queries {
		expectRefused(t, at, "GET "+target+" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
	}
	lines := hostileLines()
	for _, line := range lines {
		expectRefused(t, at, line)
	}
	t.Logf("%d requests", len(queries)+len(lines))
	if n := len(queries) + len(lines); n < 1000 {
		t.Errorf("%d requests are too few", n)
	}
	if diff := cmp.Diff(before, snapshot(t, folder)); diff != "" {
		t.Errorf("something was written\n%s", diff)
	}
}

func expectRefused(t *testing.T, at, request string) {
	t.Helper()
	shown := fmt.Sprintf("%.160q", request)
	conn, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(30 * time.Second))
	io.WriteString(conn, request) // a server that has refused already may not take all of it
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Errorf("%s: no answer: %v", shown, err)
		return
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<20)) // what came of it is looked at
	if resp.StatusCode < 400 || resp.StatusCode > 499 {
		// A version of the protocol that does not exist is refused by Go itself.
		if resp.StatusCode == 505 && strings.Contains(request, "HTTP/9.9") || resp.StatusCode == 501 && strings.Contains(request, "nonsense") {
			return
		}
		t.Errorf("%s: status %d: %.200s", shown, resp.StatusCode, body)
	}
	if strings.Contains(string(body), "root:") || strings.Contains(string(body), "goroutine ") {
		t.Errorf("%s: it shows %.200s", shown, body)
	}
}

// snapshot lists the files of a folder with what is in them.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
