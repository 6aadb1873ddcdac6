package token

import "strings"

// Phrases is a list of phrases, each with a number of the caller's, found in
// tokens word by word. Build it with Add; then it is safe for use by several
// goroutines.
//
// A word of a phrase that ends in * stands for every word that begins so. A word
// of a text that has an ending or an article joined to it by an apostrophe
// (Türkiye'nin, l'Iran) counts as the word itself where it is not in the list as
// it stands.
type Phrases struct {
	ids    map[string]int32  // words
	begins []int32           // by word: the node of phrases that begin with it, 0 where none does
	edges  map[uint64]int32  // node and word -> node, for all words but the first
	stems  map[stem][]branch // node and first letters -> words that begin so
	ends   []int32           // by node: 1 + the first of held that ends there, 0 where none does
	held   []held

	split  Splitter // for Words
	tokens []Token
	cut    []string
}

// Phrase is what a list holds at its end: the number given, and how the phrase
// must be written.
type Phrase struct {
	Value int32
	Case  Case
}

// held is a Phrase and 1 + the next one with the same words.
type held struct {
	Phrase
	next int32
}

// Case is how a phrase must be written to count.
type Case uint8

// The ways in which a phrase may have to be written.
const (
	AnyCase  Case = iota
	Capitals      // its first word begins with a capital
	AllUpper      // its first word is in capitals throughout: US, not us
)

// stem is a node, shifted, and the first two bytes of words.
type stem uint64

func stemOf(node int32, word string) stem {
	return stem(uint64(node)<<16 | uint64(word[0])<<8 | uint64(word[1]))
}

type branch struct {
	prefix string
	to     int32
}

// stemKey is how many bytes of a stem its key holds; a stem is no shorter.
const stemKey = 2

// Match is one phrase found: the tokens from From up to To.
type Match struct {
	From, To int
	Value    int32
}

// Add puts in a phrase, cut and folded as texts are. An empty phrase is passed
// over.
func (p *Phrases) Add(phrase string, value int32, c Case) {
	p.AddWords(p.Words(phrase), value, c)
}

// Words cuts and folds a phrase as texts are, and keeps a star at the end of a
// word. The slice holds until the next call; it is part of building the list and
// not for several goroutines.
func (p *Phrases) Words(phrase string) []string {
	p.split.forget = true
	out := p.cut[:0]
	for rest, more := phrase, true; more; {
		var field string
		field, rest, more = strings.Cut(rest, " ")
		plain, star := strings.CutSuffix(field, "*")
		p.tokens = p.split.Split(p.tokens[:0], plain)
		for i := range p.tokens {
			out = append(out, p.tokens[i].Word)
		}
		if star && len(out) > 0 {
			out[len(out)-1] += "*"
		}
	}
	p.cut = out
	return out
}

// AddWords is Add for words already cut and folded.
func (p *Phrases) AddWords(words []string, value int32, c Case) {
	if len(words) > 0 {
		p.hold(p.node(words), Phrase{value, c})
	}
}

// Put gives the number of a phrase that is in the list with the same words and
// the same case; where there is none it adds the phrase with the number given.
// The words are cut and folded, and there is at least one.
func (p *Phrases) Put(words []string, value int32, c Case) int32 {
	node := p.node(words)
	for i := p.ends[node]; i > 0; i = p.held[i-1].next {
		if h := &p.held[i-1]; h.Case == c {
			return h.Value
		}
	}
	p.hold(node, Phrase{value, c})
	return value
}

// hold appends a phrase to those that end at a node.
func (p *Phrases) hold(node int32, v Phrase) {
	p.held = append(p.held, held{Phrase: v})
	at := &p.ends[node]
	for *at > 0 {
		at = &p.held[*at-1].next
	}
	*at = int32(len(p.held))
}

// Grow makes room for about n phrases, which saves time where many are added.
func (p *Phrases) Grow(n int) {
	if p.ids == nil {
		p.ids, p.edges, p.stems = make(map[string]int32, n), make(map[uint64]int32, n), map[stem][]branch{}
		p.ends = make([]int32, 1, 2*n+1)
		p.held = make([]held, 0, n)
		p.begins = make([]int32, 0, n)
	}
}

// node follows words from the root and makes what is not there.
func (p *Phrases) node(words []string) int32 {
	p.Grow(16)
	node := int32(0)
	for _, w := range words {
		node = p.step(node, w)
	}
	return node
}

