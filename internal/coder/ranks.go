package coder

// rankGroups finds the main clause: it gives each verb group its rank, the word
// that opens its clause and where the region of its subject begins.
func (r *reader) rankGroups() {
	pending, opener := mainClause, -1
	seenMain, last := false, -1
	for k := range r.groups {
		g := &r.groups[k]
		from := 0
		if k > 0 {
			from = r.groups[k-1].end
		}
		g.from = from
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
