package obligation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/world"
)

// checkConditions asks every condition that the clause sets.
func (k *trial) checkConditions() {
	for i := range k.c.Conditions {
		c := &k.c.Conditions[i]
		holds, reason, text := k.met(c)
		if c.Text != "" && k.explain {
			if c.Not || c.Kind == "fact" {
				text = holds.String()
			}
			text = c.Text + " (" + text + ")"
		}
		sources := c.Sources
		if len(sources) == 0 {
			sources = k.c.Sources
		}
		k.add(holds, reason, text, sources)
	}
}

// jointDecision is the discretion under which the parties decide together.
const jointDecision = "joint_decision"

// checkDecision asks for the decision that a joint discretion implies, unless a
// condition has named one. An exception may have changed the discretion, so it
// comes after the exceptions.
func (k *trial) checkDecision() {
	named := slices.ContainsFunc(k.c.Conditions, namesDecision)
	joint := world.Truth(k.discretion == jointDecision)
	if k.mayDecide {
		joint = world.Unknown
	}
	if joint == world.No || named {
		return
	}
	holds, reason, text := k.condition(&world.Condition{Kind: "decision", Body: "the parties"})
	if joint == world.Unknown {
		k.asked = append(k.asked, k.unsure...)
	}
	k.add(joint.Not().Or(holds), reason, text, k.c.Sources)
}

// namesDecision tells whether a condition, or one of its alternatives, is a
// decision.
func namesDecision(c world.Condition) bool {
	return c.Kind == "decision" || slices.ContainsFunc(c.Any, namesDecision)
}

func (k *trial) condition(c *world.Condition) (holds world.Tri, reason, text string) {
	adversary := k.in.adversary(k.attacker)
	switch c.Kind {
	case "requested":
		holds = k.fact("requested", string(k.target))
		return holds, NoRequest, k.say("has %s asked for help: %s", k.name(k.target), holds)
	case "unprovoked":
		holds = k.fact("provoked", string(k.target)).Not()
		return holds, ConditionUnmet, k.say("the attack is unprovoked: %s", holds)
	case "enemies":
		states := k.in.enemyStates(k.target)
		holds = world.Truth(states >= c.N)
		return holds, ConditionUnmet, k.say("%s is at war with %d, %d needed", k.name(k.target), states, c.N)
	case "enemy_class":
		holds = k.enemyClass(c.Names, adversary)
		return holds, OtherAdversary, k.say("the clause is meant for %s; %s is one of them: %s", k.names(c.Names), k.w.Name(k.attacker.ID), holds)
	case "supported_by":
		holds = world.Yes
		for _, s := range c.Names {
			holds = holds.And(k.fact("supported_by", s))
		}
		return holds, ConditionUnmet, k.say("the attacker has the support named: %s", holds)
	case "acts":
		holds = world.Yes
		for _, s := range c.Names {
			holds = holds.And(k.fact("acts", s))
		}
		return holds, ConditionUnmet, k.say("the state named has acted first: %s", holds)
	case "decision":
		holds = k.fact("decision", string(k.t.ID))
		return holds, ConditionUnmet, k.say("%s has decided: %s", c.Body, holds)
	case "at_war":
		holds = world.Yes
		if k.in.act(k.striker) != "war" && len(k.in.wars(k.target)) == 0 {
			holds = k.fact("at_war", string(k.target))
		}
		return holds, ConditionUnmet, k.say("%s is in a state of war: %s", k.name(k.target), holds)
	case "self_judged":
		holds = k.fact("judged", string(k.bound))
		return holds, ConditionUnmet, k.say("%s itself finds that the case has arisen: %s", k.name(k.bound), holds)
	case "at_war_with":
		holds = k.atWarWith(c.Names)
		return holds, ConditionUnmet, k.say("%s is at war with %s: %s", k.name(k.target), k.names(c.Names), holds)
	case "demanded":
		holds = k.fact("demanded", string(k.bound))
		return holds, ConditionUnmet, k.say("%s has made its demand and was refused: %s", k.name(k.bound), holds)
	case "conflict":
		holds = k.fact("conflict", c.Fact)
		return holds, ConditionUnmet, k.say("the attack belongs to the conflict for which the treaty was made (%s): %s", c.Fact, holds)
	case "unstated":
		holds = k.fact("unstated", string(k.t.ID), c.Fact)
		return holds, ConditionUnmet, k.say("a limit that the source does not spell out (%s): %s", words(c.Fact), holds)
	case "any":
		return k.anyOf(c.Any)
	case "reading":
		holds = k.read(c.Reading)
		return holds, ConditionUnmet, k.say("reading %s: %s", c.Reading, holds)
	case "fact":
		holds = k.fact(c.Fact)
		return holds, ConditionUnmet, k.say("%s: %s", words(c.Fact), holds)
	}
	k.asked = append(k.asked, fmt.Sprintf("fault:%s/%s: no condition is of the kind %q", k.t.ID, k.c.ID, c.Kind))
	return world.Unknown, ConditionUnmet, k.say("unknown condition %q", c.Kind)
}

