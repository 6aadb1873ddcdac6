package statement

import (
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/coder"
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// coded gives the events that the coder finds in a sentence as statements.
func (r *Reader) coded(s *sentence) []Statement {
	whole := s.span()
	var out []Statement
	for _, e := range r.coder.Sentence(s.text[whole.Start:whole.End], r.on) {
		if e.Class == "" || len(e.ActSpan) == 0 || len(e.Source) == 0 {
			continue
		}
		act := moved(e.ActSpan[0], whole.Start)
		at := s.tokenAt(act.Start)
		if at < 0 {
			continue
		}
		st := Statement{Kind: Event, Act: actName(e), ActSpan: act, PLOVER: e.Class, CAMEO: e.CAMEO, Goldstein: e.Goldstein, HasScore: e.GoldsteinKnown,
			Negated: e.Negated, Conditional: e.Conditional || e.Hypothetical, Question: e.Question, Future: e.Future, Rule: e.Rule}
		st.Actors = r.who(s, e.Source, e.SourceSpan, whole.Start)
		st.Objects = r.who(s, e.Target, e.TargetSpan, whole.Start)
		st.Mutual = len(e.Target) == 0 && len(st.Actors) > 1
		if !told(s, &st, at) {
			continue
		}
		st.Date = s.date(at)
		st.Words = s.words(s.reach(&st, at))
		out = append(out, st)
	}
	return out
}

// told asks of a coded act what a claim must have: somebody who is named as its
// doer, another side (or at least two doers), and words that tell it rather than
// describe a purpose, a weapon or a rule ("any attack", "to deter").
func told(s *sentence, st *Statement, at int) bool {
	st.Objects = slices.DeleteFunc(st.Objects, func(n Named) bool {
		return n.Span.End == 0 || n.Span.Start > st.ActSpan.End && circumstance(s, at, s.tokenAt(n.Span.Start))
	})
	st.Actors = slices.DeleteFunc(st.Actors, func(n Named) bool { return n.Span.End == 0 })
	if len(st.Actors) == 0 && strings.HasSuffix(s.tokens[at].Word, "ing") {
		st.Actors = s.speaker(at) // "Turkey has sided with Qatar, supporting ..."
	}
	if len(st.Actors) == 0 || len(st.Objects) == 0 && !st.Mutual {
		return false
	}
	switch s.tokens[at].Word {
	case "to", "any", "led":
		return false
	}
	if at > 0 && (s.tokens[at-1].Word == "any" || s.tokens[at-1].Word == "an" && at > 1 && s.tokens[at-2].Word == "as") {
		return false
	}
	// The doer and the other side stand in the same item of a list.
	from, to := s.clause(at)
	for _, n := range append(slices.Clone(st.Actors), st.Objects...) {
		if k := s.tokenAt(n.Span.Start); k < from || k >= to {
			return false
		}
	}
	return true
}

// ofDeed tells a coded event that is the talk around a deed with a treaty by the
// same state: "is in advanced talks" beside "to join".
func ofDeed(s *sentence, e *Statement, deeds []Statement) bool {
	switch e.PLOVER {
	case "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "REJECT":
	default:
		return false
	}
	return slices.ContainsFunc(deeds, func(d Statement) bool {
		if d.Kind != Deed {
			return false
		}
		gap := s.tokenAt(d.ActSpan.Start) - s.tokenAt(e.ActSpan.Start)
		return gap > -nearDeed && gap < nearDeed && slices.ContainsFunc(e.Actors, func(n Named) bool {
			return slices.ContainsFunc(d.Actors, func(m Named) bool { return country(n.Actor) == country(m.Actor) })
		})
	})
}

// nearDeed is how many tokens may lie between a deed and the talk around it.
const nearDeed = 12

// speaker is the state that the sentence speaks of before a token.
func (s *sentence) speaker(at int) []Named {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.To <= at && state(m) {
			return []Named{s.named(m)}
		}
	}
	return nil
}

// reach is the stretch of a clause from the first to the last of an act, its
// doers and the other side, and on to the end of that phrase.
func (s *sentence) reach(st *Statement, at int) token.Span {
	from, to := s.clause(at)
	first, last := st.ActSpan.Start, st.ActSpan.End
	for _, n := range append(slices.Clone(st.Actors), st.Objects...) {
		if n.Span.End > 0 {
			first, last = min(first, n.Span.Start), max(last, n.Span.End)
		}
	}
	start := max(from, s.tokenAt(first))
	for start > from && (s.tokens[start-1].Word == "the" || s.tokens[start-1].Shape == token.Number) {
		start--
	}
	return token.Span{Start: start, End: phraseEnd(s, min(to, s.tokenAt(last-1)+1), to)}
}

// circumstance tells that a word between an act and a name begins what only says
// when or why.
func circumstance(s *sentence, act, name int) bool {
	for i := act; i < name; i++ {
		switch s.tokens[i].Word {
		case "after", "before", "amid", "despite", "during", "following", "since":
			return true
		}
	}
	return false
}

func moved(s claim.Span, by int) claim.Span { return claim.Span{Start: s.Start + by, End: s.End + by} }

// actName is the act in a word: the entry of the lexicon that coded it.
func actName(e coder.Event) string {
	if e.Mode != "" {
		return e.Mode
	}
	return lower(e.Class)
}

func lower(s string) string { return token.Fold(s) }

// who turns countries and the spans of their names into parties. A country that
// no span names, taken from the place of the event, has no bytes.
func (r *Reader) who(s *sentence, countries []string, spans []claim.Span, by int) []Named {
	var out []Named
	have := map[string]bool{}
	var bare []claim.Span // of those who are named by what they are: "the ministers"
	for _, sp := range spans {
		sp = moved(sp, by)
		inside := false
		for i := range s.mentions {
			m := &s.mentions[i]
			b := s.bytes(token.Span{Start: m.From, End: m.To})
			if b.Start < sp.Start || b.End > sp.End || !acts(m) && m.Actor.Kind != gazetteer.Place {
				continue
			}
			inside = true
			if c := country(m.Actor); !have[c] {
				have[c] = true
				out = append(out, Named{Actor: m.Actor, Words: joined(s.text[sp.Start:sp.End]), Span: sp})
			}
		}
		if !inside && sp.End > sp.Start {
			bare = append(bare, sp)
		}
	}
	for _, c := range countries {
		if have[c] {
			continue
		}
		have[c] = true
		n := Named{Actor: r.names.Actor(c), Words: c}
		if len(bare) > 0 {
			n.Words, n.Span = joined(s.text[bare[0].Start:bare[0].End]), bare[0]
			bare = bare[1:]
		}
		out = append(out, n)
	}
	return out
}
