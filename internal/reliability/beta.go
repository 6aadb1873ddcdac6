package reliability

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Beta is what is believed of a probability: the distribution of that name. A + B
// is its size, as if so many cases had been seen.
type Beta struct {
	A float64 `json:"alpha"`
	B float64 `json:"beta"`
}

// smallest keeps a distribution from losing all its weight on one side.
const (
	smallest = 1e-3
	largest  = 1e6
)

// Check says what is wrong with a distribution that a user gives.
func (b Beta) Check() error {
	if !(b.A >= smallest && b.A <= largest && b.B >= smallest && b.B <= largest) {
		return fmt.Errorf("%g,%g is no beta distribution; give two numbers from %g to %g, whose sum is the number of cases that it is worth", b.A, b.B, smallest, largest)
	}
	return nil
}

// Mean is the probability expected.
func (b Beta) Mean() float64 { return b.A / (b.A + b.B) }

// Size is how many cases it is worth.
func (b Beta) Size() float64 { return b.A + b.B }

func (b Beta) variance() float64 { return b.Mean() * (1 - b.Mean()) / (b.Size() + 1) }

// square is the expected square.
func (b Beta) square() float64 { return b.variance() + b.Mean()*b.Mean() }

// Quantile is the probability below which the true one lies with the chance q,
// from 0 to 1.
func (b Beta) Quantile(q float64) float64 { return mathext.InvRegIncBeta(b.A, b.B, q) }

// Estimate is a probability and the range that holds it with the chance of the
// level, as much left out at either end.
type Estimate struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Estimate gives mean and range at a level such as 0.8. A range always holds its
// mean, which that of a very lopsided distribution would not.
func (b Beta) Estimate(level float64) Estimate {
	m := b.Mean()
	tail := (1 - level) / 2
	return Estimate{m, min(m, b.Quantile(tail)), max(m, b.Quantile(1-tail))}
}

// sized is the beta of a mean and a size. The mean is kept from the ends, and the
// size is as great as it takes for either side to have a weight.
func sized(mean, size float64) Beta {
	const end = 1e-9
	mean = min(max(mean, end), 1-end)
	size = max(size, smallest/mean, smallest/(1-mean))
	return Beta{mean * size, (1 - mean) * size}
}

// matched is the beta of a mean and a variance.
func matched(mean, variance float64) Beta {
	if !(variance > 0) {
		return sized(mean, largest)
	}
	return sized(mean, min(largest, max(2*smallest, mean*(1-mean)/variance-1)))
}

// product is the beta of the mean and variance of independent factors.
func product(factors ...Beta) Beta {
	mean, square := 1.0, 1.0
	for _, f := range factors {
		mean, square = mean*f.Mean(), square*f.square()
	}
	return matched(mean, square-mean*mean)
}

// not is what is believed of the contrary.
func (b Beta) not() Beta { return Beta{b.B, b.A} }

// seen adds cases of which some went that way.
func (b Beta) seen(yes, all float64) Beta { return Beta{b.A + yes, b.B + all - yes} }

// shifted moves the log-odds of the mean. The size stays, but for the error of the
// shift: a belief worth n cases with the mean m has log-odds with a variance of
// about 1/(n m (1-m)), to which that of the shift is added.
func (b Beta) shifted(by, err float64) Beta {
	m := logistic(logit(b.Mean()) + by)
	n := b.Size()
	return sized(m, n/(1+err*err*n*m*(1-m)))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
func logit(p float64) float64    { return math.Log(p / (1 - p)) }
