package stat

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// Rows are taken in chunks that depend on nothing but their number, and within
// a chunk in blocks that fit a core's nearest cache.
const (
	chunkRows = 4096
	blockRows = 128
)

const maxMargin = 500

// passed is what one look at all rows gives.
type passed struct {
	triangle          // of the weighted least squares whose solution is the next step
	deviance  float64 // twice the negative log-likelihood
	rightmost float64 // the least margin of a row: over 0 where all are on their right side
}

// walk runs the work on every chunk of rows, on all cores. Each worker has a
// block of its own.
func (s *sample) walk(work func(chunk, from, to int, block [][]float64)) {
	chunks := s.chunks()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(chunks, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			block := make([][]float64, s.coefficients()+1)
			for c := range block {
				block[c] = make([]float64, blockRows)
			}
			for chunk := int(next.Add(1)) - 1; chunk < chunks; chunk = int(next.Add(1)) - 1 {
				work(chunk, chunk*chunkRows, min((chunk+1)*chunkRows, s.rows()), block)
			}
		})
	}
	wg.Wait()
}

func (s *sample) chunks() int { return (s.rows() + chunkRows - 1) / chunkRows }

// pass looks at all rows with the given coefficients, those of the centred and
// scaled regressors.
func (s *sample) pass(theta []float64) passed {
	parts := make([]passed, s.chunks())
	s.walk(func(chunk, from, to int, block [][]float64) {
		part := passed{makeTriangle(s.coefficients()), 0, math.Inf(1)}
		for at := from; at < to; at += blockRows {
			s.block(&part, theta, at, min(at+blockRows, to), block)
		}
		parts[chunk] = part
	})
	out := parts[0]
	for _, part := range parts[1:] {
		out.merge(part.triangle)
		out.deviance += part.deviance
		out.rightmost = min(out.rightmost, part.rightmost)
	}
	return out
}

// block takes in some rows. With m the margin of a row, its log-odds with the
// sign of its outcome, the square root of its weight p(1-p) is h/(1+h²) for
// h = exp(-|m|/2), and its working residual times that is the sign times
// exp(-m/2): neither a difference from 1 nor a quotient of small numbers. Weights
// stop falling where their squares would be no numbers; the likelihood does not.
func (s *sample) block(out *passed, theta []float64, from, to int, block [][]float64) {
	n, last := to-from, len(block)-1
	roots, eta := block[0][:n], block[last][:n]
	s.logOdds(eta, theta, from)
	for i := range n {
		side := s.sides[from+i]
		m := side * eta[i]
		h := math.Exp(-min(math.Abs(m), maxMargin) / 2)
		roots[i] = h / (1 + h*h)
		wrong, residual := 0.0, h
		if m < 0 {
			wrong, residual = -m, 1/h
		}
		out.deviance += 2 * (wrong + math.Log1p(h*h))
		out.rightmost = min(out.rightmost, m)
		eta[i] = side * residual
	}
	s.take(out.triangle, from, n, block)
}

// take absorbs rows whose weights' roots stand in the first column of a block and
// whose right-hand side in its last.
func (s *sample) take(t triangle, from, n int, block [][]float64) {
	cut := make([][]float64, 0, 32)
	for c := range block {
		cut = append(cut, block[c][:n])
	}
	for j, x := range s.x {
		to := cut[j+1]
		for i, v := range x[from : from+n] {
			to[i] = v * cut[0][i]
		}
	}
	t.absorb(cut)
}

// logOdds fills in those of the rows that start at from.
func (s *sample) logOdds(to, theta []float64, from int) {
	for i := range to {
		to[i] = theta[0]
	}
	for j, x := range s.x {
		subtract(x[from:from+len(to)], -theta[j+1], to)
	}
}

// unweighted is the triangle of the design itself, the constant its first column.
func (s *sample) unweighted() triangle {
	parts := make([]triangle, s.chunks())
	s.walk(func(chunk, from, to int, block [][]float64) {
		t := makeTriangle(s.coefficients())
		for at := from; at < to; at += blockRows {
			for i := range block[0] {
				block[0][i], block[len(block)-1][i] = 1, 0
			}
			s.take(t, at, min(blockRows, to-at), block)
		}
		parts[chunk] = t
	})
	for _, part := range parts[1:] {
		parts[0].merge(part)
	}
	return parts[0]
}

// moves is the greatest change of a row's log-odds that a step makes.
func (s *sample) moves(step []float64) float64 {
	parts := make([]float64, s.chunks())
	s.walk(func(chunk, from, to int, block [][]float64) {
		for at := from; at < to; at += blockRows {
			eta := block[0][:min(blockRows, to-at)]
			s.logOdds(eta, step, at)
			for _, x := range eta {
				parts[chunk] = max(parts[chunk], math.Abs(x))
			}
		}
	})
	most := 0.0
	for _, x := range parts {
		most = max(most, x)
	}
	return most
}
