package statement

import (
	"slices"
	"strings"

	"casus/internal/gazetteer"
	"casus/internal/token"
)

// relation is a noun of an act between states: clashes with, the blockade of.
type relation struct {
	act, cameo, class string
	to                []string // prepositions before the other side
}

// mutual tells acts in which both sides do the same.
func (n *relation) mutual() bool {
	switch n.act {
	case "clash", "tension", "cooperate", "meet", "truce", "align":
		return true
	}
	return false
}

// relations gives the acts between states that nouns tell.
func (r *Reader) relations(s *sentence, d *discourse) []Statement {
	l := words()
	var out []Statement
	for i := 0; i < len(s.tokens); i++ {
		m, ok := l.relations.Longest(s.tokens, i)
		if !ok || i > 0 && (s.tokens[i-1].Word == "any" || s.tokens[i-1].Word == "an" && i > 1 && s.tokens[i-2].Word == "as") {
			continue
		}
		n := &l.nouns[m.Value]
		if st, ok := r.relation(s, d, n, token.Span{Start: m.From, End: m.To}); ok {
			out = append(out, st)
		}
		i = m.To - 1
	}
	return out
}

func (r *Reader) relation(s *sentence, d *discourse, n *relation, at token.Span) (Statement, bool) {
	st := Statement{Kind: Event, Act: n.act, ActSpan: s.bytes(at), PLOVER: n.class, CAMEO: n.cameo, Rule: "noun of an act between states"}
	prep := at.End
	for prep < len(s.tokens) && prep < at.End+2 && !slices.Contains(n.to, s.tokens[prep].Word) {
		prep++
	}
	if prep >= len(s.tokens) || !slices.Contains(n.to, s.tokens[prep].Word) {
		return st, false
	}
	others := r.side(s, d, prep+1)
	if len(others) == 0 {
		return st, false
	}
	if s.tokens[prep].Word == "between" {
		st.Actors, st.Mutual = others, len(others) > 1
	} else {
		doer := r.doer(s, at, others)
		if doer == nil {
			return st, false
		}
		st.Actors = doer
		if n.mutual() && n.act != "align" && len(others) == 1 {
			st.Actors, st.Mutual = merge(doer, others), true
		} else {
			st.Objects = others
		}
	}
	st.Date = s.date(at.Start)
	s.flags(&st, at)
	st.Words = s.words(token.Span{Start: s.phraseStart(at.Start), End: s.nounEnd(at.End)})
	return st, len(st.Actors) > 0
}

// phraseStart goes back to where the phrase begins that holds a noun: after a
// comma or a word that opens a phrase of circumstance.
func (s *sentence) phraseStart(at int) int {
	for at > 0 {
		switch s.tokens[at-1].Word {
		case ",", ";", ":", "after", "during", "amid", "following", "and", "despite", "since", "before":
			return at
		}
		at--
	}
	return at
}

// nounEnd goes on to where the phrase of a noun ends: at a comma, the end of the
// clause, or before "and" with another such noun.
func (s *sentence) nounEnd(at int) int {
	_, to := s.clause(at - 1)
	for ; at < to && s.tokens[at].Word != ","; at++ {
		if s.tokens[at].Word != "and" {
			continue
		}
		for k := at + 1; k < min(at+4, to); k++ {
			if _, ok := words().relations.Longest(s.tokens, k); ok {
				return at
			}
		}
	}
	return at
}

// designations gives who is declared a terrorist by whom: "declared the
// Brotherhood a terrorist organisation". CAMEO has no code of its own for it; it
// takes 112, to accuse.
func (r *Reader) designations(s *sentence) []Statement {
	var out []Statement
	for i := range s.tokens {
		switch s.tokens[i].Word {
		case "declared", "declares", "designated", "designates", "listed", "lists", "branded", "brands", "labelled", "labeled", "blacklisted":
		default:
			continue
		}
		end := i + 1
		for end < min(i+12, len(s.tokens)) && !strings.HasPrefix(s.tokens[end].Word, "terror") {
			end++
		}
		if end >= min(i+12, len(s.tokens)) {
			continue
		}
		objects := s.actors(i+1, end, acts)
		var doer []Named
		if m := s.antecedent(i); m != nil {
			doer = []Named{s.named(m)}
		} else if m := s.before(i, acts); m != nil {
			doer = []Named{s.named(m)}
		}
		if len(objects) == 0 || len(doer) == 0 {
			continue
		}
		st := Statement{Kind: Event, Act: "designate", PLOVER: "ACCUSE", CAMEO: "112", Actors: doer, Objects: objects, Rule: "declared terrorist",
			ActSpan: s.bytes(token.Span{Start: i, End: end + 1}), Date: s.date(i), Words: s.words(token.Span{Start: i, End: s.nounEnd(end + 1)})}
		s.flags(&st, token.Span{Start: i, End: end + 1})
		out = append(out, st)
	}
	return out
}

// side gives who stands after a preposition: the next actor and those joined to
// it, or the states that "both countries" mean.
func (r *Reader) side(s *sentence, d *discourse, from int) []Named {
	for i := from; i < min(from+2, len(s.tokens)); i++ {
		if n, to := groupAt(s.tokens, i); n > 0 {
			var out []Named
			for _, a := range d.group(n, r.subject(s, from)) {
				span := token.Span{Start: i, End: to}
				out = append(out, Named{Actor: a, Words: a.Name, Span: s.bytes(span)})
			}
			return out
		}
	}
	var out []Named
	last := from
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.From < from || !acts(m) {
			continue
		}
		if len(out) == 0 && m.From-from > 5 || len(out) > 0 && (m.From-last > 2 || !joins(s.tokens[last:m.From])) {
			break
		}
		last = m.To
		if !slices.ContainsFunc(out, func(n Named) bool { return country(n.Actor) == country(m.Actor) }) {
			out = append(out, s.named(m))
		}
	}
	return out
}

