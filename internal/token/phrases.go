package token

import "strings"

// Phrases is a list of phrases, each with a number of the caller's, found in
// tokens word by word. Build it with Add; then it is safe for use by several
// goroutines.
//
// A word of a phrase that ends in * stands for every word that begins so.
type Phrases struct {
	ids    map[string]int32  // words
	edges  map[uint64]int32  // node and word -> node
	stems  map[stem][]branch // node and first letters -> words that begin so
	values [][]Phrase        // by node
}

// Phrase is what a list holds at its end: the number given, and how the phrase
// must be written.
type Phrase struct {
	Value int32
	Case  Case
}

// Case is how a phrase must be written to count.
type Case uint8

// The ways in which a phrase may have to be written.
const (
	AnyCase  Case = iota
	Capitals      // its first word begins with a capital
	AllUpper      // its first word is in capitals throughout: US, not us
)

type stem struct {
	node  int32
	first string
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
	p.AddWords(starred(phrase), value, c)
}

// starred cuts a phrase and keeps a star at the end of a word.
func starred(phrase string) []string {
	var out []string
	for _, field := range strings.Fields(phrase) {
		plain, star := strings.CutSuffix(field, "*")
		words := FoldPhrase(plain)
		if star && len(words) > 0 {
			words[len(words)-1] += "*"
		}
		out = append(out, words...)
	}
	return out
}

// AddWords is Add for words already cut and folded.
func (p *Phrases) AddWords(words []string, value int32, c Case) {
	if len(words) == 0 {
		return
	}
	if p.ids == nil {
		p.ids, p.edges, p.stems = map[string]int32{}, map[uint64]int32{}, map[stem][]branch{}
		p.values = make([][]Phrase, 1)
	}
	node := int32(0)
	for _, w := range words {
		node = p.step(node, w)
	}
	p.values[node] = append(p.values[node], Phrase{value, c})
}

func (p *Phrases) step(node int32, word string) int32 {
	if plain, ok := strings.CutSuffix(word, "*"); ok && len(plain) >= stemKey {
		key := stem{node, plain[:stemKey]}
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
		id = int32(len(p.ids))
		p.ids[word] = id
	}
	key := uint64(node)<<32 | uint64(id)
	if to, ok := p.edges[key]; ok {
		return to
	}
	to := p.grow()
	p.edges[key] = to
	return to
}

func (p *Phrases) grow() int32 {
	p.values = append(p.values, nil)
	return int32(len(p.values) - 1)
}

// Longest gives the longest phrase that begins with token i, and what the list
// holds for it; ok is false where none begins there.
func (p *Phrases) Longest(tokens []Token, i int) (m Match, ok bool) {
	if len(p.values) == 0 {
		return m, false
	}
	p.walk(tokens, i, i, 0, func(to int, v Phrase) {
		if !ok || to > m.To {
			m, ok = Match{i, to, v.Value}, true
		}
	})
	return m, ok
}

// All appends every phrase that begins with token i.
func (p *Phrases) All(dst []Match, tokens []Token, i int) []Match {
	if len(p.values) == 0 {
		return dst
	}
	p.walk(tokens, i, i, 0, func(to int, v Phrase) { dst = append(dst, Match{i, to, v.Value}) })
	return dst
}

// walk follows every way from node; where stems let several ways be open their
// number is bounded by the length of the longest phrase.
func (p *Phrases) walk(tokens []Token, from, at int, node int32, found func(to int, v Phrase)) {
	for {
		if node != 0 {
			for _, v := range p.values[node] {
				if written(&tokens[from], v.Case) {
					found(at, v)
				}
			}
		}
		if at >= len(tokens) {
			return
		}
		word := tokens[at].Word
		if len(p.stems) > 0 && len(word) >= stemKey {
			for _, b := range p.stems[stem{node, word[:stemKey]}] {
				if strings.HasPrefix(word, b.prefix) {
					p.walk(tokens, from, at+1, b.to, found)
				}
			}
		}
		id, ok := p.ids[word]
		if !ok {
			return
		}
		next, ok := p.edges[uint64(node)<<32|uint64(id)]
		if !ok {
			return
		}
		node, at = next, at+1
	}
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
