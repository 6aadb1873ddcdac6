package statecode

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"casus/internal/world"
)

// Row is one spell of a state in one list, under one name. It holds on the days
// from From up to, not including, To.
type Row struct {
	ID         world.StateID
	List       List
	Number     int
	Letters    string
	Name       string // empty in the list of Gleditsch and Ward where another list names the state
	Aliases    []string
	Microstate bool
	From, To   world.Day // DistantPast: since the list begins; DistantFuture: no end is known
}

// List is one of the lists of states.
type List string

// The lists. ISO has one code for each state, whenever it is asked.
const (
	COW List = "cow"
	GW  List = "gw"
	ISO List = "iso"
)

// Span is a time from one day to another, both included.
type Span struct{ First, Last world.Day }

// OnDay is the span of a single day, InYear that of a calendar year.
func OnDay(d world.Day) Span { return Span{d, d} }
func InYear(y int) Span      { return Span{world.MakeDay(y, 1, 1), world.MakeDay(y, 12, 31)} }

// shared is the part of the span in which the row holds.
func (r *Row) shared(s Span) (Span, bool) {
	s.First, s.Last = max(s.First, r.From), min(s.Last, r.To-1)
	return s, s.First <= s.Last
}

// COWRows and GWRows list the rows of a list in order of id and time. The
// caller must not change them.
func COWRows() []Row { return cowRows() }
func GWRows() []Row  { return gwRows() }

var cowRows = sync.OnceValue(func() []Row {
	return parse(cowTable, func(f []string) Row {
		return Row{ID: world.StateID(f[0]), List: COW, Number: number(f[1]), Letters: f[2], Name: f[3], Aliases: list(f[4]), From: from(f[5]), To: to(f[6])}
	})
})

var gwRows = sync.OnceValue(func() []Row {
	return parse(gwTable, func(f []string) Row {
		return Row{ID: world.StateID(f[0]), List: GW, Number: number(f[1]), Letters: f[2], Name: f[3], Aliases: list(f[4]), Microstate: f[5] == "1", From: from(f[6]), To: to(f[7])}
	})
})

// parse reads a table of this package; that it is well formed is a test's
// business, so a fault in it is a programming error.
func parse(table string, row func([]string) Row) []Row {
	var out []Row
	for line := range strings.SplitSeq(table, "\n") {
		out = append(out, row(strings.Split(line, ";")))
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		if c := strings.Compare(string(a.ID), string(b.ID)); c != 0 {
			return c
		}
		return int(min(1, max(-1, int64(a.From)-int64(b.From))))
	})
	return out
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("statecode: " + err.Error())
	}
	return n
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func from(s string) world.Day { return day(s, world.DistantPast) }
func to(s string) world.Day   { return day(s, world.DistantFuture) }

func day(s string, empty world.Day) world.Day {
	if s == "" {
		return empty
	}
	d, err := world.ParseDay(s)
	if err != nil {
		panic("statecode: " + err.Error())
	}
	return d
}

// rowsOf is the rows of a list; that of ISO is every state's whole time.
func rowsOf(l List) []Row {
	switch l {
	case COW:
		return cowRows()
	case GW:
		return gwRows()
	}
	return isoRows()
}

// isoRows has one row for each state, without dates: an id means the state
// whenever it is asked.
var isoRows = sync.OnceValue(func() []Row {
	var out []Row
	for _, r := range slices.Concat(cowRows(), gwRows()) {
		if !slices.ContainsFunc(out, func(o Row) bool { return o.ID == r.ID }) {
			out = append(out, Row{ID: r.ID, List: ISO, Letters: string(r.ID), From: world.DistantPast, To: world.DistantFuture})
		}
	}
	slices.SortFunc(out, func(a, b Row) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
})

// Spells lists the rows of a state in the list of the Correlates of War
// project, or, where that does not have it, in that of Gleditsch and Ward.
func Spells(id world.StateID) []Row {
	for _, rows := range [][]Row{cowRows(), gwRows()} {
		var out []Row
		for _, r := range rows {
			if r.ID == id {
				out = append(out, r)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
