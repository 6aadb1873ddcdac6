package dossier

import (
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"casus/internal/fault"
	"casus/internal/world"
)

// Format is the version of the folder format that this program reads.
const Format = "casus.dossier/1"

func isMapping(n ast.Node) bool {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return true
	}
	return false
}

// readQuestion reads dossier.yaml.
func (l *loader) readQuestion(trees map[string]tree) {
	tr, ok := trees["dossier.yaml"]
	if !ok {
		return
	}
	if tr.fault != nil {
		l.faults.Add(*tr.fault)
		return
	}
	f := node{l, "dossier.yaml", tr.root}.fields()
	defer f.finish()
	if v := f.need("format"); v != "" && v != Format {
		l.fault(f.at("format"), v, "format %q is not %q, the one this program reads", v, Format)
	}
	q := world.Question{
		ID: f.need("id"), Title: f.need("title"), Text: f.text("question"), AsOf: f.day("as_of"), Focus: f.states("focus"),
		RecordEnds: world.DistantFuture,
	}
	if f.text("record_ends") != "" {
		q.RecordEnds = f.day("record_ends")
	}
	q.Edits = f.edits("edit")
	f.each("snapshots", func(g *fields) {
		s := world.Snapshot{ID: g.need("id"), Title: g.need("title"), Date: g.day("date")}
		l.define("snapshot", s.ID, g.at("id"))
		q.Snapshots = append(q.Snapshots, s)
	})
	f.each("scenarios", func(g *fields) {
		s := world.Scenario{ID: g.need("id"), Title: g.need("title"), Edits: g.edits("edits")}
		l.define("scenario", s.ID, g.at("id"))
		q.Scenarios = append(q.Scenarios, s)
	})
	f.each("contingencies", func(g *fields) { q.Contingencies = append(q.Contingencies, g.contingency()) })
	f.one("relation", func(g *fields) {
		pair := g.states("between")
		if len(pair) != 2 {
			l.fault(g.at("between"), "", "between names %d states; name two", len(pair))
		} else {
			q.RelationA, q.RelationB = pair[0], pair[1]
		}
		q.RelationFrom = g.date("from")
	})
	f.one("topics", func(g *fields) {
		q.Topics = map[string][]string{}
		for _, section := range Sections {
			if topics := g.texts(section); len(topics) > 0 {
				q.Topics[section] = topics
				l.checkTopics(topics, g.at(section))
			}
		}
	})
	f.each("notes", func(g *fields) {
		q.Notes = append(q.Notes, world.Note{Section: g.needWord("section", Sections), Text: g.need("text"), From: g.date("from"), Sources: g.sources()})
	})
	f.each("accessions", func(g *fields) { q.Accessions = append(q.Accessions, g.accession()) })
	l.tables.Question = q
}

// Sections are the parts of the brief that a dossier can direct claims and
// notes to.
var Sections = []string{"proposal", "words", "contributions", "threats", "nuclear", "unknown"}

// checkTopics asks that some claim has each topic.
func (l *loader) checkTopics(topics []string, at place) {
	for _, t := range topics {
		if l.missing(t, "topic") {
			l.fault(at, t, "no claim has the topic %q%s", t, world.DidYouMean(t, l.candidates("topic")))
		}
	}
}

func (f *fields) contingency() world.Contingency {
	c := world.Contingency{ID: f.need("id"), Title: f.need("title"), Targets: f.states("target"),
		Act: f.word("act", world.Acts), Object: f.word("object", world.Objects), Place: f.text("place")}
	f.l.define("contingency", c.ID, f.at("id"))
	for _, n := range f.get("attacker").items() {
		s, ok := n.scalar()
		if !ok {
			continue
		}
		if f.l.missing(s, "state", "group") {
			f.l.fault(n.at(), s, "unknown state or group %q%s", s, world.DidYouMean(s, append(f.l.candidates("state"), f.l.candidates("group")...)))
		}
		c.Attackers = append(c.Attackers, s)
	}
	if (len(c.Attackers) == 0 || len(c.Targets) == 0) && !f.broken {
		f.l.fault(f.here, c.ID, "a contingency names an attacker and a target")
	}
	if c.Place != "" && f.l.missing(c.Place, "state", "place") {
		f.l.fault(f.at("place"), c.Place, "unknown place %q%s", c.Place, world.DidYouMean(c.Place, f.l.candidates("place")))
	}
	return c
}

// edits reads a list of edits and checks the names in them.
func (f *fields) edits(key string) []world.Edit {
	var out []world.Edit
	f.each(key, func(g *fields) {
		at := g.here
		e := g.edit()
		f.l.later(func() {
			if e.State != "" {
				f.l.refer("state", string(e.State), at)
			}
			if e.Treaty != "" {
				f.l.refer("treaty", string(e.Treaty), at)
			}
			if e.Question != "" && f.l.refer("reading", e.Question, at) {
				for _, option := range slices.Sorted(maps.Keys(e.Weights)) {
					f.l.refer("option of "+e.Question, option, at)
				}
			}
			if e.Measure.State != "" {
				f.l.refer("state", string(e.Measure.State), at)
			}
		})
		out = append(out, e)
	})
	return out
}

// editKinds are the keys of which an edit has one.
var editKinds = []string{string(world.Join), string(world.Leave), string(world.Sign), string(world.Weigh), string(world.Value)}

// edit reads one edit: join, leave, sign, weigh or value.
func (f *fields) edit() world.Edit {
	kinds := f.present(editKinds)
	if len(kinds) == 0 {
		if !f.broken {
			f.l.fault(f.here, "", "an edit is one of join, leave, sign, weigh or value")
		}
		return world.Edit{}
	}
	for _, more := range kinds[1:] {
		f.l.fault(f.entries[more].key, more, "the edit is both %s and %s; write two edits", kinds[0], more)
	}
	switch kind := world.EditKind(kinds[0]); kind {
	case world.Weigh:
		return f.weighEdit()
	case world.Value:
		return f.valueEdit()
	default:
		return f.treatyEdit(kind)
	}
}

