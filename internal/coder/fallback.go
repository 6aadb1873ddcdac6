package coder

import (
	"slices"

	"casus/internal/gazetteer"
)

// fallback gives an act without countries those of the place where it happens.
func (c *Coder) fallback(x *reading, e *Event) {
	if x.target >= 0 && c.parties[x.target].placeOnly() && subset(e.Target, e.Source) && !c.domestic(x.code) && outward(e.Class) {
		e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil // withdrew from their own town
		x.target = -1
	}
	if len(e.Source) == 0 && !c.reportsOnly(x) && (x.source >= 0 || x.group >= 0 && !c.reader.groups[x.group].passive) {
		if place := c.placeFor(x, x.source < 0); place != "" {
			e.Source = []string{place}
		}
	}
	if len(e.Source) > 1 && subset(e.Target, e.Source) {
		e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil
		return
	}
	if len(e.Target) > 0 || x.symmetric {
		return
	}
	if len(e.Source) == 0 {
		if place := c.placeFor(x, false); place != "" && x.target >= 0 {
			e.Target = []string{place}
		}
		return
	}
	if x.target >= 0 && c.parties[x.target].ofCountry() && e.Class != "MOBILIZE" || c.domestic(x.code) || c.within(x) {
		e.Target = []string{e.Source[0]}
		if place := c.placeFor(x, false); place != "" && (x.target < 0 || !state(e.Source[0])) {
			e.Target = []string{place}
		}
		if !state(e.Target[0]) {
			e.Target = nil
		}
	}
}

// state tells the code of a state from those of organisations and movements.
func state(code string) bool {
	return code != gazetteer.International && code != gazetteer.Private && code != gazetteer.Transnational
}

func subset(a, b []string) bool {
	for _, s := range a {
		if !slices.Contains(b, s) {
			return false
		}
	}
	return true
}

// within tells an act of people or bodies below the government that is aimed at
// nobody by name: it stays in the country.
func (c *Coder) within(x *reading) bool {
	if x.source < 0 {
		return false
	}
	switch c.lex.codes[x.code].Class {
	case "REJECT", "REQUEST", "THREATEN", "ACCUSE":
	default:
		return false
	}
	r := c.parties[x.source].role
	return r != nil && r.Sector != "GOV" && r.Sector != "MIL" && r.Sector != "SPY"
}

// ofCountry tells a party whose role is one within a country; a faith is not.
func (p *party) ofCountry() bool {
	if p.role == nil {
		return false
	}
	switch p.role.Sector {
	case "MOS", "CHR", "JEW", "HIN", "BUD", "REL":
		return false
	}
	return true
}

// reportsOnly tells a reading made of a reporter at the end.
func (c *Coder) reportsOnly(x *reading) bool {
	return x.group >= 0 && c.reader.groups[x.group].rank == attribution
}

// outward tells the classes that are not aimed at one's own country where only
// a place in it is named.
func outward(class string) bool {
	switch class {
	case "AGREE", "RETREAT", "MOBILIZE", "SUPPORT", "COOPERATE", "AID", "CONSULT":
		return true
	}
	return false
}

// domestic tells the acts that without another target are within a country.
func (c *Coder) domestic(code codeID) bool {
	if c.lex.codes[code].CAMEO == "0831" {
		return false
	}
	switch c.lex.codes[code].Class {
	case "PROTEST", "CONCEDE", "COERCE", "ASSAULT":
		return true
	}
	return false
}

// placeFor gives the country of the place nearest to an act.
func (c *Coder) placeFor(x *reading, strict bool) string {
	best, away := "", 1<<30
	for k := range c.parties {
		p := &c.parties[k]
		if p.n == 0 || p.outside || p.from < 0 || !state(p.countries[0]) {
			continue
		}
		if strict && (k == x.target || p.prep < 0 || c.reader.word(p.prep) != "in" && !(p.place && c.reader.is(p.prep, prep))) {
			continue
		}
		d := p.from - x.from
		if d < 0 {
			d = -d
		}
		if p.prep >= 0 && c.reader.is(p.prep, place) && (p.place || c.reader.word(p.prep) == "in") {
			d -= 100
		}
		if d < away {
			best, away = p.countries[0], d
		}
	}
	return best
}
