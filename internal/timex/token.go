package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a run of digits or one other rune of a text.
type token struct {
	start, end int    // bytes of the text
	text       string // lower case
	lex        entry  // what the lexicon says of a word
	number     int    // the value of a run of digits; -1 for all else
	digits     int    // how many digits
	glued      bool   // nothing stands between it and the token before
	capital    bool   // the word began with a capital letter
}

// maxDigits is the longest run of digits that can be part of a date: 14 of
// "20260114170100".
const maxDigits = 14

// tokens cuts a text. Every byte that is not a space is in one token.
func tokens(text string) []token {
	out := make([]token, 0, len(text)/5+4)
	lex := lexicon()
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		var t token
		switch {
		case digitValue(r) >= 0:
			t = numberToken(text, i)
		case isIdeograph(r):
			t = token{start: i, end: i + size, text: text[i : i+size], number: -1}
		case isLetter(r):
			t = wordToken(text, i)
			t.lex = lex[t.text]
		default:
			t = markToken(text, i, r, size)
		}
		t.glued = len(out) > 0 && out[len(out)-1].end == i
		out = append(out, t)
		i = t.end
	}
	return out
}

// isLetter also takes the marks that Indic and Semitic words are written with,
// and the joiners within Persian ones.
func isLetter(r rune) bool {
	return r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z') ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u200d') && !isIdeograph(r)
}

// isIdeograph tells of the letters that are words by themselves.
func isIdeograph(r rune) bool { return r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff }

// digitValue is the value of a decimal digit in the scripts of the languages
// that are read here, or -1.
func digitValue(r rune) int {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, zero := range [...]rune{'٠', '۰', '०', '০', '０'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

func numberToken(text string, start int) token {
	t := token{start: start, end: start}
	for t.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[t.end:])
		v := digitValue(r)
		if v < 0 {
			break
		}
		if t.digits++; t.digits <= maxDigits {
			t.number = t.number*10 + v
		}
		t.end += size
	}
	t.text = text[t.start:t.end]
	if t.digits > maxDigits {
		t.number = -1
	}
	return t
}

func wordToken(text string, start int) token {
	t := token{start: start, end: start, number: -1}
	for t.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[t.end:])
		if !isLetter(r) {
			break
		}
		t.end += size
	}
	t.text = strings.ToLower(text[t.start:t.end])
	first, _ := utf8.DecodeRuneInString(text[start:])
	t.capital = unicode.IsUpper(first)
	return t
}

// markToken takes one rune; the genitive 's is one token with its apostrophe,
// and all dashes are "-".
func markToken(text string, start int, r rune, size int) token {
	t := token{start: start, end: start + size, number: -1, text: text[start : start+size]}
	switch r {
	case '\'', '’', '‘', '`':
		t.text = "'"
		rest := text[t.end:]
		if len(rest) > 0 && rest[0]|0x20 == 's' && (len(rest) == 1 || !isLetter(rune(rest[1]))) {
			t.text, t.end = "'s", t.end+1
		}
	case '‐', '‑', '–', '—', '−', '~':
		t.text = "-"
	}
	return t
}
