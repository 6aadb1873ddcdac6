package dataset

import (
	"slices"

	"casus/internal/world"
)

// Set is a public data set that casus can import: what it is, where a copy is
// to be had, and how a copy is known to be the published one.
type Set struct {
	Name     string    `json:"name"` // as in casus data import NAME
	Version  string    `json:"version"`
	Title    string    `json:"title"`
	Years    [2]int    `json:"years"`
	From     string    `json:"from"`
	Cite     string    `json:"cite"`
	Terms    string    `json:"terms"`
	Files    []Copy    `json:"files"`
	SourceID string    `json:"source"`
	Date     string    `json:"date"` // of the version
	Ends     world.Day `json:"-"`    // nothing is known after this day
}

// Copy is a file as published.
type Copy struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
	Needed bool   `json:"needed"`
}

const (
	atopCite = "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long. 2002. Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions 28: 237-260."
	atopUse  = "Free for research with citation, by the authors' site; no open licence is stated, so none of it comes with casus: bring your own copy."
)

// Catalogue lists the data sets, the newest version of each first.
func Catalogue() []Set {
	return []Set{
		{Name: "atop", Version: "5.1", Title: "Alliance Treaty Obligations and Provisions", Years: [2]int{1815, 2018}, From: "http://www.atopdata.org", Cite: atopCite, Terms: atopUse,
			SourceID: "atop-5-1", Date: "2022", Ends: world.MakeDay(2018, 12, 31), Files: []Copy{
				{"atop5_1a.csv", 789, "eafd146fa5c5bc2737ae829288c87d01c990a55fbc82dcc2dc08b94c0d7b5b7d", true},
				{"atop5_1m.csv", 2510, "0e3c803f65275c3cb9309d08c04710416dff16aee936c8b4f887c7b67ee5b55b", true},
				{"atop5_1aph.csv", 849, "828ed77daf341ea377f75e042c2e51e4e6ccb0515e058db6355a89f8aebb0fcf", false},
			}},
		{Name: "atop", Version: "4.01", Title: "Alliance Treaty Obligations and Provisions", Years: [2]int{1815, 2016}, From: "http://www.atopdata.org", Cite: atopCite, Terms: atopUse,
			SourceID: "atop-4-01", Date: "2018", Ends: world.MakeDay(2016, 12, 31), Files: []Copy{
				{"atop4_01a.csv", 745, "", true},
				{"atop4_01m.csv", 2398, "", true},
				{"atop4_01aph.csv", 0, "", false},
			}},
	}
}

// find returns a version of a data set.
func find(name, version string) Set {
	sets := Catalogue()
	i := slices.IndexFunc(sets, func(s Set) bool { return s.Name == name && s.Version == version })
	if i < 0 {
		return Set{Name: name, Version: version}
	}
	return sets[i]
}

// source is the row of a dossier that names the data set.
func (s Set) source() world.Source {
	date, _ := world.ParseDate(s.Date) // a test reads them all
	return world.Source{ID: world.SourceID(s.SourceID), Title: s.Title + ", version " + s.Version, Kind: "dataset", Publisher: "Leeds, Ritter, Mitchell and Long", Date: date, URL: s.From, Note: s.Cite}
}

// Verdict says how a file compares with the published one.
func (s Set) Verdict(f File) string {
	for _, c := range s.Files {
		switch {
		case c.SHA256 != "" && c.SHA256 == f.SHA256:
			return "as published"
		case c.Name == f.Name && c.SHA256 != "" && c.Rows != f.Rows:
			return "not as published, which has other rows"
		case c.Name == f.Name && c.SHA256 != "":
			return "not byte for byte as published"
		}
	}
	return "no checksum is known for it"
}
