package assumption_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casus/internal/assumption"
	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/ensemble"
	"casus/internal/warspread"
	"casus/internal/world"
)

func defaults(q crisis.Question) crisis.Parameters {
	return ensemble.NewPlan("test", q, crisis.Defaults(warspread.Fitted().Model), 1, 1).Parameters
}

// little is a design that takes a moment.
var little = assumption.Design{OpenPaths: 3, SettledPaths: 6, SobolPoints: 8}

func war() crisis.Question {
	return crisis.Question{Attacker: "AAA", Target: "BBB", On: world.MakeDay(2020, 6, 1), Act: "war"}
}

// record has thirty states bound to BBB if a question is read in one way. They
// always kept their word, so that they join if they are bound. Two more questions
// are of the same group as that one and of a treaty that is over.
func record(t testing.TB) *world.World {
	t.Helper()
	day := func(text string) world.Date {
		d, err := world.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	pact := &world.Treaty{ID: "PACT", Short: "The Pact", Status: "in_force", Binding: "treaty", InForce: day("2000-01-01"),
		Readings: []world.Reading{
			{ID: "binds", Question: "Does the pact bind?", Group: "binding", Options: []world.Option{{ID: "yes", Text: "it binds", Weight: 0.3}, {ID: "no", Text: "it does not", Weight: 0.5}}},
			{ID: "binds-too", Question: "And its annex?", Group: "binding", Options: []world.Option{{ID: "yes", Text: "it binds", Weight: 0.3}, {ID: "no", Text: "it does not", Weight: 0.5}}},
			{ID: "idle", Question: "Does nobody ask this?", Options: []world.Option{{ID: "a", Weight: 0.5}, {ID: "b", Weight: 0.5}}},
		},
		Clauses: []world.Clause{{ID: "1", Toward: []world.StateID{"BBB"}, Duties: []string{"fight"}, Discretion: "automatic", Trigger: &world.Trigger{Acts: []world.TriggerAct{{Act: "any_aggression"}}},
			Conditions: []world.Condition{{Kind: "reading", Reading: world.ReadingTest{Question: "binds", Option: "yes"}}}}}}
	over := &world.Treaty{ID: "OVER", Status: "in_force", Binding: "treaty", InForce: day("1900-01-01"), Ended: day("1950-01-01"),
		Readings: []world.Reading{{ID: "past", Question: "Did it bind?", Options: []world.Option{{ID: "yes", Weight: 0.5}, {ID: "no"}}}},
		Clauses: []world.Clause{{ID: "1", Toward: []world.StateID{"BBB"}, Duties: []string{"fight"}, Trigger: &world.Trigger{Acts: []world.TriggerAct{{Act: "any_aggression"}}},
			Conditions: []world.Condition{{Kind: "reading", Reading: world.ReadingTest{Question: "past", Option: "yes"}}}}}}
	tables := world.Tables{Question: world.Question{ID: "test"}, Treaties: []*world.Treaty{pact, over},
		States: []world.State{{ID: "AAA"}, {ID: "BBB"}}}
	var all []world.StateID
	for i := range 30 {
		id := world.StateID(fmt.Sprintf("C%02d", i))
		all = append(all, id)
		tables.States = append(tables.States, world.State{ID: id})
		for _, treaty := range tables.Treaties {
			treaty.Clauses[0].Bound = append(treaty.Clauses[0].Bound, id)
		}
	}
	for _, treaty := range tables.Treaties {
		for _, s := range append(slices.Clone(all), "BBB") {
			treaty.Parties = append(treaty.Parties, world.Party{State: s, Role: "party", Status: "party"})
		}
	}
	for i := range 400 {
		tables.Responses = append(tables.Responses, world.Response{ID: fmt.Sprint("R", i), Treaty: "PACT", Date: day("2010-01-01"), Guarantors: all, Met: "yes", Acted: "force"})
	}
	return world.New(tables)
}

func analyse(t testing.TB, r assumption.Request) *assumption.Sensitivity {
	t.Helper()
	s, err := assumption.Analyse(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func effect(t testing.TB, effects []assumption.Effect, name string) assumption.Effect {
	t.Helper()
	at := slices.IndexFunc(effects, func(e assumption.Effect) bool { return e.Factor == name })
	if at < 0 {
		t.Fatalf("no effect of %s", name)
	}
	return effects[at]
}

// Where one reading decides whether thirty states join, it comes first; what cannot
// matter has no effect; and questions that no answer rests on are not varied.
func TestReadingThatDecides(t *testing.T) {
	w := record(t)
	s := analyse(t, assumption.Request{World: w, Question: war(), Parameters: defaults(war()), Runs: 100, Seed: 1, Design: assumption.Design{OpenPaths: 8, SettledPaths: 16, SobolPoints: 8}})
	for _, e := range s.Morris[:2] { // as it is settled and as it is weighed
		if !strings.HasSuffix(e.Factor, ":group:binding") || e.Star < 2*s.Morris[2].Star {
			t.Errorf("first is %+v; then comes %+v", e, s.Morris[2])
		}
	}
	r := effect(t, s.Morris, "reading:group:binding")
	if r.Kind != assumption.Reading || r.Label != "The Pact: Does the pact bind?" || r.Mu > -3 { // from what binds to what does not
		t.Errorf("reading: %+v", r)
	}
	if w := effect(t, s.Morris, "weight:group:binding"); w.Mu > -1 || w.Kind != assumption.Weight {
		t.Errorf("weight: %+v", w)
	}
	for _, none := range []string{"words.intercept", "help.consult"} { // nobody joins for a word
		if e := effect(t, s.Morris, none); e.Star != 0 || e.Sigma != 0 {
			t.Errorf("%+v; want no effect", e)
		}
	}
	for _, f := range s.Factors {
		if strings.Contains(f.Name, "idle") || strings.Contains(f.Name, "past") || strings.Contains(f.Name, "too") {
			t.Errorf("%s is varied", f.Name)
		}
		if kind, prefix, _ := strings.Cut(f.Name, ":"); prefix != "" && (string(f.Kind) != kind || !slices.Equal(f.Clauses, []string{"PACT 1"})) {
			t.Errorf("%+v", f)
		}
	}
	if len(s.Settled) != 2 || s.Settled[0].Option != "it binds" || !(s.Settled[0].Joined > s.Value && s.Value > s.Settled[1].Joined) {
		t.Errorf("%+v; now %v", s.Settled, s.Value)
	}
	if s.War.Value != 1 || s.War.Morris[0].Star != 0 || s.War.Sobol[0].First != nil {
		t.Errorf("what begins at war always comes to it: %+v", s.War)
	}
	if !reflect.DeepEqual(w, record(t)) {
		t.Error("the World was changed")
	}
}

// A question that the crisis settles is not open.
func TestSettledByTheCrisis(t *testing.T) {
	q := war()
	q.Readings = map[string]string{"binds-too": "yes"} // of the same group
	s := analyse(t, assumption.Request{World: record(t), Question: q, Parameters: defaults(q), Runs: 20, Seed: 1, Design: little})
	for _, f := range s.Factors {
		if f.Kind == assumption.Reading || strings.HasPrefix(f.Name, "weight:") {
			t.Errorf("%s is varied", f.Name)
		}
	}
	if len(s.Settled) != 0 || s.Value < 3 {
		t.Errorf("settled %+v, %v join", s.Settled, s.Value)
	}
}

func TestCoresLeaveNoTrace(t *testing.T) {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	q := crisis.Question{Attacker: "IRN", Target: "SAU", On: world.MakeDay(2026, 2, 28)}
	var texts []string
	for _, cores := range []int{1, 2} {
		last, total := int64(0), int64(0)
		s := analyse(t, assumption.Request{World: w, Question: q, Parameters: defaults(q), Runs: 20, Seed: 5, Cores: cores, Design: little,
			Progress: func(done, of int64) {
				if done < last || done > of {
					t.Errorf("progress from %d to %d of %d", last, done, of)
				}
				last, total = done, of
			}})
		if last != total {
			t.Errorf("ends at %d of %d", last, total)
		}
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
		names := map[string]bool{}
		for _, f := range s.Factors {
			if f.Label == "" || f.Short == "" || names[f.Short] || f.Short == f.Name && f.Kind == assumption.Parameter {
				t.Errorf("%s has no label of its own: %q, %q", f.Name, f.Short, f.Label)
			}
			names[f.Short] = true
		}
		if effect(t, s.Morris, "kept").Kind != assumption.Prior {
			t.Error("kept is a prior")
		}
		effect(t, s.War.Morris, "reading:smda-duty")
	}
	if texts[0] != texts[1] {
		t.Error("one core and two give other bytes")
	}
}

func TestRefused(t *testing.T) {
	w := record(t)
	bad := defaults(war())
	bad.Kept = math.NaN()
	for _, c := range []struct {
		q    crisis.Question
		p    crisis.Parameters
		runs int
		want string
	}{
		{war(), defaults(war()), 0, "from 1 to"},
		{war(), bad, 5, "kept is NaN"},
		{crisis.Question{Attacker: "AAA", Target: "ZZZ"}, defaults(war()), 5, `"ZZZ" is not a state`},
	} {
		_, err := assumption.Analyse(context.Background(), assumption.Request{World: w, Question: c.q, Parameters: c.p, Runs: c.runs})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v; want %q", err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err := assumption.Analyse(ctx, assumption.Request{World: w, Question: war(), Parameters: defaults(war()), Runs: 5, Design: little, Progress: func(int64, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
