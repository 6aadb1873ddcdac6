package coder

// nounAt gives the longest noun of acts that begins with token i.
func (r *reader) nounAt(i int) (*noun, int) {
	if r.mark(i) || r.parts[i] == verbal {
		return nil, 0
	}
	for _, k := range r.lex.words[r.words[i]].nouns {
		if n := &r.lex.nouns[k]; r.nounFits(n, i) {
			return n, len(n.words)
		}
	}
	return nil, 0
}

// nounFits tells whether the words of a noun stand at token i.
func (r *reader) nounFits(n *noun, i int) bool {
	if i+len(n.words) > len(r.tokens) {
		return false
	}
	for j, w := range n.words {
		if r.words[i+j] != w {
			return false
		}
	}
	return true
}

// maxGap is how many tokens may stand before a word of a pattern that is set
// apart by ~ or is a thing.
const maxGap = 14

// objectEnd gives where the object of a verb group ends: at the next verb group
// or the word that opens a clause.
func (r *reader) objectEnd(k int) int {
	end := len(r.tokens)
	for n := k + 1; n < len(r.groups); n++ {
		if !r.groups[n].reduced {
			end = r.groups[n].start
			break
		}
	}
	for i := r.groups[k].end; i < end; i++ {
		if r.is(i, rel) && r.named[i] == 0 || r.is(i, sub) && !r.is(i, prep) && i > r.groups[k].end {
			return i
		}
	}
	return end
}

// matched is a sense of a verb and where its words stand.
type matched struct {
	sense    *sense
	from, to int // tokens of the act: the verb group and the words of the pattern
	noun     *noun
	nounFrom int
}

// match picks the most specific sense of a verb group.
func (r *reader) match(k int) (m matched) {
	g := &r.groups[k]
	if g.verb < 0 {
		return m
	}
	v := &r.lex.verbs[g.verb]
	end := r.objectEnd(k)
	if g.passive && g.main > g.start {
		if m, ok := r.state(g, end); ok {
			return m
		}
	}
	for i := range v.senses {
		s := &v.senses[i]
		if m, ok := r.fits(s, g, end); ok {
			return m
		}
	}
	return m
}

// state matches entries of "be" whose first word is a participle: be expected.
func (r *reader) state(g *group, end int) (m matched, ok bool) {
	short := *g
	short.end = g.main
	senses := r.lex.verbs[r.lex.words[r.lex.be].verb].senses
	for i := range senses {
		s := &senses[i]
		if len(s.pattern) == 0 || s.pattern[0].word != r.words[g.main] {
			continue
		}
		if m, ok = r.fits(s, &short, end); ok {
			return m, true
		}
	}
	return m, false
}

func (r *reader) fits(s *sense, g *group, end int) (m matched, ok bool) {
	m = matched{sense: s, from: g.start, to: g.end}
	at := g.end
	for _, it := range s.pattern {
		limit := end
		if it.word > 0 {
			limit = len(r.tokens)
		}
		next, n, where := r.item(it, at, limit)
		if next < 0 && it.gap && g.passive {
			next, n, where = r.item(it, g.from, g.start)
			if next >= 0 {
				m.noun, m.nounFrom = n, where
				continue
			}
		}
		if next < 0 {
			return m, false
		}
		if n != nil {
			m.noun, m.nounFrom = n, where
		}
		at = next
		if at > m.to {
			m.to = at
		}
	}
	return m, true
}

// item finds one word or thing of a pattern at or after token at.
func (r *reader) item(it item, at, end int) (next int, n *noun, where int) {
	last := at + maxGap
	if last > end {
		last = end
	}
	for i, skip := at, 0; i < last; i++ {
		if skip > 0 {
			skip--
			continue
		}
		if it.word > 0 {
			if r.words[i] == it.word || it.many > 0 && r.words[i] == it.many {
				return i + 1, nil, i
			}
			if r.mark(i) || it.gap && r.parts[i] == verbal && i > at {
				return -1, nil, 0
			}
		} else {
			if n, size := r.nounAt(i); n != nil {
				if n.thing.meets(it.thing) || it.prefix != "" && n.code > 0 && hasPrefix(r.lex.codes[n.code].CAMEO, it.prefix) {
					return i + size, n, i
				}
				skip = size - 1
			}
			if r.word(i) == "," && i > at && !r.is(i+1, adjective) || r.apartFrom(i) && i > at {
				return -1, nil, 0
			}
		}
		if !it.gap && !r.is(i, det|adverb|pron|moment) && r.word(i) != "'s" {
			return -1, nil, 0
		}
	}
	return -1, nil, 0
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

// act finds the first noun with a code of its own in a stretch of tokens, and
// what that code becomes under a noun before it: a suspension of talks.
func (r *reader) act(from, to int) (n *noun, at int, code codeID) {
	var op operator
	for i := from; i < to; i++ {
		if r.parts[i] == verbal {
			continue
		}
		n, size := r.nounAt(i)
		switch {
		case n == nil && r.apartFrom(i):
			return nil, 0, 0
		case n == nil:
		case n.op != none && n.code == 0 && r.ofNoun(i+size):
			op = n.op
		case n.code > 0:
			n, i = r.headNoun(n, i, size, to)
			if d := r.lex.apply(op, n.code); d > 0 && op != none {
				return n, i, d
			}
			return n, i, n.code
		}
	}
	return nil, 0, 0
}

// apartFrom tells the words after which circumstances come, not what an act is
// about: paid more after a strike.
func (r *reader) apartFrom(i int) bool {
	switch r.word(i) {
	case "after", "before", "despite", "following", "amid", "during", "since", "because", "until":
		return r.named[i] == 0
	case "in":
		return r.word(i+1) == "protest" || r.word(i+1) == "response" || r.word(i+1) == "retaliation"
	}
	return false
}

// ofNoun tells whether token i joins a noun to the act that it is about.
func (r *reader) ofNoun(i int) bool {
	switch r.word(i) {
	case "of", "to", "in", "on", "for":
		return true
	}
	return false
}

// headNoun prefers the last of nouns that stand together: aid talks are talks,
// peace treaty.
func (r *reader) headNoun(n *noun, i, size, to int) (*noun, int) {
	for {
		j := i + size
		if j >= to {
			return n, i
		}
		m, more := r.nounAt(j)
		if m == nil || m.code == 0 {
			return n, i
		}
		n, i, size = m, j, more
	}
}
