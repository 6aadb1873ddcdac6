package crisis

import (
	"math"

	"casus/internal/joining"
)

// chances are the probabilities of a tie, by response. Those of joining hold for a
// war, the others for the whole crisis.
func (p *Parameters) chances(t *Tie, o odds) [Responses]float64 {
	var out [Responses]float64
	total := joining.Mixed(o.log, p.Joining.Effect)
	out[JoinTarget], out[JoinAttacker] = total*o.target, total*(1-o.target)
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

// odds are those of a state's joining a war whose effect is none.
type odds struct {
	log    float64 // of joining on either side
	target float64 // chance that it is the target's, given that the state joins
}

// setting is what bears on the joining of all states alike.
type setting struct {
	members float64 // log of the number of states in the world, over Members
	recent  bool    // after 1945
	even    bool    // neither side began the war, or both did
	balance float64 // log-ratio of the strengths of target and attacker; 0 where not known
}

func (p *Parameters) odds(t *Tie, in setting) odds {
	return odds{p.joins(t, in), logistic(p.side(t, in))}
}

// joins is the log-odds of joining on either side.
func (p *Parameters) joins(t *Tie, in setting) float64 {
	j := &p.Joining
	side := targetSide
	if t.Act[attackerSide] > t.Act[targetSide] {
		side = attackerSide
	}
	act := t.Act[side]
	rivalry := math.Max(0, -math.Min(t.Stand[0], t.Stand[1]))
	sum := j.Intercept + j.Members*in.members + j.Border*truth(t.Border[0] || t.Border[1]) +
		j.BorderBoth*truth(t.Border[0] && t.Border[1]) + j.Pact*act + j.Major*truth(t.Major) + j.Rivalry*rivalry
	if in.recent {
		sum += j.PactRecent * act
	}
	if act > 0 {
		sum += act * (j.Discretion*t.Discretion[side] + p.kept(t))
	}
	if t.Barred[0] || t.Barred[1] {
		sum += j.BarredBy
	}
	return sum
}

// side is the log-odds that a state which joins does so for the target.
func (p *Parameters) side(t *Tie, in setting) float64 {
	j := &p.Joining
	sum := j.SideDuty*(t.Act[targetSide]-t.Act[attackerSide]) + j.SideAlly*(t.bond(targetSide)-t.bond(attackerSide)) +
		j.SideBorder*(truth(t.Border[targetSide])-truth(t.Border[attackerSide])) - j.SideBegan*truth(!in.even) +
		j.SideStand*(t.Stand[targetSide]-t.Stand[attackerSide]) + j.SideBalance*in.balance
	// Bound not to act against a side is bound not to join the other.
	return sum + j.BarredBy*(truth(t.Barred[attackerSide])-truth(t.Barred[targetSide]))
}

// bond is the weight of what binds a state to a side beside a duty to act.
func (t *Tie) bond(side int) float64 {
	if t.Act[side] > 0 {
		return 0
	}
	return math.Max(t.Consult[side], truth(t.Barred[side]))
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
