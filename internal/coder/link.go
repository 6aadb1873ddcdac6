package coder

import (
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// linkParties finds the preposition before each party, what is coordinated, and
// which place or people a role belongs to.
func (c *Coder) linkParties() {
	r := &c.reader
	dateline := r.dateline()
	for k := range c.parties {
		p := &c.parties[k]
		p.dropped = p.dropped || p.from < dateline
		i := c.beforeNoun(k)
		switch {
		case i < 0 || r.parts[i] == verbal:
		case r.is(i, prep|toWord):
			p.prep = i
		case (r.is(i, and) || r.word(i) == ",") && k > 0 && c.listed(k-1, i):
			p.prep, p.follows = c.parties[k-1].prep, true
		}
		if c.reports(p) || p.prep > 0 && r.word(p.prep-1) == "according" {
			p.outside, p.follows = true, false
			continue
		}
		if k > 0 && p.prep == c.parties[k-1].to && c.attached(k) {
			c.attach(&c.parties[k-1], p)
		}
	}
}

// beforeNoun gives the token before the noun group of party k.
func (c *Coder) beforeNoun(k int) int {
	r := &c.reader
	i := c.parties[k].from - 1
	for ; i >= 0 && r.word(i) != ","; i-- {
		if k > 0 && i < c.parties[k-1].to {
			break
		}
		if (r.parts[i] != other || r.is(i, prep|and|sub|that|rel|toWord)) && !r.quantity(i) {
			break
		}
	}
	return i
}

// attach gives a role or people without a country of its own that of the place
// after it, and drops what only says more of it.
func (c *Coder) attach(q, p *party) {
	of := c.reader.word(p.prep) == "of"
	people := p.n > 0 && q.role == nil && q.a > 0 && (q.actors[0].Kind == gazetteer.People || q.demonym && of)
	if q.n == 0 || people {
		q.countries, q.n = p.countries, p.n
	} else if !of {
		return
	}
	p.dropped, p.absorbed = true, true
}

// dateline gives where the words of the report begin after a place and an
// agency: LYON: or BAGHDAD, Iraq (AP) -
func (r *reader) dateline() int {
	if len(r.tokens) == 0 || r.tokens[0].Shape != token.Upper {
		return 0
	}
	for i := 1; i < len(r.tokens) && i < 14; i++ {
		switch {
		case r.word(i) == ":" || r.word(i) == "-" && r.tokens[i].Gap:
			return i + 1
		case r.tokens[i].Shape == token.Lower:
			return 0
		}
	}
	return 0
}

// quantity tells the words of "more than 40" and "up to 40" that look like
// prepositions.
func (r *reader) quantity(i int) bool {
	switch r.word(i) {
	case "than", "to", "at", "least", "about", "over", "around":
		return i+1 < len(r.tokens) && (r.tokens[i+1].Shape == token.Number || r.is(i+1, number) || r.word(i+1) == "least")
	}
	return false
}

// listed tells whether only the rest of a noun group stands between party k and
// the "and" or comma at token i.
func (c *Coder) listed(k, i int) bool {
	r := &c.reader
	if r.word(i) == "," && !c.listGoesOn(k+1) {
		return false
	}
	for j := c.parties[k].to; j < i; j++ {
		if r.parts[j] == verbal || r.is(j, prep|and|sub|that|rel|toWord) || r.word(j) == "," || r.word(i) == "," && !r.tokens[j].Capital() {
			return false
		}
	}
	return true
}

// listGoesOn tells whether another member follows party k after a comma or
// "and": Iran, Libya, Sudan and Cuba.
func (c *Coder) listGoesOn(k int) bool {
	r := &c.reader
	if k > 1 && c.parties[k-1].follows {
		return true
	}
	if k+1 >= len(c.parties) {
		return false
	}
	for j := c.parties[k].to; j < c.parties[k+1].from; j++ {
		if r.word(j) == "," || r.is(j, and) {
			return true
		}
		if !r.tokens[j].Capital() && r.word(j) != "'s" {
			return false
		}
	}
	return false
}

// reports tells a party in the words of a reporter at the end: , officials said.
func (c *Coder) reports(p *party) bool {
	g := c.reader.attribution()
	return g != nil && p.from > c.reader.attributionFrom(g)
}

// attributionFrom gives the comma or quotation mark before an attribution.
func (r *reader) attributionFrom(g *group) int {
	i := g.start - 1
	for i > 0 && r.word(i) != "," && r.word(i) != "\"" {
		i--
	}
	return i
}

// attached tells whether party k says of whom or where the party before it is.
func (c *Coder) attached(k int) bool {
	switch c.reader.word(c.parties[k].prep) {
	case "of", "in", "from", "at", "throughout", "across":
		return true
	}
	return false
}
