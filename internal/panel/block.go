package panel

import "slices"

// The units of a panel.
const (
	StateYear        = "state-year"
	DyadYear         = "dyad-year"          // each pair once, the smaller number first
	DirectedDyadYear = "directed-dyad-year" // each pair in both directions
)

// Units lists the units.
var Units = []string{StateYear, DyadYear, DirectedDyadYear}

// Block is the rows of one year, in order of state, then of partner.
type Block struct {
	Unit   string
	Year   int
	States []int   // those of the rows, in order, each once
	I, J   []int32 // of each row, the place in States of the first and of the second state; J is empty where rows are states

	asked *asked
	place []int32 // of each number of a state, its place and 1; 0: none
	row   []int32 // of each pair of places, the row and 1; 0: none
	made  []Column
	warm  bool // made to count spells up to the panel, not for the panel
	zero  []int32
}

// Len is the number of rows.
func (b *Block) Len() int { return len(b.I) }

// Dyadic tells whether a row is a pair.
func (b *Block) Dyadic() bool { return b.Unit != StateYear }

// First is the first state of a row.
func (b *Block) First(row int) int { return b.States[b.I[row]] }

// Second is the second state of a row of a pair.
func (b *Block) Second(row int) int { return b.States[b.J[row]] }

// Place is where a state stands in States, -1 if nowhere.
func (b *Block) Place(state int) int {
	if state < 0 || state >= len(b.place) {
		return -1
	}
	return int(b.place[state]) - 1
}

// Row is the row of a pair, -1 if there is none.
func (b *Block) Row(first, second int) int {
	i, j := b.Place(first), b.Place(second)
	if i < 0 || j < 0 {
		return -1
	}
	return int(b.row[i*len(b.States)+j]) - 1
}

// zeros sends every row to the value at 0.
func (b *Block) zeros() []int32 {
	if b.zero == nil {
		b.zero = make([]int32, b.Len())
	}
	return b.zero
}

// sides are the places of the states of the rows.
func (b *Block) sides() [][]int32 {
	if b.Dyadic() {
		return [][]int32{b.I, b.J}
	}
	return [][]int32{b.I}
}

// Options say which rows a panel has.
type Options struct {
	Unit        string
	First, Last int // years
	Microstates bool
	States      []int    // of a pair one must be named, of a state itself; none: all
	Pairs       [][2]int // only these pairs, in either direction; none: all
}

// asked tells which rows are wanted.
type asked struct {
	unit   string
	states map[int]bool
	pairs  map[[2]int]bool
}

func (o *Options) asked() *asked {
	a := &asked{unit: o.Unit, states: map[int]bool{}, pairs: map[[2]int]bool{}}
	for _, state := range o.States {
		a.states[state] = true
	}
	for _, p := range o.Pairs {
		a.pairs[p], a.pairs[[2]int{p[1], p[0]}] = true, true
	}
	return a
}

func (a *asked) state(x int) bool { return len(a.states) == 0 || a.states[x] }

func (a *asked) pair(x, y int) bool {
	return (a.unit != DyadYear || x < y) &&
		(len(a.states) == 0 || a.states[x] || a.states[y]) &&
		(len(a.pairs) == 0 || a.pairs[[2]int{x, y}])
}

// Block makes the rows of a year. A pair is a row where both were states on one
// and the same day of the year.
func (s *System) Block(year int, opt *Options) *Block {
	b := &Block{Unit: opt.Unit, Year: year, asked: opt.asked()}
	members := s.members(year, opt.Microstates)
	for i := range members {
		b.States = append(b.States, members[i].state)
	}
	if n := len(b.States); n > 0 {
		b.place = make([]int32, b.States[n-1]+1)
	}
	for i, state := range b.States {
		b.place[state] = int32(i) + 1
	}
	if b.Dyadic() {
		b.pairs(members)
		return b
	}
	for i, state := range b.States {
		if b.asked.state(state) {
			b.I = append(b.I, int32(i))
		}
	}
	return b
}

func (b *Block) pairs(members []member) {
	n := len(members)
	b.row = make([]int32, n*n)
	b.I, b.J = slices.Grow(b.I, n*n), slices.Grow(b.J, n*n)
	for i := range members {
		for j := range members {
			m, o := &members[i], &members[j]
			if i == j || !b.asked.pair(m.state, o.state) || !m.met(o) {
				continue
			}
			b.I, b.J = append(b.I, int32(i)), append(b.J, int32(j))
			b.row[i*n+j] = int32(len(b.I))
		}
	}
}

// kept is the block with some of its rows.
func (b *Block) kept(rows []int32) *Block {
	out := &Block{Unit: b.Unit, Year: b.Year, States: b.States}
	for _, row := range rows {
		out.I = append(out.I, b.I[row])
		if b.Dyadic() {
			out.J = append(out.J, b.J[row])
		}
	}
	return out
}
