package coder

// reading is what a verb group says, with all that it governs.
type reading struct {
	code                                       codeID
	source                                     int // index of the party that acts; -1 where the governing clause tells
	target                                     int // index of the party acted upon, -1 where none is found
	holder                                     int // index of the party that says so, -1 for none
	sayer                                      int // the verb group that says so
	from, to                                   int // tokens of the act
	group                                      int
	symmetric                                  bool
	not, will, may, must, hypothetical, denied bool
	rules                                      [maxChain]string
	n                                          int
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
	x = reading{source: -1, target: -1, holder: -1, sayer: -1, from: g.start, to: g.end, group: k,
		not: g.not, will: g.will, may: g.may, must: g.must}
	m := r.match(k)
	if m.sense == nil {
		c.nominal(&x, k)
		return x
	}
	x.from, x.to = m.from, m.to
	s := m.sense
	x.rule(s.rule)
	if s.op == none {
		x.code = s.code
		c.refine(&x, m)
		c.arguments(&x, k, s)
		c.modalize(&x)
		return x
	}
	c.govern(&x, k, depth, m)
	return x
}

// govern codes a verb that acts upon another act: promise, refuse, end.
func (c *Coder) govern(x *reading, k, depth int, m matched) {
	r := &c.reader
	s := m.sense
	inner, found := reading{}, false
	if n := r.complement(k, s.op); n >= 0 && depth < maxChain {
		inner = c.read(n, depth+1)
		found = inner.code > 0
		if found && s.op == say {
			c.said(x, k, n, inner)
			return
		}
		if found {
			c.governed(x, k, n, s, inner)
			return
		}
	}
	if s.op == say {
		c.arguments(x, k, s)
		x.code = s.code
		return
	}
	c.governedNoun(x, k, s)
}

// governedNoun codes a verb on a noun of acts: launch an attack.
func (c *Coder) governedNoun(x *reading, k int, s *sense) {
	r := &c.reader
	g := &r.groups[k]
	n, at := r.act(g.end, r.objectEnd(k))
	if n == nil && (g.passive || (s.op == do || s.op == end || s.op == fail) && !r.opensObject(g.end)) {
		n, at = r.act(g.from, g.start)
	}
	x.code = s.code
	if n != nil {
		x.rule(n.rule)
		code := c.fieldOf(n.code, k)
		if d := c.apply(s.op, code); d > 0 {
			x.code = d
		}
		if at+len(n.words) > x.to {
			x.to = at + len(n.words)
		}
		x.symmetric = c.isSymmetric(x.code)
	}
	c.arguments(x, k, s)
	c.modalize(x)
}

// apply gives what an act becomes under an operator, 0 where that says nothing.
func (c *Coder) apply(op operator, code codeID) codeID {
	switch op {
	case do:
		return code
	case fail:
		return c.lex.ops[refuse][code]
	case consider, say, deny:
		return 0
	}
	return c.lex.ops[op][code]
}

// complement gives the verb group that group k governs, -1 for none.
func (r *reader) complement(k int, op operator) int {
	g := &r.groups[k]
	for n := k + 1; n < len(r.groups); n++ {
		h := &r.groups[n]
		if h.reduced {
			continue
		}
		if h.start-g.end > 30 {
			return -1
		}
		switch {
		case h.infinitive:
			if r.barred(g.end, h.start, false) {
				return -1
			}
			return n
		case h.gerund:
			if r.barred(g.end, h.start, true) {
				return -1
			}
			p := h.start - 1
			if p == g.end-1 || r.is(p, prep) && r.word(p) != "after" && r.word(p) != "before" && r.word(p) != "by" && r.word(p) != "since" && r.word(p) != "while" {
				return n
			}
			return -1
		case h.finite:
			if h.rank == relative || h.rank == adverbial || h.and || h.rank == mainClause || h.rank == attribution {
				if h.rank == relative {
					continue
				}
				return -1
			}
			if op == say || op == demand || op == appeal || op == intend || op == threat || op == deny || op == accuse || op == consider {
				return n
			}
			return -1
		}
		return -1
	}
	return -1
}

