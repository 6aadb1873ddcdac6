package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/cli"
)

const (
	readme     = "README.md"
	fenceOpen  = "```console"
	fenceClose = "```"
)

// TestReadmeIsTrue runs every command that the README shows and compares the
// output shown below it.
func TestReadmeIsTrue(t *testing.T) {
	t.Chdir("../..") // commands name files as a reader would
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	var out []string
	inside := false
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case line == fenceOpen:
			inside = true
			out = append(out, line)
		case line == fenceClose:
			inside = false
			out = append(out, line)
		case inside && strings.HasPrefix(line, "$ casus "):
			ran++
			out = append(out, line)
			out = append(out, run(t, strings.TrimPrefix(line, "$ casus "))...)
		case inside: // the output shown, which the run replaces
		default:
			out = append(out, line)
		}
	}
	if ran < 5 {
		t.Errorf("the README shows %d commands; it should show the main questions", ran)
	}
	got := strings.Join(out, "\n")
	if *update {
		if err := os.WriteFile(readme, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(data), "\n"), out); diff != "" {
		t.Errorf("the README's outputs are not what the commands print; make golden writes them (-shown +printed)\n%s", diff)
	}
}

// run runs one command line, which may end in "| head -N".
func run(t *testing.T, line string) []string {
	t.Helper()
	line, head, cut := strings.Cut(line, " | head -")
	var stdout, stderr bytes.Buffer
	if code := cli.Run(strings.Fields(line), cli.Env{Out: &stdout, Err: &stderr}); code != 0 {
		t.Fatalf("casus %s: exit %d\n%s", line, code, stderr.String())
	}
	lines := strings.Split(strings.TrimRight(stdout.String(), "\n"), "\n")
	if cut {
		n, err := strconv.Atoi(head)
		if err != nil {
			t.Fatalf("casus %s: head -%s: %v", line, head, err)
		}
		lines = lines[:min(n, len(lines))]
	}
	return lines
}
