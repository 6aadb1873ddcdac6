package coder

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/token"
)

// sense is one entry of verbs.txt: the words that must stand by the verb, the
// operator that the verb is, the code it has by itself, and by which
// prepositions the one acted upon is found.
type sense struct {
	pattern []item
	op      operator
	code    codeID
	object  bool
	to      []int32
	rule    string
}

type noun struct {
	words []int32
	op    operator // on the noun that follows: suspension of talks
	code  codeID
	thing thingSet
	rule  string
}

func (l *lexicon) readCodes() error {
	first := true
	return lines("codes.csv", func(line string) error {
		if first || line == "" {
			first = false
			return nil
		}
		cells := splitCSV(line)
		if len(cells) != 5 {
			return fmt.Errorf("%d cells, not 5: %s", len(cells), line)
		}
		c := Code{CAMEO: cells[0], Name: cells[1], Class: cells[3], Mode: cells[4]}
		if cells[2] != "" {
			g, err := strconv.ParseFloat(cells[2], 64)
			if err != nil {
				return err
			}
			c.Goldstein, c.GoldsteinKnown = g, true
		}
		l.byCode[c.CAMEO] = codeID(len(l.codes))
		l.codes = append(l.codes, c)
		return nil
	})
}

// splitCSV cuts a line at commas outside quotation marks.
func splitCSV(line string) []string {
	var out []string
	quoted, start := false, 0
	for i := 0; i <= len(line); i++ {
		switch {
		case i == len(line) || line[i] == ',' && !quoted:
			out = append(out, strings.Trim(line[start:i], `"`))
			start = i + 1
		case line[i] == '"':
			quoted = !quoted
		}
	}
	return out
}

func (l *lexicon) readPlain() error {
	return lines("plain.txt", func(line string) error {
		fields := strings.Fields(line)
		if len(fields) == 3 {
			l.irregular(fields[0], fields[1], fields[2])
			return nil
		}
		for _, w := range fields {
			l.verb(w)
		}
		return nil
	})
}

func (l *lexicon) readNouns() error {
	err := lines("nouns.txt", func(line string) error {
		if line == "" {
			return nil
		}
		left, right, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("no colon: %s", line)
		}
		var n noun
		for _, f := range strings.Fields(right) {
			if thing, ok := strings.CutPrefix(f, "@"); ok {
				n.thing.add(l.thing(thing))
				continue
			}
			if op := slices.Index(operatorNames[:], f); op > 0 {
				n.op = operator(op)
				continue
			}
			if n.code = l.byCode[f]; n.code == 0 {
				return fmt.Errorf("%q is no code of codes.csv", f)
			}
		}
		for phrase := range strings.SplitSeq(left, ",") {
			l.noun(strings.TrimSpace(phrase), n)
		}
		return nil
	})
	for i := range l.words {
		slices.SortStableFunc(l.words[i].nouns, func(a, b int32) int { return len(l.nouns[b].words) - len(l.nouns[a].words) })
	}
	return err
}

func (l *lexicon) thing(name string) thingSet {
	if t, ok := l.things[name]; ok {
		return t
	}
	n := len(l.things)
	var t thingSet
	t[n/64] = 1 << (n % 64) // one thing too many is out of range: the lexicon does not read
	l.things[name] = t
	return t
}

func (l *lexicon) noun(phrase string, n noun) {
	n.rule = phrase
	words := l.idsOf(phrase)
	add := func(words []int32) {
		for _, k := range l.words[words[0]].nouns {
			if slices.Equal(l.nouns[k].words, words) {
				l.nouns[k].thing.add(n.thing) // the code of the first entry counts
				return
			}
		}
		n.words = words
		l.words[words[0]].nouns = append(l.words[words[0]].nouns, int32(len(l.nouns)))
		l.nouns = append(l.nouns, n)
	}
	add(words)
	many := slices.Clone(words)
	many[len(many)-1] = l.id(plural(l.names[words[len(words)-1]]))
	add(many)
}

