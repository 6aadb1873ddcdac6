package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shape is how a token is written.
type Shape uint8

// The shapes of tokens.
const (
	Mark   Shape = iota // punctuation or a sign
	Number              // begins with a digit
	Lower               // a word without capitals, or of a script that has none
	Title               // first letter a capital
	Upper               // more than one letter, all capitals; initials (U.S.); an acronym (LeT)
)

// Token is one word, number or mark.
type Token struct {
	Start, End int    // bytes of the text
	Word       string // folded; the 's of "Turkey's" is a token of its own, written "'s"
	Shape      Shape
	Gap        bool // white space or the start of the text comes before
	Joined     bool // a hyphen joins it to the token before; the hyphen is no token
}

// Capital tells whether the token is written with a capital.
func (t *Token) Capital() bool { return t.Shape >= Title }

// Splitter cuts texts into tokens. It keeps folded words, so that a word seen
// before costs no memory; it is not safe for use by several goroutines at once.
// The zero Splitter is ready.
type Splitter struct {
	words  map[string]string
	buf    []byte
	forget bool // keep no words: for those that are met once
}

// maxWords bounds what a Splitter keeps.
const maxWords = 1 << 16

// Split appends the tokens of text to dst.
func (s *Splitter) Split(dst []Token, text string) []Token {
	gap, joined := true, false
	for i := 0; i < len(text); {
		c, size := decode(text, i)
		switch {
		case unicode.IsSpace(c) || c == utf8.RuneError && size <= 1 || c < ' ':
			i += size
			gap, joined = true, false
			continue
		case c == '-' || c == '‐' || c == '‑':
			if j := i + size; !gap && j < len(text) && len(dst) > 0 && dst[len(dst)-1].Shape != Mark {
				if next, _ := decode(text, j); letter(next) || digit(next) {
					i, joined = j, true
					continue
				}
			}
		}
		t := Token{Start: i, Gap: gap, Joined: joined}
		switch {
		case digit(c):
			t.End = endOfNumber(text, i)
			t.Shape, t.Word = Number, s.folded(text[i:t.End])
		case ideograph(c):
			t.End, t.Shape = i+size, Lower
			t.Word = text[i:t.End]
		case letter(c):
			s.word(&t, text)
		default:
			t.End = i + size
			t.Word, t.End = mark(text, i, t.End)
		}
		dst = append(dst, t)
		i, gap, joined = t.End, false, false
	}
	return dst
}

func decode(text string, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

func letter(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	if usual(c) {
		return true
	}
	return unicode.IsLetter(c) || unicode.Is(unicode.M, c) || unicode.Is(unicode.Cf, c)
}

// usual tells the letters of the scripts met most often, without a search in
// the tables of Unicode. They are letters and no marks.
func usual(c rune) bool {
	switch {
	case c < 0x0370:
		return c >= 0x00C0 && c <= 0x024F && c != '×' && c != '÷'
	case c < 0x0590:
		return c >= 0x0391 && c <= 0x03CE && c != 0x03A2 || c >= 0x0400 && c <= 0x0481
	}
	return c >= 0x05D0 && c <= 0x05EA || c >= 0x0620 && c <= 0x064A && c != 'ـ'
}

func plainLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c rune) bool { return '0' <= c && c <= '9' || c >= utf8.RuneSelf && unicode.IsDigit(c) }

// ideograph tells the letters of scripts that put no blanks between words.
func ideograph(c rune) bool {
	return c >= 0x2E80 && (unicode.Is(unicode.Han, c) || unicode.Is(unicode.Hiragana, c) || unicode.Is(unicode.Katakana, c))
}

// endOfNumber takes in digits, their separators and letters that follow at
// once: 25,000 5.1 21st 2014.
func endOfNumber(text string, i int) int {
	for i < len(text) {
		c, size := decode(text, i)
		if digit(c) || letter(c) && !ideograph(c) {
			i += size
			continue
		}
		if (c == ',' || c == '.' || c == ':' || c == '/') && i+1 < len(text) {
			if next, _ := decode(text, i+size); digit(next) {
				i += size
				continue
			}
		}
		return i
	}
	return i
}

// word reads one word, initials (U.S.), or the 's and the 't of English.
func (s *Splitter) word(t *Token, text string) {
	if end := endOfInitials(text, t.Start); end > 0 {
		t.End, t.Shape = end, Upper
		t.Word = s.folded(text[t.Start:end])
		if !strings.HasSuffix(t.Word, ".") {
			t.Word += "."
		}
		return
	}
	w := spell(text, t.Start)
	t.End, t.Shape = w.end, w.shape()
	t.Word = s.folded(text[t.Start:t.End])
}

