package dataset

import (
	"errors"
	"fmt"
	"io/fs"
)

// ArmsRaces is the list of arms races, 1816 to 1993: Gibler, Douglas M., Toby J.
// Rider and Marc L. Hutchison. 2005. Taking Arms Against a Sea of Troubles:
// Conventional Arms Races during Periods of Rivalry. Journal of Peace Research
// 42(2): 131-147; as grh_arms_races.csv of the R package peacesciencer.
type ArmsRaces = Table[ArmsRace]

// ArmsRace is a time in which two rivals armed against each other.
type ArmsRace struct {
	ID       int
	A, B     int // Correlates of War numbers, the smaller first
	From, To int // years; the last is one of them
	Line     int
}

func armsRacesLayout() layout[ArmsRace] {
	return layout[ArmsRace]{
		kind: "arms race",
		columns: []column[ArmsRace]{
			numberColumn("race_id", 1, maxRivalryID, func(r *ArmsRace) *int { return &r.ID }),
			stateColumn("ccode1", func(r *ArmsRace) *int { return &r.A }),
			stateColumn("ccode2", func(r *ArmsRace) *int { return &r.B }),
			numberColumn("styear", firstYear, lastYear, func(r *ArmsRace) *int { return &r.From }),
			numberColumn("endyear", firstYear, lastYear, func(r *ArmsRace) *int { return &r.To }),
		},
		line:   func(r *ArmsRace) *int { return &r.Line },
		finish: func(r *ArmsRace) error { return errors.Join(pairInOrder(r.A, r.B), yearsRunOn(r.From, r.To)) },
		key:    func(r *ArmsRace) string { return fmt.Sprintf("arms race %d", r.ID) },
	}
}

// ReadArmsRaces reads the list.
func ReadArmsRaces(fsys fs.FS, name string) (ArmsRaces, error) {
	return readOne(fsys, name, armsRacesLayout())
}
