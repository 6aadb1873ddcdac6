package dossier

import (
	"strconv"

	"casus/internal/world"
)

// treatyYAML puts a treaty into the order of docs/formats/treaty.md.
func treatyYAML(t *world.Treaty) mapping {
	var m mapping
	m.add("id", text(t.ID))
	m.add("name", text(t.Name))
	m.add("short", text(t.Short))
	m.add("aliases", texts(t.Aliases))
	m.add("role", text(t.Role))
	m.add("kinds", texts(t.Kinds))
	m.add("form", text(t.Form))
	m.add("status", text(t.Status))
	m.add("status_since", date(t.StatusSince))
	m.add("status_reading", test(t.StatusReading))
	m.add("binding", text(t.Binding))
	m.add("revocable", flag(t.Revocable))
	m.add("text", text(t.Text))
	m.add("signed", date(t.Signed))
	m.add("in_force", date(t.InForce))
	m.add("ended", date(t.Ended))
	m.add("term", text(t.Term))
	m.add("confidence", text(t.Confidence))
	m.add("unverified", texts(t.Unverified))
	m.add("sources", texts(t.Sources))
	m.add("note", text(t.Note))
	if t.PartiesPartial {
		m.add("parties_complete", word("false"))
	}
	if t.AllStates {
		m.add("parties", text("all"))
	} else {
		m.add("parties", each(t.Parties, partyYAML))
	}
	m.add("accession", ruleYAML(t.Accession))
	m.add("exit", ruleYAML(t.Exit))
	m.add("clauses", each(t.Clauses, clauseYAML))
	m.add("readings", each(t.Readings, readingYAML))
	return m
}

// each turns rows into a list.
func each[T any](rows []T, one func(T) mapping) list {
	var out list
	for _, r := range rows {
		out = append(out, one(r))
	}
	return out
}

func date(d world.Date) word { return word(d.Text) }

func test(r world.ReadingTest) text { return text(r.String()) }

func whole(n *int) word {
	if n == nil {
		return ""
	}
	return word(strconv.Itoa(*n))
}

// unlessDefault leaves out what the reader fills in.
func unlessDefault(s, standard string) text {
	if s == standard {
		return ""
	}
	return text(s)
}

func partyYAML(p world.Party) mapping {
	m := mapping{short: true}
	m.add("state", text(p.State))
	m.add("role", unlessDefault(p.Role, "party"))
	m.add("status", unlessDefault(p.Status, "party"))
	m.add("from", date(p.Spell.From))
	m.add("to", date(p.Spell.To))
	m.add("notice", date(p.Notice))
	m.add("sources", texts(p.Sources))
	m.add("unverified", flag(p.Unverified))
	m.add("note", text(p.Note))
	return m
}

func ruleYAML(r world.Rule) mapping {
	m := mapping{short: true}
	m.add("text", text(r.Text))
	m.add("consent", oneOrMore(r.Consent))
	m.add("eligible", oneOrMore(r.Eligible))
	m.add("notice_months", whole(r.NoticeMonths))
	m.add("sources", texts(r.Sources))
	return m
}

func clauseYAML(c world.Clause) mapping {
	var m mapping
	m.add("id", text(c.ID))
	m.add("article", text(c.Article))
	m.add("from", date(c.Spell.From))
	m.add("to", date(c.Spell.To))
	m.add("secret", flag(c.Secret))
	m.add("known_from", date(c.KnownFrom))
	m.add("text", text(c.Text))
	m.add("bound", boundYAML(c.Bound, c.BoundEach))
	m.add("toward", boundYAML(c.Toward, c.TowardEach))
	m.add("duty", oneOrMore(c.Duties))
	if c.Trigger != nil {
		m.keep("trigger", triggerYAML(c.Trigger))
	}
	m.add("conditions", conditionsYAML(c.Conditions))
	m.add("exceptions", each(c.Exceptions, exceptionYAML))
	m.add("discretion", text(c.Discretion))
	m.add("means", each(c.Means, meansYAML))
	if c.Precedence != nil {
		m.keep("precedence", precedenceYAML(c.Precedence))
	}
	m.add("unverified", flag(c.Unverified))
	addProvenance(&m, c.Provenance)
	return m
}

func addProvenance(m *mapping, p world.Provenance) {
	m.add("sources", texts(p.Sources))
	m.add("confidence", text(p.Confidence))
	m.add("note", text(p.Note))
}

