package obligation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus/internal/obligation"
	"casus/internal/world"
)

// pact is a treaty of AAA, BBB and CCC with one pledge to assist; change shapes
// it for a test.
func pact(change func(*world.Treaty, *world.Clause)) *world.Treaty {
	t := &world.Treaty{ID: "PACT", Name: "Pact", Status: "in_force", InForce: world.On(0),
		Parties: []world.Party{{State: "AAA", Role: "party", Status: "party"}, {State: "BBB", Role: "party", Status: "party"}, {State: "CCC", Role: "party", Status: "party"}},
		Clauses: []world.Clause{{ID: "1", Article: "1", Text: "help", BoundEach: true, TowardEach: true, Duties: []string{"assist"}, Discretion: "automatic",
			Trigger: &world.Trigger{Acts: []world.TriggerAct{{Act: "any_aggression"}}}}}}
	if change != nil {
		change(t, &t.Clauses[0])
	}
	return t
}

func small(treaties ...*world.Treaty) world.Tables {
	var tables world.Tables
	for i, id := range []world.StateID{"AAA", "BBB", "CCC", "XXX"} {
		tables.States = append(tables.States, world.State{ID: id, COW: i + 1, Name: string(id)})
	}
	tables.Groups = []world.Group{{ID: "GANG", Name: "The gang"}}
	tables.Treaties = treaties
	return tables
}

func onDay(s string) world.Day {
	d, err := world.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dated(s string) world.Date {
	d, err := world.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// attack is XXX against AAA in 2020.
func attack(change func(*obligation.Incident)) obligation.Incident {
	in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor("XXX")}, Targets: []world.StateID{"AAA"}, On: onDay("2020-06-01"), Facts: map[string]world.Tri{}}
	if change != nil {
		change(&in)
	}
	return in
}

func yes(names ...string) func(*obligation.Incident) {
	return func(in *obligation.Incident) {
		for _, n := range names {
			in.Facts[n] = world.Yes
		}
	}
}

// open is a reading with options x (0.5) and y (0.25); the rest is unknown.
func open(t *world.Treaty, id, group string) {
	t.Readings = append(t.Readings, world.Reading{ID: id, Group: group, Options: []world.Option{{ID: "x", Weight: 0.5}, {ID: "y", Weight: 0.25}}})
}

func reading(q, o string) world.ReadingTest { return world.ReadingTest{Question: q, Option: o} }

// TestManyOpenQuestions: a clause that hangs on more questions than are followed
// through still has an answer, in bounded time, that depends on all of them.
func TestManyOpenQuestions(t *testing.T) {
	const questions = 40
	tables := small(pact(func(p *world.Treaty, c *world.Clause) {
		for i := range questions {
			id := fmt.Sprint("q", i)
			open(p, id, "")
			c.Conditions = append(c.Conditions, world.Condition{Kind: "reading", Reading: reading(id, "x")})
		}
	}))
	r := obligation.Evaluate(world.New(tables), attack(nil), obligation.Options{Silent: true})
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.Answer != obligation.Depends || len(a.DependsOn) != questions || len(a.Branches) > 1<<12 {
			t.Errorf("%s %s on %d questions in %d branches", a.State, a.Answer, len(a.DependsOn), len(a.Branches))
		}
	}
	if len(r.Answers) != 2 {
		t.Errorf("%d answers", len(r.Answers))
	}
}

