package dataset

import (
	"fmt"
	"io/fs"
)

// LeedsAnacCovariates describe 137 alliances in wars of 1816 to 1944. Leeds, Brett
// Ashley, and Sezi Anac. 2005. Alliance Institutionalization and Alliance
// Performance. International Interactions 31(3).
type LeedsAnacCovariates = Table[LeedsAnacRow]

// LeedsAnacRow is one alliance in one war.
type LeedsAnacRow struct {
	Row              int     // number of the row
	War              int     // Correlates of War number
	Alliance         int     // ATOP number
	State            int     // Correlates of War number of the member at war
	Institutions     float64 // peacetime military institutions, 0 to 2
	Formality        float64 // 0 to 2
	CapabilityChange bool    // of a member since the alliance was made
	RegimeChange     bool    // of a member's political institutions since
	OriginalTarget   bool    // the war is with the one against whom it was made
	Line             int
}

var leedsAnacColumns = []column[LeedsAnacRow]{
	numberColumn("row", 1, maxID, func(r *LeedsAnacRow) *int { return &r.Row }),
	numberColumn("war", 1, maxID, func(r *LeedsAnacRow) *int { return &r.War }),
	numberColumn("atopid", 1, maxID, func(r *LeedsAnacRow) *int { return &r.Alliance }),
	numberColumn("ccode1", 1, maxID, func(r *LeedsAnacRow) *int { return &r.State }),
	decimalColumn("milinst", 0, 2, func(r *LeedsAnacRow) *float64 { return &r.Institutions }),
	decimalColumn("formal", 0, 2, func(r *LeedsAnacRow) *float64 { return &r.Formality }),
	flagColumn("chcap2d", func(r *LeedsAnacRow) *bool { return &r.CapabilityChange }),
	flagColumn("dinstch2", func(r *LeedsAnacRow) *bool { return &r.RegimeChange }),
	flagColumn("origtar1", func(r *LeedsAnacRow) *bool { return &r.OriginalTarget }),
}

// ReadLeedsAnac reads the covariates.
func ReadLeedsAnac(fsys fs.FS, name string) (LeedsAnacCovariates, error) {
	return readOne(fsys, name, layout[LeedsAnacRow]{
		kind:    "Leeds-Anac",
		columns: leedsAnacColumns,
		line:    func(r *LeedsAnacRow) *int { return &r.Line },
		key:     func(r *LeedsAnacRow) string { return fmt.Sprintf("row %d", r.Row) },
	})
}

// LeedsAnacOutcomes say which of those alliances were honoured.
type LeedsAnacOutcomes = Table[LeedsAnacOutcome]

// LeedsAnacOutcome is the outcome of one row. Honoured is the outcome of the
// published model (honor3).
type LeedsAnacOutcome struct {
	Row      int // of the covariates
	Honoured bool
	Line     int
}

// ReadLeedsAnacOutcomes reads the outcomes.
func ReadLeedsAnacOutcomes(fsys fs.FS, name string) (LeedsAnacOutcomes, error) {
	return readOne(fsys, name, layout[LeedsAnacOutcome]{
		kind: "Leeds-Anac outcome",
		columns: []column[LeedsAnacOutcome]{
			numberColumn("row", 1, maxID, func(o *LeedsAnacOutcome) *int { return &o.Row }),
			flagColumn("honor3", func(o *LeedsAnacOutcome) *bool { return &o.Honoured }),
		},
		line: func(o *LeedsAnacOutcome) *int { return &o.Line },
		key:  func(o *LeedsAnacOutcome) string { return fmt.Sprintf("row %d", o.Row) },
	})
}
