package brief

import (
	"slices"

	"casus/internal/contest"
	"casus/internal/power"
	"casus/internal/reliability"
	"casus/internal/world"
)

// ReliabilityFacing is what an attacker faces at the capital of the one attacked, by
// one index: the part that the victim and its helpers have of all that they and the
// attacker have there. With the promises means their strength times the chance that
// they help, under the readings by which help is owed: the middle of their weight.
type ReliabilityFacing struct {
	Index    string    `json:"index"`
	Without  PowerPart `json:"without_the_promises"`
	With     PowerPart `json:"with_the_promises"`
	All      PowerPart `json:"if_all_are_kept"`
	Prevails []float64 `json:"attacker_prevails"` // without, with, if all are kept: by the ratio contest function; only for net resources
}

// facingIndices are the means of war that lose strength on the way.
var facingIndices = []string{"milex", "personnel", "net"}

// facing weighs the strongest promise of each guarantor. Where a group attacks, more
// than one state is attacked, or a capital has no place, nothing can be said.
func (r *Reliability) facing(c world.Contingency, promises []ReliabilityPromise) ([]ReliabilityFacing, error) {
	out := []ReliabilityFacing{}
	if len(c.Attackers) == 0 || !slices.Contains(c.Targets, r.ask.Beneficiary) {
		return out, nil
	}
	for _, index := range facingIndices {
		f, ok, err := r.facingBy(index, c, promises)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, f)
		}
	}
	return out, nil
}

func (r *Reliability) facingBy(index string, c world.Contingency, promises []ReliabilityPromise) (ReliabilityFacing, bool, error) {
	p, at := r.power, r.ask.Beneficiary
	total := p.total(index)
	if total == 0 {
		return ReliabilityFacing{}, false, nil
	}
	victim, ok := p.reach(at, at, index, total)
	if !ok {
		return ReliabilityFacing{}, false, nil
	}
	var attackers []power.Estimate
	for _, a := range c.Attackers {
		e, ok := p.reach(world.StateID(a), at, index, total)
		if !ok {
			return ReliabilityFacing{}, false, nil
		}
		attackers = append(attackers, e)
	}
	var helpers []reliability.Helper
	for i := range promises {
		h := &promises[i]
		if !h.Strongest || h.KeepsOut {
			continue
		}
		high := max(h.Weight, h.WeightHigh)
		if strength, ok := p.reach(h.Guarantor, at, index, total); ok {
			helpers = append(helpers, reliability.Helper{Strength: strength,
				Helps: reliability.Estimate{Mean: (h.Weight + high) / 2 * h.Kept.Mean, Low: h.Weight * h.Kept.Low, High: high * h.Kept.High}})
		}
	}
	facing, err := reliability.Margin(victim, power.Sum(attackers), helpers)
	if err != nil || !facing.Alone.Known {
		return ReliabilityFacing{}, false, err
	}
	out := ReliabilityFacing{Index: index, Without: placed(facing.Alone), With: placed(facing.Expected), All: placed(facing.Full), Prevails: []float64{}}
	if index == "net" {
		for _, share := range []float64{facing.Alone.X, facing.Expected.X, facing.Full.X} {
			out.Prevails = append(out.Prevails, places(contest.Ratio(1-share, share, gamma())))
		}
	}
	return out, true, nil
}

func placed(e power.Estimate) PowerPart {
	return PowerPart{e.Known, places(e.X), places(e.Low), places(e.High)}
}
