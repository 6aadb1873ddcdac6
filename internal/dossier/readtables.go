package dossier

import (
	"fmt"
	"regexp"

	"casus/internal/reliability"
	"casus/internal/world"
)

// The columns of each table; docs/formats/dossier.md gives their meaning.
var (
	stateColumns      = []string{"iso3", "cow", "cowc", "name", "aliases", "valid_from", "valid_to", "capital", "lat", "lon", "region", "subregion", "sources", "confidence", "note"}
	sourceColumns     = []string{"id", "title", "kind", "publisher", "date", "url", "note"}
	groupColumns      = []string{"id", "name", "aliases", "kind", "alleged_sponsors", "accusers", "sources", "confidence", "note"}
	borderColumns     = []string{"a", "b", "valid_from", "valid_to", "sources", "confidence", "note"}
	capabilityColumns = []string{"state", "measure", "year", "value", "low", "high", "unit", "sources", "confidence", "note"}
	eventColumns      = []string{"id", "date", "known_from", "initiator", "target", "mutual", "summary", "cameo", "stance", "intensity", "group", "in_report", "sources", "confidence", "note"}
	codeColumns       = []string{"code", "root", "class", "goldstein"}
	claimColumns      = []string{"id", "date", "known_from", "topic", "claim", "claimant", "polarity", "grade", "root", "likelihood", "later", "later_on", "sources", "confidence", "note"}
	responseColumns   = []string{"id", "treaty", "clause", "date", "known_from", "attacker", "target", "guarantor", "event", "met", "invoked", "acted", "response", "lag_low", "lag_high", "sources", "confidence", "note"}
	baseRateColumns   = []string{"id", "measure", "value", "low", "high", "unit", "population", "period", "sources", "confidence", "note"}
	forecastColumns   = []string{"id", "made", "by", "question", "event", "deadline", "assumed", "words", "low", "high", "probability", "truth_source", "outcome", "resolved", "sources", "confidence", "note"}
	priorColumns      = []string{"name", "alpha", "beta", "basis", "sources", "confidence", "note"}
)

func (l *loader) readSources() {
	l.readTable("sources.csv", true, sourceColumns, func(t *table) {
		l.tables.Sources = append(l.tables.Sources, world.Source{
			ID: world.SourceID(t.key("source", "id")), Title: t.need("title"), Kind: t.needWord("kind", world.SourceKinds),
			Publisher: t.text("publisher"), Date: t.date("date"), URL: t.text("url"), Note: t.text("note"),
		})
	})
}

var iso3 = regexp.MustCompile(`^[A-Z]{3}$`)

func (l *loader) readStates() {
	l.readTable("states.csv", true, stateColumns, func(t *table) {
		s := world.State{
			ID: world.StateID(t.need("iso3")), COWLetter: t.text("cowc"), Name: t.need("name"), Aliases: split(t.text("aliases")),
			Valid: world.Spell{From: t.date("valid_from"), To: t.date("valid_to")}, Capital: t.text("capital"),
			Lat: t.degrees("lat", 90), Lon: t.degrees("lon", 180), Region: t.text("region"), Subregion: t.text("subregion"),
			Provenance: t.provenance(),
		}
		if cow := t.integer("cow"); cow != nil {
			s.COW = *cow
		}
		if s.ID != "" && !iso3.MatchString(string(s.ID)) {
			l.fault(t.at("iso3"), string(s.ID), "iso3 %q is not three capital letters", s.ID)
		}
		l.checkSpell(s.Valid, t.at("valid_to"))
		l.defineState(s, t.at("iso3"))
		l.tables.States = append(l.tables.States, s)
	})
}

// defineState allows several rows of one state where their spells are
// disjoint.
func (l *loader) defineState(s world.State, at place) {
	for _, old := range l.spells[s.ID] {
		if !disjoint(old, s.Valid) {
			l.define("state", string(s.ID), at) // reports the duplicate
			return
		}
	}
	l.spells[s.ID] = append(l.spells[s.ID], s.Valid)
	if !l.known("state", string(s.ID)) {
		l.define("state", string(s.ID), at)
	}
}

