package intake

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// tell are letters by which a language is told from others of its script: it has
// those of has, and hardly any of lacks.
type tell struct {
	lang       string
	has, lacks string
}

// tells are tried in their order, those with rarer letters first. Languages of
// neighbours stand here so that their texts are not taken for others.
var tells = []struct {
	script *unicode.RangeTable
	list   []tell
}{
	{unicode.Cyrillic, []tell{
		{"be", "ў", "ї"},
		{"tg", "ҷӣӯҳ", "ә"},
		{"kk", "әғқұ", "ҷ"},
		{"sr", "ђћ", "ыэ"},
		{"mk", "ѓќѕ", "ыэ"},
		{"uk", "іїєґ", "ыэўә"},
		{"ru", "ыэё", "іїєўјөүңәҷ"},
		{"bg", "ъ", "ыэёіїєўј"},
	}},
	{unicode.Arabic, []tell{
		{"ps", "ټډړښځڅۍڼ", "ڵێ"},
		{"ckb", "ێڵڕۆ", "ټډ"},
		{"sd", "ٻڄڃڇڳڱ", "ڵ"},
		{"ur", "ٹڈڑںےہ", "ټٻ"},
		{"fa", "پچژگیک", "ٹڈڑںےةيك"},
		{"ar", "ةىيكأإؤ", "پچژگٹڈڑںےێڵ"},
	}},
}

// minTells is how many letters must tell, and moreTells how many times more than
// those that tell otherwise: names and quotations bring some of these too.
const (
	minTells  = 3
	moreTells = 8
)

// byLetters knows a language by its letters; false where they do not tell. A
// single letter is enough where the trigrams look like the same language.
func byLetters(script *unicode.RangeTable, text, trigrams string) (string, bool) {
	for _, t := range tells {
		if t.script != script {
			continue
		}
		for _, one := range t.list {
			has := countAny(text, one.has)
			if (has >= minTells || has > 0 && one.lang == trigrams) && has >= moreTells*countAny(text, one.lacks) {
				return one.lang, true
			}
		}
	}
	return "", false
}

func countAny(text, letters string) int {
	n := 0
	for _, r := range text {
		if r >= 0x80 && strings.ContainsRune(letters, unicode.ToLower(r)) {
			n++
		}
	}
	return n
}

// foreign are letters of Cyrillic that languages of the library do not have.
var foreign = []struct {
	letters string
	langs   []whatlanggo.Lang
}{
	{"ыэ", []whatlanggo.Lang{whatlanggo.Ukr, whatlanggo.Srp, whatlanggo.Bul, whatlanggo.Mkd}},
	{"іїє", []whatlanggo.Lang{whatlanggo.Rus, whatlanggo.Srp, whatlanggo.Bul, whatlanggo.Mkd}},
	{"јљњ", []whatlanggo.Lang{whatlanggo.Rus, whatlanggo.Ukr, whatlanggo.Bel, whatlanggo.Bul}},
}

// oneForeign is in how many letters one must be foreign for a language to be
// ruled out: fewer may be a name.
const oneForeign = 400

// ruledOut are languages whose alphabet a text does not fit.
func ruledOut(text string) map[whatlanggo.Lang]bool {
	out := map[whatlanggo.Lang]bool{}
	letters := countLetters(text)
	for _, f := range foreign {
		if n := countAny(text, f.letters); n > 0 && n*oneForeign >= letters {
			for _, lang := range f.langs {
				out[lang] = true
			}
		}
	}
	return out
}
