package dataset

import (
	"fmt"
	"io/fs"
	"strconv"
)

// IGOMemberships counts the international organisations of states, by year, from
// the Correlates of War IGO data, version 3.0, 1816 to 2014. Pevehouse, Jon C. W.,
// Timothy Nordstrom, Roseanne W. McManus and Anne Spencer Jamison. 2020. Tracking
// Organizations in the World: The Correlates of War IGO Version 3.0 Datasets.
// Journal of Peace Research 57(3): 492-503. The counts are those of the R package
// peacesciencer (cow_igo_sy).
type IGOMemberships = Table[IGOYear]

// IGOYear is a state in a year. A membership that the data do not know is in none
// of the counts.
type IGOYear struct {
	State, Year               int // Correlates of War number
	Full, Associate, Observer int // organisations by the kind of membership
	Any                       int // their sum
	Line                      int
}

const maxIGOs = 1000

func igoYearsLayout() layout[IGOYear] {
	return layout[IGOYear]{
		kind: "IGO state-year",
		columns: []column[IGOYear]{
			stateColumn("ccode", func(y *IGOYear) *int { return &y.State }),
			numberColumn("year", firstYear, lastYear, func(y *IGOYear) *int { return &y.Year }),
			numberColumn("sum_igo_full", 0, maxIGOs, func(y *IGOYear) *int { return &y.Full }),
			numberColumn("sum_igo_associate", 0, maxIGOs, func(y *IGOYear) *int { return &y.Associate }),
			numberColumn("sum_igo_observer", 0, maxIGOs, func(y *IGOYear) *int { return &y.Observer }),
			numberColumn("sum_igo_anytype", 0, maxIGOs, func(y *IGOYear) *int { return &y.Any }),
		},
		line: func(y *IGOYear) *int { return &y.Line },
		finish: func(y *IGOYear) error {
			if sum := y.Full + y.Associate + y.Observer; y.Any != sum {
				return fmt.Errorf("sum_igo_anytype is %d, yet the three kinds make %d", y.Any, sum)
			}
			return nil
		},
		key: func(y *IGOYear) string { return fmt.Sprintf("state %d in %d", y.State, y.Year) },
	}
}

// ReadIGOMemberships reads the counts of states.
func ReadIGOMemberships(fsys fs.FS, name string) (IGOMemberships, error) {
	return readOne(fsys, name, igoYearsLayout())
}

// SharedIGOs counts the organisations of which both states of a pair are full
// members (cow_igo_ndy of the same package). A pair is given once, without
// direction. A file of 917,695 rows is read in about two seconds; packed with gzip
// it is read as it is.
type SharedIGOs = Table[SharedIGOYear]

// SharedIGOYear is a pair of states in a year. Its numbers are small ones, since
// there are so many.
type SharedIGOYear struct {
	A, B   int16 // Correlates of War numbers, the smaller first
	Year   int16
	Shared int16 // organisations
	Line   int
}

func sharedIGOsLayout() layout[SharedIGOYear] {
	return layout[SharedIGOYear]{
		kind: "IGO dyad-year",
		columns: []column[SharedIGOYear]{
			{"ccode1", func(y *SharedIGOYear, c *cell) { y.A = int16(c.state()) }},
			{"ccode2", func(y *SharedIGOYear, c *cell) { y.B = int16(c.state()) }},
			{"year", func(y *SharedIGOYear, c *cell) { y.Year = int16(c.need(firstYear, lastYear)) }},
			{"dyadigos", func(y *SharedIGOYear, c *cell) { y.Shared = int16(c.need(0, maxIGOs)) }},
		},
		line:   func(y *SharedIGOYear) *int { return &y.Line },
		finish: func(y *SharedIGOYear) error { return pairInOrder(int(y.A), int(y.B)) },
		key: func(y *SharedIGOYear) string { // without fmt, which would take longer than all else
			return "states " + strconv.Itoa(int(y.A)) + " and " + strconv.Itoa(int(y.B)) + " in " + strconv.Itoa(int(y.Year))
		},
	}
}

// ReadSharedIGOs reads the counts of pairs.
func ReadSharedIGOs(fsys fs.FS, name string) (SharedIGOs, error) {
	return readOne(fsys, name, sharedIGOsLayout())
}
