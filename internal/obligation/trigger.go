package obligation

import (
	"slices"
	"strings"

	"casus/internal/world"
)

// checkAdversary asks who attacks: a state or a group, an ally or an outsider,
// one that the clause names or another.
func (k *trial) checkAdversary() {
	if k.c.Trigger == nil {
		return
	}
	by := k.c.Trigger.By
	adversary := k.in.adversary(k.attacker)
	named := slices.Contains(by, k.attacker.ID) || adversary != "" && slices.Contains(by, string(adversary))
	if len(k.c.Trigger.NotBy) > 0 {
		out := k.enemyClass(k.c.Trigger.NotBy, adversary)
		k.add(out.Not(), OtherAdversary, k.say("the clause leaves out %s: %s", k.names(k.c.Trigger.NotBy), out), k.c.Sources)
	}
	if adversary == "" {
		if !named && !slices.Contains(by, "any") {
			k.checkGroup()
		}
		return
	}
	switch {
	case named || slices.Contains(by, "any"):
		k.add(world.Yes, "", "", nil)
	case len(by) == 0 || slices.Contains(by, "third_party") || slices.Contains(by, "state"):
		inside := k.member(k.t, adversary)
		if inside != world.No {
			k.add(inside.Not(), IntraAlliance, k.say("%s is itself in %s", k.name(adversary), k.pact(k.t)), k.t.Sources)
		}
	default:
		k.add(world.No, OtherAdversary, k.say("the clause names %s, not %s", k.names(by), k.name(adversary)), k.c.Sources)
	}
}

// namesAdversary tells whether the clause is meant for some adversaries alone.
func (k *trial) namesAdversary() bool {
	return k.c.Trigger != nil && slices.ContainsFunc(k.c.Trigger.By, func(by string) bool { return by != "any" && by != "state" && by != "third_party" })
}

// checkGroup asks whether an attack by a group without an attributed sponsor,
// which the clause does not name, can count. It can where outsiders are meant
// and the trigger names militant attacks; then the act itself is tested next.
func (k *trial) checkGroup() {
	by := k.c.Trigger.By
	militants := slices.ContainsFunc(k.c.Trigger.Acts, func(a world.TriggerAct) bool { return a.Act == "militant_attack" })
	outsiders := len(by) == 0 || slices.Contains(by, "third_party")
	switch {
	case !militants || !outsiders && slices.Contains(by, "state"):
		k.add(world.No, NonStateAttacker,
			k.say("%s is not a state and its attack is attributed to none", k.w.Name(k.attacker.ID)), k.c.Sources)
	case !outsiders:
		k.add(world.No, OtherAdversary, k.say("the clause names %s, not %s", k.names(by), k.w.Name(k.attacker.ID)), k.c.Sources)
	}
}

// checkAct asks whether the act and its object are of the kind named.
func (k *trial) checkAct() {
	tr := k.c.Trigger
	if tr == nil {
		return
	}
	act := k.actToJudge()
	holds := world.No
	text := ""
	for _, named := range tr.Acts {
		switch {
		case named.Act == "undisclosed":
			holds = holds.Or(k.fact("trigger", string(k.t.ID)).And(k.read(named.Reading)))
			text = k.say("what sets off %s is not public", k.pact(k.t))
		case world.ActMeets(act, named.Act):
			counts := k.read(named.Reading)
			holds = holds.Or(counts)
			text = k.actText(act, named)
		}
	}
	if holds == world.No && text == "" && k.explain {
		text = k.say("%s is not what the clause names (%s)", words(act), words(actNames(tr.Acts)))
	}
	k.add(holds, ConditionUnmet, text, k.c.Sources)
	if len(tr.Objects) > 0 && !slices.Contains(tr.Objects, k.in.object()) {
		if k.explain {
			text = k.say("the clause protects %s, not %s", words(strings.Join(tr.Objects, ", ")), words(k.in.object()))
		}
		k.add(world.No, ConditionUnmet, text, k.c.Sources)
	}
}

// actToJudge is the act that the trigger is held against. What a group does on
// its own is a militant attack whatever force it uses, unless the clause looks
// at every author or at this one: else an open question about militants would
// be passed by when the asker calls the attack an armed one.
func (k *trial) actToJudge() string {
	act := k.in.act(k.striker)
	by := k.c.Trigger.By
	if k.in.adversary(k.attacker) != "" || slices.Contains(by, "any") || slices.Contains(by, k.attacker.ID) || !world.ActMeets(act, "any_aggression") {
		return act
	}
	return "militant_attack"
}

func (k *trial) actText(act string, named world.TriggerAct) string {
	switch {
	case !k.explain:
		return ""
	case named.Reading.IsZero():
		return k.say("%s counts as %s", words(act), words(named.Act))
	}
	return k.say("%s counts only under the reading %s", words(act), named.Reading)
}

func actNames(acts []world.TriggerAct) string {
	names := make([]string, len(acts))
	for i, a := range acts {
		names[i] = a.Act
	}
	return strings.Join(names, ", ")
}

// words writes a vocabulary word for a reader.
func words(s string) string { return strings.ReplaceAll(s, "_", " ") }

