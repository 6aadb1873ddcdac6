package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// Document says the brief to a reader: one page that stands alone, then the
// annex.
func (b *Brief) Document() *document.Document {
	subtitle := "As of " + b.asOf.Long()
	if b.KnownBy != "" && b.KnownBy != b.AsOf {
		subtitle += "; as known on " + b.KnownBy
	}
	d := document.New(b.after, b.Title, subtitle+". Computed from treaties held clause by clause; [n] are the sources at the end.")
	b.addFirstPage(d)
	d.Add(document.Break{})
	b.addProposal(d)
	b.Diff.Likely.addTo(d)
	b.addWords(d)
	b.addContributions(d)
	b.addDuties(d)
	b.addReliability(d)
	b.addConflicts(d)
	b.addRelation(d)
	b.addThreats(d)
	b.addReports(d)
	b.addNuclear(d)
	b.addHappened(d)
	b.addUnknown(d)
	b.addWatch(d)
	addReadings(d, b.after, b.Readings)
	return d
}

// addFirstPage writes the page that stands alone.
func (b *Brief) addFirstPage(d *document.Document) {
	if b.Question != "" {
		d.Add(document.P(document.Strong("%s", b.Question)))
	}
	d.Add(document.List{Items: b.headlines()})
	d.Add(b.dutyTable("Who owes help, before and after (weight of the readings under which it is owed)"))
	if len(b.Unknown) > 0 {
		d.Add(document.P(document.Strong("Not known: "), document.Say("%s", b.Unknown[0].Text).From(b.Unknown[0].Sources...),
			document.Say(" %s", lastRecordSentence(b))))
	}
}

func lastRecordSentence(b *Brief) string {
	if b.RecordEnds == "" {
		return ""
	}
	return "The record ends on " + b.before.Question.RecordEnds.Long() + "."
}

// dutyTable sets attacks against members.
func (b *Brief) dutyTable(caption string) document.Table {
	if b.hidden > 0 {
		caption += fmt.Sprintf("; %d more parties are counted among the others", b.hidden)
	}
	t := document.Table{Caption: caption, Head: []string{"If"}}
	for _, m := range b.members {
		t.Head = append(t.Head, b.after.StateName(m))
	}
	t.Head = append(t.Head, "Others")
	for _, r := range b.Duties {
		row := []document.Text{document.Say("%s", r.Title)}
		for _, c := range r.Cells {
			row = append(row, c.text())
		}
		others := "none"
		if r.Others+r.OthersOpen > 0 {
			others = fmt.Sprintf("%d owe, %d may", r.Others, r.OthersOpen)
		}
		t.Rows = append(t.Rows, append(row, document.Say("%s", others)))
	}
	return t
}

func (c DutyCell) text() document.Text {
	if c.Role != "" {
		return document.In(document.Muted, "%s", c.Role)
	}
	before, after := c.Before.text(), c.After.text()
	if before.String() == after.String() {
		return after
	}
	return before.And(document.Say(" → "), after)
}

func (s DutyStanding) text() document.Text {
	switch {
	case s.Answer == obligation.Depends && s.WeightHigh > s.Weight+1e-9:
		return document.In(document.Depends, "%s–%s", twoDigits(s.Weight), twoDigits(s.WeightHigh))
	case s.Answer == obligation.Depends:
		return document.In(document.Depends, "%s", twoDigits(s.Weight))
	case s.Answer == obligation.Owed:
		return document.In(document.Owed, "owed")
	case s.Reason == obligation.NotParty || s.Reason == obligation.NotInForce:
		return document.In(document.NotOwed, "none")
	}
	return document.In(document.NotOwed, "no: %s", reasonWords[s.Reason])
}

// addReliability writes how likely the members that are shown keep their promises.
func (b *Brief) addReliability(d *document.Document) {
	b.Diff.Reliability.addTo(d, b.after, func(c *Credibility) bool { return slices.Contains(b.members, c.Guarantor) })
}

