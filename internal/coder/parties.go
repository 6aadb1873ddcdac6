package coder

import (
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// maxCountries bounds how many countries one group of actors names.
const maxCountries = 8

// party is one noun group with an actor in it: the Israeli army.
type party struct {
	from, to  int // tokens
	countries [maxCountries]string
	n         int
	actors    [maxCountries]*gazetteer.Actor
	a         int
	role      *gazetteer.Role
	place     bool // its last name is that of a city or place
	adjective bool // nothing but an adjective names it: Israeli plan
	genitive  bool // Iraq's
	dropped   bool // belongs to the party before it, or is no actor: US-backed
	prep      int  // the token of the preposition before it, -1 for none
	follows   bool // coordinated with the party before it
	demonym   bool // its first name is a people: Albanians
	absorbed  bool // says of whom or where the party before it is
	outside   bool // reports the sentence and is no part of what happens
}

func (p *party) country(c string) {
	if c == "" || p.n == maxCountries {
		return
	}
	for _, have := range p.countries[:p.n] {
		if have == c {
			return
		}
	}
	p.countries[p.n] = c
	p.n++
}

func (p *party) actor(a *gazetteer.Actor) {
	if p.a < maxCountries {
		p.actors[p.a] = a
		p.a++
	}
}

// placeOnly tells a party that is named by nothing but a state or a place.
func (p *party) placeOnly() bool {
	return (p.role == nil || settlement(p.role.Name)) && p.a > 0 && (p.place || p.actors[p.a-1].Kind == gazetteer.State)
}

// settlement tells the roles that are places: town.
func settlement(role string) bool {
	switch role {
	case "town", "village", "city", "province", "district", "region", "camp", "settlement":
		return true
	}
	return false
}

func (p *party) same(q *party) bool { return p.n > 0 && p.n == q.n && p.countries == q.countries }

// find fills the names and roles of the sentence.
func (c *Coder) find() {
	r := &c.reader
	r.named = r.named[:0]
	for range r.tokens {
		r.named = append(r.named, 0)
	}
	c.mentions = c.gaz.Find(c.mentions[:0], r.tokens, c.on)
	c.roles = c.gaz.FindRoles(c.roles[:0], r.tokens)
	for k, m := range c.mentions {
		for i := m.From; i < m.To; i++ {
			r.named[i] = int32(k + 1)
		}
	}
	r.adjectives, r.roles = r.adjectives[:0], r.roles[:0]
	for i := range r.tokens {
		r.adjectives = append(r.adjectives, c.adjectiveAt(i))
		r.roles = append(r.roles, false)
	}
	for _, m := range c.roles {
		for i := m.From; i < m.To; i++ {
			r.roles[i] = true
		}
	}
	c.readParties()
}

// piece is a mention or a role.
type piece struct {
	from, to int
	mention  *gazetteer.Mention
	role     *gazetteer.Role
}

// next gives the next mention or role at or after token i.
func (c *Coder) pieces(dst []piece) []piece {
	m, k := 0, 0
	for m < len(c.mentions) || k < len(c.roles) {
		if k == len(c.roles) || m < len(c.mentions) && c.mentions[m].From <= c.roles[k].From {
			dst = append(dst, piece{c.mentions[m].From, c.mentions[m].To, &c.mentions[m], nil})
			m++
			continue
		}
		if c.reader.named[c.roles[k].From] == 0 {
			dst = append(dst, piece{c.roles[k].From, c.roles[k].To, nil, c.roles[k].Role})
		}
		k++
	}
	return dst
}

// readParties joins names and roles of one noun group into parties.
func (c *Coder) readParties() {
	r := &c.reader
	c.found = c.pieces(c.found[:0])
	c.parties = c.parties[:0]
	for _, p := range c.found {
		if n := len(c.parties); n > 0 && c.sameNoun(&c.parties[n-1], p.from) {
			c.extend(&c.parties[n-1], p)
			continue
		}
		q := party{from: p.from, to: p.from, prep: -1}
		c.extend(&q, p)
		if r.is(p.from-1, adjective) && r.word(p.from-1) == "ethnic" && p.mention != nil {
			q.n = 0
		}
		c.parties = append(c.parties, q)
	}
}

func (c *Coder) extend(p *party, x piece) {
	r := &c.reader
	p.to = x.to
	if x.role != nil {
		p.role, p.adjective = x.role, false
		if x.role.Sector == "NGO" && p.n == 0 {
			p.country(gazetteer.Private)
		}
	}
	if m := x.mention; m != nil {
		after := x.to < len(r.tokens) && r.tokens[x.to].Joined
		if after && !r.leads(x.to) {
			if p.from == x.from {
				p.dropped = true
			}
			return
		}
		if p.n == 0 || r.is(x.from-1, and) {
			p.country(m.Actor.Country)
		}
		p.actor(m.Actor)
		p.demonym = p.demonym || p.a == 1 && m.Form == gazetteer.Demonym
		p.place = m.Form == gazetteer.City || m.Form == gazetteer.Capital || m.Actor.Kind == gazetteer.Place
		p.adjective = m.Form == gazetteer.Adjective && p.role == nil
	}
	p.genitive = r.word(x.to) == "'s" || r.word(x.to) == "'" && x.to < len(r.tokens) && !r.tokens[x.to].Gap
}

// leads tells the second half of US-led, by which the first one acts.
func (r *reader) leads(i int) bool {
	switch r.word(i) {
	case "led", "controlled", "run", "occupied", "held", "based", "ruled":
		return r.word(i) == "led"
	}
	return len(r.tokens[i].Word) > 2 && r.named[i] != 0
}

// maxModifiers is how many words may stand between two names of one noun group.
const maxModifiers = 5

// sameNoun tells whether nothing but words of one noun group stands between a
// party and token i.
func (c *Coder) sameNoun(p *party, i int) bool {
	r := &c.reader
	if i-p.to > maxModifiers {
		return false
	}
	for k := p.to; k < i; k++ {
		cl := r.class(k)
		switch {
		case r.word(k) == "'s" || r.word(k) == "'" || r.tokens[k].Shape == token.Number:
		case cl&and != 0: // Israeli and Palestinian officials
			return k == p.to && k+1 == i && p.adjective && c.adjectiveAt(i)
		case r.mark(k), cl&(prep|sub|that|rel|pron|toWord|be|have|doAux|modal|det) != 0 && cl&number == 0,
			r.nounish(k) && !r.tokens[k].Capital() && c.actNoun(k):
			return false
		case r.tokens[k].Capital() || cl&adjective != 0:
		case r.forms(k)&past != 0:
			return p.genitive // Iran's detained leader, not: Iran detained the leader
		case r.forms(k)&third != 0:
			return false
		}
	}
	return true
}

func (c *Coder) adjectiveAt(i int) bool {
	k := c.reader.named[i]
	return k != 0 && c.mentions[k-1].Form == gazetteer.Adjective
}

// adjectival tells whether token i ends an adjective of a country.
func (r *reader) adjectival(i int) bool { return i >= 0 && r.named[i] != 0 && r.adjectives[i] }

// actNoun tells whether a noun with a code of its own begins at token k.
func (c *Coder) actNoun(k int) bool {
	n, _ := c.reader.nounAt(k)
	return n != nil && n.code > 0
}
