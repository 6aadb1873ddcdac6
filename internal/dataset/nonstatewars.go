package dataset

import (
	"fmt"
	"io/fs"
	"slices"
)

// NonStateWars are the wars of peoples and groups outside the system of states,
// version 4.0, 1818 to 2005: 62 wars, one row each. Sarkees, Meredith Reid, and
// Frank Wayman. 2010. Resort to War: 1816-2007. CQ Press. It is published as
// Non-StateWarData_v4.0.csv, with lines that end in CR. One number of deaths as
// published, 4,000, has a comma.
type NonStateWars = Table[NonStateWar]

// NonStateWar is one war. A missing value has the code NotKnown or
// NotApplicable.
type NonStateWar struct {
	War          int
	Name         string
	Type         int      // 8 in a territory outside the system, 9 across the borders of states
	SideA, SideB []string // who fought, in words
	Days         WarDays
	ABegan       bool   // side A began it, else side B
	Fought       int    // code of the regions where it was fought; see Regions
	From, To     string // numbers of the wars that it grew out of and into; empty for none
	Outcome      int    // 1 side A won, 2 side B won, 3 compromise, 4 became another war, 5 went on in 2007, 6 stalemate, 7 went on below the level of war

	DeathsA, DeathsB, Deaths Value // battle deaths of the sides and of all
	Line                     int

	times warTimes
}

// Regions are those where the war was fought.
func (w *NonStateWar) Regions() []Region { return slices.Clone(fought[w.Fought]) }

func namesIn(at func(*NonStateWar) *[]string, names ...string) []column[NonStateWar] {
	var out []column[NonStateWar]
	for _, name := range names {
		out = append(out, column[NonStateWar]{name, func(w *NonStateWar, c *cell) {
			var s string
			if namesColumn(name, func(*NonStateWar) *string { return &s }).set(w, c); s != "" {
				*at(w) = append(*at(w), s)
			}
		}})
	}
	return out
}

var nonStateColumns = amend(slices.Concat([]column[NonStateWar]{
	numberColumn("WarNum", 1, maxID, func(w *NonStateWar) *int { return &w.War }),
	wordsColumn("WarName", func(w *NonStateWar) *string { return &w.Name }),
	numberColumn("WarType", 8, 9, func(w *NonStateWar) *int { return &w.Type }),
	{"WhereFought", func(w *NonStateWar, c *cell) { w.Fought = regionCode(c) }},
	{"Initiator", func(w *NonStateWar, c *cell) { w.ABegan = c.needChoice("A", "B") == "A" }},
	otherWarColumn("TransFrom", func(w *NonStateWar) *string { return &w.From }),
	otherWarColumn("TransTo", func(w *NonStateWar) *string { return &w.To }),
	numberColumn("Outcome", 1, 7, func(w *NonStateWar) *int { return &w.Outcome }),
	codedColumn("SideADeaths", 0, maxDeaths, func(w *NonStateWar) *Value { return &w.DeathsA }),
	codedColumn("SideBDeaths", 0, maxDeaths, func(w *NonStateWar) *Value { return &w.DeathsB }),
	codedColumn("TotalCombatDeaths", 0, maxDeaths, func(w *NonStateWar) *Value { return &w.Deaths }),
	versionColumn[NonStateWar](),
},
	namesIn(func(w *NonStateWar) *[]string { return &w.SideA }, "SideA1", "SideA2"),
	namesIn(func(w *NonStateWar) *[]string { return &w.SideB }, "SideB1", "SideB2", "SideB3", "SideB4", "SideB5"),
	timeColumns(1, [3]string{"StartYear", "StartMonth", "StartDay"}, [3]string{"EndYear", "EndMonth", "EndDay"},
		func(w *NonStateWar) *warTimes { return &w.times })),
	func(w *NonStateWar) string { return number(w.War) },
	[]misprint{{"TotalCombatDeaths", "1571", "4,000", "4000"}})

// ReadNonStateWars reads the list.
func ReadNonStateWars(fsys fs.FS, name string) (NonStateWars, error) {
	return readOne(fsys, name, layout[NonStateWar]{
		kind:    "non-state war",
		columns: nonStateColumns,
		line:    func(w *NonStateWar) *int { return &w.Line },
		finish: func(w *NonStateWar) error {
			if len(w.SideA) == 0 || len(w.SideB) == 0 {
				return fmt.Errorf("a side of war %d has nobody", w.War)
			}
			days, err := w.times.days()
			if err == nil {
				w.Days = days[0]
			}
			return err
		},
		key: func(w *NonStateWar) string { return fmt.Sprintf("war %d", w.War) },
	})
}
