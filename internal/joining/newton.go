package joining

import (
	"errors"
	"math"
)

const (
	maxSteps  = 100
	maxHalves = 40
	flat      = 1e-10 // a step that raises the log-likelihood by less is the last
)

var errNoSummit = errors.New("the fit of joining did not converge; there may be too few wars that others joined")

// summit climbs from theta to where the height is greatest, by Newton's steps. Where
// the surface is not curved down in all directions the steps lean to the slope.
func (p *problem) summit(theta []float64) ([]float64, [][]float64, error) {
	height := p.height(theta)
	for range maxSteps {
		first, second := p.slope(theta)
		step, ok := solveDamped(second, first)
		if !ok {
			return nil, nil, errNoSummit
		}
		next, reached := p.climb(theta, step, height)
		rise := reached - height
		theta, height = next, reached
		if rise < flat {
			_, second = p.slope(theta)
			return theta, second, nil
		}
	}
	return nil, nil, errNoSummit
}

// climb goes the step or as much of it as leads up.
func (p *problem) climb(theta, step []float64, height float64) ([]float64, float64) {
	for range maxHalves {
		next := make([]float64, len(theta))
		for j := range next {
			next[j] = theta[j] + step[j]
		}
		if reached := p.height(next); reached >= height { // false for NaN
			return next, reached
		}
		for j := range step {
			step[j] /= 2
		}
	}
	return theta, height
}

// solveDamped solves with more and more added to the diagonal until it can be.
func solveDamped(a [][]float64, b []float64) ([]float64, bool) {
	for damping := 0.0; damping < 1e9; damping = 10*damping + 1e-3 {
		damped := square(len(b))
		for i := range a {
			copy(damped[i], a[i][:i+1])
			damped[i][i] += damping
		}
		if root, ok := cholesky(damped); ok {
			return back(root, b), true
		}
	}
	return nil, false
}

// cholesky gives the lower root of a matrix of which the lower half is given.
func cholesky(a [][]float64) ([][]float64, bool) {
	root := square(len(a))
	for i := range a {
		for j := range i + 1 {
			x := a[i][j]
			for k := range j {
				x -= root[i][k] * root[j][k]
			}
			switch {
			case i != j:
				root[i][j] = x / root[j][j]
			case !(x > 1e-12) || math.IsInf(x, 1):
				return nil, false
			default:
				root[i][i] = math.Sqrt(x)
			}
		}
	}
	return root, true
}

// back solves with a root.
func back(root [][]float64, b []float64) []float64 {
	x := append([]float64(nil), b...)
	for i := range x {
		for k := range i {
			x[i] -= root[i][k] * x[k]
		}
		x[i] /= root[i][i]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for k := i + 1; k < len(x); k++ {
			x[i] -= root[k][i] * x[k]
		}
		x[i] /= root[i][i]
	}
	return x
}

// errorsOf are the square roots of the diagonal of the inverse.
func errorsOf(a [][]float64) ([]float64, bool) {
	root, ok := cholesky(a)
	if !ok {
		return nil, false
	}
	out := make([]float64, len(a))
	for i := range out {
		unit := make([]float64, len(a))
		unit[i] = 1
		out[i] = math.Sqrt(back(root, unit)[i])
	}
	return out, true
}
