package obligation_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// check runs a property on random worlds, with a few attacks in each.
func check(t *testing.T, property func(*rapid.T, world.Tables, obligation.Incident)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		tables := drawWorld(t)
		for range 4 {
			property(t, tables, drawIncident(t, &tables))
		}
	})
}

func evaluate(tables world.Tables, in obligation.Incident) obligation.Result {
	return obligation.Evaluate(world.New(tables), in, obligation.Options{Depth: 3, AttackerSide: true})
}

// TestAnswersAreWhole: what every answer must be, whatever the treaty says.
func TestAnswersAreWhole(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		r := evaluate(tables, in)
		for i := range r.Answers {
			wholeAnswer(t, &r.Answers[i])
		}
		for _, f := range r.Flags {
			if f.Answer != obligation.Owed && f.Answer != obligation.Depends || f.State == "" || f.Treaty == "" {
				t.Errorf("a flag lacks something: %+v", f)
			}
		}
		drawn := map[world.StateID]bool{}
		for _, l := range r.Chain {
			if drawn[l.State] || slices.Contains(in.Targets, l.State) || l.Answer == obligation.NotOwed || !world.ActiveDuty(l.Duty) {
				t.Errorf("a link that should not be: %+v", l)
			}
			drawn[l.State] = true
		}
	})
}

func wholeAnswer(t *rapid.T, a *obligation.Answer) {
	const close = 1e-6
	text := writtenAnswer(a)
	if a.State == a.Toward {
		t.Errorf("a state owes itself: %s", text)
	}
	if a.Weight < 0 || a.Weight > a.WeightHigh+close || a.WeightHigh > 1+close {
		t.Errorf("the weights are out of order: %s", text)
	}
	switch a.Answer {
	case obligation.Owed:
		if math.Abs(a.Weight-1) > close || a.Reason != "" || len(a.DependsOn) > 0 || len(a.Branches) > 0 {
			t.Errorf("owed, but with a doubt: %s, branches %v", text, a.Branches)
		}
	case obligation.NotOwed:
		if a.WeightHigh != 0 || a.Reason == "" || len(a.DependsOn) > 0 {
			t.Errorf("not owed, but not refused either: %s", text)
		}
	case obligation.Depends:
		if a.Reason != "" || len(a.DependsOn) == 0 {
			t.Errorf("it depends, but not on anything: %s", text)
		}
	default:
		t.Errorf("an answer of its own kind: %s", text)
	}
	if !slices.IsSorted(a.DependsOn) || len(slices.Compact(slices.Clone(a.DependsOn))) != len(a.DependsOn) {
		t.Errorf("what it depends on is out of order or twice there: %s", text)
	}
	wholeBranches(t, a, close)
}

func wholeBranches(t *rapid.T, a *obligation.Answer, close float64) {
	if len(a.Branches) == 0 {
		return
	}
	sum, owed, open := 0.0, 0.0, 0.0
	for _, b := range a.Branches {
		sum += b.Weight
		switch b.Answer {
		case obligation.Owed:
			owed += b.Weight
			open += b.Weight
		case obligation.Depends:
			open += b.Weight
		}
		if len(b.Readings) == 0 {
			t.Errorf("a branch reads nothing: %+v of %s", b, writtenAnswer(a))
		}
		for _, need := range b.Needs {
			if !slices.Contains(a.DependsOn, need) {
				t.Errorf("a branch needs %s, the answer does not: %s", need, writtenAnswer(a))
			}
		}
	}
	if math.Abs(sum-1) > close || math.Abs(owed-a.Weight) > close || math.Abs(open-a.WeightHigh) > close {
		t.Errorf("branches weigh %g, owed %g, open %g: %s", sum, owed, open, writtenAnswer(a))
	}
}

