package obligation

import (
	"slices"

	"casus/internal/world"
)

// rival is a standing duty of a state toward the adversary: not to use force
// against it, or not to help its enemies.
type rival struct {
	t *world.Treaty
	c *world.Clause
}

// rivals lists the duties of a state that could bar it from acting against an
// adversary, whatever their force on the day.
func rivals(w *world.World, bound, adversary world.StateID) []rival {
	if adversary == "" || bound == adversary {
		return nil
	}
	var out []rival
	for _, t := range w.TreatiesOf(bound) {
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if barring(c) && serves(t, c, adversary) && binds(t, c, bound) {
				out = append(out, rival{t, c})
			}
		}
	}
	return out
}

// promises lists the promises of a state not to act against another: not to use
// force, and to stay neutral in its wars.
func promises(w *world.World, bound, toward world.StateID) []rival {
	if bound == "" || bound == toward {
		return nil
	}
	var out []rival
	for _, t := range append(slices.Clip(w.TreatiesOf(bound)), w.TreatiesOfAll()...) {
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if (slices.Contains(c.Duties, "refrain") || slices.Contains(c.Duties, "neutral")) && serves(t, c, toward) && (t.AllStates && c.BoundEach || binds(t, c, bound)) {
				out = append(out, rival{t, c})
			}
		}
	}
	return out
}

// barring tells whether a clause keeps its bearer from acting against its
// beneficiary at all times.
func barring(c *world.Clause) bool {
	return slices.Contains(c.Duties, "refrain") || slices.Contains(c.Duties, "neutral") && c.Trigger == nil
}

// stands tells whether a standing duty binds on the day.
func (k *trial) stands(r rival, bound, toward world.StateID) world.Tri {
	holds, _ := k.force(r.t)
	if holds == world.No {
		return world.No
	}
	holds = holds.And(k.member(r.t, bound)).And(k.member(r.t, toward))
	if holds != world.No {
		holds = holds.And(k.phase(r.t, r.c))
	}
	for i := range r.c.Conditions {
		if c := &r.c.Conditions[i]; holds != world.No && asksTheCase(c) {
			holds = holds.And(k.standing(r.t, c))
		}
	}
	for i := range r.c.Exceptions {
		if e := &r.c.Exceptions[i]; holds != world.No && !e.Modifies {
			holds = holds.And(k.excepted(r.t, e, bound).Not())
		}
	}
	return holds
}

// excepted tells whether an exception takes a standing promise away. One counts
// where all its tests speak of the case: who is bound, facts, readings, and such
// conditions as can be asked of a standing duty.
func (k *trial) excepted(t *world.Treaty, e *world.Exception, bound world.StateID) world.Tri {
	ofOneAttack := len(e.Acts)+len(e.Objects)+len(e.Area)+len(e.Against) > 0 ||
		slices.ContainsFunc(e.Conditions, func(c world.Condition) bool { return !asksTheCase(&c) })
	if ofOneAttack || len(e.Parties) > 0 && !slices.Contains(e.Parties, bound) {
		return world.No
	}
	holds := world.Yes
	if e.Fact != "" {
		holds = k.fact(e.Fact)
	}
	if holds != world.No {
		holds = holds.And(k.read(e.Reading))
	}
	for i := range e.Conditions {
		if c := &e.Conditions[i]; holds != world.No {
			holds = holds.And(k.standing(t, c))
		}
	}
	return holds
}

// asksTheCase tells whether a condition can be asked of a standing duty: it
// speaks of the case alone, not of one attack.
func asksTheCase(c *world.Condition) bool {
	switch c.Kind {
	case "reading", "fact", "unstated", "conflict":
		return true
	case "any":
		return !slices.ContainsFunc(c.Any, func(one world.Condition) bool { return !asksTheCase(&one) })
	}
	return false
}

// standing asks such a condition.
func (k *trial) standing(t *world.Treaty, c *world.Condition) world.Tri {
	holds := world.No
	switch c.Kind {
	case "reading":
		holds = k.read(c.Reading)
	case "fact":
		holds = k.fact(c.Fact)
	case "unstated":
		holds = k.fact("unstated", string(t.ID), c.Fact)
	case "conflict":
		holds = k.fact("conflict", c.Fact)
	case "any":
		before := len(k.asked)
		for i := range c.Any {
			holds = holds.Or(k.standing(t, &c.Any[i]))
		}
		if holds != world.Unknown {
			k.asked = k.asked[:before]
		}
	}
	if c.Not {
		return holds.Not()
	}
	return holds
}

