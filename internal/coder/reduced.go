package coder

// headlineVerb takes an infinitive for the verb of a headline: leader to visit.
func (r *reader) headlineVerb() {
	for i := range r.groups {
		if r.groups[i].finite {
			return
		}
	}
	for i := range r.groups {
		if g := &r.groups[i]; g.infinitive && g.start > 0 {
			g.infinitive, g.finite, g.will = false, true, true
			return
		}
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
		if g.verb >= 0 && r.lex.verbs[g.verb].intransitive || g.start > 0 && r.is(g.start-1, pron|rel|that) && r.named[g.start-1] == 0 {
			continue
		}
		if r.fronted(k) || r.inOtherClause(k) {
			g.finite, g.reduced, g.passive = false, true, true
		}
	}
}

// fronted tells a participle in a phrase before the main clause or between
// commas: under the pact, signed in May, Iran will.
func (r *reader) fronted(k int) bool {
	g := &r.groups[k]
	opens := r.word(g.start-1) == "," || k == 0 && r.is(0, prep) && !r.is(0, sub) && r.unbroken(0, g.start)
	return opens && !r.opensObject(g.end) && !r.takesClause(g) && r.commaFinite(k)
}

// inOtherClause tells a participle in a clause that has another finite verb.
func (r *reader) inOtherClause(k int) bool {
	g := &r.groups[k]
	by := r.word(g.end) == "by"
	if k > 0 {
		h := &r.groups[k-1]
		if by || h.finite && !h.reduced && !r.takesClause(h) && r.unbroken(h.end, g.start) {
			return true
		}
	}
	if k+1 == len(r.groups) || !r.groups[k+1].finite {
		return false
	}
	h := &r.groups[k+1]
	return by || !r.takesClause(g) && !r.opensObject(g.end) && r.unbroken(g.end, h.start) && r.word(h.end) != "by"
}

// commaFinite tells whether a comma and then another finite verb with its own
// subject come after group k: under the pact, signed in May, Iran will.
func (r *reader) commaFinite(k int) bool {
	if k+1 >= len(r.groups) || !r.groups[k+1].finite || r.joinedByAnd(&r.groups[k+1]) {
		return false
	}
	for i := r.groups[k].end; i < r.groups[k+1].start; i++ {
		if r.word(i) == "," {
			return true
		}
	}
	return false
}

// unbroken tells whether no comma and no word that joins or opens clauses
// stands in a stretch.
func (r *reader) unbroken(from, to int) bool {
	for i := from; i < to; i++ {
		if r.named[i] == 0 && (r.is(i, and|rel|that|sub) || r.subjectPronoun(i) || r.mark(i) && r.word(i) != "$" && r.word(i) != "'s" && r.word(i) != "'") {
			return false
		}
	}
	return true
}

func (r *reader) subjectPronoun(i int) bool {
	switch r.word(i) {
	case "he", "she", "they", "it", "we", "i", "you":
		return true
	}
	return false
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