// TestReadingsSettle: once every question is answered, no answer depends on
// one, and each answer is that of a branch with those options.
func TestReadingsSettle(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		open := evaluate(tables, in)
		in.Readings = map[string]string{}
		byGroup := map[string]string{}
		for _, id := range w.ReadingIDs() {
			q := w.Reading(id)
			option := rapid.SampledFrom(q.OptionIDs()).Draw(t, id)
			if was, ok := byGroup[q.Key()]; ok {
				option = was
			}
			byGroup[q.Key()], in.Readings[id] = option, option
		}
		settled := evaluate(tables, in)
		was := map[string]*obligation.Answer{}
		for i := range open.Answers {
			was[key(&open.Answers[i])] = &open.Answers[i]
		}
		for i := range settled.Answers {
			a := &settled.Answers[i]
			if slices.ContainsFunc(a.DependsOn, isReading) {
				t.Errorf("all is read, but it depends on a reading: %s", writtenAnswer(a))
			}
			if before := was[key(a)]; before != nil && a.Clause != "" && !fits(before, a, in.Readings) {
				t.Errorf("%s is no branch of %s, %+v", writtenAnswer(a), writtenAnswer(before), before.Branches)
			}
		}
	})
}

// TestGroupsSettleTogether: one answer is enough for all questions of a group.
func TestGroupsSettleTogether(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		all, one := map[string]string{}, map[string]string{}
		for _, id := range w.ReadingIDs() {
			if w.Reading(id).Group != "" {
				if len(all) == 0 {
					one[id] = "x"
				}
				all[id] = "x"
			}
		}
		in.Readings = all
		want := evaluate(tables, in)
		in.Readings = one
		if diff := cmp.Diff(want, evaluate(tables, in)); diff != "" {
			t.Errorf("one question of the group is answered (-all answered +one):\n%s", diff)
		}
	})
}

func isReading(on string) bool { return strings.HasPrefix(on, "reading:") }

func key(a *obligation.Answer) string {
	return strings.Join([]string{string(a.State), string(a.Toward), a.Against, string(a.Treaty), a.Clause}, "|")
}

// fits tells whether an answer is that of a branch whose options are chosen, or
// of an answer that no reading splits. The reason of a refusal may change: a
// question answered can fail an earlier check.
func fits(before, after *obligation.Answer, chosen map[string]string) bool {
	if len(before.Branches) == 0 {
		return before.Answer == after.Answer
	}
	return slices.ContainsFunc(before.Branches, func(b obligation.Branch) bool {
		for q, option := range b.Readings {
			if chosen[q] != option {
				return false
			}
		}
		return b.Answer == after.Answer
	})
}

// TestOrderLeavesNoTrace: the rows may come in any order.
func TestOrderLeavesNoTrace(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		other := tables
		other.States = rapid.Permutation(tables.States).Draw(t, "states")
		other.Treaties = nil
		for _, i := range rapid.Permutation(indices(len(tables.Treaties))).Draw(t, "treaties") {
			other.Treaties = append(other.Treaties, tables.Treaties[i])
		}
		other.Areas = rapid.Permutation(tables.Areas).Draw(t, "areas")
		other.Places = rapid.Permutation(tables.Places).Draw(t, "places")
		other.Responses = rapid.Permutation(tables.Responses).Draw(t, "responses")
		if diff := cmp.Diff(evaluate(tables, in), evaluate(other, in)); diff != "" {
			t.Errorf("the order of the rows shows:\n%s", diff)
		}
	})
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestTreatiesStandAlone: a treaty without precedence changes no answer under
// another treaty.
func TestTreatiesStandAlone(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		d := &drawer{t: t}
		for _, s := range tables.States {
			d.states = append(d.states, s.ID)
		}
		more := d.treaty("X9")
		for i := range more.Clauses {
			more.Clauses[i].Precedence = nil
		}
		with := tables
		with.Treaties = append(slices.Clone(tables.Treaties), more)
		before, after := plain(evaluate(tables, in), ""), plain(evaluate(with, in), "X9")
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("a new treaty changes what others ask (-before +after):\n%s", diff)
		}
	})
}

// plain keeps the answers of clauses and drops what a new treaty may touch: the
// not_party lines, the conflicts, what another state's act waits on, and the
// answers of the treaty itself.
func plain(r obligation.Result, without world.TreatyID) []obligation.Answer {
	var out []obligation.Answer
	for _, a := range r.Answers {
		if a.Clause == "" || a.Treaty == without {
			continue
		}
		a.Conflicts, a.WaitsOn = nil, nil
		out = append(out, a)
	}
	return out
}