// TestRules holds BBB's answer under the pact against the rules of the format,
// written in the form of the cases, explained and not.
func TestRules(t *testing.T) {
	modify := func(rank int, duty, fact string, r world.ReadingTest) world.Exception {
		return world.Exception{ID: "m" + duty, Modifies: true, Duty: duty, Fact: fact, Reading: r, Rank: rank}
	}
	negate := func(rank int, fact string) world.Exception { return world.Exception{ID: "n", Fact: fact, Rank: rank} }
	except := func(list ...world.Exception) func(*world.Treaty, *world.Clause) {
		return func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "")
			c.Exceptions = list
		}
	}
	condition := func(c world.Condition) func(*world.Treaty, *world.Clause) {
		return func(t *world.Treaty, clause *world.Clause) {
			open(t, "q", "")
			clause.Conditions = append(clause.Conditions, c)
		}
	}
	gang := func(in *obligation.Incident) { in.Attackers[0] = obligation.Actor{ID: "GANG", Group: true} }
	tests := []struct {
		name  string
		shape func(*world.Treaty, *world.Clause)
		in    func(*obligation.Incident)
		want  string // answer, then reason or what it depends on, then properties
	}{
		{"plain", nil, nil, "owed duty=assist discretion=automatic"},

		// exceptions
		{"a modification applies", except(modify(0, "consult", "f", world.ReadingTest{})), yes("f"), "owed duty=consult"},
		{"a modification whose fact is open leaves the words", except(modify(0, "consult", "f", world.ReadingTest{})), nil, "owed duty=assist"},
		{"a modification under a reading leaves the words", func(t *world.Treaty, c *world.Clause) {
			t.Readings = []world.Reading{{ID: "q", Options: []world.Option{{ID: "x", Weight: 0.5}, {ID: "y", Weight: 0.5}}}}
			c.Exceptions = []world.Exception{modify(0, "consult", "", reading("q", "y"))}
		}, nil, "owed duty=assist"},
		{"a modification under a reading that is answered", except(modify(0, "consult", "", reading("q", "y"))), func(in *obligation.Incident) { in.Readings = map[string]string{"q": "y"} }, "owed duty=consult"},
		{"the higher modification wins, given first", except(modify(1, "fight", "", world.ReadingTest{}), modify(0, "consult", "", world.ReadingTest{})), nil, "owed duty=fight"},
		{"the higher modification wins, given last", except(modify(0, "consult", "", world.ReadingTest{}), modify(1, "fight", "", world.ReadingTest{})), nil, "owed duty=fight"},
		{"a higher negation wins", except(modify(0, "fight", "", world.ReadingTest{}), negate(1, "")), nil, "not_owed exception"},
		{"a higher modification wins", except(modify(1, "fight", "", world.ReadingTest{}), negate(0, "")), nil, "owed duty=fight"},
		{"a higher modification whose fact is open", except(modify(1, "fight", "f", world.ReadingTest{}), negate(0, "")), nil, "depends fact:f"},
		{"a lower modification whose fact is open", except(modify(0, "fight", "f", world.ReadingTest{}), negate(1, "")), nil, "not_owed exception"},
		{"two of one rank contradict each other", except(modify(1, "fight", "", world.ReadingTest{}), negate(1, "")), nil, "depends fault:PACT/1"},
		{"two modifications of one rank contradict each other", except(modify(1, "fight", "", world.ReadingTest{}), modify(1, "consult", "", world.ReadingTest{})), nil, "depends fault:PACT/1"},
		{"a negation whose fact is open", except(negate(0, "f")), nil, "depends fact:f"},
		{"an exception makes the decision joint", func(_ *world.Treaty, c *world.Clause) {
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Discretion: "joint_decision"}}
		}, nil, "depends fact:decision:PACT discretion=joint_decision"},
		{"an exception lifts the joint decision", func(_ *world.Treaty, c *world.Clause) {
			c.Discretion = "joint_decision"
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Discretion: "automatic"}}
		}, nil, "owed discretion=automatic"},
		{"an open exception may lift the joint decision", func(_ *world.Treaty, c *world.Clause) {
			c.Discretion = "joint_decision"
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Discretion: "automatic", Fact: "f"}}
		}, func(in *obligation.Incident) { in.Facts["decision:PACT"] = world.No }, "depends fact:f"},
		{"an open exception may make the decision joint", func(_ *world.Treaty, c *world.Clause) {
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Discretion: "joint_decision", Fact: "f"}}
		}, nil, "depends fact:decision:PACT fact:f"},
		{"an exception that its reading rules out asks no fact", func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "")
			c.Exceptions = []world.Exception{{ID: "n", Fact: "f", Reading: reading("q", "x")}}
			c.Conditions = []world.Condition{{Kind: "requested"}}
		}, func(in *obligation.Incident) { in.Readings = map[string]string{"q": "y"} }, "depends fact:requested:AAA"},

		// readings
		{"the rest of a reading stays open behind a fact", func(t *world.Treaty, c *world.Clause) {
			t.Readings = []world.Reading{{ID: "q", Options: []world.Option{{ID: "x", Weight: 0.5}}}}
			c.Conditions = []world.Condition{{Kind: "reading", Reading: reading("q", "x")}, {Kind: "requested"}}
		}, nil, "depends fact:requested:AAA reading:q weight=0 high=1"},
		{"a group is answered by one of its questions", func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "g")
			open(t, "r", "g")
			c.Conditions = []world.Condition{{Kind: "reading", Reading: reading("q", "x")}}
		}, func(in *obligation.Incident) { in.Readings = map[string]string{"r": "x"} }, "owed"},
		{"two questions of a group weigh as one", func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "g")
			open(t, "r", "g")
			c.Conditions = []world.Condition{{Kind: "reading", Reading: reading("q", "x")}, {Kind: "reading", Reading: reading("r", "x")}}
		}, nil, "depends reading:q reading:r weight=0.5 high=0.75"},
		{"two questions weigh by each other", func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "")
			open(t, "r", "")
			c.Conditions = []world.Condition{{Kind: "reading", Reading: reading("q", "x")}, {Kind: "reading", Reading: reading("r", "x")}}
		}, nil, "depends reading:q reading:r weight=0.25 high=0.5625"},

		{"every branch refuses, for a reason of its own", func(t *world.Treaty, c *world.Clause) {
			t.Readings = []world.Reading{{ID: "q", Options: []world.Option{{ID: "x", Weight: 0.5}, {ID: "y", Weight: 0.5}}}}
			c.Conditions = []world.Condition{{Kind: "reading", Reading: reading("q", "x")}}
			c.Exceptions = []world.Exception{{ID: "n", Reading: reading("q", "x")}}
		}, nil, "not_owed exception weight=0 high=0"},

		// facts that do not matter are not asked
		{"an act that counts for certain asks no trigger", func(_ *world.Treaty, c *world.Clause) {
			c.Trigger.Acts = []world.TriggerAct{{Act: "undisclosed"}, {Act: "armed_attack"}}
			c.Conditions = []world.Condition{{Kind: "requested"}}
		}, nil, "depends fact:requested:AAA"},
		{"an undisclosed trigger", func(_ *world.Treaty, c *world.Clause) { c.Trigger.Acts = []world.TriggerAct{{Act: "undisclosed"}} }, nil, "depends fact:trigger:PACT"},

		// conditions
		{"provoked", condition(world.Condition{Kind: "unprovoked"}), yes("provoked:AAA"), "not_owed condition_unmet"},
		{"provoked or not", condition(world.Condition{Kind: "unprovoked"}), nil, "depends fact:provoked:AAA"},
		{"too few enemies", condition(world.Condition{Kind: "enemies", N: 2}), nil, "not_owed condition_unmet"},
		{"a class of others", condition(world.Condition{Kind: "enemy_class", Names: []string{"great_power"}}), nil, "not_owed other_adversary"},
		{"a class of outsiders", condition(world.Condition{Kind: "enemy_class", Names: []string{"non_signatory"}}), nil, "owed"},
		{"a class with a group in it", func(_ *world.Treaty, c *world.Clause) {
			c.Trigger.By = []string{"any"}
			c.Trigger.Acts = []world.TriggerAct{{Act: "militant_attack"}}
			c.Conditions = []world.Condition{{Kind: "enemy_class", Names: []string{"GANG"}}}
		}, gang, "owed"},
		{"support", condition(world.Condition{Kind: "supported_by", Names: []string{"RUS"}}), nil, "depends fact:supported_by:RUS"},
		{"another acts first", condition(world.Condition{Kind: "acts", Names: []string{"CCC"}}), nil, "depends fact:acts:CCC"},
		{"self judged", condition(world.Condition{Kind: "self_judged"}), nil, "depends fact:judged:BBB"},
		{"a fact by name", condition(world.Condition{Kind: "fact", Fact: "rain"}), nil, "depends fact:rain"},
		{"a fact by name that is given", condition(world.Condition{Kind: "fact", Fact: "rain"}), yes("rain"), "owed"},

		// who attacks
		{"a group", nil, gang, "not_owed non_state_attacker"},
		{"a group that is named", func(_ *world.Treaty, c *world.Clause) {
			c.Trigger.By = []string{"GANG"}
			c.Trigger.Acts = []world.TriggerAct{{Act: "militant_attack"}}
		}, gang, "owed"},
		{"a state where a group is named", func(_ *world.Treaty, c *world.Clause) { c.Trigger.By = []string{"GANG"} }, nil, "not_owed other_adversary"},
		{"a member", nil, func(in *obligation.Incident) { in.Attackers[0] = obligation.StateActor("CCC") }, "not_owed intra_alliance"},
		{"a member where any attacker counts", func(_ *world.Treaty, c *world.Clause) { c.Trigger.By = []string{"any"} },
			func(in *obligation.Incident) { in.Attackers[0] = obligation.StateActor("CCC") }, "owed"},

		// membership and force
		{"a signatory is outside", func(t *world.Treaty, _ *world.Clause) { t.Parties[1].Status = "signatory" }, nil, "not_owed not_party"},
		{"a suspended party is outside", func(t *world.Treaty, _ *world.Clause) { t.Parties[1].Status = "suspended" }, nil, "not_owed not_party"},
		{"a frozen party", func(t *world.Treaty, _ *world.Clause) { t.Parties[1].Status = "frozen" }, nil, "depends fact:frozen:PACT:BBB"},
		{"a month of entry that all share is asked for once", func(t *world.Treaty, _ *world.Clause) {
			t.InForce = dated("2020")
			for i := range t.Parties {
				t.Parties[i].Spell.From = t.InForce
			}
		}, nil, "depends fact:in_force:PACT"},
		{"the fact overrides the dates", func(t *world.Treaty, _ *world.Clause) { t.InForce = dated("2021") }, yes("in_force:PACT"), "owed"},
		{"dormant since some day of the year", func(t *world.Treaty, _ *world.Clause) { t.Status, t.StatusSince = "dormant", dated("2020") }, nil, "depends fact:in_force:PACT"},
		{"suspended", func(t *world.Treaty, _ *world.Clause) { t.Status = "suspended" }, nil, "depends fact:in_force:PACT"},
		{"ended without a day", func(t *world.Treaty, _ *world.Clause) { t.Status = "ended" }, nil, "not_owed not_in_force"},
		{"signed only", func(t *world.Treaty, _ *world.Clause) { t.Status = "signed" }, nil, "not_owed not_in_force"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := world.New(small(pact(tt.shape)))
			for _, explain := range []bool{false, true} {
				r := obligation.Evaluate(w, attack(tt.in), obligation.Options{Explain: explain})
				for i := range r.Answers { // the text of a fault is long
					for j, on := range r.Answers[i].DependsOn {
						if strings.HasPrefix(on, "fault:") {
							r.Answers[i].DependsOn[j], _, _ = strings.Cut(on, ": ")
						}
					}
				}
				if err := wantAnswer(&r, "BBB", "PACT/1", strings.Fields(tt.want)); err != nil {
					t.Errorf("explained %v: want %s: %v", explain, tt.want, err)
				}
			}
		})
	}
}

