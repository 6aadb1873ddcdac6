package dataset

import (
	"errors"
	"fmt"
	"io/fs"
)

// MIDLocations say where disputes began, version 2.1, 1816 to 2010, by the
// older numbers of the disputes. Braithwaite, Alex. 2010. MIDLOC: Introducing
// the Militarized Interstate Dispute Location dataset. Journal of Peace Research
// 47(1): 91-98. It is published as MIDLOCA_2.1.csv in Latin-1. The columns of
// version 1.1 beside those of 2.1 are not read.
type MIDLocations = Table[MIDLocation]

// MIDLocation is where one dispute began.
type MIDLocation struct {
	Dispute  int
	Year     int    // in which it began
	Place    string // in words; may be empty
	Measured string // the point that stands for it, in words
	How      string // how the point was found
	Note     string

	Longitude, Latitude float64 // degrees east and north; 0 and 0 where not Known
	Known               bool    // the point is known

	// Precision is 1 for a precise place, 2 near one, 3 a second-order and 4 a
	// first-order region, 5 a point along a line, 6 a whole state, 8 a capital in
	// place of a state; -99 where no point is known.
	Precision Value
	Cell      int // of PRIO-GRID; 0 where there is none
	Line      int
}

const noPoint = -99

var midLocationColumns = []column[MIDLocation]{
	disputeNumber("dispnum", func(l *MIDLocation) *int { return &l.Dispute }),
	numberColumn("year", firstYear, lastYear, func(l *MIDLocation) *int { return &l.Year }),
	optionalColumn("midloc2_location", func(l *MIDLocation) *string { return &l.Place }),
	optionalColumn("midloc2_measuringpoint", func(l *MIDLocation) *string { return &l.Measured }),
	optionalColumn("midloc2_howobtained", func(l *MIDLocation) *string { return &l.How }),
	optionalColumn("midloc2_general_comment", func(l *MIDLocation) *string { return &l.Note }),
	{"midloc2_xlongitude", func(l *MIDLocation, c *cell) { l.Longitude, l.Known = c.decimal(-180, 180) }},
	{"midloc2_ylatitude", func(l *MIDLocation, c *cell) {
		north, known := c.decimal(-90, 90)
		if l.Latitude = north; !c.bad && known != l.Known {
			c.fault("one of longitude and latitude is blank and the other is not")
		}
	}},
	{"midloc2_precision", func(l *MIDLocation, c *cell) {
		if n, ok := wholeNumber(c.text); ok && n == noPoint {
			l.Precision = Value{N: noPoint}
			return
		}
		l.Precision = Value{c.need(1, 8), true}
	}},
	numberColumn("priogrid_cell", 0, 259_200, func(l *MIDLocation) *int { return &l.Cell }),
}

// ReadMIDLocations reads the table.
func ReadMIDLocations(fsys fs.FS, name string) (MIDLocations, error) {
	return readOne(fsys, name, layout[MIDLocation]{
		kind:    "dispute location",
		columns: midLocationColumns,
		line:    func(l *MIDLocation) *int { return &l.Line },
		finish: func(l *MIDLocation) error {
			if l.Known != l.Precision.Known {
				return errors.New("midloc2_precision is -99 where no point is known, and there alone")
			}
			return nil
		},
		key: func(l *MIDLocation) string { return fmt.Sprintf("dispute %d", l.Dispute) },
	})
}
