package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/statecode"
	"casus/internal/world"
)

// NuclearStatus is which countries considered, pursued and had nuclear weapons,
// year by year, 1938 to 2022: Our World in Data, from Bleek, Philipp C. 2017. When
// Did (and Didn't) States Proliferate? Belfer Center, and the Nuclear Threat
// Initiative (2022). It is published as the data set "Nuclear weapons proliferation - OWID based on Bleek (2017), NTI (2022)".
type NuclearStatus = Table[NuclearYear]

// NuclearYear is a country in a year. Countries are known by today's names alone
// and have all years, whether or not they were states in them.
type NuclearYear struct {
	Country string
	Year    int
	Stage   NuclearStage
	Line    int
}

// NuclearStage is how far a country had come.
type NuclearStage int

// The stages, by their codes. Each year has the farthest one alone.
const (
	NoWeapons  NuclearStage = 0 // did not consider them
	Considered NuclearStage = 1
	Pursued    NuclearStage = 2
	Possessed  NuclearStage = 3
)

// spelled gives the states of names that the table spells as no list does.
var spelled = map[string]world.StateID{
	"Antigua & Barbuda": "ATG", "Democratic Republic of Congo": "COD", "The Gambia": "GMB", "Timor": "TLS",
}

// State is the state that bears the name in the last year of the data, or else in
// the year: Russia is the Soviet Union of 1960, and Serbia Yugoslavia. Whether it
// was a state in the year a list of states must say. An error tells a name that
// no state bears.
func (y *NuclearYear) State() (world.StateID, error) {
	if id, ok := spelled[y.Country]; ok {
		return id, nil
	}
	const namesOf = 2022
	ids, err := statecode.Find(y.Country, statecode.InYear(namesOf))
	if err != nil || len(ids) == 0 {
		ids, err = statecode.Find(y.Country, statecode.InYear(y.Year))
	}
	switch {
	case err != nil:
		return "", err
	case len(ids) != 1:
		return "", fmt.Errorf("%q is the name of %d states: %v", y.Country, len(ids), ids)
	}
	return ids[0], nil
}

// nuclearDraft is a row with the three flags that must agree with the stage.
type nuclearDraft struct {
	NuclearYear
	flags [3]bool // considered, pursued, possessed
}

func nuclearLayout() layout[nuclearDraft] {
	return layout[nuclearDraft]{
		kind: "nuclear weapons country-year",
		columns: []column[nuclearDraft]{
			wordsColumn("Entity", func(d *nuclearDraft) *string { return &d.Country }),
			numberColumn("Year", firstYear, lastYear, func(d *nuclearDraft) *int { return &d.Year }),
			{"nuclear_weapons_status", func(d *nuclearDraft, c *cell) { d.Stage = NuclearStage(c.need(0, 3)) }},
			flagColumn("nuclear_weapons_consideration", func(d *nuclearDraft) *bool { return &d.flags[0] }),
			flagColumn("nuclear_weapons_pursuit", func(d *nuclearDraft) *bool { return &d.flags[1] }),
			flagColumn("nuclear_weapons_possession", func(d *nuclearDraft) *bool { return &d.flags[2] }),
		},
		line: func(d *nuclearDraft) *int { return &d.Line },
		finish: func(d *nuclearDraft) error {
			for i, set := range d.flags {
				if stage := NuclearStage(i + 1); set != (d.Stage == stage) {
					return fmt.Errorf("nuclear_weapons_status is %d, yet the flag of stage %d is %t", d.Stage, stage, set)
				}
			}
			return nil
		},
		key: func(d *nuclearDraft) string { return fmt.Sprintf("%s in %d", d.Country, d.Year) },
	}
}

// ReadNuclearStatus reads the table.
func ReadNuclearStatus(fsys fs.FS, name string) (NuclearStatus, error) {
	t, err := readOne(fsys, name, nuclearLayout())
	out := NuclearStatus{File: t.File}
	for i := range t.Rows {
		out.Rows = append(out.Rows, t.Rows[i].NuclearYear)
	}
	return out, err
}
