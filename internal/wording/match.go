package wording

import (
	"strings"
	"unicode/utf8"

	"casus/internal/token"
)

// Hit is one cue found: the tokens from From up to To.
type Hit struct {
	From, To int
	Cue      *Cue
	Gapped   bool // other words stand between the words of the cue
}

// maxGap is how many words a ~ of a cue can stand for.
const maxGap = 4

// trie holds cues word by word. Words that end in * stand apart, by first
// letter.
type trie struct{ nodes []node }

type node struct {
	words map[string]int32
	stems map[rune][]stem
	gap   int32 // node after a ~, 0 for none
	cues  []int32
}

type stem struct {
	prefix string
	to     int32
}

func (t *trie) grow() int32 {
	t.nodes = append(t.nodes, node{})
	return int32(len(t.nodes) - 1)
}

func (t *trie) add(cue string, number int32) {
	if len(t.nodes) == 0 {
		t.grow()
	}
	at := int32(0)
	for _, field := range strings.Fields(cue) {
		if field == "~" {
			if t.nodes[at].gap == 0 {
				to := t.grow()
				t.nodes[at].gap = to
			}
			at = t.nodes[at].gap
			continue
		}
		plain, starred := strings.CutSuffix(field, "*")
		words := token.FoldPhrase(plain)
		for i, w := range words {
			at = t.step(at, w, starred && i == len(words)-1)
		}
	}
	t.nodes[at].cues = append(t.nodes[at].cues, number)
}

func (t *trie) step(at int32, word string, starred bool) int32 {
	if starred {
		first, _ := utf8.DecodeRuneInString(word)
		for _, s := range t.nodes[at].stems[first] {
			if s.prefix == word {
				return s.to
			}
		}
		to := t.grow()
		if t.nodes[at].stems == nil {
			t.nodes[at].stems = map[rune][]stem{}
		}
		t.nodes[at].stems[first] = append(t.nodes[at].stems[first], stem{word, to})
		return to
	}
	if to, ok := t.nodes[at].words[word]; ok {
		return to
	}
	to := t.grow()
	if t.nodes[at].words == nil {
		t.nodes[at].words = map[string]int32{}
	}
	t.nodes[at].words[word] = to
	return to
}

// search is one run over the tokens of a sentence.
type search struct {
	l      *Lexicon
	tokens []token.Token
	forms  [][]string // other readings of a token, without the words written onto its front
	from   int
	hits   []Hit
}

// Find appends the cues in tokens to dst, from left to right. A cue within a
// longer one is left out: "not signed" is no "signed"; a name is left out only
// within a longer name. Tokens should be those of
// one sentence.
func (l *Lexicon) Find(dst []Hit, tokens []token.Token) []Hit {
	if len(l.trie.nodes) == 0 {
		return dst
	}
	s := search{l: l, tokens: tokens}
	if l.stem {
		s.forms = make([][]string, len(tokens))
		for i := range tokens {
			s.forms[i] = bare(l.Lang, tokens[i].Word)
		}
	}
	for i := range tokens {
		s.from = i
		s.walk(0, i, false)
	}
	return append(dst, outermost(s.hits)...)
}

func (s *search) walk(at int32, i int, gapped bool) {
	n := &s.l.trie.nodes[at]
	for _, c := range n.cues {
		if !s.l.written(&s.l.Cues[c], s.tokens, s.from) {
			continue
		}
		s.hits = append(s.hits, Hit{s.from, i, &s.l.Cues[c], gapped})
	}
	if n.gap != 0 {
		for skip := 0; skip <= maxGap && i+skip < len(s.tokens); skip++ {
			s.walk(n.gap, i+skip, gapped || skip > 0)
		}
	}
	if i >= len(s.tokens) {
		return
	}
	s.word(n, s.tokens[i].Word, i, gapped)
	if s.forms != nil {
		for _, w := range s.forms[i] {
			s.word(n, w, i, gapped)
		}
	}
}

