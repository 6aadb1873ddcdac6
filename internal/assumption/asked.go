package assumption

import (
	"maps"
	"slices"
	"strings"

	"casus/internal/crisis"
	"casus/internal/obligation"
	"casus/internal/world"
)

// asked is an open question that some answer depends on, or a group of questions
// that are answered together.
type asked struct {
	key       string
	questions []*world.Reading // in order of id
	clauses   []string         // that ask it, each as TREATY clause; in order
	treaty    string           // a reader's name of the treaty that asks it first
}

// options are those of the questions; in a group all have the same.
func (a *asked) options() []world.Option { return a.questions[0].Options }

// askedOf finds the questions of a crisis that are open and can matter, in order of
// key. Those that the crisis settles by itself are not open.
func askedOf(w *world.World, q crisis.Question) []*asked {
	f := &finder{w: w, found: map[string]*asked{}, settled: map[string]bool{}}
	for id := range q.Readings {
		if r := w.Reading(id); r != nil {
			f.settled[r.Key()] = true
		}
	}
	in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(q.Attacker)},
		Targets: []world.StateID{q.Target}, Act: q.Act, On: q.On, Facts: q.Facts, Readings: q.Readings}
	r := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true, Silent: true})
	f.take(r.Answers, false)
	seen := map[world.StateID]bool{q.Attacker: true, q.Target: true}
	for i := range w.States {
		joiner := w.States[i].ID
		if seen[joiner] {
			continue
		}
		seen[joiner] = true
		for _, against := range []world.StateID{q.Attacker, q.Target} {
			f.take(obligation.Answers(w, obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(against)},
				Targets: []world.StateID{joiner}, On: q.On}), true)
		}
	}
	out := make([]*asked, 0, len(f.found))
	for _, key := range slices.Sorted(maps.Keys(f.found)) {
		a := f.found[key]
		slices.Sort(a.clauses)
		out = append(out, a)
	}
	return out
}

// finder collects questions from answers.
type finder struct {
	w       *world.World
	found   map[string]*asked
	settled map[string]bool
}

// take notes the questions of answers; with active alone those of duties to act.
func (f *finder) take(answers []obligation.Answer, active bool) {
	for i := range answers {
		a := &answers[i]
		if a.Answer == obligation.NotOwed || active && !world.ActiveDuty(a.Duty) {
			continue
		}
		f.note(a, a.DependsOn)
		for _, m := range a.MayChange {
			f.note(a, m.DependsOn)
		}
	}
}

func (f *finder) note(a *obligation.Answer, dependsOn []string) {
	for _, on := range dependsOn {
		id, ok := strings.CutPrefix(on, "reading:")
		r := f.w.Reading(id)
		if !ok || r == nil || len(r.Options) == 0 || f.settled[r.Key()] {
			continue
		}
		found := f.found[r.Key()]
		if found == nil {
			found = f.begin(r, a.Treaty)
			f.found[r.Key()] = found
		}
		if clause := string(a.Treaty) + " " + a.Clause; !slices.Contains(found.clauses, clause) {
			found.clauses = append(found.clauses, clause)
		}
	}
}

func (f *finder) begin(r *world.Reading, treaty world.TreatyID) *asked {
	a := &asked{key: r.Key(), treaty: string(treaty)}
	if t := f.w.Treaty(treaty); t != nil && t.Short != "" {
		a.treaty = t.Short
	}
	for _, id := range f.w.ReadingIDs() {
		if other := f.w.Reading(id); other.Key() == a.key {
			a.questions = append(a.questions, other)
		}
	}
	return a
}
