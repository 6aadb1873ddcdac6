package coder

import (
	"strings"
	"testing"
)

// reachable gives the codes that the lexicon can give at all.
func (l *lexicon) reachable() []bool {
	seen := make([]bool, len(l.codes))
	for _, v := range l.verbs {
		for _, s := range v.senses {
			seen[s.code] = true
		}
	}
	for _, n := range l.nouns {
		seen[n.code] = true
	}
	for range 2 { // an act can be refined, governed, and refined again
		for code := range l.codes {
			if !seen[code] {
				continue
			}
			for _, f := range l.finer[codeID(code)] {
				seen[f.code] = true
			}
			for op := range l.ops {
				seen[l.ops[op][code]] = true
			}
		}
	}
	return seen
}

func TestEveryCodeCanBeGiven(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.codes) < 290 {
		t.Errorf("%d codes", len(l.codes))
	}
	var missing []string
	for code, ok := range l.reachable() {
		if code > 0 && !ok && l.codes[code].CAMEO != "044" { // 044 is given by where a meeting is
			missing = append(missing, l.codes[code].CAMEO)
		}
	}
	if len(missing) > 0 {
		t.Errorf("no entry gives %s", strings.Join(missing, " "))
	}
}

// TestOperatorsKeepTheirClass holds the table of operators against what each
// operator means.
func TestOperatorsKeepTheirClass(t *testing.T) {
	l := standard()
	want := map[operator][]string{
		intend: {"AGREE", "THREATEN", "REQUEST", "ACCUSE", "REJECT", ""},
		threat: {"THREATEN"},
		demand: {"REQUEST", "ACCUSE"},
		appeal: {"REQUEST", "ACCUSE"},
		refuse: {"REJECT"},
		accuse: {"ACCUSE"},
	}
	for op, classes := range want {
		for code, to := range l.ops[op] {
			if to == 0 {
				continue
			}
			ok := false
			for _, c := range classes {
				ok = ok || l.codes[to].Class == c
			}
			if !ok {
				t.Errorf("%s of %s is %s, of class %q; want one of %q", operatorNames[op], l.codes[code].CAMEO, l.codes[to].CAMEO, l.codes[to].Class, classes)
			}
		}
	}
}

func TestForms(t *testing.T) {
	l := standard()
	for _, c := range []struct {
		word, verb string
		f          form
	}{
		{"banned", "ban", past}, {"grabbed", "grab", past}, {"dragging", "drag", gerund}, {"banning", "ban", gerund}, {"accuses", "accuse", third}, {"denies", "deny", third},
		{"denied", "deny", participle}, {"withdrew", "withdraw", past}, {"withdrawn", "withdraw", participle}, {"vetoes", "veto", third},
		{"is", "be", past}, {"found", "find", past}, {"put", "put", past}, {"dying", "die", gerund}, {"fled", "flee", past},
		{"agreeing", "agree", gerund}, {"massacred", "massacre", past},
	} {
		w := l.words[l.ids[c.word]]
		if w.verb < 0 || l.verbs[w.verb].lemma != c.verb || w.forms&c.f == 0 {
			got := "no verb"
			if w.verb >= 0 {
				got = l.verbs[w.verb].lemma
			}
			t.Errorf("%s: %s with forms %b; want %s with %b", c.word, got, w.forms, c.verb, c.f)
		}
	}
}