// met asks one condition, turned round where the clause says so.
func (k *trial) met(c *world.Condition) (holds world.Tri, reason, text string) {
	holds, reason, text = k.condition(c)
	if c.Not {
		holds = holds.Not()
		text = k.say("it must not be so that: %s", text)
	}
	return holds, reason, text
}

// anyOf asks conditions of which one is enough. What a later one asks does not
// matter where an earlier one holds.
func (k *trial) anyOf(list []world.Condition) (holds world.Tri, reason, text string) {
	holds = world.No
	reason = ConditionUnmet
	var texts []string
	for i := range list {
		one, why, said := k.met(&list[i])
		holds = holds.Or(one)
		if i == 0 {
			reason = why
		}
		texts = append(texts, said)
		if holds == world.Yes {
			break
		}
	}
	return holds, reason, k.say("one of these: %s", strings.Join(texts, "; "))
}

// atWarWith tells whether the beneficiary is at war with one of the states.
func (k *trial) atWarWith(names []string) world.Tri {
	enemies, known := k.in.enemies(k.target)
	holds := world.No
	for _, n := range names {
		switch {
		case slices.Contains(enemies, n) || k.given("at_war_with", string(k.target)+":"+n) == world.Yes:
			return world.Yes
		case !known:
			holds = holds.Or(k.fact("at_war_with", string(k.target), n))
		}
	}
	return holds
}

// permanentMembers of the United Nations Security Council stand for the great
// powers since 1945.
var permanentMembers = []world.StateID{"CHN", "FRA", "GBR", "RUS", "USA"}

// greatPowers before the Security Council: the major powers of the Correlates
// of War Project (v2016), by the years in which they counted.
var greatPowers = []struct {
	state    world.StateID
	from, to int
}{
	{"AUH", 1816, 1918}, {"FRA", 1816, 1940}, {"DEU", 1816, 1918}, {"DEU", 1925, 1945}, {"GBR", 1816, 1945}, {"ITA", 1860, 1943},
	{"JPN", 1895, 1945}, {"RUS", 1816, 1917}, {"RUS", 1922, 1945}, {"USA", 1898, 1945},
}

var chartersDay = world.MakeDay(1945, 10, 24) // the United Nations Charter in force

func greatPower(s world.StateID, on world.Day) bool {
	if on >= chartersDay {
		return slices.Contains(permanentMembers, s)
	}
	year, _, _ := on.Civil()
	for _, p := range greatPowers {
		if p.state == s && p.from <= year && year <= p.to {
			return true
		}
	}
	return false
}

func (k *trial) enemyClass(names []string, adversary world.StateID) world.Tri {
	holds := world.Truth(slices.Contains(names, k.attacker.ID)) // a group may be named too
	if adversary == "" {
		return holds
	}
	for _, n := range names {
		switch n {
		case "non_signatory":
			holds = holds.Or(k.member(k.t, adversary).Not())
		case "great_power":
			holds = holds.Or(world.Truth(greatPower(adversary, k.in.On)))
		default:
			holds = holds.Or(world.Truth(n == string(adversary)))
		}
	}
	return holds
}

// checkExceptions asks which labelled exceptions apply: one that negates ends
// the duty, one that modifies changes it. Where several apply the highest rank
// decides.
func (k *trial) checkExceptions() {
	top := k.modify()
	for i := range k.c.Exceptions {
		e := &k.c.Exceptions[i]
		if e.Modifies || top != nil && e.Rank < top.Rank {
			continue
		}
		applies := k.applies(e)
		if applies == world.No {
			k.note("exception %s was tried and does not apply: %s", e)
			continue
		}
		if top != nil && e.Rank == top.Rank {
			k.contradiction(top, e)
			continue
		}
		k.add(applies.And(k.liftable(e).Not()).Not(), Exception, k.say("exception %s: %s", e.ID, e.Text), k.exceptionSources(e))
	}
}

// liftable tells whether a modification of at least the same rank, whose tests
// are open, may yet stand in the way of an exception that negates.
func (k *trial) liftable(negation *world.Exception) world.Tri {
	for i := range k.c.Exceptions {
		e := &k.c.Exceptions[i]
		if e.Modifies && e.Rank >= negation.Rank && k.applies(e) == world.Unknown {
			return world.Unknown
		}
	}
	return world.No
}