// peace is a treaty of BBB and XXX to use no force, which outranks all others.
func peace(change func(*world.Treaty, *world.Clause)) *world.Treaty {
	t := &world.Treaty{ID: "PEACE", Name: "Peace", Status: "in_force", InForce: world.On(0),
		Parties: []world.Party{{State: "BBB", Role: "party", Status: "party"}, {State: "XXX", Role: "party", Status: "party"}},
		Clauses: []world.Clause{{ID: "1", BoundEach: true, TowardEach: true, Duties: []string{"refrain"}, Precedence: &world.Precedence{All: true}}}}
	if change != nil {
		change(t, &t.Clauses[0])
	}
	return t
}

func TestPrecedence(t *testing.T) {
	tests := []struct {
		name string
		pact func(*world.Treaty, *world.Clause)
		over func(*world.Treaty, *world.Clause)
		want string
	}{
		{"outranked", nil, nil, "not_owed outranked conflict=PEACE:yes"},
		{"no rank, a conflict", nil, func(_ *world.Treaty, c *world.Clause) { c.Precedence = nil }, "owed conflict=PEACE:yes"},
		{"over another treaty only", nil, func(_ *world.Treaty, c *world.Clause) {
			c.Precedence = &world.Precedence{Over: []world.TreatyID{"OTHER"}}
		}, "owed conflict=PEACE:yes"},
		{"subject to this one", nil, func(_ *world.Treaty, c *world.Clause) { c.Precedence.SubjectTo = []world.TreatyID{"PACT"} }, "owed conflict=PEACE:yes"},
		{"under a reading", nil, func(t *world.Treaty, c *world.Clause) {
			open(t, "q", "")
			c.Precedence.Reading = reading("q", "x")
		}, "depends reading:q weight=0.25 high=0.5"},
		{"ended", nil, func(t *world.Treaty, _ *world.Clause) { t.Ended = dated("2019") }, "owed conflict=none"},
		{"in a phase that may be over", nil, func(_ *world.Treaty, c *world.Clause) { c.Spell.To = dated("2020") },
			"depends fact:phase:PEACE:1 conflict=PEACE:unknown"},
		{"on a condition of fact", nil, func(_ *world.Treaty, c *world.Clause) {
			c.Conditions = []world.Condition{{Kind: "fact", Fact: "truce"}}
		}, "depends fact:truce conflict=PEACE:unknown"},
		{"on one of several facts", nil, func(_ *world.Treaty, c *world.Clause) {
			c.Conditions = []world.Condition{{Kind: "any", Any: []world.Condition{{Kind: "fact", Fact: "truce"}, {Kind: "conflict", Fact: "feud"}}}}
		}, "depends fact:conflict:feud fact:truce conflict=PEACE:unknown"},
		{"on a condition of another attack, which is not asked", nil, func(_ *world.Treaty, c *world.Clause) {
			c.Conditions = []world.Condition{{Kind: "any", Any: []world.Condition{{Kind: "fact", Fact: "truce"}, {Kind: "requested"}}}}
		}, "not_owed outranked conflict=PEACE:yes"},
		{"talks are not outranked", func(_ *world.Treaty, c *world.Clause) { c.Duties = []string{"consult"} }, nil, "owed conflict=none"},
		{"a duty that an exception turns into talks", func(_ *world.Treaty, c *world.Clause) {
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Duty: "consult"}}
		}, nil, "owed duty=consult conflict=none"},
		{"a duty that an open exception may turn into talks", func(_ *world.Treaty, c *world.Clause) {
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Duty: "consult", Fact: "f"}}
		}, nil, "depends fact:f duty=assist"},
		{"talks that an open exception may turn into help", func(_ *world.Treaty, c *world.Clause) {
			c.Duties = []string{"consult"}
			c.Exceptions = []world.Exception{{ID: "m", Modifies: true, Duty: "assist", Fact: "f"}}
		}, nil, "depends fact:f duty=consult"},
		{"a peace that is over asks nothing", func(_ *world.Treaty, c *world.Clause) { c.Conditions = []world.Condition{{Kind: "requested"}} },
			func(t *world.Treaty, _ *world.Clause) {
				t.Parties[0].Spell.From, t.Parties[1].Spell.To = dated("2020"), dated("2015")
			}, "depends fact:requested:AAA conflict=none"},
		{"standing neutrality bars help too", nil, func(_ *world.Treaty, c *world.Clause) { c.Duties = []string{"neutral"} }, "not_owed outranked"},
		{"restraint under the same treaty is settled by its trigger", func(t *world.Treaty, c *world.Clause) {
			c.Trigger.By = []string{"any"}
			t.Parties = append(t.Parties, world.Party{State: "XXX", Role: "party", Status: "party"})
			t.Clauses = append(t.Clauses, world.Clause{ID: "2", BoundEach: true, TowardEach: true, Duties: []string{"refrain"}})
		}, func(t *world.Treaty, _ *world.Clause) { t.Ended = dated("2019") }, "owed conflict=none"},
		{"a promise by others does not", nil, func(_ *world.Treaty, c *world.Clause) {
			c.BoundEach, c.Bound = false, []world.StateID{"XXX"}
		}, "owed conflict=none"},
	}
	for _, tt := range tests {
		r := obligation.Evaluate(world.New(small(pact(tt.pact), peace(tt.over))), attack(nil), obligation.Options{})
		if err := wantAnswer(&r, "BBB", "PACT/1", strings.Fields(tt.want)); err != nil {
			t.Errorf("%s: want %s: %v", tt.name, tt.want, err)
		}
	}
}

