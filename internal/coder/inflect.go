package coder

import "strings"

// verb gives the number of a verb, and enters its regular forms when it is new.
func (l *lexicon) verb(lemma string) int32 {
	id := l.id(lemma)
	if l.words[id].forms&base != 0 {
		return l.words[id].verb
	}
	v := int32(len(l.verbs))
	l.verbs = append(l.verbs, verb{lemma: lemma})
	l.form(lemma, v, base)
	l.form(plural(lemma), v, third)
	stem := strings.TrimSuffix(lemma, "e")
	switch {
	case strings.HasSuffix(lemma, "y") && !vowelBefore(lemma):
		l.form(lemma[:len(lemma)-1]+"ied", v, past|participle)
		l.form(lemma+"ing", v, gerund)
	case strings.HasSuffix(lemma, "ie"):
		l.form(lemma+"d", v, past|participle)
		l.form(lemma[:len(lemma)-2]+"ying", v, gerund)
	default:
		l.form(stem+"ed", v, past|participle)
		l.form(stem+"ing", v, gerund)
		if strings.HasSuffix(lemma, "ee") {
			l.form(lemma+"ing", v, gerund)
		}
	}
	if doubles(lemma) {
		last := lemma[len(lemma)-1:]
		l.form(lemma+last+"ing", v, gerund)
		l.form(lemma+last+"ed", v, past|participle)
	}
	return v
}

// form enters one form. The first verb that claims a form keeps it, but the
// base form of a verb is its own.
func (l *lexicon) form(w string, v int32, f form) {
	id := l.id(w)
	if have := l.words[id].verb; have >= 0 && have != v && f != base {
		if l.words[id].forms&base == 0 {
			return
		}
		l.words[id].forms |= f & (past | participle)
		return
	}
	if f == base && l.words[id].verb != v {
		l.words[id].forms = 0
	}
	l.words[id].verb = v
	l.words[id].forms |= f
}

func (l *lexicon) irregular(lemma, pastForm, partForm string) {
	v := l.verb(lemma)
	for _, w := range []struct {
		word string
		f    form
	}{{pastForm, past}, {partForm, participle}} {
		id := l.id(w.word)
		if have := l.words[id].verb; have < 0 || have == v || l.words[id].forms&base == 0 {
			l.words[id].verb = v
			l.words[id].forms |= w.f
		}
	}
	if strings.HasSuffix(pastForm, "ed") { // banned: a regular past is the participle too
		l.words[l.id(pastForm)].forms |= participle
		l.form(pastForm[:len(pastForm)-2]+"ing", v, gerund)
	}
}

// plural adds the -s of nouns, and of verbs in the third person.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && !vowelBefore(w):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"),
		strings.HasSuffix(w, "sh"), w == "go", w == "do", w == "veto", w == "embargo":
		return w + "es"
	}
	return w + "s"
}

func vowelBefore(w string) bool { return len(w) > 1 && strings.IndexByte("aeiou", w[len(w)-2]) >= 0 }

// doubles tells the short verbs that double their last letter before -ed and
// -ing.
func doubles(w string) bool {
	n := len(w)
	if n < 3 || strings.IndexByte("aeiouwxy", w[n-1]) >= 0 || !vowelBefore(w) {
		return false
	}
	vowels := 0
	for i := range n {
		if strings.IndexByte("aeiou", w[i]) >= 0 {
			vowels++
		}
	}
	return vowels == 1
}
