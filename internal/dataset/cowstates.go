package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// COWStates is the State System Membership List of the Correlates of War project,
// version 2016: who was a state, from 1816 to 2016. Correlates of War Project.
// 2017. State System Membership List, v2016. It is published as states2016.csv
// and, year by year, as system2016.csv. A date without a month or day is not in
// it; nothing is missing.
type COWStates = Table[StateSpell]

// COWSystem is the same list by years.
type COWSystem = Table[SystemYear]

// COWMajors is the list of the great powers that belongs to it, majors2016.csv:
// a spell is a time in which the state was a major power. It has no names.
type COWMajors = Table[StateSpell]

// dateOfSpell are the columns that date a spell in the lists of the project.
var dateOfSpell = [2][3]string{{"styear", "stmonth", "stday"}, {"endyear", "endmonth", "endday"}}

var cowSpellColumns = []column[StateSpell]{
	wordsColumn("stateabb", func(s *StateSpell) *string { return &s.Abbrev }),
	stateColumn("ccode", func(s *StateSpell) *int { return &s.State }),
	versionColumn[StateSpell](),
}

func cowSpells(kind string, more ...column[StateSpell]) layout[dated[StateSpell]] {
	l := spellLayout(kind, append(append([]column[StateSpell]{}, cowSpellColumns...), more...))
	d := datedLayout(l, dateOfSpell[0], dateOfSpell[1], wholeDays)
	d.whole = func(rows []dated[StateSpell], note notes) {
		plain := rowsOf(rows)
		wholeList(plain, note)
		for i := range rows {
			rows[i].row = plain[i]
		}
	}
	return d
}

func cowStatesLayout() layout[dated[StateSpell]] {
	return cowSpells("state membership", wordsColumn("statenme", func(s *StateSpell) *string { return &s.Name }))
}

func cowMajorsLayout() layout[dated[StateSpell]] { return cowSpells("major power") }

// ReadCOWStates reads the spells of states.
func ReadCOWStates(fsys fs.FS, name string) (COWStates, error) {
	return plainTable(readOne(fsys, name, cowStatesLayout()))
}

// ReadCOWMajors reads the spells of major powers.
func ReadCOWMajors(fsys fs.FS, name string) (COWMajors, error) {
	return plainTable(readOne(fsys, name, cowMajorsLayout()))
}

func cowSystemLayout() layout[SystemYear] {
	return layout[SystemYear]{
		kind: "state-year membership",
		columns: []column[SystemYear]{
			wordsColumn("stateabb", func(s *SystemYear) *string { return &s.Abbrev }),
			stateColumn("ccode", func(s *SystemYear) *int { return &s.State }),
			numberColumn("year", firstYear, lastYear, func(s *SystemYear) *int { return &s.Year }),
			versionColumn[SystemYear](),
		},
		line: func(s *SystemYear) *int { return &s.Line },
		key:  func(s *SystemYear) string { return fmt.Sprintf("state %d in %d", s.State, s.Year) },
	}
}

// ReadCOWSystem reads the years of states.
func ReadCOWSystem(fsys fs.FS, name string) (COWSystem, error) {
	return readOne(fsys, name, cowSystemLayout())
}

// wholeDays puts dates together of which every part is given.
func wholeDays(d *dated[StateSpell]) (err error) {
	d.row.From, d.row.To, err = datesInOrder(d.from, d.to)
	if err == nil && (!d.row.From.Exact() || !d.row.To.Exact()) {
		err = fmt.Errorf("the row runs from %s to %s; both are required to the day", orUnknown(d.row.From), orUnknown(d.row.To))
	}
	return err
}

func orUnknown(d world.Date) string {
	if !d.Known() {
		return "a day that is not given"
	}
	return d.String()
}

// plainTable takes the rows out of a table once their dates are whole.
func plainTable[T any](t Table[dated[T]], err error) (Table[T], error) {
	if err != nil {
		return Table[T]{}, err
	}
	return Table[T]{rowsOf(t.Rows), t.File}, nil
}
