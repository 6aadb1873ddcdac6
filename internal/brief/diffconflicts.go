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

func (d *Diff) addConflicts(doc *document.Document) {
	doc.Add(document.H2("Conflicts of duty"))
	if len(d.New) == 0 {
		doc.Add(document.P(document.Say("The edit brings no new conflict of duty.")))
	} else {
		doc.Add(document.P(document.Strong("New with the edit:")), document.List{Items: d.clashItems(d.New)})
	}
	if len(d.Gone) > 0 {
		doc.Add(document.P(document.Strong("Gone with the edit:")), document.List{Items: d.clashItems(d.Gone)})
	}
	if len(d.Standing) > 0 {
		doc.Add(document.P(document.Strong("Standing anyway:")), document.List{Items: d.clashItems(d.Standing)})
	}
}

func (d *Diff) clashItems(list []change.Clash) []document.Text {
	type group struct {
		states []world.StateID
		clash  change.Clash
	}
	var order []*group
	at := map[string]*group{}
	for _, c := range list {
		key := fmt.Sprint(c.Treaty, c.Clause, c.Versus, c.Toward, c.Open, c.Depends, c.Settled)
		if at[key] == nil {
			at[key] = &group{clash: c}
			order = append(order, at[key])
		}
		at[key].states = append(at[key].states, c.State)
	}
	var items []document.Text
	for _, g := range order {
		c := g.clash
		text := document.Strong("%s: ", manyNames(d.after, g.states)).And(document.Say("%s (%s) against the duty under %s", clauseName(d.after, c.Treaty, c.Clause), dutyWords[c.Duty], treatyName(d.after, c.Versus)))
		if len(c.Toward) > 0 {
			text = text.And(document.Say(", "), document.In(document.Warn, "when the adversary is %s", names(d.after, c.Toward)))
		}
		if len(c.Open) > 0 {
			whom := names(d.after, c.Open)
			if len(c.Open) > 12 {
				whom = fmt.Sprintf("any of %d other states", len(c.Open))
			}
			text = text.And(document.Say("; "), document.In(document.Depends, "open when it is %s", whom), document.Say(" (%s)", dependsWords(d.after, c.Depends)))
		}
		if c.Settled {
			text = text.And(document.Say("; it claims to prevail"))
		}
		if cl := clauseOf(d.after, c.Treaty, c.Clause); cl != nil {
			text = text.From(cl.Sources[:min(1, len(cl.Sources))]...)
		}
		items = append(items, text)
	}
	return items
}

func (d *Diff) addOpposed(doc *document.Document) {
	if len(d.Opposed) == 0 {
		return
	}
	doc.Add(document.H3("Allies newly on opposite sides"))
	type side struct {
		a, b        world.StateID
		ally        world.StateID
		under       world.TreatyID
		other, link world.TreatyID
		itself      bool
	}
	var order []side
	against := map[side][]world.StateID{}
	for _, o := range d.Opposed {
		k := side{o.Pair[0], o.Pair[1], o.Ally[0], o.Under[0], o.Under[1], o.Linked, o.Ally[0] == o.Ally[1]}
		if against[k] == nil {
			order = append(order, k)
		}
		against[k] = append(against[k], o.Ally[1])
	}
	var items []document.Text
	for _, k := range order {
		text := document.Strong("%s and %s clash: ", d.after.StateName(k.a), d.after.StateName(k.b)).And(
			document.Say("%s may owe %s under %s, ", d.after.StateName(k.ally), d.after.StateName(k.a), treatyName(d.after, k.under)))
		if k.itself {
			text = text.And(document.Say("and the other side too, under %s", treatyName(d.after, k.other)))
		} else {
			text = text.And(document.Say("while %s (allied to it by %s) may owe the other side under %s", manyNames(d.after, against[k]), treatyName(d.after, k.link), treatyName(d.after, k.other)))
		}
		items = append(items, text)
	}
	doc.Add(document.List{Items: items})
}

func (d *Diff) addCover(doc *document.Document) {
	var items []document.Text
	for _, c := range d.Cover {
		if c.Answer == c.AtHome {
			continue
		}
		text := document.Strong("%s: ", clauseName(d.after, c.Treaty, c.Clause)).And(
			document.Say("an attack on forces of %s in %s is ", d.after.StateName(c.State), d.after.StateName(c.Place)),
			document.In(answerTones[c.Answer], "%s", reasonOr(c.Reason, c.Answer)),
			document.Say("; for an attack on its own soil help "), document.In(answerTones[c.AtHome], "%s", verbs[c.AtHome]),
			document.Say(" by %s", manyNames(d.after, c.Partner)))
		if cl := clauseOf(d.after, c.Treaty, c.Clause); cl != nil {
			text = text.From(cl.Sources[:min(1, len(cl.Sources))]...)
		}
		items = append(items, text)
	}
	if len(items) == 0 {
		return
	}
	doc.Add(document.H3("Where older promises stop"), document.List{Items: items})
}

// verbs say an answer as the verb of a sentence.
var verbs = map[string]string{obligation.Owed: "is owed", obligation.Depends: "may be owed", obligation.NotOwed: "is not owed"}

func reasonOr(reason, answer string) string {
	if reason != "" {
		return reasonWords[reason]
	}
	return answerWords[answer]
}

// manyNames names few states and counts many.
func manyNames(w *world.World, ids []world.StateID) string {
	if len(ids) > 6 {
		return fmt.Sprintf("%d states", len(ids))
	}
	return names(w, ids)
}

// addChains writes the new links, those of one struck state and one clause on
// one line with the attacks that lead to it.
func (d *Diff) addChains(doc *document.Document) {
	type link struct {
		struck world.StateID
		treaty world.TreatyID
		clause string
		answer string
	}
	var order []link
	states, titles := map[link][]world.StateID{}, map[link][]string{}
	for i := range d.Contingencies {
		c := &d.Contingencies[i]
		for _, l := range c.NewLink {
			k := link{l.Toward, l.Treaty, l.Clause, l.Answer}
			if states[k] == nil {
				order = append(order, k)
			}
			if !slices.Contains(states[k], l.State) {
				states[k] = append(states[k], l.State)
			}
			if !slices.Contains(titles[k], c.Title) {
				titles[k] = append(titles[k], c.Title)
			}
		}
	}
	if len(order) == 0 {
		return
	}
	var items []document.Text
	for _, k := range order {
		text := document.Strong("If %s acts and is struck at home: ", d.after.StateName(k.struck)).And(
			document.Say("help "), document.In(answerTones[k.answer], "%s", verbs[k.answer]),
			document.Say(" by %s under %s", manyNames(d.after, states[k]), clauseName(d.after, k.treaty, k.clause)))
		if c := clauseOf(d.after, k.treaty, k.clause); c != nil {
			text = text.From(c.Sources[:min(1, len(c.Sources))]...)
		}
		items = append(items, text.And(document.In(document.Muted, " (after: %s)", strings.Join(titles[k], "; "))))
	}
	doc.Add(document.H2("New chains"), document.P(document.Say("States newly drawn in, or drawn in sooner, if those before them act and the attacker strikes them at home in return:")), document.List{Items: items})
}
