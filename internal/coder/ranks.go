package coder

// rankGroups finds the main clause: it gives each verb group its rank, the word
// that opens its clause and where the region of its subject begins.
func (r *reader) rankGroups() {
	r.findReduced()
	pending, opener := mainClause, -1
	seenMain, last := false, -1
	for k := range r.groups {
		g := &r.groups[k]
		from := 0
		if k > 0 {
			from = r.groups[k-1].end
		}
		g.from = r.subjectFrom(k)
		for i := from; i < g.start; i++ {
			switch {
			case r.named[i] != 0:
			case r.word(i) == ",":
				if opener >= 0 && i > opener && pending == adverbial && k > 0 && r.groups[k-1].opener == opener {
					pending, opener, g.from = mainClause, -1, i+1
				}
			case r.is(i, rel):
				pending, opener, g.from = relative, i, i+1
			case r.is(i, that):
				if i+1 < len(r.tokens) && (i == from || r.parts[i-1] != verbal) && r.afterNoun(i) && i+1 == g.start {
					pending, opener, g.from = relative, i, i+1
				} else if i+1 <= g.start && (i > 0 || k > 0) {
					pending, opener, g.from = complement, i, i+1
				}
			case r.is(i, sub) && r.clauseFollows(i, g.start):
				pending, opener, g.from = adverbial, i, i+1
			}
		}
		g.opener = opener
		switch {
		case g.finite:
			r.rankFinite(g, k, last, pending, seenMain)
			if g.rank == mainClause {
				seenMain = true
			}
			last = k
			if g.rank != adverbial || true {
				pending = mainClause
				if g.rank == adverbial {
					pending = adverbial
					continue
				}
				opener = -1
			}
		case g.reduced:
			g.rank = relative
		case last >= 0:
			g.rank = maxRank(complement, r.groups[last].rank)
		default:
			g.rank = adverbial
			if g.infinitive || g.gerund {
				g.rank = adverbial
			}
		}
	}
}

func maxRank(a, b rank) rank {
	if a > b {
		return a
	}
	return b
}

func (r *reader) rankFinite(g *group, k, last int, pending rank, seenMain bool) {
	switch {
	case seenMain && r.attributes(g, k):
		g.rank = attribution
	case pending == relative:
		g.rank = relative
	case pending == adverbial && g.opener >= 0 && (last < 0 || r.groups[last].opener != g.opener):
		g.rank = adverbial
	case pending == complement:
		g.rank = complement
	case !seenMain:
		g.rank = mainClause
	case r.joinedByAnd(g):
		g.rank, g.and = coordinated, true
		if last >= 0 && r.groups[last].rank > coordinated {
			g.rank = r.groups[last].rank
		}
	default:
		g.rank = complement
	}
}

// findReduced tells participles after nouns from finite verbs: a paper based in
// Beirut has reported; borders opened to people ordered out.
func (r *reader) findReduced() {
	for k := range r.groups {
		g := &r.groups[k]
		if !g.finite || g.start+1 != g.end || r.forms(g.main)&participle == 0 || r.is(g.main, be|have|doAux) {
			continue
		}
		by := r.word(g.end) == "by"
		opened := k > 0 && !r.groups[k-1].reduced && r.groups[k-1].finite && !r.takesClause(&r.groups[k-1]) && r.unbroken(r.groups[k-1].end, g.start)
		follows := k+1 < len(r.groups) && !r.takesClause(g) && !r.opensObject(g.end) && r.groups[k+1].finite && r.unbroken(g.end, r.groups[k+1].start)
		if by && k > 0 || opened || follows || by && k+1 < len(r.groups) && r.groups[k+1].finite {
			if g.start > 0 && r.is(g.start-1, pron|rel|that) && r.named[g.start-1] == 0 {
				continue
			}
			g.finite, g.reduced, g.passive = false, true, true
		}
	}
}

// unbroken tells whether no comma and no word that joins or opens clauses
// stands in a stretch.
func (r *reader) unbroken(from, to int) bool {
	for i := from; i < to; i++ {
		if r.named[i] == 0 && (r.is(i, and|rel|that|sub) || r.mark(i) && r.word(i) != "$" && r.word(i) != "'s" && r.word(i) != "'") {
			return false
		}
	}
	return true
}

// subjectFrom gives where the subject of group k may begin: after the last
// finite verb before it.
func (r *reader) subjectFrom(k int) int {
	for n := k - 1; n >= 0; n-- {
		if h := &r.groups[n]; h.finite || h.infinitive && !r.groups[k].finite {
			return h.end
		}
		if !r.groups[k].finite {
			return r.groups[n].end
		}
	}
	return 0
}

// attributes tells the words of a reporter after a statement: , officials said.
func (r *reader) attributes(g *group, k int) bool {
	if g.verb < 0 || !g.finite {
		return false
	}
	says := false
	for i := range r.lex.verbs[g.verb].senses {
		s := &r.lex.verbs[g.verb].senses[i]
		says = says || s.op == say || s.op == accuse && len(s.pattern) == 0
	}
	w := r.lex.verbs[g.verb].lemma
	if !says && w != "complain" && w != "protest" && w != "warn" && w != "charge" && w != "predict" {
		return false
	}
	for n := k + 1; n < len(r.groups); n++ {
		if r.groups[n].finite && !r.groups[n].reduced {
			return false
		}
	}
	from := 0
	if k > 0 {
		from = r.groups[k-1].end
	}
	for i := g.start - 1; i >= from; i-- {
		if r.named[i] == 0 && (r.is(i, that|sub) && !r.is(i, prep) || r.is(i, and) && i == g.start-1) {
			return false
		}
		if w := r.word(i); w == "," || w == "\"" {
			return true
		}
	}
	return false
}

// joinedByAnd tells whether "and" stands right before a verb group.
func (r *reader) joinedByAnd(g *group) bool {
	for i := g.start - 1; i >= g.from; i-- {
		if r.is(i, and) {
			return true
		}
		if !r.is(i, adverb) {
			return false
		}
	}
	return false
}

// afterNoun tells whether the token before i belongs to a noun.
func (r *reader) afterNoun(i int) bool { return i > 0 && r.parts[i-1] == other && !r.is(i-1, prep) }

// clauseFollows tells whether a word such as "after" opens a clause with a
// finite verb, and is no preposition here.
func (r *reader) clauseFollows(i, start int) bool {
	if !r.is(i, prep) {
		return true
	}
	for _, g := range r.groups {
		if g.start != start {
			continue
		}
		if g.gerund && g.start == i+1 {
			return true
		}
		if !g.finite || start-i > 12 {
			return false
		}
		for j := i + 1; j < start; j++ {
			if r.word(j) == "," {
				return false
			}
		}
		return true
	}
	return false
}
