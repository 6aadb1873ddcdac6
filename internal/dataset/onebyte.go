package dataset

import "strings"

// windows1252 gives the characters of the bytes 0x80 to 0x9f, which Windows has
// where Latin-1 has control characters; 0 where it has none either.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// fromOneByte reads text of one byte a character as Latin-1, or as Windows-1252
// where it has bytes that are characters in that alone.
func fromOneByte(data []byte) (text, encoding string) {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	encoding = "Latin-1"
	for _, c := range data {
		r := rune(c)
		if 0x80 <= c && c < 0xa0 && windows1252[c-0x80] != 0 {
			r, encoding = windows1252[c-0x80], "Windows-1252"
		}
		b.WriteRune(r)
	}
	return b.String(), encoding
}
