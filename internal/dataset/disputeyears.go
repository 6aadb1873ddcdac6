package dataset

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
)

// DisputeYears are directed dispute-years: who was in a dispute with whom, year
// by year, each pair in both directions. Two tables have this form, one made
// from the disputes of the Correlates of War project (version 5.0, 1816 to 2014)
// and one from those of Gibler, Miller and Little (2.2.1, 1816 to 2010); both
// come with the R package peacesciencer. Miller, Steven V. 2022. peacesciencer:
// An R Package for Quantitative Peace Science Research. Conflict Management and
// Peace Science 39(6): 755-779.
type DisputeYears = Table[DisputeYear]

// DisputeYear is one state against another in one year of one dispute. A value
// that is not known has the code NotKnown; what only the one table has is the
// zero Value in the other.
type DisputeYear struct {
	Dispute int
	A, B    int // Correlates of War numbers of the two states
	Year    int
	Onset   bool // the first year of the two against each other in the dispute

	// SideA1 and SideA2 say who is on the side that did the first act, Orig1 and
	// Orig2 who was in the dispute on its first day; 1 is A, 2 is B.
	SideA1, SideA2 bool
	Orig1, Orig2   bool

	State1, State2 Coded // what each state did and suffered
	Coded                // of the dispute as a whole; COW has neither Deaths nor Action
	MinDur, MaxDur int   // days of the dispute
	Reciprocated   bool
	FirstMonth     Value // month in which the dispute began

	// Of the table of Gibler, Miller and Little alone.
	Revisionist1, Revisionist2 Value    // as in DisputeParticipant
	Aims1, Aims2               [2]Value // as in DisputeParticipant
	Outcome, Settlement        Value    // as in Dispute
	LastMonth                  Value
	NumA, NumB                 Value // states on each side
	AtEnd                      Value // 1 where the dispute went on when the data end

	Line int
}

// Initiator1 and Initiator2 tell whether a state began the dispute or joined
// it later, on whatever side: whoever was not struck is one.
func (y *DisputeYear) Initiator1() bool { return y.SideA1 || !y.Orig1 }

// Initiator2 is Initiator1 of the second state.
func (y *DisputeYear) Initiator2() bool { return y.SideA2 || !y.Orig2 }

// eachState are columns that a table has twice, with 1 and 2 after the name.
func eachState[V any](name string, make func(string, func(*DisputeYear) *V) column[DisputeYear], at func(*DisputeYear, int) *V) []column[DisputeYear] {
	var out []column[DisputeYear]
	for i := 1; i <= 2; i++ {
		out = append(out, make(name+number(i), func(y *DisputeYear) *V { return at(y, i) }))
	}
	return out
}

func pick[V any](i int, first, second *V) *V {
	if i == 1 {
		return first
	}
	return second
}

func (y *DisputeYear) state(i int) *Coded { return pick(i, &y.State1, &y.State2) }

func codedFrom(lo, hi int) func(string, func(*DisputeYear) *Value) column[DisputeYear] {
	return func(name string, at func(*DisputeYear) *Value) column[DisputeYear] {
		return codedColumn(name, lo, hi, at)
	}
}