// TestExplainChangesNothing but the reasoning that it writes.
func TestExplainChangesNothing(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		silent := obligation.Evaluate(w, in, obligation.Options{Depth: 3, AttackerSide: true})
		told := obligation.Evaluate(w, in, obligation.Options{Depth: 3, AttackerSide: true, Explain: true})
		for i := range told.Answers {
			a := &told.Answers[i]
			if len(a.Because) == 0 {
				t.Errorf("no reasons are given: %s", writtenAnswer(a))
			}
			a.Because = silent.Answers[i].Because
		}
		if diff := cmp.Diff(silent, told); diff != "" {
			t.Errorf("the answers differ when explained:\n%s", diff)
		}
	})
}

// TestKnownByTheEnd changes nothing; an earlier day changes the records alone,
// where no treaty is signed later.
func TestKnownByTheEnd(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		for i, t := range tables.Treaties {
			old := *t
			old.Signed = world.Date{}
			tables.Treaties[i] = &old
		}
		w := world.New(tables)
		opt := obligation.Options{Depth: 3, AttackerSide: true}
		want := obligation.Evaluate(w, in, opt)
		if diff := cmp.Diff(want, obligation.Evaluate(w.KnownBy(world.DistantFuture), in, opt)); diff != "" {
			t.Errorf("known by the end of time the answers differ:\n%s", diff)
		}
		early := obligation.Evaluate(w.KnownBy(world.MakeDay(1990, 1, 1)), in, opt)
		for i := range want.Answers {
			early.Answers[i].Record = want.Answers[i].Record
		}
		if diff := cmp.Diff(want, early); diff != "" {
			t.Errorf("what was known changes more than the records:\n%s", diff)
		}
	})
}

// TestFactsSettle: an answer that depends on facts alone is settled by them, and
// a fact that is not named does not matter.
func TestFactsSettle(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		r := evaluate(tables, in)
		for i := range r.Answers {
			a := &r.Answers[i]
			if a.Answer != obligation.Depends || slices.ContainsFunc(a.DependsOn, func(on string) bool { return !strings.HasPrefix(on, "fact:") }) {
				continue
			}
			told := in
			told.Facts = map[string]world.Tri{}
			for name, v := range in.Facts {
				told.Facts[name] = v
			}
			for _, on := range a.DependsOn {
				told.Facts[strings.TrimPrefix(on, "fact:")] = rapid.SampledFrom([]world.Tri{world.Yes, world.No}).Draw(t, on)
			}
			settled := evaluate(tables, told)
			for j := range settled.Answers {
				if b := &settled.Answers[j]; key(b) == key(a) && b.Answer == obligation.Depends && !later(b.DependsOn, a.DependsOn) {
					t.Errorf("all facts are told, but %s becomes %s", writtenAnswer(a), writtenAnswer(b))
				}
			}
		}
	})
}

// later tells whether something is asked now that was not asked before: an
// exception asks for its second test only where the first holds.
func later(now, before []string) bool {
	return slices.ContainsFunc(now, func(on string) bool { return !slices.Contains(before, on) })
}

// TestSilentAndKeep leave out lines and change none.
func TestSilentAndKeep(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		all := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true})
		silent := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true, Silent: true})
		if diff := cmp.Diff(lines(all), lines(silent)); diff != "" {
			t.Errorf("Silent changes answers:\n%s", diff)
		}
		none := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true, Silent: true, Keep: func(*world.Treaty, *world.Clause) bool { return false }})
		if len(none.Answers) > 0 {
			t.Errorf("clauses that are not kept answer: %v", lines(none))
		}
		kept := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true, Silent: true, Keep: func(_ *world.Treaty, c *world.Clause) bool { return world.ActiveDuty(c.Duty()) }})
		for _, line := range lines(kept) {
			if !slices.Contains(lines(all), line) {
				t.Errorf("Keep makes a new answer: %s", line)
			}
		}
		if len(silent.Ties) > 0 {
			t.Errorf("Silent gives ties: %+v", silent.Ties)
		}
	})
}

func lines(r obligation.Result) []string {
	var out []string
	for i := range r.Answers {
		if a := &r.Answers[i]; a.Clause != "" {
			out = append(out, writtenAnswer(a))
		}
	}
	return out
}