// outranks tells whether a precedence clause names the treaty.
func outranks(p *world.Precedence, t world.TreatyID) bool {
	if p == nil || slices.Contains(p.SubjectTo, t) {
		return false
	}
	return p.All || slices.Contains(p.Over, t)
}

// checkRank asks whether a duty toward the adversary prevails over this one.
// Only a duty to act can clash with one not to.
func (k *trial) checkRank() {
	active := world.Truth(world.ActiveDuty(k.duty()))
	if k.mayTurn {
		active = world.Unknown
	}
	if active == world.No || k.holds == world.No {
		return
	}
	adversary := k.in.adversary(k.attacker)
	if adversary == "" {
		return
	}
	for _, t := range k.w.TreatiesOf(k.bound) {
		for i := range t.Clauses {
			if c := &t.Clauses[i]; c.Precedence != nil && t != k.t {
				k.checkPrecedence(rival{t, c}, adversary, active)
			}
		}
	}
}

func (k *trial) checkPrecedence(r rival, adversary world.StateID, active world.Tri) {
	if !barring(r.c) || !outranks(r.c.Precedence, k.t.ID) || !serves(r.t, r.c, adversary) || !binds(r.t, r.c, k.bound) {
		return
	}
	prevails := k.stands(r, k.bound, adversary)
	if prevails != world.No {
		prevails = prevails.And(k.read(r.c.Precedence.Reading))
	}
	if prevails == world.No {
		k.forget()
		return
	}
	if active == world.Unknown {
		k.asked = append(k.asked, k.unsure...)
	}
	k.add(prevails.And(active).Not(), Outranked,
		k.say("%s, %s, binds %s toward %s and claims to prevail over other duties", k.pact(r.t), r.c.Article, k.name(k.bound), k.name(adversary)),
		r.c.Sources)
}

// conflicts lists the duties of the bound state that exclude the one answered.
// It asks them with every reading open, so that an open one shows as unknown.
func (k *trial) conflicts() []Conflict {
	out := []Conflict{}
	adversary := k.in.adversary(k.attacker)
	for _, r := range rivals(k.w, k.bound, adversary) {
		if r.t == k.t || k.duty() == "sanction" && !slices.Contains(r.c.Duties, "neutral") || k.brokenFirst(r, adversary) || k.alreadyAtWar(adversary) {
			continue // measures short of force keep a promise not to use it
		}
		c, ok := k.conflict(r, adversary)
		if ok {
			c.Prevails = k.prevails(r).String()
			out = append(out, c)
		}
	}
	if edited(k.t, k.bound) || edited(k.t, k.target) {
		out = append(out, k.engagements(adversary)...)
	}
	return out
}

// brokenFirst tells whether the attacker breaks a general ban on force (a treaty
// of the kind baseline: the Kellogg-Briand Pact, the United Nations Charter) by
// this very attack: it cannot then plead the ban against those who come to the
// victim's defence. The preamble of the pact of 1928 denies its benefits to a
// party that resorts to war, whoever the victim.
func (k *trial) brokenFirst(r rival, adversary world.StateID) bool {
	if !slices.Contains(r.t.Kinds, "baseline") || k.reversed() || !k.attacked() || k.in.Disputed || !slices.Contains(r.c.Duties, "refrain") || !binds(r.t, r.c, adversary) {
		return false
	}
	k.reset(nil)
	force, _ := k.force(r.t)
	return force == world.Yes && k.member(r.t, adversary) == world.Yes
}

// alreadyAtWar tells whether the bound state is at war with the adversary as it
// is: a promise not to act against it is then no question of this attack.
func (k *trial) alreadyAtWar(adversary world.StateID) bool {
	return slices.Contains(k.in.AtWar[adversary], k.bound)
}

func (k *trial) conflict(r rival, toward world.StateID) (Conflict, bool) {
	k.reset(nil)
	holds := k.stands(r, k.bound, toward)
	if holds == world.No {
		return Conflict{}, false
	}
	duty := "refrain"
	if !slices.Contains(r.c.Duties, duty) {
		duty = "neutral"
	}
	c := Conflict{Treaty: r.t.ID, Clause: r.c.ID, Duty: duty, Toward: toward, Against: toward, Holds: holds.String()}
	if holds == world.Unknown {
		c.Depends = k.dependsOn()
	}
	return c, true
}

