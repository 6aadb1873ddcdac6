package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/change"
	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// DiffSchema names the shape of Diff in JSON.
const DiffSchema = "casus.diff/1"

// Diff is the answer to "what changes".
type Diff struct {
	Schema  string   `json:"schema"`
	Dossier string   `json:"dossier"`
	Edits   []string `json:"edits"`
	Date    string   `json:"on"`
	*change.Diff
	Balance []PowerAgainst `json:"balance"` // of the treaty that the edits touch, against those who attack a member in the dossier's questions

	Reliability *ReliabilityChange `json:"reliability,omitempty"` // of the parties of the treaties that the edits touch; absent where they touch none

	Likely *LikelyShort `json:"likely,omitempty"` // of the first state that the edits let join

	before, after *world.World
	edits         []world.Edit
	power         *Power
}

// NewDiff compares two Worlds for a reader.
func NewDiff(before, after *world.World, edits []world.Edit, on world.Day) *Diff {
	d := &Diff{Schema: DiffSchema, Dossier: before.Question.ID, Edits: editTexts(edits), Date: on.String(),
		Diff: change.Compute(before, after, edits, on), Balance: []PowerAgainst{}, before: before, after: after, edits: edits}
	d.Reliability = d.credibility(on)
	d.Likely = d.likelihood(on)
	if d.power = d.weighs(on); d.power != nil {
		d.Balance = d.power.Against
	}
	return d
}

// weighs is the balance of the first treaty whose members the edits change; nil where
// they change none, or nobody is against it.
func (d *Diff) weighs(on world.Day) *Power {
	for _, e := range d.edits {
		t := d.after.Treaty(e.Treaty)
		if t == nil {
			continue
		}
		rivals := Attackers(d.after, t, on)
		if len(rivals) == 0 {
			continue
		}
		p, err := NewPower(d.before, d.after, d.edits, t, rivals, on, "", nil)
		if err == nil && p.changes() {
			return p
		}
	}
	return nil
}

// addBalance writes what the pact weighs against all its rivals before and after.
func (d *Diff) addBalance(doc *document.Document) {
	if d.power == nil {
		return
	}
	t := document.Table{Head: []string{"Index", "Before", "After", "No value for"}, Numeric: []bool{false, true, true}}
	for _, a := range d.power.Against {
		if len(a.Rivals) == len(d.power.Rivals) {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", d.power.title(a.Index)), document.Say("%s", a.Before), document.Say("%s", a.After), document.Say("%s", d.power.names(a.Blank))})
		}
	}
	doc.Add(document.H2("What the pact weighs"),
		document.P(document.Say("Its part of what it and %s have together, by six indices; each rival alone, what each member counts for and who covers whom: casus power.", names(d.after, d.power.Rivals))), t)
}

// editSentence says an edit in words.
func editSentence(w *world.World, e world.Edit) string {
	date := ""
	if e.On.Known() {
		date = " on " + e.On.Long()
	}
	switch e.Kind {
	case world.Join:
		return fmt.Sprintf("%s joins %s%s", w.StateName(e.State), withArticle(treatyName(w, e.Treaty)), date)
	case world.Leave:
		return fmt.Sprintf("%s leaves %s%s", w.StateName(e.State), withArticle(treatyName(w, e.Treaty)), date)
	case world.Sign:
		return fmt.Sprintf("%s comes into force%s", withArticle(treatyName(w, e.Treaty)), date)
	case world.Weigh:
		return "the weights of " + e.Question + " change"
	case world.Value:
		return fmt.Sprintf("the %s of %s changes", spaced(e.Measure.Measure), w.StateName(e.Measure.State))
	}
	return e.String()
}

// withArticle puts "the" before a name made of words; an acronym stands alone.
func withArticle(name string) string {
	if strings.ToUpper(name) == name {
		return name
	}
	return "the " + name
}

