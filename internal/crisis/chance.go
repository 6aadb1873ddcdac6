package crisis

import "math"

// chances are the log-odds' probabilities of a tie, by response. Those of joining
// hold for a war, the others for the whole crisis.
func (p *Parameters) chances(t *Tie, balance float64) [Responses]float64 {
	var out [Responses]float64
	total := logistic(p.joins(t))
	// Both sides draw on one pressure, so that the shares are of the rate.
	share := logistic(p.side(t, balance))
	rate := -math.Log1p(-total)
	out[JoinTarget] = -math.Expm1(-rate * share)
	out[JoinAttacker] = -math.Expm1(-rate * (1 - share))
	strongest := math.Max(math.Abs(t.Stand[0]), math.Abs(t.Stand[1]))
	border := truth(t.Border[0] || t.Border[1])
	between := math.Max(0, math.Min(t.Stand[0], t.Stand[1]))
	out[Words] = logistic(p.Words.sum(t, border, strongest, between))
	out[Mediate] = logistic(p.Mediate.sum(t, border, t.Stand[targetSide], between))
	help := p.Help.sum(t, border, t.Stand[targetSide], between)
	if t.Act[targetSide] > 0 {
		help += p.Joining.Discretion*t.Discretion[targetSide] + p.kept(t)
	}
	if t.Barred[attackerSide] {
		help += p.Joining.BarredBy
	}
	out[Help] = logistic(help)
	return out
}

// joins is the log-odds of joining on either side.
func (p *Parameters) joins(t *Tie) float64 {
	j := &p.Joining
	side := targetSide
	if t.Act[attackerSide] > t.Act[targetSide] {
		side = attackerSide
	}
	act := t.Act[side]
	border := truth(t.Border[0] || t.Border[1])
	rivalry := math.Max(0, -math.Min(t.Stand[0], t.Stand[1]))
	sum := j.Intercept + j.Border*border + (j.Pact+j.PactRecent)*act + j.PactBorder*act*border + j.Major*truth(t.Major) + j.Rivalry*rivalry
	if act > 0 {
		sum += act * (j.Discretion*t.Discretion[side] + p.kept(t))
	}
	if t.Barred[0] || t.Barred[1] {
		sum += j.BarredBy
	}
	return sum
}

// side is the log-odds that a state which joins does so for the target.
func (p *Parameters) side(t *Tie, balance float64) float64 {
	j := &p.Joining
	sum := j.SideDuty*(t.Act[targetSide]-t.Act[attackerSide]) + j.SideStand*(t.Stand[targetSide]-t.Stand[attackerSide]) + j.SideBalance*balance
	// Bound not to act against a side is bound not to join the other.
	return sum + j.BarredBy*(truth(t.Barred[attackerSide])-truth(t.Barred[targetSide]))
}

// kept shifts log-odds by how a state kept its word, against the prior.
func (p *Parameters) kept(t *Tie) float64 {
	mean := (p.Kept*p.RecordOf + float64(t.Acted)) / (p.RecordOf + float64(t.Met))
	return logit(mean) - logit(p.Kept)
}

func (a *Answering) sum(t *Tie, border, stand, between float64) float64 {
	return a.Intercept + a.Duty*t.Act[targetSide] + a.Consult*t.Consult[targetSide] + a.Border*border + a.Major*truth(t.Major) +
		a.Stand*stand + a.Between*between
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
