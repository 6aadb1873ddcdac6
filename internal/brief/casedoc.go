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

// Document is the table of all cases.
func (b *Casebook) Document() *document.Document {
	d := document.New(b.world, b.world.Question.Title, b.world.Question.Text)
	t := document.Table{Head: []string{"Case", "Attack", "Help owed", "Depends", "Not owed", "Acted"}}
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
	d.Add(document.P(document.In(document.Muted, "Help owed: a clause in force asked the state to fight, assist or otherwise act for a side of the war, on the facts of the day. Acted: used force or sent arms, money or men. States by their codes; casus casebook ID tells one case in full.")))
	return d
}

// strongest gives each state's answer about help that weighs most: owed before
// depends before not owed, the more demanding duty first. A state whose help is
// owed in a lesser way, and in a greater one depends, is there twice.
func (e *Episode) strongest() []*obligation.Answer {
	var order []world.StateID
	best := map[world.StateID]map[string]*obligation.Answer{}
	for i := range e.Answers {
		a := &e.Answers[i].Answer
		if a.Clause != "" && !world.ActiveDuty(a.Duty) {
			continue
		}
		if best[a.State] == nil {
			best[a.State] = map[string]*obligation.Answer{}
			order = append(order, a.State)
		}
		if b := best[a.State][a.Answer]; b == nil || obligation.MoreDemanding(a.Duty, b.Duty) {
			best[a.State][a.Answer] = a
		}
	}
	var out []*obligation.Answer
	for _, s := range order {
		owed, depends, refused := best[s][obligation.Owed], best[s][obligation.Depends], best[s][obligation.NotOwed]
		if owed != nil {
			out = append(out, owed)
		}
		if depends != nil && (owed == nil || obligation.MoreDemanding(depends.Duty, owed.Duty)) {
			out = append(out, depends)
		}
		if owed == nil && depends == nil {
			out = append(out, refused)
		}
	}
	return out
}

// helpers lists the states whose strongest duty to act has the answer.
func (e *Episode) helpers(answer string) string {
	return e.cell(func(a *obligation.Answer) (string, bool) { return "", a.Answer == answer })
}

// refusals lists the states that owe no help, by the reason.
func (e *Episode) refusals() string {
	return e.cell(func(a *obligation.Answer) (string, bool) {
		return reasonWords[a.Reason], a.Answer == obligation.NotOwed
	})
}

