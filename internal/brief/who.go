package brief

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// WhoSchema names the shape of Who in JSON.
const WhoSchema = "casus.who/1"

// Who is the answer to "who must respond".
type Who struct {
	Schema   string    `json:"schema"`
	Dossier  string    `json:"dossier"`
	Edits    []string  `json:"edits"`
	KnownBy  string    `json:"known_by,omitempty"`
	Incident Incident  `json:"incident"`
	Notes    []string  `json:"notes,omitempty"` // what the reader must know before trusting the answers
	Readings []Reading `json:"readings"`        // the open questions that answers depend on
	obligation.Result

	world *world.World
	in    obligation.Incident
	told  bool // as part of a case, which says the facts itself
}

// Incident is an attack in words and codes.
type Incident struct {
	Attacker  []string                          `json:"attacker"`
	Target    []world.StateID                   `json:"target"`
	Act       string                            `json:"act"`
	Object    string                            `json:"object"`
	On        string                            `json:"on"`
	Place     string                            `json:"place"`
	Initiator world.StateID                     `json:"initiator,omitempty"`
	Disputed  bool                              `json:"initiator_contested,omitempty"`
	AtWar     map[world.StateID][]world.StateID `json:"at_war,omitempty"`
	Sponsor   world.StateID                     `json:"sponsor,omitempty"`
	Facts     map[string]string                 `json:"facts,omitempty"`
	Readings  map[string]string                 `json:"readings,omitempty"`
}

// Reading is an open question with its options.
type Reading struct {
	ID       string          `json:"id"`
	Question string          `json:"question"`
	Options  []ReadingOption `json:"options"`
	Unknown  float64         `json:"unknown"`
	Basis    string          `json:"basis,omitempty"`
}

// ReadingOption is one answer to an open question.
type ReadingOption struct {
	ID      string           `json:"id"`
	Text    string           `json:"text"`
	Weight  float64          `json:"weight"`
	Holders []string         `json:"holders"`
	Sources []world.SourceID `json:"sources"`
}

// NewWho puts the answers to an incident together.
func NewWho(w *world.World, edits []world.Edit, in obligation.Incident, r obligation.Result) *Who {
	return &Who{
		Schema: WhoSchema, Dossier: w.Question.ID, Edits: editTexts(edits), Incident: describe(w, in), Result: r,
		Readings: readingsOf(w, r.Answers), Notes: notes(w, in), world: w, in: in,
	}
}

// notes says where the record cannot carry the question.
func notes(w *world.World, in obligation.Incident) []string {
	var out []string
	if end := w.Question.RecordEnds; in.On > end {
		out = append(out, fmt.Sprintf("The record ends on %s; what changed between then and %s is not known.", end.Long(), in.On.Long()))
	}
	for _, t := range in.Targets {
		if w.State(t) == nil {
			out = append(out, fmt.Sprintf("%s is a group: treaties protect states, so nothing is owed to it.", w.Name(string(t))))
		}
	}
	return out
}

func editTexts(edits []world.Edit) []string {
	out := make([]string, len(edits))
	for i, e := range edits {
		out[i] = e.String()
	}
	return out
}

// describe writes an incident with its defaults filled in.
func describe(w *world.World, in obligation.Incident) Incident {
	out := Incident{Target: in.Targets, Act: in.Act, Object: in.Object, On: in.On.String(), Place: in.Place,
		Initiator: in.Initiator, Disputed: in.Disputed, AtWar: in.AtWar, Sponsor: in.Sponsor, Readings: in.Readings}
	group := true
	for _, a := range in.Attackers {
		out.Attacker = append(out.Attacker, a.ID)
		group = group && a.Group
	}
	if out.Act == "" {
		out.Act = "armed_attack"
		if group {
			out.Act = "militant_attack"
		}
	}
	if out.Object == "" {
		out.Object = "territory"
	}
	if out.Place == "" && (out.Object == "territory" || out.Object == "infrastructure") && len(in.Targets) == 1 && w.State(in.Targets[0]) != nil {
		out.Place = string(in.Targets[0])
	}
	if len(in.Facts) > 0 {
		out.Facts = map[string]string{}
		for k, v := range in.Facts {
			out.Facts[k] = v.String()
		}
	}
	return out
}

