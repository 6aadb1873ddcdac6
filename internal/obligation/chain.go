package obligation

import (
	"fmt"

	"casus/internal/world"
)

// chain follows the duties on, step by step: if all who may owe the target act
// and the attacker strikes them at home in return, who then owes them? Each
// state is drawn in once, by its first link, so a cycle ends.
func chain(w *world.World, in *Incident, answers []Answer, depth int) []Link {
	out := []Link{}
	drawn := map[world.StateID]bool{}
	for _, t := range in.Targets {
		drawn[t] = true
	}
	frontier := draw(&out, answers, drawn, in, 1, func(a Answer) string {
		return fmt.Sprintf("%s is attacked", w.StateName(a.Toward))
	})
	for step := 2; step <= depth && len(frontier) > 0; step++ {
		var next []world.StateID
		for _, s := range frontier {
			for _, attacker := range in.Attackers {
				struck := *in
				struck.Targets, struck.Attackers, struck.Place = []world.StateID{s}, []Actor{attacker}, ""
				struck.Object, struck.Initiator = "territory", ""
				j := judge{w: w, in: &struck, lean: true, skip: func(b world.StateID) bool { return drawn[b] }}
				found := j.all(attacker, s)
				sortAnswers(found)
				next = append(next, draw(&out, found, drawn, in, step, func(a Answer) string {
					return fmt.Sprintf("%s acts and %s strikes it at home", w.StateName(s), w.Name(attacker.ID))
				})...)
			}
		}
		frontier = next
	}
	return out
}

// draw adds a link for each state that an answer newly draws in.
func draw(out *[]Link, answers []Answer, drawn map[world.StateID]bool, in *Incident, step int, via func(Answer) string) []world.StateID {
	var fresh []world.StateID
	for _, a := range answers {
		if a.Answer == NotOwed || !world.ActiveDuty(a.Duty) || drawn[a.State] || in.attacks(a.State) {
			continue
		}
		drawn[a.State] = true
		fresh = append(fresh, a.State)
		*out = append(*out, Link{Step: step, State: a.State, Toward: a.Toward, Against: a.Against, Treaty: a.Treaty,
			Clause: a.Clause, Duty: a.Duty, Answer: a.Answer, Via: via(a)})
	}
	return fresh
}