func TestBreach(t *testing.T) {
	bind := func(_ *world.Treaty, c *world.Clause) { c.Precedence = nil }
	tests := []struct {
		name  string
		in    func(*obligation.Incident)
		state world.StateID // whose promise is broken; empty: nobody's
	}{
		{"an attack", nil, "XXX"},
		{"a group's attack that is laid at its door", func(in *obligation.Incident) {
			in.Attackers[0], in.Sponsor = obligation.Actor{ID: "GANG", Group: true}, "XXX"
		}, "XXX"},
		{"a group's own attack", func(in *obligation.Incident) { in.Attackers[0] = obligation.Actor{ID: "GANG", Group: true} }, ""},
		{"the victim began it", func(in *obligation.Incident) { in.Initiator = "BBB" }, "BBB"},
		{"before the treaty", func(in *obligation.Incident) { in.On = -1 }, ""},
	}
	for _, tt := range tests {
		in := attack(tt.in)
		in.Targets = []world.StateID{"BBB"}
		r := obligation.Evaluate(world.New(small(peace(bind))), in, obligation.Options{})
		var got []world.StateID
		for _, f := range r.Flags {
			got = append(got, f.State)
		}
		if tt.state == "" && len(got) > 0 || tt.state != "" && !slices.Equal(got, []world.StateID{tt.state}) {
			t.Errorf("%s: the promise of %v is broken, want %q", tt.name, got, tt.state)
		}
	}
}

