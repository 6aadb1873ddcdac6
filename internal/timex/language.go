package timex

import (
	"slices"
	"strings"
	"sync"
)

// tongue is a language made ready for reading: every phrase under its first
// word.
type tongue struct {
	words        map[string][]nearPhrase
	joins        map[string]bool
	coming       map[string]bool
	heads, tails []string
	unless       map[string]bool
	years        map[string]bool
	properDays   bool
	plainDays    bool
	yearFirst    bool
	solar        bool // names the months of the Solar Hijri calendar
}

// nearPhrase is a word, or words that follow each other, with what they mean.
type nearPhrase struct {
	words []string
	kind  class // monthName, weekday, dayWord or unitName
	value int   // month, weekday, days from the dateline, units from it
	unit  unit
}

var tongues sync.Map // language code to *tongue, built when first asked for

// Languages are the codes (ISO 639-1) that FindIn and ReadDate know, sorted.
func Languages() []string {
	codes := []string{"en"}
	for code := range languageTable {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

func tongueOf(code string) *tongue {
	if t, ok := tongues.Load(code); ok {
		return t.(*tongue)
	}
	l, ok := languageTable[code]
	if !ok {
		return nil
	}
	t, _ := tongues.LoadOrStore(code, newTongue(l, code == "fa"))
	return t.(*tongue)
}

func newTongue(l language, solar bool) *tongue {
	t := &tongue{words: map[string][]nearPhrase{}, yearFirst: l.yearFirst, solar: solar, properDays: l.properDays, plainDays: l.plainDays}
	t.add(l.months, func(i int) nearPhrase { return nearPhrase{kind: monthName, value: i + 1} })
	if solar {
		t.add(solarMonths, func(i int) nearPhrase { return nearPhrase{kind: monthName, value: i + 1 + firstSolar} })
	}
	t.add(l.weekdays, func(i int) nearPhrase { return nearPhrase{kind: weekday, value: i + 1} })
	t.add(l.near, func(i int) nearPhrase {
		if i < 5 {
			return nearPhrase{kind: dayWord, value: i - 2}
		}
		i -= 5
		return nearPhrase{kind: unitName, value: i%3 - 1, unit: [...]unit{unitWeek, unitMonth, unitYear}[i/3]}
	})
	t.joins, t.coming, t.unless, t.years = foldedSet(l.joins), foldedSet(l.coming), foldedSet(l.unless), foldedSet(l.years)
	for _, w := range strings.Fields(l.heads) {
		t.heads = append(t.heads, fold(w))
	}
	for _, w := range strings.Fields(l.tails) {
		t.tails = append(t.tails, fold(w))
	}
	return t
}

func foldedSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[fold(w)] = true
	}
	return m
}

// add reads the fields of a table.
func (t *tongue) add(fields string, meaning func(i int) nearPhrase) {
	for i, alternatives := range strings.Split(fields, "|") {
		for _, a := range strings.Fields(alternatives) {
			ph := meaning(i)
			for _, w := range strings.Split(a, "_") {
				ph.words = append(ph.words, fold(w))
			}
			t.words[ph.words[0]] = append(t.words[ph.words[0]], ph)
		}
	}
}

// fold brings spellings of one word together: letters of the Arabic script that
// keyboards confuse, vowel signs, joiners, the dotted capital I of Turkish.
func fold(w string) string {
	if isASCII(w) {
		return strings.ToLower(w)
	}
	return folder.Replace(strings.ToLower(w))
}

var folder = strings.NewReplacer("ی", "ي", "ى", "ي", "ک", "ك", "ہ", "ه", "ھ", "ه", "أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه", "ۀ", "ه",
	"ً", "", "ٌ", "", "ٍ", "", "َ", "", "ُ", "", "ِ", "", "ّ", "", "ْ", "", "ـ", "", "\u200c", "", "\u200d", "", "i̇", "i",
	"য়", "য়", "फ़", "फ़", "़", "")

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// match reads the longest phrase at a token, whose first word may carry up to
// two heads, or a tail.
func (t *tongue) match(toks []token, i int) (nearPhrase, int) {
	if i < 0 || i >= len(toks) {
		return nearPhrase{}, 0
	}
	return t.matchHeaded(toks, i, toks[i].text, 2)
}

func (t *tongue) matchHeaded(toks []token, i int, word string, heads int) (nearPhrase, int) {
	if ph, next := t.matchWord(toks, i, word); next > 0 {
		return ph, next
	}
	for _, tail := range t.tails {
		if bare, ok := strings.CutSuffix(word, tail); ok && bare != "" {
			if ph, next := t.matchWord(toks, i, bare); next > 0 {
				return ph, next
			}
		}
	}
	if heads == 0 {
		return nearPhrase{}, 0
	}
	for _, head := range t.heads {
		if bare, ok := strings.CutPrefix(word, head); ok && bare != "" {
			if ph, next := t.matchHeaded(toks, i, bare, heads-1); next > 0 {
				return ph, next
			}
		}
	}
	return nearPhrase{}, 0
}

func (t *tongue) matchWord(toks []token, i int, first string) (best nearPhrase, next int) {
	for _, ph := range t.words[first] {
		if i+len(ph.words) <= next || i+len(ph.words) > len(toks) {
			continue
		}
		same := true
		for k, w := range ph.words[1:] {
			same = same && toks[i+1+k].text == w
		}
		if same {
			best, next = ph, i+len(ph.words)
		}
	}
	return best, next
}
