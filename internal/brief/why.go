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

// Why says the whole reasoning for one state.
func (who *Who) Why(state world.StateID) *document.Document {
	d := document.New(who.world, fmt.Sprintf("%s: %s", who.world.StateName(state), strings.ToLower(who.title()[:1])+who.title()[1:]), who.subtitle())
	found := false
	for i := range who.Answers {
		a := &who.Answers[i]
		if a.State != state {
			continue
		}
		found = true
		head := "no treaty"
		if a.Treaty != "" {
			head = clauseName(who.world, a.Treaty, a.Clause)
		}
		d.Add(document.H2("%s: %s", head, answerWords[a.Answer]))
		line := document.In(answerTones[a.Answer], "%s", answerWords[a.Answer])
		if a.Reason != "" {
			line = line.And(document.Say(" (%s)", a.Reason))
		}
		if a.Duty != "" {
			line = line.And(document.Say("; duty toward %s: %s; weight %s", who.world.StateName(a.Toward), dutyWords[a.Duty], weightWords(a)))
		}
		d.Add(document.P(line))
		d.Add(steps(a))
		if len(a.Branches) > 0 {
			d.Add(branchTable(a))
		}
	}
	if !found {
		d.Add(document.P(document.Say("The record holds no clause that binds %s to the target, and the state is not in the dossier's focus.", who.world.StateName(state))))
	}
	addReadings(d, who.world, who.Readings)
	return d
}

var stepMarks = map[string]string{"yes": "holds", "no": "FAILS", "unknown": "open"}

func steps(a *obligation.Answer) document.List {
	l := document.List{}
	for _, b := range a.Because {
		tone := map[string]document.Tone{"yes": document.Muted, "no": document.NotOwed, "unknown": document.Depends}[b.Holds]
		l.Items = append(l.Items, document.In(tone, "%s", stepMarks[b.Holds]).And(document.Say(": %s", b.Text)).From(b.Sources...))
	}
	return l
}

func branchTable(a *obligation.Answer) document.Table {
	t := document.Table{Caption: "By reading", Head: []string{"Reading", "Weight", "Answer", "Reason"}, Numeric: []bool{false, true}}
	for _, b := range a.Branches {
		var parts []string
		for _, q := range slices.Sorted(maps.Keys(b.Readings)) {
			parts = append(parts, q+"="+b.Readings[q])
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", strings.Join(parts, ", ")), document.Say("%s", twoDigits(b.Weight)),
			document.In(answerTones[b.Answer], "%s", answerWords[b.Answer]), document.Say("%s", reasonWords[b.Reason])})
	}
	return t
}
