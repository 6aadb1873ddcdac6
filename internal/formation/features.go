package formation

import (
	"math"
	"math/bits"
)

// A Feature is something known of a pair before the year that is foretold.
type Feature struct {
	Name  string
	About string // what it is, for a reader
	of    func(v *view, i, j int) float64
}

// Features lists all that can be asked of a pair, in the order in which columns
// are given.
var Features = []Feature{
	{"partners", "logarithm of 1 and the partners that both have", func(v *view, i, j int) float64 { return math.Log1p(float64(v.ties.common(i, j))) }},
	{"alike", "partners that both have through those that either has", func(v *view, i, j int) float64 { return v.ties.alike(i, j) }},
	{"degree", "logarithms of 1 and the partners of each, added", func(v *view, i, j int) float64 { return math.Log1p(v.ties.degree(i)) + math.Log1p(v.ties.degree(j)) }},
	{"degree_gap", "the same logarithms, how far apart", func(v *view, i, j int) float64 {
		return math.Abs(math.Log1p(v.ties.degree(i)) - math.Log1p(v.ties.degree(j)))
	}},
	{"border", "they share a border", func(v *view, i, j int) float64 { return truth(v.borders.has(i, j)) }},
	{"nearness", "1 through the borders between them; 0 where no chain of borders joins them", func(v *view, i, j int) float64 { return v.near(i, j) }},
	{"neighbours", "logarithm of 1 and the neighbours that both have", func(v *view, i, j int) float64 { return math.Log1p(float64(v.borders.common(i, j))) }},
	{"neighbour_ties", "logarithm of 1 and the neighbours of either that are tied to the other", func(v *view, i, j int) float64 {
		return math.Log1p(float64(v.borders.meet(i, v.ties, j) + v.borders.meet(j, v.ties, i)))
	}},
	{"region", "states within two borders of both through those within two borders of either, the two included", func(v *view, i, j int) float64 { return v.regions.alike(i, j) }},
	{"region_ties", "share of the states within two borders of either that are tied to the other", func(v *view, i, j int) float64 {
		near := v.regions.degree(i) + v.regions.degree(j)
		return float64(v.regions.meet(i, v.ties, j)+v.regions.meet(j, v.ties, i)) / max(near, 1)
	}},
	{"power", "logarithms of the two shares of the means of war, added", func(v *view, i, j int) float64 { return v.power[i] + v.power[j] }},
	{"power_gap", "the same logarithms, how far apart", func(v *view, i, j int) float64 { return math.Abs(v.power[i] - v.power[j]) }},
	{"polity_gap", "how far apart the polity scores are, in tens", func(v *view, i, j int) float64 { return math.Abs(v.polity[i]-v.polity[j]) / 10 }},
	{"disputed", "they were in a dispute in the five years before", func(v *view, i, j int) float64 { return truth(v.disputes.has(i, j)) }},
	{"rivals", "logarithm of 1 and the states with which both were in a dispute in the five years before", func(v *view, i, j int) float64 { return math.Log1p(float64(v.disputes.common(i, j))) }},
	{"quarrels", "logarithms of 1 and the states with which each was in a dispute in the five years before, added", func(v *view, i, j int) float64 {
		return math.Log1p(v.disputes.degree(i)) + math.Log1p(v.disputes.degree(j))
	}},
	{"new_ties", "logarithms of 1 and the ties that each made in the three years before, added", func(v *view, i, j int) float64 {
		return math.Log1p(v.made.degree(i)) + math.Log1p(v.made.degree(j))
	}},
}

const (
	disputeYears = 5
	newTieYears  = 3
)

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// view is what features are made of.
type view struct {
	ties, made, borders, disputes graph
	regions                       graph // the states within two borders of each, itself included
	steps                         []int // borders between two states; 0: no way
	power, polity                 []float64
}

// view gathers the past. The years before the first known one count as empty.
func (p Past) view() *view {
	n, y := len(p.names), p.years[p.last]
	v := &view{ties: newGraph(n, y.tie), borders: newGraph(n, p.border), power: make([]float64, n), polity: make([]float64, n)}
	disputes, made := make([]bool, n*n), make([]bool, n*n)
	for back := range disputeYears {
		if old := p.years[p.last-back]; old != nil {
			for k, d := range old.dispute {
				disputes[k] = disputes[k] || d
			}
		}
	}
	if old := p.years[p.last-newTieYears]; old != nil {
		for k, t := range y.tie {
			made[k] = t && !old.tie[k]
		}
	}
	v.disputes, v.made = newGraph(n, disputes), newGraph(n, made)
	v.steps = v.borders.steps()
	v.regions = v.around(n)
	lowest, polities, known := 1.0, 0.0, 0.0
	for i := range n {
		if y.cinc[i] > 0 {
			lowest = min(lowest, y.cinc[i])
		}
		if !math.IsNaN(y.polity[i]) {
			polities, known = polities+y.polity[i], known+1
		}
	}
	for i := range n {
		// The shares are printed to few places, so that the smallest states have 0.
		v.power[i] = math.Log(max(y.cinc[i], lowest/2))
		if math.IsNaN(y.cinc[i]) {
			v.power[i] = math.NaN()
		}
		if v.polity[i] = y.polity[i]; math.IsNaN(v.polity[i]) {
			v.polity[i] = polities / max(known, 1)
		}
	}
	return v
}

// around joins each state with those within two borders and with itself.
func (v *view) around(n int) graph {
	within := make([]bool, n*n)
	for i := range n {
		for j := range n {
			s := v.steps[i*n+j]
			within[i*n+j] = i == j || s == 1 || s == 2
		}
	}
	return newGraph(n, within)
}

func (v *view) near(i, j int) float64 {
	if s := v.steps[i*len(v.power)+j]; s > 0 {
		return 1 / float64(s)
	}
	return 0
}

// graph holds the neighbours of each vertex as bits.
type graph struct {
	words int
	rows  [][]uint64
}

func newGraph(n int, table []bool) graph {
	g := graph{(n + 63) / 64, make([][]uint64, n)}
	for i := range n {
		g.rows[i] = make([]uint64, g.words)
		for j := range n {
			if table[i*n+j] {
				g.rows[i][j/64] |= 1 << (j % 64)
			}
		}
	}
	return g
}

func (g graph) has(i, j int) bool { return g.rows[i][j/64]>>(j%64)&1 == 1 }

// meet counts what the row of i here shares with the row of j there.
func (g graph) meet(i int, other graph, j int) int {
	n := 0
	for w, x := range g.rows[i] {
		n += bits.OnesCount64(x & other.rows[j][w])
	}
	return n
}

func (g graph) common(i, j int) int { return g.meet(i, g, j) }

func (g graph) degree(i int) float64 { return float64(g.meet(i, g, i)) }

// alike is Jaccard's index of the two rows; 0 where both are empty.
func (g graph) alike(i, j int) float64 {
	both := float64(g.common(i, j))
	if either := g.degree(i) + g.degree(j) - both; either > 0 {
		return both / either
	}
	return 0
}

// steps are the lengths of the shortest ways from each vertex to each; 0 where
// there is none.
func (g graph) steps() []int {
	n := len(g.rows)
	out := make([]int, n*n)
	for from := range n {
		queue := []int{from}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			for next := range n {
				if next != from && g.has(at, next) && out[from*n+next] == 0 {
					out[from*n+next] = out[from*n+at] + 1
					queue = append(queue, next)
				}
			}
		}
	}
	return out
}