// readingsOf lists the open questions that the answers depend on.
func readingsOf(w *world.World, answers []obligation.Answer) []Reading {
	seen := map[string]bool{}
	note := func(on []string) {
		for _, d := range on {
			if q, ok := strings.CutPrefix(d, "reading:"); ok {
				seen[q] = true
			}
		}
	}
	for i := range answers {
		note(answers[i].DependsOn)
		for _, c := range answers[i].Conflicts {
			note(c.Depends)
		}
		for _, m := range answers[i].Means {
			note(m.DependsOn)
		}
	}
	out := []Reading{}
	for _, id := range slices.Sorted(maps.Keys(seen)) {
		if q := w.Reading(id); q != nil {
			out = append(out, newReading(q))
		}
	}
	return out
}

func newReading(q *world.Reading) Reading {
	r := Reading{ID: q.ID, Question: q.Question, Unknown: round(q.Remainder()), Basis: q.Basis}
	for _, o := range q.Options {
		option := ReadingOption{ID: o.ID, Text: o.Text, Weight: o.Weight, Holders: o.Holders, Sources: orEmpty(o.Sources)}
		if option.Holders == nil {
			option.Holders = []string{}
		}
		r.Options = append(r.Options, option)
	}
	return r
}

// round drops the noise of binary fractions from a weight.
func round(x float64) float64 { return float64(int64(x*1e6+0.5)) / 1e6 }

// Title says the incident in a sentence.
func (who *Who) title() string {
	attackers := make([]string, len(who.in.Attackers))
	for i, a := range who.in.Attackers {
		attackers[i] = who.world.Name(a.ID)
	}
	targets := make([]string, len(who.in.Targets))
	for i, t := range who.in.Targets {
		targets[i] = who.world.StateName(t)
	}
	return fmt.Sprintf("Who must respond to an attack by %s on %s", listed(attackers), listed(targets))
}

func (who *Who) subtitle() string {
	parts := []string{spaced(who.Incident.Act)}
	if who.in.Object != "" {
		parts[0] += " on " + spaced(who.in.Object)
	}
	if p := who.Incident.Place; p != "" {
		name := who.world.Name(p)
		if place := who.world.Place(p); place != nil {
			name = place.Name
		}
		parts = append(parts, "in "+name)
	}
	parts = append(parts, who.in.On.Long())
	if s := who.Incident.Initiator; s != "" {
		parts = append(parts, "begun by "+who.world.StateName(s))
	}
	if who.Incident.Disputed {
		parts = append(parts, "who began it is contested")
	}
	if s := who.Incident.Sponsor; s != "" {
		parts = append(parts, "attributed to "+who.world.StateName(s))
	}
	if !who.told { // a case says them in words
		for _, given := range []map[string]string{who.Incident.Facts, who.Incident.Readings} {
			for _, name := range slices.Sorted(maps.Keys(given)) {
				parts = append(parts, name+"="+given[name])
			}
		}
	}
	if who.KnownBy != "" {
		parts = append(parts, "as known on "+who.KnownBy)
	}
	if len(who.Edits) > 0 {
		parts = append(parts, "with "+strings.Join(who.Edits, ", "))
	}
	return strings.Join(parts, "; ")
}

// Document says the answers to a reader.
func (who *Who) Document() *document.Document {
	d := document.New(who.world, who.title(), who.subtitle())
	for _, n := range who.Notes {
		d.Add(document.P(document.In(document.Warn, "Note: %s", n)))
	}
	d.Add(who.summary())
	who.addOwed(d)
	who.addDepends(d)
	if len(who.world.Responses) > 0 && slices.ContainsFunc(who.Answers, func(a obligation.Answer) bool { return a.Answer != obligation.NotOwed }) {
		d.Add(document.P(document.In(document.Muted, recordLegend, who.knownUntil())))
	}
	who.addNotOwed(d)
	who.addFlags(d)
	who.addChain(d)
	who.addTies(d)
	addReadings(d, who.world, who.Readings)
	return d
}

// knownUntil is the last day of which the record of conduct tells here.
func (who *Who) knownUntil() string {
	switch end := who.world.Question.RecordEnds; {
	case who.KnownBy != "":
		return who.KnownBy
	case end != world.DistantFuture:
		return end.String()
	}
	return "its end"
}

