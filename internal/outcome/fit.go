package outcome

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"casus/internal/contest"
	"casus/internal/dataset"
)

// Schema names the shape of Result in JSON.
const Schema = "casus.contest-model/1"

// Result is a fitted model, how good it is and where it comes from.
type Result struct {
	Schema  string          `json:"schema"`
	Model   *contest.Model  `json:"model"`
	Sources []Source        `json:"sources"`
	Account Account         `json:"account"`
	Options contest.Options `json:"options"`
	Report  *contest.Report `json:"report"`
}

// Source is a file that went into a model.
type Source struct {
	DataSet string `json:"data_set"`
	Version string `json:"version"`
	Cite    string `json:"cite"`
	File    string `json:"file"` // as published
	Rows    int    `json:"rows"`
	SHA256  string `json:"sha256"`
	Copy    string `json:"copy"` // how it compares with the published file
}

// needs are the data sets by name and version. Others would be other disputes and
// another model.
var needs = []struct {
	name, version string
	read          func(in *input, fsys fs.FS, names map[string]string) ([]dataset.File, error)
}{
	{"gml-mid", "2.1", func(in *input, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
		// The tables of incidents are not looked at.
		read, err := dataset.ReadGMLMID(fsys, map[string]string{disputesFile: names[disputesFile], participantsFile: names[participantsFile]})
		if err != nil {
			return nil, err
		}
		in.mid = read
		return read.Files, nil
	}},
	{"nmc", "5.0", func(in *input, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
		read, err := dataset.ReadCapabilities(fsys, names["NMC_5_0.csv"])
		in.capabilities = read.Rows
		return []dataset.File{read.File}, err
	}},
	{"gdp-pop", "0.2.0", func(in *input, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
		read, err := dataset.ReadOutput(fsys, names["cw_gdppop.csv.gz"])
		in.output = read.Rows
		return []dataset.File{read.File}, err
	}},
}

const (
	disputesFile     = "gml-mida-2.1.csv"
	participantsFile = "gml-midb-2.1.csv"
)

type input struct {
	mid          *dataset.MID
	capabilities []dataset.CapabilityRow
	output       []dataset.OutputRow
	sources      []Source
}

// Fit finds the data under a folder, a store or one in which the files lie as they
// were brought, and fits the model anew. Its errors are the faults of all files at
// once, or those of contest.Fit.
func Fit(dir string, options contest.Options) (*Result, error) {
	disputes, account, sources, err := Read(dir)
	if err != nil {
		return nil, err
	}
	model, report, err := contest.Fit(disputes, options)
	if err != nil {
		return nil, err
	}
	return &Result{Schema, model, sources, account, options, report}, nil
}

// Read finds and reads the data, and makes disputes of them.
func Read(dir string) ([]contest.Dispute, Account, []Source, error) {
	var in input
	var faults []error
	for _, need := range needs {
		set, folder, names, err := dataset.LocateVersion(dir, need.name, need.version)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		files, err := need.read(&in, os.DirFS(folder), names)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", folder, err))
			continue
		}
		for _, f := range files {
			in.sources = append(in.sources, Source{set.Name, set.Version, set.Cite, dataset.PublishedName(names, f.Name), f.Rows, f.SHA256, set.Verdict(f)})
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, Account{}, nil, err
	}
	disputes, account := Assemble(in.mid, in.capabilities, in.output)
	return disputes, account, in.sources, nil
}
