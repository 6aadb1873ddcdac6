package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// GWStates is the list of independent states of Gleditsch and Ward, since 1816.
// Gleditsch, Kristian S. and Michael D. Ward. 1999. A Revised List of Independent
// States since the Congress of Vienna. International Interactions 25(4): 393-413.
// It circulates in three forms: the authors' iisystem.dat and
// microstatessystem.dat, tables without a head that end on 1 November 2008;
// gw_states.csv of the R package peacesciencer, to 2017; and
// gw_system_with_microstates.csv of the R package isard, to 2020. State is the
// Gleditsch-Ward number in all of them.
type GWStates = Table[StateSpell]

// gwSystemColumns are the fields of the authors' tables, which have no head.
var gwSystemColumns = []string{"gwcode", "abbreviation", "name", "start", "end"}

func gwSpells(kind, abbrev, name, from, to string, date func(*cell) world.Date) layout[StateSpell] {
	return spellLayout(kind, []column[StateSpell]{
		gwStateColumn("gwcode", func(s *StateSpell) *int { return &s.State }),
		wordsColumn(abbrev, func(s *StateSpell) *string { return &s.Abbrev }),
		wordsColumn(name, func(s *StateSpell) *string { return &s.Name }),
		dateColumn(from, date, func(s *StateSpell) *world.Date { return &s.From }),
		dateColumn(to, date, func(s *StateSpell) *world.Date { return &s.To }),
	})
}

func gwSystemLayout() layout[StateSpell] {
	l := gwSpells("independent state", "abbreviation", "name", "start", "end", (*cell).dayFirst)
	l.bare = gwSystemColumns
	return l
}

func gwMicrostatesLayout() layout[StateSpell] {
	l := gwSystemLayout()
	l.kind = "microstate"
	l.whole = func(rows []StateSpell, note notes) {
		wholeList(rows, note)
		for i := range rows {
			rows[i].Microstate = true
		}
	}
	return l
}

func gwStatesLayout() layout[StateSpell] {
	return gwSpells("independent state to 2017", "stateabb", "statename", "startdate", "enddate", (*cell).date)
}

func gwAllStatesLayout() layout[StateSpell] {
	l := gwSpells("independent state and microstate to 2020", "gw_abb", "gw_name", "start", "end", (*cell).date)
	l.columns = append(l.columns, flagColumn("microstate", func(s *StateSpell) *bool { return &s.Microstate }))
	return l
}

// ReadGWSystem reads iisystem.dat.
func ReadGWSystem(fsys fs.FS, name string) (GWStates, error) {
	return readOne(fsys, name, gwSystemLayout())
}

// ReadGWMicrostates reads microstatessystem.dat.
func ReadGWMicrostates(fsys fs.FS, name string) (GWStates, error) {
	return readOne(fsys, name, gwMicrostatesLayout())
}

// ReadGWStates reads gw_states.csv, which has no microstates.
func ReadGWStates(fsys fs.FS, name string) (GWStates, error) {
	return readOne(fsys, name, gwStatesLayout())
}

// ReadGWAllStates reads gw_system_with_microstates.csv.
func ReadGWAllStates(fsys fs.FS, name string) (GWStates, error) {
	return readOne(fsys, name, gwAllStatesLayout())
}

// CodePanel matches the numbers of a state in the two lists, year by year, 1816
// to 2025: Miller, Steven V., the R package isard (cw_gw_panel).
type CodePanel = Table[CodeYear]

// CodeYear is a state in a year. Of the numbers one is unknown where only the
// other list has the state. In 15 years of entry to the Correlates of War list or
// exit from it a state has two rows, one with both numbers and one without the
// latter.
type CodeYear struct {
	Abbrev          string
	Year            int
	GW, COW         Value  // numbers; unknown where the list does not have the state in the year
	GWName, COWName string // empty likewise, and at times where the number is given
	Line            int
}

func codePanelLayout() layout[CodeYear] {
	code := func(name string, read func(*cell) int, at func(*CodeYear) *Value) column[CodeYear] {
		return column[CodeYear]{name, func(y *CodeYear, c *cell) {
			if c.text != "" {
				*at(y) = Value{read(c), true}
			}
		}}
	}
	return layout[CodeYear]{
		kind: "code panel",
		columns: []column[CodeYear]{
			wordsColumn("stateabb", func(y *CodeYear) *string { return &y.Abbrev }),
			numberColumn("year", firstYear, lastYear, func(y *CodeYear) *int { return &y.Year }),
			code("gwcode", (*cell).gwState, func(y *CodeYear) *Value { return &y.GW }),
			code("ccode", (*cell).state, func(y *CodeYear) *Value { return &y.COW }),
			optionalColumn("gw_name", func(y *CodeYear) *string { return &y.GWName }),
			optionalColumn("cw_name", func(y *CodeYear) *string { return &y.COWName }),
		},
		line: func(y *CodeYear) *int { return &y.Line },
		finish: func(y *CodeYear) error {
			if !y.GW.Known && !y.COW.Known {
				return fmt.Errorf("%s in %d has a number in neither list", y.Abbrev, y.Year)
			}
			return nil
		},
		key: func(y *CodeYear) string {
			return fmt.Sprintf("%s in %d with the numbers %s and %s", y.Abbrev, y.Year, y.GW.orBlank(), y.COW.orBlank())
		},
		blank: []string{"NA"},
	}
}

func (v Value) orBlank() string {
	if !v.Known {
		return "(blank)"
	}
	return fmt.Sprint(v.N)
}

// ReadCodePanel reads cow_gw_code_panel.csv.
func ReadCodePanel(fsys fs.FS, name string) (CodePanel, error) {
	return readOne(fsys, name, codePanelLayout())
}
