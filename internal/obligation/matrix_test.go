package obligation_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// TestIndexIsEvaluate: the dense form gives what the engine gives for every
// attack of one state on another.
func TestIndexIsEvaluate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := drawWorld(t)
		w := world.New(tables)
		day, _ := world.ParseDay(rapid.SampledFrom(someDays).Draw(t, "day"))
		x := obligation.Compile(w, day)
		rows := map[[2]world.StateID]obligation.Pair{}
		for _, p := range x.Matrix() {
			rows[[2]world.StateID{p.From, p.To}] = p
		}
		for _, a := range x.States {
			for _, v := range x.States {
				if a == v {
					continue
				}
				in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(a)}, Targets: []world.StateID{v}, On: day}
				r := obligation.Evaluate(w, in, obligation.Options{Silent: true})
				if diff := cmp.Diff(evaluated(r.Answers), indexed(x.Duties(a, v))); diff != "" {
					t.Errorf("%s attacks %s on %s (-evaluated +indexed):\n%s", a, v, day, diff)
				}
				owed, may := helpers(r.Answers)
				if p := rows[[2]world.StateID{a, v}]; p.HelpOwed != owed || p.HelpDepends != may {
					t.Errorf("%s attacks %s: the matrix counts %d and %d, the answers %d and %d", a, v, p.HelpOwed, p.HelpDepends, owed, may)
				}
			}
		}
	})
}

func evaluated(answers []obligation.Answer) []string {
	var out []string
	for _, a := range answers {
		out = append(out, fmt.Sprintf("%s %s/%s %s %s %s %.6f %.6f", a.State, a.Treaty, a.Clause, a.Duty, a.Answer, a.Reason, a.Weight, a.WeightHigh))
	}
	slices.Sort(out)
	return out
}

func indexed(duties []obligation.Duty) []string {
	var out []string
	for _, d := range duties {
		out = append(out, fmt.Sprintf("%s %s/%s %s %s %s %.6f %.6f", d.State, d.Treaty, d.Clause, d.Duty, d.Answer, d.Reason, d.Weight, d.WeightHigh))
	}
	slices.Sort(out)
	return out
}

// helpers counts the states that owe help, and those that only may.
func helpers(answers []obligation.Answer) (owed, may int) {
	best := map[world.StateID]string{}
	for _, a := range answers {
		if world.ActiveDuty(a.Duty) && a.Answer != obligation.NotOwed && best[a.State] != obligation.Owed {
			best[a.State] = a.Answer
		}
	}
	for _, answer := range best {
		if answer == obligation.Owed {
			owed++
		} else {
			may++
		}
	}
	return owed, may
}

// TestIndexOnTheRecord holds the dense form against the engine on the embedded
// dossier, for the attackers and victims in focus.
func TestIndexOnTheRecord(t *testing.T) {
	w := record(t)
	day := onDay("2026-01-14")
	x := obligation.Compile(w, day)
	for _, a := range w.Question.Focus {
		for _, v := range w.Question.Focus {
			if a == v {
				continue
			}
			in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(a)}, Targets: []world.StateID{v}, On: day}
			r := obligation.Evaluate(w, in, obligation.Options{Silent: true})
			if diff := cmp.Diff(evaluated(r.Answers), indexed(x.Duties(a, v))); diff != "" {
				t.Errorf("%s attacks %s (-evaluated +indexed):\n%s", a, v, diff)
			}
		}
	}
}

// TestPairsCountPledges holds the counts of clauses in the rows of pairs against
// the list of pledges: a clause counts once.
func TestPairsCountPledges(t *testing.T) {
	x := obligation.Compile(record(t), onDay("2026-01-14"))
	want := map[[2]world.StateID][4]int{}
	for _, p := range x.Pledges() {
		n := want[[2]world.StateID{p.From, p.To}]
		switch {
		case world.ActiveDuty(p.Duty):
			n[0]++
		case p.Duty == "consult":
			n[1]++
		case p.Duty == "neutral":
			n[2]++
		case p.Duty == "refrain":
			n[3]++
		}
		want[[2]world.StateID{p.From, p.To}] = n
	}
	for _, p := range x.Matrix() {
		if got := [4]int{p.Act, p.Consult, p.Neutral, p.Refrain}; got != want[[2]world.StateID{p.From, p.To}] {
			t.Errorf("%s to %s: act, consult, neutral, refrain are %v, the list has %v", p.From, p.To, got, want[[2]world.StateID{p.From, p.To}])
		}
	}
}
