package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold lowers case, drops the marks of Latin, Greek, Arabic and Hebrew letters
// and writes look-alike letters of Arabic script in one way, so that "Türkiye",
// "TÜRKİYE" and "turkiye" compare equal. Invalid bytes are dropped.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return string(appendFolded(make([]byte, 0, len(s)), s))
		}
	}
	return s
}

func appendFolded(to []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			to = append(to, byte(r))
		case !usual(r) && dropped(r):
			continue
		default:
			if plain, ok := foldings[r]; ok {
				to = append(to, plain...)
				continue
			}
			r = unicode.ToLower(r)
			if plain, ok := foldings[r]; ok {
				to = append(to, plain...)
				continue
			}
			to = utf8.AppendRune(to, r)
		}
	}
	return to
}

// dropped tells the characters that folding leaves out: marks, the stretching
// dash of Arabic, joiners, invalid bytes.
func dropped(r rune) bool {
	return r == utf8.RuneError || r == 'ـ' || unicode.Is(unicode.Mn, r) && !keepsMarks(r) || unicode.Is(unicode.Cf, r)
}

// keepsMarks tells the marks that are letters in all but name: the vowels of
// the scripts of India and of Thai.
func keepsMarks(r rune) bool { return r >= 0x0900 && r < 0x1000 && r != nukta }

// nukta is the dot below of Devanagari, which papers write or leave out.
const nukta = 0x093C

// foldings maps letters to their plain form.
var foldings = func() map[rune]string {
	m := map[rune]string{
		'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'İ': "i",
		'ə': "e", '’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", '`': "'",
		// Arabic script: one alef, one yeh, one kaf, one heh.
		'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ې': "ي", 'ئ': "ي", 'ؤ': "و", 'ة': "ه", 'ۀ': "ه",
		'ہ': "ه", 'ھ': "ه", 'ک': "ك", 'ں': "ن",
		// Greek with accents, and the final sigma.
		'ά': "α", 'έ': "ε", 'ή': "η", 'ί': "ι", 'ϊ': "ι", 'ΐ': "ι", 'ό': "ο", 'ύ': "υ", 'ϋ': "υ", 'ΰ': "υ", 'ώ': "ω", 'ς': "σ",
		'ё': "е", 'ґ': "г",
		// Devanagari letters with the dot below in one.
		'\u0958': "\u0915", '\u0959': "\u0916", '\u095A': "\u0917", '\u095B': "\u091C", '\u095C': "\u0921", '\u095D': "\u0922",
		'\u095E': "\u092B", '\u095F': "\u092F",
		// Digits of Arabic, Persian and Devanagari writing.
	}
	for plain, marked := range map[string]string{
		"a": "áàâäãåāăąǎạảấầẩẫậắằ", "c": "çćčĉċ", "d": "ďḍ", "e": "éèêëēėęěĕẹẻếềểễệ", "g": "ğĝġģ", "h": "ĥħḥḫ",
		"i": "íìîïīĩįĭịỉ", "j": "ĵ", "k": "ķḳ", "l": "ĺľļ", "n": "ñńňņ", "o": "óòôöõōőŏơọỏốồổỗộớờ",
		"r": "řŕŗ", "s": "şšśŝșṣ", "t": "ťţțṭ", "u": "úùûüūůűũųưụủứừửữự", "w": "ŵ", "y": "ýÿŷỳ", "z": "žźżẓ",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	for i := range rune(10) {
		digit := string('0' + i)
		m['٠'+i], m['۰'+i], m['०'+i] = digit, digit, digit
	}
	return m
}()

// FoldPhrase folds a phrase and cuts it as Split cuts text, so that a list can
// be compared with texts.
func FoldPhrase(s string) []string {
	var out []string
	for _, t := range new(Splitter).Split(nil, s) {
		out = append(out, t.Word)
	}
	return out
}

// Joined writes folded words with single blanks.
func Joined(words []string) string { return strings.Join(words, " ") }
