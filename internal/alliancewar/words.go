package alliancewar

import (
	"fmt"
	"slices"

	"casus/internal/dataset"
	"casus/internal/obligation"
	"casus/internal/world"
)

func (t *test) name(s world.StateID) string { return t.w.StateName(s) }

// breach says that allies fought each other.
func (t *test) breach(f *obligation.Flag, on world.Day) string {
	promise := "a promise not to attack each other"
	if kindOf(f.Clause) == peace {
		promise = "a promise of help or neutrality, which bars war among the allies"
	}
	return fmt.Sprintf("Allies fought each other: on %s %s was at war with %s, under %s.", on, t.name(f.State), t.name(f.Toward), promise)
}

// owed says which duty fell due.
func (t *test) owed(a *obligation.Answer, on world.Day, striker int) string {
	ally, enemy, bound := t.name(a.Toward), t.name(world.StateID(a.Against)), t.name(a.State)
	switch kindOf(a.Clause) {
	case defence:
		if number(a.Toward) == striker {
			return fmt.Sprintf("Defence: the clause was made for this war, in which %s was fighting %s on %s, and %s is bound by it.", ally, enemy, on, bound)
		}
		return fmt.Sprintf("Defence: %s was attacked by %s on %s, and %s is bound to help.", ally, enemy, on, bound)
	case offence:
		return fmt.Sprintf("Offence: %s was at war with %s on %s, and %s is bound to join whoever began it.", ally, enemy, on, bound)
	}
	return fmt.Sprintf("Neutrality: %s was at war with %s on %s, and %s is bound to keep out.", ally, enemy, on, bound)
}

// missed says why the case did not arise.
func (t *test) missed() string {
	if !t.fight {
		return "No member was at war while the treaty was in force."
	}
	if t.rank == 0 && t.promisesMore() {
		return "The allies did not fight each other, and no member outside the war was bound to one that was in it."
	}
	if t.rank == 0 {
		return "The allies did not fight each other, and the pact promises no more than that."
	}
	a := &t.miss
	kind, ally, enemy := title(kindOf(a.Clause)), t.name(a.Toward), t.name(world.StateID(a.Against))
	if a.Answer == obligation.Depends {
		return fmt.Sprintf("%s: the clause has a limit that the source does not spell out, so the war of %s with %s is not held to meet it.", kind, ally, enemy)
	}
	why := "the clause does not reach it"
	switch a.Reason {
	case obligation.OtherAdversary:
		why = "the clause names another adversary"
	case obligation.OutOfArea:
		why = "the clause covers the ally's own region, and the war was fought elsewhere"
	case obligation.AllyInitiated:
		why = ally + " went to war and was not attacked"
	case obligation.ConditionUnmet:
		why = "a condition is not met: the number of enemies, the conflict or the kind of threat for which it was made"
	case obligation.IntraAlliance:
		why = enemy + " is itself an ally"
	case obligation.NotInForce, obligation.NotParty:
		why = "not both allies were bound on the day"
	}
	return fmt.Sprintf("%s: on %s %s was at war with %s, but %s.", kind, t.on, ally, enemy, why)
}

// promisesMore tells whether any member is bound to more than to leave its
// allies alone.
func (t *test) promisesMore() bool {
	return slices.ContainsFunc(t.members, func(m *dataset.MemberRow) bool {
		return m.Defense || m.Offense || m.Neutral
	})
}

func title(kind string) string {
	switch kind {
	case defence:
		return "Defence"
	case offence:
		return "Offence"
	case neutrality:
		return "Neutrality"
	}
	return "Non-aggression"
}
