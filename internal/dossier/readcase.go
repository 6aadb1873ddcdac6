package dossier

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"casus/internal/world"
)

// caseFiles lists the YAML files of the folder of cases, which need not exist.
func (l *loader) caseFiles() []string {
	entries, err := fs.ReadDir(l.fsys, "cases")
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.fault(place{file: "cases"}, "", "the folder cannot be read: %v", err)
		}
		return nil
	}
	var names []string
	for _, e := range entries {
		if name := e.Name(); path.Ext(name) == ".yaml" {
			names = append(names, "cases/"+name)
		} else if !strings.HasPrefix(name, ".") {
			l.fault(place{file: "cases/" + name}, name, "is not a .yaml file; a case file is named ID.yaml")
		}
	}
	return names
}

// readCases reads every case file in order of name.
func (l *loader) readCases(trees map[string]tree) {
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		if strings.HasPrefix(name, "cases/") {
			l.readCase(name, trees[name])
		}
	}
}

func (l *loader) readCase(name string, tr tree) {
	if tr.fault != nil {
		l.faults.Add(*tr.fault)
		return
	}
	f := node{l, name, tr.root}.fields()
	defer f.finish()
	c := world.Case{
		ID: f.need("id"), Title: f.need("title"), Text: f.text("text"), Hypothetical: f.flag("hypothetical"),
		Focus: f.states("focus"), Outcome: f.text("outcome"), Law: f.text("law"), Provenance: f.provenance(),
	}
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); c.ID != "" && c.ID != want {
		l.fault(f.at("id"), c.ID, "id %q does not match the file's name; call the file %s.yaml", c.ID, c.ID)
	}
	l.define("case", c.ID, f.at("id"))
	f.each("attacks", func(g *fields) { c.Attacks = append(c.Attacks, g.attack()) })
	if len(c.Attacks) == 0 && !f.broken {
		l.fault(f.at("attacks"), "", "the case names no attack")
	}
	f.each("views", func(g *fields) { c.Views = append(c.Views, g.view(c.ID, len(c.Attacks))) })
	f.each("happened", func(g *fields) {
		c.Happened = append(c.Happened, world.Conduct{State: g.state("state"), On: g.date("on"), Acted: g.needWord("acted", world.ActedWords),
			Text: g.text("text"), Sources: g.sources()})
	})
	l.tables.Cases = append(l.tables.Cases, c)
}

// disputed stands for the initiator where it is contested who began.
const disputed = "contested"

func (f *fields) attack() world.Attack {
	a := world.Attack{Attackers: f.actors("attacker", nil), Targets: f.states("target"), On: f.day("on"), Act: f.word("act", world.Acts),
		Object: f.word("object", world.Objects), Place: f.text("place"), Sponsor: f.optionalState("sponsor"),
		Facts: f.facts("facts"), Readings: f.answers("readings")}
	if a.Disputed = f.text("initiator") == disputed; !a.Disputed {
		a.Initiator = f.optionalState("initiator")
	}
	if (len(a.Attackers) == 0 || len(a.Targets) == 0) && !f.broken {
		f.l.fault(f.here, "", "an attack names an attacker and a target")
	}
	for _, t := range a.Targets {
		if slices.Contains(a.Attackers, string(t)) {
			f.l.fault(f.at("target"), string(t), "%s cannot attack itself", t)
		}
	}
	f.checkSides(&a)
	if a.Place != "" && f.l.missing(a.Place, "state", "place") {
		f.l.fault(f.at("place"), a.Place, "unknown place %q%s", a.Place, world.DidYouMean(a.Place, f.l.candidates("place")))
	}
	f.one("at_war", func(g *fields) {
		a.AtWar = map[world.StateID][]world.StateID{}
		for _, side := range slices.Sorted(maps.Keys(g.entries)) {
			f.l.refer("state", side, g.entries[side].key)
			a.AtWar[world.StateID(side)] = append([]world.StateID{}, g.states(side)...)
		}
	})
	return a
}

