package obligation_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"casus/internal/world"
)

// The names that random worlds draw from.
var (
	someStates = []world.StateID{"AAA", "BBB", "CCC", "DDD", "USA", "FFF"}
	someDates  = []string{"", "", "2000-01-01", "2010", "2010-05", "2010-06/2011-02", "2020-01-01"}
	someDays   = []string{"1999-12-31", "2000-01-01", "2010-05-15", "2010-06-01", "2010-12-31", "2020-01-01", "2025-01-01", "2025-01-01"}
	somePlaces = []string{"AAA", "BBB", "sea", "isle", "FFF"}
	someNames  = []string{"AAA", "BBB", "CCC", "GANG", "great_power", "non_signatory"}
)

// drawer draws the parts of a random world. Questions are drawn first, so that
// every test of a reading names one that exists.
type drawer struct {
	t         *rapid.T
	states    []world.StateID
	questions []world.Reading
}

// chance is rare or frequent as asked; a shrunk world has little in it.
func (d *drawer) chance(oneIn int, what string) bool { return d.pick(oneIn, what) == oneIn-1 }

// pick draws from 0 to n-1 alike. The integers of package rapid lean to the
// small ones, which would make most worlds the same.
func (d *drawer) pick(n int, what string) int {
	v := 0
	for range 6 {
		v *= 2
		if rapid.Bool().Draw(d.t, what) {
			v++
		}
	}
	return v * n / 64
}

func pickOf[T any](d *drawer, list []T, what string) T { return list[d.pick(len(list), what)] }

func (d *drawer) some(what string) []world.StateID {
	var out []world.StateID
	for _, s := range d.states {
		if d.chance(2, what) {
			out = append(out, s)
		}
	}
	return out
}

