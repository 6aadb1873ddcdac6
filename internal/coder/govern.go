package coder

// govern codes a verb that acts upon another act: promise, refuse, end.
func (c *Coder) govern(x *reading, k, depth int, m matched) {
	r := &c.reader
	s := m.sense
	inner, found := reading{}, false
	if n := r.complement(k, s.op, m.to); n >= 0 && depth < maxChain {
		inner = c.read(n, depth+1)
		found = inner.code > 0
		r.covered[n] = r.covered[n] || found
		if h := &r.groups[n]; found && (s.op == say || s.op == demand && h.finite && (h.will || h.not)) {
			c.said(x, k, n, inner)
			return
		}
		if s.op == deny {
			r.cover(n)
		}
		if found && s.op == appeal && r.groups[n].start == r.groups[k].end && wants(r.lex.verbs[r.groups[k].verb].lemma) {
			own := *s
			own.op, own.code = intend, inner.code
			s = &own // wants to help
		}
		if found {
			c.governed(x, k, n, s, inner)
			return
		}
		x.not = x.not || r.groups[n].not && s.op == intend
	}
	if s.op == say && !declares(r.lex.verbs[r.groups[k].verb].lemma) {
		c.arguments(x, k, s)
		x.code = s.code
		return
	}
	c.governedNoun(x, k, s)
}

// cover takes the verb groups from n to the end of their clause as said inside
// it: they are no events by themselves.
func (r *reader) cover(n int) {
	for ; n < len(r.groups) && r.groups[n].rank > coordinated && r.groups[n].rank != attribution; n++ {
		r.covered[n] = true
	}
}

// wants tells the verbs that ask for something to be done by another, but with
// no other say what one will do.
func wants(lemma string) bool { return lemma == "want" || lemma == "propose" }

// declares tells the verbs of saying that do what they name: announced an
// embargo.
func declares(lemma string) bool {
	return lemma == "announce" || lemma == "declare" || lemma == "proclaim"
}

// governedNoun codes a verb on a noun of acts: launch an attack.
func (c *Coder) governedNoun(x *reading, k int, s *sense) {
	r := &c.reader
	g := &r.groups[k]
	op := s.op
	if op == say {
		op = do
	}
	n, at, code := r.act(g.end, r.objectEnd(k))
	if n == nil && (g.passive || (s.op == do || s.op == end || s.op == fail) && !r.opensObject(g.end)) {
		n, at, code = r.act(g.from, g.start)
	}
	x.code = s.code
	if n != nil && op == consider {
		n = nil // studies a plan: no intent
	}
	if n != nil {
		x.rule(n.rule)
		x.not = x.not || r.is(at-1, neither)
		if d := c.lex.apply(op, c.refine(code, k)); d > 0 {
			x.code = d
		}
		if at+len(n.words) > x.to {
			x.to = at + len(n.words)
		}
		x.symmetric = c.isSymmetric(x.code)
	}
	x.code = c.refine(x.code, k)
	c.arguments(x, k, s)
	c.modalize(x)
}

// apply gives what an act becomes under an operator, 0 where that says nothing.
func (l *lexicon) apply(op operator, code codeID) codeID {
	switch op {
	case do, cause:
		return code
	case fail:
		return l.ops[refuse][code]
	case none, say, deny:
		return 0
	case consider:
		return l.ops[intend][code]
	}
	return l.ops[op][code]
}

// complement gives the verb group that group k governs, -1 for none. After is
// where the words of its entry end: an infinitive further on says what for.
func (r *reader) complement(k int, op operator, after int) int {
	g := &r.groups[k]
	for n := k + 1; n < len(r.groups) && r.groups[n].start-g.end <= maxReach; n++ {
		h := &r.groups[n]
		switch {
		case h.reduced || h.finite && (h.rank == relative || h.rank == adverbial && (op == say || op == threat)):
			continue
		case h.infinitive && !r.barred(g.end, h.start, false) && (op != do || h.start <= after),
			h.gerund && !r.barred(g.end, h.start, true) && r.gerundObject(g, h),
			h.finite && !h.and && h.rank == complement && takesThat[op]:
			return n
		}
		return -1
	}
	return -1
}

// maxReach is how many tokens may stand between a verb and what it governs.
const maxReach = 30

