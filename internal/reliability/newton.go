package reliability

import "math"

// problem is a logit with normal priors around zero: rows, whether each was kept,
// and one over the variance of the prior of each effect.
type problem struct {
	x         [][]float64
	kept      []bool
	precision []float64
}

// mostSteps bounds Newton's method; with priors it takes about six.
const mostSteps = 100

// mode finds the effects of the greatest posterior and the information there. The
// posterior has one mode, as priors make it strictly concave; a step that lowers
// it is halved.
func (p *problem) mode() (theta []float64, information [][]float64, ok bool) {
	theta = make([]float64, len(p.precision))
	height := p.height(theta)
	for range mostSteps {
		slope, information := p.slope(theta)
		step, solved := solve(information, slope)
		if !solved {
			return nil, nil, false
		}
		largest := 0.0
		for _, s := range step {
			largest = max(largest, math.Abs(s))
		}
		if largest < 1e-10 {
			return theta, information, true
		}
		theta, height = p.climb(theta, step, height)
	}
	return nil, nil, false
}

// climb takes the step, or the first of its halves that does not go down.
func (p *problem) climb(theta, step []float64, height float64) ([]float64, float64) {
	next := make([]float64, len(theta))
	for part := 1.0; part > 1e-9; part /= 2 {
		for i := range theta {
			next[i] = theta[i] + part*step[i]
		}
		if h := p.height(next); h >= height-1e-12 {
			return next, h
		}
	}
	return next, p.height(next)
}

// height is the logarithm of the posterior, but for a constant.
func (p *problem) height(theta []float64) float64 {
	out := 0.0
	for i, t := range theta {
		out -= p.precision[i] * t * t / 2
	}
	for i, x := range p.x {
		eta := dot(x, theta)
		if !p.kept[i] {
			eta = -eta
		}
		out -= math.Log1p(math.Exp(-eta))
	}
	return out
}

// slope is the gradient of the height, with the information.
func (p *problem) slope(theta []float64) ([]float64, [][]float64) {
	n := len(theta)
	slope, information := make([]float64, n), make([][]float64, n)
	for i := range n {
		information[i] = make([]float64, n)
		information[i][i] = p.precision[i]
		slope[i] = -p.precision[i] * theta[i]
	}
	for r, x := range p.x {
		q := logistic(dot(x, theta))
		residual := -q
		if p.kept[r] {
			residual++
		}
		for i, xi := range x {
			if xi == 0 {
				continue
			}
			slope[i] += residual * xi
			for j, xj := range x {
				information[i][j] += q * (1 - q) * xi * xj
			}
		}
	}
	return slope, information
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// cholesky is the lower root of a symmetric matrix; not ok where it is not
// positive definite.
func cholesky(a [][]float64) ([][]float64, bool) {
	root := make([][]float64, len(a))
	for i := range a {
		root[i] = make([]float64, len(a))
		for j := 0; j <= i; j++ {
			rest := a[i][j] - dot(root[i][:j], root[j][:j])
			if i > j {
				root[i][j] = rest / root[j][j]
				continue
			}
			if !(rest > 0) {
				return nil, false
			}
			root[i][i] = math.Sqrt(rest)
		}
	}
	return root, true
}

// solve finds x of a x = b for a symmetric positive definite matrix.
func solve(a [][]float64, b []float64) ([]float64, bool) {
	root, ok := cholesky(a)
	if !ok {
		return nil, false
	}
	return back(root, b), true
}

func back(root [][]float64, b []float64) []float64 {
	n := len(b)
	x := make([]float64, n)
	for i := range n {
		x[i] = (b[i] - dot(root[i][:i], x[:i])) / root[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			x[i] -= root[j][i] * x[j]
		}
		x[i] /= root[i][i]
	}
	return x
}

// inverse is that of a symmetric positive definite matrix, made symmetric to the
// last bit.
func inverse(a [][]float64) ([][]float64, bool) {
	root, ok := cholesky(a)
	if !ok {
		return nil, false
	}
	out := make([][]float64, len(a))
	for i := range a {
		unit := make([]float64, len(a))
		unit[i] = 1
		out[i] = back(root, unit)
	}
	for i := range out {
		for j := range i {
			out[i][j] = out[j][i]
		}
	}
	return out, true
}
