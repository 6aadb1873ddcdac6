package dataset

import (
	"errors"
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// ArmedConflicts are the armed conflicts of the Uppsala Conflict Data Program and
// the Peace Research Institute Oslo, version 25.1, 1946 to 2024, in the form of
// the R package peacesciencer (ucdp_acd): one row for each conflict, year and
// combination of states on the sides. Gleditsch, Nils Petter, Peter Wallensteen,
// Mikael Eriksson, Margareta Sollenberg and Håvard Strand. 2002. Armed Conflict
// 1946-2001: A New Dataset. Journal of Peace Research 39(5): 615-637. Davies,
// Shawn, Therése Pettersson and Magnus Öberg. 2025. Organized violence
// 1989-2024. Journal of Peace Research. The names of groups are not in this form.
type ArmedConflicts = Table[ArmedConflictRow]

// ArmedConflictRow is one combination of states in one year of a conflict. The
// states have Gleditsch and Ward numbers, and Hyderabad 751; 0 is none.
type ArmedConflictRow struct {
	Conflict     int // number
	Year         int
	StateA       int    // the state on side A
	SupportA     int    // a state that fights on side A without being a party
	StateB       int    // the state on side B, in a conflict between states
	SupportB     int    // a state that fights on side B without being a party
	Over         string // territory, government or both
	War          bool   // at least 1,000 battle deaths in the year; else 25 to 999
	Type         string // extrasystemic, interstate, intrastate, or internationalised intrastate (II)
	FirstDeath   world.Date
	FirstDeathIs int        // how exact it is: 1 the day is known, up to 7 the year is not
	Episode      world.Date // the day on which 25 deaths were reached in this episode
	EpisodeIs    int
	EpisodeEnds  bool       // the year is the last of the episode
	EpisodeEnded world.Date // the day of its end, where EpisodeEnds
	Line         int
}

// hyderabad is a state in these data alone: it fought India in 1948.
const hyderabad = 751

func partyColumn(name string, at func(*ArmedConflictRow) *int) column[ArmedConflictRow] {
	return column[ArmedConflictRow]{name, func(r *ArmedConflictRow, c *cell) {
		if *at(r) = hyderabad; c.text != number(hyderabad) {
			*at(r) = c.gwState()
		}
	}}
}

func optionalParty(name string, at func(*ArmedConflictRow) *int) column[ArmedConflictRow] {
	return column[ArmedConflictRow]{name, func(r *ArmedConflictRow, c *cell) {
		if c.text != "" {
			partyColumn(name, at).set(r, c)
		}
	}}
}

var armedConflictColumns = []column[ArmedConflictRow]{
	numberColumn("conflict_id", 1, maxID, func(r *ArmedConflictRow) *int { return &r.Conflict }),
	numberColumn("year", 1946, lastYear, func(r *ArmedConflictRow) *int { return &r.Year }),
	partyColumn("gwno_a", func(r *ArmedConflictRow) *int { return &r.StateA }),
	optionalParty("gwno_a_2nd", func(r *ArmedConflictRow) *int { return &r.SupportA }),
	optionalParty("gwno_b", func(r *ArmedConflictRow) *int { return &r.StateB }),
	optionalParty("gwno_b_2nd", func(r *ArmedConflictRow) *int { return &r.SupportB }),
	{"incompatibility", func(r *ArmedConflictRow, c *cell) { r.Over = c.needChoice("territory", "government", "both") }},
	{"intensity_level", func(r *ArmedConflictRow, c *cell) { r.War = c.need(1, 2) == 2 }},
	{"type_of_conflict", func(r *ArmedConflictRow, c *cell) {
		r.Type = c.needChoice("extrasystemic", "interstate", "intrastate", "II")
	}},
	dateColumn("start_date", (*cell).date, func(r *ArmedConflictRow) *world.Date { return &r.FirstDeath }),
	numberColumn("start_prec", 1, 7, func(r *ArmedConflictRow) *int { return &r.FirstDeathIs }),
	dateColumn("start_date2", (*cell).date, func(r *ArmedConflictRow) *world.Date { return &r.Episode }),
	numberColumn("start_prec2", 1, 7, func(r *ArmedConflictRow) *int { return &r.EpisodeIs }),
	flagColumn("ep_end", func(r *ArmedConflictRow) *bool { return &r.EpisodeEnds }),
	{"ep_end_date", func(r *ArmedConflictRow, c *cell) { r.EpisodeEnded = c.date() }},
}

// ReadArmedConflicts reads the table.
func ReadArmedConflicts(fsys fs.FS, name string) (ArmedConflicts, error) {
	return readOne(fsys, name, layout[ArmedConflictRow]{
		kind:    "armed conflict",
		columns: armedConflictColumns,
		line:    func(r *ArmedConflictRow) *int { return &r.Line },
		finish:  (*ArmedConflictRow).check,
		key: func(r *ArmedConflictRow) string {
			return fmt.Sprintf("conflict %d in %d, states %v", r.Conflict, r.Year, []int{r.StateA, r.SupportA, r.StateB, r.SupportB})
		},
	})
}

func (r *ArmedConflictRow) check() error {
	switch {
	case r.EpisodeEnds != r.EpisodeEnded.Known():
		return errors.New("ep_end and ep_end_date do not agree: a date is given where the episode ends in the year, and there alone")
	case (r.Type == "interstate") != (r.StateB != 0):
		return errors.New("gwno_b names a state where the conflict is interstate, and there alone")
	case r.StateA == r.StateB:
		return fmt.Errorf("state %d stands on both sides", r.StateA)
	}
	return datesRunOn(r.Episode, r.EpisodeEnded)
}
