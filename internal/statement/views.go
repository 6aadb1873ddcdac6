package statement

import (
	"slices"

	"casus/internal/attribution"
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// views gives what a holder is said to say where nothing in it is an act that
// the other readers know: "the three countries would benefit".
func (r *Reader) views(s *sentence, d *discourse, others []Statement) []Statement {
	var out []Statement
	for i := range s.frames {
		f := &s.frames[i]
		if f.Class == claim.Unattributed || f.Kind == attribution.Ask {
			continue
		}
		if slices.ContainsFunc(f.Content, func(c token.Span) bool { return r.told(s, c.Start, c.End, others) && !listed(s, c) }) {
			continue
		}
		for _, c := range f.Content {
			from, to := trimmed(s, c)
			if to-from < 4 || r.told(s, from, to, others) {
				continue
			}
			st := Statement{Kind: View, Act: "view", ActSpan: s.bytes(token.Span{Start: from, End: to}), Actors: r.spokenOf(s, d, from, to),
				Words: s.words(token.Span{Start: from, End: to}), Rule: "what a holder says"}
			if len(st.Actors) > 0 || f.Class != claim.MediaUnnamed {
				out = append(out, st)
			}
			break
		}
	}
	return out
}

// listed tells content that goes on as a list of items, which are read one by
// one: the clause before the list may be a view of its own.
func listed(s *sentence, c token.Span) bool {
	return slices.ContainsFunc(s.tokens[c.Start:c.End], func(t token.Token) bool { return t.Word == ";" })
}

// trimmed cuts the content of a frame to its own clause.
func trimmed(s *sentence, c token.Span) (from, to int) {
	from = c.Start
	for from < c.End && s.tokens[from].Shape == token.Mark {
		from++
	}
	for to = from; to < c.End && !parts(&s.tokens[to]); to++ {
	}
	for to > from && s.tokens[to-1].Shape == token.Mark {
		to--
	}
	return from, to
}

// told tells whether another statement has its act in a stretch.
func (r *Reader) told(s *sentence, from, to int, others []Statement) bool {
	b := s.bytes(token.Span{Start: from, End: to})
	for _, o := range others {
		if o.ActSpan.Start >= b.Start && o.ActSpan.Start < b.End {
			return true
		}
	}
	return false
}

// spokenOf gives the states of which a view speaks: the first one named, or those
// that "all three countries" mean.
func (r *Reader) spokenOf(s *sentence, d *discourse, from, to int) []Named {
	for i := from; i < min(to, from+6); i++ {
		if n, end := groupAt(s.tokens, i); n > 0 {
			var out []Named
			for _, a := range d.group(n, nil) {
				out = append(out, Named{Actor: a, Words: a.Name, Span: s.bytes(token.Span{Start: i, End: end})})
			}
			return out
		}
	}
	found := s.actors(from, to, func(m *gazetteer.Mention) bool { return acts(m) })
	return found[:min(1, len(found))]
}
