package dataset

import (
	"fmt"
	"io/fs"
)

// DyadicWars is the list of directed dyadic inter-state wars: who fought whom in
// the wars of the Correlates of War list, year by year, each pair in both
// directions. Maoz, Zeev, Paul L. Johnson, Jasper Kaplan, Fiona Ogunkoya and
// Aaron P. Shreve. 2019. The Dyadic Militarized Interstate Disputes (MIDs)
// Dataset Version 3.0. Journal of Conflict Resolution 63(3): 811-835. It is
// published as directed_dyadic_war.csv. Its dates are not read: in some rows
// day and month are exchanged, and one year has five digits.
type DyadicWars = Table[DyadicWarRow]

// DyadicWarRow is one state against another in one year of one war.
type DyadicWarRow struct {
	War     int // Correlates of War number of the war
	Dispute int // number of the militarized dispute that it belongs to
	A, B    int // Correlates of War numbers of the two states
	Year    int

	// RoleA and RoleB are the parts of the two in the war as a whole, RoleAInPair
	// and RoleBInPair in the fighting between the two.
	RoleA, RoleB             WarRole
	RoleAInPair, RoleBInPair WarRole

	Outcome          Value // of the pair for A: 1 won, 2 neither, 3 lost; blank where not known
	DeathsA, DeathsB Value // battle deaths of each in the whole war; blank where not known
	Line             int
}

// WarRole is the part that a state has in a war.
type WarRole int

// The roles, by their codes.
const (
	Initiator       WarRole = 1 // began it
	JoinedInitiator WarRole = 2 // joined the one who began it
	Target          WarRole = 3 // was struck first
	JoinedTarget    WarRole = 4 // joined the one who was struck
)

// Began tells whether the role is on the side that began it.
func (r WarRole) Began() bool { return r == Initiator || r == JoinedInitiator }

func roleColumn(name string, at func(*DyadicWarRow) *WarRole) column[DyadicWarRow] {
	return column[DyadicWarRow]{name, func(row *DyadicWarRow, c *cell) { *at(row) = WarRole(c.need(1, 4)) }}
}

const maxDeaths = 100_000_000

var dyadicWarColumns = []column[DyadicWarRow]{
	numberColumn("warnum", 1, maxID, func(r *DyadicWarRow) *int { return &r.War }),
	numberColumn("disno", 1, maxID, func(r *DyadicWarRow) *int { return &r.Dispute }),
	stateColumn("statea", func(r *DyadicWarRow) *int { return &r.A }),
	stateColumn("stateb", func(r *DyadicWarRow) *int { return &r.B }),
	numberColumn("year", firstYear, lastYear, func(r *DyadicWarRow) *int { return &r.Year }),
	roleColumn("warolea", func(r *DyadicWarRow) *WarRole { return &r.RoleA }),
	roleColumn("waroleb", func(r *DyadicWarRow) *WarRole { return &r.RoleB }),
	roleColumn("wardyadrolea", func(r *DyadicWarRow) *WarRole { return &r.RoleAInPair }),
	roleColumn("wardyadroleb", func(r *DyadicWarRow) *WarRole { return &r.RoleBInPair }),
	{"outcomea", func(r *DyadicWarRow, c *cell) { r.Outcome = c.value(1, 3) }},
	codeColumn("batdtha", maxDeaths, func(r *DyadicWarRow) *Value { return &r.DeathsA }),
	codeColumn("batdthb", maxDeaths, func(r *DyadicWarRow) *Value { return &r.DeathsB }),
}

// ReadDyadicWars reads the list.
func ReadDyadicWars(fsys fs.FS, name string) (DyadicWars, error) {
	return readOne(fsys, name, layout[DyadicWarRow]{
		kind:    "directed dyadic war",
		columns: dyadicWarColumns,
		line:    func(r *DyadicWarRow) *int { return &r.Line },
		key: func(r *DyadicWarRow) string {
			return fmt.Sprintf("war %d, states %d and %d in %d", r.War, r.A, r.B, r.Year)
		},
	})
}