// disputeYearColumns are those that both tables have.
var disputeYearColumns = slices.Concat([]column[DisputeYear]{
	disputeNumber("dispnum", func(y *DisputeYear) *int { return &y.Dispute }),
	stateColumn("ccode1", func(y *DisputeYear) *int { return &y.A }),
	stateColumn("ccode2", func(y *DisputeYear) *int { return &y.B }),
	numberColumn("year", firstYear, lastYear, func(y *DisputeYear) *int { return &y.Year }),
	numberColumn("mindur", 0, maxDays, func(y *DisputeYear) *int { return &y.MinDur }),
	numberColumn("maxdur", 0, maxDays, func(y *DisputeYear) *int { return &y.MaxDur }),
	flagColumn("recip", func(y *DisputeYear) *bool { return &y.Reciprocated }),
	codedColumn("fatality", 0, 6, func(y *DisputeYear) *Value { return &y.Fatality }),
	codedColumn("hostlev", 1, 5, func(y *DisputeYear) *Value { return &y.Hostility }),
},
	eachState("sidea", flagColumn, func(y *DisputeYear, i int) *bool { return pick(i, &y.SideA1, &y.SideA2) }),
	eachState("orig", flagColumn, func(y *DisputeYear, i int) *bool { return pick(i, &y.Orig1, &y.Orig2) }),
	eachState("fatality", codedFrom(0, 6), func(y *DisputeYear, i int) *Value { return &y.state(i).Fatality }),
	eachState("fatalpre", codedFrom(0, maxDeaths), func(y *DisputeYear, i int) *Value { return &y.state(i).Deaths }),
	eachState("hiact", codedFrom(0, 21), func(y *DisputeYear, i int) *Value { return &y.state(i).Action }),
	eachState("hostlev", codedFrom(1, 5), func(y *DisputeYear, i int) *Value { return &y.state(i).Hostility }))

var cowDisputeYearColumns = append(slices.Clone(disputeYearColumns),
	flagColumn("cowmidonset", func(y *DisputeYear) *bool { return &y.Onset }),
	ongoingColumn("cowmidongoing"),
	codedColumn("stmon", 1, 12, func(y *DisputeYear) *Value { return &y.FirstMonth }))

// The table of Gibler, Miller and Little as published has a month 13 in which
// dispute 1272 begins and a month 19 in which dispute 3514 ends; they are not
// known.
var gmlDisputeYearColumns = amend(slices.Concat(disputeYearColumns, []column[DisputeYear]{
	flagColumn("midonset", func(y *DisputeYear) *bool { return &y.Onset }),
	ongoingColumn("midongoing"),
	codedColumn("stmon", 1, 12, func(y *DisputeYear) *Value { return &y.FirstMonth }),
	codedColumn("endmon", 1, 12, func(y *DisputeYear) *Value { return &y.LastMonth }),
	codedColumn("fatalpre", 0, maxDeaths, func(y *DisputeYear) *Value { return &y.Deaths }),
	codedColumn("hiact", 0, 21, func(y *DisputeYear) *Value { return &y.Action }),
	codedColumn("outcome", 1, 9, func(y *DisputeYear) *Value { return &y.Outcome }),
	codedColumn("settle", 1, 4, func(y *DisputeYear) *Value { return &y.Settlement }),
	codedColumn("numa", 1, 200, func(y *DisputeYear) *Value { return &y.NumA }),
	codedColumn("numb", 1, 200, func(y *DisputeYear) *Value { return &y.NumB }),
	codedColumn("ongo2010", 0, 1, func(y *DisputeYear) *Value { return &y.AtEnd }),
	versionColumn[DisputeYear](),
},
	eachState("revstate", codedFrom(0, 1), func(y *DisputeYear, i int) *Value { return pick(i, &y.Revisionist1, &y.Revisionist2) }),
	eachState("revtype1", codedFrom(0, 4), func(y *DisputeYear, i int) *Value { return pick(i, &y.Aims1[0], &y.Aims2[0]) }),
	eachState("revtype2", codedFrom(0, 4), func(y *DisputeYear, i int) *Value { return pick(i, &y.Aims1[1], &y.Aims2[1]) })),
	func(y *DisputeYear) string { return number(y.Dispute) },
	[]misprint{{"stmon", "1272", "13", "-9"}, {"endmon", "3514", "19", "-9"}})

// ongoingColumn reads a column that is 1 in every row.
func ongoingColumn(name string) column[DisputeYear] {
	return column[DisputeYear]{name, func(_ *DisputeYear, c *cell) {
		if !c.flag() && !c.bad {
			c.fault("%q is not 1, which it is in every row", c.text)
		}
	}}
}

// ReadDisputeYears reads the table of the Correlates of War disputes.
func ReadDisputeYears(fsys fs.FS, name string) (DisputeYears, error) {
	return readDisputeYears(fsys, name, "Correlates of War dispute-year", cowDisputeYearColumns)
}

