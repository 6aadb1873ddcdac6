package dossier

import (
	"path"
	"slices"
	"strings"

	"casus/internal/world"
)

// readTreaties reads every treaty file in order of name.
func (l *loader) readTreaties(trees map[string]tree) {
	var names []string
	for name := range trees {
		if strings.HasPrefix(name, "treaties/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		l.readTreaty(name, trees[name])
	}
}

func (l *loader) readTreaty(name string, tr tree) {
	if tr.fault != nil {
		l.mention("treaty", strings.TrimSuffix(path.Base(name), ".yaml"), place{file: name})
		l.lost("reading")
		l.lost("fact")
		l.faults.Add(*tr.fault)
		return
	}
	f := node{l, name, tr.root}.fields()
	defer f.finish()
	t := &world.Treaty{
		ID: world.TreatyID(f.need("id")), Name: f.need("name"), Short: f.text("short"), Aliases: f.texts("aliases"),
		Role: f.text("role"), Kinds: f.words("kinds", world.Kinds), Form: f.text("form"),
		Status: f.needWord("status", world.Statuses), StatusSince: f.date("status_since"), StatusReading: f.reading("status_reading"),
		Binding: f.needWord("binding", world.Bindings), Revocable: f.flag("revocable"), Text: f.word("text", world.TextStates),
		Signed: f.date("signed"), InForce: f.date("in_force"), Ended: f.date("ended"), Term: f.text("term"),
		Unverified: f.texts("unverified"), PartiesPartial: f.text("parties_complete") == "false", Provenance: f.provenance(),
	}
	f.flag("parties_complete")
	id := string(t.ID)
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); id != "" && id != want {
		l.mention("treaty", want, f.at("id")) // others may name it as the file does
		l.fault(f.at("id"), id, "id %q does not match the file's name; call the file %s.yaml", id, id)
	}
	l.define("treaty", id, f.at("id"))
	if t.Signed.Known() && t.InForce.Known() && t.Signed.Lo > t.InForce.Hi {
		l.fault(f.at("in_force"), t.InForce.Text, "in_force %s lies before signed %s", t.InForce.Text, t.Signed.Text)
	}
	l.readParties(f, t)
	f.one("accession", func(g *fields) { t.Accession = g.rule() })
	f.one("exit", func(g *fields) { t.Exit = g.rule() })
	f.each("clauses", func(g *fields) { t.Clauses = append(t.Clauses, g.clause(t)) })
	f.each("readings", func(g *fields) { t.Readings = append(t.Readings, g.question()) })
	l.tables.Treaties = append(l.tables.Treaties, t)
}

func (l *loader) readParties(f *fields, t *world.Treaty) {
	if n := f.get("parties"); !n.null() {
		if items := n.items(); len(items) == 1 && items[0].n == n.n {
			if s, ok := n.scalar(); ok && s == "all" {
				t.AllStates = true
				return
			}
		}
	}
	f.each("parties", func(g *fields) {
		p := world.Party{
			State: g.state("state"), Role: or(g.word("role", world.PartyRoles), "party"), Status: or(g.word("status", world.PartyStatuses), "party"),
			Spell: world.Spell{From: g.date("from"), To: g.date("to")}, Notice: g.date("notice"),
			Sources: g.sources(), Unverified: g.flag("unverified"), Note: g.text("note"),
		}
		l.checkSpell(p.Spell, g.at("to"))
		for _, old := range t.Parties {
			if old.State == p.State && old.Role == p.Role && overlap(old.Spell, p.Spell) {
				l.fault(g.at("state"), string(p.State), "%s has two spells in the treaty that overlap; end the first before the second begins", p.State)
				break
			}
		}
		t.Parties = append(t.Parties, p)
	})
	if len(t.Parties) == 0 {
		l.fault(f.at("parties"), "", "the treaty has no parties; list them, or write parties: all")
	}
}