func (s *search) word(n *node, word string, i int, gapped bool) {
	if to, ok := n.words[word]; ok {
		s.walk(to, i+1, gapped)
	}
	if n.stems != nil {
		first, _ := utf8.DecodeRuneInString(word)
		for _, st := range n.stems[first] {
			if strings.HasPrefix(word, st.prefix) {
				s.walk(st.to, i+1, gapped)
			}
		}
	}
}

// outermost drops hits that lie within a longer one, and repeats. Hits come in
// the order of where they begin.
func outermost(hits []Hit) []Hit {
	kept := hits[:0]
	for i, h := range hits {
		if !within(hits, i) && !repeated(kept, h) {
			kept = append(kept, h)
		}
	}
	return kept
}

// nearby is how many hits on either side are looked at: more cannot begin
// within the longest cue.
const nearby = 40

func within(hits []Hit, i int) bool {
	h := hits[i]
	for j := max(0, i-nearby); j < min(len(hits), i+nearby); j++ {
		o := hits[j]
		if j == i || o.Gapped && o.Cue.Kind != Mark && o.Cue.Kind != h.Cue.Kind || !hides(o.Cue.Kind, h.Cue.Kind) {
			continue
		}
		if o.From > h.From || o.To < h.To {
			continue
		}
		if o.To-o.From > h.To-h.From || closer(o, h) {
			return true
		}
	}
	return false
}

// hides tells whether a cue of one kind hides one of another kind within it. A
// name is hidden by names alone, and who speaks does not hide that they do.
func hides(outer, inner Kind) bool {
	switch {
	case inner == Named:
		return outer == Named
	case inner == Verb:
		return outer != Who && outer != Body && outer != Office
	}
	return true
}

// closer tells whether, of two begun words for offices and bodies, o fits the
// same words with a longer beginning: a ministry is no minister.
func closer(o, h Hit) bool {
	title := func(k Kind) bool { return k == Office || k == Body }
	return title(o.Cue.Kind) && title(h.Cue.Kind) && o.Cue.Kind != h.Cue.Kind && len(o.Cue.Words) > len(h.Cue.Words)
}

func repeated(kept []Hit, h Hit) bool {
	for i := len(kept) - 1; i >= 0 && kept[i].From == h.From; i-- {
		if kept[i].To == h.To && kept[i].Cue.Kind == h.Cue.Kind && kept[i].Cue.Value == h.Cue.Value {
			return true
		}
	}
	return false
}

// fronts are the letters that stand for words of their own in front of a word.
var fronts = map[string]string{"ar": "وفبلكس", "he": "ושהבלמכ"}

// maxElided is how long a shortened word before an apostrophe can be, in bytes:
// l'accord, dell'accord.
const maxElided = 5

// bare gives a word without the words written onto its front, in all the ways
// in which it can be read: French l', Arabic wa-, bi-, li- and the article, Hebrew
// ve-, she-, ha-, be-, le-, mi-.
func bare(lang, word string) []string {
	var out []string
	if before, after, ok := strings.Cut(word, "'"); ok && fronts[lang] == "" {
		if len(before) <= maxElided && after != "" {
			out = append(out, after)
		}
		return out
	}
	rest := word
	least := 4
	if lang == "he" {
		least = 3
	}
	for depth := 0; depth < 3; depth++ {
		if lang == "ar" {
			if plain, ok := strings.CutPrefix(rest, "ال"); ok && utf8.RuneCountInString(plain) >= 2 {
				return append(out, plain)
			}
			if plain, ok := strings.CutPrefix(rest, "لل"); ok && utf8.RuneCountInString(plain) >= 2 {
				out = append(out, plain)
			}
		}
		first, size := utf8.DecodeRuneInString(rest)
		if size == 0 || !strings.ContainsRune(fronts[lang], first) || utf8.RuneCountInString(rest) < least {
			break
		}
		rest = rest[size:]
		out = append(out, rest)
	}
	return out
}