func (k *trial) prevails(r rival) world.Tri {
	if !outranks(r.c.Precedence, k.t.ID) {
		return world.No
	}
	return k.read(r.c.Precedence.Reading)
}

// dependsOn lists what the last checks asked and did not learn.
func (k *trial) dependsOn() []string {
	var out []string
	if k.open != nil {
		out = append(out, readingPrefix+k.open.ID)
	}
	for _, a := range k.asked {
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// engagements tests the promises to enter no conflicting engagement against a
// duty that an edit brought about. Such a promise is broken where the new duty
// turns the state against a party to the older treaty; otherwise it is open
// where the record holds a reading of it.
func (k *trial) engagements(adversary world.StateID) []Conflict {
	var out []Conflict
	for _, t := range k.w.TreatiesOf(k.bound) {
		if t == k.t {
			continue
		}
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if !slices.Contains(c.Duties, "no_conflicting_engagement") || !binds(t, c, k.bound) {
				continue
			}
			if e, ok := k.engagement(t, c, adversary); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

func (k *trial) engagement(t *world.Treaty, c *world.Clause, adversary world.StateID) (Conflict, bool) {
	k.reset(nil)
	holds, _ := k.force(t)
	holds = holds.And(k.member(t, k.bound))
	if holds == world.No {
		return Conflict{}, false
	}
	clash := world.No
	if adversary != "" {
		clash = k.member(t, adversary)
	}
	for _, cond := range c.Conditions {
		if cond.Kind == "reading" && clash != world.Yes {
			clash = clash.Or(k.read(cond.Reading))
		}
	}
	holds = holds.And(clash)
	if holds == world.No {
		return Conflict{}, false
	}
	e := Conflict{Treaty: t.ID, Clause: c.ID, Duty: "no_conflicting_engagement", Against: adversary, Holds: holds.String(), Prevails: world.No.String()}
	if clash == world.Yes {
		e.Toward = adversary // itself a party
	}
	if holds == world.Unknown {
		e.Depends = k.dependsOn()
	}
	return e, true
}

// broken tells whether an act is of the kind that a promise not to act speaks
// of: its trigger says which, and without one it is the use of force, which a
// mere threat is not.
func broken(c *world.Clause, act string) bool {
	if c.Trigger == nil || len(c.Trigger.Acts) == 0 {
		return act != "threat"
	}
	return slices.ContainsFunc(c.Trigger.Acts, func(a world.TriggerAct) bool { return world.ActMeets(act, a.Act) })
}

// breaches lists the promises that the attacker breaks by attacking. Where the
// target began it, the attacker answers an attack and the promises broken are
// the target's.
func breaches(w *world.World, in *Incident, attacker Actor, target world.StateID) []Flag {
	adversary := in.adversary(attacker)
	if in.struckBegan(target) && in.Initiator != target {
		return nil // another of the target's side began it: neither of these two did
	}
	if in.Initiator == target && adversary != "" {
		attacker, adversary, target = StateActor(target), target, adversary
	}
	var out []Flag
	for _, r := range promises(w, adversary, target) {
		if !broken(r.c, in.act(attacker)) {
			continue
		}
		duty := "refrain"
		if !slices.Contains(r.c.Duties, duty) {
			// To attack a state that is at war with another helps that other.
			if duty = "neutral"; len(in.AtWar[target]) == 0 {
				continue
			}
		}
		k := &trial{w: w, in: in, t: r.t, c: r.c, bound: adversary, target: target, attacker: attacker, striker: attacker, struck: target}
		k.reset(nil)
		holds := k.stands(r, adversary, target)
		if holds == world.No {
			continue
		}
		answer := Owed
		if holds == world.Unknown || in.Disputed {
			answer = Depends
		}
		out = append(out, Flag{
			Kind: "breach", State: adversary, Treaty: r.t.ID, Clause: r.c.ID, Duty: duty, Toward: target, Against: attacker.ID,
			Answer: answer, Text: w.StateName(adversary) + " breaks its own promise to " + w.StateName(target) + ": " + r.c.Text,
			Sources: r.c.Sources,
		})
	}
	return out
}