// spelled is how a word is written.
type spelled struct {
	end, letters, capitals int
	first                  bool // its first letter is a capital, or the first after an article: l'Iran
	acronym                bool // short, with a capital at both ends: LeT
	upper                  bool // what comes before an ending is in capitals: AB'nin
}

func (w *spelled) allCapitals() bool { return w.capitals > 1 && w.capitals == w.letters }

func (w *spelled) shape() Shape {
	switch {
	case w.upper || w.allCapitals() || w.acronym:
		return Upper
	case w.first:
		return Title
	}
	return Lower
}

// MaxAcronym is how many letters an acronym with small letters in it has at most.
const MaxAcronym = 5

// spell reads the word that begins at byte start.
func spell(text string, start int) spelled {
	w := spelled{end: start}
	for ; w.end < len(text) && plainLetter(text[w.end]); w.end++ { // most words are of such letters alone
		if text[w.end] < 'a' {
			w.capitals++
		}
	}
	w.letters = w.end - start
	w.first = w.capitals > 0 && text[start] < 'a'
	for w.end < len(text) {
		c, size := decode(text, w.end)
		if apostrophe(c) && w.end > start {
			if w.end+size >= len(text) || endsBefore(text, w.end+size) {
				break
			}
			next, _ := decode(text, w.end+size)
			w.first, w.upper = w.first || unicode.IsUpper(next), w.upper || w.allCapitals()
			w.end += size
			continue
		}
		if ideograph(c) || !letter(c) && !digit(c) {
			break
		}
		if unicode.IsUpper(c) {
			w.capitals++
			w.first = w.first || w.end == start
		}
		w.letters++
		w.end += size
	}
	w.acronym = w.first && w.capitals > 1 && w.letters <= MaxAcronym && 'A' <= text[w.end-1] && text[w.end-1] <= 'Z'
	return w
}

// endsBefore tells whether a word ends at the apostrophe before byte i: no
// letter follows, or the s of the genitive, which is a token of its own.
func endsBefore(text string, i int) bool {
	next, n := decode(text, i)
	return !letter(next) || (next == 's' || next == 'S') && !followsLetter(text, i+n)
}

func apostrophe(c rune) bool { return c == '\'' || c == '’' || c == 'ʼ' }

func followsLetter(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	c, _ := decode(text, i)
	return letter(c) || digit(c)
}

// endOfInitials gives the end of U.S. or U.N, 0 where there are none.
func endOfInitials(text string, i int) int {
	n := 0
	for i+1 < len(text) && 'A' <= text[i] && text[i] <= 'Z' && text[i+1] == '.' {
		i, n = i+2, n+1
	}
	if n == 0 || i < len(text) && 'a' <= text[i] && text[i] <= 'z' {
		return 0
	}
	if i < len(text) && 'A' <= text[i] && text[i] <= 'Z' && !followsLetter(text, i+1) {
		return i + 1 // U.N without its last dot
	}
	if n < 2 {
		return 0
	}
	return i
}

// mark writes quotation marks of all kinds as one.
func mark(text string, start, end int) (string, int) {
	switch m := text[start:end]; m {
	case "“", "”", "„", "«", "»", "″", "‟", "「", "」", "『", "』":
		return "\"", end
	case "`", "'":
		if strings.HasPrefix(text[end:], m) {
			return "\"", end + 1 // ``so''
		}
		if m == "'" && end < len(text) && (text[end] == 's' || text[end] == 'S') && !followsLetter(text, end+1) {
			return "'s", end + 1
		}
		return "'", end
	case "’", "‘":
		if m == "’" && end < len(text) && (text[end] == 's' || text[end] == 'S') && !followsLetter(text, end+1) {
			return "'s", end + 1
		}
		return "'", end
	case "–", "—", "―":
		return "-", end
	default:
		return m, end
	}
}

// folded is Fold without an allocation for a word that was seen before.
func (s *Splitter) folded(word string) string {
	plain := true
	for i := 0; i < len(word) && plain; i++ {
		c := word[i]
		plain = c < utf8.RuneSelf && (c < 'A' || c > 'Z')
	}
	if plain {
		return word
	}
	if isASCII(word) {
		s.buf = s.buf[:0]
		for i := range len(word) {
			c := word[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			s.buf = append(s.buf, c)
		}
	} else {
		s.buf = appendFolded(s.buf[:0], word)
	}
	if s.forget {
		return string(s.buf)
	}
	if known, ok := s.words[string(s.buf)]; ok {
		return known
	}
	if s.words == nil || len(s.words) >= maxWords {
		s.words = map[string]string{}
	}
	kept := string(s.buf)
	s.words[kept] = kept
	return kept
}
