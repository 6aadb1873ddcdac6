package dossier

import (
	"maps"
	"slices"
	"strconv"

	"casus/internal/world"
)

// caseYAML puts a case into the order of docs/formats/case.md.
func caseYAML(c *world.Case) mapping {
	var m mapping
	m.add("id", text(c.ID))
	m.add("title", text(c.Title))
	m.add("text", text(c.Text))
	m.add("hypothetical", flag(c.Hypothetical))
	m.add("attacks", each(c.Attacks, attackYAML))
	m.add("views", each(c.Views, viewYAML))
	m.add("focus", texts(c.Focus))
	m.add("happened", each(c.Happened, func(x world.Conduct) mapping {
		m := mapping{short: true}
		m.add("state", text(x.State))
		m.add("on", date(x.On))
		m.add("acted", text(x.Acted))
		m.add("text", text(x.Text))
		m.add("sources", texts(x.Sources))
		return m
	}))
	m.add("outcome", text(c.Outcome))
	m.add("law", text(c.Law))
	addProvenance(&m, c.Provenance)
	return m
}

func attackYAML(a world.Attack) mapping {
	var m mapping
	m.add("attacker", texts(a.Attackers))
	m.add("target", texts(a.Targets))
	m.add("on", day(a.On))
	m.add("act", text(a.Act))
	m.add("object", text(a.Object))
	m.add("place", text(a.Place))
	if a.Disputed {
		m.add("initiator", text(disputed))
	} else {
		m.add("initiator", text(a.Initiator))
	}
	m.add("sponsor", text(a.Sponsor))
	if a.AtWar != nil {
		sides := mapping{}
		for _, s := range slices.Sorted(maps.Keys(a.AtWar)) {
			sides.keep(string(s), texts(a.AtWar[s]))
		}
		m.keep("at_war", sides)
	}
	addFacts(&m, a.Facts, a.Readings)
	return m
}

func addFacts(m *mapping, facts map[string]world.Tri, readings map[string]string) {
	if facts != nil {
		var f mapping
		for _, name := range slices.Sorted(maps.Keys(facts)) {
			f.keep(name, word(facts[name].String()))
		}
		m.keep("facts", f)
	}
	if readings != nil {
		var r mapping
		for _, q := range slices.Sorted(maps.Keys(readings)) {
			r.keep(q, text(readings[q]))
		}
		m.keep("readings", r)
	}
}

func viewYAML(v world.View) mapping {
	var m mapping
	m.add("id", text(v.ID))
	m.add("text", text(v.Text))
	m.add("holders", texts(v.Holders))
	var attacks list
	for _, n := range v.Attacks {
		attacks = append(attacks, word(strconv.Itoa(n)))
	}
	m.add("attacks", attacks)
	m.add("initiator", text(v.Initiator))
	addFacts(&m, v.Facts, v.Readings)
	m.add("sources", texts(v.Sources))
	return m
}