func (d *drawer) date(what string) world.Date {
	out, err := world.ParseDate(pickOf(d, someDates, what))
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

func (d *drawer) spell(what string) world.Spell {
	if !d.chance(4, what) {
		return world.Spell{}
	}
	s := world.Spell{From: d.date(what + " from")}
	if d.chance(2, what+" ends") {
		s.To = d.date(what + " to")
	}
	return s
}

// test draws a test of a reading, or none.
func (d *drawer) test(oneIn int) world.ReadingTest {
	if len(d.questions) == 0 || !d.chance(oneIn, "tested") {
		return world.ReadingTest{}
	}
	q := pickOf(d, d.questions, "question")
	return world.ReadingTest{Question: q.ID, Option: pickOf(d, q.Options, "option").ID}
}

func drawQuestions(d *drawer) {
	for i := range d.pick(4, "questions") {
		q := world.Reading{ID: fmt.Sprint("q", i)}
		if d.chance(3, "grouped") {
			q.Group = "together"
		}
		if at := slices.IndexFunc(d.questions, func(o world.Reading) bool { return q.Group != "" && o.Group == q.Group }); at >= 0 {
			q.Options = d.questions[at].Options // questions of a group have the same options
			d.questions = append(d.questions, q)
			continue
		}
		left := 1.0
		for j := range 2 + d.pick(2, "options") {
			weight := float64(d.pick(5, "weight")) / 10
			if d.chance(4, "the rest") {
				weight = left
			}
			weight = min(weight, left)
			left -= weight
			q.Options = append(q.Options, world.Option{ID: string(rune('x' + j)), Weight: weight})
		}
		d.questions = append(d.questions, q)
	}
}

// drawWorld draws the tables of a world of 3 to 6 states and 1 to 5 treaties.
func drawWorld(t *rapid.T) world.Tables {
	d := &drawer{t: t}
	d.states = someStates[:3+d.pick(4, "states")]
	drawQuestions(d)
	tables := world.Tables{
		Groups: []world.Group{{ID: "GANG", Name: "The gang"}},
		Areas: []world.Area{
			{ID: "zone", Name: "The zone", TerritoryOf: "parties", Places: []string{"sea"}, Except: []string{"isle"}},
			{ID: "shelf", Name: "The shelf", States: d.states[:1], Contested: []world.ContestedPlace{{Place: "isle", Reading: d.test(1)}}},
		},
		Places: []world.Place{{ID: "sea", Name: "The sea"}, {ID: "isle", Name: "The isle", Of: d.states[1]}},
	}
	for i, s := range d.states {
		tables.States = append(tables.States, world.State{ID: s, COW: i + 1, Name: "State " + string(s)})
	}
	tables.Question.Focus = d.some("focus")
	for i := range 1 + d.pick(5, "treaties") {
		tables.Treaties = append(tables.Treaties, d.treaty(fmt.Sprint("T", i)))
	}
	for i, q := range d.questions {
		home := tables.Treaties[i%len(tables.Treaties)]
		home.Readings = append(home.Readings, q)
	}
	for i := range d.pick(3, "responses") {
		tables.Responses = append(tables.Responses, world.Response{ID: fmt.Sprint("R", i), Treaty: tables.Treaties[0].ID, Date: d.date("response"),
			Targets: d.some("response to"), Guarantors: d.some("response by"), AllParties: d.chance(2, "all"), Met: "yes", Invoked: "yes", Acted: "force"})
	}
	return tables
}

func (d *drawer) treaty(id string) *world.Treaty {
	t := &world.Treaty{ID: world.TreatyID(id), Name: "Treaty " + id, Binding: "treaty", Status: "in_force", InForce: world.On(world.MakeDay(2000, 1, 1))}
	if d.chance(4, "dated") {
		if t.InForce = d.date("in force"); !t.InForce.Known() {
			t.Signed = d.date("signed")
		}
	}
	if d.chance(3, "a rule of leaving") {
		months := 12 * d.pick(3, "years of notice")
		t.Exit.NoticeMonths = &months
	}
	if d.chance(5, "status") {
		t.Status = pickOf(d, world.Statuses, "which")
		t.StatusSince = d.date("since")
		t.StatusReading = d.test(2)
	}
	if d.chance(8, "ends") {
		t.Ended = d.date("ended")
	}
	if t.AllStates = d.chance(8, "all states"); !t.AllStates {
		for _, s := range d.states {
			for range pickOf(d, []int{0, 1, 1, 1, 0, 1, 2, 0}, "rows") {
				t.Parties = append(t.Parties, d.party(s))
			}
		}
	}
	for i := range 1 + d.pick(3, "clauses") {
		t.Clauses = append(t.Clauses, d.clause(fmt.Sprint(i+1)))
	}
	return t
}

func (d *drawer) party(s world.StateID) world.Party {
	p := world.Party{State: s, Role: "party", Status: "party", Spell: d.spell("membership")}
	if d.chance(5, "role") {
		p.Role = pickOf(d, world.PartyRoles, "which role")
	}
	if d.chance(5, "party status") {
		p.Status = pickOf(d, append(world.PartyStatuses, "frozen"), "which status")
		p.Spell.From = d.date("status from")
	}
	if d.chance(6, "leaves") {
		p.Notice = d.date("notice")
	}
	return p
}

func (d *drawer) clause(id string) world.Clause {
	c := world.Clause{ID: id, Article: id, Text: "clause " + id, BoundEach: d.chance(2, "bound each"), TowardEach: d.chance(2, "toward each")}
	c.Duties = []string{pickOf(d, world.Duties, "duty")}
	if d.chance(2, "a pledge") {
		c.Duties = []string{pickOf(d, []string{"fight", "assist", "unspecified"}, "which")}
	}
	if d.chance(5, "sequence") {
		c.Duties = append([]string{"consult"}, c.Duties...)
	}
	if d.chance(2, "both ways") {
		c.BoundEach, c.TowardEach = true, true
	}
	if !c.BoundEach {
		c.Bound = d.some("bound")
	}
	if !c.TowardEach {
		c.Toward = d.some("toward")
	}
	if d.chance(4, "dated") {
		c.Spell = d.spell("phase")
	}
	if !d.chance(5, "standing") {
		c.Trigger = d.trigger()
	}
	for range d.pick(5, "conditions") / 2 {
		c.Conditions = append(c.Conditions, d.condition(2))
	}
	for i := range pickOf(d, []int{0, 0, 0, 0, 1, 1, 2, 3}, "exceptions") {
		e := d.exception(fmt.Sprint("e", i))
		e.Rank = pickOf(d, []int{0, 1, 2}, "rank")
		for slices.ContainsFunc(c.Exceptions, func(o world.Exception) bool { return e.Clashes(&o) }) {
			e.Rank += 3 // an unranked clash is a fault of the dossier
		}
		c.Exceptions = append(c.Exceptions, e)
	}
	if d.chance(2, "discretion") {
		c.Discretion = pickOf(d, append(world.Discretions, "joint_decision", "joint_decision"), "which")
	}
	if d.chance(4, "means") {
		c.Means = []world.Means{{Name: "nuclear", Reading: d.test(2)}}
	}
	peace := d.chance(5, "a peace")
	if peace {
		c.Duties, c.Trigger = []string{pickOf(d, []string{"refrain", "neutral"}, "which peace")}, nil
		c.BoundEach, c.Bound, c.TowardEach, c.Toward = true, nil, true, nil
	}
	if peace || d.chance(6, "precedence") {
		c.Precedence = &world.Precedence{All: d.chance(2, "over all"), Over: []world.TreatyID{"T0", "T1"}, Reading: d.test(2)}
		if d.chance(3, "subject") {
			c.Precedence.SubjectTo = []world.TreatyID{"T0"}
		}
	}
	return c
}

func (d *drawer) trigger() *world.Trigger {
	tr := &world.Trigger{}
	for range 1 + d.pick(2, "acts") {
		tr.Acts = append(tr.Acts, world.TriggerAct{Act: pickOf(d, world.TriggerActs, "act"), Reading: d.test(4)})
	}
	if !d.chance(4, "odd acts only") {
		tr.Acts = append(tr.Acts, world.TriggerAct{Act: "any_aggression"})
	}
	if d.chance(5, "objects") {
		tr.Objects = []string{pickOf(d, world.Objects, "object")}
	}
	if d.chance(3, "by") {
		tr.By = []string{pickOf(d, []string{"third_party", "any", "state", "AAA", "BBB", "GANG"}, "whom")}
		if d.chance(3, "or by") {
			tr.By = append(tr.By, pickOf(d, []string{"third_party", "state", "CCC", "GANG"}, "whom else"))
		}
	}
	if d.chance(5, "not by") {
		tr.NotBy = []string{pickOf(d, someNames, "not whom")}
	}
	if d.chance(4, "area") {
		tr.Area = []string{pickOf(d, []string{"zone", "shelf", "parties", "BBB"}, "which area")}
		tr.Elsewhere = d.test(3)
	}
	if d.chance(3, "whose war") {
		tr.When = pickOf(d, world.Whens, "which side")
	}
	return tr
}

// condition draws a condition of any kind; deep says how far lists of
// alternatives may nest.
func (d *drawer) condition(deep int) world.Condition {
	c := world.Condition{Kind: pickOf(d, append(world.ConditionKinds, "any", "decision"), "condition"), Not: d.chance(4, "not")}
	switch c.Kind {
	case "enemies":
		c.N = 1 + d.pick(2, "enemies")
	case "enemy_class":
		c.Names = []string{pickOf(d, someNames, "class")}
	case "supported_by", "acts", "at_war_with":
		c.Names = []string{string(pickOf(d, d.states, "who"))}
		if d.chance(4, "and") {
			c.Names = append(c.Names, string(pickOf(d, d.states, "who else")))
		}
	case "decision":
		c.Body = "council"
	case "conflict":
		c.Fact = "feud"
	case "unstated":
		c.Fact = "limit"
	case "any":
		for range d.pick(3, "alternatives") + 1 {
			if deep > 0 {
				c.Any = append(c.Any, d.condition(deep-1))
			}
		}
		if deep == 0 {
			c.Kind = "self_judged"
		}
	case "reading":
		if c.Reading = d.test(1); c.Reading.IsZero() {
			c.Kind = "requested"
		}
	case "fact":
		c.Fact = pickOf(d, []string{"rain", "snow"}, "fact")
	}
	return c
}

func (d *drawer) exception(id string) world.Exception {
	e := world.Exception{ID: id, Text: "exception " + id, Reading: d.test(2)}
	if d.chance(3, "acts") {
		e.Acts = []string{"raid", "armed_attack"}
	}
	if d.chance(3, "parties") {
		e.Parties = d.some("excepted")
	}
	if d.chance(5, "against") {
		e.Against = []string{pickOf(d, someNames[:4], "against whom")}
	}
	if d.chance(5, "objects") {
		e.Objects = []string{pickOf(d, world.Objects, "object")}
	}
	if d.chance(3, "fact") {
		e.Fact = "rain"
	}
	if d.chance(4, "conditions") {
		e.Conditions = []world.Condition{d.condition(1)}
	}
	if d.chance(5, "area") {
		e.Area = []string{"zone"}
	}
	if e.Modifies = d.chance(2, "modifies"); e.Modifies {
		e.Duty = pickOf(d, []string{"consult", "consult", "assist", "fight", ""}, "becomes")
		if d.chance(3, "decides") {
			e.Discretion = pickOf(d, []string{"joint_decision", "automatic"}, "how")
		}
	}
	return e
}