func (p *Phrases) step(node int32, word string) int32 {
	if plain, ok := strings.CutSuffix(word, "*"); ok && len(plain) >= stemKey {
		key := stemOf(node, plain)
		for _, b := range p.stems[key] {
			if b.prefix == plain {
				return b.to
			}
		}
		to := p.grow()
		p.stems[key] = append(p.stems[key], branch{plain, to})
		return to
	}
	id, ok := p.ids[word]
	if !ok {
		id = int32(len(p.begins))
		p.ids[word] = id
		p.begins = append(p.begins, 0)
	}
	if node == 0 {
		if p.begins[id] == 0 {
			p.begins[id] = p.grow()
		}
		return p.begins[id]
	}
	key := uint64(node)<<32 | uint64(id)
	to, ok := p.edges[key]
	if !ok {
		to = p.grow()
		p.edges[key] = to
	}
	return to
}

func (p *Phrases) grow() int32 {
	p.ends = append(p.ends, 0)
	return int32(len(p.ends) - 1)
}

// Longest gives the longest phrase that begins with token i, and what the list
// holds for it; of several of one length that which was added first. ok is false
// where none begins there.
func (p *Phrases) Longest(tokens []Token, i int) (m Match, ok bool) {
	var open [16]Match
	for _, found := range p.All(open[:0], tokens, i) {
		if !ok || found.To > m.To {
			m, ok = found, true
		}
	}
	return m, ok
}

// All appends every phrase that begins with token i.
func (p *Phrases) All(dst []Match, tokens []Token, i int) []Match {
	if len(p.held) == 0 {
		return dst
	}
	return p.walk(dst, tokens, i, i, 0)
}

// walk follows every way from node; where stems let several ways be open their
// number is bounded by the length of the longest phrase.
func (p *Phrases) walk(dst []Match, tokens []Token, from, at int, node int32) []Match {
	for {
		for i := p.ends[node]; i > 0; i = p.held[i-1].next {
			if h := &p.held[i-1]; written(&tokens[from], h.Case) {
				dst = append(dst, Match{from, at, h.Value})
			}
		}
		if at >= len(tokens) {
			return dst
		}
		word := tokens[at].Word
		if len(p.stems) > 0 && len(word) >= stemKey {
			for _, b := range p.stems[stemOf(node, word)] {
				if strings.HasPrefix(word, b.prefix) {
					dst = p.walk(dst, tokens, from, at+1, b.to)
				}
			}
		}
		next := p.next(node, word)
		if next == 0 {
			return dst
		}
		node, at = next, at+1
	}
}

// next is the node after a word, 0 where there is none.
func (p *Phrases) next(node int32, word string) int32 {
	id, ok := p.id(word)
	switch {
	case !ok:
		return 0
	case node == 0:
		return p.begins[id]
	}
	return p.edges[uint64(node)<<32|uint64(id)]
}

// id looks a word up as it stands, or else without what is joined to it.
func (p *Phrases) id(word string) (int32, bool) {
	id, ok := p.ids[word]
	if ok || len(word) < 4 {
		return id, ok
	}
	if word[0] == 0xD7 || word[0] == 0xD8 || word[0] == 0xD9 {
		return p.withoutPrefix(word)
	}
	cut := strings.IndexByte(word, '\'')
	switch {
	case cut < 1 || cut == len(word)-1:
		return 0, false
	case cut <= 2: // l'Iran
		if id, ok = p.ids[word[cut+1:]]; ok {
			return id, true
		}
	}
	id, ok = p.ids[word[:cut]] // Fidan'ın
	return id, ok
}

// withoutPrefix looks up a word of Arabic or Hebrew without one or two letters
// that stand for words of their own.
func (p *Phrases) withoutPrefix(word string) (int32, bool) {
	const al, lil = "ال", "لل"
	for range 2 {
		if rest, ok := strings.CutPrefix(word, lil); ok { // to the
			if id, ok := p.ids[al+rest]; ok {
				return id, true
			}
		}
		letter := word[:min(2, len(word))]
		if !strings.Contains("و ف ب ك ل ו ב ל מ ה ש כ", letter) || len(word) < 6 {
			return 0, false
		}
		word = word[2:]
		if id, ok := p.ids[word]; ok {
			return id, true
		}
	}
	return 0, false
}

func written(t *Token, c Case) bool {
	switch c {
	case Capitals:
		return t.Capital()
	case AllUpper:
		return t.Shape == Upper
	}
	return true
}
