package promise

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"casus/internal/alliancewar"
	"casus/internal/dataset"
	"casus/internal/fault"
	"casus/internal/reliability"
)

// Schema names the shape of Result in JSON.
const Schema = "casus.reliability-model/1"

// Result is what the record of promises gives, and where it comes from.
type Result struct {
	Schema       string                    `json:"schema"`
	Model        *reliability.Model        `json:"model"`
	Counts       reliability.Counts        `json:"counts"`
	Draws        int                       `json:"draws"` // of wars, for the standings
	Seed         uint64                    `json:"seed"`
	Standings    []reliability.Standing    `json:"leave_one_war_out"`
	Institutions *reliability.Institutions `json:"institutions"` // nil where the tables are not at hand
	Sources      []Source                  `json:"sources"`

	Cases []reliability.Case `json:"-"` // only of a fit: they do not come with casus
}

// Source is a file that was read.
type Source struct {
	File   string `json:"file"`
	Holds  string `json:"holds"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
	Cite   string `json:"cite"`
}

const (
	covariatesFile = "leeds_anac_2005_covariates.csv"
	outcomesFile   = "leeds_anac_2005_outcomes.csv"

	citePromises  = "Berkemeier and Fuhrmann 2018, Research & Politics 5 (2)"
	citeLeedsAnac = "Leeds and Anac 2005, International Interactions 31 (3)"
)

// Options are how a fit is made.
type Options struct {
	Spreads reliability.Spreads
	Draws   int // of wars
	Seed    uint64
}

// Defaults are those of the model that comes with casus.
func Defaults() Options {
	return Options{Spreads: reliability.DefaultSpreads(), Draws: 2000, Seed: 1}
}

// Fit finds the tables under a folder and fits everything anew. The error is the
// faults of all tables at once, or that there is no outcome.
func Fit(dir string, o Options) (*Result, error) {
	cases, sources, folder, err := Read(dir)
	if err != nil {
		return nil, err
	}
	r := &Result{Schema: Schema, Counts: reliability.Count(cases), Draws: o.Draws, Seed: o.Seed, Sources: sources, Cases: cases}
	if r.Counts.All.Coded == 0 {
		return nil, fmt.Errorf("%s has no table of outcomes (war_alliance_outcomes*.csv) beside the cases", folder)
	}
	if r.Model, err = reliability.Fit(cases, o.Spreads); err != nil {
		return nil, err
	}
	if r.Standings, err = reliability.LeaveOut(cases, o.Spreads, o.Draws, o.Seed); err != nil {
		return nil, err
	}
	return r, r.readInstitutions(folder)
}

// Read makes cases of the tables under a folder.
func Read(dir string) ([]reliability.Case, []Source, string, error) {
	p, err := alliancewar.ReadPromises(dir)
	if err != nil {
		return nil, nil, "", err
	}
	cases := make([]reliability.Case, len(p.Cases))
	for i := range p.Cases {
		c := &p.Cases[i]
		outcome, coded := p.Outcomes[c.Row]
		cases[i] = reliability.Case{ID: c.Row, War: c.War, WarName: c.WarName, Pact: c.Alliance, Outcome: outcomeOf(outcome, coded),
			Cell: reliability.Cell{Recent: c.Recent, Multilateral: c.Multilateral, Duties: dutiesOf(c.Obligations)}}
	}
	var sources []Source
	for _, f := range p.Files {
		sources = append(sources, Source{f.Name, f.Holds, f.Rows, f.SHA256, citePromises})
	}
	return cases, sources, p.Folder, nil
}

func outcomeOf(o dataset.WarAllianceOutcome, coded bool) reliability.Outcome {
	switch {
	case !coded:
		return reliability.NotKnown
	case o.Honoured:
		return reliability.Kept
	case o.Violated:
		return reliability.Broken
	}
	return reliability.NotInvoked
}

func dutiesOf(o dataset.Obligations) (d reliability.Duties) {
	for i, has := range []bool{o.Defense, o.Offense, o.Neutral, o.NonAgg} {
		if has {
			d |= reliability.Each()[i]
		}
	}
	return d
}

// readInstitutions fits the logit of Leeds and Anac where their tables lie beside
// the cases. Only one of the two is a fault.
func (r *Result) readInstitutions(folder string) error {
	fsys := os.DirFS(folder)
	_, first := fs.Stat(fsys, covariatesFile)
	_, second := fs.Stat(fsys, outcomesFile)
	if errors.Is(first, fs.ErrNotExist) && errors.Is(second, fs.ErrNotExist) {
		return nil
	}
	covariates, err1 := dataset.ReadLeedsAnac(fsys, covariatesFile)
	outcomes, err2 := dataset.ReadLeedsAnacOutcomes(fsys, outcomesFile)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	rows, kept, err := joined(covariates.Rows, outcomes.Rows, folder)
	if err != nil {
		return err
	}
	fit, err := reliability.FitInstitutions(rows, kept)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(folder, covariatesFile), err)
	}
	r.Institutions = fit
	for _, f := range []dataset.File{covariates.File, outcomes.File} {
		r.Sources = append(r.Sources, Source{f.Name, f.Holds, f.Rows, f.SHA256, citeLeedsAnac})
	}
	return nil
}

// joined gives each row of covariates its outcome; the faults are all rows that have
// no other.
func joined(covariates []dataset.LeedsAnacRow, outcomes []dataset.LeedsAnacOutcome, folder string) ([][]float64, []bool, error) {
	honoured := map[int]bool{}
	for _, o := range outcomes {
		honoured[o.Row] = o.Honoured
	}
	var faults fault.List
	var rows [][]float64
	var kept []bool
	for _, c := range covariates {
		h, known := honoured[c.Row]
		if !known {
			faults = append(faults, fault.Fault{File: filepath.Join(folder, covariatesFile), Line: c.Line, Field: "row",
				Message: fmt.Sprintf("row %d has no outcome in %s", c.Row, outcomesFile)})
			continue
		}
		delete(honoured, c.Row)
		rows = append(rows, []float64{c.Institutions, c.Formality, number(c.CapabilityChange), number(c.RegimeChange), number(c.OriginalTarget)})
		kept = append(kept, h)
	}
	for _, o := range outcomes {
		if _, left := honoured[o.Row]; left {
			faults = append(faults, fault.Fault{File: filepath.Join(folder, outcomesFile), Line: o.Line, Field: "row",
				Message: fmt.Sprintf("an outcome is given for row %d, which %s does not have", o.Row, covariatesFile)})
		}
	}
	return rows, kept, faults.Err()
}

func number(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
