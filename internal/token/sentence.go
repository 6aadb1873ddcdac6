package token

import "strings"

// Span is a stretch of a text in bytes.
type Span struct{ Start, End int }

// abbreviations are words after which a full stop does not end a sentence.
var abbreviations = setOf(`mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep gov pres hon rev st fr jr sr vs etc
	jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun no nos art arts vol pp approx est dept
	inc ltd co corp bros gulf univ assn ave fig al e.g i.e u.s u.n u.k`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Sentences gives the sentences of tokens of text as ranges of tokens. A
// sentence ends with . ! ? or the like before a gap and a new beginning, and at
// an empty line.
func Sentences(text string, tokens []Token) []Span {
	var out []Span
	start := 0
	cut := func(end int) {
		if end > start {
			out = append(out, Span{start, end})
		}
		start = end
	}
	for i := range tokens {
		if i > start && tokens[i].Gap && newParagraph(text[tokens[i-1].End:tokens[i].Start]) {
			cut(i)
		}
		if end := endsSentence(tokens, i); end > 0 {
			cut(end)
		}
	}
	cut(len(tokens))
	return out
}

// newParagraph tells a break of lines that separates: two of them, or one
// before which no sentence could run on is left to the reader of the text.
func newParagraph(between string) bool { return strings.Count(between, "\n") >= 1 }

// endsSentence gives the token after the sentence that token i closes, or 0.
func endsSentence(tokens []Token, i int) int {
	switch tokens[i].Word {
	case "。", "！", "？", "।", "۔", "؟":
		return closing(tokens, i+1)
	case "!", "?":
	case ".":
		if i > 0 && !tokens[i].Gap && abbreviations[tokens[i-1].Word] {
			return 0
		}
		if i > 0 && tokens[i-1].Shape == Title && tokens[i-1].End-tokens[i-1].Start == 1 {
			return 0 // an initial
		}
	default:
		if tokens[i].Shape == Upper && strings.HasSuffix(tokens[i].Word, ".") && i+1 < len(tokens) &&
			tokens[i+1].Gap && tokens[i+1].Shape == Title && beginners[tokens[i+1].Word] {
			return i + 1 // "... by the U.S. The next"
		}
		return 0
	}
	end := closing(tokens, i+1)
	if end >= len(tokens) {
		return end
	}
	next := &tokens[end]
	if !next.Gap || next.Shape == Lower && isASCII(next.Word) {
		return 0
	}
	return end
}

// beginners are words that begin a sentence more often than they belong to a
// name.
var beginners = setOf(`the a an in on at it he she they we this that these those but and however as after before
	according for with while when if there his her their its`)

// closing skips marks that close a quotation.
func closing(tokens []Token, i int) int {
	for i < len(tokens) && !tokens[i].Gap && (tokens[i].Word == "\"" || tokens[i].Word == "'" || tokens[i].Word == ")") {
		i++
	}
	return i
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
