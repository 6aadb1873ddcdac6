package coder

import (
	"slices"
	"strings"

	"casus/internal/claim"
)

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

// alone turns exercises without a partner into a show of force.
func (c *Coder) alone(x *reading, e *Event) {
	if e.CAMEO != "062" || len(e.Source) > 1 || c.holds(x, "joint") || x.source < 0 {
		return
	}
	c.recode(e, "150")
}

// elsewhere tells a meeting in a third country.
func (c *Coder) elsewhere(e *Event) {
	if e.CAMEO != "040" || len(e.Source) < 2 {
		return
	}
	for k := range c.parties {
		p := &c.parties[k]
		if p.n > 0 && !p.outside && !p.dropped && c.reader.word(p.prep) == "in" && !slices.Contains(e.Source, p.countries[0]) {
			c.recode(e, "044")
			return
		}
	}
}

// recode puts an event under another code.
func (c *Coder) recode(e *Event, to string) {
	d := &c.lex.codes[c.lex.byCode[to]]
	e.CAMEO, e.Class, e.Goldstein, e.GoldsteinKnown, e.Mode = d.CAMEO, d.Class, d.Goldstein, d.GoldsteinKnown, d.Mode
}

// holds tells whether a word stands within the act.
func (c *Coder) holds(x *reading, w string) bool {
	for i := x.from; i < x.to; i++ {
		if c.reader.word(i) == w {
			return true
		}
	}
	return false
}

func (c *Coder) event(x *reading) Event {
	code := &c.lex.codes[x.code]
	e := Event{Class: code.Class, CAMEO: code.CAMEO, Goldstein: code.Goldstein, GoldsteinKnown: code.GoldsteinKnown, Mode: code.Mode,
		Weight: c.weigh(x), Rule: strings.Join(x.rules[:x.n], " > ")}
	e.ActSpan = []claim.Span{c.span(x.from, x.to)}
	c.flags(x, &e)
	c.name(x.source, &e.Source, &e.SourceActors, &e.SourceSpan)
	c.name(x.target, &e.Target, &e.TargetActors, &e.TargetSpan)
	c.fallback(x, &e)
	if x.symmetric && x.target >= 0 && c.reader.is(c.parties[x.target].prep, place) {
		switch {
		case e.CAMEO == "062":
			x.symmetric = false // exercises near Estonia
		case len(e.Source) > 1 || c.plural(x.source):
			e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil // signed in Doha
		}
	}
	if x.symmetric {
		for _, t := range e.Target {
			if !slices.Contains(e.Source, t) {
				e.Source = append(e.Source, t)
			}
		}
		e.SourceActors, e.SourceSpan = append(e.SourceActors, e.TargetActors...), append(e.SourceSpan, e.TargetSpan...)
		e.Target, e.TargetActors, e.TargetSpan = nil, nil, nil
	}
	c.alone(x, &e)
	c.elsewhere(&e)
	e.Holder = c.holder(x)
	return e
}

// flags tells how an event is said to be: not so, to come, possible, on a
// condition, asked.
func (c *Coder) flags(x *reading, e *Event) {
	r := &c.reader
	e.Negated, e.Future, e.Hypothetical = x.not, x.will, x.may
	e.Conditional = c.conditional(x)
	e.Question = len(r.tokens) > 0 && (r.word(len(r.tokens)-1) == "?" || len(r.tokens) > 1 && r.word(len(r.tokens)-2) == "?")
}

// conditional tells whether an event stands in a clause of condition or in a
// main clause that has one.
func (c *Coder) conditional(x *reading) bool {
	r := &c.reader
	if x.group < 0 {
		return false
	}
	for i := range r.groups {
		if g := &r.groups[i]; g.opener >= 0 && r.is(g.opener, ifWord) && (i == x.group || r.groups[x.group].rank <= coordinated) {
			return true
		}
	}
	return false
}

// holder gives who says so: the subject of the verb of saying that governs the
// act, or the reporter at the end of the sentence. It may have no country.
func (c *Coder) holder(x *reading) *Party {
	r := &c.reader
	from, to := 0, 0
	k := x.holder
	if k < 0 {
		for i := range c.parties {
			if p := &c.parties[i]; p.outside && p.prep > 0 && r.word(p.prep-1) == "according" {
				k = i
			}
		}
	}
	if k < 0 {
		g := r.attribution()
		if g == nil || x.group >= 0 && r.groups[x.group].rank == attribution {
			return nil
		}
		from, to = r.attributionFrom(g)+1, g.start
		k = c.reporter()
	}
	p := &Party{Span: c.span(from, to)}
	if k >= 0 {
		var spans []claim.Span
		c.name(k, &p.Countries, &p.Actors, &spans)
		p.Span = spans[0]
	}
	return p
}

// attribution gives the verb group of the reporter at the end, nil for none.
func (r *reader) attribution() *group {
	for i := len(r.groups) - 1; i >= 0; i-- {
		if r.groups[i].rank == attribution {
			return &r.groups[i]
		}
	}
	return nil
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
	for first := k; k < len(c.parties) && (k == first || c.parties[k].follows || c.parties[k].absorbed); k++ {
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
