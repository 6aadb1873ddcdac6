package obligation_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/TauCeti/mangle-go/ast"
	"codeberg.org/TauCeti/mangle-go/factstore"

	"casus/internal/obligation"
	"casus/internal/world"
)

// asserter writes a world and incidents as facts of the program in
// testdata/duties.mg. It copies what is there and judges nothing.
type asserter struct {
	store factstore.FactStore
	n     int // trials so far
}

func (s *asserter) add(predicate string, args ...any) {
	terms := make([]ast.BaseTerm, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case int:
			terms[i] = ast.Number(int64(a))
		case world.Day:
			terms[i] = ast.Number(int64(a))
		default:
			terms[i] = ast.String(fmt.Sprint(a))
		}
	}
	s.store.Add(ast.NewAtom(predicate, terms...))
}

func (s *asserter) date(owner, kind string, d world.Date) {
	if d.Known() {
		s.add("date", owner, kind, d.Lo, d.Hi)
	}
}

func (s *asserter) test(owner string, r world.ReadingTest) {
	if r.Question != "" {
		s.add("test", owner, r.Question, r.Option)
	}
}

func (s *asserter) world(tables *world.Tables) {
	for i := range tables.States {
		s.add("state", tables.States[i].ID)
	}
	for _, p := range tables.Places {
		s.add("named_place", p.ID)
		if p.Of != "" {
			s.add("place_of", p.ID, p.Of)
		}
	}
	for _, a := range tables.Areas {
		s.area(&a)
	}
	for _, t := range tables.Treaties {
		s.treaty(t)
	}
}

func (s *asserter) area(a *world.Area) {
	s.add("area", a.ID)
	if a.TerritoryOf == "parties" {
		s.add("area_of_parties", a.ID)
	}
	for _, x := range a.States {
		s.add("area_state", a.ID, x)
	}
	for _, p := range a.Places {
		s.add("area_place", a.ID, p)
	}
	for _, p := range a.Except {
		s.add("area_except", a.ID, p)
	}
	for _, c := range a.Contested {
		owner := a.ID + "@" + c.Place
		s.add("area_contested", a.ID, c.Place, owner)
		s.test(owner, c.Reading)
	}
}

func (s *asserter) treaty(t *world.Treaty) {
	id := string(t.ID)
	s.add("treaty", id)
	s.add("status", id, t.Status)
	s.date(id, "since", t.StatusSince)
	s.test(id, t.StatusReading)
	s.date(id, "signed", t.Signed)
	s.date(id, "in_force", t.InForce)
	s.date(id, "ended", t.Ended)
	if t.AllStates {
		s.add("everyone", id)
	}
	for i := range t.Parties {
		p := &t.Parties[i]
		row := fmt.Sprint(id, ".", i)
		s.add("row", id, row, p.State, p.Role, p.Status)
		s.date(row, "from", p.Spell.From)
		s.date(row, "to", p.Spell.To)
		s.date(row, "notice", p.Notice)
		if p.Notice.Known() && t.Exit.NoticeMonths != nil {
			s.add("date", row, "lapse", monthsOn(p.Notice.Lo, *t.Exit.NoticeMonths), monthsOn(p.Notice.Hi, *t.Exit.NoticeMonths))
		}
	}
	for i := range t.Clauses {
		s.clause(t, &t.Clauses[i])
	}
}

// monthsOn counts months with the calendar of the standard library.
func monthsOn(d world.Day, months int) world.Day {
	day := time.Unix(int64(d)*24*60*60, 0).UTC()
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return world.Day(first.AddDate(0, 0, min(day.Day(), last)-1).Unix() / (24 * 60 * 60))
}

func (s *asserter) clause(t *world.Treaty, c *world.Clause) {
	id := string(t.ID) + "/" + c.ID
	s.add("clause", id, t.ID)
	s.add("local", id, c.ID)
	for _, d := range c.Duties {
		s.add("duty", id, d)
	}
	s.add("main_duty", id, c.Duties[len(c.Duties)-1])
	s.date(id, "from", c.Spell.From)
	s.date(id, "to", c.Spell.To)
	s.people(id, "binds", c.BoundEach, c.Bound)
	s.people(id, "toward", c.TowardEach, c.Toward)
	if c.Discretion != "" {
		s.add("discretion", id, c.Discretion)
	}
	s.trigger(id, c.Trigger)
	for i := range c.Conditions {
		n := fmt.Sprint(id, "?", i)
		s.add("top", n, id)
		s.condition(n, id, &c.Conditions[i], true)
	}
	for i := range c.Exceptions {
		s.exception(fmt.Sprint(id, "!", i), id, &c.Exceptions[i])
	}
	if p := c.Precedence; p != nil {
		s.add("precedence", id, id+"^")
		s.test(id+"^", p.Reading)
		if p.All {
			s.add("over_all", id)
		}
		for _, o := range p.Over {
			s.add("over", id, o)
		}
		for _, o := range p.SubjectTo {
			s.add("subject", id, o)
		}
	}
}

func (s *asserter) people(id, what string, each bool, list []world.StateID) {
	if each {
		s.add(what+"_each", id)
		return
	}
	for _, x := range list {
		s.add(what, id, x)
	}
}

func (s *asserter) trigger(id string, tr *world.Trigger) {
	if tr == nil {
		return
	}
	s.add("triggered", id)
	if tr.When != "" {
		s.add("when", id, tr.When)
	}
	for i, a := range tr.Acts {
		owner := fmt.Sprint(id, "#", i)
		s.add("act_named", id, owner, a.Act)
		s.test(owner, a.Reading)
	}
	s.each("object_named", id, tr.Objects)
	s.each("by", id, tr.By)
	s.each("not_by", id, tr.NotBy)
	s.each("area_named", id, tr.Area)
	if !tr.Elsewhere.IsZero() {
		s.add("elsewhere", id, id+"#else")
		s.test(id+"#else", tr.Elsewhere)
	}
}

