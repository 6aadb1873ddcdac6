package reading

import (
	"casus/internal/claim"
	"casus/internal/wording"
)

// evidence is one cue with what it counts.
type evidence struct {
	hit    wording.Hit
	part   int
	weight float64
}

// tally is the best evidence for each value of each kind.
type tally map[wording.Kind]map[string]evidence

func (t tally) add(k wording.Kind, value string, e evidence) {
	if t[k] == nil {
		t[k] = map[string]evidence{}
	}
	if e.weight > t[k][value].weight {
		t[k][value] = e
	}
}

func (t tally) weight(k wording.Kind, value string) float64 { return t[k][value].weight }

// weigh sets how much each sentence counts for the claim of h: those that are
// the root's own, in full; those of somebody else, little.
func (p *page) weigh(h holding) {
	var last *source
	for i := range p.parts {
		q := &p.parts[i]
		owner := q.owner
		if owner == nil {
			owner = last
		}
		q.weight = q.place
		switch {
		case owner == nil:
			q.weight *= 0.9
		case !h.names[owner.name]:
			if q.owner != nil || i > 3 {
				q.weight *= 0.4
			} else {
				q.weight *= 0.7
			}
		case q.owner != nil:
			q.weight *= 1.1
		case q.recalls(h):
			q.weight *= 0.6
		}
		if q.owner != nil {
			last = q.owner
		}
	}
}

// recalls tells whether a sentence without a voice of its own names an outlet
// other than the root: "asked about a Bloomberg story that ...".
func (q *part) recalls(h holding) bool {
	foreign := false
	for _, s := range q.sources {
		if h.names[s.name] {
			return false
		}
		foreign = foreign || s.outlet
	}
	return foreign
}

// count collects the evidence of all sentences.
func (p *page) count() tally {
	t := tally{}
	for i := range p.parts {
		p.tallyOf(t, i)
	}
	return t
}

// tallyOf adds the evidence of one sentence.
func (p *page) tallyOf(t tally, i int) {
	q := &p.parts[i]
	effect, subject := false, false
	for _, h := range q.hits {
		effect = effect || h.Cue.Kind == wording.Consequence
		subject = subject || h.Cue.Kind == wording.Act || h.Cue.Kind == wording.Treaty
	}
	for j, h := range q.hits {
		kind, value, w := h.Cue.Kind, h.Cue.Value, q.weight*h.Cue.Strength
		switch kind {
		case wording.Stage:
			kind, value, w = p.turned(q, j, w)
			if q.background && kind == wording.Stage {
				w *= past(value)
			}
			if !subject {
				w *= 0.85
			}
		case wording.Likelihood:
			if q.background {
				w *= past(value)
			}
			if effect && h.To-h.From == 1 && (value == "possible" || value == "likely") {
				w *= 0.5
			}
			if !subject {
				w *= 0.8
			}
			if value != string(claim.WillNot) && p.negated(q, h) {
				value, w = string(claim.WillNot), w*0.7
			}
		case wording.Mark: // "separate from the pact announced last year" is of today
		default:
			continue
		}
		if value != "" {
			t.add(kind, value, evidence{h, i, w})
		}
	}
}

// past is how much a cue counts in a sentence that tells of earlier times: what
// was signed then says nothing of now.
func past(value string) float64 {
	if s := claim.Stage(value); s == claim.Signed || s == claim.Occurred {
		return 0.5
	}
	return 0.8
}

// turned gives what a stage cue says with the negation beside it.
func (p *page) turned(q *part, j int, w float64) (wording.Kind, string, float64) {
	h := q.hits[j]
	if !p.negated(q, h) {
		return wording.Stage, h.Cue.Value, w
	}
	switch claim.Stage(h.Cue.Value) {
	case claim.Signed:
		return wording.Mark, "unsigned", w * 1.6
	case claim.Planned:
		return wording.Mark, "notjoin", w * 1.2
	case claim.TalksUnderway, claim.TalksAdvanced, claim.ExploratoryTalks:
		return wording.Stage, string(claim.Denied), w
	case claim.Interest:
		return wording.Stage, string(claim.Declined), w
	case claim.NearFinal, claim.Considered:
		return wording.Stage, "", 0
	}
	return wording.Stage, h.Cue.Value, w
}