func (l *lexicon) readVerbs() error {
	err := lines("verbs.txt", func(line string) error {
		if line == "" {
			return nil
		}
		left, right, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("no colon: %s", line)
		}
		s, err := l.sense(right)
		if err != nil {
			return err
		}
		for phrase := range strings.SplitSeq(left, ",") {
			l.pattern(strings.TrimSpace(phrase), s)
		}
		return nil
	})
	for i := range l.verbs {
		slices.SortStableFunc(l.verbs[i].senses, func(a, b sense) int { return weight(b) - weight(a) })
	}
	return err
}

// weight ranks patterns: the longer first, and words that stand together
// before words apart.
func weight(s sense) int {
	w := 0
	for _, it := range s.pattern {
		w += 4
		if !it.gap {
			w++
		}
		if it.word > 0 {
			w++
		}
	}
	return w
}

func (l *lexicon) sense(right string) (s sense, err error) {
	for i, f := range strings.Fields(right) {
		switch op := slices.Index(operatorNames[:], f); {
		case op > 0:
			s.op = operator(op)
		case f[0] >= '0' && f[0] <= '9':
			if s.code = l.byCode[f]; s.code == 0 {
				return s, fmt.Errorf("%q is no code of codes.csv", f)
			}
		case f == "o":
			s.object = true
		case i > 0:
			s.to = append(s.to, l.id(f))
		default:
			return s, fmt.Errorf("%q is neither an operator nor a code", f)
		}
	}
	return s, nil
}

func (l *lexicon) pattern(phrase string, s sense) {
	s.rule = phrase
	fields := strings.Fields(phrase)
	head := token.FoldPhrase(fields[0])
	rest := append(head[1:], fields[1:]...)
	for _, f := range rest {
		switch {
		case f[0] == '@':
			var t thingSet
			for name := range strings.SplitSeq(f, "/") {
				t.add(l.thing(name[1:]))
			}
			s.pattern = append(s.pattern, item{gap: true, thing: t})
		case f[0] >= '0' && f[0] <= '9':
			s.pattern = append(s.pattern, item{gap: true, prefix: f})
		default:
			plain, gap := strings.CutPrefix(f, "~")
			for i, id := range l.idsOf(plain) {
				it := item{gap: gap && i == 0, word: id}
				if gap {
					it.many = l.id(plural(l.names[id]))
				}
				s.pattern = append(s.pattern, it)
			}
		}
	}
	v := l.verb(head[0])
	l.verbs[v].senses = append(l.verbs[v].senses, s)
}

func (l *lexicon) readOperators() error {
	for op := range l.ops {
		l.ops[op] = make([]codeID, len(l.codes))
	}
	type row struct{ op, prefix, to string }
	var rows []row
	err := lines("operators.txt", func(line string) error {
		f := strings.Fields(line)
		if len(f) == 0 {
			return nil
		}
		if len(f) != 3 || slices.Index(operatorNames[:], f[0]) < 1 {
			return fmt.Errorf("want an operator, first digits and a code: %s", line)
		}
		rows = append(rows, row{f[0], f[1], f[2]})
		return nil
	})
	slices.SortStableFunc(rows, func(a, b row) int { return len(a.prefix) - len(b.prefix) })
	for _, r := range rows {
		op := slices.Index(operatorNames[:], r.op)
		for i := 1; i < len(l.codes); i++ {
			if strings.HasPrefix(l.codes[i].CAMEO, r.prefix) {
				if l.ops[op][i] = l.derived(l.codes[i].CAMEO, len(r.prefix), r.to); l.ops[op][i] == 0 {
					return fmt.Errorf("operators.txt: %s %s %s names no code", r.op, r.prefix, r.to)
				}
			}
		}
	}
	return err
}

// derived writes the code that a row of operators.txt gives for an act.
func (l *lexicon) derived(code string, prefix int, to string) codeID {
	if to == "=" {
		return l.byCode[code]
	}
	stem, copies := strings.CutSuffix(to, "?")
	if !copies {
		return l.byCode[to]
	}
	if len(code) > prefix {
		if c := l.byCode[stem+code[prefix:prefix+1]]; c > 0 {
			return c
		}
	}
	return l.byCode[stem]
}
