// Package power measures what share of the means of war each state of a set has.
// Start with CINC, the Composite Index of National Capability, which is the mean
// of a state's shares in six components; Shares gives the parts it is made of, and
// Concentration says how unequally a whole is divided.
//
// Singer, J. David, Stuart Bremer and John Stuckey. 1972. Capability Distribution,
// Uncertainty, and Major Power War, 1820-1965. In Bruce Russett (ed.), Peace, War,
// and Numbers. Sage. 19-48.
//
// The package reads no files and knows no years: a caller gives the states of one
// year, all of them for the published index, or some for their shares among
// themselves. The order in which states are given changes no bit of an answer.
package power

import (
	"fmt"
	"math"
	"slices"
)

// Amount is a number that may be missing: what is not known is not a zero.
type Amount struct {
	X     float64
	Known bool
}

// Of is a known amount.
func Of(x float64) Amount { return Amount{x, true} }

// Component is one of the six things of which the index takes shares.
type Component int

// The components, in the order of the published table. Units are those of the
// Correlates of War data; a share has none.
const (
	MilitarySpending   Component = iota // thousands of current US dollars, of British pounds until 1913
	MilitaryPersonnel                   // thousands of men and women under arms
	IronAndSteel                        // production, thousands of tons
	Energy                              // consumption, thousands of coal-ton equivalents
	TotalPopulation                     // thousands
	UrbanPopulation                     // thousands in cities of more than 100,000
	numberOfComponents = iota
)

var componentNames = [numberOfComponents]string{"military spending", "military personnel", "iron and steel", "energy", "total population", "urban population"}

func (c Component) String() string {
	if c < 0 || c >= numberOfComponents {
		return fmt.Sprintf("component %d", int(c))
	}
	return componentNames[c]
}

// Components are the six amounts of one state, by Component.
type Components [numberOfComponents]Amount

// Shares gives what part of each component's sum a state has. The sum is over the
// states that have a value. A share is unknown where the state has no value, and
// for every state where all values are zero. An amount below zero, or too large to
// be summed, is an error.
func Shares(states []Components) ([]Components, error) {
	out := make([]Components, len(states))
	for c := range Component(numberOfComponents) {
		var known []float64
		for i := range states {
			a := states[i][c]
			if !a.Known {
				continue
			}
			if !(a.X >= 0) {
				return nil, fmt.Errorf("state %d of %d: %s is %g, which is no amount", i+1, len(states), c, a.X)
			}
			known = append(known, a.X)
		}
		total := sum(known)
		if math.IsInf(total, 0) {
			return nil, fmt.Errorf("the sum of %s over %d states is too large to be a number", c, len(states))
		}
		if total == 0 {
			continue
		}
		for i := range states {
			if states[i][c].Known {
				out[i][c] = Of(states[i][c].X / total)
			}
		}
	}
	return out, nil
}

// CINC is each state's mean share of the six components, over those of which its
// share is known; a state without any has an unknown index. This is the published
// rule: because a component that is missing counts neither for nor against a
// state, the indices of a year sum to somewhat more or less than one where some
// values are missing, and to one where none is.
func CINC(states []Components) ([]Amount, error) {
	shares, err := Shares(states)
	if err != nil {
		return nil, err
	}
	out := make([]Amount, len(states))
	for i := range shares {
		out[i] = shares[i].Mean()
	}
	return out, nil
}

// Mean is the mean of the amounts that are known.
func (c Components) Mean() Amount {
	total, n := 0.0, 0
	for _, a := range c {
		if a.Known {
			total += a.X
			n++
		}
	}
	if n == 0 {
		return Amount{}
	}
	return Of(total / float64(n))
}

// sum adds the smallest first, so that order leaves no trace. It sorts xs.
func sum(xs []float64) float64 {
	slices.Sort(xs)
	total := 0.0
	for _, x := range xs {
		total += x
	}
	return total
}