// summary is the answer in one paragraph.
func (who *Who) summary() document.Paragraph {
	var parts []document.Text
	for _, side := range []struct {
		name     string
		attacker bool
	}{{"", false}, {" to the attacker", true}} {
		owed, depends := who.helpers(side.attacker)
		if len(owed) > 0 {
			parts = append(parts, document.Strong("Owed%s: ", side.name), document.In(document.Owed, "%s", names(who.world, owed)), document.Say(". "))
		}
		if len(depends) > 0 {
			parts = append(parts, document.Strong("Depends%s: ", side.name), document.In(document.Depends, "%s", names(who.world, depends)), document.Say(". "))
		}
	}
	if len(parts) == 0 {
		return document.P(document.Say("No state in the record owes help."))
	}
	return document.P(parts...)
}

// helpers lists the states whose strongest answer about help to one side is
// owed, and those whose is depends.
func (who *Who) helpers(attacker bool) (owed, depends []world.StateID) {
	spoken := map[world.StateID]bool{}
	for i := range who.Answers { // strongest first
		a := &who.Answers[i]
		if !world.ActiveDuty(a.Duty) || spoken[a.State] || a.Answer == obligation.NotOwed || slices.Contains(who.in.Targets, a.Toward) == attacker {
			continue
		}
		spoken[a.State] = true
		if a.Answer == obligation.Owed {
			owed = append(owed, a.State)
		} else {
			depends = append(depends, a.State)
		}
	}
	return owed, depends
}

func recordText(r obligation.Record) document.Text {
	return document.Say("%d/%d/%d", r.Met, r.Invoked, r.Acted)
}

func (who *Who) several() bool { return len(who.in.Targets)*len(who.in.Attackers) > 1 }

const recordHead = "M/I/A"

// withRecord adds the column of the record of conduct where there is one.
func (who *Who) withRecord(head ...string) []string {
	if len(who.world.Responses) == 0 {
		return head
	}
	return append(head, recordHead)
}

const recordLegend = "M/I/A: how often, in the record up to %s, the promise was met on its words, invoked, and acted upon."

func (who *Who) addOwed(d *document.Document) {
	rows := grouped(who.Answers, func(a *obligation.Answer) bool { return a.Answer == obligation.Owed })
	if len(rows) == 0 {
		return
	}
	t := document.Table{Head: who.withRecord("State", "Duty", "Under", "How bound"), Caption: "Owed"}
	for i := range rows {
		r := &rows[i]
		bound := discretionWords[r.a.Discretion]
		if r.a.Duty == "neutral" {
			bound = "" // to do nothing leaves no choice of means
		}
		if r.a.Binding != "treaty" && r.a.Binding != "" {
			bound = strings.TrimPrefix(bound+"; "+r.a.Binding, "; ")
		}
		t.Rows = append(t.Rows, []document.Text{who.crowd(r, crowdOwed), document.In(document.Owed, "%s", dutyWords[r.a.Duty]), r.under(who.world), document.Say("%s", bound), recordText(r.a.Record)}[:len(t.Head)])
	}
	d.Add(t)
}

func (who *Who) addDepends(d *document.Document) {
	rows := grouped(who.Answers, func(a *obligation.Answer) bool { return a.Answer == obligation.Depends })
	if len(rows) == 0 {
		return
	}
	t := document.Table{Head: who.withRecord("State", "Duty", "Under", "Depends on", "Weight"), Caption: "Depends"}
	for i := range rows {
		r := &rows[i]
		t.Rows = append(t.Rows, []document.Text{who.crowd(r, crowdOwed), document.In(document.Depends, "%s", dutyWords[r.a.Duty]), r.under(who.world),
			document.Say("%s", dependsWords(who.world, r.a.DependsOn)), document.Say("%s", weightWords(r.a)), recordText(r.a.Record)}[:len(t.Head)])
	}
	d.Add(t)
}

func (who *Who) addFlags(d *document.Document) {
	if len(who.Flags) == 0 {
		return
	}
	d.Add(document.H2("Breaches and conflicts of duty"))
	d.Add(document.List{Items: flagItems(who.world, who.Flags)})
}