func editSentences(w *world.World, edits []world.Edit) string {
	parts := make([]string, len(edits))
	for i, e := range edits {
		parts[i] = editSentence(w, e)
	}
	return listed(parts)
}

// Document says the changes to a reader.
func (d *Diff) Document() *document.Document {
	doc := document.New(d.after, "What changes if "+editSentences(d.after, d.edits), "On "+d.On.Long()+"; every line computed from the clauses in the record")
	d.addPledges(doc)
	d.addContingencies(doc)
	d.addBalance(doc)
	d.Reliability.addTo(doc, d.after, (*Credibility).changed)
	d.addConflicts(doc)
	d.addOpposed(doc)
	d.addCover(doc)
	d.addChains(doc)
	d.addConsent(doc)
	d.Likely.addTo(doc)
	d.addExposure(doc)
	d.addUnchanged(doc)
	addReadings(doc, d.after, d.readings())
	return doc
}

func (d *Diff) addPledges(doc *document.Document) {
	doc.Add(document.H2("Who newly owes what to whom"))
	if len(d.Pledges) == 0 {
		doc.Add(document.P(document.Say("Nobody newly owes anything to a party of the treaties concerned.")))
	} else {
		doc.Add(d.pledgeTable(d.Pledges))
	}
	if len(d.Ended) > 0 {
		doc.Add(document.H3("Who no longer owes"), d.pledgeTable(d.Ended))
	}
	var items []document.Text
	for _, s := range d.Shifts {
		verb := "no longer runs"
		if s.Widened {
			verb = "now runs"
		}
		items = append(items, document.Say("Under %s what %s %s against %s", clauseName(d.after, s.Treaty, s.Clause), plural(s.Pairs, "pair of parties owes each other", "pairs of parties owe each other"), verb, d.after.StateName(s.Against)))
	}
	if len(items) > 0 {
		doc.Add(document.H3("Against whom standing duties run"), document.List{Items: items})
	}
}

// pledgeRow is a line for every promise that differs only in who owes whom.
type pledgeRow struct {
	states, toward []world.StateID
	pledge         change.Pledge
}

func (d *Diff) pledgeTable(pledges []change.Pledge) document.Table {
	t := document.Table{Head: []string{"State", "Owes", "Duty", "Under", "Answer", "Against"}}
	for _, r := range mergePledges(pledges) {
		p := r.pledge
		against := fmt.Sprintf("%d of %d adversaries", p.Against, p.Asked)
		switch {
		case len(p.Except) == 0 || len(p.Except) >= p.Asked/2:
		case len(r.states)*len(r.toward) == 1:
			against += "; not " + d.exemptions(p.Except)
		case p.Except[0].Reason == obligation.IntraAlliance:
			against += "; not another party"
		}
		t.Rows = append(t.Rows, []document.Text{
			document.Say("%s", names(d.after, r.states)), document.Say("%s", names(d.after, r.toward)), document.Say("%s", dutyWords[p.Duty]),
			document.Say("%s", clauseName(d.after, p.Treaty, p.Clause)), d.standing(p.Example), document.Say("%s", against)})
	}
	return t
}

// mergePledges puts promises to one beneficiary on one line, then lines of the
// same bearers.
func mergePledges(pledges []change.Pledge) []pledgeRow {
	merge := func(rows []pledgeRow, key func(pledgeRow) string, into func(a *pledgeRow, b pledgeRow)) []pledgeRow {
		var out []pledgeRow
		at := map[string]int{}
		for _, r := range rows {
			k := key(r)
			if i, ok := at[k]; ok {
				into(&out[i], r)
				continue
			}
			at[k] = len(out)
			out = append(out, r)
		}
		return out
	}
	rows := make([]pledgeRow, len(pledges))
	for i, p := range pledges {
		rows[i] = pledgeRow{[]world.StateID{p.State}, []world.StateID{p.Toward}, p}
	}
	kind := func(p change.Pledge) string {
		return fmt.Sprint(p.Treaty, p.Clause, p.Duty, p.Against, p.Asked, p.Example.Answer, p.Example.Weight, p.Example.DependsOn)
	}
	rows = merge(rows, func(r pledgeRow) string { return fmt.Sprint(kind(r.pledge), r.toward) },
		func(a *pledgeRow, b pledgeRow) { a.states = append(a.states, b.states...) })
	return merge(rows, func(r pledgeRow) string { return fmt.Sprint(kind(r.pledge), r.states) },
		func(a *pledgeRow, b pledgeRow) { a.toward = append(a.toward, b.toward...) })
}