// barred tells whether a comma or the opening of a clause parts two tokens.
func (r *reader) barred(from, to int, comma bool) bool {
	for i := from; i < to; i++ {
		if r.named[i] != 0 {
			continue
		}
		if comma && r.word(i) == "," || r.is(i, sub) && !r.is(i, prep) {
			return true
		}
	}
	return false
}

// governed joins a verb and the act that it governs.
func (c *Coder) governed(x *reading, k, n int, s *sense, inner reading) {
	r := &c.reader
	g, h := &r.groups[k], &r.groups[n]
	d := c.apply(s.op, inner.code)
	if d == 0 {
		d = s.code
	}
	if s.op == do && h.infinitive && s.code > 0 {
		d = inner.code
	}
	x.code = d
	for _, rule := range inner.rules[:inner.n] {
		x.rule(rule)
	}
	x.to = inner.to
	x.not = g.not
	if inner.not && (s.op == do || s.op == intend) {
		x.not = true
	}
	x.source = c.subject(k)
	between := c.partyIn(g.end, h.start, x.source)
	switch s.op {
	case demand, appeal, allow, bar:
		x.target = between
		if x.target < 0 {
			x.target = inner.target
		}
	case accuse, refuse:
		x.target = between
		if x.target < 0 && s.op == refuse {
			x.target = inner.target
		}
	default:
		x.target = inner.target
		if x.target < 0 {
			x.target = between
		}
	}
	x.symmetric = inner.symmetric && (s.op == do || s.op == intend) || s.op == intend && c.plural(x.source) && x.target < 0
	c.modalize(x)
}

// said joins a verb of saying and what is said.
func (c *Coder) said(x *reading, k, n int, inner reading) {
	r := &c.reader
	g, h := &r.groups[k], &r.groups[n]
	sayer := c.subject(k)
	rules := x.rules
	own := x.n
	not := x.not
	*x = inner
	x.group = k
	x.sayer = k
	x.holder = sayer
	x.n = own
	x.rules = rules
	for _, rule := range inner.rules[:inner.n] {
		x.rule(rule)
	}
	who := inner.source
	pronoun := c.pronounIn(g.end, h.start)
	if who < 0 || pronoun && who < 0 {
		x.source = sayer
		return
	}
	if h.must || inner.must {
		if d := c.lex.ops[demand][inner.code]; d > 0 {
			x.code = d
			x.target, x.source = who, sayer
			x.must, x.symmetric = false, false
		}
	}
	x.not = x.not || not
}

func (c *Coder) pronounIn(from, to int) bool {
	for i := from; i < to; i++ {
		if c.reader.is(i, pron) && c.reader.named[i] == 0 {
			return true
		}
	}
	return false
}

// modalize turns an act that is only to come, or that is refused, into what its
// announcement is.
func (c *Coder) modalize(x *reading) {
	code := c.lex.codes[x.code].CAMEO
	if x.code == 0 || code < "03" {
		return
	}
	verbal := code < "04" || code >= "09" && code < "14"
	switch {
	case x.not && (x.will || x.may) && !verbal || x.not && code < "04":
		if d := c.lex.ops[refuse][x.code]; d > 0 && code >= "04" {
			x.code, x.not = d, false
		} else if code < "04" {
			x.code, x.not = c.lex.byCode["120"], false
		}
	case (x.will || x.may) && !verbal:
		if d := c.lex.ops[intend][x.code]; d > 0 {
			x.code = d
		}
	}
}

// nominal codes a clause whose verb says nothing by the noun of its subject:
// talks took place.
func (c *Coder) nominal(x *reading, k int) {
	r := &c.reader
	g := &r.groups[k]
	n, at := r.act(g.from, g.start)
	if n == nil {
		n, at = r.act(g.end, r.objectEnd(k))
	}
	if n == nil || g.gerund {
		return
	}
	x.code = c.fieldOf(n.code, k)
	x.rule(n.rule)
	x.from, x.to = at, at+len(n.words)
	c.arguments(x, k, &sense{})
	x.symmetric = c.isSymmetric(x.code)
}

func (c *Coder) isSymmetric(code codeID) bool {
	s := c.lex.codes[code].CAMEO
	return s == "040" || s == "044" || s == "046" || s == "057" || s == "041" || s == "062" || s == "060"
}
