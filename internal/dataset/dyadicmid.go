package dataset

import (
	"fmt"
	"io/fs"
	"slices"

	"casus/internal/world"
)

// DyadicMID are the dyadic disputes of Maoz and others, version 4.02, 1816 to
// 2014: who was in a dispute with whom, year by year, each pair in both
// directions, with the part of each in the dispute and in the pair. Maoz, Zeev,
// Paul L. Johnson, Jasper Kaplan, Fiona Ogunkoya and Aaron P. Shreve. 2019. The
// Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0. Journal of
// Conflict Resolution 63(3): 811-835.
//
// What the table as published cannot mean is not known: recip 2, revstata and
// revstatb 6, sideab 1969, and three blanks of ongo2014. Eight pairs have in
// a year two rows in each direction, under two numbers of the pair.
type DyadicMID = Table[DyadicMIDRow]

// DyadicMIDRow is one state against another in one year of one dispute. A value
// that is not known has the code NotKnown, or is blank.
type DyadicMIDRow struct {
	Dispute  int    // number of the dispute
	Pair     string // dyindex: number of the pair in the dispute, as published
	A, B     int    // Correlates of War numbers of the two states
	Year     int
	From, To world.Date // of the dispute between the two

	Outcome, Settlement    Value // as in Dispute; 0 before the last year
	Fatality               Value // of the pair, as in Coded
	Action                 Value // highest of the pair: as in Coded, with 22 and 23 for acts of war
	Hostility              Value // highest of the pair, as in Coded
	Reciprocated           Value // 1 both did something
	StateA, StateB         DyadicState
	War                    bool // the dispute of the two is or became a war
	Days, DaysSoFar        int  // of the pair in the year, and up to its end
	AtEnd                  Value
	NewInVersion, LastYear bool // the row is not in the version before; the last year of the pair in the dispute
	NewWar                 bool // the first year of a war of the pair
	Line                   int
}

// DyadicState is one state of the pair.
type DyadicState struct {
	SideA       Value // 1 on the side that did the first act of the dispute
	Originator  bool  // was in it on the first day
	Revisionist Value // 1 wanted to change how things were
	Aim         Value // what it wanted to change, as in DisputeParticipant
	Fatality    Value // its deaths, as in Coded
	Action      Value // its highest action
	Hostility   Value // its highest level, as in Coded
	Role        WarRole
	RoleInPair  WarRole
}

func dyadicRole[T any](name string, at func(*T) *WarRole) column[T] {
	return column[T]{name, func(t *T, c *cell) { *at(t) = WarRole(c.need(1, 4)) }}
}

// dyadicStateColumns are those of one state, of which the names end in a or b.
func dyadicStateColumns(end string, at func(*DyadicMIDRow) *DyadicState) []column[DyadicMIDRow] {
	return within([]column[DyadicState]{
		codedColumn("sidea"+end, 0, 1, func(s *DyadicState) *Value { return &s.SideA }),
		codedColumn("revstat"+end, 0, 1, func(s *DyadicState) *Value { return &s.Revisionist }),
		codedColumn("revtype"+end, 0, 4, func(s *DyadicState) *Value { return &s.Aim }),
		codedColumn("fatlev"+end, 0, 6, func(s *DyadicState) *Value { return &s.Fatality }),
		codedColumn("highmca"+end, 0, 23, func(s *DyadicState) *Value { return &s.Action }),
		codedColumn("hihost"+end, 1, 5, func(s *DyadicState) *Value { return &s.Hostility }),
		flagColumn("orignat"+end, func(s *DyadicState) *bool { return &s.Originator }),
		dyadicRole("role"+end, func(s *DyadicState) *WarRole { return &s.Role }),
		dyadicRole("dyad_role"+end, func(s *DyadicState) *WarRole { return &s.RoleInPair }),
	}, at)
}

