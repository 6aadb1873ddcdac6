package house

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors lists the rooms from the ground up. A room may import only rooms of
// lower floors.
var floors = [][]string{
	{"world", "fault", "token", "estimative", "shipped"},
	{"claim", "timex", "obligation", "statecode", "power", "portfolio", "stat", "coalition", "course", "alignment", "screening"},
	{"change", "contest", "reliability", "formation", "accession", "joining"},
	{"crisis"},
	{"ensemble", "assumption", "historyfile", "dossier", "document", "dataset", "proposer", "accord", "gazetteer", "wording"},
	{"attribution", "coder"},
	{"statement", "reading"},
	{"alliancewar", "panel", "download", "intake", "outcome", "alliancenetwork", "warspread"},
	{"tablefile", "promise", "workspace"},
	{"recipe"},
	{"brief", "render", "record", "web"},
	{"newsdesk", "server"},
	{"cli"},
}

// apart are the rooms that only tests and measurements use: nothing that is
// built into the program may import them.
var apart = []string{"house", "benchmark", "researchdata"}

// kernel are the engines and the nouns: pure, so that the same input gives the
// same answer everywhere.
var kernel = []string{"world", "fault", "obligation", "change", "statecode", "power", "portfolio", "stat", "coalition", "contest", "course", "alignment", "token", "claim", "estimative", "reliability", "formation", "accession", "joining", "crisis", "ensemble", "screening", "assumption"}

// impure are packages of the standard library that reach files, the network,
// the clock, processes or a global source of randomness.
var impure = []string{"os", "os/exec", "io/fs", "net", "net/http", "time", "math/rand", "math/rand/v2", "crypto/rand", "embed", "syscall"}

type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func list(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Standard", "casus/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func room(path string) (string, bool) {
	name, ok := strings.CutPrefix(path, "casus/internal/")
	return name, ok
}

func floor(name string) int {
	return slices.IndexFunc(floors, func(rooms []string) bool { return slices.Contains(rooms, name) })
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range list(t) {
		name, ok := room(p.ImportPath)
		if !ok || slices.Contains(apart, name) {
			continue
		}
		at := floor(name)
		if at < 0 {
			t.Errorf("room %q has no floor; place it in floors and in docs/architecture.md", name)
			continue
		}
		for _, i := range p.Imports {
			below, ok := room(i)
			if ok && slices.Contains(apart, below) {
				t.Errorf("%s imports %s, which is for tests alone", name, below)
			}
			if ok && floor(below) >= at {
				t.Errorf("%s imports %s, which is not on a lower floor", name, below)
			}
		}
	}
}

func TestKernelIsPure(t *testing.T) {
	for _, p := range list(t) {
		name, ok := room(p.ImportPath)
		if !ok || !slices.Contains(kernel, name) {
			continue
		}
		for _, i := range p.Imports {
			if slices.Contains(impure, i) {
				t.Errorf("kernel room %s imports %s", name, i)
			}
			if strings.Contains(strings.SplitN(i, "/", 2)[0], ".") && !strings.HasPrefix(i, "gonum.org/") {
				t.Errorf("kernel room %s imports the library %s; the kernel takes the standard library and gonum", name, i)
			}
		}
	}
}

func TestNoRoomIsALumberRoom(t *testing.T) {
	for _, p := range list(t) {
		for _, part := range strings.Split(p.ImportPath, "/") {
			if slices.Contains([]string{"util", "utils", "common", "types", "helpers", "misc"}, part) {
				t.Errorf("%s says nothing about what it holds", p.ImportPath)
			}
		}
	}
}
