package workspace

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// childEnv tells the test binary to be the process that is killed.
const childEnv = "CASUS_WORKSPACE_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		seed, _ := strconv.ParseUint(os.Getenv(childEnv+"_SEED"), 10, 64)
		fmt.Println("stopped:", editForever(path, os.Getenv(childEnv+"_STUDY"), seed))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// editForever makes random edits. It says of each when it begins and, only after
// it was acknowledged, what the edits of the study then are.
func editForever(path, id string, seed uint64) error {
	w, err := Open(path, Options{})
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(seed, 0))
	s, err := w.Get(ctx, id)
	for n := 0; err == nil; n++ {
		next := slices.Clone(s.Edits)
		var act func() (Study, error)
		switch {
		case len(next) > 0 && (len(next) == MaxEdits || random.IntN(4) == 0):
			next = next[:len(next)-1]
			act = func() (Study, error) { return w.Undo(ctx, id, s.Revision) }
		case random.IntN(40) == 0:
			next = []string{fmt.Sprintf("sign S%d", n), "sign B"}
			act = func() (Study, error) { return w.Put(ctx, id, s.Revision, Change{Edits: &next}, nil) }
		default:
			text := fmt.Sprintf("join S%d:T%d", n, random.IntN(1000))
			next = append(next, text)
			act = func() (Study, error) { return w.AddEdit(ctx, id, s.Revision, text, nil) }
		}
		fmt.Printf("begin %d %s\n", s.Revision+1, strings.Join(next, "|"))
		if s, err = act(); err == nil {
			fmt.Printf("done %d %s\n", s.Revision, strings.Join(s.Edits, "|"))
		}
	}
	return err
}

// state is a revision of the study with its edits.
type state struct {
	revision int64
	edits    string
}

// TestKilledProcess kills a process in the midst of its edits, over and over: what
// was acknowledged is there each time, and at most the one edit more that was under
// way.
func TestKilledProcess(t *testing.T) {
	cuts := 100
	if testing.Short() {
		cuts = 20
	}
	seed := uint64(time.Now().UnixNano())
	if given := os.Getenv("CASUS_WORKSPACE_SEED"); given != "" {
		seed, _ = strconv.ParseUint(given, 10, 64)
	}
	t.Logf("seed %d (CASUS_WORKSPACE_SEED)", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	path := filepath.Join(t.TempDir(), "workspace.db")
	w := opened(t, path)
	s := must(t)(w.Create(ctx, "s", ""))
	w.Close()
	kills, cut, kept, edits := 0, 0, 0, int64(0)
	for ; cut < cuts || kills < 20; kills++ {
		if kills > 5*cuts {
			t.Fatalf("only %d of %d kills met an edit under way", cut, kills)
		}
		last, next := killed(t, path, s.ID, random)
		got := reopened(t, path, s.ID)
		switch {
		case got == last && got != (state{}):
		case next != (state{}) && got == next:
			kept++
		default:
			t.Fatalf("kill %d: the file has %v; acknowledged was %v, under way %v", kills, got, last, next)
		}
		if next != (state{}) {
			cut++
		}
		edits = got.revision
	}
	t.Logf("%d kills, %d of them in the midst of an edit (%d on disk already), %d writes", kills, cut, kept, edits)
}

// killed runs a process that edits, kills it at a random moment and gives the last
// state that it acknowledged and the one that was under way, if one was.
func killed(t *testing.T, path, id string, random *rand.Rand) (last, next state) {
	t.Helper()
	before := reopened(t, path, id)
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childEnv+"="+path, childEnv+"_STUDY="+id, fmt.Sprintf("%s_SEED=%d", childEnv, random.Uint64()))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	last = before
	wait := time.Duration(random.IntN(30_000)) * time.Microsecond
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		if n == 0 { // a process that has not begun cannot be cut short
			time.AfterFunc(wait, func() { child.Process.Kill() })
		}
		word, rest, _ := strings.Cut(lines.Text(), " ")
		number, edits, complete := strings.Cut(rest, " ")
		revision, err := strconv.ParseInt(number, 10, 64)
		if err != nil || !complete {
			t.Fatalf("the process says %q", lines.Text())
		}
		if at := (state{revision, edits}); word == "begin" {
			next = at
		} else {
			last, next = at, state{}
		}
	}
	if err := child.Wait(); err == nil || !errors.As(err, new(*exec.ExitError)) {
		t.Fatalf("the process ended with %v", err)
	}
	return last, next
}

// reopened opens the file, which looks whether it is whole, and reads the study.
func reopened(t *testing.T, path, id string) state {
	t.Helper()
	w, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	s, err := w.Get(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return state{s.Revision, strings.Join(s.Edits, "|")}
}