func (d *Diff) exemptions(list []change.Exemption) string {
	byReason := map[string][]world.StateID{}
	var order []string
	for _, e := range list {
		if byReason[e.Reason] == nil {
			order = append(order, e.Reason)
		}
		byReason[e.Reason] = append(byReason[e.Reason], e.Against)
	}
	parts := make([]string, len(order))
	for i, r := range order {
		parts[i] = fmt.Sprintf("%s (%s)", names(d.after, byReason[r]), reasonWords[r])
	}
	return strings.Join(parts, ", ")
}

// standing writes an answer with its weight and what it depends on.
func (d *Diff) standing(s change.Standing) document.Text {
	t := document.In(answerTones[s.Answer], "%s", answerWords[s.Answer])
	switch s.Answer {
	case obligation.Depends:
		return t.And(document.Say(" %s (%s)", rangeWords(s.Weight, s.WeightHigh), dependsWords(d.after, s.DependsOn)))
	case obligation.NotOwed:
		return t.And(document.Say(" (%s)", reasonWords[s.Reason]))
	}
	return t
}

// addContingencies writes each attack with what changes in it.
func (d *Diff) addContingencies(doc *document.Document) {
	doc.Add(document.H2("Attack by attack"))
	if len(d.Contingencies) == 0 {
		doc.Add(document.P(document.Say("None of the attacks that the dossier runs through changes.")))
		return
	}
	t := document.Table{Head: []string{"If", "State", "Under", "Before", "After"}}
	for i := range d.Contingencies {
		c := &d.Contingencies[i]
		title := document.Strong("%s", c.Title)
		for _, group := range mergeChanges(c.Changes) {
			ch := group.change
			t.Rows = append(t.Rows, []document.Text{title, document.Say("%s", names(d.after, group.states)), document.Say("%s", clauseName(d.after, ch.Treaty, ch.Clause)), d.standing(ch.Before), d.standing(ch.After)})
			title = document.Text{}
		}
	}
	if len(t.Rows) > 0 {
		doc.Add(t)
	}
}

type mergedChange struct {
	states []world.StateID
	change change.Change
}

// mergeChanges puts states with the same change on one line.
func mergeChanges(changes []change.Change) []mergedChange {
	var out []mergedChange
	at := map[string]int{}
	for _, c := range changes {
		key := fmt.Sprint(c.Toward, c.Against, c.Treaty, c.Clause, c.Before, c.After)
		if i, ok := at[key]; ok {
			out[i].states = append(out[i].states, c.State)
			continue
		}
		at[key] = len(out)
		out = append(out, mergedChange{[]world.StateID{c.State}, c})
	}
	return out
}

