package wording

import (
	"strings"
	"sync"
	"unicode"

	"casus/internal/token"
)

// sample is how much of a text Detect looks at, in bytes.
const sample = 4000

// Detect tells the language of a text by its script and its most common words;
// "" where neither tells.
func Detect(text string) string {
	if len(text) > sample {
		text = strings.ToValidUTF8(text[:sample], "")
	}
	switch script, kana := mostLetters(text); script {
	case "arab":
		return arabic(text)
	case "cyrl":
		return cyrillic(text)
	case "hani":
		if kana {
			return "ja"
		}
		return "zh"
	case "latn":
		return byCommonWords(text, latin)
	case "":
		return ""
	default:
		return scripts[script].lang
	}
}

// scripts are the scripts told apart; lang is set where one language has it to
// itself.
var scripts = map[string]struct {
	table *unicode.RangeTable
	lang  string
}{
	"latn": {unicode.Latin, ""}, "arab": {unicode.Arabic, ""}, "cyrl": {unicode.Cyrillic, ""}, "hani": {unicode.Han, ""},
	"hebr": {unicode.Hebrew, "he"}, "grek": {unicode.Greek, "el"}, "deva": {unicode.Devanagari, "hi"},
}

func mostLetters(text string) (script string, kana bool) {
	counts := map[string]int{}
	kanas := 0
	for _, r := range text {
		if r < 0x80 {
			if 'a' <= r && r <= 'z' {
				counts["latn"]++
			}
			continue
		}
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kanas++
			counts["hani"]++
		}
		for name, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[name]++
				if name == "hani" {
					counts[name]++ // a letter that is a word
				}
			}
		}
	}
	best := 0
	for _, name := range []string{"latn", "arab", "cyrl", "hani", "hebr", "grek", "deva"} {
		if counts[name] > best {
			script, best = name, counts[name]
		}
	}
	return script, kanas*8 > counts["hani"]
}

// arabic tells Urdu, Persian and Arabic by letters that the others do not write.
func arabic(text string) string {
	urdu := strings.Count(text, "ے") + strings.Count(text, "ہ") + strings.Count(text, "ں") + 3*strings.Count(text, "ٹ") + 3*strings.Count(text, "ڈ")
	persian := strings.Count(text, "پ") + strings.Count(text, "گ") + strings.Count(text, "چ") + strings.Count(text, "ژ") + strings.Count(text, "ی")
	arab := 2*strings.Count(text, "ة") + strings.Count(text, "ي") + strings.Count(text, "ى") + strings.Count(text, "أ")
	switch {
	case urdu > 3 && urdu*3 > persian:
		return "ur"
	case persian > arab:
		return "fa"
	}
	return "ar"
}

func cyrillic(text string) string {
	switch {
	case strings.ContainsAny(text, "іїєґІЇЄ"):
		return "uk"
	case strings.ContainsAny(text, "јљњћђџ"):
		return "sr"
	}
	return "ru"
}

// common are the words that tell the languages of Latin script apart.
var common = map[string]string{
	"en": "the of and to in that is was for with on by has have said from are not be an it",
	"tr": "ve bir bu ile için olarak daha olan göre da de ise çok sonra kadar ancak etti olduğunu dedi türkiye'nin",
	"az": "və bir bu ilə üçün olaraq daha olan görə da də ki sonra qədər edib olub deyib bildirib",
	"de": "der die das und in den von zu mit dem des ist nicht im auf eine ein sich auch werden",
	"fr": "le la les de des et en un une du que est pour dans qui par sur au pas avec",
	"es": "el la los de del y en un una que es para por con se las al no su según",
	"it": "il la di e che in un una del per non con della sono si da le dei al è",
	"pt": "o a de e que do da em um uma para não com os no na por se dos ao",
	"nl": "de het een van en in dat is op te voor met niet zijn aan door die bij ook werd",
	"pl": "i w na z do że się nie o jest przez po od to oraz który ma dla jak za",
	"id": "yang dan di dengan untuk dari pada ini dalam tidak akan itu telah ke oleh adalah sebuah juga menurut",
	"sr": "je i u na da se za su od sa o koji će ne biti nije prema s iz kako",
	"sq": "dhe në të e i që për me nga një se është në si ka do nuk u më",
	"ro": "și în de la a cu pe că un o nu care din pentru este au mai lui prin al",
	"cs": "a v se na že je s z do o to i ve za by pro k podle jsou bude",
	"hu": "a az és hogy nem is egy meg van volt de ezt csak szerint el már kell ki",
}

var latin = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, lang := range latinOrder {
		for _, w := range strings.Fields(common[lang]) {
			for _, folded := range token.FoldPhrase(w) {
				out[folded] = append(out[folded], lang)
			}
		}
	}
	return out
})

// latinOrder is the order in which languages win where both are as likely.
var latinOrder = strings.Fields("en tr de fr es it pt nl pl id sr sq az ro cs hu")

func byCommonWords(text string, words func() map[string][]string) string {
	counts := map[string]int{}
	for _, t := range new(token.Splitter).Split(nil, text) {
		for _, lang := range words()[t.Word] {
			counts[lang]++
		}
	}
	if strings.ContainsAny(text, "əƏ") {
		counts["az"] += 5
	}
	best, lang := 0, ""
	for _, l := range latinOrder {
		if counts[l] > best {
			best, lang = counts[l], l
		}
	}
	return lang
}
