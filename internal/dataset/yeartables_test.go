package dataset_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"casus/internal/dataset"
)

// yearTable is a table of years by its keys: a state, the other state of a pair
// or 0, and the year.
type yearTable struct {
	names       []string
	rows        map[[3]int][]float64
	account     dataset.Account
	otherwise   []float64
	first, last int
}

func ofStates(t dataset.StateYears) yearTable {
	out := yearTable{t.Names, map[[3]int][]float64{}, t.Account, t.Otherwise, t.First, t.Last}
	for _, r := range t.Rows {
		out.rows[[3]int{r.State, 0, r.Year}] = r.V
	}
	return out
}

func ofPairs(t dataset.PairYears) yearTable {
	out := yearTable{t.Names, map[[3]int][]float64{}, t.Account, t.Otherwise, t.First, t.Last}
	for _, r := range t.Rows {
		out.rows[[3]int{r.A, r.B, r.Year}] = r.V
	}
	return out
}

func (y yearTable) column(name string) int {
	i := slices.Index(y.names, name)
	if i < 0 {
		panic("no variable " + name)
	}
	return i
}

// at is a value by name: that of the row, or of one without a row; NaN outside
// the span.
func (y yearTable) at(name string, state, partner, year int) float64 {
	i := y.column(name)
	switch v := y.rows[[3]int{state, partner, year}]; {
	case year < y.first || year > y.last:
		return math.NaN()
	case v == nil:
		return y.otherwise[i]
	default:
		return v[i]
	}
}

// sum adds the known values of a variable.
func (y yearTable) sum(name string) float64 {
	total, i := 0.0, y.column(name)
	for _, v := range y.rows {
		if !math.IsNaN(v[i]) {
			total += v[i]
		}
	}
	return total
}

// sound holds an account against its rows, and rows against the span.
func (y yearTable) sound(t *testing.T) {
	t.Helper()
	a := y.account
	if a.Read != a.Used+a.Outside || a.Made != a.Merged+len(y.rows) || a.Made < a.Used {
		t.Errorf("the account does not add up: %+v, %d rows", a, len(y.rows))
	}
	if len(y.otherwise) != len(y.names) {
		t.Errorf("%d names and %d values otherwise", len(y.names), len(y.otherwise))
	}
	for key, v := range y.rows {
		if len(v) != len(y.names) || key[2] < y.first || key[2] > y.last {
			t.Fatalf("%v: %v of %v in %d to %d", key, v, y.names, y.first, y.last)
		}
	}
}

func equalValue(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func same(x, y yearTable) bool {
	if x.account != y.account || len(x.rows) != len(y.rows) || x.first != y.first || x.last != y.last {
		return false
	}
	for key, v := range x.rows {
		if w, ok := y.rows[key]; !ok || !slices.EqualFunc(v, w, equalValue) {
			return false
		}
	}
	return true
}

// checked makes a table, holds its account, and makes it again of the rows in
// other orders, which must change nothing.
func checked[R any](t *testing.T, rows []R, make func([]R) yearTable) yearTable {
	t.Helper()
	out := make(rows)
	out.sound(t)
	for seed := range uint64(3) {
		mixed := slices.Clone(rows)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if !same(out, make(mixed)) {
			t.Error("the order of rows changes the table")
		}
	}
	return out
}

// expected is a value of a table; unknown is not known.
type expected struct {
	name                 string
	state, partner, year int
	want                 float64
}

var unknown = math.NaN()

func expect(t *testing.T, y yearTable, all ...expected) {
	t.Helper()
	for _, e := range all {
		if got := y.at(e.name, e.state, e.partner, e.year); !equalValue(got, e.want) {
			t.Errorf("%s of %d and %d in %d: %v, want %v", e.name, e.state, e.partner, e.year, got, e.want)
		}
	}
}

func known(n int) dataset.Value { return dataset.Value{N: n, Known: true} }
