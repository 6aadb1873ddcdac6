package obligation_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// TestAJoinTouchesItsOwn: a state that joins a treaty changes no answer of
// another pair, save where the answer looks at who else is a party.
func TestAJoinTouchesItsOwn(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		at := rapid.IntRange(0, len(tables.Treaties)-1).Draw(t, "treaty")
		joiner := rapid.SampledFrom(tables.States).Draw(t, "joiner").ID
		old := tables.Treaties[at]
		if old.AllStates || slices.ContainsFunc(old.Parties, func(p world.Party) bool { return p.State == joiner }) {
			return
		}
		more := *old
		more.Parties = append(slices.Clip(old.Parties), world.Party{State: joiner, Role: "party", Status: "party"})
		with := tables
		with.Treaties = slices.Clone(tables.Treaties)
		with.Treaties[at] = &more
		after := map[string]obligation.Answer{}
		for _, a := range plain(evaluate(with, in), "") {
			after[key(&a)] = a
		}
		for _, a := range plain(evaluate(tables, in), "") {
			if a.State == joiner || a.Toward == joiner || looksAtParties(&tables, old, joiner, &in, &a) {
				continue
			}
			if diff := cmp.Diff(a, after[key(&a)]); diff != "" {
				t.Errorf("%s joins %s and changes %s (-before +after):\n%s", joiner, old.ID, writtenAnswer(&a), diff)
			}
		}
	})
}

// looksAtParties tells whether an answer may turn on the joiner's being a party:
// an adversary that is now an ally or bound by a promise that prevails, or a
// place that is now the territory of a party.
func looksAtParties(tables *world.Tables, joined *world.Treaty, joiner world.StateID, in *obligation.Incident, a *obligation.Answer) bool {
	against := world.StateID(a.Against)
	if a.Against == "GANG" {
		against = in.Sponsor
	}
	if against == joiner {
		prevails := slices.ContainsFunc(joined.Clauses, func(c world.Clause) bool { return c.Precedence != nil })
		return a.Treaty == joined.ID || prevails
	}
	place := in.Place
	if place == "isle" {
		place = string(tables.Places[1].Of)
	}
	struck := slices.Contains(in.Targets, joiner) && place == ""
	return a.Treaty == joined.ID && (place == string(joiner) || struck)
}

// TestOwedMeansThatAllHolds: with every question answered, each check of a duty
// that is owed holds, and a refusal names a check that fails.
func TestOwedMeansThatAllHolds(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		in.Readings = map[string]string{}
		for _, id := range w.ReadingIDs() {
			in.Readings[id] = "x"
		}
		r := obligation.Evaluate(w, in, obligation.Options{Explain: true, AttackerSide: true})
		for i := range r.Answers {
			a := &r.Answers[i]
			fails, open := "", false
			for _, b := range a.Because {
				open = open || b.Holds == world.Unknown.String()
				if fails == "" {
					fails = b.Reason
				}
			}
			switch {
			case a.Clause == "":
			case a.Answer == obligation.Owed && (fails != "" || open):
				t.Errorf("owed, but not all holds: %s %+v", writtenAnswer(a), a.Because)
			case a.Answer == obligation.NotOwed && fails != a.Reason:
				t.Errorf("the first check that fails is of %q: %s", fails, writtenAnswer(a))
			case a.Answer == obligation.Depends && (fails != "" || !open):
				t.Errorf("it depends, but a check fails or none is open: %s %+v", writtenAnswer(a), a.Because)
			}
		}
	})
}

// overrides tells whether a fact speaks against the record: it can turn an
// answer that rests on dates or on what the case names, and need not be asked.
func overrides(name string) bool {
	return strings.HasPrefix(name, "in_force:") || strings.HasPrefix(name, "at_war_with:")
}

// TestAFactThatNobodyAsksForDoesNotMatter: to learn what an answer does not
// depend on leaves it as it is.
func TestAFactThatNobodyAsksForDoesNotMatter(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		name := rapid.SampledFrom(factNames(&tables)).Draw(t, "fact")
		if in.Facts[name] != world.Unknown || overrides(name) {
			return
		}
		before := plain(evaluate(tables, in), "")
		told := in
		told.Facts = maps.Clone(in.Facts)
		told.Facts[name] = rapid.SampledFrom([]world.Tri{world.Yes, world.No}).Draw(t, "is")
		after := map[string]obligation.Answer{}
		for _, a := range plain(evaluate(tables, told), "") {
			after[key(&a)] = a
		}
		for _, a := range before {
			b, ok := after[key(&a)]
			if slices.Contains(a.DependsOn, "fact:"+name) || !ok && a.Answer == obligation.NotOwed {
				continue // a refusal may be left out once one of the two is not a party
			}
			if diff := cmp.Diff(gist(a), gist(b)); diff != "" {
				t.Errorf("%s is told, which it did not ask for: %s (-before +after):\n%s", name, writtenAnswer(&a), diff)
			}
		}
	})
}

// gist keeps what the answer is and hangs on. Another check may fail first, and
// an exception whose tests were open may now have changed the duty.
func gist(a obligation.Answer) []string {
	return append([]string{key(&a), a.Answer}, a.DependsOn...)
}

// TestADeeperChainKeepsTheLinks of a shallower one, ends, and draws each state
// in once.
func TestADeeperChainKeepsTheLinks(t *testing.T) {
	check(t, func(t *rapid.T, tables world.Tables, in obligation.Incident) {
		w := world.New(tables)
		both := rapid.Bool().Draw(t, "both sides")
		var shallow []obligation.Link
		for depth := 1; depth <= len(tables.States)+2; depth++ {
			links := obligation.Evaluate(w, in, obligation.Options{Depth: depth, AttackerSide: both}).Chain
			drawn := map[world.StateID]bool{}
			for _, l := range links {
				if drawn[l.State] || l.Step < 1 || l.Step > depth {
					t.Fatalf("depth %d: a link that should not be: %+v", depth, l)
				}
				drawn[l.State] = true
			}
			if len(links) < len(shallow) {
				t.Fatalf("depth %d loses links: %+v of %+v", depth, links, shallow)
			}
			if diff := cmp.Diff(shallow, slices.Clone(links[:len(shallow)])); len(shallow) > 0 && diff != "" {
				t.Fatalf("depth %d changes the links of depth %d:\n%s", depth, depth-1, diff)
			}
			shallow = links
		}
		if deep := obligation.Evaluate(w, in, obligation.Options{Depth: 1000, AttackerSide: both}).Chain; len(deep) != len(shallow) {
			t.Fatalf("the chain goes on after every state: %d links, then %d", len(shallow), len(deep))
		}
	})
}
