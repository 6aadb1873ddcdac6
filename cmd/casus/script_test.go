package main

import (
	"bytes"
	"flag"
	"fmt"
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
// that needs the public research data, under $DATA, begins with [!data] skip.
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
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "data" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return root != "", nil
		}})
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
