package stat

import "math"

// orderedPoint is a place at which an ordered likelihood was looked at: the
// thresholds, then the coefficients of the centred and scaled regressors.
type orderedPoint struct {
	theta         []float64
	logLikelihood float64
	gradient      []float64
	information   [][]float64 // the negative second derivatives
}

// logBetween is the logarithm of the difference of the logistic distribution at
// two points, written as a product so that nothing is lost far from zero.
func logBetween(high, low float64) float64 {
	return logLogistic(high) + logLogistic(-low) + math.Log(-math.Expm1(low-high))
}

// logLogistic is the logarithm of the logistic distribution at x.
func logLogistic(x float64) float64 {
	if x < 0 {
		return x - math.Log1p(math.Exp(x))
	}
	return -math.Log1p(math.Exp(-x))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func (s *orderedSample) maximise() (*orderedPoint, int, ending) {
	k := len(s.counts) - 1
	theta, below := make([]float64, k+len(s.x)), 0
	for i := range k {
		below += s.counts[i]
		theta[i] = math.Log(float64(below) / float64(s.rows()-below))
	}
	at := s.look(theta)
	for iteration := 1; iteration <= maxIterations; iteration++ {
		root, ok := cholesky(at.information)
		if !ok {
			return at, iteration, separate // flat in some direction, though no regressor is collinear
		}
		before, step := at.logLikelihood, root.solve(at.gradient)
		if at, ok = s.along(at, step); !ok {
			return at, iteration, endless
		}
		if math.Abs(at.logLikelihood-before) > tolerance*(math.Abs(before)+0.1) {
			continue
		}
		if s.steepest(step) > moved {
			return at, iteration, separate
		}
		return at, iteration, converged
	}
	return at, maxIterations, endless
}

// along goes a step, or as much of it as does not make the likelihood less.
func (s *orderedSample) along(from *orderedPoint, step []float64) (*orderedPoint, bool) {
	factor := 1.0
	for range maxHalvings {
		theta := make([]float64, len(step))
		for j := range theta {
			theta[j] = from.theta[j] + factor*step[j]
		}
		if s.inOrder(theta) {
			if to := s.look(theta); to.logLikelihood >= from.logLikelihood-tolerance*(math.Abs(from.logLikelihood)+0.1) {
				return to, true
			}
		}
		factor /= 2
	}
	return from, false
}

func (s *orderedSample) inOrder(theta []float64) bool {
	for i := 1; i < len(s.counts)-1; i++ {
		if !(theta[i] > theta[i-1]) {
			return false
		}
	}
	return true
}

// steepest is the greatest change of a row's log-odds that a step makes, or of a
// threshold.
func (s *orderedSample) steepest(step []float64) float64 {
	k, most := len(s.counts)-1, 0.0
	for i := range s.rows() {
		eta := 0.0
		for j := range s.x {
			eta += step[k+j] * s.x[j][i]
		}
		most = max(most, math.Abs(eta))
	}
	for _, x := range step[:k] {
		most = max(most, math.Abs(x))
	}
	return most
}

// look takes the likelihood and its derivatives. With a and b the upper and lower
// threshold of a row's level less its sum of regressors, the logarithm of its
// probability is log F(a) + log F(-b) + log(1 - exp(b-a)), and only the last part
// couples the two.
func (s *orderedSample) look(theta []float64) *orderedPoint {
	k := len(s.counts) - 1
	p := &orderedPoint{theta: theta, gradient: make([]float64, len(theta)), information: make([][]float64, len(theta))}
	for j := range p.information {
		p.information[j] = make([]float64, len(theta))
	}
	row := make([]float64, len(s.x))
	for i, level := range s.level {
		eta := 0.0
		for j := range s.x {
			row[j] = s.x[j][i]
			eta += theta[k+j] * row[j]
		}
		a, b := math.Inf(1), math.Inf(-1)
		if level < k {
			a = theta[level] - eta
		}
		if level > 0 {
			b = theta[level-1] - eta
		}
		p.logLikelihood += logBetween(a, b)
		p.add(level, k, a, b, row)
	}
	for j := range p.information {
		for l := range j {
			p.information[l][j] = p.information[j][l]
		}
	}
	return p
}

// add puts a row into the derivatives, the lower triangle of the second.
func (p *orderedPoint) add(level, k int, a, b float64, row []float64) {
	bond, coupling := 0.0, 0.0
	if level > 0 && level < k {
		wide := math.Expm1(a - b)
		bond = 1 / wide
		coupling = bond * (1 + bond)
	}
	da, db := logistic(-a)+bond, -logistic(b)-bond
	haa, hbb := logistic(a)*logistic(-a)+coupling, logistic(b)*logistic(-b)+coupling
	if level < k {
		p.gradient[level] += da
		p.information[level][level] += haa
	}
	if level > 0 {
		p.gradient[level-1] += db
		p.information[level-1][level-1] += hbb
	}
	if level > 0 && level < k {
		p.information[level][level-1] -= coupling
	}
	for j, x := range row {
		p.gradient[k+j] -= (da + db) * x
		h := p.information[k+j]
		if level < k {
			h[level] -= (haa - coupling) * x
		}
		if level > 0 {
			h[level-1] -= (hbb - coupling) * x
		}
		for l := range j + 1 {
			h[k+l] += (haa + hbb - 2*coupling) * x * row[l]
		}
	}
}

// report takes estimates and errors back to the units given: a threshold is that
// of the centred regressors and what the centres add.
func (s *orderedSample) report(f *OrderedFit, at *orderedPoint) {
	k, n := len(s.counts)-1, len(at.theta)
	back := make([][]float64, n)
	for i := range back {
		back[i] = make([]float64, n)
		back[i][i] = 1
		for j := range s.x {
			if i < k {
				back[i][k+j] = s.centre[j] * s.scale[j]
			} else if i == k+j {
				back[i][i] = s.scale[j]
			}
		}
	}
	root, _ := cholesky(at.information)
	f.Covariance = make([][]float64, n)
	solved := make([][]float64, n)
	for i := range back {
		solved[i] = root.solve(back[i])
	}
	for i := range back {
		f.Covariance[i] = make([]float64, n)
		for j := range back {
			f.Covariance[i][j] = dot(back[min(i, j)], solved[max(i, j)])
		}
		x, se := dot(back[i], at.theta), math.Sqrt(f.Covariance[i][i])
		term := Term{Estimate: x, Error: se, Z: x / se, P: TwoSided(x / se)}
		if i < k {
			term.Name = f.Levels[i] + "|" + f.Levels[i+1]
			f.Thresholds = append(f.Thresholds, term)
		} else {
			term.Name = s.names[i-k]
			f.Terms = append(f.Terms, term)
		}
	}
}
