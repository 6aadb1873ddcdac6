// Command benchmark times the built program as a whole and the engines inside
// it, and prints each figure beside its target. It judges nothing: a figure
// over its target is printed as such.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"
)

// process is one command line of the program with its targets.
type process struct {
	name    string
	args    []string
	wall    time.Duration // target
	peakKiB int64         // target
	peer    peer          // the same by another program, if known
}

// peer is what peacesciencer, the R package, took for the same table.
type peer struct {
	wall    time.Duration
	peakKiB int64
}

var processes = []process{
	{"the brief", nil, 150 * time.Millisecond, 100 << 10, peer{}},
	{"who, one attack", []string{"who", "--attacker", "IRN", "--target", "SAU", "--on", "2026-02-28"}, 150 * time.Millisecond, 100 << 10, peer{}},
	{"diff, one accession", []string{"diff", "--join", "TUR:SMDA2025"}, 150 * time.Millisecond, 100 << 10, peer{}},
	{"brief as HTML", []string{"brief", "--format", "html"}, 150 * time.Millisecond, 100 << 10, peer{}},
	{"read, three reports", []string{"read", "docs/examples/reports"}, 200 * time.Millisecond, 100 << 10, peer{}},
	{"reliable, all promises to one state", []string{"reliable", "--beneficiary", "TUR"}, 150 * time.Millisecond, 100 << 10, peer{}},
	{"likely, one accession", []string{"likely", "TUR:SMDA2025", "--as-of", "2026-02-01"}, 200 * time.Millisecond, 100 << 10, peer{}},
	{"likely, the book scored", []string{"likely", "--score", "--as-of", "2026-06-30"}, 200 * time.Millisecond, 100 << 10, peer{}},
	{"crisis, 1,000,000 histories of the default dossier", []string{"crisis", "--attacker", "IRN", "--target", "SAU", "--on", "2026-02-28", "-n", "1000000"}, time.Second, 100 << 10, peer{}},
	{"casebook, 48 cases", []string{"casebook"}, 0, 100 << 10, peer{}},
}

// onATOP are command lines on the record made from ATOP.
func onATOP(folder string) []process {
	return []process{
		{"who on ATOP", []string{"who", "--dossier", folder, "--attacker", "DEU", "--target", "POL", "--on", "1939-09-01"}, 0, 200 << 10, peer{}},
		{"matrix of 2015 on ATOP, as rows", []string{"matrix", "--dossier", folder, "--on", "2015-07-01", "--format", "csv"}, 0, 200 << 10, peer{}},
	}
}

// panels are tables from the raw files of a folder, and from a store.
func panels(data, store, folder string) []process {
	table := func(from, to string, args ...string) []string {
		return append([]string{"panel", "--data", from, "-o", filepath.Join(folder, "panel."+to)}, args...)
	}
	oneYear := peer{3500 * time.Millisecond, 1178 << 10}
	directed := peer{27 * time.Second, 2048 << 10}
	const rows = "1,685,310 rows"
	return []process{
		{"dyads of 2010 from the raw list, 18,721 rows", table(data, "csv", "--unit", "dyad-year", "--years", "2010"), 50 * time.Millisecond, 60 << 10, oneYear},
		{"51 columns 1816-2010, " + rows + ", imported, Parquet", table(store, "parquet", "--recipe", "directed-51"), 1500 * time.Millisecond, 300 << 10, directed},
		{"the same, Arrow", table(store, "arrow", "--recipe", "directed-51"), 0, 0, directed},
		{"the same, CSV", table(store, "csv", "--recipe", "directed-51"), 0, 0, directed},
		{"the same, from raw files, Parquet", table(data, "parquet", "--recipe", "directed-51"), 0, 0, directed},
		{"the same, from raw files, CSV", table(data, "csv", "--recipe", "directed-51"), 0, 0, directed},
		{"51 columns, 100 years, 1,562,880 rows, imported, Parquet", table(store, "parquet", "--recipe", "directed-51", "--years", "1911-2010"), 0, 0, peer{}},
		{"51 columns, 50 years, 1,346,078 rows, imported, Parquet", table(store, "parquet", "--recipe", "directed-51", "--years", "1961-2010"), 0, 0, peer{}},
		{"relevant pairs 1816-2010 with their logit, imported", []string{"panel", "--recipe", "bremer", "--data", store}, 0, 0, peer{}},
	}
}

func main() {
	binary := flag.String("binary", "bin/casus", "the built program")
	only := flag.String("only", "", "page: time the page alone")
	runs := flag.Int("runs", 15, "counted runs of each command, after one to warm up")
	flag.Parse()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	if *only == "page" {
		defer out.Flush()
		if err := page(out, *binary, 5); err != nil {
			fmt.Fprintln(os.Stderr, "benchmark:", err)
			os.Exit(1)
		}
		return
	}
	fmt.Fprintln(out, "whole process\tmedian wall\tworst\ttarget\tpeak memory\ttarget\tpeacesciencer")
	all, err := withATOP(*binary)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	defer os.RemoveAll(all.folder)
	for _, p := range append(processes, all.processes...) {
		walls, peak, err := measure(*binary, p.args, *runs)
		if err != nil {
			fmt.Fprintln(os.Stderr, "benchmark:", err)
			os.Exit(1)
		}
		target := "-"
		if p.wall > 0 {
			target = fmt.Sprintf("%.0f ms", ms(p.wall))
		}
		median := walls[len(walls)/2]
		beside := "-"
		if p.peer.wall > 0 {
			beside = fmt.Sprintf("%.0f times the time, %.1f the memory", ms(p.peer.wall)/ms(median), float64(p.peer.peakKiB)/float64(peak))
		}
		fmt.Fprintf(out, "%s\t%.0f ms\t%.0f ms\t%s\t%.0f MB\t%s\t%s\n", p.name, ms(median), ms(walls[len(walls)-1]), target, float64(peak)/1024, peakTarget(p), beside)
	}
	if err := sentences(out, *binary); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	if err := page(out, *binary, 5); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	if err := crises(out); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	if err := requests(out, *binary); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	if err := engines(out); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
	out.Flush()
	fmt.Println()
	bench := exec.Command("go", "test", "-run", "^$", "-bench", ".", "-benchmem", "./internal/...")
	bench.Stdout, bench.Stderr = os.Stdout, os.Stderr
	if err := bench.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

func peakTarget(p process) string {
	if p.peakKiB == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f MB", float64(p.peakKiB)/1024)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// measure runs a command several times and returns the wall times in order and
// the largest peak memory in KiB.
func measure(binary string, args []string, runs int) ([]time.Duration, int64, error) {
	var walls []time.Duration
	var peak int64
	for i := range runs + 1 {
		cmd := exec.Command(binary, args...)
		cmd.Stdout = io.Discard
		start := time.Now()
		if err := cmd.Run(); err != nil {
			return nil, 0, fmt.Errorf("%s %v: %w", binary, args, err)
		}
		if i == 0 {
			continue
		}
		walls = append(walls, time.Since(start))
		if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, u.Maxrss)
		}
	}
	slices.Sort(walls)
	return walls, peak, nil
}
