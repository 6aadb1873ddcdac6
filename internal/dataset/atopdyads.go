package dataset

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
)

// ATOPDyads are the directed dyad-years that the authors of ATOP publish beside
// the alliances, with the five obligations, as in the R package peacesciencer
// (atop_alliance). They say toward which partner a state has an obligation where
// its own row says only that it varies.
type ATOPDyads = Table[ATOPDyad]

// ATOPDyad is what a state owes to another in a year.
type ATOPDyad struct {
	State, Partner, Year int // Correlates of War numbers
	Obligations
	Line int
}

func atopDyadsLayout() layout[ATOPDyad] {
	return layout[ATOPDyad]{
		kind: "ATOP dyad-year",
		columns: []column[ATOPDyad]{
			stateColumn("ccode1", func(d *ATOPDyad) *int { return &d.State }),
			stateColumn("ccode2", func(d *ATOPDyad) *int { return &d.Partner }),
			numberColumn("year", firstATOPYear, lastYear, func(d *ATOPDyad) *int { return &d.Year }),
			markColumn("atop_defense", func(d *ATOPDyad) *bool { return &d.Defense }),
			markColumn("atop_offense", func(d *ATOPDyad) *bool { return &d.Offense }),
			markColumn("atop_neutral", func(d *ATOPDyad) *bool { return &d.Neutral }),
			markColumn("atop_nonagg", func(d *ATOPDyad) *bool { return &d.NonAgg }),
			markColumn("atop_consul", func(d *ATOPDyad) *bool { return &d.Consul }),
		},
		line: func(d *ATOPDyad) *int { return &d.Line },
		finish: func(d *ATOPDyad) error {
			if d.State == d.Partner {
				return fmt.Errorf("state %d is paired with itself", d.State)
			}
			return nil
		},
		key: func(d *ATOPDyad) string {
			return "states " + strconv.Itoa(d.State) + " and " + strconv.Itoa(d.Partner) + " in " + strconv.Itoa(d.Year)
		},
	}
}

// firstATOPYear is the first of which ATOP tells.
const firstATOPYear = 1815

// ReadATOPDyads reads the table.
func ReadATOPDyads(fsys fs.FS, name string) (ATOPDyads, error) {
	return readOne(fsys, name, atopDyadsLayout())
}

// Settled counts how the dyad-years made from member rows met a published table.
type Settled struct {
	Equal   int `json:"equal"`   // known, and the same in both
	Settled int `json:"settled"` // varied among partners; the table says what holds toward this one
	Other   int `json:"other"`   // known, and otherwise in the table; what the member rows say stays
	Missing int `json:"missing"` // not in the table
	Extra   int `json:"extra"`   // rows of the table that no member row makes
}

// Settle takes from the published table what each state owes toward the partners
// among which its obligations vary, and nothing else.
func Settle(years []DyadYear, published ATOPDyads) Settled {
	rows := orderDyads(published.Rows)
	s := Settled{Extra: len(published.Rows)}
	for i := range years {
		d := &years[i]
		r := rows.find(d.State, d.Partner, d.Year)
		switch {
		case r == nil:
			s.Missing++
			continue
		case d.Obligations != d.Certain:
			s.Settled++
			d.Obligations, d.Certain = r.Obligations, r.Obligations
		case d.Obligations == r.Obligations:
			s.Equal++
		default:
			s.Other++
		}
		s.Extra--
	}
	return s
}

// dyadOrder finds the rows of a published table. Those that ask mostly do so in
// the order of the keys, so that the next key is tried first.
type dyadOrder struct {
	rows []ATOPDyad
	keys []orderedDyad
	next int
}

// orderedDyad is the key of a row in one word and where the row stands.
type orderedDyad struct {
	key uint64
	at  int
}

func inOneWord(state, partner, year int) uint64 {
	return uint64(state)<<32 | uint64(partner)<<16 | uint64(year)
}

func orderDyads(rows []ATOPDyad) *dyadOrder {
	o := &dyadOrder{rows: rows, keys: make([]orderedDyad, len(rows))}
	for i := range rows {
		o.keys[i] = orderedDyad{inOneWord(rows[i].State, rows[i].Partner, rows[i].Year), i}
	}
	compare := func(k, l orderedDyad) int { return cmp.Compare(k.key, l.key) }
	if !slices.IsSortedFunc(o.keys, compare) {
		slices.SortFunc(o.keys, compare)
	}
	return o
}

func (o *dyadOrder) find(state, partner, year int) *ATOPDyad {
	key := inOneWord(state, partner, year)
	if o.next >= len(o.keys) || o.keys[o.next].key != key {
		at, ok := slices.BinarySearchFunc(o.keys, key, func(k orderedDyad, key uint64) int { return cmp.Compare(k.key, key) })
		if !ok {
			return nil
		}
		o.next = at
	}
	row := &o.rows[o.keys[o.next].at]
	o.next++
	return row
}
