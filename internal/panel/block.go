package panel

// The units of a panel.
const (
	StateYear        = "state-year"
	DyadYear         = "dyad-year"          // each pair once, the smaller number first
	DirectedDyadYear = "directed-dyad-year" // each pair in both directions
)

// Units lists the units.
var Units = []string{StateYear, DyadYear, DirectedDyadYear}

// Block is the rows of one year, in order of state, then of partner. B is empty
// in a panel of states.
type Block struct {
	Unit string
	Year int
	A, B []int
}

// Len is the number of rows.
func (b *Block) Len() int { return len(b.A) }

// Dyadic tells whether a row is a pair.
func (b *Block) Dyadic() bool { return b.Unit != StateYear }

// Options say which rows a panel has.
type Options struct {
	Unit        string
	First, Last int // years
	Microstates bool
	States      []int // of a pair one must be named, of a state itself; none: all
}

// Block makes the rows of a year. A pair is a row where both were states on one
// and the same day of the year.
func (s *System) Block(year int, opt *Options) *Block {
	b := &Block{Unit: opt.Unit, Year: year}
	members := s.members(year, opt.Microstates)
	asked := map[int]bool{}
	for _, state := range opt.States {
		asked[state] = true
	}
	wanted := func(states ...int) bool {
		for _, state := range states {
			if asked[state] {
				return true
			}
		}
		return len(asked) == 0
	}
	for i := range members {
		m := &members[i]
		if opt.Unit == StateYear {
			if wanted(m.state) {
				b.A = append(b.A, m.state)
			}
			continue
		}
		for j := range members {
			o := &members[j]
			if i == j || opt.Unit == DyadYear && j < i || !wanted(m.state, o.state) || !m.met(o) {
				continue
			}
			b.A, b.B = append(b.A, m.state), append(b.B, o.state)
		}
	}
	return b
}
