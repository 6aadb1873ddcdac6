package coalition

import (
	"errors"
	"fmt"
	"math"
)

// Pact is a set of members that may act together, and the rivals against whom. The
// powers may be any measure that adds up, such as a composite index of
// capabilities or net resources, the same one for all.
type Pact struct {
	Members []float64 // the power of each
	Rivals  []float64 // the power of each; together over zero
}

// The three games of a pact answer three questions. None is right for all uses;
// what is read off a value must name the game.

// ShareAgainst asks what part of all power at hand a coalition has: its own over
// the sum of its own and the rivals'. It rises ever more slowly with more members.
func (p Pact) ShareAgainst() (Characteristic, error) {
	return p.PrevailingAgainst(func(own, rivals float64) float64 { return own / (own + rivals) })
}

// PrevailingAgainst asks how likely a coalition is to prevail over the rivals
// together, by a function of the two sums of power, such as a contest function
// with a fitted exponent. A coalition of no power prevails over nobody: it is worth
// nothing whatever the function says. That powers simply add up is an assumption:
// it leaves out distance, command and the will to fight.
func (p Pact) PrevailingAgainst(chance func(own, rivals float64) float64) (Characteristic, error) {
	rivals, err := p.check()
	if err != nil {
		return nil, err
	}
	return func(c Coalition) float64 {
		own := c.Total(p.Members)
		if own == 0 {
			return 0
		}
		return chance(own, rivals)
	}, nil
}

// StrengthAgainst asks whether a coalition has at least a given multiple of the
// rivals' power: 1 for parity, 3 for what attackers are often said to need, 1/3 for
// what defenders do. It is a simple game, worth 1 or 0.
func (p Pact) StrengthAgainst(multiple float64) (Characteristic, error) {
	if !(multiple > 0) || math.IsInf(multiple, 0) {
		return nil, fmt.Errorf("the multiple of the rivals' power is %g; give a number over 0", multiple)
	}
	rivals, err := p.check()
	if err != nil {
		return nil, err
	}
	return func(c Coalition) float64 {
		if c.Total(p.Members) >= multiple*rivals {
			return 1
		}
		return 0
	}, nil
}

func (p Pact) check() (rivals float64, err error) {
	var faults []error
	look := func(who string, powers []float64) (total float64) {
		for i, x := range powers {
			if !(x >= 0) || math.IsInf(x, 0) {
				faults = append(faults, fmt.Errorf("%s %d has the power %g; give a number of 0 or more", who, i, x))
			}
			total += x
		}
		return total
	}
	if len(p.Members) == 0 {
		faults = append(faults, errors.New("a pact has no members; give the power of each"))
	}
	look("member", p.Members)
	rivals = look("rival", p.Rivals)
	if len(faults) == 0 && (rivals == 0 || math.IsInf(rivals, 0)) {
		faults = append(faults, fmt.Errorf("the rivals have the power %g together; a game against them needs a number over 0", rivals))
	}
	return rivals, errors.Join(faults...)
}
