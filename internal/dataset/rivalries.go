package dataset

import (
	"errors"
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// Rivalries is the list of strategic rivalries to 2020, tss_rivalries.csv:
// Thompson, William R., Kentaro Sakuwa and Prashant Hosur Suhas. 2021. Analyzing
// Strategic Rivalries in World Politics. Springer; transcribed by Steven Miller
// in the R package peacesciencer.
type Rivalries = Table[Rivalry]

// Rivalry is a time in which two states took each other for rivals. The years are
// those of the book, from 1494, so that a rivalry can begin before its states are
// in a list of states, and the years of one pair can be of several rows.
type Rivalry struct {
	ID       int
	Name     string
	A, B     int // Correlates of War numbers, the smaller first
	From, To int // years; the last is one of them
	// Open says that To is the last year of the list: the rivalry has not ended,
	// and of later years the list says neither that there is one nor that there
	// is none.
	Open bool

	// What it is about; blank in the data is no.
	Positional      bool // rank and influence
	Spatial         bool // territory
	Ideological     bool // belief, religion or regime
	Interventionary bool // hold over the inner affairs of the other

	Principal           bool // the chief rivalry of both
	AsymmetricPrincipal bool // the chief rivalry of one of them
	Line                int
}

// In tells whether the two were rivals in the year; unknown after the list ends.
func (r *Rivalry) In(year int) world.Tri {
	return reach(world.MakeDay(r.From, 1, 1), world.MakeDay(r.To, 12, 31), r.Open, yearOf(year))
}

// Venice is the number that the lists of rivalries have for a state that was none
// any more when the lists of states begin.
const Venice = 324

const (
	firstRivalry = 1494
	maxRivalryID = 9999
)

func rivalriesLayout() layout[Rivalry] {
	return layout[Rivalry]{
		kind: "strategic rivalry to 2020",
		columns: []column[Rivalry]{
			numberColumn("tssr_id", 1, maxRivalryID, func(r *Rivalry) *int { return &r.ID }),
			wordsColumn("rivalry", func(r *Rivalry) *string { return &r.Name }),
			stateColumnBesides("ccode1", func(r *Rivalry) *int { return &r.A }, Venice),
			stateColumnBesides("ccode2", func(r *Rivalry) *int { return &r.B }, Venice),
			numberColumn("start", firstRivalry, lastYear, func(r *Rivalry) *int { return &r.From }),
			numberColumn("end", firstRivalry, lastYear, func(r *Rivalry) *int { return &r.To }),
			markColumn("positional", func(r *Rivalry) *bool { return &r.Positional }),
			markColumn("spatial", func(r *Rivalry) *bool { return &r.Spatial }),
			markColumn("ideological", func(r *Rivalry) *bool { return &r.Ideological }),
			markColumn("interventionary", func(r *Rivalry) *bool { return &r.Interventionary }),
			markColumn("principal", func(r *Rivalry) *bool { return &r.Principal }),
			markColumn("aprin", func(r *Rivalry) *bool { return &r.AsymmetricPrincipal }),
		},
		line:   func(r *Rivalry) *int { return &r.Line },
		finish: func(r *Rivalry) error { return errors.Join(pairInOrder(r.A, r.B), yearsRunOn(r.From, r.To)) },
		key:    func(r *Rivalry) string { return fmt.Sprintf("rivalry %d", r.ID) },
		whole: func(rows []Rivalry, _ notes) {
			endOf(rows, func(r *Rivalry) world.Day { return world.MakeDay(r.To, 12, 31) }, func(r *Rivalry) *bool { return &r.Open })
		},
		blank: []string{"NA"},
	}
}

// ReadRivalries reads the list to 2020.
func ReadRivalries(fsys fs.FS, name string) (Rivalries, error) {
	return readOne(fsys, name, rivalriesLayout())
}

// pairInOrder refuses a pair of which the smaller number does not come first.
func pairInOrder(a, b int) error {
	if a >= b {
		return fmt.Errorf("the states %d and %d stand in the wrong order or are one; the smaller number comes first", a, b)
	}
	return nil
}
