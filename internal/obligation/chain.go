package obligation

import (
	"fmt"
	"maps"
	"strings"

	"casus/internal/world"
)

// A chain answers "if all who may owe help act, who is drawn in, in what order,
// by which link". It is a closure: each step holds the clauses against every
// pair of enemies that the last step made, and each state is drawn in once, by
// its first link, so that a cycle ends.
//
// Each promise chains by its own words. A promise of defence toward one who was
// drawn in falls due if the attacker strikes it at home in return, which is
// assumed and said. A promise of help in attack, or in any war, falls due by
// the act of the ally itself. A clause that waits for another state's act, or
// for a number of enemies, is asked again when there are more of them.

// front is the two sides of a war as a chain draws states in.
type front struct {
	w         *world.World
	in        *Incident
	both      bool            // follow the attackers' side too
	strikers  []Actor         // in the order in which they came in
	struck    []world.StateID // the same
	drawn     map[world.StateID]bool
	newStrike int  // strikers from here on came in with the last step
	newStruck int  // the same of the struck
	waiting   bool // some clause waits for another's act or for more enemies
}

// chain follows the duties on from the answers to the attack itself.
func chain(w *world.World, in *Incident, answers []Answer, opt Options) []Link {
	f := &front{w: w, in: in, both: opt.AttackerSide, drawn: map[world.StateID]bool{}}
	for _, t := range in.Targets {
		f.struck, f.drawn[t] = append(f.struck, t), true
	}
	for _, a := range in.Attackers {
		f.strikers = append(f.strikers, a)
		if s := in.adversary(a); s != "" {
			f.drawn[s] = true
		}
	}
	out := []Link{}
	f.draw(&out, answers, 1)
	for step := 2; step <= opt.Depth && f.moved(); step++ {
		found := f.ask()
		sortAnswers(found)
		f.draw(&out, found, step)
	}
	return out
}

// moved tells whether the last step drew anybody in.
func (f *front) moved() bool { return f.newStrike < len(f.strikers) || f.newStruck < len(f.struck) }

// ask holds the clauses against the pairs of enemies that are new, and against
// the old ones where a clause waits for what may have happened since.
func (f *front) ask() []Answer {
	var out []Answer
	skip := func(s world.StateID) bool { return f.drawn[s] }
	for i, a := range f.strikers {
		for j, t := range f.struck {
			if i < f.newStrike && j < f.newStruck && !f.waiting {
				continue
			}
			in := f.incident(a, t)
			g := judge{w: f.w, in: &in, lean: true, skip: skip}
			out = append(out, g.all(a, t)...)
			if f.both {
				out = append(out, g.attackerSide(a, t)...)
			}
		}
	}
	return out
}

// incident is the clash of one pair while all drawn in so far are at war.
func (f *front) incident(a Actor, t world.StateID) Incident {
	in := *f.in
	in.Attackers, in.Targets = []Actor{a}, []world.StateID{t}
	if !f.in.targets(t) || !f.original(a) {
		in.Place, in.Object = "", "territory"
	}
	if f.in.struckBegan(f.in.Targets[0]) {
		in.Initiator = t
	} else {
		in.Initiator = ""
	}
	in.AtWar = map[world.StateID][]world.StateID{t: {}}
	for _, x := range f.strikers {
		if s := f.in.adversary(x); s != "" && x != a {
			in.AtWar[t] = append(in.AtWar[t], s)
		}
	}
	in.AtWar[t] = append(in.AtWar[t], f.in.AtWar[t]...)
	if striker := f.in.adversary(a); striker != "" {
		in.AtWar[striker] = append([]world.StateID{}, f.in.AtWar[striker]...)
		for _, s := range f.struck {
			if s != t {
				in.AtWar[striker] = append(in.AtWar[striker], s)
			}
		}
	}
	in.Facts = maps.Clone(f.in.Facts)
	if in.Facts == nil {
		in.Facts = map[string]world.Tri{}
	}
	for s := range f.drawn {
		if name := "acts:" + string(s); in.Facts[name] == world.Unknown {
			in.Facts[name] = world.Yes
		}
	}
	return in
}

func (f *front) original(a Actor) bool {
	for _, x := range f.in.Attackers {
		if x == a {
			return true
		}
	}
	return false
}

// draw adds a link for each state that an answer newly draws in, and puts it on
// the side of the one to whom it owes help.
func (f *front) draw(out *[]Link, answers []Answer, step int) {
	f.newStrike, f.newStruck, f.waiting = len(f.strikers), len(f.struck), false
	for i := range answers {
		a := &answers[i]
		f.waiting = f.waiting || a.Reason == ConditionUnmet || waits(a)
		if a.Answer == NotOwed || !world.ActiveDuty(a.Duty) || f.drawn[a.State] {
			continue
		}
		l := Link{Step: step, State: a.State, Toward: a.Toward, Against: a.Against, Treaty: a.Treaty, Clause: a.Clause, Duty: a.Duty,
			Answer: a.Answer, Side: "target", Via: f.via(a, step)}
		f.drawn[a.State] = true
		if f.strikes(a.Toward) {
			l.Side = "attacker"
			f.strikers = append(f.strikers, StateActor(a.State))
		} else {
			f.struck = append(f.struck, a.State)
		}
		*out = append(*out, l)
	}
}

// strikes tells whether a state is on the attackers' side.
func (f *front) strikes(s world.StateID) bool {
	for _, a := range f.strikers {
		if f.in.adversary(a) == s {
			return true
		}
	}
	return false
}

func waits(a *Answer) bool {
	for _, on := range a.DependsOn {
		if strings.HasPrefix(on, "fact:acts:") || strings.HasPrefix(on, "fact:at_war") {
			return true
		}
	}
	return false
}

// via says what sets the link off.
func (f *front) via(a *Answer, step int) string {
	toward, against := f.w.StateName(a.Toward), f.w.Name(a.Against)
	switch {
	case f.strikes(a.Toward):
		return fmt.Sprintf("%s is at war with %s", toward, against)
	case step == 1 || f.in.targets(a.Toward):
		return fmt.Sprintf("%s is attacked", toward)
	}
	return fmt.Sprintf("%s acts and %s strikes it at home", toward, against)
}
