package reading

import (
	"strings"

	"casus/internal/token"
	"casus/internal/wording"
)

// Bounds of a name that no list has.
const (
	leastName = 2 // words
	mostName  = 4
	nameReach = 3 // tokens between the name and what its bearer is
)

// nameBeside finds the name of somebody whom no list knows, beside the word for
// what they are: "Jane Roe, an analyst at", "the analyst Jane Roe". Only scripts
// with capitals show names so, and headlines capitalise all.
func (p *page) nameBeside(q *part, h wording.Hit) (string, bool) {
	if q.title {
		return "", false
	}
	for i := h.To; i < q.to && i <= h.To+1; i++ { // the analyst Jane Roe
		if name, ok := p.nameAt(q, i); ok {
			return name, true
		}
	}
	for end := h.From; end > q.from && h.From-end <= nameReach; end-- { // Jane Roe, an analyst
		from := end
		for from > q.from && end-from < mostName && p.nameWord(q, from-1) {
			from--
		}
		if end-from >= leastName {
			return p.words(from, end), true
		}
		if w := p.tokens[end-1]; w.Shape != token.Mark && w.Shape != token.Lower {
			break
		}
	}
	return "", false
}

// nameAt reads a name that begins with token i.
func (p *page) nameAt(q *part, i int) (string, bool) {
	to := i
	for to < q.to && to-i < mostName && p.nameWord(q, to) {
		to++
	}
	if to-i < leastName {
		return "", false
	}
	return p.words(i, to), true
}

// nameWord tells whether a token can be part of a name of persons: a word with a
// capital that no list has.
func (p *page) nameWord(q *part, i int) bool {
	t := &p.tokens[i]
	if t.Shape != token.Title || t.Joined || len(t.Word) < 2 || strings.ContainsAny(t.Word, "'.") {
		return false
	}
	for _, h := range q.hits {
		if h.From <= i && i < h.To {
			return false
		}
	}
	return i > q.from || i+1 < q.to && p.tokens[i+1].Shape == token.Title
}