func TestRecord(t *testing.T) {
	tables := small(pact(func(t *world.Treaty, _ *world.Clause) {
		t.Parties = append(t.Parties, world.Party{State: "XXX", Role: "party", Status: "party", Spell: world.Spell{To: dated("2010")}})
	}))
	row := func(id string, all bool, by ...world.StateID) world.Response {
		return world.Response{ID: id, Treaty: "PACT", Date: dated("2005"), Attackers: []world.StateID{"XXX"}, Targets: []world.StateID{"CCC"},
			Guarantors: by, AllParties: all, Met: "yes", Invoked: "yes", Acted: "force"}
	}
	tables.Responses = []world.Response{row("named", false, "BBB"), row("all", true), row("others", false, "CCC"), {ID: "words", Treaty: "PACT", Date: dated("2005"), Guarantors: []world.StateID{"BBB"}, Met: "arguable", Invoked: "words", Acted: "own_war"}}
	tables.Treaties[0].Parties = append(tables.Treaties[0].Parties, world.Party{State: "DDD", Role: "party", Status: "signatory"})
	in := attack(func(in *obligation.Incident) { in.Attackers[0] = obligation.StateActor("YYY") })
	r := obligation.Evaluate(world.New(tables), in, obligation.Options{})
	want := map[world.StateID]obligation.Record{
		"BBB": {Met: 2, Invoked: 2, Acted: 1}, // who acted, a row for all does not say
		"CCC": {Met: 1, Invoked: 1, Acted: 1}, // the victim of the row for all is left out
		"XXX": {},                             // and so is its attacker
		"DDD": {},                             // and a signatory
	}
	seen := 0
	for _, a := range r.Answers {
		if a.Clause == "" {
			continue
		}
		seen++
		if a.Record != want[a.State] {
			t.Errorf("the record of %s is %+v, want %+v", a.State, a.Record, want[a.State])
		}
	}
	if seen != len(want) {
		t.Errorf("%d answers, want %d", seen, len(want))
	}
}

