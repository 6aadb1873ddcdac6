package coder

import (
	"bufio"
	"fmt"
	"os"
	"testing"

	"casus/internal/gazetteer"
)

func TestDebug(t *testing.T) {
	f, err := os.Open(os.Getenv("DEBUG_TEXT"))
	if err != nil {
		t.Skip()
	}
	c := Default(gazetteer.Default())
	for s := bufio.NewScanner(f); s.Scan(); {
		all := c.Sentence(s.Text(), gazetteer.NoDay)
		fmt.Println(s.Text())
		r := &c.reader
		for _, g := range r.groups {
			fmt.Printf("   VG %q rank %d fin %v pass %v inf %v ger %v red %v op %s and %v from %d\n", s.Text()[r.tokens[g.start].Start:r.tokens[g.end-1].End], g.rank, g.finite, g.passive, g.infinitive, g.gerund, g.reduced, r.word(g.opener), g.and, g.from)
		}
		for _, p := range c.parties {
			role := ""
			if p.role != nil {
				role = p.role.Name
			}
			fmt.Printf("   P %q %v role %s prep %s follows %v dropped %v adj %v\n", s.Text()[r.tokens[p.from].Start:r.tokens[p.to-1].End], p.countries[:p.n], role, r.word(p.prep), p.follows, p.dropped, p.adjective)
		}
		for _, e := range all {
			fmt.Printf("      %.1f %s %s %v %v | %s\n", e.Weight, e.Class, e.CAMEO, e.Source, e.Target, e.Rule)
		}
	}
}