var dyadicMIDColumns = amend(slices.Concat([]column[DyadicMIDRow]{
	disputeNumber("disno", func(d *DyadicMIDRow) *int { return &d.Dispute }),
	wordsColumn("dyindex", func(d *DyadicMIDRow) *string { return &d.Pair }),
	stateColumn("statea", func(d *DyadicMIDRow) *int { return &d.A }),
	stateColumn("stateb", func(d *DyadicMIDRow) *int { return &d.B }),
	numberColumn("year", firstYear, lastYear, func(d *DyadicMIDRow) *int { return &d.Year }),
	codedColumn("outcome", 0, 9, func(d *DyadicMIDRow) *Value { return &d.Outcome }),
	codedColumn("settlmnt", 0, 4, func(d *DyadicMIDRow) *Value { return &d.Settlement }),
	codedColumn("fatlev", 0, 6, func(d *DyadicMIDRow) *Value { return &d.Fatality }),
	codedColumn("highact", 0, 23, func(d *DyadicMIDRow) *Value { return &d.Action }),
	codedColumn("hihost", 1, 5, func(d *DyadicMIDRow) *Value { return &d.Hostility }),
	codedColumn("recip", 0, 1, func(d *DyadicMIDRow) *Value { return &d.Reciprocated }),
	flagColumn("war", func(d *DyadicMIDRow) *bool { return &d.War }),
	numberColumn("duration", 1, 366, func(d *DyadicMIDRow) *int { return &d.Days }),
	numberColumn("cumdurat", 1, maxDays, func(d *DyadicMIDRow) *int { return &d.DaysSoFar }),
	codeColumn("ongo2014", 1, func(d *DyadicMIDRow) *Value { return &d.AtEnd }),
	flagColumn("new", func(d *DyadicMIDRow) *bool { return &d.NewInVersion }),
	flagColumn("lastobs", func(d *DyadicMIDRow) *bool { return &d.LastYear }),
	flagColumn("newar", func(d *DyadicMIDRow) *bool { return &d.NewWar }),
},
	dyadicStateColumns("a", func(d *DyadicMIDRow) *DyadicState { return &d.StateA }),
	dyadicStateColumns("b", func(d *DyadicMIDRow) *DyadicState { return &d.StateB })),
	func(d *DyadicMIDRow) string { return fmt.Sprintf("%d %d %d", d.Dispute, d.A, d.B) },
	slices.Concat(
		misprints("recip", "2", "-9", "4721 731 732", "4721 732 731", "4721 731 740", "4721 740 731"),
		misprints("revstata", "6", "-9", "51 900 710", "51 920 710"),
		misprints("revstatb", "6", "-9", "51 710 900", "51 710 920"),
		misprints("sideab", "1969", "-9", "611 840 816")))

// ReadDyadicMID reads the table.
func ReadDyadicMID(fsys fs.FS, name string) (DyadicMID, error) {
	l := codedLayout(layout[DyadicMIDRow]{
		kind:    "dyadic dispute",
		columns: dyadicMIDColumns,
		line:    func(d *DyadicMIDRow) *int { return &d.Line },
		key: func(d *DyadicMIDRow) string {
			return fmt.Sprintf("dispute %d, states %d and %d in %d, pair %s", d.Dispute, d.A, d.B, d.Year, d.Pair)
		},
	}, [3]string{"strtyr", "strtmnth", "strtday"}, [3]string{"endyear", "endmnth", "endday"},
		func(d *DyadicMIDRow) (*world.Date, *world.Date) { return &d.From, &d.To }, nil)
	r := newReader(fsys)
	rows := readDated(r, name, l)
	mirrored(r, name, rows, func(d *DyadicMIDRow) pairYear { return pairYear{d.Dispute, d.A, d.B, d.Year, d.Line} })
	if err := r.faults.Listed().Err(); err != nil {
		return DyadicMID{}, err
	}
	return DyadicMID{rows, r.files[l.kind]}, nil
}
