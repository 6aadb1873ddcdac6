package fault

import "unicode/utf8"

// Lines finds characters in a text: readers count columns in bytes, editors in
// characters.
type Lines struct {
	text   string
	starts []int // where each line begins
}

// LinesOf looks for the lines of a text, each of which ends in LF.
func LinesOf(text string) Lines {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return Lines{text, starts}
}

// Character turns a column that counts bytes into one that counts characters;
// both begin at 1. A place outside the text stays as it is.
func (l Lines) Character(line, column int) int {
	if line < 1 || line > len(l.starts) || column < 1 {
		return column
	}
	start := l.starts[line-1]
	return utf8.RuneCountInString(l.text[start:min(start+column-1, len(l.text))]) + 1
}