func (s *asserter) each(predicate, id string, list []string) {
	for _, x := range list {
		s.add(predicate, id, x)
	}
}

func (s *asserter) condition(n, clause string, c *world.Condition, own bool) {
	s.add("cond", n, clause, c.Kind)
	if own {
		s.add("of_clause", n, clause)
	}
	if c.Not {
		s.add("negated", n)
	}
	s.test(n, c.Reading)
	s.each("name", n, c.Names)
	switch c.Kind {
	case "enemies":
		s.add("number", n, c.N)
	case "fact":
		s.add("fact_of", n, c.Fact, "")
	case "conflict":
		s.add("fact_of", n, "conflict", c.Fact)
	case "unstated":
		s.add("name", n, c.Fact)
	case "any":
		for i := range c.Any {
			m := fmt.Sprint(n, ".", i)
			s.add("child", n, i, m)
			s.condition(m, clause, &c.Any[i], own)
		}
		s.add("height", n, height(c))
	}
}

// height says how deep lists of alternatives nest.
func height(c *world.Condition) int {
	h := 0
	for i := range c.Any {
		h = max(h, 1+height(&c.Any[i]))
	}
	return h
}

func (s *asserter) exception(e, clause string, x *world.Exception) {
	s.add("exception", e, clause)
	s.add("rank", e, x.Rank)
	s.test(e, x.Reading)
	if x.Modifies {
		s.add("modifies", e)
		if x.Duty != "" {
			s.add("new_duty", e, x.Duty)
		}
		if x.Discretion != "" {
			s.add("new_discretion", e, x.Discretion)
		}
	}
	s.each("exc_act", e, x.Acts)
	s.each("exc_object", e, x.Objects)
	s.each("exc_against", e, x.Against)
	s.each("exc_area", e, x.Area)
	for _, p := range x.Parties {
		s.add("exc_party", e, p)
	}
	if x.Fact != "" {
		s.add("exc_fact", e, x.Fact)
	}
	for i := range x.Conditions {
		n := fmt.Sprint(e, "?", i)
		s.add("exc_cond", e, n)
		s.condition(n, clause, &x.Conditions[i], false)
	}
}

// incident asserts an incident under one way of reading the open questions; an
// option of "" leaves a question unread.
func (s *asserter) incident(k string, in *obligation.Incident, options map[string]string) {
	s.add("on", k, in.On)
	for _, a := range in.Attackers {
		kind := "state"
		if a.Group {
			kind = "group"
		}
		s.add("attacker", k, a.ID, kind)
	}
	for _, t := range in.Targets {
		s.add("target", k, t)
	}
	for predicate, value := range map[string]string{"act": in.Act, "object": in.Object, "place": in.Place, "initiator": string(in.Initiator), "sponsor": string(in.Sponsor)} {
		if value != "" {
			s.add(predicate, k, value)
		}
	}
	if in.Disputed {
		s.add("disputed", k)
	}
	for side, others := range in.AtWar {
		s.add("at_war_told", k, side)
		for _, o := range others {
			s.add("at_war", k, side, o)
		}
	}
	for name, v := range in.Facts {
		if v != world.Unknown {
			parts := append(strings.Split(name, ":"), "", "")
			s.add("said", parts[0], parts[1], parts[2], k, v)
		}
	}
	for q, option := range options {
		if option != "" {
			s.add("chosen", q, k, option)
		}
	}
}

// trials asserts every trial that the incident could have: for each pair of
// enemies each clause of a treaty with a row for the beneficiary, for each
// state that has a row or is named; and the one who strikes toward those that
// the case names as at war with its enemy. line names the line of the answer.
func (s *asserter) trials(k string, tables *world.Tables, in *obligation.Incident, line func(state, toward world.StateID, against, clause string) string) {
	one := func(side string, only, toward world.StateID, against string, striker string, struck world.StateID) {
		for _, t := range tables.Treaties {
			if !hasRow(t, toward) {
				continue
			}
			for i := range t.Clauses {
				clause := string(t.ID) + "/" + t.Clauses[i].ID
				for j := range tables.States {
					bound := tables.States[j].ID
					if only != "" && bound != only || !hasRow(t, bound) && !slices.Contains(t.Clauses[i].Bound, bound) {
						continue
					}
					name := fmt.Sprint("j", s.n)
					s.n++
					s.add("trial", name, k, clause, bound, toward, against)
					s.add("side", name, side)
					s.add("striker", name, striker)
					s.add("struck", name, struck)
					s.add("line", name, line(bound, toward, against, clause))
				}
			}
		}
	}
	for _, target := range in.Targets {
		for _, a := range in.Attackers {
			one("struck", "", target, a.ID, a.ID, target)
			striker := world.StateID(a.ID)
			if a.Group {
				striker = in.Sponsor
			}
			if striker == "" || a.Group && slices.Contains(in.Attackers, obligation.StateActor(striker)) {
				continue
			}
			one("striker", "", striker, string(target), a.ID, target)
			for _, ally := range in.AtWar[target] {
				if ally != in.Sponsor && !slices.Contains(in.Attackers, obligation.StateActor(ally)) && !slices.Contains(in.Targets, ally) {
					one("ally", striker, ally, string(target), a.ID, target)
				}
			}
		}
	}
}

func hasRow(t *world.Treaty, s world.StateID) bool {
	return slices.ContainsFunc(t.Parties, func(p world.Party) bool { return p.State == s })
}
