package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// Document is the table of all cases.
func (b *Casebook) Document() *document.Document {
	d := document.New(b.world, b.world.Question.Title, b.world.Question.Text)
	t := document.Table{Head: []string{"Case", "Attack", "Help owed", "Depends", "Not owed, and why", "Used force or sent help"}}
	for _, e := range b.Cases {
		t.Rows = append(t.Rows, []document.Text{
			document.Strong("%s", e.ID).And(document.In(document.Muted, " %s", e.Incident.On)),
			document.Say("%s", e.Title),
			document.In(document.Owed, "%s", e.helpers(obligation.Owed)),
			document.In(document.Depends, "%s", e.helpers(obligation.Depends)),
			document.Say("%s", e.refusals()),
			document.Say("%s", e.acted()),
		})
	}
	d.Add(t)
	d.Add(document.P(document.In(document.Muted, "Help owed: a clause in force asked the state to fight, assist or otherwise act for a side of the war, on the facts of the day. States by their codes; casus casebook ID tells one case in full.")))
	return d
}

// helpers lists the states whose strongest duty to act has the answer.
func (e *Episode) helpers(answer string) string {
	best := map[world.StateID]string{}
	var order []world.StateID
	for i := range e.Answers {
		a := &e.Answers[i]
		if !world.ActiveDuty(a.Duty) {
			continue
		}
		was, ok := best[a.State]
		if !ok {
			order = append(order, a.State)
		}
		if !ok || stronger(a.Answer, was) {
			best[a.State] = a.Answer
		}
	}
	var out []string
	for _, s := range order {
		if best[s] == answer {
			out = append(out, string(s))
		}
	}
	return shortList(out)
}

// stronger orders owed before depends before not owed.
func stronger(a, b string) bool {
	order := []string{obligation.Owed, obligation.Depends, obligation.NotOwed}
	return slices.Index(order, a) < slices.Index(order, b)
}

const shown = 6 // states in a cell of the table

func shortList(states []string) string {
	slices.Sort(states)
	if len(states) > shown {
		return strings.Join(states[:shown], " ") + fmt.Sprintf(" and %d more", len(states)-shown)
	}
	return strings.Join(states, " ")
}

// refusals lists the reasons for which help is not owed, with the states.
func (e *Episode) refusals() string {
	states := map[string][]string{}
	var order []string
	for i := range e.Answers {
		a := &e.Answers[i]
		if a.Answer != obligation.NotOwed || a.Clause != "" && !world.ActiveDuty(a.Duty) {
			continue
		}
		if states[a.Reason] == nil {
			order = append(order, a.Reason)
		}
		if !slices.Contains(states[a.Reason], string(a.State)) {
			states[a.Reason] = append(states[a.Reason], string(a.State))
		}
	}
	parts := make([]string, len(order))
	for i, reason := range order {
		parts[i] = shortList(states[reason]) + ": " + reasonWords[reason]
	}
	return strings.Join(parts, "; ")
}

// acted lists the states that did more than talk.
func (e *Episode) acted() string {
	var out []string
	for _, h := range e.Happened {
		if s := string(h.State); !slices.Contains(out, s) && slices.Contains([]string{"force", "deployment", "material", "presence", "standing_defence", "own_war"}, h.Acted) {
			out = append(out, s)
		}
	}
	return shortList(out)
}

// Told tells the cases one after another in full.
func (b *Casebook) Told() *document.Document {
	if len(b.Cases) == 1 {
		e := b.Cases[0]
		d := document.New(e.world, e.title(), e.parts[0].subtitle())
		e.tell(d)
		return d
	}
	d := document.New(b.world, b.world.Question.Title, fmt.Sprintf("%d cases", len(b.Cases)))
	for _, e := range b.Cases {
		d.Add(document.H2("%s", e.title()), document.P(document.In(document.Muted, "%s", e.parts[0].subtitle())))
		e.tell(d)
	}
	return d
}

func (e *Episode) title() string {
	if e.Hypothetical {
		return e.ID + ": " + e.Title + " (it did not come to it)"
	}
	return e.ID + ": " + e.Title
}

func (e *Episode) tell(d *document.Document) {
	if e.Text != "" {
		d.Add(document.P(document.Say("%s", e.Text).From(e.Sources...)))
	}
	for i, part := range e.parts {
		if len(e.parts) > 1 {
			d.Add(document.H2("%d. %s", i+1, strings.TrimPrefix(part.title(), "Who must respond to ")))
			d.Add(document.P(document.In(document.Muted, "%s", part.subtitle())))
		}
		part.addAnswers(d)
	}
	e.addViews(d)
	e.addHappened(d)
	if e.Law != "" {
		d.Add(document.H2("What is disputed"), document.P(document.Say("%s", e.Law)))
	}
	if e.Note != "" {
		d.Add(document.P(document.In(document.Muted, "Note: %s", e.Note)))
	}
	for _, part := range e.parts {
		addReadings(d, part.world, part.Readings)
	}
}

// addAnswers adds the tables of answers and the flags.
func (who *Who) addAnswers(d *document.Document) {
	d.Add(who.summary())
	who.addOwed(d)
	who.addDepends(d)
	who.addNotOwed(d)
	who.addFlags(d)
}

func (e *Episode) addViews(d *document.Document) {
	if len(e.Views) == 0 {
		return
	}
	d.Add(document.H2("How it was seen"))
	d.Add(document.P(document.Say("Facts or law were contested. Above, what is contested is left open; under each view it is settled, and these answers change:")))
	for _, v := range e.Views {
		head := document.Strong("%s. ", strings.TrimRight(v.Text, ".!"))
		if len(v.Holders) > 0 {
			head = head.And(document.In(document.Muted, "Held by %s.", listed(v.Holders)))
		}
		d.Add(document.P(head.From(v.Sources...)))
		t := document.Table{Head: []string{"State", "Toward", "Duty", "Under", "Answer"}}
		rows := grouped(v.Answers, func(*obligation.Answer) bool { return true })
		for i := range rows {
			r := &rows[i]
			answer := document.In(answerTones[r.a.Answer], "%s", answerWords[r.a.Answer])
			if r.a.Reason != "" {
				answer = answer.And(document.Say(": %s", reasonWords[r.a.Reason]))
			}
			if r.a.Answer == obligation.Depends {
				answer = answer.And(document.Say(" on %s", dependsWords(e.world, r.a.DependsOn)))
			}
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", names(e.world, r.states)), document.Say("%s", e.world.StateName(r.a.Toward)),
				document.Say("%s", dutyWords[r.a.Duty]), r.under(e.world), answer})
		}
		if len(t.Rows) > 0 {
			d.Add(t)
		} else {
			d.Add(document.P(document.Say("No answer changes.")))
		}
	}
}

func (e *Episode) addHappened(d *document.Document) {
	if len(e.Happened)+len(e.Outcome) == 0 {
		return
	}
	d.Add(document.H2("What happened"))
	t := document.Table{Head: []string{"When", "State", "Did", "What"}}
	for _, h := range e.Happened {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", h.On), document.Say("%s", e.world.StateName(h.State)),
			document.Say("%s", spaced(h.Acted)), document.Say("%s", h.Text).From(h.Sources...)})
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
	if e.Outcome != "" {
		d.Add(document.P(document.Say("%s", e.Outcome)))
	}
}
