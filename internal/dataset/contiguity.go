package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// Contiguity is how two states touch, by the Correlates of War direct contiguity
// data, version 3.2, 1816 to 2016. Stinnett, Douglas M., Jaroslav Tir, Philip
// Schafer, Paul F. Diehl and Charles Gochman. 2002. The Correlates of War Project
// Direct Contiguity Data, Version 3. Conflict Management and Peace Science 19(2):
// 58-66. Two states of the system that have no row in a year are farther apart
// than 400 miles of water: that is known, though only for years of the data in
// which both were members.
type Contiguity int

// The types. Water is measured in miles.
const (
	ByLand    Contiguity = 1 // a border on land or on a river
	Within12  Contiguity = 2 // up to 12 miles of water between them
	Within24  Contiguity = 3 // more than 12 and up to 24
	Within150 Contiguity = 4 // more than 24 and up to 150
	Within400 Contiguity = 5 // more than 150 and up to 400
)

const (
	maxDyad       = 999_999
	maxNeighbours = 500
)

// ContiguityEpisodes is contdir.csv: an episode is a row.
type ContiguityEpisodes = Table[ContiguityEpisode]

// ContiguityEpisode is a time in which two states touched in one way.
type ContiguityEpisode struct {
	Low, High int // Correlates of War numbers, the smaller first
	Type      Contiguity
	From, To  world.Date // months; the last is one of them
	Open      bool       // To is the month in which the data end
	Notes     string     // what makes the beginning and the end
	Line      int
	dyad      int // number of the pair, which is checked
}

// In tells whether the states touched in this way on any day of the year; unknown
// after the data end.
func (e *ContiguityEpisode) In(year int) world.Tri {
	return reach(e.From.Lo, e.To.Hi, e.Open, yearOf(year))
}

// ContiguityYears is contdird.csv: each pair in each year in both directions.
type ContiguityYears = Table[ContiguityYear]

// ContiguityYear is a pair of states in a year. A pair that touched in two ways in
// the year, one after the other, has a row for each.
type ContiguityYear struct {
	A, B int // Correlates of War numbers
	Year int
	Type Contiguity
	Line int
	dyad int32 // number of the pair, which is checked
}

// ContiguityCounts is contdirs.csv: each state in each year.
type ContiguityCounts = Table[ContiguityCount]

// ContiguityCount says how many states a state touched in a year. It counts the
// rows of ContiguityYears: a neighbour of two types in the year is counted twice.
type ContiguityCount struct {
	State, Year     int
	All, Land, Over int // neighbours: all, on land, over water of up to 400 miles
	Line            int
}

func contiguityColumn[T any](at func(*T) *Contiguity) column[T] {
	return column[T]{"conttype", func(row *T, c *cell) { *at(row) = Contiguity(c.need(int(ByLand), int(Within400))) }}
}

// dyad tells whether the number of a pair is that of its states.
func dyad(number, a, b int) error {
	if want := min(a, b)*1000 + max(a, b); number != want {
		return fmt.Errorf("dyad %d is not that of the states %d and %d, which is %d", number, a, b, want)
	}
	if a == b {
		return fmt.Errorf("state %d is paired with itself", a)
	}
	return nil
}

