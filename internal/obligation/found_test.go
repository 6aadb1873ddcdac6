package obligation_test

import (
	"strings"
	"testing"

	"casus/internal/obligation"
	"casus/internal/world"
)

// TestFoundByTheOracle keeps a small case of each disagreement between the
// engine and the program in testdata/duties.mg.
func TestFoundByTheOracle(t *testing.T) {
	type shape = func(*world.Treaty, *world.Clause)
	trigger := func(change func(*world.Trigger)) shape {
		return func(_ *world.Treaty, c *world.Clause) { change(c.Trigger) }
	}
	condition := func(c world.Condition) shape {
		return func(_ *world.Treaty, clause *world.Clause) { clause.Conditions = []world.Condition{c} }
	}
	militants := func(by ...string) shape {
		return trigger(func(tr *world.Trigger) {
			tr.By, tr.Acts = by, append(tr.Acts, world.TriggerAct{Act: "militant_attack"})
		})
	}
	gang := func(in *obligation.Incident) { in.Attackers[0] = obligation.Actor{ID: "GANG", Group: true} }
	by := func(attackers ...world.StateID) func(*obligation.Incident) {
		return func(in *obligation.Incident) {
			in.Attackers = nil
			for _, a := range attackers {
				in.Attackers = append(in.Attackers, obligation.StateActor(a))
			}
		}
	}
	both := func(list ...func(*obligation.Incident)) func(*obligation.Incident) {
		return func(in *obligation.Incident) {
			for _, f := range list {
				f(in)
			}
		}
	}
	wars := func(of world.StateID, with ...world.StateID) func(*obligation.Incident) {
		return func(in *obligation.Incident) { in.AtWar = map[world.StateID][]world.StateID{of: with} }
	}
	target := func(s world.StateID) func(*obligation.Incident) {
		return func(in *obligation.Incident) { in.Targets = []world.StateID{s} }
	}
	gives := func(notice string) shape {
		return func(t *world.Treaty, _ *world.Clause) { t.Parties[1].Notice = dated(notice) }
	}
	vague := func(t *world.Treaty, _ *world.Clause) {
		t.Parties[1].Status, t.Parties[1].Spell.From = "frozen", dated("2020")
	}
	tests := []struct {
		name  string
		shape shape
		in    func(*obligation.Incident)
		want  string // of BBB; empty: no answer
	}{
		{"notice without a rule: bound until then", gives("2021-01-01"), nil, "owed"},
		{"notice without a rule: unknown from then on", gives("2020-01-01"), nil, "depends fact:member:PACT:BBB"},
		{"a frozen spell of vague dates thaws by no fact of membership", vague, yes("member:PACT:BBB"), "depends fact:frozen:PACT:BBB"},
		{"a list that names others leaves a group out", militants("CCC"), gang, "not_owed other_adversary"},
		{"a group is no state", militants("state"), gang, "not_owed non_state_attacker"},
		{"an outsider may be a group", militants("state", "third_party"), gang, "owed"},
		{"a group is no enemy state", func(t *world.Treaty, c *world.Clause) {
			militants("any")(t, c)
			condition(world.Condition{Kind: "enemies", N: 1})(t, c)
		}, gang, "not_owed condition_unmet"},
		{"a sponsor counts once", condition(world.Condition{Kind: "enemies", N: 2}), both(gang, func(in *obligation.Incident) {
			in.Sponsor, in.Attackers = "XXX", append(in.Attackers, obligation.StateActor("XXX"))
		}), "not_owed condition_unmet against=XXX"},
		{"talks about an ally's own attack are not for its victim", func(_ *world.Treaty, c *world.Clause) {
			c.Duties, c.Trigger.When = []string{"consult"}, world.WhenAttacks
		}, nil, "not_owed condition_unmet"},
		{"an undisclosed trigger under a reading", func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "")
			c.Trigger.Acts = []world.TriggerAct{{Act: "undisclosed", Reading: reading("q", "x")}}
		}, both(yes("trigger:PACT"), func(in *obligation.Incident) { in.Readings = map[string]string{"q": "y"} }), "not_owed condition_unmet"},
		{"a decision among alternatives is the decision", func(_ *world.Treaty, c *world.Clause) {
			c.Discretion = "joint_decision"
			c.Conditions = []world.Condition{{Kind: "any", Any: []world.Condition{{Kind: "decision"}, {Kind: "fact", Fact: "rain"}}}}
		}, yes("rain"), "owed"},
		{"a fact of war beside the wars of the case", condition(world.Condition{Kind: "at_war_with", Names: []string{"CCC"}}),
			both(wars("AAA"), yes("at_war_with:AAA:CCC")), "owed"},
		{"at war with one who is at war with it", condition(world.Condition{Kind: "at_war_with", Names: []string{"CCC"}}), wars("CCC", "AAA"), "owed"},
		{"a clause for an ally's attack, and it is contested who began", trigger(func(tr *world.Trigger) { tr.When = world.WhenAttacks }),
			both(yes("initiator"), func(in *obligation.Incident) { in.Disputed = true }), "not_owed condition_unmet"},
		{"a condition of no kind is a fault", condition(world.Condition{Kind: "nonsense"}), nil, "depends fault:PACT/1"},

		// on the attackers' side
		{"a sponsor that strikes itself is asked about once", trigger(func(tr *world.Trigger) { tr.When = world.WhenAtWar }),
			both(target("XXX"), gang, func(in *obligation.Incident) {
				in.Sponsor, in.Attackers = "AAA", append(in.Attackers, obligation.StateActor("AAA"))
			}), "owed toward=AAA"},
		{"an ended treaty that the fact keeps alive", func(t *world.Treaty, c *world.Clause) {
			t.Ended, c.Trigger.When = dated("2019"), world.WhenAttacks
		}, both(target("XXX"), by("AAA"), yes("in_force:PACT")), "owed toward=AAA"},
		{"a fellow attacker is asked for no defence, in whatever words", trigger(func(tr *world.Trigger) { tr.When = world.WhenAttacked }),
			both(target("XXX"), by("AAA", "BBB")), ""},
		{"a fellow attacker that is named at war too is asked once", trigger(func(tr *world.Trigger) { tr.When = world.WhenAtWar }),
			both(target("XXX"), by("AAA", "BBB"), wars("XXX", "AAA")), "owed toward=AAA"},
		{"one who joins the war of an ally is asked for no defence", nil, both(target("XXX"), by("BBB"), wars("XXX", "AAA")), ""},
	}
	for _, tt := range tests {
		r := obligation.Evaluate(world.New(small(pact(tt.shape))), attack(tt.in), obligation.Options{AttackerSide: true})
		if tt.want == "" {
			if got := r.By("BBB"); len(got) > 0 {
				t.Errorf("%s: an answer that should not be: %s", tt.name, writtenAnswer(&got[0]))
			}
			continue
		}
		for i := range r.Answers { // the text of a fault is long
			for j, on := range r.Answers[i].DependsOn {
				r.Answers[i].DependsOn[j], _, _ = strings.Cut(on, ": ")
			}
		}
		if err := wantAnswer(&r, "BBB", "PACT/1", strings.Fields(tt.want)); err != nil {
			t.Errorf("%s: want %s: %v", tt.name, tt.want, err)
		}
	}
}
