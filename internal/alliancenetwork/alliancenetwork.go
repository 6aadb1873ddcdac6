// Package alliancenetwork finds the network of defence ties among the public data
// and lets package formation learn from it. Start with Study.
package alliancenetwork

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"casus/internal/dataset"
	"casus/internal/fault"
	"casus/internal/formation"
)

// Schema names the shape of Result in JSON.
const Schema = "casus.likely-fit/1"

// folders say where, under the folder that a user names, the tables may lie.
var folders = []string{".", "tergm-alliances", "models/tergm-alliances", "data/models/tergm-alliances"}

// The years. The network of 1980 comes from a larger data set with fewer ties
// than that of 1981, so that the year from the one to the other shows ties that
// were not made then; the first year foretold is the next.
const (
	before = 1980
	first  = 1982
	choose = 1990 // the first year by which plans are compared: until then hardly a tie was made
	last   = 2000
)

// Result is a study with what it was made of.
type Result struct {
	Schema string            `json:"schema"`
	Target int               `json:"target"`
	Files  []dataset.File    `json:"files"`
	States int               `json:"states"`
	Report *formation.Report `json:"report"`
}

// Study finds the tables under a folder, chooses a plan by the years before the
// target, and foretells the target, the last year of the network if it is 0. Its
// error is the faults of all tables, or a year that the network does not have.
func Study(dir string, target int) (*Result, error) {
	if target == 0 {
		target = last
	}
	if target <= choose+1 || target > last {
		return nil, fmt.Errorf("the target year %d is not between %d and %d", target, choose+2, last)
	}
	folder, err := find(dir)
	if err != nil {
		return nil, err
	}
	read, err := dataset.ReadAllianceNetwork(os.DirFS(folder))
	if err != nil {
		var faults fault.List
		if errors.As(err, &faults) {
			for i := range faults {
				faults[i].File = filepath.Join(folder, faults[i].File)
			}
			return nil, faults
		}
		return nil, err
	}
	p, err := Panel(read)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	// A fixed stream, so that the intervals are the same bytes each time.
	report, err := p.Study(first, choose, target, rand.New(rand.NewPCG(1, uint64(target))).IntN)
	if err != nil {
		return nil, err
	}
	return &Result{Schema, target, read.Files, len(p.Names()), report}, nil
}

// find returns the first folder that holds the tables.
func find(dir string) (string, error) {
	for _, f := range folders {
		folder := filepath.Join(dir, filepath.FromSlash(f))
		if _, err := os.Stat(filepath.Join(folder, "ties_1980.csv")); err == nil {
			return folder, nil
		}
	}
	return "", fmt.Errorf("no folder at or near %s holds the network of alliances (states.csv, ties.csv, ties_1980.csv, contiguity.csv): %w (looked in %s)", dir, fs.ErrNotExist, strings.Join(folders, ", "))
}

// Panel puts the tables together.
func Panel(read *dataset.AllianceNetwork) (*formation.Panel, error) {
	var names []string
	seen, years := map[string]bool{}, map[int]bool{}
	for i := range read.States {
		if s := &read.States[i]; !seen[s.Name] {
			seen[s.Name] = true
			names = append(names, s.Name)
		}
	}
	borders := make([][2]string, len(read.Borders))
	for i, b := range read.Borders {
		borders[i] = [2]string{b.A, b.B}
	}
	p, err := formation.New(names, borders)
	if err != nil {
		return nil, err
	}
	p.AddYear(before)
	var faults []error
	note := func(err error) {
		if err != nil {
			faults = append(faults, err)
		}
	}
	for i := range read.States {
		s := &read.States[i]
		if !years[s.Year] {
			years[s.Year] = true
			p.AddYear(s.Year)
		}
		note(p.SetState(s.Year, s.Name, s.CINC, s.Polity))
	}
	addTies(p, read, note)
	return p, errors.Join(faults...)
}

func addTies(p *formation.Panel, read *dataset.AllianceNetwork, note func(error)) {
	for _, t := range read.Before {
		note(p.SetTie(before, t.A, t.B))
	}
	for i := range read.Ties {
		t := &read.Ties[i]
		if t.Defence {
			note(p.SetTie(t.Year, t.A, t.B))
		}
		if t.Dispute {
			note(p.SetDispute(t.Year, t.A, t.B))
		}
	}
}

// Encode writes a study as JSON.
func Encode(r *Result) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
