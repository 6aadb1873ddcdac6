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
	b.addWords(d)
	b.addContributions(d)
	b.addDuties(d)
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

// headlines are the findings in a line each.
func (b *Brief) headlines() []document.Text {
	items := []document.Text{b.proposalHeadline()}
	if t := b.wordsHeadline(); t != nil {
		items = append(items, t)
	}
	items = append(items, b.bringsHeadline()...)
	items = append(items, b.pledgeHeadline())
	if t := b.consentHeadline(); t != nil {
		items = append(items, t)
	}
	if t := b.conflictHeadline(); t != nil {
		items = append(items, t)
	}
	if t := b.coverHeadline(); t != nil {
		items = append(items, t)
	}
	if t := b.exposureHeadline(); t != nil {
		items = append(items, t)
	}
	if t := b.nuclearHeadline(); t != nil {
		items = append(items, t)
	}
	if t := b.happenedHeadline(); t != nil {
		items = append(items, t)
	}
	return items
}

// bringsHeadline names, for each measure, the member that brings most.
func (b *Brief) bringsHeadline() []document.Text {
	text := document.Strong("Who brings what: ")
	n := 0
	for i, m := range measured {
		best, others := -1, 0
		for j, c := range b.Contributions {
			v := c.Measures[i]
			if !v.Known {
				continue
			}
			others++
			if best < 0 || v.Value > b.Contributions[best].Measures[i].Value {
				best = j
			}
		}
		if best < 0 {
			continue
		}
		most := "most"
		if others == 1 {
			most = "alone"
		}
		if n++; n > 1 {
			text = text.And(document.Say("; "))
		}
		v := b.Contributions[best].Measures[i]
		text = text.And(document.Say("%s: %s %s, %s", lowerFirst(m.title), b.Contributions[best].Name, most, v.Text).From(v.Sources...))
	}
	if n == 0 {
		return nil
	}
	return []document.Text{text.And(document.Say("."))}
}

func (b *Brief) nuclearHeadline() document.Text {
	if len(b.Nuclear.Claims) == 0 {
		return nil
	}
	claims := b.claimsOn("nuclear")
	t := document.Strong("Nuclear cover: ").And(document.Say("claimed by %s, disowned by %d", plural(roots(claims, "affirm"), "independent root", "independent roots"), roots(claims, "deny")))
	if r := b.Nuclear.Reading; r != nil && len(r.Options) > 0 {
		t = t.And(document.Say("; weight %.2f that %s, %.2f unknown", r.Options[0].Weight, r.Options[0].Text, r.Unknown))
	}
	return t.And(document.Say("."))
}

func (b *Brief) proposalHeadline() document.Text {
	t := document.Strong("Proposed: ").And(document.Say("%s.", b.Proposal.Sentence))
	if len(b.Proposal.Claims) == 0 {
		return t
	}
	t = t.And(document.Say(" On this day the reports of it have %s.", rootsText(b.Proposal.For, b.Proposal.Against)))
	for _, side := range []struct{ polarity, words string }{{"affirm", " Best graded for: "}, {"deny", " Against: "}} {
		if c, ok := bestGraded(b.Proposal.Claims, b.Proposal.Topic, side.polarity); ok {
			t = t.And(document.Say("%s%s (%s, %s; grade %s).", side.words, c.Text, c.Claimant, c.Date, c.Grade).From(c.Sources...))
		}
	}
	return t
}

// bestGraded is the claim of a side with the best Admiralty grade, the newest
// of equals.
func bestGraded(claims []ClaimLine, topic, polarity string) (ClaimLine, bool) {
	var best ClaimLine
	found := false
	for _, c := range claims { // in order of date
		if c.Topic == topic && c.Polarity == polarity && c.Grade != "" && (!found || c.Grade <= best.Grade) {
			best, found = c, true
		}
	}
	return best, found
}

func (b *Brief) wordsHeadline() document.Text {
	if len(b.Words) == 0 || len(b.Words[0].Clauses) == 0 {
		return nil
	}
	w := b.Words[0]
	t := document.Strong("The words: ").And(document.Say("%s", w.Clauses[0].Text).From(w.Clauses[0].Sources[:min(2, len(w.Clauses[0].Sources))]...))
	if len(w.Open) > 0 {
		t = t.And(document.Say(" Left open: %s.", listed(w.Open)))
	}
	return t
}

func (b *Brief) pledgeHeadline() document.Text {
	if len(b.Diff.Pledges) == 0 {
		return document.Strong("New duties: ").And(document.Say("none."))
	}
	var parts []string
	for _, p := range b.Diff.Pledges {
		parts = append(parts, fmt.Sprintf("%s to %s", b.after.StateName(p.State), b.after.StateName(p.Toward)))
	}
	p := b.Diff.Pledges[0]
	t := document.Strong("New duties: ").And(document.Say("%s", listed(parts)))
	if len(parts) > 6 {
		t = document.Strong("New duties: ").And(document.Say("%d, among them %s", len(parts), strings.Join(parts[:3], ", ")))
	}
	t = t.And(document.Say("; each "), document.In(answerTones[p.Example.Answer], "%s", answerWords[p.Example.Answer]))
	if p.Example.Answer == obligation.Depends {
		t = t.And(document.Say(" on %s (weight %.2f to %.2f)", dependsWords(b.after, p.Example.DependsOn), p.Example.Weight, p.Example.WeightHigh))
	}
	return t.And(document.Say("."))
}

