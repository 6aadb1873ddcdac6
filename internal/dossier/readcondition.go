package dossier

import (
	"slices"
	"strings"

	"casus/internal/world"
)

// bareConditions may be written as a word alone.
var bareConditions = []string{"requested", "unprovoked", "at_war", "self_judged", "demanded"}

// conditions reads a list of conditions.
func (f *fields) conditions(key string) []world.Condition {
	var out []world.Condition
	for _, n := range f.get(key).items() {
		out = append(out, n.condition())
	}
	return out
}

func (n node) condition() world.Condition {
	if !isMap(n) {
		s, _ := n.scalar()
		if !slices.Contains(bareConditions, s) {
			n.l.fault(n.at(), s, "condition %q is not one of %s%s", s, strings.Join(bareConditions, ", "), world.DidYouMean(s, world.ConditionKinds))
		}
		return world.Condition{Kind: s}
	}
	f := n.fields()
	defer f.finish()
	c := world.Condition{Not: f.flag("not"), Text: f.text("text"), Sources: f.sources()}
	kinds := f.present(world.ConditionKinds)
	if len(kinds) > 0 {
		c.Kind = kinds[0]
		f.conditionBody(c.Kind, &c)
		for _, kind := range kinds[1:] {
			f.l.fault(f.entries[kind].key, kind, "the condition is both %s and %s; write two conditions", c.Kind, kind)
		}
	} else if !f.broken {
		f.l.fault(f.here, "", "the condition has no kind; it is one of %s", strings.Join(world.ConditionKinds, ", "))
	}
	return c
}

func (f *fields) conditionBody(kind string, c *world.Condition) {
	switch kind {
	case "enemies":
		f.need("enemies")
		if n := f.integer("enemies"); n != nil {
			c.N = *n
		}
	case "enemy_class", "supported_by", "acts", "at_war_with":
		for _, n := range f.get(kind).items() {
			s, ok := n.scalar()
			if !ok || s == "" {
				continue
			}
			if kind != "enemy_class" || s != "non_signatory" && s != "great_power" {
				f.l.refer("state", s, n.at())
			}
			c.Names = append(c.Names, s)
		}
		if len(c.Names) == 0 && !f.broken {
			f.l.fault(f.at(kind), "", "%s names nobody", kind)
		}
	case "decision":
		c.Body, c.Rule = f.text("decision"), f.text("rule")
	case "reading":
		f.need("reading")
		c.Reading = f.reading("reading")
	case "fact", "conflict", "unstated":
		c.Fact = f.need(kind)
		switch kind {
		case "fact":
			f.l.mention("fact", c.Fact, f.at(kind))
		case "conflict":
			f.l.mention("fact", kind+":"+c.Fact, f.at(kind))
		}
	case "any":
		if c.Any = f.conditions("any"); len(c.Any) < 2 && !f.broken {
			f.l.fault(f.at("any"), "", "any holds %d conditions; write two or more, or the condition alone", len(c.Any))
		}
	}
}

// checkClash refuses two exceptions of a clause that can both apply, have
// different effects and the same rank: which of them prevails nobody could say.
func (l *loader) checkClash(c *world.Clause, e *world.Exception, at place) {
	for i := range c.Exceptions {
		if o := &c.Exceptions[i]; o.Clashes(e) {
			l.fault(at, e.ID, "exceptions %q and %q of clause %q can both apply, differ in their effect and have the same rank %d; give one the higher rank, or words that keep them apart", o.ID, e.ID, c.ID, e.Rank)
		}
	}
}
