package reading

import (
	"casus/internal/claim"
	"casus/internal/wording"
)

// verdict is what the evidence comes to.
type verdict struct {
	stage    claim.Stage
	polarity claim.Polarity
	why      evidence // of the stage
	turn     evidence // of the polarity
	will     claim.Likelihood
	chance   evidence
}

// enough is the weight from which on a mark turns a claim.
const enough = 0.62

// decide picks stage, polarity and likelihood. Stages of denial and what was
// not signed go before how far talks have come, where they stand as prominently.
func decide(t tally) verdict {
	v := verdict{polarity: claim.Affirm}
	for _, s := range claim.Stages { // in the order of the vocabulary, so that ties fall alike
		e := t[wording.Stage][string(s)]
		if s != claim.Denied && s != claim.Declined && e.weight > v.why.weight {
			v.stage, v.why = s, e
		}
	}
	if !v.denied(t) && !v.mixed(t) && v.stage == "" {
		v.stage = claim.Considered
		if open := t[wording.Mark]["open"]; open.weight > 0 {
			v.why = open
		}
	}
	v.likely(t)
	return v
}

// denied turns the claim to a denial where that weighs enough beside how far the
// matter is said to have come.
func (v *verdict) denied(t tally) bool {
	marks, positive := t[wording.Mark], v.why.weight
	denial, declined := t[wording.Stage][string(claim.Denied)], t[wording.Stage][string(claim.Declined)]
	bilateral := marks["bilateral"]
	if v.stage == claim.DraftReady && bilateral.weight < positive*1.1 {
		bilateral = evidence{} // the draft is told apart from the pact of two
	}
	closed := heavier(marks["notjoin"], bilateral)
	if t[wording.Stage][string(claim.TalksUnderway)].weight < enough {
		denial = heavier(denial, marks["signing denied"])
	}
	switch {
	case declined.weight >= enough && declined.weight > positive*0.85 && declined.weight >= max(denial.weight, closed.weight)*0.7:
		v.set(claim.Declined, claim.Deny, declined)
	case closed.weight >= enough && closed.weight > positive*0.8:
		v.set(claim.Denied, claim.Deny, closed)
	case denial.weight >= enough && denial.weight > positive*0.85 && denial.weight > 0.9*max(marks["unsigned"].weight, marks["unasked"].weight):
		v.set(claim.Denied, claim.Deny, denial)
	default:
		return false
	}
	return true
}

// mixed turns a claim that holds one thing and denies another.
func (v *verdict) mixed(t tally) bool {
	marks, best, positive := t[wording.Mark], v.stage, v.why.weight
	firm := best == claim.DraftReady || best == claim.InformalPlatform || best == claim.Conditional
	unsigned := marks["unsigned"]
	if t[wording.Stage][string(claim.TalksUnderway)].weight >= enough {
		unsigned = heavier(unsigned, marks["signing denied"])
	}
	switch {
	case unsigned.weight >= enough && !(firm && positive > unsigned.weight*0.75):
		v.set(claim.TalksUnderwayNotSigned, claim.Mixed, unsigned)
	case marks["unasked"].weight >= enough && marks["unasked"].weight > positive*0.6:
		v.set(claim.Considered, claim.Mixed, marks["unasked"])
	case best == claim.InformalPlatform && marks["noalliance"].weight > 0, best == "" && marks["noalliance"].weight >= enough:
		v.set(claim.InformalPlatform, claim.Mixed, marks["noalliance"])
	case best == claim.NoComment:
		v.polarity = claim.Mixed // neither said nor denied
	case best == "" && marks["undecided"].weight > 0 && marks["open"].weight == 0:
		v.set(claim.Considered, claim.Mixed, marks["undecided"])
	default:
		return false
	}
	return true
}

func heavier(a, b evidence) evidence {
	if b.weight > a.weight {
		return b
	}
	return a
}

func (v *verdict) set(s claim.Stage, p claim.Polarity, e evidence) {
	v.stage, v.polarity, v.why, v.turn = s, p, e, e
}

// likely sets the likelihood: that of the claim's own words.
func (v *verdict) likely(t tally) {
	v.will = claim.Unstated
	out := t[wording.Mark]["notjoin"]
	if v.polarity == claim.Deny {
		if out.weight >= enough {
			v.will, v.chance = claim.WillNot, out
		} else if e := t[wording.Likelihood][string(claim.WillNot)]; e.weight >= enough {
			v.will, v.chance = claim.WillNot, e
		}
		return
	}
	for _, l := range claim.Likelihoods {
		e := t[wording.Likelihood][string(l)]
		if e.weight > v.chance.weight && e.weight >= enough {
			v.will, v.chance = l, e
		}
	}
	open := t[wording.Mark]["open"] // "the door is not closed"
	if v.will == claim.Unstated && open.weight >= enough && (v.stage == claim.Considered || v.stage == claim.Conditional) {
		v.will, v.chance = claim.Possible, open
	}
}
