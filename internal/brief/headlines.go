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
	t := document.Strong("Nuclear cover: ").And(document.Say("claimed by %s, disowned by %d", plural(roots(claims, "affirm", b.sameRoots()), "independent root", "independent roots"), roots(claims, "deny", b.sameRoots())))
	if r := b.Nuclear.Reading; r != nil && len(r.Options) > 0 {
		t = t.And(document.Say("; weight %.2f that %s, %.2f unknown", r.Options[0].Weight, r.Options[0].Text, r.Unknown))
	}
	return t.And(document.Say("."))
}

func (b *Brief) proposalHeadline() document.Text {
	t := document.Strong("Proposed: ").And(document.Say("%s.", b.Proposal.Sentence))
	if len(b.Proposal.Claims) == 0 {
		return t.And(document.Say(" The record holds no report of it."))
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
// of equals. What is said counts before who says it: B3 is better than A4.
func bestGraded(claims []ClaimLine, topic, polarity string) (ClaimLine, bool) {
	var best ClaimLine
	found := false
	for _, c := range claims { // in order of date
		if c.Topic == topic && c.Polarity == polarity && len(c.Grade) == 2 && (!found || gradeOrder(c.Grade) <= gradeOrder(best.Grade)) {
			best, found = c, true
		}
	}
	return best, found
}

func gradeOrder(grade string) string { return grade[1:] + grade[:1] }

func (b *Brief) wordsHeadline() document.Text {
	if len(b.Words) == 0 || len(b.Words[0].Clauses) == 0 {
		return nil
	}
	w := b.Words[0]
	first := w.Clauses[w.lead]
	t := document.Strong("The words: ").And(document.Say("%s", first.Text).From(first.Sources[:min(2, len(first.Sources))]...))
	if len(w.Open) > 0 {
		t = t.And(document.Say(" Left open: %s.", listed(w.Open)))
	}
	return t
}

func (b *Brief) pledgeHeadline() document.Text {
	t := document.Strong("New duties: ")
	if len(b.Diff.Pledges) == 0 {
		t = t.And(document.Say("none."))
	} else {
		p := b.Diff.Pledges[0]
		t = t.And(document.Say("%s; each ", pledgeList(b.after, b.Diff.Pledges)), document.In(answerTones[p.Example.Answer], "%s", answerWords[p.Example.Answer]))
		if p.Example.Answer == obligation.Depends {
			t = t.And(document.Say(" on %s (weight %s)", dependsWords(b.after, p.Example.DependsOn), rangeWords(p.Example.Weight, p.Example.WeightHigh)))
		}
		t = t.And(document.Say("."))
	}
	if len(b.Diff.Ended) > 0 {
		t = t.And(document.Strong(" Ended: "), document.Say("%s.", pledgeList(b.after, b.Diff.Ended)))
	}
	return t
}

// pledgeList names who owes whom, a few of many.
func pledgeList(w *world.World, pledges []change.Pledge) string {
	var parts []string
	for _, r := range mergePledges(pledges) {
		part := fmt.Sprintf("%s to %s", manyNames(w, r.states), manyNames(w, r.toward))
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	if len(parts) > 6 {
		return fmt.Sprintf("%s and %d more", strings.Join(parts[:4], "; "), len(parts)-4)
	}
	return strings.Join(parts, "; ")
}

func (b *Brief) consentHeadline() document.Text {
	var t document.Text
	for _, c := range b.Diff.Consent {
		switch {
		case c.Rule == "leave":
			t = document.Strong("To leave: ").And(document.Say("%s", orWord(strings.TrimSuffix(c.Text, "."), "no rule is known")).From(c.Sources[:min(1, len(c.Sources))]...))
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

// coverHeadline names the largest older pact that does not follow an entrant's
// forces to its new partners.
func (b *Brief) coverHeadline() document.Text {
	var most *change.Cover
	for i := range b.Diff.Cover {
		c := &b.Diff.Cover[i]
		if c.Reason == obligation.OutOfArea && c.AtHome == obligation.Owed && (most == nil || len(c.Partner) > len(most.Partner)) {
			most = c
		}
	}
	if most == nil {
		return nil
	}
	var places []world.StateID
	for _, c := range b.Diff.Cover {
		if c.Treaty == most.Treaty && c.State == most.State && c.Reason == obligation.OutOfArea {
			places = append(places, c.Place)
		}
	}
	where := strings.ReplaceAll(manyNames(b.after, places), ", ", " or ")
	t := document.Strong("Where cover stops: ").And(document.Say("the help of %s does not reach forces of %s in %s; it does reach its own soil.",
		clauseName(b.after, most.Treaty, most.Clause), b.after.StateName(most.State), where))
	if cl := clauseOf(b.after, most.Treaty, most.Clause); cl != nil {
		t = t.From(cl.Sources[:min(1, len(cl.Sources))]...)
	}
	return t
}

func (b *Brief) exposureHeadline() document.Text {
	var own, others, gone []string
	for _, q := range b.Diff.Exposure {
		pair := fmt.Sprintf("%s-%s", b.after.StateName(q.State), b.after.StateName(q.Rival))
		switch rival := b.after.StateName(q.Rival); {
		case q.Reaches[0].After == obligation.NotOwed:
			gone = append(gone, pair)
		case !q.Reverse:
			others = append(others, pair)
		case !slices.Contains(own, rival):
			own = append(own, rival)
		}
	}
	var parts []string
	if len(own) > 0 {
		parts = append(parts, fmt.Sprintf("those of %s with %s reach the others", names(b.after, b.entrants()), listed(own)))
	}
	if len(others) > 0 {
		parts = append(parts, fmt.Sprintf("those of the others reach it (%s)", few(others)))
	}
	if len(gone) > 0 {
		parts = append(parts, fmt.Sprintf("no longer shared: %s", few(gone)))
	}
	if len(parts) == 0 {
		return nil
	}
	return document.Strong("Quarrels: ").And(document.Say("%s.", strings.Join(parts, "; ")))
}

// few keeps a list fit for a headline.
func few(parts []string) string {
	if len(parts) > 8 {
		return fmt.Sprintf("%s and %d more", strings.Join(parts[:6], ", "), len(parts)-6)
	}
	return strings.Join(parts, ", ")
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