func remarks(list []Remark) document.List {
	l := document.List{}
	for _, r := range list {
		l.Items = append(l.Items, document.Say("%s", r.Text).From(r.Sources...))
	}
	return l
}

func (b *Brief) addProposal(d *document.Document) {
	d.Add(document.H2("What is proposed and how far it has got"))
	d.Add(document.P(document.Say("The change looked at: %s.", b.Proposal.Sentence)))
	if len(b.Proposal.Status) > 0 {
		d.Add(remarks(b.Proposal.Status))
	}
	if len(b.Proposal.Notes) > 0 {
		d.Add(remarks(b.Proposal.Notes))
	}
	if len(b.Proposal.Claims) > 0 {
		d.Add(claimTable(b.before, "Said of it, in order of date", b.Proposal.Claims, false))
	}
	b.Diff.addConsent(d)
}

func (b *Brief) addWords(d *document.Document) {
	d.Add(document.H2("What the words say and leave open"))
	for _, w := range b.Words {
		d.Add(document.H3("%s", w.Name), remarks(w.Clauses))
		if len(w.Open) > 0 {
			d.Add(document.P(document.Strong("Left open: "), document.Say("%s.", listed(w.Open))))
		}
		if len(w.Claims) > 0 {
			d.Add(claimTable(b.before, "Said of the words", w.Claims, false))
		}
	}
	if t := b.modelled(); t != nil {
		d.Add(*t)
	}
}

// modelled sets the first treaty concerned beside the largest pact of an
// entrant, point by point.
func (b *Brief) modelled() *document.Table {
	other := b.largestPact()
	if len(b.treaties) == 0 || other == nil {
		return nil
	}
	c := NewComparison(b.after, b.treaties[0], other, b.asOf)
	t := document.Table{Caption: fmt.Sprintf("%s beside %s (casus compare %s %s)", c.A.Short, c.B.Short, c.A.ID, c.B.ID), Head: []string{"Point", c.A.Short, c.B.Short, "Verdict"}}
	for _, r := range c.Rows {
		if r.Part == clauseParts[0].name || r.Part == "Joining" {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", r.Point), document.Say("%s", r.A), document.Say("%s", r.B), document.In(verdictTones[r.Verdict], "%s", verdictWords[r.Verdict])})
		}
	}
	return &t
}

// largestPact is the pact in force with most parties that an entrant is in.
func (b *Brief) largestPact() *world.Treaty {
	var best *world.Treaty
	size := 0
	for _, k := range b.Diff.Keeps {
		if len(k.Toward) > size {
			best, size = b.after.Treaty(k.Treaty), len(k.Toward)
		}
	}
	return best
}

func (b *Brief) addDuties(d *document.Document) {
	d.Add(document.H2("Duties before and after"))
	d.Add(document.P(document.Say("Each line is an attack run through the record before and after the change. A number is the weight of the readings under which help is owed; a range is what facts or unknown readings leave open.")))
	b.Diff.addPledges(d)
	b.Diff.addContingencies(d)
	b.Diff.addChains(d)
	b.Diff.addUnchanged(d)
}

func (b *Brief) addConflicts(d *document.Document) {
	b.Diff.addConflicts(d)
	b.Diff.addOpposed(d)
	b.Diff.addCover(d)
}

func (b *Brief) addReports(d *document.Document) {
	d.Add(document.H2("Reports for and against"))
	d.Add(document.P(document.Say("Grades are Admiralty grades. Copies of one report share a root and count once.")))
	for _, t := range b.Reports {
		d.Add(claimTable(b.before, fmt.Sprintf("%s (%s)", t.Topic, rootsText(t.For, t.Against)), t.Claims, b.anyLater(t)))
	}
}

func (b *Brief) anyLater(t ClaimTopic) bool {
	return slices.ContainsFunc(t.Claims, func(c ClaimLine) bool { return c.Later != "" })
}

