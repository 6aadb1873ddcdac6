package coder

import (
	"fmt"
	"strings"
)

// finer is one row of refine.txt: what a code becomes where a thing is named.
type finer struct {
	thing thingSet
	code  codeID
}

func (l *lexicon) readRefinements() error {
	return lines("refine.txt", func(line string) error {
		f := strings.Fields(line)
		if len(f) == 0 {
			return nil
		}
		if len(f) != 3 || l.byCode[f[0]] == 0 || l.byCode[f[2]] == 0 || f[1][0] != '@' {
			return fmt.Errorf("want a code, a thing and a code: %s", line)
		}
		thing, known := l.things[f[1][1:]]
		if !known {
			return fmt.Errorf("%s is a thing of no noun", f[1])
		}
		from := l.byCode[f[0]]
		l.finer[from] = append(l.finer[from], finer{thing, l.byCode[f[2]]})
		return nil
	})
}

// maxField is how many tokens after a verb can give its act a field.
const maxField = 25

// refine gives a code its last digit by the nouns around it: aid of food is
// humanitarian, a rally against a law is for a change of policy.
func (c *Coder) refine(code codeID, k int) codeID {
	rows := c.lex.finer[code]
	if len(rows) == 0 || k < 0 {
		return code
	}
	r := &c.reader
	g := &r.groups[k]
	var seen thingSet
	end := len(r.tokens)
	if a := r.attribution(); a != nil {
		end = r.attributionFrom(a)
	}
	for i := g.from; i < min(end, g.end+maxField); i++ {
		for _, n := range r.lex.words[r.words[i]].nouns {
			if r.nounFits(&r.lex.nouns[n], i) {
				seen.add(r.lex.nouns[n].thing)
			}
		}
	}
	for _, row := range rows {
		if row.thing.meets(seen) {
			return row.code
		}
	}
	return code
}
