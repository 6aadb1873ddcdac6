package dataset

import (
	"fmt"
	"io/fs"
	"slices"
)

// ExtraStateWars are the wars of states with those outside the system of states
// (colonial and imperial wars), version 4.0, 1816 to 2007: 163 wars, one row for
// each state or people in a war. Sarkees, Meredith Reid, and Frank Wayman. 2010.
// Resort to War: 1816-2007. CQ Press. It is published as
// Extra-StateWarData_v4.0.csv in Latin-1, with lines that end in CR.
type ExtraStateWars = Table[ExtraStateRow]

// ExtraStateRow is the part of a state, or of an opponent, in one war. A missing
// value has the code NotKnown or NotApplicable.
type ExtraStateRow struct {
	War            int
	Name           string
	Type           int       // 2 colonial, 3 imperial
	StateA, StateB int       // Correlates of War numbers of the states on the sides; 0 for one that is no state, or none
	SideA, SideB   string    // in words; empty where the row is about the other side alone
	Days           []WarDays // one or two times; the last has no end where it went on in 2007
	Initiator      bool      // the state began it
	Intervened     bool      // the state came into a war of others
	Outcome        int       // 1 side A won, 2 side B won, 3 compromise, 4 became another war, 5 went on in 2007, 6 stalemate, 7 went on below the level of war
	From, To       string    // numbers of the wars that it grew out of and into; empty for none
	Fought         int       // code of the regions where it was fought; see Regions
	Deaths         Value     // battle deaths of the state's armed forces
	OpponentDeaths Value     // of those who are no state
	Line           int

	times warTimes
}

// Regions are those where the war was fought.
func (w *ExtraStateRow) Regions() []Region { return slices.Clone(fought[w.Fought]) }

var extraStateColumns = slices.Concat([]column[ExtraStateRow]{
	numberColumn("WarNum", 1, maxID, func(w *ExtraStateRow) *int { return &w.War }),
	wordsColumn("WarName", func(w *ExtraStateRow) *string { return &w.Name }),
	numberColumn("WarType", 2, 3, func(w *ExtraStateRow) *int { return &w.Type }),
	maybeStateColumn("ccode1", func(w *ExtraStateRow) *int { return &w.StateA }),
	maybeStateColumn("ccode2", func(w *ExtraStateRow) *int { return &w.StateB }),
	namesColumn("SideA", func(w *ExtraStateRow) *string { return &w.SideA }),
	namesColumn("SideB", func(w *ExtraStateRow) *string { return &w.SideB }),
	flagColumn("Initiator", func(w *ExtraStateRow) *bool { return &w.Initiator }),
	flagColumn("Interven", func(w *ExtraStateRow) *bool { return &w.Intervened }),
	numberColumn("Outcome", 1, 7, func(w *ExtraStateRow) *int { return &w.Outcome }),
	otherWarColumn("TransFrom", func(w *ExtraStateRow) *string { return &w.From }),
	otherWarColumn("TransTo", func(w *ExtraStateRow) *string { return &w.To }),
	{"WhereFought", func(w *ExtraStateRow, c *cell) { w.Fought = regionCode(c) }},
	codedColumn("BatDeath", 0, maxDeaths, func(w *ExtraStateRow) *Value { return &w.Deaths }),
	codedColumn("NonStateDeaths", 0, maxDeaths, func(w *ExtraStateRow) *Value { return &w.OpponentDeaths }),
	versionColumn[ExtraStateRow](),
}, timeColumns(2, [3]string{"StartYear%d", "StartMonth%d", "StartDay%d"}, [3]string{"EndYear%d", "EndMonth%d", "EndDay%d"},
	func(w *ExtraStateRow) *warTimes { return &w.times }))

// ReadExtraStateWars reads the list.
func ReadExtraStateWars(fsys fs.FS, name string) (ExtraStateWars, error) {
	return readOne(fsys, name, layout[ExtraStateRow]{
		kind:    "extra-state war",
		columns: extraStateColumns,
		line:    func(w *ExtraStateRow) *int { return &w.Line },
		finish: func(w *ExtraStateRow) (err error) {
			if w.SideA == "" && w.SideB == "" {
				return fmt.Errorf("the row names nobody: SideA and SideB are both missing")
			}
			w.Days, err = w.times.days()
			return err
		},
		key: func(w *ExtraStateRow) string {
			return fmt.Sprintf("war %d, %d %s and %d %s", w.War, w.StateA, w.SideA, w.StateB, w.SideB)
		},
	})
}
