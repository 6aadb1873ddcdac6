package attribution

import (
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// describe says what kind of holder the phrase names.
func describe(f *Frame, tokens []token.Token, mentions []gazetteer.Mention) {
	f.Class, f.Actor = Describe(tokens, f.Holder, mentions)
}

// Describe tells what kind of holder the tokens of a phrase name, and who it is
// where the dictionaries know.
func Describe(tokens []token.Token, phrase token.Span, mentions []gazetteer.Mention) (claim.Attribution, *gazetteer.Actor) {
	var known, person, outlet *gazetteer.Actor
	for i := range mentions {
		m := &mentions[i]
		if m.From < phrase.Start || m.To > phrase.End {
			continue
		}
		switch {
		case m.Actor.Kind == gazetteer.Person && person == nil:
			person = m.Actor
		case m.Actor.Kind == gazetteer.Outlet && outlet == nil:
			outlet = m.Actor
		case known == nil:
			known = m.Actor
		}
	}
	has := classes(tokens[phrase.Start:phrase.End])
	named := properName(tokens, phrase, mentions)
	switch {
	case person != nil:
		return claim.NamedOfficial, person
	case has["analyst"] && named:
		return claim.Analysts, known
	case has["analyst"]:
		return claim.Analysts, known
	case outlet != nil && (has["anonymous"] || has["official"]):
		return claim.MediaCitingAnonymous, outlet
	case outlet != nil:
		return claim.Media, outlet
	case has["media"] && named:
		return claim.Media, known
	case has["media"]:
		return claim.MediaUnnamed, known
	case has["anonymous"] && has["official"]:
		return claim.AnonymousOfficial, known
	case has["anonymous"]:
		return claim.Anonymous, known
	case has["official"] && named:
		return claim.NamedOfficial, known
	case has["institution"]:
		return claim.NamedInstitution, known
	case has["official"]:
		return claim.AnonymousOfficial, known
	case known != nil && known.Kind != gazetteer.Place && known.Kind != gazetteer.People:
		return claim.NamedInstitution, known
	case named:
		return claim.NamedPerson, known
	}
	return claim.Unattributed, known
}

func classes(phrase []token.Token) map[string]bool {
	l := words()
	out := map[string]bool{}
	for i := 0; i < len(phrase); i++ {
		if m, ok := l.holders.Longest(phrase, i); ok {
			out[l.classes[m.Value]] = true
			i = m.To - 1
		}
	}
	return out
}

// properName tells whether the phrase holds a run of capitalised words that is
// no known state or adjective: the name of a person or a body.
func properName(tokens []token.Token, phrase token.Span, mentions []gazetteer.Mention) bool {
	run := 0
	for i := phrase.Start; i < phrase.End; i++ {
		t := &tokens[i]
		if !t.Capital() || covered(i, mentions) || role(tokens, i) {
			run = 0
			continue
		}
		if run++; run >= 2 || run == 1 && phrase.End-phrase.Start == 1 {
			return true
		}
	}
	return false
}

func covered(i int, mentions []gazetteer.Mention) bool {
	for _, m := range mentions {
		if i >= m.From && i < m.To {
			return true
		}
	}
	return false
}

func role(tokens []token.Token, i int) bool {
	_, ok := words().holders.Longest(tokens, i)
	return ok || tokens[i].Word == "foreign" || tokens[i].Word == "defence" || tokens[i].Word == "defense" || tokens[i].Word == "the"
}
