package reliability

import (
	"fmt"

	"casus/internal/power"
)

// Helper is a state that has promised help, with what it can bring to the place of
// the attack and how likely it helps.
type Helper struct {
	Strength power.Estimate
	Helps    Estimate
}

// Facing is the part that a victim and its helpers have of all that they and the
// attacker have, from 0 to 1: alone, with the help that is to be expected, and if all
// help in full.
type Facing struct {
	Alone    power.Estimate
	Expected power.Estimate
	Full     power.Estimate
}

// Margin is what an attacker faces. The expected strength of a helper is its
// strength times the chance that it helps; the least is where each is least likely
// to help and weakest, the most where each is most, so that the range is wide.
func Margin(victim, attacker power.Estimate, helpers []Helper) (Facing, error) {
	expected, full := []power.Estimate{victim}, []power.Estimate{victim}
	for i, h := range helpers {
		if !(0 <= h.Helps.Low && h.Helps.Low <= h.Helps.Mean && h.Helps.Mean <= h.Helps.High && h.Helps.High <= 1) {
			return Facing{}, fmt.Errorf("helper %d of %d helps with %g, from %g to %g, which is no range of a probability", i+1, len(helpers), h.Helps.Mean, h.Helps.Low, h.Helps.High)
		}
		expected = append(expected, power.Estimate{Amount: power.Amount{X: h.Helps.Mean * h.Strength.X, Known: h.Strength.Known},
			Low: h.Helps.Low * h.Strength.Low, High: h.Helps.High * h.Strength.High})
		full = append(full, h.Strength)
	}
	var out Facing
	for _, one := range []struct {
		side []power.Estimate
		to   *power.Estimate
	}{{full[:1], &out.Alone}, {expected, &out.Expected}, {full, &out.Full}} {
		part, err := power.Balance(one.side, []power.Estimate{attacker})
		if err != nil {
			return Facing{}, err
		}
		*one.to = part
	}
	return out, nil
}
