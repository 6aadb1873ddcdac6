package formation

import (
	"fmt"
	"math"
	"slices"
)

// Panel is the network of defence ties of a fixed list of states over years, with
// what is known of each state.
type Panel struct {
	names  []string
	border []bool // of pair i*n+j: the two share a border
	years  map[int]*year
}

// year is the state of things in one year. Slices are n by n or n long.
type year struct {
	tie, dispute []bool
	cinc, polity []float64 // NaN where unknown
}

// New makes a panel of states without any year. borders are pairs of their names.
func New(names []string, borders [][2]string) (*Panel, error) {
	p := &Panel{names: slices.Clone(names), border: make([]bool, len(names)*len(names)), years: map[int]*year{}}
	for _, b := range borders {
		if err := p.mark(p.border, b[0], b[1]); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Names lists the states, in the order in which Pair counts them.
func (p *Panel) Names() []string { return slices.Clone(p.names) }

// AddYear opens a year; all that is known of states is then unknown and no pair
// is tied.
func (p *Panel) AddYear(at int) {
	n := len(p.names)
	y := &year{make([]bool, n*n), make([]bool, n*n), make([]float64, n), make([]float64, n)}
	for i := range n {
		y.cinc[i], y.polity[i] = math.NaN(), math.NaN()
	}
	p.years[at] = y
}

// SetState says what is known of a state in a year: its share of the world's
// means of war, and its polity score of -10 to 10; NaN for unknown.
func (p *Panel) SetState(at int, name string, cinc, polity float64) error {
	y, i := p.years[at], slices.Index(p.names, name)
	if y == nil || i < 0 {
		return fmt.Errorf("no year %d or no state %q in the panel", at, name)
	}
	y.cinc[i], y.polity[i] = cinc, polity
	return nil
}

// SetTie says that two states are tied by a defence pact in a year, SetDispute
// that they were in a militarised dispute.
func (p *Panel) SetTie(at int, a, b string) error {
	return p.inYear(at, a, b, func(y *year) []bool { return y.tie })
}

// SetDispute says that two states were in a militarised dispute in a year.
func (p *Panel) SetDispute(at int, a, b string) error {
	return p.inYear(at, a, b, func(y *year) []bool { return y.dispute })
}

func (p *Panel) inYear(at int, a, b string, table func(*year) []bool) error {
	y := p.years[at]
	if y == nil {
		return fmt.Errorf("no year %d in the panel", at)
	}
	return p.mark(table(y), a, b)
}

func (p *Panel) mark(table []bool, a, b string) error {
	n, i, j := len(p.names), slices.Index(p.names, a), slices.Index(p.names, b)
	if i < 0 || j < 0 || i == j {
		return fmt.Errorf("%q and %q are not two states of the panel", a, b)
	}
	table[i*n+j], table[j*n+i] = true, true
	return nil
}

// Past is the panel as it stood before a year: that year and all later ones are
// not in it.
type Past struct {
	*Panel
	last int // the newest year in it
}

// Before is the panel as it stood before a year.
func (p *Panel) Before(at int) Past {
	past := &Panel{names: p.names, border: p.border, years: map[int]*year{}}
	for y, data := range p.years {
		if y < at {
			past.years[y] = data
		}
	}
	return Past{past, at - 1}
}

// Pair is two states by their places in Names, A before B.
type Pair struct{ A, B int }

// open lists the pairs without a tie in the newest year of the past.
func (p Past) open() []Pair {
	n, y := len(p.names), p.years[p.last]
	var out []Pair
	for i := range n {
		for j := i + 1; j < n; j++ {
			if !y.tie[i*n+j] {
				out = append(out, Pair{i, j})
			}
		}
	}
	return out
}

// formed says of pairs which are tied in a year.
func (p *Panel) formed(at int, pairs []Pair) []float64 {
	n, y := len(p.names), p.years[at]
	out := make([]float64, len(pairs))
	for k, q := range pairs {
		if y.tie[q.A*n+q.B] {
			out[k] = 1
		}
	}
	return out
}
