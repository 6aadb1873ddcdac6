package reading

import (
	"casus/internal/claim"
	"casus/internal/wording"
)

// listen sets how clearly a sentence has its words from s: by a colon, by a verb
// of saying, or not at all.
func (p *page) listen(q *part, s *source) {
	s.speech = 0.2
	if p.colon(q, s) {
		s.speech, s.verb = 1.15, ":"
		return
	}
	for _, h := range q.hits {
		value := verbOf(h)
		if value == "" || s.outlet && value == "deny" || !s.outlet && s.kind != claim.MediaUnnamed && value == "report" {
			continue
		}
		if h.Cue.Kind == wording.Stage && !after[p.lang] && s.from >= h.To && value != "deny" {
			continue // "snubs X": X is the one who is turned down
		}
		distance := between(s.from, s.to, h.From, h.To)
		speech := 0.75
		switch {
		case distance <= 2:
			speech = 1.1
		case distance <= 6:
			speech = 1
		case distance <= 14:
			speech = 0.85
		}
		if value == "cite" && h.To <= s.from && distance <= 4 {
			speech = 1.2
		}
		s.told = s.told || value == "cite" && distance <= 4
		if value == "deny" {
			s.denies = true
		}
		if speech > s.speech {
			s.speech, s.verb = speech, p.words(h.From, h.To)
		}
	}
	if s.outlet && s.speech < clear && p.dateline(q, s) {
		s.speech, s.verb = clear+0.05, "("
	}
	if s.speech < clear && q.title && s.kind == claim.NamedOfficial && s.from == q.from {
		s.speech = clear // "Fidan on the pact"
	}
}

// verbOf gives what verb a cue is, "" where it is none. Who proposes, denies or
// declines, speaks.
func verbOf(h wording.Hit) string {
	switch {
	case h.Cue.Kind == wording.Verb:
		return h.Cue.Value
	case h.Cue.Kind == wording.Stage:
		switch claim.Stage(h.Cue.Value) {
		case claim.Denied:
			return "deny"
		case claim.Proposed, claim.Declined:
			return "say"
		}
	}
	return ""
}

// dateline tells "RIYADH (Reuters) -" at the beginning.
func (p *page) dateline(q *part, s *source) bool {
	return s.from > 0 && s.from < 40 && p.tokens[s.from-1].Word == "(" && s.to < len(p.tokens) && p.tokens[s.to].Word == ")"
}

// colon tells "Fidan: ..." and, at the end of a headline, "...: Fidan",
// "... - Bloomberg".
func (p *page) colon(q *part, s *source) bool {
	if s.from-q.from <= 6 && s.to < q.to && p.tokens[s.to].Word == ":" {
		return true
	}
	if !q.title || q.to-s.to > 3 || s.from == q.from {
		return false
	}
	for i := max(q.from, s.from-3); i < s.from; i++ {
		if w := p.tokens[i].Word; w == ":" || w == "-" || w == "|" {
			return true
		}
	}
	return false
}
