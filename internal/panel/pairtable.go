package panel

import (
	"cmp"
	"math"
)

// PairTable is what a source says of states toward each other in years. A panel
// of states has none of its columns.
type PairTable struct {
	Source   string
	Of       []Variable
	Mirrored bool // a row holds in both directions
	Either   bool // in a panel of undirected pairs a pair has the greater of what each says of the other

	// Within the years First to Last a pair without a row has Otherwise, which
	// the source says by its silence; NaN where it says nothing. Outside these
	// years nothing is known.
	First, Last int
	Otherwise   []float64

	Merged int // rows of the source that a rule made one with others before they came here
	Lost   int // rows that have no number in the panel's list of states
	Carry  int // for how many years after Last its values are taken to hold on

	years map[int]*pairRows
	account
}

// pairRows is the rows of a year, in any order. v has the values of each
// variable behind Otherwise, which stands at 0.
type pairRows struct {
	a, b []int32
	v    [][]float64
}

// NewPairTable makes an empty one. Its years are those of the rows added, unless
// they are set. otherwise has one value for each variable.
func NewPairTable(source string, of []Variable, otherwise ...float64) *PairTable {
	return &PairTable{Source: source, Of: of, Otherwise: otherwise, First: math.MaxInt, Last: math.MinInt, years: map[int]*pairRows{}}
}

// Add gives a pair its values in a year, in one direction unless the table is
// mirrored.
func (t *PairTable) Add(a, b, year int, values ...float64) {
	y := t.years[year]
	if y == nil {
		y = t.empty()
		t.years[year] = y
	}
	t.First, t.Last = min(t.First, year), max(t.Last, year)
	y.a, y.b = append(y.a, int32(a)), append(y.b, int32(b))
	for k := range t.Of {
		y.v[k] = append(y.v[k], values[k])
	}
}

func (t *PairTable) empty() *pairRows {
	y := &pairRows{v: make([][]float64, len(t.Of))}
	for k := range t.Of {
		y.v[k] = []float64{t.Otherwise[k]}
	}
	return y
}

// in is the rows that hold in a year, nil outside the years of the table, and
// whether they were carried there.
func (t *PairTable) in(year int) (rows *pairRows, carried bool) {
	switch {
	case year > t.Last && year <= t.Last+t.Carry:
		year, carried = t.Last, true
	case year < t.First || year > t.Last:
		return nil, false
	}
	if rows = t.years[year]; rows == nil {
		rows = t.empty()
	}
	return rows, carried
}

// Variables are those of the table; a panel of states has none.
func (t *PairTable) Variables(unit string) []Variable {
	if unit == StateYear {
		return nil
	}
	return t.Of
}

// Columns looks the values up.
func (t *PairTable) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	out := make([]Column, len(t.Of))
	rows, carried := t.in(b.Year)
	if rows == nil {
		for k, v := range t.Of {
			out[k] = unknown(v, b)
		}
		if t.opens(b) {
			t.join.Without += b.Len()
		}
		return out
	}
	if t.Either && b.Unit == DyadYear {
		rows = rows.either()
	}
	at := t.locate(b, rows, carried)
	for k, v := range t.Of {
		out[k] = Column{v, rows.v[k], at}
	}
	return out
}

// either makes one row of the two directions of a pair, the smaller number first,
// with the greater value of each variable; a value that is known before one that
// is not.
func (r *pairRows) either() *pairRows {
	out := &pairRows{v: make([][]float64, len(r.v))}
	for k := range r.v {
		out.v[k] = append(out.v[k], r.v[k][0])
	}
	at := map[[2]int32]int{}
	for i := range r.a {
		a, b := min(r.a[i], r.b[i]), max(r.a[i], r.b[i])
		row, ok := at[[2]int32{a, b}]
		if !ok {
			out.a, out.b = append(out.a, a), append(out.b, b)
			at[[2]int32{a, b}] = len(out.a)
		}
		for k := range r.v {
			switch v := r.v[k][i+1]; {
			case !ok:
				out.v[k] = append(out.v[k], v)
			case v > out.v[k][row] || out.v[k][row] != out.v[k][row]:
				out.v[k][row] = v
			}
		}
	}
	return out
}

// locate finds which row of the source each row of the block has. Of two rows of
// a pair the one of the greater values holds, whatever their order.
func (t *PairTable) locate(b *Block, rows *pairRows, carried bool) []int32 {
	at := make([]int32, b.Len())
	count := t.opens(b)
	var j Join
	take := func(x, y, r int) {
		j.Given++
		row := b.Row(x, y)
		switch {
		case !b.asked.pair(x, y):
			j.Unasked++
		case row < 0:
			if count {
				t.unmatched(b, x, y)
			}
		default:
			j.Matched++
			if at[row] > 0 {
				j.Duplicated++
				if rows.compare(int(at[row]), r) >= 0 {
					return
				}
			}
			at[row] = int32(r)
		}
	}
	for r := range rows.a {
		take(int(rows.a[r]), int(rows.b[r]), r+1)
		if t.Mirrored {
			take(int(rows.b[r]), int(rows.a[r]), r+1)
		}
	}
	if count {
		t.join.Given, t.join.Matched, t.join.Unasked, t.join.Duplicated = t.join.Given+j.Given, t.join.Matched+j.Matched, t.join.Unasked+j.Unasked, t.join.Duplicated+j.Duplicated
		if carried {
			t.join.Carried += j.Matched
		}
		t.join.Without += b.Len() - (j.Matched - j.Duplicated)
	}
	return at
}

// compare puts two rows in order of their values; rows count from 1.
func (r *pairRows) compare(i, j int) int {
	for _, v := range r.v {
		if c := cmp.Compare(v[i], v[j]); c != 0 {
			return c
		}
	}
	return 0
}

// Each calls a function with every row of a year in the order in which they were
// added.
func (t *PairTable) Each(year int, f func(a, b int, value func(k int) float64)) {
	rows := t.years[year]
	if rows == nil {
		return
	}
	for r := range rows.a {
		value := func(k int) float64 { return rows.v[k][r+1] }
		f(int(rows.a[r]), int(rows.b[r]), value)
		if t.Mirrored {
			f(int(rows.b[r]), int(rows.a[r]), value)
		}
	}
}

// Joins says how the source met the panel.
func (t *PairTable) Joins() []Join { return t.joins(t.Source, t.Of, t.Merged, t.Lost) }
