package obligation

import (
	"slices"
	"strings"

	"casus/internal/world"
)

// attackerSide answers for every bound state and clause that names the state
// that strikes. A fellow attacker is asked only for promises that speak of an
// attack by the partner.
func (j *judge) attackerSide(attacker Actor, target world.StateID) []Answer {
	striker := j.in.adversary(attacker)
	if striker == "" || striker == target || attacker.Group && slices.Contains(j.in.Attackers, StateActor(striker)) {
		return nil // a sponsor that strikes itself is asked about once
	}
	var out []Answer
	for _, t := range j.w.TreatiesOf(striker) {
		over := t.Ended.By(j.in.On) == world.Yes || t.Signed.By(j.in.On) == world.No && !t.Added
		if unsigned(t) || over && j.in.Facts["in_force:"+string(t.ID)] != world.Yes {
			continue // what is over, or not yet agreed, concerns nobody here
		}
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if c.Trigger == nil || !answerable(c) || j.lean && !world.ActiveDuty(c.Duty()) || !serves(t, c, striker) || c.Spell.Covers(j.in.On) == world.No {
				continue
			}
			if j.keep != nil && !j.keep(t, c) {
				continue
			}
			for _, bound := range bearers(t, c) {
				fellow := j.in.attacks(bound)
				if bound == striker || j.in.targets(bound) || fellow && !c.Trigger.Serves(false) || j.skip != nil && j.skip(bound) {
					continue
				}
				k := &trial{w: j.w, in: j.in, t: t, c: c, bound: bound, target: striker, attacker: StateActor(target),
					striker: attacker, struck: target, explain: j.explain, lean: j.lean}
				if a := k.answer(); a.Reason != NotParty { // a treaty that one of them is not in is no link to the attacker
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// ownWar answers for the promises of the one who strikes to join the war of
// others that are at war with the state it strikes.
func (j *judge) ownWar(attacker Actor, target world.StateID) []Answer {
	striker := j.in.adversary(attacker)
	if striker == "" || attacker.Group && slices.Contains(j.in.Attackers, StateActor(striker)) {
		return nil
	}
	var out []Answer
	for _, ally := range j.in.AtWar[target] {
		if j.in.attacks(ally) || j.in.targets(ally) {
			continue // asked about as one of the sides
		}
		for _, t := range j.w.TreatiesOf(ally) {
			if unsigned(t) {
				continue
			}
			for i := range t.Clauses {
				c := &t.Clauses[i]
				if ally == striker || c.Trigger == nil || !c.Trigger.Serves(false) || !answerable(c) || !serves(t, c, ally) || !binds(t, c, striker) ||
					c.Spell.Covers(j.in.On) == world.No || j.keep != nil && !j.keep(t, c) {
					continue
				}
				k := &trial{w: j.w, in: j.in, t: t, c: c, bound: striker, target: ally, attacker: StateActor(target),
					striker: attacker, struck: target, explain: j.explain, lean: j.lean}
				out = append(out, k.answer())
			}
		}
	}
	return out
}

// linkActs ties each answer that waits for another state's act to the strongest
// answer of that state toward the same beneficiary.
func linkActs(r *Result) {
	const prefix = "fact:acts:"
	for i := range r.Answers {
		a := &r.Answers[i]
		for _, on := range a.DependsOn {
			name, ok := strings.CutPrefix(on, prefix)
			if !ok {
				continue
			}
			link := WaitsOn{Fact: "acts:" + name, State: world.StateID(name), Answer: "none"}
			var best *Answer
			for j := range r.Answers {
				b := &r.Answers[j]
				if b.State == link.State && b.Toward == a.Toward && world.ActiveDuty(b.Duty) && (best == nil || answerRank[b.Answer] < answerRank[best.Answer]) {
					best = b
				}
			}
			if best != nil {
				link.Treaty, link.Clause, link.Answer, link.Reason = best.Treaty, best.Clause, best.Answer, best.Reason
			}
			a.WaitsOn = append(a.WaitsOn, link)
		}
	}
}
