package panel

import (
	"math"
	"slices"

	"casus/internal/dataset"
	"casus/internal/portfolio"
)

// Similarity is an operator that compares what two states of a year promised to
// every state of the system: 3 defence or offence, 2 neutrality or consultation,
// 1 non-aggression alone, 0 nothing; to itself each promises 3. All states of the
// year stand in a portfolio, those that never met on one day too. The names are
// of Häge (2011): s is S, w weighted by CINC, v valued or b a promise or none, a
// at the end absolute or s squared differences.
type Similarity struct {
	system  *System
	last    int
	owed    map[int][]dataset.DyadYear // of a year
	weights map[stateYear]float64
}

// Alike takes what states owe each other, the states and their capabilities.
func Alike(promises Promises, system *System, nmc dataset.Capabilities) *Similarity {
	s := &Similarity{system: system, last: promises.Last, owed: map[int][]dataset.DyadYear{}, weights: map[stateYear]float64{}}
	for _, d := range promises.Years {
		s.owed[d.Year] = append(s.owed[d.Year], d)
	}
	for i := range nmc.Rows {
		s.weights[stateYear{nmc.Rows[i].State, nmc.Rows[i].Year}] = nmc.Rows[i].CINC
	}
	return s
}

// value is what a promise counts in a portfolio.
func value(d *dataset.DyadYear) uint8 {
	switch {
	case d.Defense || d.Offense:
		return 3
	case d.Neutral || d.Consul:
		return 2
	case d.NonAgg:
		return 1
	}
	return 0
}

// portfolios are those of a year: the states in order, what they promised and
// how much each weighs.
type portfolios struct {
	*portfolio.Portfolios
	states  []int
	weights portfolio.Weights
}

func (s *Similarity) year(year int) portfolios {
	var p portfolios
	var weights []float64
	for _, m := range s.system.members(year, true) {
		p.states = append(p.states, m.state)
		w, ok := s.weights[stateYear{m.state, year}]
		if !ok {
			w = math.NaN()
		}
		weights = append(weights, w)
	}
	p.weights = portfolio.MakeWeights(weights)
	n := len(p.states)
	values := make([]uint8, n*n)
	for i := range n {
		values[i*n+i] = portfolio.Top
	}
	for i := range s.owed[year] {
		d := &s.owed[year][i]
		a, b := p.place(d.State), p.place(d.Partner)
		if a >= 0 && b >= 0 {
			values[a*n+b] = value(d)
		}
	}
	p.Portfolios = portfolio.New(n, values)
	return p
}

// place is where a state stands, -1 if nowhere.
func (p *portfolios) place(state int) int {
	at, ok := slices.BinarySearch(p.states, state)
	if !ok {
		return -1
	}
	return at
}

// similarities are the names of the columns.
var similarities = []string{"srsvas", "srsvaa", "srsba", "kappava", "kappaba", "piva", "piba", "taub", "srswvas", "srswvaa", "srswba"}

// Columns compares each pair; a panel of states has none. A measure that two
// portfolios do not have is empty.
func (s *Similarity) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	var out []Column
	for _, name := range similarities {
		out = append(out, newColumn(name, false, b.Len()))
	}
	if b.Len() == 0 || b.Year > s.last {
		return out
	}
	p := s.year(b.Year)
	for row := range b.A {
		x, y := p.place(b.A[row]), p.place(b.B[row])
		if x < 0 || y < 0 {
			continue
		}
		table := p.Compare(x, y)
		promises := table.Binary()
		valued, binary := table.Sums(), promises.Sums()
		out[0].set(row, valued.S())
		out[1].set(row, valued.SAbsolute())
		out[2].set(row, binary.S())
		for i, measure := range []func() (float64, bool){valued.Kappa, binary.Kappa, valued.Pi, binary.Pi, table.TauB} {
			if v, ok := measure(); ok {
				out[3+i].set(row, v)
			}
		}
		if w, ok := p.Weighted(x, y, p.weights); ok {
			out[8].set(row, w.Squared)
			out[9].set(row, w.Absolute)
			out[10].set(row, w.Binary)
		}
	}
	return out
}
