package statement

import (
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// doubts gives what a sentence doubts of somebody: "questions about the
// reliability of the United States". Doubts about one actor are one statement.
func (r *Reader) doubts(s *sentence) []Statement {
	l := words()
	var out []Statement
	for i := 0; i < len(s.tokens); i++ {
		m, ok := l.doubt.Longest(s.tokens, i)
		if !ok {
			continue
		}
		end := min(len(s.tokens), m.To+12)
		matter := -1
		for j := m.To; j < end && matter < 0; j++ {
			if _, ok := l.matter.Longest(s.tokens, j); ok {
				matter = j
			}
		}
		if matter < 0 {
			continue
		}
		who := doubted(s, m.To, matter)
		if who == nil {
			continue
		}
		act := token.Span{Start: m.From, End: matter + 1}
		from, to := s.clause(i)
		st := Statement{Kind: Doubt, Act: "doubt", ActSpan: s.bytes(act), Objects: []Named{*who}, Rule: "doubt of a word or power",
			Words: s.words(token.Span{Start: max(from, i), End: phraseEnd(s, matter+1, to)})}
		out = append(out, st)
		i = m.To
	}
	return oneEach(out)
}

// doubted is whose word or power it is: the actor before the matter ("Trump's
// commitment") or after it ("the reliability of the United States").
func doubted(s *sentence, from, matter int) *Named {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.From >= from && m.To <= matter && acts(m) {
			n := s.named(m)
			return &n
		}
	}
	for i := range s.mentions {
		if m := &s.mentions[i]; m.From > matter && m.From <= matter+5 && acts(m) {
			n := s.named(m)
			return &n
		}
	}
	return nil
}

// phraseEnd goes on from at to the end of the phrase: the next comma or the end
// of the clause.
func phraseEnd(s *sentence, at, to int) int {
	for at < to && s.tokens[at].Word != "," {
		at++
	}
	return at
}

func oneEach(all []Statement) []Statement {
	var out []Statement
next:
	for _, st := range all {
		for i := range out {
			if country(out[i].Objects[0].Actor) == country(st.Objects[0].Actor) {
				out[i].ActSpan.End = st.ActSpan.End
				out[i].Words += "; " + st.Words
				continue next
			}
		}
		out = append(out, st)
	}
	return out
}

func country(a *gazetteer.Actor) string {
	if a == nil {
		return ""
	}
	if a.Kind == gazetteer.Group || a.Kind == gazetteer.Organisation {
		return a.ID
	}
	if a.Country != "" {
		return a.Country
	}
	return a.ID
}

// means gives what a sentence says a state has or brings.
func (r *Reader) means(s *sentence) []Statement {
	l := words()
	var out []Statement
	done := map[string]bool{}
	for i := 0; i < len(s.tokens); i++ {
		m, ok := l.having.Longest(s.tokens, i)
		if !ok {
			continue
		}
		from, to := s.clause(i)
		who := owner(s, from, i)
		if who == nil || !hasThing(s, m.To, to) || done[who.Actor.Country] {
			continue
		}
		done[who.Actor.Country] = true
		st := Statement{Kind: Means, Act: "has_means", ActSpan: s.bytes(token.Span{Start: m.From, End: m.To}), Actors: []Named{*who},
			Words: who.Words + ": " + s.words(token.Span{Start: from, End: to}), Rule: "what a state has or brings"}
		if who.Span.Start >= s.tokens[from].Start {
			st.Words = s.words(token.Span{Start: from, End: to})
		}
		st.Date = claim.Date{}
		out = append(out, st)
	}
	return out
}

// owner is the state that is the subject of the clause, or the head of a list
// item: "Pakistan: has ballistic missiles".
func owner(s *sentence, from, verb int) *Named {
	if from >= 1 && s.tokens[from-1].Word == ":" {
		for i := range s.mentions {
			if m := &s.mentions[i]; m.To == from-1 && state(m) {
				n := s.named(m)
				return &n
			}
		}
	}
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.From >= from && m.To <= verb && verb-m.To <= 3 && state(m) && m.Form != gazetteer.Adjective {
			n := s.named(m)
			return &n
		}
	}
	return nil
}

func hasThing(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := words().things.Longest(s.tokens, i); ok {
			return true
		}
	}
	return false
}