// modify makes the change of the highest exception that applies for certain
// and returns it; nil where none does. One whose tests are open leaves the
// clause as it is written, and later checks are told that it may yet change.
func (k *trial) modify() *world.Exception {
	var top *world.Exception
	var open []*world.Exception
	for i := range k.c.Exceptions {
		e := &k.c.Exceptions[i]
		if !e.Modifies || top != nil && e.Rank < top.Rank {
			continue
		}
		switch k.applies(e) {
		case world.Yes:
			if top != nil && e.Rank == top.Rank && (e.Duty != top.Duty || e.Discretion != top.Discretion) {
				k.contradiction(top, e)
			}
			top = e
		case world.Unknown:
			open = append(open, e)
		case world.No:
			k.note("exception %s was tried and does not apply: %s", e)
		}
		k.forget()
	}
	if top != nil {
		if top.Duty != "" {
			k.duties = []string{top.Duty}
		}
		if top.Discretion != "" {
			k.discretion = top.Discretion
		}
		k.add(world.Yes, "", k.say("exception %s: %s", top.ID, top.Text), k.exceptionSources(top))
	}
	for _, e := range open {
		if top == nil || e.Rank >= top.Rank {
			k.noteOpen(e)
		}
	}
	return top
}

// noteOpen marks what an open modification would change for the checks to come.
func (k *trial) noteOpen(e *world.Exception) {
	duty, discretion := cmp.Or(e.Duty, k.c.Duty()), cmp.Or(e.Discretion, k.c.Discretion)
	turns := world.ActiveDuty(duty) != world.ActiveDuty(k.duty())
	decides := (discretion == jointDecision) != (k.discretion == jointDecision)
	k.applies(e)
	if !k.lean {
		k.mayChange = append(k.mayChange, MayChange{Exception: e.ID, Duty: e.Duty, Discretion: e.Discretion, DependsOn: append([]string{}, k.asked[k.settled:]...)})
	}
	if turns || decides {
		k.unsure = append(k.unsure, k.asked[k.settled:]...)
	}
	k.forget()
	k.mayTurn, k.mayDecide = k.mayTurn || turns, k.mayDecide || decides
}

// contradiction leaves the answer open where two exceptions with different
// effects have the same rank: the dossier is at fault, and the answer says so.
func (k *trial) contradiction(a, b *world.Exception) {
	k.asked = append(k.asked, fmt.Sprintf("fault:%s/%s: exceptions %s and %s contradict each other and have the same rank", k.t.ID, k.c.ID, a.ID, b.ID))
	k.add(world.Unknown, Exception,
		k.say("exceptions %s and %s contradict each other and have the same rank; the dossier is at fault", a.ID, b.ID), k.exceptionSources(b))
}

func (k *trial) exceptionSources(e *world.Exception) []world.SourceID {
	if len(e.Sources) == 0 {
		return k.c.Sources
	}
	return e.Sources
}

// applies asks the plain tests first, so that a fact or a reading is asked for
// only where it matters.
func (k *trial) applies(e *world.Exception) world.Tri {
	if k.failed = k.plainlyOut(e); k.failed != "" {
		return world.No
	}
	holds, before := world.Yes, len(k.asked)
	test := func(one world.Tri, what string) {
		if holds = holds.And(one); one == world.No && k.failed == "" {
			k.failed = what
		}
	}
	if len(e.Area) > 0 {
		place := k.in.place(k.struck)
		if place == "" {
			test(k.fact("place"), "place")
		} else {
			test(k.inside(e.Area, place), "place")
		}
	}
	if holds != world.No && e.Fact != "" {
		test(k.fact(e.Fact), e.Fact)
	}
	if holds != world.No {
		test(k.read(e.Reading), e.Reading.String())
	}
	for i := range e.Conditions {
		if holds != world.No {
			one, _, _ := k.met(&e.Conditions[i])
			test(one, e.Conditions[i].Kind)
		}
	}
	if holds == world.No {
		k.asked = k.asked[:before] // nobody need tell what cannot matter
	}
	return holds
}

// plainlyOut names the plain test of an exception that fails; "" where none
// does.
func (k *trial) plainlyOut(e *world.Exception) string {
	adversary := k.in.adversary(k.attacker)
	switch {
	case len(e.Acts) > 0 && !slices.Contains(e.Acts, k.in.act(k.striker)):
		return "act"
	case len(e.Objects) > 0 && !slices.Contains(e.Objects, k.in.object()):
		return "object"
	case len(e.Parties) > 0 && !slices.Contains(e.Parties, k.bound):
		return "bound party"
	case len(e.Against) > 0 && !slices.Contains(e.Against, k.attacker.ID) && !slices.Contains(e.Against, string(adversary)):
		return "adversary"
	}
	return ""
}

// note writes into the reasoning that an exception was tried and failed, and on
// which of its tests.
func (k *trial) note(format string, e *world.Exception) {
	if !k.explain {
		return
	}
	text := k.say(format, e.ID, e.Text)
	if k.failed != "" {
		text += k.say(" (its test of %s fails)", words(k.failed))
	}
	sources := k.exceptionSources(e)
	k.because = append(k.because, Because{Step: k.step, Text: text, Holds: world.Yes.String(), Source: first(sources), Sources: sources, Tried: e.ID})
}
