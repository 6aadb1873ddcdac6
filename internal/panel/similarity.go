package panel

import (
	"slices"

	"casus/internal/portfolio"
)

// Similarity is an operator that compares what two states of a year promised to
// every state of the system: 3 defence or offence, 2 neutrality or consultation,
// 1 non-aggression alone, 0 nothing; to itself each promises 3. All states of the
// year stand in a portfolio, those that never met on one day too. The names are
// of Häge (2011): s is S, w weighted by CINC, v valued or b a promise or none, a
// at the end absolute or s squared differences.
type Similarity struct {
	system   *System
	promises *PairTable
	weights  *StateTable
	weight   int // the variable of weights that is CINC
}

// NewSimilarity takes what states owe each other (the variables any, defence,
// offence, neutrality, non-aggression and consultation), the states, and a table
// of which one variable is the weight of a state.
func NewSimilarity(promises *PairTable, system *System, weights *StateTable, name string) *Similarity {
	at := slices.IndexFunc(weights.Of, func(v Variable) bool { return v.Name == name })
	return &Similarity{system, promises, weights, at}
}

// value is what a promise counts in a portfolio.
func value(v func(int) float64) uint8 {
	const defence, offence, neutrality, nonAggression, consultation = 1, 2, 3, 4, 5
	switch {
	case v(defence) > 0 || v(offence) > 0:
		return 3
	case v(neutrality) > 0 || v(consultation) > 0:
		return 2
	case v(nonAggression) > 0:
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
	for _, m := range s.system.members(year, true) {
		p.states = append(p.states, m.state)
	}
	n := len(p.states)
	weights := slices.Repeat([]float64{nan}, n)
	s.weights.Each(year, func(state int, value func(int) float64) {
		if at := p.place(state); at >= 0 {
			weights[at] = value(s.weight)
		}
	})
	p.weights = portfolio.MakeWeights(weights)
	values := make([]uint8, n*n)
	for i := range n {
		values[i*n+i] = portfolio.Top
	}
	s.promises.Each(year, func(a, b int, v func(int) float64) {
		i, j := p.place(a), p.place(b)
		if i >= 0 && j >= 0 {
			values[i*n+j] = max(values[i*n+j], value(v))
		}
	})
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

// Variables are the eleven measures; a panel of states has none.
func (s *Similarity) Variables(unit string) []Variable {
	if unit == StateYear {
		return nil
	}
	return Reals(similarities...)
}

// Columns compares each pair. A measure that two portfolios do not have is empty.
func (s *Similarity) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	var out []Column
	for _, v := range s.Variables(b.Unit) {
		out = append(out, Column{Variable: v, V: slices.Repeat([]float64{nan}, b.Len())})
	}
	if b.Len() == 0 || b.Year < s.promises.First || b.Year > s.promises.Last {
		return out
	}
	p := s.year(b.Year)
	places := make([]int, len(b.States))
	for i, state := range b.States {
		places[i] = p.place(state)
	}
	for row := range b.Len() {
		p.compare(places[b.I[row]], places[b.J[row]], func(k int, v float64) { out[k].V[row] = v })
	}
	return out
}

// compare gives each measure that two states have.
func (p *portfolios) compare(x, y int, set func(k int, v float64)) {
	if x < 0 || y < 0 {
		return
	}
	table := p.Compare(x, y)
	promises := table.Binary()
	valued, binary := table.Sums(), promises.Sums()
	set(0, valued.S())
	set(1, valued.SAbsolute())
	set(2, binary.S())
	for i, measure := range []func() (float64, bool){valued.Kappa, binary.Kappa, valued.Pi, binary.Pi, table.TauB} {
		if v, ok := measure(); ok {
			set(3+i, v)
		}
	}
	if w, ok := p.Weighted(x, y, p.weights); ok {
		set(8, w.Squared)
		set(9, w.Absolute)
		set(10, w.Binary)
	}
}