func boundYAML(states []world.StateID, each bool) any {
	switch {
	case each && len(states) == 0:
		return text("each")
	case each:
		return append(list{text("each")}, texts(states)...)
	}
	return texts(states)
}

func triggerYAML(t *world.Trigger) mapping {
	m := mapping{short: true}
	m.add("when", text(t.When))
	var acts list
	for _, a := range t.Acts {
		if a.Reading.IsZero() {
			acts = append(acts, text(a.Act))
			continue
		}
		under := mapping{short: true}
		under.add("act", text(a.Act))
		under.add("reading", test(a.Reading))
		acts = append(acts, under)
	}
	m.add("act", acts)
	m.add("object", texts(t.Objects))
	m.add("by", oneOrMore(t.By))
	m.add("not_by", oneOrMore(t.NotBy))
	m.add("area", oneOrMore(t.Area))
	m.add("elsewhere", test(t.Elsewhere))
	return m
}

// conditionsYAML writes a condition without a value as a bare word, unless it
// carries a text or sources.
func conditionsYAML(conditions []world.Condition) list {
	var out list
	for _, c := range conditions {
		m := mapping{short: true}
		switch c.Kind {
		case "enemies":
			m.keep(c.Kind, word(strconv.Itoa(c.N)))
		case "enemy_class", "supported_by", "acts", "at_war_with":
			m.keep(c.Kind, oneOrMore(c.Names))
		case "decision":
			m.keep(c.Kind, text(c.Body))
			m.add("rule", text(c.Rule))
		case "reading":
			m.keep(c.Kind, test(c.Reading))
		case "fact", "conflict", "unstated":
			m.keep(c.Kind, text(c.Fact))
		case "any":
			m.keep(c.Kind, conditionsYAML(c.Any))
		default:
			if c.Text == "" && len(c.Sources) == 0 && !c.Not {
				out = append(out, text(c.Kind))
				continue
			}
			m.keep(c.Kind, word("true"))
		}
		m.add("not", flag(c.Not))
		m.add("text", text(c.Text))
		m.add("sources", texts(c.Sources))
		out = append(out, m)
	}
	return out
}

func exceptionYAML(e world.Exception) mapping {
	var m mapping
	m.add("id", text(e.ID))
	m.add("text", text(e.Text))
	m.add("act", texts(e.Acts))
	m.add("object", texts(e.Objects))
	m.add("area", oneOrMore(e.Area))
	m.add("parties", texts(e.Parties))
	m.add("against", texts(e.Against))
	m.add("fact", text(e.Fact))
	m.add("reading", test(e.Reading))
	m.add("conditions", conditionsYAML(e.Conditions))
	if e.Modifies {
		m.add("effect", text("modifies"))
	} else {
		m.add("effect", text("negates"))
	}
	m.add("duty", text(e.Duty))
	m.add("discretion", text(e.Discretion))
	if e.Rank != 0 {
		m.add("rank", word(strconv.Itoa(e.Rank)))
	}
	m.add("sources", texts(e.Sources))
	return m
}

func meansYAML(x world.Means) mapping {
	m := mapping{short: true}
	m.add("name", text(x.Name))
	m.add("reading", test(x.Reading))
	return m
}

func precedenceYAML(p *world.Precedence) mapping {
	m := mapping{short: true}
	over := texts(p.Over)
	switch {
	case p.All && len(over) == 0:
		m.add("outranks", text("all"))
	case p.All:
		m.add("outranks", append(list{text("all")}, over...))
	default:
		m.add("outranks", over)
	}
	m.add("subject_to", texts(p.SubjectTo))
	m.add("reading", test(p.Reading))
	m.add("text", text(p.Text))
	m.add("sources", texts(p.Sources))
	return m
}

func readingYAML(r world.Reading) mapping {
	var m mapping
	m.add("id", text(r.ID))
	m.add("question", text(r.Question))
	m.add("group", text(r.Group))
	m.add("options", each(r.Options, func(o world.Option) mapping {
		var m mapping
		m.add("id", text(o.ID))
		m.add("text", text(o.Text))
		m.add("weight", number(o.Weight))
		m.add("holders", texts(o.Holders))
		m.add("sources", texts(o.Sources))
		return m
	}))
	m.add("basis", text(r.Basis))
	m.add("note", text(r.Note))
	m.add("sources", texts(r.Sources))
	return m
}
