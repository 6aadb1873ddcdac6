package gazetteer

import (
	"unicode/utf8"

	"casus/internal/token"
	"casus/internal/world"
)

// maxOpen is how many names that begin with the same token are weighed without
// an allocation.
const maxOpen = 16

// Find appends the names in tokens to dst, the longest first, from left to
// right; none lies within another. The day picks who of several people of one
// name is meant and whether they hold office; give NoDay where it is unknown.
func (g *Gazetteer) Find(dst []Mention, tokens []token.Token, on world.Day) []Mention {
	var open [maxOpen]token.Match
	var before Mention
	for i := 0; i < len(tokens); {
		if tokens[i].Shape == token.Mark {
			i++
			continue
		}
		m, s := g.at(g.phrases.All(open[:0], tokens, i), tokens, before, on)
		if m.To == 0 {
			i++
			continue
		}
		before = Mention{i, m.To, s.actor, s.form}
		if s.actor != nil {
			dst = append(dst, before)
		}
		i = m.To
	}
	return dst
}

// at picks of the names that begin with one token the longest that counts.
func (g *Gazetteer) at(open []token.Match, tokens []token.Token, before Mention, on world.Day) (best token.Match, chosen sense) {
	var of *spelling
	for _, m := range open {
		sp := &g.names[m.Value]
		if of != nil && (m.To < best.To || m.To == best.To && !sp.closer(of)) {
			continue
		}
		if sp.nobody {
			best, chosen, of = m, sense{}, sp
			continue
		}
		if sp.careful && !g.standsAlone(tokens, m, before.To) {
			continue
		}
		s, ok := g.meaning(sp, on)
		if !ok || sp.local && ofAnother(tokens, m, before, s.actor) || g.surname(tokens, m, before.To, s.actor) {
			continue
		}
		if last := &tokens[m.To-1]; sp.titled && last.Shape == token.Lower && last.Word[0] < utf8.RuneSelf {
			continue // "Russia today" is no title
		}
		best, chosen, of = m, s, sp
	}
	return best, chosen
}

// ofAnother tells whether the name of another state stands right before a name
// that several states use: "Russia's Security Council", "the Philippine Senate".
func ofAnother(tokens []token.Token, m token.Match, before Mention, a *Actor) bool {
	if before.Actor == nil || before.Actor.Kind != State || before.Actor.Country == a.Country {
		return false
	}
	at := before.To
	if at < m.From && tokens[at].Word == "'s" {
		at++
	}
	return at == m.From
}

// closer tells whether a spelling fits a word better than another that fits it
// too: written in full rather than begun, and of two beginnings the longer.
func (s *spelling) closer(than *spelling) bool {
	if s.exact != than.exact {
		return s.exact
	}
	return s.bytes > than.bytes
}

// meaning picks the sense of the day. What a later table says counts; of people
// the one in office, else the one whose term is nearest.
func (g *Gazetteer) meaning(sp *spelling, on world.Day) (out sense, ok bool) {
	nearest := int64(-1)
	for i := sp.last; i > 0; i = g.senses[i-1].before {
		s := g.senses[i-1]
		if s.person < 0 {
			if !ok {
				return s, true
			}
			continue
		}
		form, t, away := g.people[s.person].on(on)
		if s.short && away > maxAway {
			continue
		}
		if ok && nearest == away && t.actor.Country != out.actor.Country {
			return sense{}, false // two of two countries, and the day does not tell them apart
		}
		if ok && nearest <= away {
			continue
		}
		s.form, s.actor = form, t.actor
		out, ok, nearest = s, true, away
	}
	return out, ok
}

// maxAway is how many days before or after office a bare surname still means
// the person: five years.
const maxAway = 5 * 366

// on tells what office the person holds on the day, or the one nearest to it,
// and how many days that is away.
func (p *person) on(day world.Day) (Form, term, int64) {
	last := p.terms[len(p.terms)-1]
	if day == NoDay {
		return Undated, last, 1
	}
	form, nearest, away := Undated, last, int64(-1)
	for _, t := range p.terms {
		f, d := t.on(day)
		if f == Holder {
			return Holder, t, 0
		}
		if away < 0 || d < away {
			form, nearest, away = f, t, d
		}
	}
	return form, nearest, away
}

// on tells how the day lies to the term, and how many days it is away.
func (t term) on(day world.Day) (Form, int64) {
	switch {
	case t.spell.From.Known() && day < t.spell.From.Lo:
		return Later, int64(t.spell.From.Lo) - int64(day)
	case t.spell.To.Known() && day >= t.spell.To.Hi && t.spell.Covers(day) != world.Yes:
		return Former, int64(day) - int64(t.spell.To.Hi)
	}
	if t.spell.From.Known() && t.spell.Covers(day) == world.Yes {
		return Holder, 0
	}
	return Undated, 1
}
