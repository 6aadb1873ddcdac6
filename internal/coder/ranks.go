package coder

// ranking is where the reading of clauses stands.
type ranking struct {
	pending  rank // of the clause that was opened
	opener   int  // the token that opened it, -1 for none
	seenMain bool
	last     int // the last finite group, -1 for none
}

// rankGroups finds the main clause: it gives each verb group its rank, the word
// that opens its clause and where the region of its subject begins.
func (r *reader) rankGroups() {
	r.findReduced()
	r.headlineVerb()
	r.covered = r.covered[:0]
	s := ranking{opener: -1, last: -1}
	for k := range r.groups {
		r.covered = append(r.covered, false)
		r.open(&s, k)
		r.rankGroup(&s, k)
	}
}

// open reads the words between group k and the one before it for those that
// open a clause.
func (r *reader) open(s *ranking, k int) {
	g := &r.groups[k]
	g.from = r.subjectFrom(k)
	from := 0
	if k > 0 {
		from = r.groups[k-1].end
	}
	for i := from; i < g.start; i++ {
		switch {
		case r.named[i] != 0:
		case r.word(i) == ",":
			if s.opener >= 0 && s.pending == adverbial && k > 0 && r.groups[k-1].opener == s.opener {
				s.pending, s.opener, g.from = mainClause, -1, i+1
			}
		case r.is(i, rel):
			s.pending, s.opener, g.from = relative, i, i+1
		case r.is(i, that):
			if (i == from || r.parts[i-1] != verbal) && r.afterNoun(i) && i+1 == g.start {
				s.pending, s.opener, g.from = relative, i, i+1
			} else if i > 0 || k > 0 {
				s.pending, s.opener, g.from = complement, i, i+1
			}
		case r.is(i, sub) && r.clauseFollows(i, k):
			s.pending, s.opener, g.from = adverbial, i, i+1
		}
	}
	g.opener = s.opener
}

func (r *reader) rankGroup(s *ranking, k int) {
	g := &r.groups[k]
	switch {
	case g.finite:
		r.rankFinite(s, k)
		s.last = k
		s.pending = mainClause
		if g.rank == adverbial {
			s.pending = adverbial
			return
		}
		s.opener = -1
	case g.reduced:
		g.rank = relative
	case s.last >= 0:
		g.rank = max(complement, r.groups[s.last].rank)
	default:
		g.rank = adverbial
	}
}

func (r *reader) rankFinite(s *ranking, k int) {
	g := &r.groups[k]
	switch {
	case s.seenMain && r.attributes(g, k):
		g.rank = attribution
	case s.pending == relative:
		g.rank = relative
	case s.pending == adverbial && g.opener >= 0 && (s.last < 0 || r.groups[s.last].opener != g.opener):
		g.rank = adverbial
	case s.pending == complement:
		g.rank = complement
	case !s.seenMain:
		g.rank, s.seenMain = mainClause, true
		if s.last >= 0 && r.groups[s.last].rank == relative && r.groups[s.last].opener > 0 {
			g.from = r.afterRelative(g, s.last)
		}
	case r.joinedByAnd(g):
		g.rank, g.and = coordinated, true
		if s.last >= 0 && r.groups[s.last].rank > coordinated {
			g.rank = r.groups[s.last].rank
		}
	default:
		g.rank = complement
	}
}

// afterRelative gives where the subject of a main clause may begin that comes
// after a relative clause: before it (Denmark, which holds the chair, invited),
// or after its comma (in a move that angered Beijing, Lithuania allowed).
func (r *reader) afterRelative(g *group, last int) int {
	if r.is(0, prep) {
		for i := g.start - 1; i >= r.groups[last].end; i-- {
			if r.word(i) == "," {
				return i + 1
			}
		}
	}
	return min(g.from, r.subjectFrom(last))
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

// afterNoun tells whether the token before i belongs to a noun.
func (r *reader) afterNoun(i int) bool { return i > 0 && r.parts[i-1] == other && !r.is(i-1, prep) }

// clauseFollows tells whether a word such as "after" opens a clause with a
// finite verb, and is no preposition here.
func (r *reader) clauseFollows(i, k int) bool {
	if !r.is(i, prep) {
		return true
	}
	g := &r.groups[k]
	if g.gerund && g.start == i+1 {
		return r.word(i) != "as"
	}
	if !g.finite || g.start-i > 12 {
		return false
	}
	for j := i + 1; j < g.start; j++ {
		if r.word(j) == "," {
			return false
		}
	}
	return true
}
