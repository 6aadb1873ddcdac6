package dataset

import (
	"fmt"
	"io/fs"
	"strings"

	"casus/internal/world"
)

// GMLParticipants are the states in the disputes of Gibler, Miller and Little,
// version 2.2.1, 1816 to 2010, with their leaders, as the R package peacesciencer
// has them (gml_part). Gibler, Miller and Little 2016, as for gmlMID; leaders
// from Goemans, Henk E., Kristian Skrede Gleditsch and Giacomo Chiozza. 2009.
// Introducing Archigos. Journal of Peace Research 46(2): 269-283.
type GMLParticipants = Table[GMLParticipantRow]

// GMLParticipantRow is one state in one dispute, a second time where it came
// back.
type GMLParticipantRow struct {
	Dispute    int
	State      int // Correlates of War number
	From, To   world.Date
	SideA      bool // on the side that did the first act
	Originator bool // was in it on the first day
	Action     int  // highest action, as in Coded

	// LeaderFirst and LeaderLast are the leaders of the first and last day, by the
	// codes of Archigos (GMY-1933); empty where several or none may have been.
	LeaderFirst, LeaderLast string
	Line                    int
}

var gmlParticipantColumns = []column[GMLParticipantRow]{
	disputeNumber("dispnum", func(p *GMLParticipantRow) *int { return &p.Dispute }),
	stateColumn("ccode", func(p *GMLParticipantRow) *int { return &p.State }),
	flagColumn("sidea", func(p *GMLParticipantRow) *bool { return &p.SideA }),
	flagColumn("orig", func(p *GMLParticipantRow) *bool { return &p.Originator }),
	numberColumn("hiact", 0, 21, func(p *GMLParticipantRow) *int { return &p.Action }),
	leaderColumn("obsid_start", func(p *GMLParticipantRow) *string { return &p.LeaderFirst }),
	leaderColumn("obsid_end", func(p *GMLParticipantRow) *string { return &p.LeaderLast }),
}

func leaderColumn(name string, at func(*GMLParticipantRow) *string) column[GMLParticipantRow] {
	return column[GMLParticipantRow]{name, func(p *GMLParticipantRow, c *cell) {
		if c.text == "" {
			return
		}
		if state, year, _ := strings.Cut(c.text, "-"); len(state) != 3 || len(year) < 4 {
			c.fault("%q is not the code of a leader, such as GMY-1933", c.text)
		}
		*at(p) = c.text
	}}
}

// ReadGMLParticipants reads the table.
func ReadGMLParticipants(fsys fs.FS, name string) (GMLParticipants, error) {
	return readOneDated(fsys, name, codedLayout(layout[GMLParticipantRow]{
		kind:    "Gibler-Miller-Little participant 2.2.1",
		columns: gmlParticipantColumns,
		line:    func(p *GMLParticipantRow) *int { return &p.Line },
		key: func(p *GMLParticipantRow) string {
			return fmt.Sprintf("dispute %d, state %d from %s", p.Dispute, p.State, dateText(p.From))
		},
	}, startDate, endDate, func(p *GMLParticipantRow) (*world.Date, *world.Date) { return &p.From, &p.To }, nil))
}
