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
// gives the effects on each answer in the order of the factors, held ones left out.
func Morris(ctx context.Context, factors []Factor, f Function, answers, r int, opt Options) ([][]Effect, error) {
	if err := check(factors); err != nil {
		return nil, err
	}
	if r < 2 || r > MostPoints {
		return nil, fmt.Errorf("screening: %d paths; from 2 to %d", r, MostPoints)
	}
	paths := make([]path, r)
	points := make([][]float64, 0, r*(len(factors)+1))
	for i := range paths {
		paths[i] = newPath(factors, mix(opt.Seed+uint64(i+1)*golden))
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
	jumps  []float64 // by factor, of the range; of a choice 1 or -1, up or down its list
}

func newPath(factors []Factor, stream uint64) path {
	draw := uint64(0)
	next := func(n int) int {
		draw++
		return int(mix(stream+draw*golden) >> 11 % uint64(n))
	}
	p := path{order: make([]int, 0, len(factors)), jumps: make([]float64, len(factors))}
	at, to := make([]float64, len(factors)), make([]float64, len(factors))
	for i, f := range factors {
		if !f.Held {
			p.order = append(p.order, i)
		}
		if f.Options > 0 {
			at[i], to[i], p.jumps[i] = twoOf(f.Options, next)
			continue
		}
		p.jumps[i] = -step
		if next(2) == 1 {
			p.jumps[i] = step
		}
		at[i] = float64(next(levels/2)) / (levels - 1)
		if p.jumps[i] < 0 {
			at[i] += step
		}
		to[i] = max(0, min(1, at[i]+p.jumps[i]))
	}
	for i := len(p.order) - 1; i > 0; i-- {
		j := next(i + 1)
		p.order[i], p.order[j] = p.order[j], p.order[i]
	}
	p.points = append(p.points, append([]float64(nil), at...))
	for _, i := range p.order {
		at[i] = to[i]
		p.points = append(p.points, append([]float64(nil), at...))
	}
	return p
}

// twoOf draws two options that differ, each as the middle of its part of 0 to 1.
func twoOf(n int, next func(int) int) (from, to, jump float64) {
	a, b := next(n), next(n-1)
	if b >= a {
		b++
	}
	jump = 1
	if b < a {
		jump = -1
	}
	return (float64(a) + 0.5) / float64(n), (float64(b) + 0.5) / float64(n), jump
}

func effects(factors []Factor, paths []path, y [][]float64, answer int) []Effect {
	each := make([][]float64, len(factors))
	at := 0
	for _, p := range paths {
		for s, factor := range p.order {
			each[factor] = append(each[factor], (y[at+s+1][answer]-y[at+s][answer])/p.jumps[factor])
		}
		at += len(p.points)
	}
	out := []Effect{}
	for i, d := range each {
		if factors[i].Held {
			continue
		}
		e := Effect{Factor: factors[i].Name}
		var se float64
		e.Mu, se = meanOf(d)
		e.Sigma = se * math.Sqrt(float64(len(d)))
		sizes := make([]float64, len(d))
		for j := range d {
			sizes[j] = math.Abs(d[j])
		}
		e.Star, e.Error = meanOf(sizes)
		out = append(out, e)
	}
	return out
}
