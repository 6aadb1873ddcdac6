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

// Why says the whole reasoning for one state, a tree for each clause.
func (who *Who) Why(state world.StateID) *document.Document {
	d := document.New(who.world, fmt.Sprintf("%s: %s", who.world.StateName(state), strings.ToLower(who.title()[:1])+who.title()[1:]), who.subtitle())
	found := false
	dead := document.List{}
	fold := len(who.deadOf(state)) > deadShown
	for i := range who.Answers {
		a := &who.Answers[i]
		if a.State != state {
			continue
		}
		found = true
		if fold && a.Reason == obligation.NotInForce {
			dead.Items = append(dead.Items, document.Say("%s", clauseName(who.world, a.Treaty, a.Clause)).And(document.Say(": "), who.why(a)))
			continue
		}
		head := "no treaty"
		if a.Treaty != "" {
			head = clauseName(who.world, a.Treaty, a.Clause)
		}
		d.Add(document.H2("%s: %s", head, answerWords[a.Answer]))
		d.Add(proof(who.world, a))
		if len(a.Branches) > 0 {
			d.Add(branchTable(a))
		}
	}
	if len(dead.Items) > 0 {
		d.Add(document.H2("Not in force on the day"), dead)
	}
	if !found {
		d.Add(document.P(document.Say("%s", who.nothingBinds(state))))
	}
	addReadings(d, who.world, who.Readings)
	return d
}

// proof is the derivation of an answer: the clause, then every group of checks
// with what each found.
func proof(w *world.World, a *obligation.Answer) document.Tree {
	root := document.Tree{Text: verdict(w, a)}
	for rest := a.Because; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Step == rest[0].Step {
			n++
		}
		var leaves []document.Tree
		for i := range rest[:n] {
			leaves = append(leaves, document.Tree{Text: stepText(&rest[i])})
		}
		if step := rest[0].Step; step == "" || step == "clause" {
			root.Under = append(root.Under, leaves...)
		} else {
			root.Under = append(root.Under, document.Tree{Text: groupText(rest[:n]), Under: leaves})
		}
		rest = rest[n:]
	}
	for _, m := range a.MayChange {
		root.Under = append(root.Under, document.Tree{Text: document.In(document.Depends, "may change").And(
			document.Say(": exception %s, whose tests are open, would make it: %s", m.Exception, strings.TrimSpace(dutyWords[m.Duty]+" "+discretionWords[m.Discretion])))})
	}
	for _, link := range a.WaitsOn {
		root.Under = append(root.Under, document.Tree{Text: waitsText(w, link)})
	}
	return root
}

// verdict says an answer in a line.
func verdict(w *world.World, a *obligation.Answer) document.Text {
	line := document.In(answerTones[a.Answer], "%s", answerWords[a.Answer])
	if a.Reason != "" {
		line = line.And(document.Say(" (%s)", a.Reason))
	}
	if len(a.Failing) > 1 {
		line = line.And(document.Say(", and also %s", strings.Join(a.Failing[1:], ", ")))
	}
	if a.Duty != "" {
		line = line.And(document.Say("; duty toward %s against %s: %s; weight %s", w.StateName(a.Toward), w.Name(a.Against), dutyWords[a.Duty], weightWords(a)))
	}
	if a.Secret {
		line = line.And(document.Say("; the article was secret: its parties knew it, others did not"))
	}
	if len(a.DependsOn) > 0 {
		line = line.And(document.Say("; turns on %s", dependsWords(w, a.DependsOn)))
	}
	return line
}

// nothingBinds says why there is no answer for a state.
func (who *Who) nothingBinds(state world.StateID) string {
	name := who.world.StateName(state)
	switch {
	case slices.Contains(who.in.Targets, state):
		return name + " is the one attacked; who must respond is asked of the others."
	case slices.ContainsFunc(who.in.Attackers, func(a obligation.Actor) bool { return a.ID == string(state) }):
		return name + " is the attacker; the promises that it breaks stand among the breaches of the whole answer."
	}
	return "The record holds no clause that binds " + name + " to the target, and the state is not in the dossier's focus."
}

var stepTones = map[string]document.Tone{"yes": document.Muted, "no": document.NotOwed, "unknown": document.Depends}

// stepText says a check and what it found.
func stepText(b *obligation.Because) document.Text {
	mark := map[string]string{"yes": "holds", "no": "FAILS", "unknown": "open"}[b.Holds]
	switch {
	case b.Step == "clause":
		mark = "says"
	case b.Tried != "":
		mark = "tried"
	}
	text := document.In(stepTones[b.Holds], "%s", mark)
	if b.Reason != "" {
		text = text.And(document.Say(" (%s)", b.Reason))
	}
	return text.And(document.Say(": %s", b.Text).From(b.Sources...))
}

// groupText heads a group of checks with the worst of what they found.
func groupText(steps []obligation.Because) document.Text {
	worst := "yes"
	for i := range steps {
		if h := steps[i].Holds; h == "no" || h == "unknown" && worst == "yes" {
			worst = h
		}
	}
	mark := map[string]string{"yes": "in order", "no": "fails", "unknown": "open"}[worst]
	return document.Strong("%s", capital(steps[0].Step)).And(document.Say(": "), document.In(stepTones[worst], "%s", mark))
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// waitsText says what another state's act, on which this answer waits, hangs on.
func waitsText(w *world.World, link obligation.WaitsOn) document.Text {
	name := w.StateName(link.State)
	if link.Treaty == "" {
		return document.In(document.Depends, "waits").And(document.Say(" for %s to act first; no clause in the record binds %s here", name, name))
	}
	text := document.In(document.Depends, "waits").And(document.Say(" for %s to act first; its own help ", name),
		document.In(answerTones[link.Answer], "%s", verbs[link.Answer]))
	if link.Reason != "" {
		text = text.And(document.Say(" (%s)", link.Reason))
	}
	return text.And(document.Say(" under %s", clauseName(w, link.Treaty, link.Clause)))
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