// checkSpell asks that a spell does not end before it begins.
func (l *loader) checkSpell(s world.Spell, at place) {
	if s.From.Known() && s.To.Known() && s.To.Hi < s.From.Lo {
		l.fault(at, s.To.Text, "the spell ends (%s) before it begins (%s)", s.To.Text, s.From.Text)
	}
}

func disjoint(a, b world.Spell) bool {
	before := func(x, y world.Spell) bool { return x.To.Known() && y.From.Known() && x.To.Lo <= y.From.Hi }
	return before(a, b) || before(b, a)
}

func (t *table) degrees(column string, limit float64) *float64 {
	v := t.number(column)
	if v != nil && (*v > limit || *v < -limit) {
		t.l.fault(t.at(column), t.text(column), "%s %s is not between -%g and %g degrees", column, t.text(column), limit, limit)
	}
	return v
}

func (l *loader) readGroups() {
	l.readTable("groups.csv", false, groupColumns, func(t *table) {
		l.tables.Groups = append(l.tables.Groups, world.Group{
			ID: t.key("group", "id"), Name: t.need("name"), Aliases: split(t.text("aliases")), Kind: t.text("kind"),
			Sponsors: t.states("alleged_sponsors"), Accusers: t.states("accusers"), Provenance: t.provenance(),
		})
	})
}

func (l *loader) readCapabilities() {
	l.readTable("capabilities.csv", false, capabilityColumns, func(t *table) {
		c := world.Capability{State: t.needState("state"), Measure: t.need("measure"), Provenance: t.provenance()}
		t.need("year")
		if y := t.integer("year"); y != nil {
			c.Year = *y
		}
		t.need("value")
		c.Estimate = t.estimate()
		id := fmt.Sprintf("%s %s %d", c.State, c.Measure, c.Year)
		l.define("capability", id, t.at("measure"))
		l.tables.Capabilities = append(l.tables.Capabilities, c)
	})
}

func (t *table) estimate() world.Estimate {
	e := world.Estimate{Unit: t.text("unit")}
	value, low, high := t.number("value"), t.number("low"), t.number("high")
	if value == nil {
		return e
	}
	e.Value, e.Low, e.High = *value, *value, *value
	if low != nil {
		e.Low = *low
	}
	if high != nil {
		e.High = *high
	}
	if e.Low > e.Value || e.High < e.Value {
		t.l.fault(t.at("value"), t.text("value"), "value %g lies outside its own range %g to %g", e.Value, e.Low, e.High)
	}
	return e
}

func (l *loader) readEventCodes() {
	l.readTable("cameo.csv", false, codeColumns, func(t *table) {
		c := world.EventCode{Code: t.key("event code", "code"), Root: t.text("root"), Class: t.text("class")}
		t.need("goldstein")
		if g := t.number("goldstein"); g != nil {
			c.Goldstein = *g
		}
		l.tables.EventCodes = append(l.tables.EventCodes, c)
	})
}

func (l *loader) readEvents() {
	l.readTable("events.csv", false, eventColumns, func(t *table) {
		e := world.Event{
			ID: t.key("event", "id"), Date: t.needDate("date"), KnownFrom: t.date("known_from"),
			Initiator: t.needState("initiator"), Target: t.needState("target"), Mutual: t.mark("mutual"),
			Summary: t.need("summary"), CAMEO: t.text("cameo"), Stance: t.needWord("stance", world.Stances),
			Group: t.text("group"), InReport: t.mark("in_report"), Provenance: t.provenance(),
		}
		t.need("intensity")
		if v := t.number("intensity"); v != nil {
			if e.Intensity = *v; *v < -10 || *v > 10 {
				l.fault(t.at("intensity"), t.text("intensity"), "intensity %g is outside Goldstein's scale of -10 to 10", *v)
			}
		}
		if e.CAMEO != "" {
			l.refer("event code", e.CAMEO, t.at("cameo"))
		}
		if e.Group != "" {
			l.refer("group", e.Group, t.at("group"))
		}
		l.tables.Events = append(l.tables.Events, e)
	})
}

