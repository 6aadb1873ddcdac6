package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"casus/internal/dataset"
	"casus/internal/obligation"
	"casus/internal/world"
)

// engine is one piece of work inside the program with its target.
type engine struct {
	name   string
	target float64 // milliseconds; 0: none
	run    func()
}

// atop is a folder that holds the record made from ATOP, and what is run on it.
type atop struct {
	folder    string
	processes []process
}

// withATOP imports ATOP with the built program, where the data are at hand.
func withATOP(binary string) (atop, error) {
	from, ok := atopFiles()
	if !ok {
		return atop{}, nil
	}
	folder, err := os.MkdirTemp("", "casus-benchmark-")
	if err != nil {
		return atop{}, err
	}
	record := filepath.Join(folder, "atop")
	if out, err := exec.Command(binary, "data", "import", "atop", "--from", from, "-o", record).CombinedOutput(); err != nil {
		return atop{folder: folder}, fmt.Errorf("%w: %s", err, out)
	}
	store := filepath.Join(folder, "store")
	if out, err := exec.Command(binary, "data", "import", "all", "--from", filepath.Dir(from), "--data", store).CombinedOutput(); err != nil {
		return atop{folder: folder}, fmt.Errorf("%w: %s", err, out)
	}
	return atop{folder, append(onATOP(record), panels(filepath.Dir(from), store, folder)...)}, nil
}

// atopFiles is where the test data hold ATOP.
func atopFiles() (string, bool) {
	root := os.Getenv("CASUS_TEST_DATA")
	folder := filepath.Join(root, "data", "atop-5.1")
	_, err := os.Stat(folder)
	return folder, root != "" && err == nil
}

// engines times the matrix of all ordered pairs and single pairs on the record
// made from ATOP. Without the data it says so.
func engines(out io.Writer) error {
	folder, ok := atopFiles()
	if !ok {
		fmt.Fprintln(out, "ATOP is not at hand (CASUS_TEST_DATA): the matrix is not timed")
		return nil
	}
	data, err := dataset.ReadATOP(os.DirFS(folder))
	if err != nil {
		return err
	}
	tables, _ := data.Record()
	w := world.New(tables)
	day := world.MakeDay(2015, 7, 1)
	index := obligation.Compile(w, day)
	in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor("RUS")}, Targets: []world.StateID{"USA"}, On: day}
	fmt.Fprintf(out, "\nATOP on %s: %d states, %d ordered pairs, %d cores\ttime\ttarget\tallocated\tallocations\n", day, len(index.States), len(index.Matrix()), runtime.GOMAXPROCS(0))
	for _, e := range []engine{
		{"index of the day and every ordered pair", 100, func() { obligation.Compile(w, day).Matrix() }},
		{"index of the day alone", 0, func() { obligation.Compile(w, day) }},
		{"every ordered pair, index made", 0, func() { index.Matrix() }},
		{"every pledge listed, index made", 0, func() { index.Pledges() }},
		{"one pair, index made: Russia attacks the United States", 0.1, func() { index.Duties("RUS", "USA") }},
		{"one pair, no index, answers alone", 0.1, func() { obligation.Answers(w, in) }},
		{"one pair, no index, with conflicts and flags", 0, func() { obligation.Evaluate(w, in, obligation.Options{Silent: true}) }},
	} {
		r := testing.Benchmark(func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.run()
			}
		})
		target := "-"
		if e.target > 0 {
			target = fmt.Sprintf("%g ms", e.target)
		}
		fmt.Fprintf(out, "%s\t%.3f ms\t%s\t%.2f MB\t%d\n", e.name, float64(r.NsPerOp())/1e6, target, float64(r.AllocedBytesPerOp())/1e6, r.AllocsPerOp())
	}
	return nil
}
