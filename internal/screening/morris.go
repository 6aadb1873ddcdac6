package screening

import (
	"context"
	"fmt"
	"math"
)

// levels is the number of values that a factor takes in the paths of Morris, and
// step how far one goes: over half of the range, so that all values are as likely.
const (
	levels = 4
	step   = float64(levels) / (2 * (levels - 1))
)

// Effect is what a factor does to an answer when it goes over its whole range.
type Effect struct {
	Factor string  `json:"factor"`
	Mu     float64 `json:"mu"`
	Star   float64 `json:"mu_star"` // mean of the sizes: how much it matters
	Error  float64 `json:"mu_star_error"`
	Sigma  float64 `json:"sigma"` // how far that depends on the other factors, or bends
}

// Morris walks r random paths, each of which changes one factor at a time, and
// gives the effects on each answer in the order of the factors.
func Morris(ctx context.Context, factors []Factor, f Function, answers, r int, opt Options) ([][]Effect, error) {
	if err := check(factors); err != nil {
		return nil, err
	}
	if r < 2 || r > MostPoints {
		return nil, fmt.Errorf("screening: %d paths; from 2 to %d", r, MostPoints)
	}
	k := len(factors)
	paths := make([]path, r)
	points := make([][]float64, 0, r*(k+1))
	for i := range paths {
		paths[i] = newPath(k, mix(opt.Seed+uint64(i+1)*golden))
		points = append(points, paths[i].points...)
	}
	y, err := evaluate(ctx, factors, points, f, answers, opt)
	if err != nil {
		return nil, err
	}
	out := make([][]Effect, answers)
	for a := range out {
		out[a] = effects(factors, paths, y, a)
	}
	return out, nil
}

// path is a walk through the grid: after point i the factor order[i] is moved.
type path struct {
	points [][]float64
	order  []int
	up     []bool // by factor
}

func newPath(k int, stream uint64) path {
	draw := uint64(0)
	next := func(n int) int {
		draw++
		return int(mix(stream+draw*golden) >> 11 % uint64(n))
	}
	p := path{order: make([]int, k), up: make([]bool, k)}
	at := make([]float64, k)
	for i := range k {
		p.order[i] = i
		p.up[i] = next(2) == 1
		at[i] = float64(next(levels/2)) / (levels - 1)
		if !p.up[i] {
			at[i] += step
		}
	}
	for i := k - 1; i > 0; i-- {
		j := next(i + 1)
		p.order[i], p.order[j] = p.order[j], p.order[i]
	}
	p.points = append(p.points, append([]float64(nil), at...))
	for _, i := range p.order {
		if p.up[i] {
			at[i] += step
		} else {
			at[i] -= step
		}
		at[i] = max(0, min(1, at[i]))
		p.points = append(p.points, append([]float64(nil), at...))
	}
	return p
}

func effects(factors []Factor, paths []path, y [][]float64, answer int) []Effect {
	k := len(factors)
	each := make([][]float64, k)
	for i, p := range paths {
		for s, factor := range p.order {
			d := (y[i*(k+1)+s+1][answer] - y[i*(k+1)+s][answer]) / step
			if !p.up[factor] {
				d = -d
			}
			each[factor] = append(each[factor], d)
		}
	}
	out := make([]Effect, k)
	for i, d := range each {
		e := &out[i]
		e.Factor = factors[i].Name
		var se float64
		e.Mu, se = meanOf(d)
		e.Sigma = se * math.Sqrt(float64(len(d)))
		sizes := make([]float64, len(d))
		for j := range d {
			sizes[j] = math.Abs(d[j])
		}
		e.Star, e.Error = meanOf(sizes)
	}
	return out
}
