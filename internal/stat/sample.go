package stat

import (
	"math"
	"slices"
)

// Unknown says in how many rows a variable is not known.
type Unknown struct {
	Name string
	Rows int
}

// sample is the rows of a design in which everything is known. Regressors are
// centred and scaled: x is (value - centre) * scale.
type sample struct {
	names  []string    // of regressors
	x      [][]float64 // of each regressor, of each row
	sides  []float64   // +1 where the outcome is 1, -1 where it is 0
	centre []float64
	scale  []float64 // powers of two, so that scaling rounds nothing
	ranges []span
	events int
	groups []int
}

// span is the least and the greatest value of a regressor by outcome.
type span struct{ least, greatest [2]float64 }

func (s span) min() float64 { return min(s.least[0], s.least[1]) }
func (s span) max() float64 { return max(s.greatest[0], s.greatest[1]) }

func (s *sample) rows() int         { return len(s.sides) }
func (s *sample) coefficients() int { return len(s.x) + 1 }

// known picks the rows of a design in which all is known.
func (d *Design) known() (keep []int, unknown []Unknown) {
	lacking := make([]bool, len(d.Outcome.Values))
	for _, c := range append([]Column{d.Outcome}, d.Regressors...) {
		n := 0
		for i, x := range c.Values {
			if math.IsNaN(x) {
				lacking[i] = true
				n++
			}
		}
		if n > 0 {
			unknown = append(unknown, Unknown{c.Name, n})
		}
	}
	keep = make([]int, 0, len(lacking))
	for i, lacks := range lacking {
		if !lacks {
			keep = append(keep, i)
		}
	}
	return keep, unknown
}

func (d *Design) sample(keep []int) *sample {
	s := &sample{sides: make([]float64, len(keep))}
	for to, from := range keep {
		s.sides[to] = 2*d.Outcome.Values[from] - 1
		if s.sides[to] > 0 {
			s.events++
		}
	}
	for _, c := range d.Regressors {
		s.add(c, keep)
	}
	if d.Groups != nil {
		s.groups = make([]int, len(keep))
		for to, from := range keep {
			s.groups[to] = d.Groups[from]
		}
	}
	return s
}

// add takes the kept rows of a regressor.
func (s *sample) add(c Column, keep []int) {
	inf := math.Inf(1)
	r := span{[2]float64{inf, inf}, [2]float64{-inf, -inf}}
	x, sum := make([]float64, len(keep)), 0.0
	for to, from := range keep {
		v, y := c.Values[from], 0
		if s.sides[to] > 0 {
			y = 1
		}
		x[to] = v
		sum += v
		r.least[y], r.greatest[y] = min(r.least[y], v), max(r.greatest[y], v)
	}
	centre, scale := sum/float64(max(1, len(keep))), 1.0
	if r.max() > r.min() {
		_, exponent := math.Frexp(r.max() - r.min())
		scale = math.Ldexp(1, -exponent)
	}
	for i := range x {
		x[i] = (x[i] - centre) * scale
	}
	s.names, s.x, s.ranges = append(s.names, c.Name), append(s.x, x), append(s.ranges, r)
	s.centre, s.scale = append(s.centre, centre), append(s.scale, scale)
}

// with is the sample with some of its regressors.
func (s *sample) with(regressors []int) *sample {
	out := *s
	out.names, out.x, out.ranges, out.centre, out.scale = nil, nil, nil, nil, nil
	for _, j := range regressors {
		out.names, out.x, out.ranges = append(out.names, s.names[j]), append(out.x, s.x[j]), append(out.ranges, s.ranges[j])
		out.centre, out.scale = append(out.centre, s.centre[j]), append(out.scale, s.scale[j])
	}
	return &out
}

// without is the sample less one regressor.
func (s *sample) without(j int) *sample {
	var rest []int
	for i := range s.x {
		if i != j {
			rest = append(rest, i)
		}
	}
	return s.with(rest)
}

// check looks at what can be told of a sample before any fit.
func (s *sample) check(outcome string, all int) error {
	var p Problems
	var varying []int
	n, enough := s.rows(), s.rows() >= s.coefficients()
	if !enough {
		p.add("", 0, "%s of %d have no unknown value, fewer than the %d coefficients; leave out regressors, most of all those unknown in many rows, or give more rows", rows(n), all, s.coefficients())
	}
	if n > 0 && (s.events == 0 || s.events == n) {
		p.add(outcome, 0, "is %d in all %s used; a fit needs rows of both outcomes", min(s.events, 1), rows(n))
	}
	for j, r := range s.ranges {
		if n > 0 && r.min() == r.max() {
			p.add(s.names[j], 0, "is %g in all %s used, which the intercept says already; leave it out", r.min(), rows(n))
		} else {
			varying = append(varying, j)
		}
	}
	if enough {
		s.with(varying).collinear(&p)
		s.separators(&p)
	}
	if s.groups != nil && n > 0 && !slices.ContainsFunc(s.groups, func(g int) bool { return g != s.groups[0] }) {
		p.add("", 0, "all %s used are of group %d; clustered errors need two groups at the least, and many to mean anything", rows(n), s.groups[0])
	}
	return p.err()
}
