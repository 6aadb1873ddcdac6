package brief

import (
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// addNotOwed adds the table of refusals and the lines of states without a tie.
func (who *Who) addNotOwed(d *document.Document) {
	t := document.Table{Head: []string{"State", "Duty", "Under", "Why not"}, Caption: "Not owed"}
	dead := who.dead()
	rows := grouped(who.Answers, func(a *obligation.Answer) bool {
		return a.Answer == obligation.NotOwed && a.Clause != "" && a.Reason != obligation.NotParty &&
			(len(dead) <= deadShown || a.Reason != obligation.NotInForce)
	})
	slices.SortStableFunc(rows, func(x, y row) int { return who.strikers(&x) - who.strikers(&y) })
	for i := range rows {
		r := &rows[i]
		t.Rows = append(t.Rows, []document.Text{who.crowd(r, crowdRefused), document.Say("%s", dutyWords[r.a.Duty]), r.under(who.world), who.why(r.a)})
	}
	for _, r := range who.outsiders() {
		t.Rows = append(t.Rows, []document.Text{who.crowd(&r, crowdRefused), document.Say("none"), document.Say("%s", treatyName(who.world, r.a.Treaty)), who.absent(&r)})
	}
	partners := grouped(who.Answers, func(a *obligation.Answer) bool {
		return a.Answer == obligation.NotOwed && a.Treaty != "" && a.Clause == ""
	})
	for i := range partners {
		r := &partners[i]
		t.Rows = append(t.Rows, []document.Text{who.crowd(r, crowdRefused), document.Say("none"), document.Say("%s", treatyName(who.world, r.a.Treaty)),
			document.In(document.NotOwed, "not a party").And(document.Say(": the treaty binds them to others, not to %s", who.world.StateName(r.a.Toward)))})
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
	if len(dead) > deadShown {
		d.Add(document.P(document.Strong("Not in force on the day: "), document.Say("%d treaties of other times, among them %s.", len(dead), strings.Join(dead[:deadShown], ", "))))
	}
	strangers := grouped(who.Answers, func(a *obligation.Answer) bool { return a.Treaty == "" })
	for i := range strangers {
		r := &strangers[i]
		d.Add(document.P(document.Strong("No duty-bearing tie to %s: ", who.world.StateName(r.a.Toward)), document.Say("%s.", names(who.world, r.states))))
	}
}

// deadShown is how many treaties out of force have rows of their own.
const deadShown = 5

// dead names the treaties that answer not_in_force.
func (who *Who) dead() []string { return who.deadOf("") }

// deadOf does so for one state, or for all.
func (who *Who) deadOf(state world.StateID) []string {
	var out []string
	for i := range who.Answers {
		if a := &who.Answers[i]; a.Reason == obligation.NotInForce && (state == "" || a.State == state) {
			if name := treatyName(who.world, a.Treaty); !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// outsiders puts the states that are not in a treaty, or whose partner is not,
// on one line for each treaty, whatever its clauses.
func (who *Who) outsiders() []row {
	var out []row
	for i := range who.Answers {
		a := &who.Answers[i]
		if a.Answer != obligation.NotOwed || a.Clause == "" || a.Reason != obligation.NotParty {
			continue
		}
		at := slices.IndexFunc(out, func(r row) bool {
			return r.a.Treaty == a.Treaty && r.a.Toward == a.Toward && who.partnerOutside(r.a) == who.partnerOutside(a)
		})
		if at < 0 {
			at = len(out)
			out = append(out, row{towards: []world.StateID{a.Toward}, a: a})
		}
		if !slices.Contains(out[at].states, a.State) {
			out[at].states = append(out[at].states, a.State)
		}
		if !slices.Contains(out[at].against, a.Against) {
			out[at].against = append(out[at].against, a.Against)
		}
	}
	return out
}

// partnerOutside tells whether it is the one to be helped that is not in the
// treaty, as against the state that would be bound.
func (who *Who) partnerOutside(a *obligation.Answer) bool {
	t := who.world.Treaty(a.Treaty)
	return t != nil && !slices.ContainsFunc(t.Parties, func(p world.Party) bool { return p.State == a.Toward && p.Spell.Covers(who.in.On) != world.No })
}

// absent says who is not in a treaty.
func (who *Who) absent(r *row) document.Text {
	text := document.In(document.NotOwed, "%s", reasonWords[obligation.NotParty])
	if who.partnerOutside(r.a) {
		return text.And(document.Say(": %s is not in it on the day", who.world.StateName(r.a.Toward)))
	}
	return text.And(document.Say(" on the day"))
}

// How many states a cell names.
const (
	crowdRefused = 12
	crowdOwed    = 40
)

// crowd names the states of a row, of many the first.
func (who *Who) crowd(r *row, most int) document.Text {
	if len(r.states) <= most {
		return who.toward(r)
	}
	few := *r
	few.states = slices.Clone(r.states)
	slices.SortFunc(few.states, func(a, b world.StateID) int { return strings.Compare(who.world.StateName(a), who.world.StateName(b)) })
	few.states = few.states[:crowdRefused-2]
	few.more = len(r.states) - len(few.states)
	return who.toward(&few)
}

// strikers is 1 for a row about the attacker's side, which comes after the rest.
func (who *Who) strikers(r *row) int {
	if slices.Contains(who.in.Targets, r.a.Toward) {
		return 0
	}
	return 1
}

// why writes a reason with the first failing step of the reasoning.
func (who *Who) why(a *obligation.Answer) document.Text {
	t := document.In(document.NotOwed, "%s", reasonWords[a.Reason])
	for _, b := range a.Because {
		if b.Holds == world.No.String() {
			return t.And(document.Say(": %s", b.Text))
		}
	}
	return t
}