// checkSides asks that whoever began it, and whoever is said to be at war with
// others, takes part.
func (f *fields) checkSides(a *world.Attack) {
	part := func(s world.StateID) bool {
		return s == a.Sponsor || slices.Contains(a.Targets, s) || slices.Contains(a.Attackers, string(s))
	}
	if a.Initiator != "" && !part(a.Initiator) {
		f.l.fault(f.at("initiator"), string(a.Initiator), "%s is neither an attacker nor a target", a.Initiator)
	}
	if a.Sponsor != "" && !slices.ContainsFunc(a.Attackers, func(id string) bool { return f.l.known("group", id) }) && !f.l.partial["group"] {
		f.l.fault(f.at("sponsor"), string(a.Sponsor), "only a group's attack has a sponsor")
	}
}

func (f *fields) view(id string, attacks int) world.View {
	v := world.View{ID: f.need("id"), Text: f.need("text"), Holders: f.texts("holders"), Initiator: f.optionalState("initiator"),
		Facts: f.facts("facts"), Readings: f.answers("readings"), Sources: f.sources()}
	f.l.define("view of "+id, v.ID, f.at("id"))
	for _, n := range f.get("attacks").items() {
		s, _ := n.scalar()
		at, err := strconv.Atoi(s)
		if err != nil || at < 1 || at > attacks {
			f.l.fault(n.at(), s, "attacks %q: the case has attacks 1 to %d", s, attacks)
			continue
		}
		v.Attacks = append(v.Attacks, at)
	}
	return v
}

func (f *fields) optionalState(key string) world.StateID {
	if f.text(key) == "" {
		return ""
	}
	return f.state(key)
}

// facts reads a map of what is known of a case.
func (f *fields) facts(key string) map[string]world.Tri {
	var out map[string]world.Tri
	f.one(key, func(g *fields) {
		out = map[string]world.Tri{}
		for _, name := range slices.Sorted(maps.Keys(g.entries)) {
			switch s := g.text(name); s {
			case "yes":
				out[name] = world.Yes
			case "no":
				out[name] = world.No
			case "unknown":
				out[name] = world.Unknown
			default:
				g.l.fault(g.at(name), s, "fact %s is %q; write yes, no or unknown", name, s)
			}
			g.checkFact(name)
		}
	})
	return out
}

// ownFacts are the facts that the engine asks for without a clause that names
// them.
var ownFacts = []string{"place", "initiator"}

// checkFact asks that the state or treaty that a fact is about exists, and that
// some clause asks for a fact of another name: else a misspelt one would be
// given in vain.
func (f *fields) checkFact(name string) {
	kind, of, _ := strings.Cut(name, ":")
	at := f.entries[name].key
	first, rest, _ := strings.Cut(of, ":")
	switch {
	case slices.Contains(world.StateFacts, kind):
		if first == "" {
			f.l.fault(at, name, "the fact names no state; write %s:STATE", kind)
			return
		}
		f.l.refer("state", first, at)
		switch {
		case kind == "at_war_with" && rest == "":
			f.l.fault(at, name, "the fact names one state; write at_war_with:STATE:ENEMY")
		case kind == "at_war_with":
			f.l.refer("state", rest, at)
		}
	case slices.Contains(world.TreatyFacts, kind):
		f.l.later(func() { f.l.refer("treaty", first, at) })
	default:
		f.l.later(func() { f.l.checkPlainFact(name, at) })
	}
}

func (l *loader) checkPlainFact(name string, at place) {
	if l.full() || slices.Contains(ownFacts, name) || !l.missing(name, "fact") {
		return
	}
	kind, _, ok := strings.Cut(name, ":")
	if kinds := slices.Concat(world.StateFacts, world.TreatyFacts); ok && world.DidYouMean(kind, kinds) != "" {
		l.fault(at, name, "unknown fact %q%s", name, world.DidYouMean(kind, kinds))
		return
	}
	l.fault(at, name, "no clause asks for the fact %q%s", name, world.DidYouMean(name, slices.Concat(l.candidates("fact"), ownFacts)))
}

// answers reads a map of questions that are answered.
func (f *fields) answers(key string) map[string]string {
	var out map[string]string
	f.one(key, func(g *fields) {
		out = map[string]string{}
		for _, q := range slices.Sorted(maps.Keys(g.entries)) {
			option := g.need(q)
			out[q] = option
			at := g.entries[q].key
			f.l.later(func() {
				if f.l.refer("reading", q, at) {
					f.l.refer("option of "+q, option, at)
				}
			})
		}
	})
	return out
}
