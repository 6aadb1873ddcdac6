package joining

import (
	"math"
	"slices"
)

// cell are the states of a war that no term tells apart.
type cell struct {
	x      []float64 // one, the terms, and a place for the effect of the war
	all    float64
	joined float64
}

// nodes are points of the standard normal and their weights. Evenly spaced ones are
// exact to many digits where what is summed is as smooth as here.
const (
	nodeCount = 121
	nodeRange = 6.0
)

type node struct{ z, weight float64 }

var nodes = makeNodes()

func makeNodes() []node {
	out, sum := make([]node, nodeCount), 0.0
	for i := range out {
		z := -nodeRange + 2*nodeRange*float64(i)/(nodeCount-1)
		out[i] = node{z, math.Exp(-z * z / 2)}
		sum += out[i].weight
	}
	for i := range out {
		out[i].weight /= sum
	}
	return out
}

// cells puts states with the same terms together, in the order of their first.
func cells(w *War) []cell {
	var out []cell
	for i := range w.States {
		s := &w.States[i]
		x := slices.Concat([]float64{1}, row(terms, w, s), []float64{0})
		at := slices.IndexFunc(out, func(c cell) bool { return slices.Equal(c.x, x) })
		if at < 0 {
			at = len(out)
			out = append(out, cell{x: x})
		}
		out[at].all++
		out[at].joined += indicator(s.joined())
	}
	return out
}

// problem is a likelihood to be made as great as can be. Theta is the intercept, the
// coefficients of the terms and the spread of the effect of the war.
type problem struct {
	wars  [][]cell
	force []float64 // of the penalty on each of theta
}

// height is the log-likelihood less the penalty.
func (p *problem) height(theta []float64) float64 {
	sum := 0.0
	at := make([]float64, nodeCount)
	for _, w := range p.wars {
		sum += heights(w, theta, at)
	}
	for j, f := range p.force {
		sum -= f * theta[j] * theta[j] / 2
	}
	return sum
}

// heights gives the log of the likelihood of a war, and in at the share that each
// node has in it.
func heights(w []cell, theta, at []float64) float64 {
	most := math.Inf(-1)
	for q, n := range nodes {
		at[q] = math.Log(n.weight)
		for i := range w {
			eta := logOdds(&w[i], theta, n.z)
			at[q] += w[i].joined*eta - w[i].all*softplus(eta)
		}
		most = max(most, at[q])
	}
	sum := 0.0
	for q := range at {
		at[q] = math.Exp(at[q] - most)
		sum += at[q]
	}
	for q := range at {
		at[q] /= sum
	}
	return most + math.Log(sum)
}

func logOdds(c *cell, theta []float64, z float64) float64 {
	last := len(theta) - 1
	eta := theta[last] * z
	for j, x := range c.x[:last] {
		eta += theta[j] * x
	}
	return eta
}

func softplus(x float64) float64 { return max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) }

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// slope gives the first derivatives of the height and the second ones with their
// sign changed. With shares of the nodes as weights the first derivatives of a war
// are the mean score, and the second ones the mean information less the covariance
// of the scores.
func (p *problem) slope(theta []float64) (first []float64, second [][]float64) {
	k := len(theta)
	first, second = make([]float64, k), square(k)
	at, score, mean, x := make([]float64, nodeCount), make([]float64, k), make([]float64, k), make([]float64, k)
	for _, w := range p.wars {
		heights(w, theta, at)
		clear(mean)
		for q, n := range nodes {
			if at[q] < 1e-16 {
				continue
			}
			clear(score)
			for i := range w {
				c := &w[i]
				copy(x, c.x) // folds share the cells
				x[k-1] = n.z
				chance := logistic(logOdds(c, theta, n.z))
				add(score, x, c.joined-c.all*chance)
				addSquare(second, x, at[q]*c.all*chance*(1-chance))
			}
			add(mean, score, at[q])
			addSquare(second, score, -at[q])
		}
		addSquare(second, mean, 1)
		add(first, mean, 1)
	}
	for j, f := range p.force {
		first[j] -= f * theta[j]
		second[j][j] += f
	}
	return first, second
}

func add(to, x []float64, times float64) {
	for j := range to {
		to[j] += times * x[j]
	}
}

func addSquare(to [][]float64, x []float64, times float64) {
	for i, a := range x {
		if a == 0 {
			continue
		}
		for j := range i + 1 {
			to[i][j] += times * a * x[j]
		}
	}
}

func square(k int) [][]float64 {
	out := make([][]float64, k)
	for i := range out {
		out[i] = make([]float64, k)
	}
	return out
}
