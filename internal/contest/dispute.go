package contest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"casus/internal/power"
)

// Outcome is how a dispute ended, in the order in which it is good for side A.
type Outcome int

// The outcomes. A side that yields is held to have lost.
const (
	WonByB Outcome = iota
	Stalemate
	WonByA
)

var outcomeNames = []string{"won by B", "stalemate", "won by A"}

func (o Outcome) String() string {
	if o < WonByB || o > WonByA {
		return fmt.Sprintf("outcome %d", int(o))
	}
	return outcomeNames[o]
}

// Initiator is the side that did the first act.
type Initiator int

// Who began.
const (
	NotKnown Initiator = iota // the odds are the mean of both cases
	SideA
	SideB
)

// Side is what is known of a state in the year in which a dispute began.
type Side struct {
	CINC         power.Amount // 0 to 1
	NetResources power.Amount // over 0, in any unit that is the same for both sides
}

// NetResources are gross domestic product times that per head (Beckley 2018).
func NetResources(product, perHead power.Amount) power.Amount {
	if !product.Known || !perHead.Known {
		return power.Amount{}
	}
	return power.Of(product.X * perHead.X)
}

// Dispute is a dispute between two states that has ended.
type Dispute struct {
	ID      int // no two have the same
	Year    int // of the first day
	A, B    Side
	Began   Initiator // known
	Outcome Outcome
}

// Odds are the probabilities of the outcomes, and what they rest on.
type Odds struct {
	WonByA, Stalemate, WonByB float64

	CINCAlone   bool // as the net resources of one state are not known
	YearOutside bool // the year lies outside those of the disputes that the model was fitted to
}

// Decided is the probability that side A prevails, given that a side does.
func (o Odds) Decided() float64 { return o.WonByA / (o.WonByA + o.WonByB) }

// mirrored are the odds with the sides swapped.
func (o Odds) mirrored() Odds {
	o.WonByA, o.WonByB = o.WonByB, o.WonByA
	return o
}

func (o Odds) of(outcome Outcome) float64 {
	return [...]float64{o.WonByB, o.Stalemate, o.WonByA}[outcome]
}

// Faults is everything that is wrong with disputes or options.
type Faults []string

func (f Faults) Error() string { return strings.Join(f, "\n") }

func (f *Faults) addf(format string, args ...any) { *f = append(*f, fmt.Sprintf(format, args...)) }

func (f Faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// fault says what is wrong with a side; empty where nothing is.
func (s Side) fault() string {
	switch {
	case !s.CINC.Known:
		return "the CINC is not known; it is needed"
	case !(s.CINC.X >= 0 && s.CINC.X <= 1):
		return fmt.Sprintf("the CINC is %g; it is a share, from 0 to 1", s.CINC.X)
	case s.NetResources.Known && (!(s.NetResources.X > 0) || math.IsInf(s.NetResources.X, 0)):
		return fmt.Sprintf("net resources are %g; give a number over 0, or leave them unknown", s.NetResources.X)
	}
	return ""
}

// sideFaults is what is wrong with two sides.
func sideFaults(a, b Side) Faults {
	var faults Faults
	for i, s := range []Side{a, b} {
		if wrong := s.fault(); wrong != "" {
			faults.addf("side %c: %s", 'A'+i, wrong)
		}
	}
	return faults
}

// ordered are the disputes with side A as the one that began, by number; or all
// that is wrong with them.
func ordered(disputes []Dispute) ([]Dispute, error) {
	var faults Faults
	out := slices.Clone(disputes)
	slices.SortFunc(out, func(a, b Dispute) int { return cmp.Compare(a.ID, b.ID) })
	for i := range out {
		d := &out[i]
		if i > 0 && d.ID == out[i-1].ID {
			faults.addf("dispute %d is given twice", d.ID)
		}
		if d.Outcome < WonByB || d.Outcome > WonByA {
			faults.addf("dispute %d: outcome %d; it is %d, %d or %d", d.ID, d.Outcome, WonByB, Stalemate, WonByA)
		}
		if d.Began != SideA && d.Began != SideB {
			faults.addf("dispute %d: who began it is not given; a model is fitted to disputes of which it is known", d.ID)
		}
		for _, wrong := range sideFaults(d.A, d.B) {
			faults.addf("dispute %d, %s", d.ID, wrong)
		}
		if d.Began == SideB {
			d.A, d.B, d.Began, d.Outcome = d.B, d.A, SideA, WonByA-d.Outcome
		}
	}
	return out, faults.err()
}