// TestChainAfterTheFirstAttack: what the first victim began says nothing of the
// strike on the one who helps it.
func TestChainAfterTheFirstAttack(t *testing.T) {
	second := pact(func(t *world.Treaty, c *world.Clause) {
		t.ID, t.Parties[0].State, c.Trigger.Objects = "SECOND", "DDD", []string{"territory"}
	})
	first := pact(func(t *world.Treaty, _ *world.Clause) { t.Parties = t.Parties[:2] })
	first.Clauses[0].Conditions = []world.Condition{{Kind: "requested"}}
	r := obligation.Evaluate(world.New(small(first, second)), attack(func(in *obligation.Incident) { in.Object, in.Place, in.Initiator = "forces", "CCC", "BBB" }), obligation.Options{Depth: 2})
	if err := wantLink(&r, "1", "BBB", "PACT"); err != nil {
		t.Error(err)
	}
	for _, s := range []string{"CCC", "DDD"} {
		if err := wantLink(&r, "2", s, "SECOND"); err != nil {
			t.Error(err)
		}
	}
	if none := obligation.Evaluate(world.New(small(first, second)), attack(nil), obligation.Options{}); len(none.Chain) > 0 {
		t.Errorf("a chain of depth 0: %+v", none.Chain)
	}
}

func TestTiesAndStrangers(t *testing.T) {
	base := pact(func(t *world.Treaty, c *world.Clause) { t.ID, c.Duties, c.Trigger = "BASE", []string{"host"}, nil })
	tables := small(base)
	tables.Question.Focus = []world.StateID{"AAA", "BBB", "XXX", "CCC"}
	r := obligation.Evaluate(world.New(tables), attack(nil), obligation.Options{})
	if len(r.Ties) != 2 || r.Ties[0].State != "BBB" || r.Ties[1].State != "CCC" {
		t.Errorf("the ties are %+v", r.Ties)
	}
	if len(r.Answers) != 2 { // a base is no promise: BBB and CCC, but neither the victim nor the attacker
		t.Errorf("%d answers", len(r.Answers))
	}
	for _, s := range []string{"BBB", "CCC"} {
		if err := wantAnswer(&r, s, "-", []string{"not_owed", "not_party"}); err != nil {
			t.Error(err)
		}
	}
	if a, ok := r.Strongest("BBB", ""); !ok || a.Reason != obligation.NotParty {
		t.Errorf("Strongest = %+v, %v", a, ok)
	}
	if got := r.By("CCC"); len(got) != 1 {
		t.Errorf("By gives %d answers", len(got))
	}
}
