package coder

// reading is what a verb group says, with all that it governs. Parties are
// given by index, -1 for none.
type reading struct {
	code      codeID
	source    int // who acts
	target    int // who is acted upon
	holder    int // who says so
	from, to  int // tokens of the act
	group     int // the verb group, -1 for a text without a verb
	symmetric bool
	not       bool
	will      bool
	may       bool
	must      bool
	rules     [maxChain]string
	n         int
}

// maxChain bounds how many verbs one act may hang from.
const maxChain = 6

func (x *reading) rule(s string) {
	if x.n < maxChain {
		x.rules[x.n] = s
		x.n++
	}
}

// read codes the verb group k with what it governs.
func (c *Coder) read(k, depth int) (x reading) {
	r := &c.reader
	g := &r.groups[k]
	x = reading{source: -1, target: -1, holder: -1, from: g.start, to: g.end, group: k,
		not: g.not, will: g.will, may: g.may, must: g.must}
	m := r.match(k)
	if m.sense == nil {
		if c.nominal(&x, k); x.code == 0 {
			c.willNot(&x, k)
		}
		return x
	}
	x.from, x.to = m.from, m.to
	s := m.sense
	x.rule(s.rule)
	if s.op == none {
		x.code = c.specific(c.refine(s.code, k), m.noun)
		x.code = c.weapon(x.code, k)
		x.symmetric = c.isSymmetric(x.code)
		c.arguments(&x, k, s)
		c.modalize(&x)
		if c.lex.codes[s.code].CAMEO == "016" {
			r.cover(k + 1)
		}
		return x
	}
	if c.govern(&x, k, depth, m); x.code == 0 {
		c.willNot(&x, k)
	}
	return x
}

// willNot codes the refusal of something that no entry names.
func (c *Coder) willNot(x *reading, k int) {
	if g := &c.reader.groups[k]; g.not && g.will && !g.passive {
		x.code, x.not, x.from, x.to = c.lex.byCode["120"], false, g.start, g.end
		x.rule("will not")
		c.arguments(x, k, &sense{})
	}
}

// modalize turns an act that is only to come, or that is refused, into what its
// announcement is.
func (c *Coder) modalize(x *reading) {
	code := c.lex.codes[x.code].CAMEO
	if x.code == 0 || code < "03" {
		return
	}
	if x.group >= 0 && x.not && c.wordIn("yet", c.reader.groups[x.group].start, c.reader.groups[x.group].end) {
		return // has not yet agreed
	}
	verbal := code < "04" || code >= "09" && code < "14"
	switch {
	case x.not && (x.will || x.may) && !verbal || x.not && code < "04":
		if d := c.lex.ops[refuse][x.code]; d > 0 && code >= "04" {
			x.code, x.not = d, false
			x.symmetric = x.symmetric && c.plural(x.source)
		} else if code < "04" {
			x.code, x.not = c.lex.byCode["120"], false
		}
	case (x.will || x.may) && !verbal:
		if d := c.lex.ops[intend][x.code]; d > 0 {
			x.code = d
			x.symmetric = x.symmetric && c.plural(x.source)
		}
	}
}

// specific takes the code of the noun that a pattern found, where it is one of
// the same kind and says more.
func (c *Coder) specific(code codeID, n *noun) codeID {
	if n == nil || n.code == 0 {
		return code
	}
	own, have := c.lex.codes[n.code].CAMEO, c.lex.codes[code].CAMEO
	if len(have) == 3 && have[2] == '0' && own[:2] == have[:2] {
		return n.code
	}
	return code
}

// weapon takes the code of what did it: a bomb killed three.
func (c *Coder) weapon(code codeID, k int) codeID {
	switch c.lex.codes[code].CAMEO {
	case "182", "190", "193":
		g := &c.reader.groups[k]
		if n, _, own := c.reader.act(g.from, g.start); n != nil && c.lex.codes[own].CAMEO > "181" {
			return own
		}
	}
	return code
}

// nominal codes a clause whose verb says nothing by the noun of its subject:
// talks took place.
func (c *Coder) nominal(x *reading, k int) {
	r := &c.reader
	g := &r.groups[k]
	n, at, code := r.act(g.from, g.start)
	before := n != nil
	if n == nil {
		n, at, code = r.act(g.end, r.objectEnd(k))
	}
	if n == nil || g.gerund || !before && n.thing.meets(c.lex.things["weapon"]) {
		return // found a bomb
	}
	x.code = c.refine(code, k)
	x.rule(n.rule)
	x.from, x.to = at, at+len(n.words)
	c.arguments(x, k, &sense{})
	if before {
		c.nounArguments(x, g.from, at, g.start)
	}
	x.symmetric = c.isSymmetric(x.code)
}

// nounArguments finds who acts and who is acted upon around a noun of acts:
// Israel's strike on Damascus, the visit by Japan's premier to China.
func (c *Coder) nounArguments(x *reading, from, at, to int) {
	by := c.byAgent(at, to)
	if by >= 0 {
		x.source = by
	}
	for k := range c.parties {
		p := &c.parties[k]
		if p.dropped || p.outside || p.follows || p.from < at || p.from >= to || k == by || p.prep < at {
			continue
		}
		switch c.reader.word(p.prep) {
		case "on", "against", "to", "with", "of", "for", "at", "between":
			x.target = k
			return
		}
	}
}

func (c *Coder) isSymmetric(code codeID) bool {
	s := c.lex.codes[code].CAMEO
	return s == "0871" || s == "040" || s == "044" || s == "046" || s == "057" || s == "041" || s == "062" || s == "060"
}
