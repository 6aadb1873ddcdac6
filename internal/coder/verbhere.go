package coder

import (
	"casus/internal/token"
)

// verbHere decides whether a word that may be a verb is one here, by its
// neighbours.
func (r *reader) verbHere(i int, f form) bool {
	p := i - 1
	for p >= 0 && r.is(p, adverb) && !r.is(p, prep) && r.named[p] == 0 {
		p--
	}
	prevPrep := p >= 0 && r.is(p, prep) && r.named[p] == 0
	switch {
	case r.tokens[i].Joined, i+1 < len(r.tokens) && r.tokens[i+1].Joined:
		return false
	case f&gerund == 0 && len(r.groups) > 0 && r.groups[len(r.groups)-1].end > p:
		return false // right after another verb: proposed changes
	case p < 0:
		return f&gerund != 0 && !r.nounish(i)
	case r.word(p) == "'s" || r.word(p) == "'" && r.tokens[p].Start > 0 && !r.tokens[p].Gap:
		return false
	case r.is(p, det) && !r.is(p, that|rel|pron) && r.named[p] == 0:
		return false
	case r.is(p, that) && f&gerund != 0:
		return false
	case prevPrep:
		if f&gerund == 0 {
			return false
		}
		return !r.nounish(i) || r.opensObject(i+1)
	case f&gerund != 0:
		return !r.nounish(i) || r.opensObject(i+1)
	case r.is(p, adjective) && r.named[p] == 0 && !r.roles[p] && !r.is(p, moment|number):
		return f&past != 0 && r.opensObject(i+1) // the chief welcomed the
	case f&past != 0 && f&base == 0:
		return r.pastHere(p, i)
	case f&(past|base) == past|base && (!r.nounish(i) || r.named[p] != 0 && !r.adjectival(p) || r.roles[p]) && r.pastHere(p, i):
		return true // put, cut
	case f == participle:
		return r.nounBefore(p)
	case f&third != 0:
		return r.thirdHere(p, i)
	default:
		return r.baseHere(p, i)
	}
}

// opensObject tells whether an object may begin with token i.
func (r *reader) opensObject(i int) bool {
	if i >= len(r.tokens) || r.mark(i) {
		return false
	}
	return r.named[i] != 0 || r.is(i, det|pron|number|that|adjective) || r.tokens[i].Shape == token.Number
}

// nounBefore tells whether token p can end a subject.
func (r *reader) nounBefore(p int) bool {
	if p < 0 {
		return false
	}
	if r.mark(p) {
		return r.word(p) == "," || r.word(p) == ")" || r.word(p) == "-" || r.word(p) == "\""
	}
	return r.named[p] != 0 || !r.is(p, prep|det) || r.is(p, pron|that|rel)
}

func (r *reader) pastHere(p, i int) bool {
	if !r.nounBefore(p) {
		return r.is(p, and|sub)
	}
	if n := len(r.groups) - 1; n >= 0 && r.groups[n].gerund && i+1 < len(r.tokens) && r.nounish(i+1) && r.unbroken(r.groups[n].end, i) {
		return false // using precision guided missiles
	}
	if r.is(p, sub|and) && !r.is(p, pron) && !r.opensObject(i+1) && i+1 < len(r.tokens) && !r.mark(i+1) && !r.is(i+1, prep|toWord|adverb|moment) {
		return false // and armed men
	}
	if r.mark(p) && r.hasFinite() && i+1 < len(r.tokens) && !r.opensObject(i+1) && !r.is(i+1, prep|toWord|adverb|moment|be|have) && r.forms(i+1) == 0 && !r.mark(i+1) {
		return false // , armed men
	}
	return true
}

