package screening

import (
	"context"
	"fmt"
	"math"
)

// MostPoints bounds the base points and paths that can be asked for.
const MostPoints = 1 << 20

// Index is what part of the variance of an answer a factor brings.
type Index struct {
	Factor     string  `json:"factor"`
	First      float64 `json:"first"` // alone
	FirstError float64 `json:"first_error"`
	Total      float64 `json:"total"` // with all that it does together with others
	TotalError float64 `json:"total_error"`
}

// Variance is the result of Sobol for one answer.
type Variance struct {
	N        int     `json:"n"` // base points; the function was called N (factors + 2) times
	Mean     float64 `json:"mean"`
	Variance float64 `json:"variance"`
	Indices  []Index `json:"indices"` // in the order of the factors; NaN where the answer does not vary
}

// Sobol estimates the indices of each answer from n base points; a power of two is
// best. The first-order index is the mean of the estimators of Saltelli and of
// Jansen, whose errors go opposite ways; the total is Jansen's. Errors are those that independent points would have, which is more than
// these even ones do.
func Sobol(ctx context.Context, factors []Factor, f Function, answers, n int, opt Options) ([]Variance, error) {
	if err := check(factors); err != nil {
		return nil, err
	}
	if n < 2 || n > MostPoints {
		return nil, fmt.Errorf("screening: %d base points; from 2 to %d", n, MostPoints)
	}
	for _, f := range factors {
		if f.Held {
			return nil, fmt.Errorf("screening: factor %q is held; all factors of Sobol vary", f.Name)
		}
	}
	y, err := evaluate(ctx, factors, saltelli(n, len(factors), opt.Seed), f, answers, opt)
	if err != nil {
		return nil, err
	}
	out := make([]Variance, answers)
	for a := range out {
		column := make([]float64, len(y))
		for i := range y {
			column[i] = y[i][a]
		}
		out[a] = indices(column, factors, n)
	}
	return out, nil
}

// saltelli is the design: for each base point its two halves A and B, and A with
// one coordinate after the other from B.
func saltelli(n, k int, seed uint64) [][]float64 {
	out := make([][]float64, 0, n*(k+2))
	for _, p := range sobolPoints(n, 2*k, seed) {
		a, b := p[:k:k], p[k:]
		out = append(out, a, b)
		for i := range k {
			mixed := append([]float64(nil), a...)
			mixed[i] = b[i]
			out = append(out, mixed)
		}
	}
	return out
}

func indices(y []float64, factors []Factor, n int) Variance {
	k := len(factors)
	out := Variance{N: n, Indices: make([]Index, k)}
	for j := range n {
		out.Mean += (y[j*(k+2)] + y[j*(k+2)+1]) / float64(2*n)
	}
	for j := range n {
		for _, v := range y[j*(k+2) : j*(k+2)+2] {
			out.Variance += (v - out.Mean) * (v - out.Mean) / float64(2*n-1)
		}
	}
	for i := range k {
		first, total := make([]float64, n), make([]float64, n)
		for j := range n {
			row := y[j*(k+2) : (j+1)*(k+2)]
			a, b, mixed := row[0]-out.Mean, row[1]-out.Mean, row[2+i]-out.Mean
			first[j] = (b*(mixed-a)/out.Variance + 1 - (b-mixed)*(b-mixed)/(2*out.Variance)) / 2
			total[j] = (a - mixed) * (a - mixed) / (2 * out.Variance)
		}
		x := &out.Indices[i]
		x.Factor = factors[i].Name
		x.First, x.FirstError = meanOf(first)
		x.Total, x.TotalError = meanOf(total)
	}
	return out
}

// meanOf gives a mean and its standard error.
func meanOf(v []float64) (mean, errorOf float64) {
	n := float64(len(v))
	for _, x := range v {
		mean += x / n
	}
	squares := 0.0
	for _, x := range v {
		squares += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(squares / (n - 1) / n)
}
