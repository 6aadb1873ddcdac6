package coder

import "casus/internal/token"

// maxTokens bounds the tokens of one sentence that are read; what comes after
// is passed over, so that work is linear in the length of a text.
const maxTokens = 250

// part is the part of speech that a token is taken for.
type part uint8

const (
	other part = iota // nouns, names, adjectives
	mark
	verbal // belongs to a verb group
)

// group is one verb group: will not be allowed to.
type group struct {
	start, end int // tokens
	main       int // the token of the verb itself
	verb       int32
	finite     bool
	passive    bool
	infinitive bool
	gerund     bool
	reduced    bool // a participle after a noun: troops killed in
	not        bool
	will       bool
	may        bool
	must       bool
	perfect    bool
	opener     int // token of the word that opens its clause, -1 for none
	rank       rank
	from       int  // where its clause begins
	subject    int  // group of actors... first token of the region of its subject
	and        bool // coordinated with the group before, same subject
}

// rank is how near to the main clause a verb group stands.
type rank uint8

const (
	mainClause rank = iota
	coordinated
	complement
	adverbial
	relative
	attribution // , officials said
)

// reader holds one sentence while it is read. Its slices are used again.
type reader struct {
	lex        *lexicon
	tokens     []token.Token
	words      []int32
	named      []int32 // by token: 1 + the index of its mention, 0 for none
	parts      []part
	adjectives []bool
	roles      []bool
	groups     []group
}

func (r *reader) class(i int) class {
	if i < 0 || i >= len(r.tokens) {
		return 0
	}
	return r.lex.words[r.words[i]].class
}

func (r *reader) is(i int, c class) bool { return r.class(i)&c != 0 }

func (r *reader) mark(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].Shape == token.Mark
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Word
}

// number looks the words of the sentence up, once each.
func (r *reader) number() {
	r.words = r.words[:0]
	for i := range r.tokens {
		r.words = append(r.words, r.lex.ids[r.tokens[i].Word])
	}
}

// forms gives the forms of verbs that a token may be, by its spelling alone.
func (r *reader) forms(i int) form {
	if i < 0 || i >= len(r.tokens) || r.named[i] != 0 || r.roles[i] || r.tokens[i].Shape <= token.Number {
		return 0
	}
	if r.tokens[i].Capital() && i > 0 && !r.startsClause(i) {
		return 0
	}
	w := &r.lex.words[r.words[i]]
	if w.verb >= 0 {
		return w.forms
	}
	if s := r.tokens[i].Word; r.words[i] == 0 && r.tokens[i].Shape == token.Lower && len(s) > 4 {
		switch {
		case s[len(s)-2:] == "ed":
			return past | participle
		case s[len(s)-3:] == "ing":
			return gerund
		}
	}
	return 0
}

func (r *reader) startsClause(i int) bool { return i == 0 || r.word(i-1) == "\"" }

// nounish tells whether a token may be a noun of acts.
func (r *reader) nounish(i int) bool { return len(r.lex.words[r.words[i]].nouns) > 0 }

// readGroups finds the verb groups from left to right.
func (r *reader) readGroups() {
	r.groups = r.groups[:0]
	r.parts = r.parts[:0]
	for i := range r.tokens {
		p := other
		if r.mark(i) {
			p = mark
		}
		r.parts = append(r.parts, p)
	}
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
	const anyForm = base | third | past | participle | gerund
	allowed := form(0)
	j, aux := i, false
	for j < len(r.tokens) && r.named[j] == 0 {
		c := r.class(j)
		switch {
		case aux && c&(adverb|not) != 0 && r.auxAt(j) == 0:
			g.not = g.not || c&not != 0
			j++
			continue
		case j == i && c&toWord != 0:
			k := r.skipAdverbs(j + 1)
			if k >= len(r.tokens) || r.forms(k)&base == 0 && !r.is(k, be|have|doAux) || r.named[k] != 0 {
				return g, false
			}
			g.infinitive, aux, allowed = true, true, base
			j++
			continue
		}
		if a := r.auxAt(j); a != 0 && (aux || r.auxCanStart(j)) {
			g.not = g.not || c&not != 0
			switch a {
			case modalWill, modalMay, modalMust:
				g.will, g.may, g.must = g.will || a == modalWill, g.may || a == modalMay, g.must || a == modalMust
				g.finite, allowed = true, base
			case be:
				g.finite = g.finite || c&finiteBe != 0
				allowed = participle | gerund
			case have:
				if !g.infinitive && r.word(j) != "having" {
					g.finite = true
				}
				allowed = participle
				if r.is(j+1, toWord) && r.forms(j+2)&base != 0 {
					g.must, allowed = true, base
					g.main, j, aux = j, j+2, true
					continue
				}
			case doAux:
				g.finite, allowed = true, base
			}
			if c&(be|have|doAux) != 0 {
				g.main = j
			}
			aux = true
			j++
			continue
		}
		f := r.forms(j)
		if f == 0 {
			break
		}
		if aux {
			if f&allowed == 0 {
				break
			}
			g.passive = allowed&gerund != 0 && f&participle != 0 && f&gerund == 0
			g.perfect = allowed == participle
			g.main = j
			j++
			return r.closed(g, j), true
		}
		if !r.verbHere(j, f) {
			return g, false
		}
		g.main = j
		switch {
		case f&gerund != 0:
			g.gerund = true
		case f&(past|third|base) != 0:
			g.finite = true
		default:
			g.reduced, g.passive = true, true
		}
		j++
		return r.closed(g, j), true
	}
	if g.main < 0 {
		return g, false
	}
	return r.closed(g, g.main+1), true
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
	case r.is(p, adjective|number|moment) && r.named[p] == 0 && !r.is(p, moment|number):
		return f&(past) != 0 && r.opensObject(i+1) && r.is(p, people)
	case f&past != 0 && f&base == 0:
		return r.pastHere(p, i)
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