func (d *Diff) addConsent(doc *document.Document) {
	if len(d.Consent) == 0 {
		return
	}
	title := "How to leave"
	if slices.ContainsFunc(d.Consent, func(c change.Consent) bool { return c.Edited && c.Rule != "leave" }) {
		title = "Who must say yes"
	}
	doc.Add(document.H2("%s", title))
	t := document.Table{Head: []string{"Treaty", "Whose consent", "Open to", "Rule"}}
	for _, c := range d.Consent {
		if !c.Edited && c.Rule == "none" {
			continue // a closed treaty is no measure
		}
		name := document.Say("%s", treatyName(d.after, c.Treaty))
		if !c.Edited {
			name = name.And(document.In(document.Muted, " (to compare)"))
		}
		who := "not known"
		switch {
		case len(c.By) > 6:
			who = fmt.Sprintf("all %d parties", len(c.By))
		case len(c.By) > 0:
			who = names(d.after, c.By)
		case c.Rule == "none":
			who = "closed"
		case c.Rule == "leave":
			who = "none: to leave takes notice"
			if c.NoticeMonths != nil {
				who += fmt.Sprintf(" of %d months", *c.NoticeMonths)
			}
		}
		eligible := c.Eligible
		switch {
		case c.Rule == "leave":
			eligible = ""
		case eligible == "":
			eligible = "not stated"
		case c.Edited && c.Fits == world.No.String():
			eligible += "; " + d.after.StateName(c.State) + " does not fit"
		}
		t.Rows = append(t.Rows, []document.Text{name, document.Say("%s", who), document.Say("%s", eligible), document.Say("%s", c.Text).From(c.Sources[:min(2, len(c.Sources))]...)})
	}
	doc.Add(t)
}

func (d *Diff) addExposure(doc *document.Document) {
	if len(d.Exposure) > 0 {
		doc.Add(document.H2("Whose quarrels reach whom"))
		d.exposureTable(doc)
	}
}

func (d *Diff) exposureTable(doc *document.Document) {
	if len(d.Exposure) == 0 {
		return
	}
	t := document.Table{Head: []string{"Quarrel", "Last hostile event", "Concerns", "Before", "After"}}
	for _, q := range d.Exposure {
		reach := make([]world.StateID, len(q.Reaches))
		for i, r := range q.Reaches {
			reach[i] = r.State
		}
		r := q.Reaches[0]
		after := document.In(answerTones[r.After], "%s", answerWords[r.After])
		if r.After == obligation.Depends {
			after = after.And(document.Say(" %s", rangeWords(r.Weight, r.High)))
		}
		t.Rows = append(t.Rows, []document.Text{
			document.Say("%s attacks %s", d.after.StateName(q.Rival), d.after.StateName(q.State)),
			document.Say("%s: %s", q.Last, q.Summary).From(q.Sources[:min(1, len(q.Sources))]...), document.Say("%s", manyNames(d.after, reach)),
			document.In(answerTones[r.Before], "%s", answerWords[r.Before]), after})
	}
	doc.Add(t)
	doc.Add(document.P(document.In(document.Muted, "A quarrel is a pair with a hostile event of intensity -5 or worse in the ten years before the date.")))
}

func (d *Diff) addUnchanged(doc *document.Document) {
	doc.Add(document.H2("What stays as it was"))
	var items []document.Text
	for i := range d.Unchanged {
		c := &d.Unchanged[i]
		items = append(items, document.Strong("%s: ", c.Title).And(document.Say("%d duties engaged, none altered", c.Same)))
	}
	for _, k := range d.Keeps {
		items = append(items, document.Say("%s keeps its duty to %s under %s toward %s", d.after.StateName(k.State), dutyWords[k.Duty], clauseName(d.after, k.Treaty, k.Clause), manyNames(d.after, k.Toward)))
	}
	if len(items) == 0 {
		items = append(items, document.Say("Every attack that the dossier runs through is altered."))
	}
	doc.Add(document.List{Items: items})
}

// readings lists the open questions behind the changes.
func (d *Diff) readings() []Reading {
	var answers []obligation.Answer
	for i := range d.Contingencies {
		for _, c := range d.Contingencies[i].Changes {
			answers = append(answers, obligation.Answer{DependsOn: c.After.DependsOn})
			answers = append(answers, obligation.Answer{DependsOn: c.Before.DependsOn})
		}
	}
	for _, c := range d.New {
		answers = append(answers, obligation.Answer{DependsOn: c.Depends})
	}
	return readingsOf(d.after, answers)
}