func (r *reader) thirdHere(p, i int) bool {
	if !r.nounBefore(p) || r.is(p, people) || r.manyBefore(p) {
		return false
	}
	if r.is(p, pron|rel|that) && r.named[p] == 0 {
		return true
	}
	if w := r.word(p); r.named[p] == 0 && r.tokens[p].Shape == token.Lower && len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'i' && w[len(w)-2] != 'u' && w != "news" {
		return false
	}
	if r.inFinite(i) {
		return false
	}
	if !r.nounish(i) && r.class(i) == 0 && !r.adjectival(p) {
		return true
	}
	if r.is(p, and) {
		return r.opensObject(i + 1)
	}
	if r.adjectival(p) {
		return r.opensObject(i+1) && !r.is(i+1, adjective)
	}
	return r.opensObject(i+1) || r.is(i+1, toWord) || r.named[p] != 0 && !r.mark(i+1) && r.is(i+1, prep)
}

func (r *reader) baseHere(p, i int) bool {
	if !r.nounBefore(p) || r.mark(p) {
		return false
	}
	if r.is(p, and) {
		return r.opensObject(i+1) && len(r.groups) > 0 && r.plainBefore()
	}
	if r.demanded(p) {
		return true
	}
	w := r.tokens[p].Word
	many := len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's' || r.is(p, people) || r.is(p, pron|rel|that)
	if !many || r.adjectival(p) && r.nounish(i) || r.inFinite(i) {
		return false
	}
	if r.nounish(i) {
		return r.opensObject(i + 1)
	}
	return true
}

// demanded tells whether token p ends the subject of a clause that is demanded:
// insisted that Chad leave.
func (r *reader) demanded(p int) bool {
	n := len(r.groups) - 1
	if n < 0 || r.groups[n].verb < 0 || r.named[p] == 0 && !r.roles[p] {
		return false
	}
	for i := p; i >= r.groups[n].end; i-- {
		if r.is(i, that) && r.named[i] == 0 {
			for _, s := range r.lex.verbs[r.groups[n].verb].senses {
				if s.op == demand || s.op == appeal {
					return true
				}
			}
		}
	}
	return false
}

// hasFinite tells whether a finite verb has been read.
func (r *reader) hasFinite() bool {
	for i := range r.groups {
		if r.groups[i].finite {
			return true
		}
	}
	return false
}

// inFinite tells whether token i stands in the clause of a finite verb that has
// been read, so that it needs no second one.
func (r *reader) inFinite(i int) bool {
	n := len(r.groups) - 1
	for n >= 0 && !r.groups[n].finite {
		n--
	}
	if n < 0 || r.takesClause(&r.groups[n]) {
		return false
	}
	for k := r.groups[n].end; k < i; k++ {
		if r.named[k] == 0 && (r.word(k) == "," || r.is(k, and|rel|that|sub) || r.word(k) == "\"" || r.word(k) == ";" || r.word(k) == ":") {
			return false
		}
	}
	return true
}

// takesClause tells a verb that a whole clause may follow: said, demanded.
func (r *reader) takesClause(g *group) bool {
	if g.verb < 0 {
		return true
	}
	for i := range r.lex.verbs[g.verb].senses {
		if len(r.lex.verbs[g.verb].senses[i].pattern) > 0 {
			continue
		}
		switch r.lex.verbs[g.verb].senses[i].op {
		case say, demand, appeal, threat, deny, consider:
			return true
		}
	}
	return false
}

// manyBefore tells whether a word such as "several" opens the noun group that
// token p ends.
func (r *reader) manyBefore(p int) bool {
	for k := p; k >= 0 && k > p-4 && r.tokens[k].Shape >= token.Lower && r.named[k] == 0; k-- {
		switch r.word(k) {
		case "several", "many", "few", "some", "these", "those", "all", "most", "other", "two", "three", "four", "five":
			return true
		}
		if r.is(k, det|prep|and) {
			return false
		}
	}
	return false
}

// plainBefore tells whether the last verb group was a bare verb, with which
// another may be coordinated: to meet and discuss.
func (r *reader) plainBefore() bool {
	g := &r.groups[len(r.groups)-1]
	return g.infinitive || g.will || g.may || g.must
}