// checkArea asks whether the attack happens where the clause applies.
func (k *trial) checkArea() {
	if k.c.Trigger == nil || len(k.c.Trigger.Area) == 0 {
		return
	}
	place := k.in.place(k.struck)
	elsewhere := k.c.Trigger.Elsewhere
	if place == "" {
		inside := k.fact("place")
		if !elsewhere.IsZero() && inside != world.Yes {
			inside = inside.Or(k.read(elsewhere))
		}
		k.add(inside, OutOfArea, k.say("where the attack happens is not known, and the clause has an area"), k.c.Sources)
		return
	}
	inside := k.inside(k.c.Trigger.Area, place)
	text := ""
	if k.explain {
		text = k.areaText(place, inside)
	}
	if !elsewhere.IsZero() && inside != world.Yes {
		text += k.say("; the clause reaches there only under the reading %s", elsewhere)
		inside = inside.Or(k.read(elsewhere))
	}
	k.add(inside, OutOfArea, text, k.c.Sources)
}

func (k *trial) areaText(place string, inside world.Tri) string {
	names := make([]string, len(k.c.Trigger.Area))
	for i, a := range k.c.Trigger.Area {
		names[i] = k.w.Name(a)
		if area := k.w.Area(a); area != nil {
			names[i] = area.Name
		} else if a == "parties" {
			names[i] = "the territory of the parties"
		}
	}
	where := k.w.Name(place)
	if p := k.w.Place(place); p != nil {
		where = p.Name
	}
	verb := map[world.Tri]string{world.Yes: "lies inside", world.No: "lies outside", world.Unknown: "may lie inside or outside"}[inside]
	return k.say("%s %s %s", where, verb, strings.Join(names, ", "))
}

// inside tells whether a place lies in any of the areas.
func (k *trial) inside(areas []string, place string) world.Tri {
	state := world.StateID(place)
	p := k.w.Place(place)
	if p != nil {
		state = p.Of
	}
	holds := world.No
	for _, a := range areas {
		area := k.w.Area(a)
		switch {
		case a == "parties":
			if state != "" {
				holds = holds.Or(k.member(k.t, state))
			}
		case area == nil:
			holds = holds.Or(world.Truth(state != "" && string(state) == a))
		default:
			holds = holds.Or(k.insideArea(area, place, state))
		}
	}
	return holds
}

func (k *trial) insideArea(area *world.Area, place string, state world.StateID) world.Tri {
	for _, c := range area.Contested {
		if c.Place == place {
			return k.read(c.Reading)
		}
	}
	switch {
	case slices.Contains(area.Except, place):
		return world.No
	case slices.Contains(area.Places, place):
		return world.Yes
	case state == "":
		return world.No
	case slices.Contains(area.States, state):
		return world.Yes
	case area.TerritoryOf == "parties":
		return k.member(k.t, state)
	}
	return world.No
}

// reversed tells whether the duty would be owed to the one who strikes.
func (k *trial) reversed() bool { return k.target != k.struck }

// attacked tells whether the beneficiary is the victim in law: the one struck,
// or the one who strikes where the other side began it.
func (k *trial) attacked() bool { return k.reversed() == k.in.struckBegan(k.struck) }

// checkSide asks whose war it is: a promise of defence does not serve an ally
// who began it, and one of help in attack serves no other.
func (k *trial) checkSide() {
	k.step = "whose war"
	tr := k.c.Trigger
	if tr == nil || k.c.Duty() == "consult" && !k.reversed() && tr.Serves(true) {
		return // talks are owed to the one struck, whoever began it
	}
	if k.in.Disputed && tr.Serves(true) != tr.Serves(false) {
		// "initiator" is yes where the one who strikes began it.
		began := k.fact("initiator")
		if k.reversed() == tr.Serves(true) {
			began = began.Not()
		}
		reason := AllyInitiated
		if !tr.Serves(true) { // the one it would serve is the victim
			reason = ConditionUnmet
		}
		k.add(began, reason, k.say("who began it is contested"), k.c.Sources)
		return
	}
	attacked := k.attacked()
	serves := world.Truth(tr.Serves(attacked))
	if serves == world.Yes && tr.When == "" && k.in.Initiator == "" && !k.reversed() {
		return // the plain case: the one struck is the victim
	}
	reason := AllyInitiated
	if attacked {
		reason = ConditionUnmet
	}
	k.add(serves, reason, k.sideText(attacked), k.c.Sources)
}

func (k *trial) sideText(attacked bool) string {
	if !k.explain {
		return ""
	}
	whose := map[string]string{world.WhenAttacks: "that attacks", world.WhenAtWar: "at war"}[k.c.Trigger.When]
	if whose == "" {
		whose = "that is attacked"
	}
	is := k.name(k.target) + " began it"
	switch {
	case attacked && k.reversed():
		is = k.say("%s strikes, and %s began it", k.name(k.target), k.name(k.struck))
	case attacked:
		is = k.name(k.target) + " is attacked"
	}
	return k.say("the clause is for an ally %s; %s", whose, is)
}

// names writes a list of states, groups and classes for a reader.
func (k *trial) names(ids []string) string {
	if !k.explain {
		return ""
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = words(k.w.Name(id))
	}
	return strings.Join(out, ", ")
}