// cell writes the states that are kept, by a head; where many answer under one
// treaty it names the treaty and their number.
func (e *Episode) cell(keep func(*obligation.Answer) (head string, ok bool)) string {
	type key struct{ head, treaty string }
	states := map[key][]string{}
	var heads []string
	for _, a := range e.strongest() {
		head, ok := keep(a)
		if !ok {
			continue
		}
		k := key{head, treatyName(e.world, a.Treaty)}
		if a.Duty == "sanction" {
			k.treaty += ", sanctions"
		}
		states[k] = append(states[k], string(a.State))
		if !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	var parts []string
	for _, head := range heads {
		var many, few []string
		for _, k := range slices.SortedFunc(maps.Keys(states), func(a, b key) int { return strings.Compare(a.treaty, b.treaty) }) {
			switch list := states[k]; {
			case k.head != head:
			case len(list) > shown && k.treaty != "":
				many = append(many, fmt.Sprintf("%d of %s", len(list), k.treaty))
			default:
				few = append(few, list...)
			}
		}
		slices.Sort(few)
		text := strings.TrimSpace(strings.Join(few, " "))
		if len(many) > 0 {
			text = strings.TrimPrefix(text+", "+strings.Join(many, ", "), ", ")
		}
		if head != "" {
			text += ": " + head
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

const shown = 6 // states of one treaty that a cell of the table names

// acted lists the states that did more than talk.
func (e *Episode) acted() string {
	var out []string
	for _, h := range e.Happened {
		if s := string(h.State); !slices.Contains(out, s) && slices.Contains([]string{"force", "deployment", "material", "presence", "standing_defence", "own_war"}, h.Acted) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
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
	addReadings(d, e.world, e.Readings)
}

// given lists what a case takes for settled.
func (who *Who) given() []document.Text {
	var out []document.Text
	for _, name := range slices.Sorted(maps.Keys(who.in.Facts)) {
		out = append(out, document.Say("%s: %s", plainFact(who.world, name), who.in.Facts[name]))
	}
	for _, q := range slices.Sorted(maps.Keys(who.in.Readings)) {
		text := q + ": " + who.in.Readings[q]
		if r := who.world.Reading(q); r != nil {
			if o, ok := r.Option(who.in.Readings[q]); ok {
				text = r.Question + " " + capital(o.Text)
			}
		}
		out = append(out, document.Say("%s", text))
	}
	return out
}

// addAnswers adds the tables of answers and the flags.
func (who *Who) addAnswers(d *document.Document) {
	if given := who.given(); len(given) > 0 {
		d.Add(document.P(document.Say("Taken as settled:")), document.List{Items: given})
	}
	d.Add(who.summary())
	who.addOwed(d)
	who.addDepends(d)
	who.addNotOwed(d)
	who.addFlags(d)
	who.addTies(d)
}

// inAttack lists the answers of one attack of a case.
func inAttack(answers []CaseAnswer, attack int) []obligation.Answer {
	var out []obligation.Answer
	for i := range answers {
		if answers[i].Attack == attack {
			out = append(out, answers[i].Answer)
		}
	}
	return out
}

func (e *Episode) addViews(d *document.Document) {
	if len(e.Views) == 0 {
		return
	}
	d.Add(document.H2("How it was seen"))
	d.Add(document.P(document.Say("Facts or law were contested. Under each view these answers change:")))
	for _, v := range e.Views {
		head := document.Strong("%s. ", strings.TrimRight(v.Text, ".!"))
		if len(v.Holders) > 0 {
			head = head.And(document.In(document.Muted, "Held by %s.", listed(v.Holders)))
		}
		d.Add(document.P(head.From(v.Sources...)))
		t := e.changedAnswers(v.Answers)
		if len(t.Rows) > 0 {
			d.Add(t)
		} else if len(v.Flags)+len(v.Lifted) == 0 {
			d.Add(document.P(document.Say("The answers above stand.")))
		}
		items := flagItems(e.world, v.Flags)
		for _, item := range flagItems(e.world, v.Lifted) {
			items = append(items, document.Say("Not so: ").And(item))
		}
		if len(items) > 0 {
			d.Add(document.List{Items: items})
		}
	}
}

// changedAnswers is the table of the answers that a view changes; where the case
// has several attacks it says in which.
func (e *Episode) changedAnswers(answers []CaseAnswer) document.Table {
	t := document.Table{Head: []string{"State", "Toward", "Duty", "Under", "Answer"}}
	several := len(e.parts) > 1
	if several {
		t.Head = append([]string{"Attack"}, t.Head...)
	}
	for attack := 1; attack <= len(e.parts); attack++ {
		rows := grouped(inAttack(answers, attack), func(*obligation.Answer) bool { return true })
		for i := range rows {
			r := &rows[i]
			cells := []document.Text{document.Say("%s", names(e.world, r.states)), document.Say("%s", e.world.StateName(r.a.Toward)),
				document.Say("%s", dutyWords[r.a.Duty]), r.under(e.world), e.changedAnswer(r.a)}
			if several {
				cells = append([]document.Text{document.Say("%d", attack)}, cells...)
			}
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

func (e *Episode) changedAnswer(a *obligation.Answer) document.Text {
	answer := document.In(answerTones[a.Answer], "%s", answerWords[a.Answer])
	if a.Reason != "" {
		answer = answer.And(document.Say(": %s", reasonWords[a.Reason]))
	}
	if a.Answer == obligation.Depends {
		answer = answer.And(document.Say(" on %s", dependsWords(e.world, a.DependsOn)))
	}
	return answer
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
