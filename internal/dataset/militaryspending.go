package dataset

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"casus/internal/statecode"
	"casus/internal/world"
)

// MilitarySpending is what states spend on their armed forces, by the estimates of
// the Stockholm International Peace Research Institute (SIPRI Military Expenditure
// Database, since 1949; https://www.sipri.org/databases/milex). SIPRI publishes a
// workbook with a column a year. This reads one of its sheets made long, as a user
// exports it: state, year, value, one row for a state in a year. Which sheet it was
// the table does not say; the usual one is "Constant (...) US$", in millions of US
// dollars at the prices and exchange rates of the year that the release names.
type MilitarySpending = Table[MilitarySpendingRow]

// MilitarySpendingRow is a state in a year.
type MilitarySpendingRow struct {
	State world.StateID // empty where the state did not exist
	Name  string        // as the table has it: a name of the time, or a code
	Year  int
	// Value is in the unit of the sheet. It is unknown where the table has a blank,
	// NA, or SIPRI's marks "..." and ". ." for what is not available.
	Value Quantity
	// Absent says that SIPRI marks the state as not existing in the year (xxx).
	Absent bool
	Line   int
}

// sipriNames gives names that SIPRI alone uses as statecode knows the states.
var sipriNames = map[string]string{
	"Congo, DR": "COD", "Congo, Republic": "COG", "Korea, North": "PRK", "Korea, South": "KOR",
	"Gambia, The": "GMB", "Timor Leste": "TLS", "Trinidad & Tobago": "TTO", "Viet Nam": "VNM", "Yemen, North": "YEM",
}

// maxSpending bounds a value in millions of dollars.
const maxSpending = 1e8

// ReadMilitarySpending reads the table.
func ReadMilitarySpending(fsys fs.FS, name string) (MilitarySpending, error) {
	return readOne(fsys, name, layout[MilitarySpendingRow]{
		kind: "military spending",
		columns: []column[MilitarySpendingRow]{
			wordsColumn("state", func(r *MilitarySpendingRow) *string { return &r.Name }),
			numberColumn("year", firstYear, lastYear, func(r *MilitarySpendingRow) *int { return &r.Year }),
			{"value", func(r *MilitarySpendingRow, c *cell) {
				if r.Absent = strings.EqualFold(c.text, "xxx"); !r.Absent {
					r.Value = c.measure(0, maxSpending)
				}
			}},
		},
		line:   func(r *MilitarySpendingRow) *int { return &r.Line },
		finish: (*MilitarySpendingRow).findState,
		key: func(r *MilitarySpendingRow) string {
			if r.State == "" {
				return fmt.Sprintf("%s in %d", r.Name, r.Year)
			}
			return fmt.Sprintf("%s in %d", r.State, r.Year)
		},
		blank: []string{"NA", "...", "..", ". .", "…"},
	})
}

// findState reads the name as one of the year.
func (r *MilitarySpendingRow) findState() error {
	if r.Absent {
		return nil
	}
	name := r.Name
	if id, ok := sipriNames[name]; ok {
		name = id
	}
	found, err := statecode.Find(name, statecode.InYear(r.Year))
	switch {
	case err != nil:
		return err
	case len(found) > 1:
		slices.Sort(found)
		return fmt.Errorf("%q may mean %v in %d; write one of these codes", r.Name, found, r.Year)
	}
	r.State = found[0]
	return nil
}