// takesThat tells the operators that a whole clause may follow.
var takesThat = [operators]bool{say: true, demand: true, appeal: true, intend: true, threat: true, deny: true, accuse: true, consider: true}

// gerundObject tells whether a form in -ing is governed: stop selling, accused
// of selling; not: left after selling.
func (r *reader) gerundObject(g, h *group) bool {
	p := h.start - 1
	if p == g.end-1 {
		return true
	}
	switch r.word(p) {
	case "after", "before", "by", "since", "while":
		return false
	}
	return r.is(p, prep)
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
	if x.code = c.refine(c.lex.apply(s.op, inner.code), k); x.code == 0 {
		x.code = c.refine(s.code, k)
	}
	if inner.not && (s.op == demand || s.op == appeal) {
		x.code = c.forbidden(s, inner.code)
	}
	x.inherit(&inner)
	x.to = inner.to
	x.may = x.may || s.op == consider
	x.not = g.not || inner.not && (s.op == do || s.op == cause || s.op == intend)
	x.source = c.subject(k)
	between := c.partyIn(g.end, h.start, x.source)
	if g.passive && s.op != do && s.op != cause && s.op != intend {
		x.target, x.source = x.source, c.byAgent(g.end, h.start)
		c.modalize(x)
		return
	}
	x.target = c.addressee(s.op, between, inner.target, g.end)
	if c.lex.codes[x.code].Class == "ACCUSE" && s.op != accuse && inner.target >= 0 {
		x.target = inner.target // called on others to unite against it
	}
	x.symmetric = inner.symmetric && s.op == do || s.op == intend && c.plural(x.source) && (x.target < 0 || inner.symmetric)
	c.modalize(x)
}

// forbidden codes a demand not to do something as one to end it.
func (c *Coder) forbidden(s *sense, code codeID) codeID {
	d := c.lex.ops[s.op][c.lex.ops[end][code]]
	if d == 0 || c.lex.codes[d].Class == "ACCUSE" {
		return s.code
	}
	return d
}

// inherit takes over the rules of the act that is governed.
func (x *reading) inherit(inner *reading) {
	for _, rule := range inner.rules[:inner.n] {
		x.rule(rule)
	}
}

// addressee picks who an act under an operator is aimed at: the party that
// stands between the two verbs, or the one that the inner act is done to.
func (c *Coder) addressee(op operator, between, inner, after int) int {
	switch op {
	case demand, appeal, allow, bar, refuse:
		if between >= 0 {
			return between
		}
		return inner
	case accuse:
		return between
	case threat: // warned Turkey that it would
		if between >= 0 && c.parties[between].prep < after {
			return between
		}
	}
	if inner >= 0 {
		return inner
	}
	return between
}

// said joins a verb of saying and what is said. Where the speaker says that
// another must do something, that is a demand.
func (c *Coder) said(x *reading, k, n int, inner reading) {
	said := *x
	*x = inner
	x.rules, x.n = said.rules, said.n
	x.inherit(&inner)
	x.group = k
	x.holder = c.subject(k)
	x.not = inner.not || said.not
	if inner.source < 0 { // Iran said it would
		x.source = x.holder
		return
	}
	if c.alleges(x.holder, &inner) {
		x.code, x.source, x.target = c.lex.ops[accuse][inner.code], x.holder, inner.source
		x.holder, x.symmetric, x.not = -1, false, said.not
		c.alleged = append(c.alleged, inner)
		c.alleged[len(c.alleged)-1].holder = x.source
		return
	}
	if d := c.lex.ops[demand][inner.code]; d > 0 && (inner.must || c.reader.groups[n].must) {
		x.code, x.source, x.target = d, x.holder, inner.source
		x.must, x.symmetric = false, false
	}
}

// alleges tells whether somebody of one state or organisation says that another
// did something hostile: that is an accusation. Police and officials who report
// what happened in their own country accuse nobody.
func (c *Coder) alleges(sayer int, inner *reading) bool {
	if sayer < 0 || inner.source < 0 || inner.will || inner.may || inner.must || inner.not {
		return false
	}
	p, q := &c.parties[sayer], &c.parties[inner.source]
	class := c.lex.codes[inner.code].Class
	return p.n > 0 && q.n > 0 && !p.same(q) && p.countries[0] != q.countries[0] && (class == "ASSAULT" || class == "COERCE")
}
