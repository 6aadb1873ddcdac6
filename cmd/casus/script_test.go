package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"casus": main})
}

// TestScripts runs the command line as users type it. A script finds invented
// alliances in the published form under $ALLIANCES, and on a server at $MIRROR; one
// that needs the public research data, under $DATA, begins with [!data] skip. $PORT
// is free for a server of the script's own.
func TestScripts(t *testing.T) {
	alliances, err := filepath.Abs("../../internal/dataset/testdata/small")
	if err != nil {
		t.Fatal(err)
	}
	root := os.Getenv("CASUS_TEST_DATA")
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			server := httptest.NewServer(mirror(alliances))
			e.Defer(server.Close)
			e.Setenv("MIRROR", server.URL)
			e.Setenv("ALLIANCES", alliances)
			e.Setenv("DATA", filepath.Join(root, "data"))
			port, err := freePort()
			e.Setenv("PORT", port)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"fetch": fetch},
		Condition: func(name string) (bool, error) {
			if name != "data" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return root != "", nil
		}})
}

// freePort finds a port that nothing listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, errors.Join(err, l.Close())
}

// fetch gets an address into a file: fetch URL FILE. A server that is about to start
// is waited for. A status from 400 on is a failure.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: fetch URL FILE")
	}
	var resp *http.Response
	var err error
	for range 200 {
		if resp, err = http.Get(args[0]); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Check(err)
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o644))
	if failed := resp.StatusCode >= 400; failed != neg {
		ts.Fatalf("%s: %s\n%.500s", args[0], resp.Status, data)
	}
}

// mirror serves the invented alliances as a lab's own server would: whole under
// whole/, and under cut/ in a way that a run must break off. There the member
// file is cut in half first, then denied, and then given to those alone who ask
// for the rest; whoever doubts the pieces has it whole after that. Under page/ there is a page where the files should be.
func mirror(alliances string) http.Handler {
	mux, asked := http.NewServeMux(), atomic.Int32{}
	mux.HandleFunc("GET /{how}/atop-5.1/{file}", func(w http.ResponseWriter, r *http.Request) {
		how := r.PathValue("how")
		name, ok := map[string]string{"atop5_1a.csv": "a.csv", "atop5_1m.csv": "m.csv"}[r.PathValue("file")]
		data, err := os.ReadFile(filepath.Join(alliances, name))
		if !ok || err != nil || how == "nowhere" {
			http.NotFound(w, r)
			return
		}
		if how == "page" {
			data = []byte("<html>closed</html>\n")
		}
		w.Header().Set("ETag", `"1"`)
		if how == "cut" && name == "m.csv" {
			switch n := asked.Add(1); {
			case n == 1:
				w.Header().Set("Content-Length", strconv.Itoa(len(data)))
				w.Write(data[:len(data)/2])
				w.(http.Flusher).Flush()
				panic(http.ErrAbortHandler)
			case n == 2 || n == 3 && r.Header.Get("Range") == "":
				http.Error(w, "no", http.StatusForbidden)
				return
			}
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	})
	return mux
}