// ReadGMLDisputeYears reads the table of the disputes of Gibler, Miller and
// Little.
func ReadGMLDisputeYears(fsys fs.FS, name string) (DisputeYears, error) {
	return readDisputeYears(fsys, name, "Gibler-Miller-Little dispute-year", gmlDisputeYearColumns)
}

func readDisputeYears(fsys fs.FS, name, kind string, columns []column[DisputeYear]) (DisputeYears, error) {
	r := newReader(fsys)
	rows := read(r, name, layout[DisputeYear]{
		kind:    kind,
		columns: columns,
		line:    func(y *DisputeYear) *int { return &y.Line },
		finish:  (*DisputeYear).check,
		key: func(y *DisputeYear) string {
			return fmt.Sprintf("dispute %d, states %d and %d in %d", y.Dispute, y.A, y.B, y.Year)
		},
	})
	mirrored(r, name, rows, func(y *DisputeYear) pairYear { return pairYear{y.Dispute, y.A, y.B, y.Year, y.Line} })
	if err := r.faults.Listed().Err(); err != nil {
		return DisputeYears{}, err
	}
	return DisputeYears{rows, r.files[kind]}, nil
}

func (y *DisputeYear) check() error {
	switch {
	case y.A == y.B:
		return fmt.Errorf("state %d stands against itself", y.A)
	case y.SideA1 == y.SideA2:
		return fmt.Errorf("sidea1 and sidea2 are the same, yet states %d and %d are against each other", y.A, y.B)
	}
	return nil
}

// pairYear is one state against another in one year of a dispute, and the line on
// which it stands.
type pairYear struct{ dispute, a, b, year, line int }

// mirrored looks for pairs of which one direction is missing, as where the file
// is cut between two rows.
func mirrored[T any](r *reader, name string, rows []T, of func(*T) pairYear) {
	if r.faults.Len() > 0 {
		return // rows with a fault are left out
	}
	there := make(map[pairYear]bool, len(rows))
	for i := range rows {
		p := of(&rows[i])
		p.line = 0
		there[p] = true
	}
	for i := range rows {
		if p := of(&rows[i]); !there[pairYear{p.dispute, p.b, p.a, p.year, 0}] {
			r.faults.Addf(name, p.line, "dispute %d in %d has states %d and %d, and not %d and %d; the file is cut", p.dispute, p.year, p.a, p.b, p.b, p.a)
		}
	}
}

// OneADyadYear keeps one row for each pair and year. Of several disputes it
// keeps, in this order, one that began in that year, that of the most deaths
// (where not known, more than none and less than any), of the highest
// hostility, the longest at least, the longest at most, one that was
// reciprocated, that of the lowest number. These are the rules of peacesciencer.
// The rows are given back in order of the two states and the year.
func OneADyadYear(rows []DisputeYear) []DisputeYear {
	out := slices.Clone(rows)
	slices.SortFunc(out, func(x, y DisputeYear) int {
		return cmp.Or(sameDyadYear(x, y), -heavier(x, y))
	})
	return slices.CompactFunc(out, func(x, y DisputeYear) bool { return sameDyadYear(x, y) == 0 })
}

func sameDyadYear(x, y DisputeYear) int {
	return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Year, y.Year))
}

// heavier is above 0 where the first row is to be kept before the second.
func heavier(x, y DisputeYear) int {
	return cmp.Or(before(x.Onset, y.Onset),
		cmp.Compare(deaths(x.Fatality), deaths(y.Fatality)),
		cmp.Compare(x.Hostility.N, y.Hostility.N),
		cmp.Compare(x.MinDur, y.MinDur),
		cmp.Compare(x.MaxDur, y.MaxDur),
		before(x.Reciprocated, y.Reciprocated),
		cmp.Compare(y.Dispute, x.Dispute))
}

func before(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// deaths orders levels of deaths.
func deaths(v Value) float64 {
	if !v.Known {
		return 0.5
	}
	return float64(v.N)
}
