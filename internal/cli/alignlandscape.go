package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"casus/internal/alignment"
)

type alignLandscapeCmd struct {
	Actors    string  `help:"A CSV file with the columns actor and strength." required:"" placeholder:"FILE.csv"`
	Relations string  `help:"A CSV matrix of how close the actors are, a row and a column each, in the order of the actors." required:"" placeholder:"FILE.csv"`
	Neutral   float64 `help:"The score of a relation that is neither close nor hostile." default:"3"`
	Energies  string  `help:"Write the energy of every division: which actors stand apart from the first, as bits, and the energy." placeholder:"FILE.csv"`
	Shown     int     `help:"How many of the deepest minima to list." default:"10"`
}

// Help is shown by casus align landscape --help.
func (alignLandscapeCmd) Help() string {
	return `Finds the divisions into two blocs that no single actor can better by moving, after Axelrod and Bennett (1993): friends apart raise the energy, enemies apart lower it. Up to 24 actors every division is tried; beyond that it is a heuristic, and says so.

Example:
  casus align landscape --actors actors.csv --relations pairwise.csv --energies energies.csv`
}

func (c alignLandscapeCmd) Run(env Env) error {
	names, sizes, err := readActors(c.Actors)
	matrix, also := readMatrix(c.Relations, len(names), c.Neutral)
	if err := errors.Join(err, also); err != nil {
		return wrong("%w", err)
	}
	l, err := alignment.NewLandscape(sizes, matrix)
	if err != nil {
		return wrong("%w", err)
	}
	minima, err := l.Minima(true)
	if len(names) > alignment.MaxEnumerated {
		minima, err = l.Descend(descents)
	}
	if err != nil {
		return wrong("%w", err)
	}
	fmt.Fprintf(env.Out, "%d actors: %s\n", len(names), minima)
	for i, m := range minima.List {
		if i == c.Shown {
			fmt.Fprintf(env.Out, "and %d more\n", len(minima.List)-i)
			break
		}
		var here, there []string
		for a, name := range names {
			if m.Configuration.Apart(a) {
				there = append(there, name)
			} else {
				here = append(here, name)
			}
		}
		fmt.Fprintf(env.Out, "\n%.6g", m.Energy)
		if m.Basin > 0 {
			fmt.Fprintf(env.Out, ", to which %d divisions lead", m.Basin)
		}
		fmt.Fprintf(env.Out, "\n  %s\n  %s\n", strings.Join(here, ", "), strings.Join(there, ", "))
	}
	if c.Energies == "" {
		return nil
	}
	return writeEnergies(c.Energies, l, len(names))
}

// descents is from how many divisions descents begin where not all can be tried.
const descents = 10_000

// writeEnergies writes every division twice, as bits of all actors, so that each
// actor has a bit.
func writeEnergies(name string, l *alignment.Landscape, n int) error {
	if n > alignment.MaxEnumerated {
		return usageError{fmt.Errorf("--energies: of %d actors not every division is tried; of up to %d it is", n, alignment.MaxEnumerated)}
	}
	all, err := l.Energies()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("division,energy\n")
	for c := range alignment.Configuration(1) << n {
		fmt.Fprintf(&out, "%0*b,%s\n", n, uint64(c), strconv.FormatFloat(all[c.Canonical(n)>>1], 'f', -1, 64))
	}
	if err := replaceFile(name, out.Bytes()); err != nil {
		return wrong("--energies %s: %w", name, err)
	}
	return nil
}

// maxLandscape bounds the size of a file, in bytes.
const maxLandscape = 4 << 20

func readTable(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such file", name)
	}
	defer f.Close()
	r := csv.NewReader(io.LimitReader(f, maxLandscape))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("%s: it has no rows under a head", name)
	}
	return rows, nil
}

func readActors(name string) (names []string, sizes []float64, err error) {
	rows, err := readTable(name)
	if err != nil {
		return nil, nil, err
	}
	actor, strength := -1, -1
	for i, column := range rows[0] {
		switch strings.TrimPrefix(strings.TrimSpace(column), "\ufeff") {
		case "actor":
			actor = i
		case "strength":
			strength = i
		}
	}
	if actor < 0 || strength < 0 {
		return nil, nil, fmt.Errorf("%s:1: the head is %q; it needs actor and strength", name, strings.Join(rows[0], ","))
	}
	var faults []error
	for i, row := range rows[1:] {
		x, err := strconv.ParseFloat(strings.TrimSpace(row[strength]), 64)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: the strength %q is no number", name, i+2, row[strength]))
		}
		names, sizes = append(names, row[actor]), append(sizes, x)
	}
	return names, sizes, errors.Join(faults...)
}

// readMatrix reads the relations, less the neutral score; a blank of an actor with
// itself is nothing.
func readMatrix(name string, n int, neutral float64) ([][]float64, error) {
	rows, err := readTable(name)
	if err != nil {
		return nil, err
	}
	if len(rows)-1 != n {
		return nil, fmt.Errorf("%s: it has %d rows under its head, and there are %d actors", name, len(rows)-1, n)
	}
	var faults []error
	out := make([][]float64, n)
	for i, row := range rows[1:] {
		if len(row) != n+1 {
			faults = append(faults, fmt.Errorf("%s:%d: %d relations; there are %d actors", name, i+2, len(row)-1, n))
			continue
		}
		for j, text := range row[1:] {
			x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
			if err != nil && (i != j || strings.TrimSpace(text) != "") {
				faults = append(faults, fmt.Errorf("%s:%d: the relation to %s is %q, which is no number", name, i+2, rows[0][j+1], text))
			}
			out[i] = append(out[i], x-neutral)
		}
	}
	return out, errors.Join(faults...)
}
