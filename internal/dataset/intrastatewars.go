package dataset

import (
	"fmt"
	"io/fs"
	"slices"
)

// IntraStateWars are the wars within states of the Correlates of War project,
// version 5.1, 1818 to 2014: 420 wars, one row each. Dixon, Jeffrey S., and
// Meredith Reid Sarkees. 2015. A Guide to Intra-state Wars: An Examination of
// Civil, Regional, and Intercommunal Wars, 1816-2014. CQ Press. It is published
// as INTRA-STATE WARS v5.1.csv in Latin-1. The day on which war 798 ends is a
// question mark as published, and not known.
type IntraStateWars = Table[IntraStateWar]

// IntraStateWar is one war. A missing value has the code NotKnown or
// NotApplicable.
type IntraStateWar struct {
	War           string // number, as 502.1
	Name          string
	Type          int       // 4 civil for central control, 5 civil over local issues, 6 regional, 7 intercommunal
	Region        int       // 1 North America, 2 South America, 3 Europe, 4 Africa south of the Sahara, 5 Middle East and North Africa, 6 Asia and Oceania
	State         int       // Correlates of War number of side A; 0 where it is no state
	SideA, SideB  string    // in words
	International bool      // another state fought in it
	Days          []WarDays // times in which it was fought; the last has no end where it went on in 2014
	LengthDays    int       // days of fighting
	Initiator     string    // who began it, in words; empty where not known
	Outcome       int       // 1 side A won, 2 side B won, 3 compromise, 4 became another war, 5 went on at the end of 2014, 6 stalemate, 7 went on below the level of war
	From, To      string    // numbers of the wars that it grew out of and into; empty for none

	DeathsA, DeathsB, Deaths Value // battle deaths of the sides and of all
	Line                     int

	times warTimes
}

var intraStateColumns = amend(slices.Concat([]column[IntraStateWar]{
	{"WarNum", func(w *IntraStateWar, c *cell) { w.War = c.warNumber() }},
	wordsColumn("WarName", func(w *IntraStateWar) *string { return &w.Name }),
	numberColumn("WarType", 4, 7, func(w *IntraStateWar) *int { return &w.Type }),
	numberColumn("V5RegionNum", 1, 6, func(w *IntraStateWar) *int { return &w.Region }),
	maybeStateColumn("CcodeA", func(w *IntraStateWar) *int { return &w.State }),
	wordsColumn("SideA", func(w *IntraStateWar) *string { return &w.SideA }),
	wordsColumn("SideB", func(w *IntraStateWar) *string { return &w.SideB }),
	flagColumn("Intnl", func(w *IntraStateWar) *bool { return &w.International }),
	numberColumn("WDuratDays", 1, 99_999, func(w *IntraStateWar) *int { return &w.LengthDays }),
	namesColumn("Initiator", func(w *IntraStateWar) *string { return &w.Initiator }),
	numberColumn("Outcome", 1, 7, func(w *IntraStateWar) *int { return &w.Outcome }),
	otherWarColumn("TransFrom", func(w *IntraStateWar) *string { return &w.From }),
	otherWarColumn("TransTo", func(w *IntraStateWar) *string { return &w.To }),
	codedColumn("DeathsSideA", 0, maxDeaths, func(w *IntraStateWar) *Value { return &w.DeathsA }),
	codedColumn("DeathsSideB", 0, maxDeaths, func(w *IntraStateWar) *Value { return &w.DeathsB }),
	codedColumn("TotalBDeaths", 0, maxDeaths, func(w *IntraStateWar) *Value { return &w.Deaths }),
	versionColumn[IntraStateWar](),
}, timeColumns(4, [3]string{"StartYr%d", "StartMo%d", "StartDy%d"}, [3]string{"EndYr%d", "EndMo%d", "EndDy%d"},
	func(w *IntraStateWar) *warTimes { return &w.times })),
	func(w *IntraStateWar) string { return w.War },
	[]misprint{{"EndDy1", "798", "?", "-9"}})

// ReadIntraStateWars reads the list.
func ReadIntraStateWars(fsys fs.FS, name string) (IntraStateWars, error) {
	return readOne(fsys, name, layout[IntraStateWar]{
		kind:    "intra-state war",
		columns: intraStateColumns,
		line:    func(w *IntraStateWar) *int { return &w.Line },
		finish: func(w *IntraStateWar) (err error) {
			w.Days, err = w.times.days()
			return err
		},
		key: func(w *IntraStateWar) string { return fmt.Sprintf("war %s", w.War) },
	})
}
