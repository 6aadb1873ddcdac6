package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"casus/internal/world"
)

// OlderRivalries is the list of strategic rivalries to 2010: Thompson, William R.
// and David R. Dreyer. 2012. Handbook of International Rivalries, 1494-2010. CQ
// Press; transcribed by Steven Miller, with Correlates of War numbers as
// td_rivalries.csv of the R package peacesciencer and with the names of the book
// alone as strategic_rivalries.csv.
type OlderRivalries = Table[OlderRivalry]

// OlderRivalry is a time in which two states took each other for rivals.
type OlderRivalry struct {
	ID           int
	Name         string
	A, B         int    // Correlates of War numbers, the smaller first; 0 in the table of names
	SideA, SideB string // names, not in the order of the numbers; empty in the table of numbers
	From, To     int    // years; the last is one of them
	Open         bool   // To is 2010, with which the list ends: not known to have ended
	Region       string
	Types        []string // what it is about, the chief matter first: one to three of positional, spatial, ideological and interventionary
	Line         int
}

// In tells whether the two were rivals in the year; unknown after the list ends.
func (r *OlderRivalry) In(year int) world.Tri {
	return reach(world.MakeDay(r.From, 1, 1), world.MakeDay(r.To, 12, 31), r.Open, yearOf(year))
}

// rivalryTypes are the words for what a rivalry is about; see Rivalry.
var rivalryTypes = []string{"positional", "spatial", "ideological", "interventionary"}

func olderRivalriesLayout(kind string, sides ...column[OlderRivalry]) layout[OlderRivalry] {
	l := layout[OlderRivalry]{
		kind: kind,
		columns: slices.Concat([]column[OlderRivalry]{
			numberColumn("rivalryno", 1, maxRivalryID, func(r *OlderRivalry) *int { return &r.ID }),
			wordsColumn("rivalryname", func(r *OlderRivalry) *string { return &r.Name }),
			numberColumn("styear", firstRivalry, lastYear, func(r *OlderRivalry) *int { return &r.From }),
			numberColumn("endyear", firstRivalry, lastYear, func(r *OlderRivalry) *int { return &r.To }),
			wordsColumn("region", func(r *OlderRivalry) *string { return &r.Region }),
			{"type1", func(r *OlderRivalry, c *cell) { r.Types = append(r.Types, c.needChoice(rivalryTypes...)) }},
		}, sides),
		line: func(r *OlderRivalry) *int { return &r.Line },
		finish: func(r *OlderRivalry) error {
			if r.A != 0 {
				return errors.Join(pairInOrder(r.A, r.B), yearsRunOn(r.From, r.To))
			}
			return yearsRunOn(r.From, r.To)
		},
		key: func(r *OlderRivalry) string { return fmt.Sprintf("rivalry %d", r.ID) },
		whole: func(rows []OlderRivalry, _ notes) {
			endOf(rows, func(r *OlderRivalry) world.Day { return world.MakeDay(r.To, 12, 31) }, func(r *OlderRivalry) *bool { return &r.Open })
		},
		blank: []string{"NA"},
	}
	for _, name := range []string{"type2", "type3"} {
		l.columns = append(l.columns, column[OlderRivalry]{name, func(r *OlderRivalry, c *cell) {
			if t := c.choice(rivalryTypes...); t != "" {
				r.Types = append(r.Types, t)
			}
		}})
	}
	return l
}

func tdRivalriesLayout() layout[OlderRivalry] {
	return olderRivalriesLayout("strategic rivalry to 2010",
		stateColumnBesides("ccode1", func(r *OlderRivalry) *int { return &r.A }, Venice),
		stateColumnBesides("ccode2", func(r *OlderRivalry) *int { return &r.B }, Venice))
}

func namedRivalriesLayout() layout[OlderRivalry] {
	return olderRivalriesLayout("strategic rivalry to 2010 by name",
		wordsColumn("sidea", func(r *OlderRivalry) *string { return &r.SideA }),
		wordsColumn("sideb", func(r *OlderRivalry) *string { return &r.SideB }))
}

// ReadTDRivalries reads the list with numbers.
func ReadTDRivalries(fsys fs.FS, name string) (OlderRivalries, error) {
	return readOne(fsys, name, tdRivalriesLayout())
}

// ReadNamedRivalries reads the list with names.
func ReadNamedRivalries(fsys fs.FS, name string) (OlderRivalries, error) {
	return readOne(fsys, name, namedRivalriesLayout())
}
