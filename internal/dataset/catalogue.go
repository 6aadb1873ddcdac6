package dataset

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"

	"casus/internal/world"
)

// Set is a version of a public data set that casus can read: what it is, where a
// copy is to be had, on what terms, and how a copy is known to be the published
// one. The catalogue is the YAML files of the folder catalogue, one a source.
type Set struct {
	Name      string            `yaml:"name" json:"name"` // as in casus data import NAME
	Version   string            `yaml:"version" json:"version"`
	Title     string            `yaml:"title" json:"title"`
	Years     [2]int            `yaml:"years" json:"years"`
	Spans     map[string][2]int `yaml:"spans" json:"spans,omitempty"` // years of a variable that has fewer than the set
	From      string            `yaml:"from" json:"from"`
	Cite      string            `yaml:"cite" json:"cite"`
	Publisher string            `yaml:"publisher" json:"publisher,omitempty"` // of a set that can become a dossier
	BibTeX    string            `yaml:"bibtex" json:"bibtex"`
	Terms     string            `yaml:"terms" json:"terms"`
	Files     []Copy            `yaml:"files" json:"files"`
	Reader    string            `yaml:"reader" json:"reader"` // the name under which Readers has it
	SourceID  string            `yaml:"source" json:"source"`
	Date      string            `yaml:"date" json:"date"` // of the version
	Last      string            `yaml:"ends" json:"ends,omitempty"`
	Ends      world.Day         `yaml:"-" json:"-"` // nothing is known after this day
}

// Copy is a file as published. Also lists other names under which the same file
// circulates.
type Copy struct {
	Name   string   `yaml:"name" json:"name"`
	Also   []string `yaml:"also" json:"also,omitempty"`
	Rows   int      `yaml:"rows" json:"rows"`
	SHA256 string   `yaml:"sha256" json:"sha256"`
	Text   string   `yaml:"text" json:"-"` // SHA-256 of its text: UTF-8, lines that end in LF, none after the last
	Needed bool     `yaml:"needed" json:"needed"`
	URL    string   `yaml:"url" json:"url,omitempty"`       // where the file, or the archive that holds it, can be downloaded
	Member []string `yaml:"member" json:"member,omitempty"` // its name in the archive; before it those of archives in the archive
}

// Fetchable says whether every file that is needed has an address.
func (s Set) Fetchable() bool {
	return !slices.ContainsFunc(s.Files, func(c Copy) bool { return c.Needed && c.URL == "" })
}

//go:embed catalogue
var catalogueFiles embed.FS

// Catalogue lists the data sets in order of name, the newest version of each
// first.
func Catalogue() []Set { return slices.Clone(catalogue()) }

var catalogue = sync.OnceValue(func() []Set {
	sets, err := readCatalogue(catalogueFiles)
	if err != nil {
		panic(err) // a test reads every file
	}
	return sets
})

func readCatalogue(fsys fs.FS) ([]Set, error) {
	names, err := fs.Glob(fsys, "catalogue/*.yaml")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var all []Set
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		var sets []Set
		if err := yaml.UnmarshalWithOptions(data, &sets, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for i := range sets {
			s := &sets[i]
			if s.Ends = world.MakeDay(s.Years[1], 12, 31); s.Last != "" {
				if s.Ends, err = world.ParseDay(s.Last); err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
			}
		}
		all = append(all, sets...)
	}
	return all, nil
}

// find returns a version of a data set.
func find(name, version string) Set {
	sets := catalogue()
	i := slices.IndexFunc(sets, func(s Set) bool { return s.Name == name && s.Version == version })
	if i < 0 {
		return Set{Name: name, Version: version}
	}
	return sets[i]
}

// source is the row of a dossier that names the data set.
func (s Set) source() world.Source {
	date, _ := world.ParseDate(s.Date) // a test reads them all
	return world.Source{ID: world.SourceID(s.SourceID), Title: s.Title + ", version " + s.Version, Kind: "dataset", Publisher: s.Publisher, Date: date, URL: s.From, Note: s.Cite}
}

// Verdict says how a file compares with the published one.
func (s Set) Verdict(f File) string {
	for _, c := range s.Files {
		named := c.Name == f.Name || slices.Contains(c.Also, f.Name)
		switch {
		case c.SHA256 != "" && c.SHA256 == f.SHA256:
			return "as published"
		case named && c.SHA256 != "" && c.Rows != f.Rows:
			return "not as published, which has other rows"
		case named && c.SHA256 != "":
			return "not byte for byte as published"
		}
	}
	return "no checksum is known for it"
}
