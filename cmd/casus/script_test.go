package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"casus": main})
}

// TestScripts runs the command line as users type it. A script finds invented
// alliances in the published form under $ALLIANCES; one that needs the public
// research data, under $DATA, begins with [!data] skip.
func TestScripts(t *testing.T) {
	alliances, err := filepath.Abs("../../internal/dataset/testdata/small")
	if err != nil {
		t.Fatal(err)
	}
	root := os.Getenv("CASUS_TEST_DATA")
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
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
