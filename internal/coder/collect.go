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
	for k := range r.groups {
		g := &r.groups[k]
		if r.covered[k] {
			continue
		}
		if g.rank == attribution {
			c.charged(k)
			continue
		}
		x := c.read(k, 0)
		if x.code == 0 {
			continue
		}
		c.required(&x)
		c.readings = append(c.readings, x)
	}
	if len(c.readings) == 0 {
		c.headline()
	}
}

// required makes a demand of what a reporter at the end says must be done.
func (c *Coder) required(x *reading) {
	r := &c.reader
	if !x.must || x.code == 0 || r.groups[x.group].rank != mainClause {
		return
	}
	d := c.lex.ops[demand][x.code]
	who := c.reporter()
	if d == 0 || who < 0 {
		return
	}
	x.code, x.target, x.source, x.must, x.symmetric = d, x.source, who, false, false
}

// reporter gives the party of the words of a reporter at the end, -1 for none.
func (c *Coder) reporter() int {
	r := &c.reader
	for i := len(r.groups) - 1; i >= 0; i-- {
		if g := &r.groups[i]; g.rank == attribution {
			from := r.attributionFrom(g)
			for k := range c.parties {
				if p := &c.parties[k]; p.from > from && p.from < g.start {
					return k
				}
			}
		}
	}
	return -1
}

// charged codes a reporter who accuses: , a human rights group protested.
func (c *Coder) charged(k int) {
	r := &c.reader
	g := &r.groups[k]
	switch r.lex.verbs[g.verb].lemma {
	case "protest", "complain", "charge", "allege", "accuse":
	default:
		return
	}
	x := reading{code: c.lex.byCode["111"], holder: -1, sayer: -1, group: k, from: g.start, to: g.end, source: -1, target: -1}
	x.rule(r.lex.verbs[g.verb].lemma + " at the end")
	x.source = c.reporter()
	for n := range r.groups {
		if r.groups[n].rank == mainClause {
			x.target = c.subject(n)
			break
		}
	}
	c.readings = append(c.readings, x)
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
			w = 12
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

// alone turns exercises without a partner into a show of force.
func (c *Coder) alone(x *reading, e *Event) {
	if e.CAMEO != "062" || len(e.Source) > 1 || c.holds(x, "joint") || x.source < 0 {
		return
	}
	d := &c.lex.codes[c.lex.byCode["150"]]
	e.CAMEO, e.Class, e.Goldstein, e.Mode = d.CAMEO, d.Class, d.Goldstein, d.Mode
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
	c.alone(x, &e)
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
	if x.target >= 0 && e.Class != "MOBILIZE" || c.domestic(x.code) || c.within(x) {
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