var admiralty = regexp.MustCompile(`^[A-F][1-6]$`)

func (l *loader) readClaims() {
	l.readTable("claims.csv", false, claimColumns, func(t *table) {
		c := world.Claim{
			ID: t.key("claim", "id"), Date: t.needDate("date"), KnownFrom: t.date("known_from"), Topic: t.need("topic"),
			Text: t.need("claim"), Claimant: t.need("claimant"), Polarity: t.needWord("polarity", world.Polarities),
			Grade: t.text("grade"), Root: world.SourceID(t.text("root")), Likelihood: t.text("likelihood"),
			Later: t.text("later"), LaterOn: t.date("later_on"), Provenance: t.provenance(),
		}
		if c.Grade != "" && !admiralty.MatchString(c.Grade) {
			l.fault(t.at("grade"), c.Grade, "grade %q is not an Admiralty grade; write a letter A to F and a digit 1 to 6, as B2", c.Grade)
		}
		if c.Root != "" {
			l.refer("source", string(c.Root), t.at("root"))
		}
		l.mention("topic", c.Topic, t.at("topic"))
		l.tables.Claims = append(l.tables.Claims, c)
	})
}

func (l *loader) readResponses() {
	l.readTable("responses.csv", false, responseColumns, func(t *table) {
		r := world.Response{
			ID: t.key("response", "id"), Treaty: world.TreatyID(t.need("treaty")), Clause: t.text("clause"),
			Date: t.needDate("date"), KnownFrom: t.date("known_from"), Attackers: t.states("attacker"), Targets: t.states("target"),
			Event: t.need("event"), Met: t.needWord("met", world.MetWords), Invoked: t.needWord("invoked", world.InvokedWords),
			Acted: t.needWord("acted", world.ActedWords), Text: t.text("response"),
			LagLow: t.integer("lag_low"), LagHigh: t.integer("lag_high"), Provenance: t.provenance(),
		}
		if t.need("guarantor") == "*" {
			r.AllParties = true
		} else {
			r.Guarantors = t.states("guarantor")
		}
		if l.refer("treaty", string(r.Treaty), t.at("treaty")) && r.Clause != "" {
			l.refer("clause of "+string(r.Treaty), r.Clause, t.at("clause"))
		}
		l.tables.Responses = append(l.tables.Responses, r)
	})
}

func (l *loader) readBaseRates() {
	l.readTable("baserates.csv", false, baseRateColumns, func(t *table) {
		l.tables.BaseRates = append(l.tables.BaseRates, world.BaseRate{
			ID: t.key("base rate", "id"), Measure: t.need("measure"), Value: t.number("value"), Low: t.number("low"), High: t.number("high"),
			Unit: t.text("unit"), Population: t.text("population"), Period: t.text("period"), Provenance: t.provenance(),
		})
	})
}

func (l *loader) readPriors() {
	l.readTable("priors.csv", false, priorColumns, func(t *table) {
		p := world.Prior{Name: t.needWord("name", reliability.PriorNames()), Basis: t.need("basis"), Provenance: t.provenance()}
		l.define("prior", p.Name, t.at("name"))
		if t.need("alpha") != "" && t.need("beta") != "" {
			if alpha, beta := t.number("alpha"), t.number("beta"); alpha != nil && beta != nil {
				p.Alpha, p.Beta = *alpha, *beta
				if err := (reliability.Beta{A: p.Alpha, B: p.Beta}).Check(); err != nil {
					l.fault(t.at("alpha"), t.text("alpha"), "%v", err)
				}
			}
		}
		l.tables.Priors = append(l.tables.Priors, p)
	})
}