func (b *Brief) addNuclear(d *document.Document) {
	n := b.Nuclear
	if len(n.Holders)+len(n.Claims) == 0 {
		return
	}
	d.Add(document.H2("Nuclear cover"))
	text := document.Text{}
	for _, h := range n.Holders {
		if len(text) > 0 {
			text = text.And(document.Say(" "))
		}
		text = text.And(document.Say("%s", h.Text).From(h.Sources...))
	}
	for _, c := range n.Claims {
		verb := map[string]string{"affirm": "Claimed", "deny": "Disowned", "mixed": "Left open"}[c.Polarity]
		text = text.And(document.Say(" %s on %s by %s: %s (grade %s).", verb, c.Date, c.Claimant, c.Text, c.Grade).From(c.Sources...))
	}
	if n.Reading != nil {
		text = text.And(document.Say(" Weights: %s.", optionWeights(n.Reading)))
	}
	d.Add(document.P(text))
	for _, r := range n.Notes {
		d.Add(document.P(document.Say("%s", r.Text).From(r.Sources...)))
	}
}

func optionWeights(r *Reading) string {
	var parts []string
	for _, o := range r.Options {
		parts = append(parts, fmt.Sprintf("%s %.2f", o.Text, o.Weight))
	}
	if r.Unknown > 0 {
		parts = append(parts, fmt.Sprintf("unknown %.2f", r.Unknown))
	}
	return strings.Join(parts, "; ")
}

func (b *Brief) addHappened(d *document.Document) {
	h := b.Happened
	if len(h.Responses)+len(h.Forecasts)+len(h.Events) == 0 {
		return
	}
	d.Add(document.H2("What happened: met, invoked, acted"))
	if len(h.Responses) > 0 {
		t := document.Table{Caption: "Promises called, of the last year", Head: []string{"Date", "Under", "Event", "Met", "Invoked", "What was done"}}
		for _, r := range h.Responses {
			by := manyNames(b.before, r.Guarantors)
			if r.All {
				by = "all other parties"
			}
			done := document.Strong("%s", spaced(r.Acted))
			if r.Text != "" {
				done = done.And(document.Say(": %s", r.Text))
			}
			if r.Lag != "" {
				done = done.And(document.Say(" (after %s days)", r.Lag))
			}
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", r.Date), document.Say("%s, by %s", treatyName(b.before, r.Treaty), by), document.Say("%s", r.Event).From(r.Sources...),
				document.Say("%s", strings.ReplaceAll(spaced(r.Met), "not applicable", "n/a")), document.Say("%s", strings.ReplaceAll(spaced(r.Invoked), "not applicable", "n/a")), done})
		}
		d.Add(t)
	}
	if len(h.Forecasts) > 0 {
		t := document.Table{Caption: "Verbal forecasts and what became of them", Head: []string{"Date", "Who", "Said", "In words", "What became of it"}}
		for _, c := range h.Forecasts {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", c.Date), document.Say("%s", c.Claimant), document.Say("%s", c.Text).From(c.Sources...), document.Say("%s", c.Likelihood), document.Say("%s", c.Later)})
		}
		d.Add(t)
	}
	if len(h.Events) > 0 {
		d.Add(document.P(document.Strong("Among the members since the report:")), remarks(h.Events))
	}
}

func (b *Brief) addUnknown(d *document.Document) {
	if len(b.Unknown) == 0 {
		return
	}
	d.Add(document.H2("What is not known"), remarks(b.Unknown))
}

func (b *Brief) addWatch(d *document.Document) {
	if len(b.Watch) == 0 {
		return
	}
	d.Add(document.H2("What would change the picture"))
	l := document.List{}
	for _, w := range b.Watch {
		l.Items = append(l.Items, document.Strong("%s ", w.What).And(document.Say("%s.", strings.TrimSuffix(w.Effect, "."))))
	}
	d.Add(l)
}
