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
			if value == "bilateral" && (q.background || q.has(wording.Mark, "separate")) {
				w *= 0.4 // the pact of two is told apart from what is new
			}
		default:
			continue
		}
		if value != "" {
			t.add(kind, value, evidence{h, i, w})
		}
	}
}

// has tells whether a sentence has a cue.
func (q *part) has(kind wording.Kind, value string) bool {
	for _, h := range q.hits {
		if h.Cue.Kind == kind && h.Cue.Value == value {
			return true
		}
	}
	return false
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
	if h.Cue.Value == string(claim.Denied) && signingBeside(q, h) {
		return wording.Mark, "signing denied", w
	}
	if supposed(q, h) {
		return wording.Stage, "", 0 // "if Ankara joins" says nothing of whether it will
	}
	if !p.negated(q, h) {
		return wording.Stage, h.Cue.Value, w
	}
	switch claim.Stage(h.Cue.Value) {
	case claim.Signed:
		return wording.Mark, "unsigned", w * 1.6
	case claim.DraftReady:
		return wording.Mark, "unsigned", w
	case claim.Planned:
		return wording.Mark, "notjoin", w * 1.2
	case claim.TalksUnderway, claim.TalksAdvanced, claim.ExploratoryTalks:
		return wording.Stage, string(claim.Denied), w
	case claim.Interest:
		return wording.Stage, string(claim.Declined), w
	case claim.NearFinal, claim.Considered, claim.Declined, claim.Denied:
		return wording.Stage, "", 0
	}
	return wording.Stage, h.Cue.Value, w
}

// supposed tells whether a word of condition stands right before what would be
// done.
func supposed(q *part, h wording.Hit) bool {
	switch claim.Stage(h.Cue.Value) {
	case claim.Planned, claim.Signed, claim.Occurred:
	default:
		return false
	}
	for _, c := range q.hits {
		if c.Cue.Kind == wording.Condition && c.To <= h.From && h.From-c.To <= 3 {
			return true
		}
	}
	return false
}

// signingBeside tells whether what is denied is a signature.
func signingBeside(q *part, h wording.Hit) bool {
	for _, o := range q.hits {
		signs := o.Cue.Kind == wording.Act && o.Cue.Value == "sign" || o.Cue.Kind == wording.Stage && o.Cue.Value == string(claim.Signed)
		if signs && between(o.From, o.To, h.From, h.To) <= 3 {
			return true
		}
	}
	return false
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
