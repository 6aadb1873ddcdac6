package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// Capitals lists the capitals of states with their places, since 1816, by the
// Correlates of War list (cow_capitals.csv) or that of Gleditsch and Ward
// (gw_capitals.csv), as the R package peacesciencer carries them. Miller, Steven
// V. 2022. peacesciencer: An R Package for Quantitative Peace Science Research.
// Conflict Management and Peace Science 39(6): 755-779.
type Capitals = Table[Capital]

// Capital is a time in which a city was the capital of a state. The table takes
// most times in whole calendar years and may begin before the state does: its
// spells say nothing of who was a state. Two rows can share days (the United
// Provinces of Central America in 1834); the first of the year is the one that
// begins first.
type Capital struct {
	State     int // number of the state in the list that the table is of
	Name      string
	City      string
	From, To  world.Date // the last day is one of them
	Open      bool       // To is the day on which the table ends
	Latitude  float64    // degrees north
	Longitude float64    // degrees east
	Line      int
}

// On tells whether the city is the capital on the day; unknown after the table
// ends.
func (k *Capital) On(day world.Day) world.Tri {
	return reach(k.From.Lo, k.To.Hi, k.Open, [2]world.Day{day, day})
}

func capitalsLayout(kind string, state column[Capital]) layout[Capital] {
	return layout[Capital]{
		kind: kind,
		columns: []column[Capital]{
			state,
			wordsColumn("statenme", func(k *Capital) *string { return &k.Name }),
			wordsColumn("capital", func(k *Capital) *string { return &k.City }),
			dateColumn("stdate", (*cell).date, func(k *Capital) *world.Date { return &k.From }),
			dateColumn("enddate", (*cell).date, func(k *Capital) *world.Date { return &k.To }),
			decimalColumn("lat", -90, 90, func(k *Capital) *float64 { return &k.Latitude }),
			decimalColumn("lng", -180, 180, func(k *Capital) *float64 { return &k.Longitude }),
		},
		line:   func(k *Capital) *int { return &k.Line },
		finish: func(k *Capital) error { return datesRunOn(k.From, k.To) },
		key:    func(k *Capital) string { return fmt.Sprintf("state %d, capital %s from %s", k.State, k.City, k.From) },
		whole: func(rows []Capital, _ notes) {
			endOf(rows, func(k *Capital) world.Day { return k.To.Hi }, func(k *Capital) *bool { return &k.Open })
		},
	}
}

func cowCapitalsLayout() layout[Capital] {
	return capitalsLayout("capital by Correlates of War number", stateColumn("ccode", func(k *Capital) *int { return &k.State }))
}

// yemen is a number that the table by Gleditsch and Ward has for Yemen since 1990
// besides the 678 of their list.
const yemen = 679

func gwCapitalsLayout() layout[Capital] {
	return capitalsLayout("capital by Gleditsch-Ward number", column[Capital]{"gwcode", func(k *Capital, c *cell) {
		k.State = c.number("Gleditsch-Ward", gwNumbers(), yemen)
	}})
}

// ReadCOWCapitals reads the capitals by Correlates of War number.
func ReadCOWCapitals(fsys fs.FS, name string) (Capitals, error) {
	return readOne(fsys, name, cowCapitalsLayout())
}

// ReadGWCapitals reads the capitals by Gleditsch-Ward number.
func ReadGWCapitals(fsys fs.FS, name string) (Capitals, error) {
	return readOne(fsys, name, gwCapitalsLayout())
}
