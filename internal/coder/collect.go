package coder

import (
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/gazetteer"
)

// collect reads every verb group that hangs from no other and weighs it.
func (c *Coder) collect() {
	r := &c.reader
	c.readings = c.readings[:0]
	covered := -1
	for k := range r.groups {
		g := &r.groups[k]
		if k <= covered && !g.finite {
			continue
		}
		x := c.read(k, 0)
		if x.code == 0 {
			continue
		}
		c.readings = append(c.readings, x)
	}
	if len(c.readings) == 0 {
		c.headline()
	}
}

// headline codes a text without a verb by its first noun of acts.
func (c *Coder) headline() {
	r := &c.reader
	n, at := r.act(0, len(r.tokens))
	if n == nil {
		return
	}
	x := reading{code: n.code, source: -1, target: -1, holder: -1, sayer: -1, group: -1, from: at, to: at + len(n.words)}
	x.rule(n.rule)
	x.source = c.firstIn(0, at)
	x.target = c.object(at, len(r.tokens), x.source, &sense{})
	x.symmetric = c.isSymmetric(n.code)
	c.readings = append(c.readings, x)
}

// weigh says how much a reading is the main act of the sentence.
func (c *Coder) weigh(x *reading) float64 {
	w := 0.0
	if x.group >= 0 {
		g := &c.reader.groups[x.group]
		switch g.rank {
		case mainClause:
			w = 10
		case coordinated:
			w = 8
		case complement:
			w = 6
		case adverbial:
			w = 3
		case relative:
			w = 2
		case attribution:
			w = -5
		}
		if !g.finite {
			w -= 2
		}
	}
	if c.lex.codes[x.code].Class == "" {
		w -= 8
	}
	if x.source >= 0 {
		w++
	}
	if x.target >= 0 {
		w++
	}
	if x.not {
		w -= 5
	}
	return w - 0.01*float64(x.from)
}

// events writes the readings down, the main act first.
func (c *Coder) events() []Event {
	var out []Event
	for i := range c.readings {
		x := &c.readings[i]
		out = append(out, c.event(x))
	}
	slices.SortStableFunc(out, func(a, b Event) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	return out
}

func (c *Coder) event(x *reading) Event {
	code := &c.lex.codes[x.code]
	e := Event{Class: code.Class, CAMEO: code.CAMEO, Goldstein: code.Goldstein, GoldsteinKnown: code.GoldsteinKnown, Mode: code.Mode,
		Negated: x.not, Future: x.will, Hypothetical: x.may, Weight: c.weigh(x), Rule: strings.Join(x.rules[:x.n], " > ")}
	e.ActSpan = []claim.Span{c.span(x.from, x.to)}
	c.name(x.source, &e.Source, &e.SourceActors, &e.SourceSpan)
	c.name(x.target, &e.Target, &e.TargetActors, &e.TargetSpan)
	c.fallback(x, &e)
	if x.symmetric {
		for _, t := range e.Target {
			if !slices.Contains(e.Source, t) {
				e.Source = append(e.Source, t)
			}
		}
		e.SourceActors, e.SourceSpan = append(e.SourceActors, e.TargetActors...), append(e.SourceSpan, e.TargetSpan...)
		e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil
	}
	if x.holder >= 0 {
		p := &Party{}
		var spans []claim.Span
		c.name(x.holder, &p.Countries, &p.Actors, &spans)
		if len(spans) > 0 {
			p.Span = spans[0]
		}
		e.Holder = p
	}
	return e
}

func (c *Coder) span(from, to int) claim.Span {
	t := c.reader.tokens
	if from < 0 || from >= to || to > len(t) {
		return claim.Span{}
	}
	return claim.Span{Start: t[from].Start, End: t[to-1].End}
}

// name adds a party and all that are coordinated with it.
func (c *Coder) name(k int, countries, actors *[]string, spans *[]claim.Span) {
	if k < 0 {
		return
	}
	for first := k; k < len(c.parties) && (k == first || c.parties[k].follows); k++ {
		p := &c.parties[k]
		if p.dropped && k > first {
			continue
		}
		for _, code := range p.countries[:p.n] {
			if !slices.Contains(*countries, code) {
				*countries = append(*countries, code)
			}
		}
		for _, a := range p.actors[:p.a] {
			*actors = append(*actors, a.ID)
		}
		*spans = append(*spans, c.span(p.from, p.to))
	}
}

// fallback gives an act without countries those of the place where it happens.
func (c *Coder) fallback(x *reading, e *Event) {
	if len(e.Source) == 0 && (x.source >= 0 || x.group >= 0 && !c.reader.groups[x.group].passive) {
		if place := c.placeFor(x); place != "" {
			e.Source = []string{place}
		}
	}
	if len(e.Source) > 1 && subset(e.Target, e.Source) {
		e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil
		return
	}
	if len(e.Target) > 0 || x.symmetric || len(e.Source) == 0 {
		return
	}
	if x.target >= 0 || c.domestic(x.code) || c.within(x) {
		e.Target = []string{e.Source[0]}
		if x.target < 0 {
			if place := c.placeFor(x); place != "" {
				e.Target = []string{place}
			}
		}
	}
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
	case "REJECT", "REQUEST", "THREATEN", "RETREAT", "ACCUSE":
	default:
		return false
	}
	r := c.parties[x.source].role
	return r != nil && r.Sector != "GOV" && r.Sector != "MIL" && r.Sector != "SPY"
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
func (c *Coder) placeFor(x *reading) string {
	best, away := "", 1<<30
	for k := range c.parties {
		p := &c.parties[k]
		if p.n == 0 {
			continue
		}
		if k := p.actors[0]; k != nil && (k.Country == gazetteer.International || k.Country == gazetteer.Private) {
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
