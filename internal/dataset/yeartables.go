package dataset

import (
	"cmp"
	"math"
	"slices"

	"casus/internal/world"
)

// The lists of states whose numbers a table of years has.
const (
	COWNumbers = "cow" // Correlates of War
	GWNumbers  = "gw"  // Gleditsch and Ward
)

// systemBegins is the year with which the lists of states begin, and with them
// most of what is said of states.
const systemBegins = 1816

// StateYears is what a data set says of states year by year, reduced to one row
// for a state and year. Outside First to Last nothing is known. Within them a
// state without a row has Otherwise: 0 where the data are a list of all cases, so
// that a state not listed had none, and NaN where it is not known. Names are those
// of the R package peacesciencer where it has one.
type StateYears struct {
	System      string // whose numbers the states have: COWNumbers or GWNumbers
	Names       []string
	Whole       []bool // the variable has whole numbers alone
	First, Last int
	Otherwise   []float64
	Rows        []StateYearValues // in order of state and year
	Account     Account
}

// StateYearValues are the values of a state in a year in the order of Names; NaN
// is not known.
type StateYearValues struct {
	State, Year int
	V           []float64
}

// PairYears is StateYears of pairs of states. A row is what the data say of A
// toward B; a pair has a row in each direction, also where both say the same.
type PairYears struct {
	System      string
	Names       []string
	Whole       []bool
	First, Last int
	Otherwise   []float64
	Rows        []PairYearValues // in order of A, B and year
	Account     Account
}

// PairYearValues are the values of A toward B in a year.
type PairYearValues struct {
	A, B, Year int
	V          []float64
}

// Account says what became of the rows of the source. Read is Used and Outside;
// Made is Merged and the rows of the table.
type Account struct {
	Read    int // rows of the source
	Used    int // of them, those that say something of a year of the span
	Outside int // the others: of another kind, of no state, of another time, or not known when
	Made    int // what the used rows say, year by year
	Merged  int // of it, what went into a row together with other things
}

// keyOfYear is a key of a table of years.
type keyOfYear interface {
	comparable
	year() int
}

type stateInYear struct{ state, y int }

func (k stateInYear) year() int { return k.y }

type pairInYear struct{ a, b, y int }

func (k pairInYear) year() int { return k.y }

// gathering holds what the rows of a source say, by state or pair and year.
type gathering[K keyOfYear, T any] struct {
	first, last int
	said        map[K][]T
	account     Account
}

func gather[K keyOfYear, T any](first, last int) *gathering[K, T] {
	return &gathering[K, T]{first: first, last: last, said: map[K][]T{}}
}

// take takes one row of the source, of which say gives all that it says.
func (g *gathering[K, T]) take(say func(add func(K, T))) {
	before := g.account.Made
	say(func(k K, what T) {
		if k.year() >= g.first && k.year() <= g.last {
			g.said[k] = append(g.said[k], what)
			g.account.Made++
		}
	})
	g.account.Read++
	if g.account.Made > before {
		g.account.Used++
	} else {
		g.account.Outside++
	}
}

// variable is one column of a table of years.
type variable struct {
	name      string
	whole     bool
	otherwise float64
}

// counted are variables that are 0 for whom the list does not have, coded those
// that have no value then, measured those that have decimals too.
func counted(names ...string) []variable  { return variables(names, true, 0) }
func coded(names ...string) []variable    { return variables(names, true, math.NaN()) }
func measured(names ...string) []variable { return variables(names, false, math.NaN()) }

func variables(names []string, whole bool, otherwise float64) []variable {
	var out []variable
	for _, name := range names {
		out = append(out, variable{name, whole, otherwise})
	}
	return out
}

// stateYears makes the table. one makes the values of a state in a year of all
// that is said of it, in whatever order.
func stateYears[T any](g *gathering[stateInYear, T], system string, vars []variable, one func([]T) []float64) StateYears {
	out := StateYears{System: system, First: g.first, Last: g.last, Account: g.account}
	out.Names, out.Whole, out.Otherwise = columnsOf(vars)
	for k, said := range g.said {
		out.Rows = append(out.Rows, StateYearValues{k.state, k.y, one(said)})
		out.Account.Merged += len(said) - 1
	}
	slices.SortFunc(out.Rows, func(x, y StateYearValues) int {
		return cmp.Or(cmp.Compare(x.State, y.State), cmp.Compare(x.Year, y.Year))
	})
	return out
}

// pairYears makes the table of pairs.
func pairYears[T any](g *gathering[pairInYear, T], system string, vars []variable, one func([]T) []float64) PairYears {
	out := PairYears{System: system, First: g.first, Last: g.last, Account: g.account}
	out.Names, out.Whole, out.Otherwise = columnsOf(vars)
	out.Rows = make([]PairYearValues, 0, len(g.said))
	for k, said := range g.said {
		out.Rows = append(out.Rows, PairYearValues{k.a, k.b, k.y, one(said)})
		out.Account.Merged += len(said) - 1
	}
	slices.SortFunc(out.Rows, comparePairYears)
	return out
}

func comparePairYears(x, y PairYearValues) int {
	return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Year, y.Year))
}

func columnsOf(vars []variable) (names []string, whole []bool, otherwise []float64) {
	for _, v := range vars {
		names, whole, otherwise = append(names, v.name), append(whole, v.whole), append(otherwise, v.otherwise)
	}
	return names, whole, otherwise
}

// only is the one thing that is said, where a source has one row for each state
// and year.
func only(said [][]float64) []float64 { return said[0] }

// lastOf is the latest year of any row, and 0 of none.
func lastOf[T any](rows []T, year func(*T) int) int {
	last := 0
	for i := range rows {
		last = max(last, year(&rows[i]))
	}
	return last
}

// firstOf is the earliest year of any row, and 1 of none, so that an empty source
// has no span.
func firstOf[T any](rows []T, year func(*T) int) int {
	if len(rows) == 0 {
		return 1
	}
	first := year(&rows[0])
	for i := range rows {
		first = min(first, year(&rows[i]))
	}
	return first
}

// yearOn is the year of a day.
func yearOn(d world.Day) int {
	year, _, _ := d.Civil()
	return year
}

// valueOr is the number, or NaN where it is not known.
func valueOr(v Value) float64 {
	if !v.Known {
		return math.NaN()
	}
	return float64(v.N)
}

func quantityOr(q Quantity) float64 {
	if !q.Known {
		return math.NaN()
	}
	return q.X
}

func zeroOne(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// different counts different things among those that hold.
func different[T any, K comparable](said []T, of func(*T) (K, bool)) float64 {
	seen := map[K]bool{}
	for i := range said {
		if k, ok := of(&said[i]); ok {
			seen[k] = true
		}
	}
	return float64(len(seen))
}