// after are the languages whose words of negation follow what they negate.
var after = map[string]bool{"tr": true, "ur": true, "hi": true, "ja": true, "az": true, "fa": true}

// negated tells whether a word of negation stands right beside a cue; "nothing
// has been signed" has words between.
func (p *page) negated(q *part, h wording.Hit) bool {
	reach := 1
	if h.Cue.Kind == wording.Stage && h.Cue.Value == string(claim.Signed) {
		reach = 4
	}
	for _, n := range q.hits {
		if n.Cue.Kind != wording.Negation {
			continue
		}
		if !after[p.lang] && n.To <= h.From && h.From-n.To <= reach {
			return true
		}
		if after[p.lang] && n.From >= h.To && n.From-h.To <= max(reach-1, 2) {
			return true
		}
	}
	return false
}

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
	best, positive := claim.Stage(""), evidence{}
	for _, s := range claim.Stages { // in the order of the vocabulary, so that ties fall alike
		e := t[wording.Stage][string(s)]
		if s != claim.Denied && s != claim.Declined && e.weight > positive.weight {
			best, positive = s, e
		}
	}
	v := verdict{stage: best, polarity: claim.Affirm, why: positive}
	marks := t[wording.Mark]
	denial := t[wording.Stage][string(claim.Denied)]
	declined := t[wording.Stage][string(claim.Declined)]
	out, bilateral := marks["notjoin"], marks["bilateral"]
	closed := out
	if bilateral.weight > closed.weight {
		closed = bilateral
	}
	firm := best == claim.DraftReady || best == claim.InformalPlatform || best == claim.Conditional
	switch {
	case declined.weight >= enough && declined.weight > positive.weight*0.85 && declined.weight >= max(denial.weight, closed.weight)*0.7:
		v.set(claim.Declined, claim.Deny, declined)
	case closed.weight >= enough && closed.weight > positive.weight*0.8:
		v.set(claim.Denied, claim.Deny, closed)
	case denial.weight >= enough && denial.weight > positive.weight*0.85 && denial.weight > marks["unsigned"].weight*0.9:
		v.set(claim.Denied, claim.Deny, denial)
	case marks["unsigned"].weight >= enough && !(firm && positive.weight > marks["unsigned"].weight*0.75):
		v.set(claim.TalksUnderwayNotSigned, claim.Mixed, marks["unsigned"])
	case marks["unasked"].weight >= enough && marks["unasked"].weight > positive.weight*0.6:
		v.set(claim.Considered, claim.Mixed, marks["unasked"])
	case best == claim.DraftReady && marks["separate"].weight >= enough:
		v.polarity, v.turn = claim.Mixed, marks["separate"]
	case best == claim.InformalPlatform && marks["noalliance"].weight > 0, best == "" && marks["noalliance"].weight >= enough:
		v.set(claim.InformalPlatform, claim.Mixed, marks["noalliance"])
	case best == claim.NoComment:
		v.polarity = claim.Mixed // neither said nor denied
	case best == "" && marks["open"].weight > 0:
		v.set(claim.Considered, claim.Affirm, marks["open"])
	case best == "" && marks["undecided"].weight > 0:
		v.set(claim.Considered, claim.Mixed, marks["undecided"])
	}
	if v.stage == "" {
		v.stage = claim.Considered
	}
	v.likely(t, out, positive)
	return v
}

func (v *verdict) set(s claim.Stage, p claim.Polarity, e evidence) {
	v.stage, v.polarity, v.why, v.turn = s, p, e, e
}

// likely sets the likelihood: that of the claim's own words.
func (v *verdict) likely(t tally, out, positive evidence) {
	v.will = claim.Unstated
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
