package coder

import "casus/internal/token"

// readGroups finds the verb groups from left to right.
func (r *reader) readGroups() {
	r.groups = r.groups[:0]
	for i := 0; i < len(r.tokens); {
		g, ok := r.groupAt(i)
		if !ok {
			i++
			continue
		}
		for k := g.start; k < g.end; k++ {
			r.parts[k] = verbal
		}
		r.groups = append(r.groups, g)
		i = g.end
	}
}

// groupAt reads the verb group that begins with token i.
func (r *reader) groupAt(i int) (g group, ok bool) {
	g = group{start: i, main: -1, verb: -1, opener: -1}
	j, allowed := i, form(0) // the forms that the helpers so far ask for; 0 before the first
	if r.is(i, toWord) {
		k := r.skipAdverbs(i + 1)
		if k >= len(r.tokens) || r.named[k] != 0 || r.forms(k)&base == 0 && !r.is(k, be|have|doAux) {
			return g, false
		}
		g.infinitive, g.not = true, r.is(i-1, not) && r.named[i-1] == 0
		j, allowed = i+1, base
	}
	for j < len(r.tokens) && r.named[j] == 0 {
		a := r.auxAt(j)
		switch {
		case a != 0 && (allowed != 0 || r.auxCanStart(j)):
			g.not = g.not || r.is(j, not)
			j, allowed = r.helper(&g, a, j)
			continue
		case allowed != 0 && a == 0 && r.is(j, adverb|not) && (r.word(j) != "no" || r.word(j+1) == "longer"):
			g.not = g.not || r.is(j, not)
			j++
			continue
		}
		f := r.forms(j)
		if f == 0 && allowed == base && !g.infinitive && r.words[j] == 0 && r.tokens[j].Shape == token.Lower && !r.roles[j] {
			f = base // a verb that is in no list: would not tolerate
		}
		if f == 0 || allowed != 0 && f&allowed == 0 {
			break
		}
		if allowed == 0 && !r.verbHere(j, f) {
			return g, false
		}
		g.main = j
		r.mainForm(&g, f, allowed)
		return r.closed(g, j+1), true
	}
	if g.main < 0 {
		return g, false
	}
	return r.closed(g, g.main+1), true
}

// helper takes in a helping verb at token j and gives where to read on and which
// forms may follow.
func (r *reader) helper(g *group, a class, j int) (next int, allowed form) {
	switch a {
	case modalWill, modalMay, modalMust:
		g.will, g.may, g.must = g.will || a == modalWill, g.may || a == modalMay, g.must || a == modalMust
		g.finite = true
		if r.is(j, be|have|doAux) {
			g.main = j
		}
		return j + 1, base
	case be:
		g.finite = g.finite || r.is(j, finiteBe)
		g.main = j
		return j + 1, participle | gerund
	case have:
		g.finite = g.finite || !g.infinitive && r.word(j) != "having"
		g.main = j
		if r.is(j+1, toWord) && r.forms(j+2)&base != 0 {
			g.must = true
			return j + 2, base
		}
		return j + 1, participle
	}
	g.finite, g.main = true, j
	return j + 1, base
}

// mainForm notes what the form of the verb itself says about its group.
func (r *reader) mainForm(g *group, f, allowed form) {
	switch {
	case allowed != 0:
		g.passive = allowed&gerund != 0 && f&participle != 0 && f&gerund == 0
	case f&gerund != 0:
		g.gerund = true
	case f&(past|third|base) != 0:
		g.finite = true
	default:
		g.reduced, g.passive = true, true
	}
}

func (r *reader) closed(g group, end int) group {
	g.end = end
	g.verb = r.lex.words[r.words[g.main]].verb
	return g
}

func (r *reader) skipAdverbs(i int) int {
	for i < len(r.tokens) && r.is(i, adverb|not) && r.named[i] == 0 {
		i++
	}
	return i
}

// auxAt tells what helping verb a token may be.
func (r *reader) auxAt(i int) class {
	if i >= len(r.tokens) || r.named[i] != 0 || r.mark(i) {
		return 0
	}
	c := r.class(i)
	for _, a := range [...]class{modalWill, modalMay, modalMust, be, have, doAux} {
		if c&a != 0 {
			return a
		}
	}
	return 0
}

// auxCanStart keeps May the month and will the noun apart from the helpers.
func (r *reader) auxCanStart(i int) bool {
	if r.class(i)&modal == 0 {
		return true
	}
	if r.tokens[i].Capital() && i > 0 || r.is(i-1, det) || r.word(i-1) == "'s" {
		return false
	}
	return true
}
