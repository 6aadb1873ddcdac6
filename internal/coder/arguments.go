package coder

// arguments finds who does the act of group k and to whom it is done.
func (c *Coder) arguments(x *reading, k int, s *sense) {
	r := &c.reader
	g := &r.groups[k]
	if g.passive {
		c.passiveArguments(x, k, s)
		return
	}
	x.source = c.subject(k)
	x.target = c.object(g.end, c.clauseEnd(k), x.source, s)
	if (x.target < 0 || c.parties[x.target].n == 0) && c.lex.codes[x.code].CAMEO >= "18" {
		c.nounArguments(x, g.from, g.from, g.start) // the attack on Israel killed two
	}
	if n := k + 1; x.target < 0 && n < len(r.groups) && r.groups[n].and && r.groups[n].rank <= coordinated {
		x.target = c.object(r.groups[n].end, c.clauseEnd(n), x.source, s) // ties with and an embassy in
	}
}

// passiveArguments reads a passive: who is named after "by" acts, the subject
// suffers. Where nobody is named the subject of a verb that harms nobody acts:
// Britain is committed to.
func (c *Coder) passiveArguments(x *reading, k int, s *sense) {
	from, end := c.reader.groups[k].end, c.clauseEnd(k)
	x.source, x.target = c.byAgent(from, end), c.subject(k)
	if x.source < 0 {
		x.source = c.ofTheAct(from, end)
	}
	if x.source < 0 && (c.moved(x.code) || governs(s.op) || !s.object && x.target >= 0 && !c.harms(x.code)) {
		x.source, x.target = x.target, -1
	}
	if x.target < 0 {
		x.target = c.object(from, end, x.source, s)
	}
}

// governs tells the operators whose subject acts even in the passive.
func governs(op operator) bool { return op != none && op != do && op != end }

// moved tells acts whose passive names what is moved, not whom it strikes:
// peacekeepers were withdrawn.
func (c *Coder) moved(code codeID) bool {
	switch s := c.lex.codes[code].CAMEO; s {
	case "0874", "0873", "087", "1661", "1662", "1663", "154", "153", "074", "073":
		return true
	}
	return false
}

// harms tells acts done to somebody: the one that the passive names suffers.
func (c *Coder) harms(code codeID) bool {
	s := c.lex.codes[code].CAMEO
	return s >= "11" && s < "12" || s >= "166" || s >= "051" && s < "052" || s >= "084" && s < "085" || s >= "07" && s < "08"
}

// clauseEnd gives where the clause of group k ends: before the next finite verb
// that does not hang from it.
func (c *Coder) clauseEnd(k int) int {
	r := &c.reader
	for n := k + 1; n < len(r.groups); n++ {
		h := &r.groups[n]
		if !h.finite || h.reduced {
			continue
		}
		end := h.start
		if h.opener >= 0 && h.opener > r.groups[k].end {
			return h.opener
		}
		for i := h.start - 1; i > r.groups[k].end; i-- {
			if r.word(i) == "," || r.is(i, and) && h.and {
				return i
			}
		}
		return end
	}
	return len(r.tokens)
}

// subject gives the party that is the subject of group k, -1 for none.
func (c *Coder) subject(k int) int {
	r := &c.reader
	g := &r.groups[k]
	if g.infinitive || g.gerund || g.reduced || g.and {
		if g.reduced || g.gerund {
			if n := c.lastBefore(g.start, g.from); n >= 0 && g.reduced {
				return n
			}
		}
		for n := k - 1; n >= 0; n-- {
			if h := &r.groups[n]; h.finite && !h.reduced && (!g.and || h.rank <= coordinated || h.rank == g.rank) {
				return c.subject(n)
			}
		}
		if !g.gerund && !g.infinitive {
			return -1
		}
	}
	if g.rank == relative {
		return c.lastBefore(g.from, 0)
	}
	return c.firstIn(g.from, g.start)
}

// firstIn gives the first party in a stretch that can be a subject.
func (c *Coder) firstIn(from, to int) int {
	place := -1
	for k := range c.parties {
		p := &c.parties[k]
		if p.dropped || p.from < from || p.from >= to || p.outside && c.parties[k].from < from {
			continue
		}
		if p.prep >= from && c.reader.is(p.prep, prep) {
			if c.adjunct(p) {
				if place < 0 {
					place = k
				}
				continue
			}
		}
		return k
	}
	return place
}

// adjunct tells a party that stands in a phrase of place or circumstance.
func (c *Coder) adjunct(p *party) bool {
	switch c.reader.word(p.prep) {
	case "in", "at", "near", "on", "after", "before", "amid", "despite", "during", "following", "against", "to", "with", "over",
		"across", "throughout", "about", "into", "along", "inside", "outside":
		return true
	}
	return false
}

func (c *Coder) lastBefore(to, from int) int {
	last := -1
	for k := range c.parties {
		p := &c.parties[k]
		if p.from >= to {
			break
		}
		if p.from >= from && !p.dropped && !p.follows {
			last = k
		}
	}
	return last
}

// partyIn gives the first party in a stretch that is not the one given.
func (c *Coder) partyIn(from, to, not int) int {
	for k := range c.parties {
		p := &c.parties[k]
		if !p.dropped && !p.outside && p.from >= from && p.from < to && k != not && !c.circumstance(p) {
			return k
		}
	}
	return -1
}

// circumstance tells a party that only says when or why.
func (c *Coder) circumstance(p *party) bool {
	if p.prep < 0 {
		return false
	}
	switch c.reader.word(p.prep) {
	case "despite", "after", "before", "amid", "during", "following", "since", "until", "because", "like", "per", "than":
		return true
	}
	return false
}

func (c *Coder) byAgent(from, to int) int {
	for k := range c.parties {
		p := &c.parties[k]
		if !p.dropped && p.from >= from && p.from < to && p.prep >= 0 && c.reader.word(p.prep) == "by" {
			return k
		}
	}
	for k := range c.parties { // by rocket fire from Lebanon
		p := &c.parties[k]
		if !p.dropped && p.from >= from && p.from < to && p.prep >= 0 && c.reader.word(p.prep) == "from" && c.wordIn("by", from, p.prep) {
			return k
		}
	}
	return -1
}

// ofTheAct gives the party whose act did it: killed in Israeli shelling.
func (c *Coder) ofTheAct(from, to int) int {
	r := &c.reader
	for k := range c.parties {
		p := &c.parties[k]
		if p.from < from || p.from >= to || p.n == 0 || p.prep < 0 || r.word(p.prep) != "in" && r.word(p.prep) != "by" {
			continue
		}
		for i := p.to; i < to && i < p.to+3; i++ {
			if n, _ := r.nounAt(i); n != nil && n.code > 0 && r.lex.codes[n.code].CAMEO >= "17" {
				return k
			}
		}
	}
	return -1
}

func (c *Coder) wordIn(w string, from, to int) bool {
	for i := from; i < to; i++ {
		if c.reader.word(i) == w {
			return true
		}
	}
	return false
}

// plural tells a party of several countries.
func (c *Coder) plural(k int) bool {
	if k < 0 {
		return false
	}
	return c.parties[k].n > 1 || k+1 < len(c.parties) && c.parties[k+1].follows && c.parties[k+1].n > 0
}