// flagItems says each breach and conflict once, with all the states that it
// is said of.
func flagItems(w *world.World, flags []obligation.Flag) []document.Text {
	var order []string
	of := map[string][]*obligation.Flag{}
	for i := range flags {
		f := &flags[i]
		key := f.Kind + "|" + f.Answer + "|" + strings.TrimPrefix(f.Text, w.StateName(f.State))
		if of[key] == nil {
			order = append(order, key)
		}
		if !slices.ContainsFunc(of[key], func(g *obligation.Flag) bool { return g.State == f.State }) {
			of[key] = append(of[key], f)
		}
	}
	var items []document.Text
	for _, key := range order {
		f := *of[key][0]
		if len(of[key]) > 1 {
			states := make([]world.StateID, len(of[key]))
			for i, g := range of[key] {
				states[i] = g.State
			}
			f.Text = names(w, states) + ": each" + strings.TrimPrefix(f.Text, w.StateName(f.State))
		}
		items = append(items, flagText(&f))
	}
	return items
}

// flagText says a breach or a conflict.
func flagText(f *obligation.Flag) document.Text {
	text := document.In(document.Warn, "%s", map[string]string{"breach": "Breach", "conflict": "Conflict"}[f.Kind])
	if f.Answer == obligation.Depends {
		text = text.And(document.Say(" (depends)"))
	}
	return text.And(document.Say(": %s", strings.TrimSuffix(f.Text, "."))).From(f.Sources[:min(1, len(f.Sources))]...)
}

func (who *Who) addChain(d *document.Document) {
	var next []obligation.Link
	for _, l := range who.Chain {
		if l.Step > 1 {
			next = append(next, l)
		}
	}
	if len(next) == 0 {
		return
	}
	d.Add(document.H2("The next links"))
	d.Add(document.P(document.Say("If those who may owe help act, and the attacker strikes them at home in return:")))
	d.Add(document.List{Items: chainItems(who.world, next)})
}

// chainItems writes links, those of one treaty and cause on one line.
func chainItems(w *world.World, links []obligation.Link) []document.Text {
	type key struct {
		step                int
		via, treaty, answer string
		clause              string
	}
	var order []key
	states := map[key][]world.StateID{}
	for _, l := range links {
		k := key{l.Step, l.Via, string(l.Treaty), l.Answer, l.Clause}
		if states[k] == nil {
			order = append(order, k)
		}
		states[k] = append(states[k], l.State)
	}
	var items []document.Text
	for _, k := range order {
		items = append(items, document.Say("%s: help ", k.via).And(
			document.In(answerTones[k.answer], "%s", verbs[k.answer]),
			document.Say(" by %s under %s", manyNames(w, states[k]), clauseName(w, world.TreatyID(k.treaty), k.clause))))
	}
	return items
}

func (who *Who) addTies(d *document.Document) {
	if len(who.Ties) == 0 {
		return
	}
	type key struct {
		treaty world.TreatyID
		clause string
		toward world.StateID
	}
	var order []key
	states := map[key][]world.StateID{}
	for _, t := range who.Ties {
		k := key{t.Treaty, t.Clause, t.Toward}
		if states[k] == nil {
			order = append(order, k)
		}
		states[k] = append(states[k], t.State)
	}
	d.Add(document.H2("Ties that promise no act"))
	var items []document.Text
	for _, k := range order {
		c := clauseOf(who.world, k.treaty, k.clause)
		text := document.Say("%s with %s: %s", treatyName(who.world, k.treaty), names(who.world, states[k]), spaced(c.Duty()))
		items = append(items, text.From(c.Sources[:min(1, len(c.Sources))]...))
	}
	d.Add(document.List{Items: items})
}

// addReadings lists open questions with their options.
func addReadings(d *document.Document, w *world.World, readings []Reading) {
	if len(readings) == 0 {
		return
	}
	d.Add(document.H2("Open questions"))
	t := document.Table{Head: []string{"Question", "Option", "Weight", "Held by"}, Numeric: []bool{false, false, true, false}}
	for _, r := range readings {
		question := document.Strong("%s", r.ID).And(document.Say(": %s", r.Question))
		for _, o := range r.Options {
			t.Rows = append(t.Rows, []document.Text{question, document.Say("%s: %s", o.ID, o.Text).From(o.Sources...), document.Say("%.2f", o.Weight), document.Say("%s", strings.Join(o.Holders, "; "))})
			question = document.Text{}
		}
		if r.Unknown > 0 {
			t.Rows = append(t.Rows, []document.Text{question, document.Say("unknown"), document.Say("%.2f", r.Unknown), document.Text{}})
		}
	}
	d.Add(t)
	d.Add(document.P(document.In(document.Muted, "Weights are the judgement of the dossier's editors unless an edit says otherwise; change them with --reading or --edit.")))
}