// overlap tells whether two spells are sure to share a day.
func overlap(a, b world.Spell) bool {
	endsBefore := func(x, y world.Spell) bool { return x.To.Known() && y.From.Known() && x.To.Lo <= y.From.Hi }
	return !endsBefore(a, b) && !endsBefore(b, a)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (f *fields) rule() world.Rule {
	return world.Rule{Text: f.text("text"), Consent: f.texts("consent"), Eligible: f.texts("eligible"), NoticeMonths: f.integer("notice_months"), Sources: f.sources()}
}

// clause reads one clause of a treaty whose parties are known.
func (f *fields) clause(t *world.Treaty) world.Clause {
	c := world.Clause{
		ID: f.need("id"), Article: f.text("article"), Text: f.need("text"), Unverified: f.flag("unverified"),
		Spell:      world.Spell{From: f.date("from"), To: f.date("to")},
		Duties:     f.words("duty", world.Duties),
		Discretion: f.word("discretion", world.Discretions),
		Secret:     f.flag("secret"), KnownFrom: f.date("known_from"),
		Provenance: f.provenance(),
	}
	f.l.define("clause of "+string(t.ID), c.ID, f.at("id"))
	f.l.checkSpell(c.Spell, f.at("to"))
	if len(c.Duties) == 0 && !f.broken {
		f.l.fault(f.at("duty"), "", "the clause names no duty; it is one of %s", strings.Join(world.Duties, ", "))
	}
	c.Bound, c.BoundEach = f.boundStates("bound", t)
	c.Toward, c.TowardEach = f.boundStates("toward", t)
	f.one("trigger", func(g *fields) { c.Trigger = g.trigger() })
	c.Conditions = f.conditions("conditions")
	f.each("exceptions", func(g *fields) {
		e := g.exception()
		f.l.checkClash(&c, &e, g.at("id"))
		c.Exceptions = append(c.Exceptions, e)
	})
	f.each("means", func(g *fields) {
		c.Means = append(c.Means, world.Means{Name: g.need("name"), Reading: g.reading("reading")})
	})
	f.one("precedence", func(g *fields) { c.Precedence = g.precedence() })
	if c.Trigger == nil && slices.ContainsFunc(c.Duties, world.ActiveDuty) {
		f.l.fault(f.here, c.ID, "clause %q has a duty to act and no trigger; say what makes it fall due", c.ID)
	}
	return c
}

// boundStates reads "each" or a list of states, which must have a part in the
// treaty.
func (f *fields) boundStates(key string, t *world.Treaty) (states []world.StateID, each bool) {
	items := f.get(key).items()
	if len(items) == 0 && !f.broken {
		f.l.fault(f.at(key), "", "%s is missing; write each, or a list of states", key)
	}
	for _, n := range items {
		s, ok := n.scalar()
		switch {
		case !ok || s == "":
		case s == "each":
			each = true
		case !f.l.refer("state", s, n.at()):
		case !t.AllStates && !slices.ContainsFunc(t.Parties, func(p world.Party) bool { return string(p.State) == s }):
			f.l.fault(n.at(), s, "%s names %s, which is not a party to %s; add it under parties or take it out here", key, s, t.ID)
		default:
			states = append(states, world.StateID(s))
		}
	}
	return states, each
}

func (f *fields) trigger() *world.Trigger {
	tr := &world.Trigger{When: f.word("when", world.Whens), Objects: f.words("object", world.Objects),
		By: f.actors("by", []string{"third_party", "any", "state"}), NotBy: f.actors("not_by", []string{"great_power", "non_signatory"})}
	if tr.When == world.WhenAttacked {
		tr.When = ""
	}
	for _, n := range f.get("act").items() {
		if isMap(n) {
			g := n.fields()
			tr.Acts = append(tr.Acts, world.TriggerAct{Act: g.needWord("act", world.TriggerActs), Reading: g.reading("reading")})
			g.finish()
			continue
		}
		if s, ok := n.scalar(); ok && s != "" {
			f.l.checkWord(n.at(), "act", s, world.TriggerActs)
			tr.Acts = append(tr.Acts, world.TriggerAct{Act: s})
		}
	}
	if len(tr.Acts) == 0 && !f.broken {
		f.l.fault(f.at("act"), "", "the trigger names no act; it is one of %s", strings.Join(world.TriggerActs, ", "))
	}
	tr.Area = f.areas("area")
	tr.Elsewhere = f.reading("elsewhere")
	return tr
}

// actors reads who must act, or must not, for the clause to fall due: states,
// groups, or one of the words.
func (f *fields) actors(key string, words []string) []string {
	var out []string
	for _, n := range f.get(key).items() {
		s, ok := n.scalar()
		if !ok || s == "" {
			continue
		}
		out = append(out, s)
		if slices.Contains(words, s) || !f.l.missing(s, "state", "group") {
			continue
		}
		named := "a state nor a group"
		if len(words) > 0 {
			named = strings.Join(words, ", ") + " nor a state or group"
		}
		f.l.fault(n.at(), s, "%s %q is neither %s%s", key, s, named, world.DidYouMean(s, append(f.l.candidates("state"), words...)))
	}
	return out
}

// areas reads the places where a clause applies.
func (f *fields) areas(key string) []string {
	var out []string
	for _, n := range f.get(key).items() {
		s, ok := n.scalar()
		if !ok || s == "" {
			continue
		}
		out = append(out, s)
		if s != "parties" && f.l.missing(s, "area", "state") {
			f.l.fault(n.at(), s, "nobody defined the area %q%s", s, world.DidYouMean(s, append(f.l.candidates("area"), "parties")))
		}
	}
	return out
}

func (f *fields) exception() world.Exception {
	e := world.Exception{
		ID: f.need("id"), Text: f.need("text"), Acts: f.words("act", world.TriggerActs), Objects: f.words("object", world.Objects), Area: f.areas("area"),
		Parties: f.states("parties"), Against: f.actors("against", nil), Fact: f.text("fact"), Reading: f.reading("reading"), Conditions: f.conditions("conditions"),
		Modifies: or(f.word("effect", []string{"negates", "modifies"}), "negates") == "modifies",
		Duty:     f.word("duty", world.Duties), Discretion: f.word("discretion", world.Discretions), Sources: f.sources(),
	}
	f.l.mention("fact", e.Fact, f.at("fact"))
	if r := f.integer("rank"); r != nil {
		e.Rank = *r
	}
	return e
}

func (f *fields) precedence() *world.Precedence {
	p := &world.Precedence{Reading: f.reading("reading"), Text: f.text("text"), Sources: f.sources()}
	over := func(key string, all *bool) []world.TreatyID {
		var out []world.TreatyID
		for _, n := range f.get(key).items() {
			s, ok := n.scalar()
			switch {
			case !ok || s == "":
			case s == "all" && all != nil:
				*all = true
			default:
				f.l.later(func() { f.l.refer("treaty", s, n.at()) })
				out = append(out, world.TreatyID(s))
			}
		}
		return out
	}
	p.Over = over("outranks", &p.All)
	p.SubjectTo = over("subject_to", nil)
	return p
}

// reading reads QUESTION=OPTION and has it checked once all files are read.
func (f *fields) reading(key string) world.ReadingTest {
	s := f.text(key)
	if s == "" {
		return world.ReadingTest{}
	}
	q, option, ok := strings.Cut(s, "=")
	at := f.at(key)
	if !ok || q == "" || option == "" {
		f.l.fault(at, s, "%s %q: write QUESTION=OPTION", key, s)
		return world.ReadingTest{}
	}
	f.l.later(func() {
		if f.l.refer("reading", q, at) {
			f.l.refer("option of "+q, option, at)
		}
	})
	return world.ReadingTest{Question: q, Option: option}
}

// question reads a reading with its options.
func (f *fields) question() world.Reading {
	r := world.Reading{ID: f.need("id"), Question: f.need("question"), Group: f.text("group"), Basis: f.text("basis"), Note: f.text("note"), Sources: f.sources()}
	f.l.define("reading", r.ID, f.at("id"))
	sum, high := 0.0, false
	f.each("options", func(g *fields) {
		o := world.Option{ID: g.need("id"), Text: g.need("text"), Holders: g.texts("holders"), Sources: g.sources()}
		f.l.define("option of "+r.ID, o.ID, g.at("id"))
		o.Weight = g.weight("weight")
		sum, high = sum+o.Weight, high || o.Weight > 1
		r.Options = append(r.Options, o)
	})
	if len(r.Options) == 0 && !f.broken {
		f.l.fault(f.at("options"), "", "reading %q has no options", r.ID)
	}
	if sum > 1+1e-9 && !high { // a single weight over 1 has been reported
		f.l.fault(f.at("options"), r.ID, "the weights of reading %q sum to %.4g; they may sum to 1 at most, the rest is unknown", r.ID, sum)
	}
	f.l.checkGroup(&r, f.at("group"))
	return r
}

// checkGroup asks that the readings of a group share their options.
func (l *loader) checkGroup(r *world.Reading, at place) {
	if r.Group == "" {
		return
	}
	for _, t := range l.tables.Treaties {
		for i := range t.Readings {
			if o := &t.Readings[i]; o.Group == r.Group && !slices.Equal(o.OptionIDs(), r.OptionIDs()) {
				l.fault(at, r.Group, "readings %q and %q share group %q and must have the same options in the same order", o.ID, r.ID, r.Group)
			}
		}
	}
}

func isMap(n node) bool { return isMapping(n.n) }