// joins tells that only "and" or a comma stands between two names.
func joins(between []token.Token) bool {
	for i := range between {
		if w := between[i].Word; w != "and" && w != "," && w != "the" {
			return false
		}
	}
	return len(between) > 0
}

// subject is the state that the sentence speaks of before a token.
func (r *Reader) subject(s *sentence, before int) *gazetteer.Actor {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.To <= before && state(m) {
			return m.Actor
		}
	}
	return nil
}

// doer is who does what a noun tells: "led by X" or "by X" after it, an adjective
// or genitive right before it, or the subject of the sentence.
func (r *Reader) doer(s *sentence, at token.Span, others []Named) []Named {
	for i := at.End; i+1 < len(s.tokens) && i < at.End+12; i++ {
		if s.tokens[i].Word == "by" && (s.tokens[i-1].Word == "led" || i == at.End) {
			if by := r.side(s, newDiscourse(), i+1); len(by) > 0 {
				return by
			}
		}
	}
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.To <= at.Start && at.Start-m.To <= 2 && acts(m) && (m.Form == gazetteer.Adjective || at.Start > m.To && s.tokens[m.To].Word == "'s") {
			return []Named{s.named(m)}
		}
	}
	if m := s.antecedent(at.Start); m != nil {
		return []Named{s.named(m)}
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.To > at.Start {
			break
		}
		if acts(m) && !slices.ContainsFunc(others, func(n Named) bool { return country(n.Actor) == country(m.Actor) }) {
			return []Named{s.named(m)}
		}
	}
	return nil
}

// antecedent is whom a relative clause around a token speaks of: the actor named
// right before "which" or "who". A clause that tells what something caused has
// none; its doer is the subject of the sentence.
func (s *sentence) antecedent(at int) *gazetteer.Mention {
	for i := at - 1; i > 0; i-- {
		if w := s.tokens[i].Word; w != "which" && w != "who" {
			continue
		}
		switch s.tokens[min(i+1, len(s.tokens)-1)].Word {
		case "caused", "causes", "led", "prompted", "sparked", "triggered", "created", "raised", "angered":
			return nil
		}
		for k := len(s.mentions) - 1; k >= 0; k-- {
			if m := &s.mentions[k]; m.To <= i && acts(m) {
				if i-m.To <= 4 {
					return m
				}
				return nil
			}
		}
	}
	return nil
}

// relationship gives what a sentence says of relations themselves: "Relations
// hit rock bottom", "a thaw in relations". Where the sentence names no pair, the
// pair is the one of whose relations the report spoke last.
func (r *Reader) relationship(s *sentence, d *discourse) []Statement {
	at := slices.IndexFunc(s.tokens, func(t token.Token) bool { return t.Word == "relations" || t.Word == "ties" })
	if at < 0 {
		return nil
	}
	pair := r.between(s, at)
	if len(pair) == 2 {
		d.pair = []*gazetteer.Actor{pair[0].Actor, pair[1].Actor}
	}
	l := words()
	for i := range s.tokens {
		m, ok := l.relationship.Longest(s.tokens, i)
		if !ok {
			continue
		}
		if len(pair) != 2 {
			if len(d.pair) != 2 {
				return nil
			}
			pair = nil
			for _, a := range d.pair {
				pair = append(pair, Named{Actor: a, Words: a.Name})
			}
		}
		n := &l.ways[m.Value]
		st := Statement{Kind: Event, Act: n.act, CAMEO: n.cameo, PLOVER: n.class, ActSpan: s.bytes(token.Span{Start: m.From, End: m.To}),
			Actors: pair, Mutual: true, Date: s.date(i), Words: s.words(token.Span{Start: 0, End: phraseEnd(s, max(m.To, at+1), len(s.tokens))}), Rule: "what is said of relations"}
		s.flags(&st, token.Span{Start: m.From, End: m.To})
		st.Conditional = st.Conditional || s.supposed(i)
		return []Statement{st}
	}
	return nil
}

// supposed tells that what stands before an act is only possible: "Turkey's
// potential entry marks a new phase".
func (s *sentence) supposed(at int) bool {
	return slices.ContainsFunc(s.tokens[:at], func(t token.Token) bool {
		return t.Word == "potential" || t.Word == "possible" || t.Word == "prospective" || t.Word == "proposed" || t.Word == "would"
	})
}

// between reads "relations between A and B", "A's relations with B", "A-B ties".
func (r *Reader) between(s *sentence, at int) []Named {
	if at+1 < len(s.tokens) && (s.tokens[at+1].Word == "between" || s.tokens[at+1].Word == "of") {
		return r.side(s, newDiscourse(), at+2)
	}
	if at+1 < len(s.tokens) && s.tokens[at+1].Word == "with" {
		others := r.side(s, newDiscourse(), at+2)
		if doer := r.doer(s, token.Span{Start: at, End: at + 1}, others); len(doer) > 0 && len(others) > 0 {
			return merge(doer[:1], others)
		}
	}
	var left []Named
	for i := range s.mentions {
		if m := &s.mentions[i]; m.To <= at && at-m.To <= 3 && state(m) {
			left = append(left, s.named(m))
		}
	}
	return left
}

func splitList(s string) []string { return strings.Split(s, "|") }
