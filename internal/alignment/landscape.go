package alignment

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// MaxEnumerated is the most actors whose every configuration is looked at.
const MaxEnumerated = 24

// Landscape is the energy of every division of actors into two blocs, after
// Axelrod and Bennett (1993):
//
//	E(X) = sum over ordered pairs i, j of s(i) s(j) p(i,j) d(i,j)
//
// with s the size of an actor, p(i,j) its propensity to be close to the other, and
// d the distance, 1 where the two are in different blocs and else 0. Friends apart
// raise the energy, enemies apart lower it. A pair counts twice, once each way, so
// that propensities need not be symmetric.
type Landscape struct {
	n       int
	forces  []float64 // of each pair of actors: what being apart adds to the energy, both ways together
	largest float64   // the most that an energy can be off zero
}

// NewLandscape takes sizes and propensities; what an actor feels for itself plays
// no part. Its error names every size below zero, and every size or propensity
// that is no number.
func NewLandscape(sizes []float64, propensity [][]float64) (*Landscape, error) {
	n := len(sizes)
	l := &Landscape{n: n, forces: make([]float64, n*n)}
	var faults []error
	for i, s := range sizes {
		if !(s >= 0) || math.IsInf(s, 0) {
			faults = append(faults, fmt.Errorf("alignment: the size of actor %d is %g; a size is a number of 0 or more", i, s))
		}
	}
	if len(propensity) != n {
		return nil, errors.Join(append(faults, fmt.Errorf("alignment: propensities of %d actors for %d sizes; each actor has a row", len(propensity), n))...)
	}
	for i, row := range propensity {
		if len(row) != n {
			faults = append(faults, fmt.Errorf("alignment: actor %d has propensities to %d actors; there are %d", i, len(row), n))
			continue
		}
		for j, p := range row {
			if i != j && (math.IsNaN(p) || math.IsInf(p, 0)) {
				faults = append(faults, fmt.Errorf("alignment: the propensity of actor %d to actor %d is %g; it must be a number", i, j, p))
			}
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	for i := range n {
		for j := range i {
			f := sizes[i] * sizes[j] * (propensity[i][j] + propensity[j][i])
			l.forces[i*n+j], l.forces[j*n+i] = f, f
			l.largest += math.Abs(f)
		}
	}
	if math.IsInf(l.largest, 0) || math.IsNaN(l.largest) {
		return nil, errors.New("alignment: sizes and propensities are too large to be multiplied and summed")
	}
	return l, nil
}

// Configuration is a division: bit i says that actor i is not in the bloc of
// actor 0. So actor 0 has no bit, and each division one number.
type Configuration uint64

// Apart says whether an actor is in the other bloc than actor 0.
func (c Configuration) Apart(actor int) bool { return c>>actor&1 == 1 }

// Canonical is the same division by the blocs of n actors, with actor 0 in the
// first.
func (c Configuration) Canonical(n int) Configuration {
	if c&1 == 1 {
		c = ^c & (1<<n - 1)
	}
	return c
}

// Energy is that of a division, summed anew.
func (l *Landscape) Energy(c Configuration) float64 {
	sum := 0.0
	for i := range l.n {
		for j := i + 1; j < l.n; j++ {
			if c.Apart(i) != c.Apart(j) {
				sum += l.forces[i*l.n+j]
			}
		}
	}
	return sum
}

// Slopes are how much the energy changes when each actor alone moves.
func (l *Landscape) Slopes(c Configuration) []float64 {
	out := make([]float64, l.n)
	for i := range l.n {
		for j := range l.n {
			if c.Apart(i) != c.Apart(j) {
				out[i] -= l.forces[i*l.n+j]
			} else {
				out[i] += l.forces[i*l.n+j]
			}
		}
	}
	return out
}

// rounding is how large a difference of energies may be and still be none: sums of
// whole numbers are exact, and others are off by no more.
func (l *Landscape) rounding() float64 { return l.largest * 1e-12 }

// stable says whether no single actor lowers the energy by moving.
func (l *Landscape) stable(slopes []float64) bool {
	lowest := -l.rounding()
	for _, s := range slopes {
		if s < lowest {
			return false
		}
	}
	return true
}

// walk calls for every division, in the order of a Gray code, with its energy and
// slopes, which are brought up to date rather than summed anew. Every 4096th step
// they are summed, so that rounding does not grow.
func (l *Landscape) walk(call func(c Configuration, energy float64, slopes []float64)) {
	c := Configuration(0)
	energy, slopes := l.Energy(c), l.Slopes(c)
	call(c, energy, slopes)
	side := make([]float64, l.n) // 1 or -1, times 2 for what follows
	for i := range side {
		side[i] = 2
	}
	for step := uint64(1); step < 1<<(l.n-1); step++ {
		mover := bits.TrailingZeros64(step) + 1
		c ^= 1 << mover
		side[mover] = -side[mover]
		if step%4096 == 0 {
			energy, slopes = l.Energy(c), l.Slopes(c)
			call(c, energy, slopes)
			continue
		}
		energy += slopes[mover]
		slopes[mover] = -slopes[mover]
		row, turn := l.forces[mover*l.n:(mover+1)*l.n], side[mover]/2
		// Another that is now apart would close the distance by moving, one that is
		// now near would open it: twice the force, either way.
		for j, f := range row {
			slopes[j] += float64(float64(turn*side[j]) * f)
		}
		call(c, energy, slopes)
	}
}