// treatyEdit reads join, leave or sign, with the day behind an @ or under on.
func (f *fields) treatyEdit(kind world.EditKind) world.Edit {
	text, on := f.need(string(kind)), f.text("on")
	if text == "" {
		return world.Edit{Kind: kind}
	}
	if on != "" && strings.Contains(text, "@") {
		f.l.fault(f.at("on"), on, "the edit has two dates, one behind the @ and one here; keep one")
		on = ""
	}
	if on != "" {
		text += "@" + on
	}
	e, err := world.ParseEdit(kind, text)
	if err != nil {
		// ParseEdit speaks of flags of the command line.
		f.l.fault(f.at(string(kind)), text, "%s", strings.TrimPrefix(err.Error(), "--"))
	}
	return e
}

func (f *fields) weighEdit() world.Edit {
	e := world.Edit{Kind: world.Weigh, Weights: map[string]float64{}}
	f.one("weigh", func(g *fields) {
		e.Question = g.need("question")
		g.one("weights", func(h *fields) {
			for name := range h.entries {
				e.Weights[name] = h.weight(name)
			}
		})
	})
	if len(e.Weights) == 0 {
		f.l.fault(f.at("weigh"), "", "the edit names no weights; write weigh: {question: ..., weights: {OPTION: 0.5}}")
	}
	return e
}

func (f *fields) valueEdit() world.Edit {
	e := world.Edit{Kind: world.Value}
	if f.get("value").null() {
		f.l.fault(f.at("value"), "", "the edit names no value; write value: {state: ..., measure: ..., year: ..., value: ..., sources: [...]}")
	}
	f.one("value", func(g *fields) {
		m := &e.Measure
		m.State, m.Measure, m.Provenance = world.StateID(g.need("state")), g.need("measure"), g.provenance()
		g.need("year")
		if y := g.integer("year"); y != nil {
			m.Year = *y
		}
		m.Estimate = g.estimate()
	})
	return e
}

// weight reads a number between 0 and 1.
func (f *fields) weight(key string) float64 {
	f.need(key)
	w, given := f.number(key)
	if given && (w < 0 || w > 1) {
		f.l.fault(f.at(key), f.text(key), "%s %g is not between 0 and 1", key, w)
	}
	return w
}

// estimate reads value, low, high and unit.
func (f *fields) estimate() world.Estimate {
	f.need("value")
	v, given := f.number("value")
	e := world.Estimate{Value: v, Low: v, High: v, Unit: f.text("unit")}
	if low, ok := f.number("low"); ok {
		e.Low = low
	}
	if high, ok := f.number("high"); ok {
		e.High = high
	}
	if given && (e.Low > v || e.High < v) {
		f.l.fault(f.at("value"), f.text("value"), "value %g lies outside its own range %g to %g", v, e.Low, e.High)
	}
	return e
}

// ReadEdits reads a file of edits (docs/formats/edit.md). Names in it are
// checked when the edits are made.
func ReadEdits(name string, data []byte) ([]world.Edit, error) {
	l := newLoader(nil)
	if len(data) > maxYAML {
		return nil, fault.List{{File: name, Message: "larger than the limit for an edit file"}}
	}
	tr := parseYAML(name, trimMark(data))
	if tr.fault != nil {
		return nil, fault.List{*tr.fault}
	}
	f := node{l, name, tr.root}.fields()
	var out []world.Edit
	f.each("edits", func(g *fields) { out = append(out, g.edit()) })
	f.finish()
	if len(out) == 0 && l.faults.Len() == 0 {
		l.fault(f.here, "", "the file holds no edits; write them as a list under edits:")
	}
	// An edit carries sources of its own, which no table here defines.
	l.faults.Drop(func(x fault.Fault) bool { return strings.HasPrefix(x.Message, "unknown source") })
	if l.faults.Len() > 0 {
		return nil, l.listed()
	}
	return out, nil
}

// readAreas reads areas.yaml.
func (l *loader) readAreas(trees map[string]tree) {
	tr, ok := trees["areas.yaml"]
	if !ok {
		return
	}
	if tr.fault != nil {
		l.lost("area")
		l.lost("place")
		l.faults.Add(*tr.fault)
		return
	}
	f := node{l, "areas.yaml", tr.root}.fields()
	defer f.finish()
	f.each("places", func(g *fields) {
		p := world.Place{ID: g.need("id"), Name: g.need("name"), Aliases: g.texts("aliases")}
		if g.has("of") {
			p.Of = g.state("of")
		}
		l.define("place", p.ID, g.at("id"))
		l.tables.Places = append(l.tables.Places, p)
	})
	f.each("areas", func(g *fields) {
		a := world.Area{ID: g.need("id"), Name: g.need("name"), TerritoryOf: g.word("territory_of", []string{"parties"}),
			States: g.states("states"), Places: g.places("places"), Except: g.places("except"), Sources: g.sources(), Note: g.text("note")}
		g.each("contested", func(h *fields) {
			a.Contested = append(a.Contested, world.ContestedPlace{Place: h.need("place"), Reading: h.reading("reading")})
			l.refer("place", h.text("place"), h.at("place"))
		})
		l.define("area", a.ID, g.at("id"))
		l.tables.Areas = append(l.tables.Areas, a)
	})
}

func (f *fields) places(key string) []string {
	var out []string
	for _, n := range f.get(key).items() {
		if s, ok := n.scalar(); ok && s != "" {
			f.l.refer("place", s, n.at())
			out = append(out, s)
		}
	}
	return out
}
