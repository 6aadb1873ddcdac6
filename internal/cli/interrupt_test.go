package cli

import (
	"casus/internal/crisis"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"casus/internal/ensemble"
	"casus/internal/warspread"
)

// press sends Ctrl-C to this process.
func press(t *testing.T) {
	t.Helper()
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestInterrupts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent Ctrl-C")
	}
	soft, hard, release := Env{}.interrupts(true)
	defer release()
	press(t)
	<-soft.Done()
	if hard.Err() != nil {
		t.Error("the first ends what is being written")
	}
	press(t)
	<-hard.Done()
}

// The rows of a stopped run are those that are counted; rows that are given up
// leave no file.
func TestRowsStopped(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"r.csv", "r.parquet"} {
		folder := t.TempDir()
		c := crisisRunCmd{Rows: filepath.Join(folder, name), Runs: 5000, Seed: 1, Cores: 2}
		s, q, err := c.question(Env{})
		if err != nil {
			t.Fatal(err)
		}
		plan := ensemble.NewPlan(s.after.Question.ID, q, crisis.Defaults(warspread.Fitted().Model), c.Runs, c.Seed)
		models, err := compileCrisis(s, plan)
		if err != nil {
			t.Fatal(err)
		}
		env := Env{Out: io.Discard, Err: io.Discard}
		if _, err := c.simulate(context.Background(), over, env, plan, models); err == nil || !strings.Contains(err.Error(), "stopped before it was whole") || ensemble.Stopped(err) {
			t.Errorf("%s: given up: %v", name, err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 0 {
			t.Errorf("%s: left %v", name, left)
		}
		part, err := c.simulate(over, context.Background(), env, plan, models)
		if !ensemble.Stopped(err) || part.N() != 0 {
			t.Errorf("%s: stopped before the first: %v", name, err)
		}
		if part, err = c.simulate(context.Background(), context.Background(), env, plan, models); err != nil || part.N() != c.Runs {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 1 || left[0].Name() != name {
			t.Errorf("%s: left %v", name, left)
		}
	}
}

// Parts of several stretches come to the same as one run.
func TestStretches(t *testing.T) {
	c := crisisRunCmd{Runs: stretch + 5001, Seed: 1}
	s, q, err := c.question(Env{})
	if err != nil {
		t.Fatal(err)
	}
	plan := ensemble.NewPlan(s.after.Question.ID, q, crisis.Defaults(warspread.Fitted().Model), c.Runs, c.Seed)
	models, err := compileCrisis(s, plan)
	if err != nil {
		t.Fatal(err)
	}
	env := Env{Out: io.Discard, Err: io.Discard}
	encode := func() string {
		part, err := c.simulate(context.Background(), context.Background(), env, plan, models)
		if err != nil {
			t.Fatal(err)
		}
		data, err := part.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	whole := encode()
	c.Rows = filepath.Join(t.TempDir(), "r.csv")
	if encode() != whole {
		t.Error("with rows the counts are others")
	}
}