func contiguityEpisodesLayout() layout[ContiguityEpisode] {
	return layout[ContiguityEpisode]{
		kind: "contiguity episode",
		columns: []column[ContiguityEpisode]{
			numberColumn("dyad", 1, maxDyad, func(e *ContiguityEpisode) *int { return &e.dyad }),
			stateColumn("statelno", func(e *ContiguityEpisode) *int { return &e.Low }),
			stateColumn("statehno", func(e *ContiguityEpisode) *int { return &e.High }),
			contiguityColumn(func(e *ContiguityEpisode) *Contiguity { return &e.Type }),
			dateColumn("begin", (*cell).yearMonth, func(e *ContiguityEpisode) *world.Date { return &e.From }),
			dateColumn("end", (*cell).yearMonth, func(e *ContiguityEpisode) *world.Date { return &e.To }),
			versionColumn[ContiguityEpisode](),
			optionalColumn("notes", func(e *ContiguityEpisode) *string { return &e.Notes }),
		},
		line: func(e *ContiguityEpisode) *int { return &e.Line },
		finish: func(e *ContiguityEpisode) error {
			if err := dyad(e.dyad, e.Low, e.High); err != nil {
				return err
			}
			if e.Low > e.High {
				return fmt.Errorf("the states %d and %d stand in the wrong order; the smaller number comes first", e.Low, e.High)
			}
			return datesRunOn(e.From, e.To)
		},
		key: func(e *ContiguityEpisode) string {
			return fmt.Sprintf("states %d and %d from %s", e.Low, e.High, e.From)
		},
		whole: func(rows []ContiguityEpisode, _ notes) {
			endOf(rows, func(e *ContiguityEpisode) world.Day { return e.To.Hi }, func(e *ContiguityEpisode) *bool { return &e.Open })
		},
	}
}

// ReadContiguityEpisodes reads contdir.csv.
func ReadContiguityEpisodes(fsys fs.FS, name string) (ContiguityEpisodes, error) {
	return readOne(fsys, name, contiguityEpisodesLayout())
}

func contiguityYearsLayout() layout[ContiguityYear] {
	return layout[ContiguityYear]{
		kind: "contiguity dyad-year",
		columns: []column[ContiguityYear]{
			versionColumn[ContiguityYear](),
			{"dyad", func(y *ContiguityYear, c *cell) { y.dyad = int32(c.need(1, maxDyad)) }},
			stateColumn("state1no", func(y *ContiguityYear) *int { return &y.A }),
			stateColumn("state2no", func(y *ContiguityYear) *int { return &y.B }),
			numberColumn("year", firstYear, lastYear, func(y *ContiguityYear) *int { return &y.Year }),
			contiguityColumn(func(y *ContiguityYear) *Contiguity { return &y.Type }),
		},
		line:   func(y *ContiguityYear) *int { return &y.Line },
		finish: func(y *ContiguityYear) error { return dyad(int(y.dyad), y.A, y.B) },
		key: func(y *ContiguityYear) string {
			return fmt.Sprintf("states %d and %d in %d, type %d", y.A, y.B, y.Year, y.Type)
		},
	}
}

// ReadContiguityYears reads contdird.csv.
func ReadContiguityYears(fsys fs.FS, name string) (ContiguityYears, error) {
	return readOne(fsys, name, contiguityYearsLayout())
}

func contiguityCountsLayout() layout[ContiguityCount] {
	return layout[ContiguityCount]{
		kind: "contiguity state-year",
		columns: []column[ContiguityCount]{
			versionColumn[ContiguityCount](),
			stateColumn("stateno", func(n *ContiguityCount) *int { return &n.State }),
			numberColumn("year", firstYear, lastYear, func(n *ContiguityCount) *int { return &n.Year }),
			numberColumn("total", 0, maxNeighbours, func(n *ContiguityCount) *int { return &n.All }),
			numberColumn("land", 0, maxNeighbours, func(n *ContiguityCount) *int { return &n.Land }),
			numberColumn("sea", 0, maxNeighbours, func(n *ContiguityCount) *int { return &n.Over }),
		},
		line: func(n *ContiguityCount) *int { return &n.Line },
		finish: func(n *ContiguityCount) error {
			if n.All != n.Land+n.Over {
				return fmt.Errorf("total is %d, yet land and sea make %d", n.All, n.Land+n.Over)
			}
			return nil
		},
		key: func(n *ContiguityCount) string { return fmt.Sprintf("state %d in %d", n.State, n.Year) },
	}
}

// ReadContiguityCounts reads contdirs.csv.
func ReadContiguityCounts(fsys fs.FS, name string) (ContiguityCounts, error) {
	return readOne(fsys, name, contiguityCountsLayout())
}
