package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

// ended is how a program ended.
type ended struct {
	code     int // -1: by a signal that it did not hear
	out, err string
}

// interrupted runs casus in a folder and presses Ctrl-C so many times once ready
// says so. What has no sign of being under way is given longer and longer, until it
// hears the first.
func interrupted(t *testing.T, folder string, ready func() bool, times int, args ...string) ended {
	t.Helper()
	for wait := 100 * time.Millisecond; wait < time.Minute; wait *= 2 {
		cmd := exec.Command("casus", args...)
		var out, errs bytes.Buffer
		cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		over := make(chan error, 1)
		go func() { over <- cmd.Wait() }()
		if ready == nil {
			time.Sleep(wait)
		} else {
			for !ready() {
				select {
				case err := <-over:
					t.Fatalf("casus %s ended by itself: %v\n%s", strings.Join(args, " "), err, errs.String())
				case <-time.After(5 * time.Millisecond):
				}
			}
		}
		for range times {
			cmd.Process.Signal(os.Interrupt)
		}
		err := <-over
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() && ready == nil {
			continue // too early: it was not listening yet
		}
		return ended{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
	}
	t.Fatalf("casus %s never heard Ctrl-C", strings.Join(args, " "))
	return ended{}
}

// names lists the files of a folder.
func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

const plenty = "1000000000"

// stoppedRuns reads how many histories a stopped answer is of.
func stoppedRuns(t *testing.T, e ended) int {
	t.Helper()
	var answer struct {
		Runs    int  `json:"runs"`
		Stopped bool `json:"stopped"`
	}
	if err := json.Unmarshal([]byte(e.out), &answer); e.code != 0 || err != nil {
		t.Fatalf("exit %d, %v\n%s", e.code, err, e.err)
	}
	if !answer.Stopped || answer.Runs < 1 {
		t.Errorf("stopped %v, %d histories", answer.Stopped, answer.Runs)
	}
	return answer.Runs
}

func TestCtrlC(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent Ctrl-C")
	}
	t.Run("shows what is done", func(t *testing.T) {
		folder := t.TempDir()
		stoppedRuns(t, interrupted(t, folder, nil, 1, "crisis", "-n", plenty, "--format", "json"))
		if left := names(t, folder); left != "" {
			t.Errorf("left: %s", left)
		}
	})
	for _, name := range []string{"rows.csv", "rows.parquet"} {
		t.Run("has the rows of what is done in "+name, func(t *testing.T) {
			folder := t.TempDir()
			n := stoppedRuns(t, interrupted(t, folder, begun(folder), 1, "crisis", "-n", plenty, "--format", "json", "--rows", name))
			if left := names(t, folder); left != name {
				t.Fatalf("left: %s", left)
			}
			if got := rowsIn(t, filepath.Join(folder, name)); got != n {
				t.Errorf("%d rows of %d histories", got, n)
			}
		})
	}
	t.Run("leaves nothing of what has to be whole", func(t *testing.T) {
		folder := t.TempDir()
		if e := interrupted(t, folder, nil, 1, "crisis", "--sensitivity", "-o", "s.json"); e.code != 1 || !strings.Contains(e.err, "stopped before it was whole") {
			t.Errorf("%+v", e)
		}
		if out, err := command(folder, "crisis", "-n", plenty, "--save-plan", "plan.json"); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if e := interrupted(t, folder, nil, 1, "crisis", "--plan", "plan.json", "--part", "1/2", "-o", "part.json"); e.code != 1 || !strings.Contains(e.err, "not whole") {
			t.Errorf("%+v", e)
		}
		if left := names(t, folder); left != "plan.json" {
			t.Errorf("left: %s", left)
		}
	})
}

func command(folder string, args ...string) ([]byte, error) {
	cmd := exec.Command("casus", args...)
	cmd.Dir = folder
	return cmd.CombinedOutput()
}

// begun tells whether a file aside has been written to.
func begun(folder string) func() bool {
	return func() bool {
		aside, err := filepath.Glob(filepath.Join(folder, ".casus-*"))
		if err != nil || len(aside) != 1 {
			return false
		}
		info, err := os.Stat(aside[0])
		return err == nil && info.Size() > 0
	}
}

func rowsIn(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, ".csv") {
		return bytes.Count(data, []byte("\n")) - 1
	}
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return int(f.NumRows())
}
