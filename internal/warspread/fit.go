package warspread

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"casus/internal/dataset"
	"casus/internal/joining"
)

// Schema names the shape of Result in JSON.
const Schema = "casus.joining-model/1"

// Result is what wars of the past say of who joins, and where that comes from.
type Result struct {
	Schema  string          `json:"schema"`
	Counts  joining.Counts  `json:"counts"`
	Options joining.Options `json:"options"`
	Model   *joining.Model  `json:"model"`
	Report  *joining.Report `json:"leave_one_war_out"`

	// Simulated is what the simulator of crises makes of each war, with the odds
	// fitted to all others.
	Simulated *joining.Simulated `json:"simulated"`
	Sources   []Source           `json:"sources"`
}

// Source is a file that was read.
type Source struct {
	DataSet string `json:"data_set"`
	Version string `json:"version"`
	Cite    string `json:"cite"`
	File    string `json:"file"` // as published
	Rows    int    `json:"rows"`
	SHA256  string `json:"sha256"`
	Copy    string `json:"copy"` // how it compares with the published file
}

// needs are the data sets by name and version. Others would be other wars and other
// odds.
var needs = []struct {
	name, version string
	read          func(t *Tables, fsys fs.FS, names map[string]string) ([]dataset.File, error)
}{
	{"cow-inter-state-wars", "4.0", func(t *Tables, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
		read, err := dataset.ReadInterStateWars(fsys, names["Inter-StateWarData_v4.0.csv"])
		t.Wars = read.Rows
		return []dataset.File{read.File}, err
	}},
	{"cow-states", "2016", readStates},
	{"contiguity", "3.2", func(t *Tables, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
		read, err := dataset.ReadContiguityEpisodes(fsys, names["contdir.csv"])
		t.Borders = read.Rows
		return []dataset.File{read.File}, err
	}},
	{"atop", "5.1", func(t *Tables, fsys fs.FS, _ map[string]string) ([]dataset.File, error) {
		read, err := dataset.ReadATOP(fsys)
		if err != nil {
			return nil, err
		}
		t.Pacts = read.Members
		return read.Files, nil
	}},
}

const majorsFile = "majors2016.csv"

func readStates(t *Tables, fsys fs.FS, names map[string]string) ([]dataset.File, error) {
	if names[majorsFile] == "" {
		return nil, fmt.Errorf("%s is not there: the list of major powers, which is needed beside the states", majorsFile)
	}
	states, err := dataset.ReadCOWStates(fsys, names["states2016.csv"])
	majors, also := dataset.ReadCOWMajors(fsys, names[majorsFile])
	t.States, t.Majors = states.Rows, majors.Rows
	return []dataset.File{states.File, majors.File}, errors.Join(err, also)
}

// Fit finds the data under a folder, a store or one in which the files lie as they
// were brought, and fits the odds anew. Its errors are the faults of all files at
// once, or those of joining.Fit.
func Fit(dir string, o joining.Options) (*Result, error) {
	t, sources, err := readTables(dir)
	if err != nil {
		return nil, err
	}
	scenes, wars := Scenes(t), Assemble(t)
	r := &Result{Schema: Schema, Counts: joining.Count(wars), Options: o, Sources: sources}
	if r.Model, err = joining.Fit(wars, o); err != nil {
		return nil, err
	}
	if r.Report, err = joining.LeaveOut(wars, o); err != nil {
		return nil, err
	}
	r.Simulated, err = Simulate(scenes, o)
	return r, err
}

// Read finds and reads the data, and makes wars of them.
func Read(dir string) ([]joining.War, []Source, error) {
	t, sources, err := readTables(dir)
	if err != nil {
		return nil, nil, err
	}
	return Assemble(t), sources, nil
}

func readTables(dir string) (Tables, []Source, error) {
	var t Tables
	var sources []Source
	var faults []error
	for _, need := range needs {
		set, folder, names, err := dataset.LocateVersion(dir, need.name, need.version)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		files, err := need.read(&t, os.DirFS(folder), names)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", folder, err))
			continue
		}
		for _, f := range files {
			sources = append(sources, Source{set.Name, set.Version, set.Cite, dataset.PublishedName(names, f.Name), f.Rows, f.SHA256, set.Verdict(f)})
		}
	}
	if err := errors.Join(faults...); err != nil {
		return Tables{}, nil, err
	}
	return t, sources, nil
}
