package intake

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// What a detection needs: fewer letters say nothing certain, and more than the
// sample say nothing new.
const (
	minLetters      = 40   // of a script that many languages share
	minOwnLetters   = 8    // of a script that one language has
	minTrusted      = 200  // of which a detection outweighs what a page says of itself
	langSample      = 2000 // bytes
	minConfidence   = 0.5
	trustConfidence = 0.9

	letterConfidence = 0.95 // of a language known by its letters
)

// ownScripts are scripts by which a language is known.
var ownScripts = []struct {
	lang  string
	table *unicode.RangeTable
}{
	{"ko", unicode.Hangul}, {"el", unicode.Greek}, {"th", unicode.Thai}, {"ka", unicode.Georgian}, {"hy", unicode.Armenian},
	{"bn", unicode.Bengali}, {"gu", unicode.Gujarati}, {"pa", unicode.Gurmukhi}, {"kn", unicode.Kannada}, {"ta", unicode.Tamil},
	{"te", unicode.Telugu}, {"ml", unicode.Malayalam}, {"or", unicode.Oriya}, {"my", unicode.Myanmar}, {"si", unicode.Sinhala},
	{"km", unicode.Khmer}, {"lo", unicode.Lao},
}

// Detect finds the language of a text by its script, and within a script that
// languages share by its letters or its trigrams. It gives Unknown and 0 rather than guess at a
// short or mixed text.
func Detect(text string) (lang string, confidence float64) {
	text = strings.ToValidUTF8(head(text, langSample), "")
	letters, han, kana := 0, 0, 0
	own := make([]int, len(ownScripts))
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		letters++
		switch {
		case r < 0x370: // Latin, the most frequent, is no script of one language
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		default:
			for i, s := range ownScripts {
				if unicode.Is(s.table, r) {
					own[i]++
					break
				}
			}
		}
	}
	most := func(n int) bool { return n >= minOwnLetters && 2*n > letters }
	share := func(n int) float64 { return float64(n) / float64(letters) }
	for i, n := range own {
		if most(n) {
			return ownScripts[i].lang, share(n)
		}
	}
	if most(han + kana) {
		if 10*kana >= han { // Japanese has its own signs in every sentence
			return "ja", share(han + kana)
		}
		return "zh", share(han + kana)
	}
	if letters < minLetters {
		return Unknown, 0
	}
	return byTrigrams(text)
}

// byTrigrams asks the library, after the letters that only some languages have:
// where those tell, its list of languages, which lacks many, cannot lead astray.
func byTrigrams(text string) (string, float64) {
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Blacklist: ruledOut(text)})
	tag := shortTag(info.Lang.Iso6391())
	if lang, ok := byLetters(info.Script, text, tag); ok {
		return lang, letterConfidence
	}
	if info.Script == nil || tag == "" || info.Confidence < minConfidence {
		return Unknown, 0
	}
	return tag, info.Confidence
}

// countLetters counts no further than the sample.
func countLetters(text string) int {
	n := 0
	for _, r := range head(text, langSample) {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// primaryTag is the language of a tag such as "en-GB" or "pt_BR"; "" where it is
// none.
func primaryTag(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) < 2 || len(tag) > 3 || strings.IndexFunc(tag, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 || tag == Unknown {
		return ""
	}
	return shortTag(tag)
}

func shortTag(tag string) string {
	if short, ok := shortTags[tag]; ok {
		return short
	}
	return tag
}

// shortTags are the two-letter tags, which BCP 47 asks for, of languages that
// are often written with three letters, and old or regional tags.
var shortTags = map[string]string{
	"ara": "ar", "eng": "en", "tur": "tr", "urd": "ur", "fas": "fa", "per": "fa", "rus": "ru", "ukr": "uk", "fra": "fr", "fre": "fr",
	"deu": "de", "ger": "de", "spa": "es", "por": "pt", "ita": "it", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "heb": "he",
	"iw": "he", "in": "id", "ind": "id", "hin": "hi", "nob": "no", "nno": "no", "nb": "no", "nn": "no", "pol": "pl", "ell": "el", "gre": "el",
}

// setLang takes a language that a source says.
func (r *Report) setLang(tag, from string) {
	if r.LangFrom != "" || strings.TrimSpace(tag) == "" || strings.EqualFold(strings.TrimSpace(tag), Unknown) {
		return
	}
	primary := primaryTag(tag)
	if primary == "" {
		r.note("the language " + quote(tag) + " (" + from + ") is no tag of BCP 47 such as en, tr or ar")
		return
	}
	r.Lang, r.LangFrom, r.LangConfidence = primary, from, 1
}

// finishLang looks at the text: where nobody said the language, and where a page
// or a feed says one in which its text is clearly not, as templates do.
func (r *Report) finishLang() {
	detected, confidence := Detect(r.Text)
	if r.LangFrom == "" {
		r.Lang = Unknown
		if detected != Unknown {
			r.Lang, r.LangFrom, r.LangConfidence = detected, FromDetected, confidence
		}
		return
	}
	if detected == Unknown || detected == r.Lang || confidence < trustConfidence || countLetters(r.Text) < minTrusted {
		return
	}
	said := "the " + r.LangFrom + " says that the language is " + r.Lang + ", the text looks like " + detected
	if r.LangFrom == FromHeader {
		r.note(said + "; the header is believed")
		return
	}
	r.note(said + "; the text is believed")
	r.Lang, r.LangFrom, r.LangConfidence = detected, FromDetected, confidence
}
