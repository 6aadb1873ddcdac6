package dataset

import (
	"fmt"
	"io/fs"
)

// WarAlliances is the list of alliances in wars of Berkemeier and Fuhrmann, 1816
// to 2003: 576 rows, one for each alliance of a belligerent in an inter-state
// war. Berkemeier, Molly, and Matthew Fuhrmann. 2018. Reassessing the
// Fulfillment of Alliance Commitments in War. Research & Politics 5(2).
type WarAlliances = Table[WarAllianceRow]

// WarAllianceRow is one alliance in one war.
type WarAllianceRow struct {
	Row      int    // number of the row
	Recent   bool   // a war since 1945
	War      int    // number of the war in this list
	COWWar   int    // Correlates of War number of the war; 0 where that list does not have it
	WarName  string // with the years
	Alliance int    // ATOP number
	Obligations
	Line int
}

var warAllianceColumns = []column[WarAllianceRow]{
	numberColumn("row", 1, maxID, func(r *WarAllianceRow) *int { return &r.Row }),
	{"sample", func(r *WarAllianceRow, c *cell) { r.Recent = !c.flag() }},
	numberColumn("warid", 1, maxID, func(r *WarAllianceRow) *int { return &r.War }),
	{"cowwarid", func(r *WarAllianceRow, c *cell) { r.COWWar = c.value(0, maxID).N }},
	wordsColumn("warname", func(r *WarAllianceRow) *string { return &r.WarName }),
	numberColumn("atopid", 1, maxID, func(r *WarAllianceRow) *int { return &r.Alliance }),
	flagColumn("defense", func(r *WarAllianceRow) *bool { return &r.Defense }),
	flagColumn("offense", func(r *WarAllianceRow) *bool { return &r.Offense }),
	flagColumn("neutral", func(r *WarAllianceRow) *bool { return &r.Neutral }),
	flagColumn("nonagg", func(r *WarAllianceRow) *bool { return &r.NonAgg }),
	flagColumn("consul", func(r *WarAllianceRow) *bool { return &r.Consul }),
}

// ReadWarAlliances reads the list.
func ReadWarAlliances(fsys fs.FS, name string) (WarAlliances, error) {
	return readOne(fsys, name, layout[WarAllianceRow]{
		kind:    "war-alliance",
		columns: warAllianceColumns,
		line:    func(r *WarAllianceRow) *int { return &r.Line },
		key:     func(r *WarAllianceRow) string { return fmt.Sprintf("row %d", r.Row) },
	})
}

// WarPromises is the same list with the number of parties.
type WarPromises = Table[WarPromiseRow]

// WarPromiseRow is one alliance in one war, and whether it had more than two
// parties.
type WarPromiseRow struct {
	WarAllianceRow
	Multilateral bool
}

// ReadWarPromises reads the list with the column that tells alliances of two from
// those of more.
func ReadWarPromises(fsys fs.FS, name string) (WarPromises, error) {
	return readOne(fsys, name, layout[WarPromiseRow]{
		kind: "war-alliance",
		columns: append(within(warAllianceColumns, func(r *WarPromiseRow) *WarAllianceRow { return &r.WarAllianceRow }),
			flagColumn("multilateral", func(r *WarPromiseRow) *bool { return &r.Multilateral })),
		line: func(r *WarPromiseRow) *int { return &r.Line },
		key:  func(r *WarPromiseRow) string { return fmt.Sprintf("row %d", r.Row) },
	})
}

// WarAllianceOutcomes are the coded outcomes of such rows, by the rules of Leeds,
// Long and Mitchell (2000).
type WarAllianceOutcomes = Table[WarAllianceOutcome]

// WarAllianceOutcome says whether an alliance was honoured or violated. Where it
// is neither, the war did not put it to the test.
type WarAllianceOutcome struct {
	Row                int // of WarAlliances
	Honoured, Violated bool
	Line               int
}

// Invoked tells whether the alliance was put to the test.
func (o WarAllianceOutcome) Invoked() bool { return o.Honoured || o.Violated }

var warOutcomeColumns = []column[WarAllianceOutcome]{
	numberColumn("row", 1, maxID, func(o *WarAllianceOutcome) *int { return &o.Row }),
	{"honorLLM", func(o *WarAllianceOutcome, c *cell) { o.Honoured = c.mark() }},
	{"violateLLM", func(o *WarAllianceOutcome, c *cell) { o.Violated = c.mark() }},
}

// ReadWarAllianceOutcomes reads a table of outcomes; blank or NA is no.
func ReadWarAllianceOutcomes(fsys fs.FS, name string) (WarAllianceOutcomes, error) {
	return readOne(fsys, name, layout[WarAllianceOutcome]{
		kind:    "war-alliance outcome",
		columns: warOutcomeColumns,
		line:    func(o *WarAllianceOutcome) *int { return &o.Line },
		key:     func(o *WarAllianceOutcome) string { return fmt.Sprintf("row %d", o.Row) },
		blank:   []string{"NA"},
	})
}
