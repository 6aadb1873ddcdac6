package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapped is the longest line of a text that was broken to fit a page; longer
// ones are whole paragraphs.
const wrapped = 120

// paragraphs gives plain text its form: paragraphs of one line each, an empty
// line between them. Blocks are parted by empty lines. Within a block lines that
// were broken to a width are joined again; a line well short of that width ends a
// paragraph if it ends a sentence or the next line does not go on in small
// letters.
func paragraphs(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\f", "\n\n").Replace(text)
	var out, block []string
	flush := func() {
		out = append(out, joinBlock(block)...)
		block = block[:0]
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = oneLine(line); line == "" {
			flush()
			continue
		}
		block = append(block, line)
	}
	flush()
	return strings.Join(out, "\n\n")
}

func joinBlock(lines []string) []string {
	longest := 0
	for _, line := range lines {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	var out, open []string
	for i, line := range lines {
		open = append(open, line)
		if i == len(lines)-1 || longest > wrapped || endsParagraph(line, lines[i+1], longest) {
			out = append(out, strings.Join(open, " "))
			open = open[:0]
		}
	}
	return out
}

func endsParagraph(line, next string, longest int) bool {
	if 3*utf8.RuneCountInString(line) > 2*longest {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»)`))
	first, _ := utf8.DecodeRuneInString(next)
	return strings.ContainsRune(".!?:。！？؟۔।", last) || !unicode.IsLower(first)
}

// oneLine is a text with single spaces and without signs that do not print.
func oneLine(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }

// printable drops control signs and what hides in text without being seen, save
// the joiners that words of some scripts need; marks of direction go too, as they
// can make a text read otherwise than it is stored.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case r == '\u200c' || r == '\u200d':
			return r
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		}
		return r
	}, s)
}