func (b *Brief) consentHeadline() document.Text {
	var t document.Text
	for _, c := range b.Diff.Consent {
		switch {
		case c.Edited:
			t = document.Strong("Who must say yes: ").And(document.Say("%s", orWord(names(b.after, c.By), "not known")))
		case len(c.By) > 6 && t != nil:
			t = t.And(document.Say("; to compare, %s needs all %d parties and is open to %s", treatyName(b.after, c.Treaty), len(c.By), c.Eligible).From(c.Sources[:min(1, len(c.Sources))]...))
		}
	}
	if t == nil {
		return nil
	}
	return t.And(document.Say("."))
}

func (b *Brief) conflictHeadline() document.Text {
	if len(b.Diff.New) == 0 {
		return nil
	}
	var parts []string
	for _, c := range b.Diff.New {
		name := fmt.Sprintf("%s under %s", b.after.StateName(c.State), clauseName(b.after, c.Treaty, c.Clause))
		if !slices.Contains(parts, name) {
			parts = append(parts, name)
		}
	}
	return document.Strong("New conflicts of duty: ").And(document.In(document.Warn, "%d", len(parts)), document.Say(": %s.", strings.Join(parts, "; ")))
}

func (b *Brief) coverHeadline() document.Text {
	for _, c := range b.Diff.Cover {
		if c.Reason == obligation.OutOfArea && c.AtHome == obligation.Owed {
			t := document.Strong("Where cover stops: ").And(document.Say("the help of %s does not reach forces of %s in %s; it does reach its own soil.",
				clauseName(b.after, c.Treaty, c.Clause), b.after.StateName(c.State), b.coverPlaces(c.Treaty, c.State)))
			if cl := clauseOf(b.after, c.Treaty, c.Clause); cl != nil {
				t = t.From(cl.Sources[:min(1, len(cl.Sources))]...)
			}
			return t
		}
	}
	return nil
}

func (b *Brief) coverPlaces(treaty world.TreatyID, state world.StateID) string {
	var places []world.StateID
	for _, c := range b.Diff.Cover {
		if c.Treaty == treaty && c.State == state && c.Reason == obligation.OutOfArea {
			places = append(places, c.Place)
		}
	}
	return strings.ReplaceAll(names(b.after, places), ", ", " or ")
}

func (b *Brief) exposureHeadline() document.Text {
	var own, others []string
	for _, q := range b.Diff.Exposure {
		pair := fmt.Sprintf("%s-%s", b.after.StateName(q.State), b.after.StateName(q.Rival))
		if q.Reverse {
			if rival := b.after.StateName(q.Rival); !slices.Contains(own, rival) {
				own = append(own, rival)
			}
		} else {
			others = append(others, pair)
		}
	}
	if len(own)+len(others) == 0 {
		return nil
	}
	t := document.Strong("Quarrels that come along: ")
	if len(own) > 0 {
		t = t.And(document.Say("those of %s with %s reach the others", names(b.after, b.entrants()), listed(own)))
	}
	if len(others) > 0 {
		if len(own) > 0 {
			t = t.And(document.Say("; "))
		}
		t = t.And(document.Say("theirs reach it (%s)", strings.Join(others, ", ")))
	}
	return t.And(document.Say("."))
}

// entrants are the states that the edits bring in.
func (b *Brief) entrants() []world.StateID {
	var out []world.StateID
	for _, q := range b.Diff.Exposure {
		if q.Reverse && !slices.Contains(out, q.State) {
			out = append(out, q.State)
		}
	}
	return out
}

func (b *Brief) happenedHeadline() document.Text {
	var met, invoked, acted int
	for _, r := range b.before.Responses {
		if !b.concerned(r.Treaty) {
			continue
		}
		met += tally(r.WasMet())
		invoked += tally(r.WasInvoked())
		acted += tally(r.WasActed())
	}
	if met+invoked+acted == 0 {
		return nil
	}
	return document.Strong("So far: ").And(document.Say("under the %s the promise was met %s, formally invoked %s, acted upon %s.", treatyName(b.after, b.treaties[0].ID), times(met), times(invoked), times(acted)))
}

func (b *Brief) concerned(id world.TreatyID) bool {
	return slices.ContainsFunc(b.treaties, func(t *world.Treaty) bool { return t.ID == id })
}

func tally(b bool) int {
	if b {
		return 1
	}
	return 0
}

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// dutyTable sets attacks against members.
func (b *Brief) dutyTable(caption string) document.Table {
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
		return document.In(document.Depends, "%.2f–%.2f", s.Weight, s.WeightHigh)
	case s.Answer == obligation.Depends:
		return document.In(document.Depends, "%.2f", s.Weight)
	case s.Answer == obligation.Owed:
		return document.In(document.Owed, "owed")
	case s.Reason == obligation.NotParty || s.Reason == obligation.NotInForce:
		return document.In(document.NotOwed, "none")
	}
	return document.In(document.NotOwed, "no: %s", reasonWords[s.Reason])
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
		text = text.And(document.Say("%s ", h.Text).From(h.Sources...))
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
