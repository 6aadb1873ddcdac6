package dossier

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"casus/internal/world"
)

// questionYAML puts dossier.yaml into the order of docs/formats/dossier.md.
func questionYAML(q *world.Question) (mapping, error) {
	var m mapping
	m.add("format", text(Format))
	m.add("id", text(q.ID))
	m.add("title", text(q.Title))
	m.add("question", text(q.Text))
	m.add("as_of", day(q.AsOf))
	if q.RecordEnds != world.DistantFuture {
		m.add("record_ends", day(q.RecordEnds))
	}
	m.add("focus", texts(q.Focus))
	edits, err := editsYAML(q.Edits)
	if err != nil {
		return m, err
	}
	m.add("edit", edits)
	m.add("snapshots", each(q.Snapshots, func(s world.Snapshot) mapping {
		m := mapping{short: true}
		m.add("id", text(s.ID))
		m.add("date", day(s.Date))
		m.add("title", text(s.Title))
		return m
	}))
	var scenarios list
	for _, s := range q.Scenarios {
		edits, err := editsYAML(s.Edits)
		if err != nil {
			return m, err
		}
		var one mapping
		one.add("id", text(s.ID))
		one.add("title", text(s.Title))
		one.add("edits", edits)
		scenarios = append(scenarios, one)
	}
	m.add("scenarios", scenarios)
	m.add("contingencies", each(q.Contingencies, contingencyYAML))
	if q.RelationA != "" || q.RelationB != "" {
		relation := mapping{short: true}
		relation.add("between", texts([]world.StateID{q.RelationA, q.RelationB}))
		relation.add("from", date(q.RelationFrom))
		m.add("relation", relation)
	}
	topics := mapping{}
	for _, section := range Sections {
		topics.add(section, texts(q.Topics[section]))
	}
	m.add("topics", topics)
	m.add("notes", each(q.Notes, func(n world.Note) mapping {
		var m mapping
		m.add("section", text(n.Section))
		m.add("text", text(n.Text))
		m.add("from", date(n.From))
		m.add("sources", texts(n.Sources))
		return m
	}))
	m.add("accessions", each(q.Accessions, accessionYAML))
	return m, nil
}

func accessionYAML(a world.Accession) mapping {
	var m mapping
	m.add("state", text(a.State))
	m.add("treaty", text(a.Treaty))
	m.add("topics", texts(a.Topics))
	m.add("deadline", date(a.Deadline))
	m.add("one_root", each(a.Same, func(s world.OneRoot) mapping {
		var m mapping
		m.add("roots", texts(s.Roots))
		m.add("basis", text(s.Basis))
		return m
	}))
	m.add("judged", each(a.Judged, func(j world.Judged) mapping {
		var m mapping
		m.add("claim", text(j.Claim))
		m.add("ratio", number(j.Ratio))
		if j.Low != j.Ratio {
			m.add("low", number(j.Low))
		}
		if j.High != j.Ratio {
			m.add("high", number(j.High))
		}
		m.add("basis", text(j.Basis))
		return m
	}))
	return m
}

func day(d world.Day) word { return word(d.String()) }

func contingencyYAML(c world.Contingency) mapping {
	m := mapping{short: true}
	m.add("id", text(c.ID))
	m.add("title", text(c.Title))
	m.add("attacker", oneOrMore(c.Attackers))
	m.add("target", oneOrMore(c.Targets))
	m.add("act", text(c.Act))
	m.add("object", text(c.Object))
	m.add("place", text(c.Place))
	return m
}

func editsYAML(edits []world.Edit) (list, error) {
	var out list
	for _, e := range edits {
		m, err := editYAML(e)
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// editYAML writes the five kinds of edit that a person can write.
func editYAML(e world.Edit) (mapping, error) {
	m := mapping{short: e.Kind == world.Weigh || e.Kind == world.Value}
	switch e.Kind {
	case world.Join, world.Leave:
		m.add(string(e.Kind), text(string(e.State)+":"+string(e.Treaty)))
		m.add("on", date(e.On))
	case world.Sign:
		m.add(string(e.Kind), text(e.Treaty))
		m.add("on", date(e.On))
	case world.Weigh:
		weights := mapping{short: true}
		for _, option := range slices.Sorted(maps.Keys(e.Weights)) {
			weights.add(option, number(e.Weights[option]))
		}
		of := mapping{short: true}
		of.add("question", text(e.Question))
		of.add("weights", weights)
		m.add("weigh", of)
	case world.Value:
		c := mapping{short: true}
		c.add("state", text(e.Measure.State))
		c.add("measure", text(e.Measure.Measure))
		c.add("year", word(strconv.Itoa(e.Measure.Year)))
		c.add("value", number(e.Measure.Value))
		if e.Measure.Low != e.Measure.Value {
			c.add("low", number(e.Measure.Low))
		}
		if e.Measure.High != e.Measure.Value {
			c.add("high", number(e.Measure.High))
		}
		c.add("unit", text(e.Measure.Unit))
		addProvenance(&c, e.Measure.Provenance)
		m.add("value", c)
	default:
		return m, fmt.Errorf("an edit of kind %q cannot be written to a file", e.Kind)
	}
	return m, nil
}

// areasYAML writes areas.yaml.
func areasYAML(areas []world.Area, places []world.Place) mapping {
	var m mapping
	m.add("areas", each(areas, areaYAML))
	m.add("places", each(places, func(p world.Place) mapping {
		m := mapping{short: true}
		m.add("id", text(p.ID))
		m.add("name", text(p.Name))
		m.add("aliases", texts(p.Aliases))
		m.add("of", text(p.Of))
		return m
	}))
	return m
}

func areaYAML(a world.Area) mapping {
	var m mapping
	m.add("id", text(a.ID))
	m.add("name", text(a.Name))
	m.add("territory_of", text(a.TerritoryOf))
	m.add("states", texts(a.States))
	m.add("places", texts(a.Places))
	m.add("except", texts(a.Except))
	m.add("contested", each(a.Contested, func(c world.ContestedPlace) mapping {
		m := mapping{short: true}
		m.add("place", text(c.Place))
		m.add("reading", test(c.Reading))
		return m
	}))
	m.add("sources", texts(a.Sources))
	m.add("note", text(a.Note))
	return m
}
