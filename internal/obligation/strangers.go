package obligation

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/world"
)

// ties lists the clauses in force that link a state to the target and promise
// no act in a war.
func ties(w *world.World, in *Incident, target world.StateID) []Tie {
	var out []Tie
	for _, t := range w.TreatiesOf(target) {
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if answerable(c) || !slices.ContainsFunc(c.Duties, func(d string) bool { return d == "host" || d == "cooperate" || d == "right" }) || !serves(t, c, target) {
				continue
			}
			for _, bound := range bearers(t, c) {
				if bound == target || in.attacks(bound) {
					continue
				}
				k := &trial{w: w, in: in, t: t, c: c, bound: bound, target: target, struck: target}
				k.reset(nil)
				if k.stands(rival{t, c}, bound, target) != world.No {
					out = append(out, Tie{State: bound, Toward: target, Treaty: t.ID, Clause: c.ID, Duty: c.Duty(), Text: c.Text, Sources: c.Sources})
				}
			}
		}
	}
	return out
}

// strangers writes the not_party lines: partners of those who must answer,
// under the treaty that ties them, and every state in focus without a tie.
func strangers(w *world.World, in *Incident, attacker Actor, target world.StateID, answers []Answer, opt Options) []Answer {
	explain, focus := opt.Explain, opt.Focus
	if focus == nil {
		focus = w.Question.Focus
	}
	spoken := map[world.StateID]bool{target: true}
	for i := range answers {
		if a := &answers[i]; a.Reason != NotInForce && a.Reason != Dormant {
			spoken[a.State] = true // a dead treaty is no tie
		}
	}
	var out []Answer
	line := func(s world.StateID, t world.TreatyID, text string, sources []world.SourceID) {
		a := Answer{State: s, Toward: target, Against: attacker.ID, Treaty: t, Answer: NotOwed, Reason: NotParty,
			DependsOn: []string{}, Branches: []Branch{}, Because: []Because{}, Conflicts: []Conflict{}}
		if st := w.StateOn(s, in.On); st != nil {
			a.COW = st.COW
		}
		if explain {
			a.Because = append(a.Because, Because{Text: text, Source: first(sources), Sources: sources, Holds: world.No.String()})
		}
		out = append(out, a)
		spoken[s] = true
	}
	for i := range answers {
		a := &answers[i]
		if a.Answer == NotOwed || !world.ActiveDuty(a.Duty) || opt.NoPartners {
			continue
		}
		for _, t := range w.TreatiesOf(a.State) {
			partners(w, in, t, a.State, target, attacker, func(s world.StateID) {
				if !spoken[s] && !in.attacks(s) {
					line(s, t.ID, fmt.Sprintf("%s binds it to %s, not to %s", shortName(w, t.ID), w.StateName(a.State), w.StateName(target)), t.Sources)
				}
			})
		}
	}
	named, sources := pactsOf(w, in, target, explain)
	for _, s := range focus {
		if !spoken[s] && !in.attacks(s) {
			line(s, "", fmt.Sprintf("no treaty in the record binds %s to act for %s%s", w.StateName(s), w.StateName(target), named), sources)
		}
	}
	return out
}

// RecordSource stands for the record itself, as the source of what is not in it.
func RecordSource(w *world.World) world.SourceID {
	return world.SourceID("dossier:" + w.Question.ID)
}

// pactsOf names the treaties in force that promise the target help, with their
// sources: what a state without a tie is not a party to.
func pactsOf(w *world.World, in *Incident, target world.StateID, explain bool) (string, []world.SourceID) {
	if !explain {
		return "", nil
	}
	var ids []string
	var sources []world.SourceID
	for _, t := range w.TreatiesOf(target) {
		helps := slices.ContainsFunc(t.Clauses, func(c world.Clause) bool { return world.ActiveDuty(c.Duty()) && serves(t, &c, target) })
		if !helps || unsigned(t) {
			continue
		}
		k := &trial{w: w, in: in, t: t, c: &t.Clauses[0], target: target, struck: target}
		k.reset(nil)
		if force, _ := k.force(t); force != world.No && k.member(t, target) != world.No {
			ids = append(ids, shortName(w, t.ID))
			sources = append(sources, first(t.Sources))
		}
	}
	if len(ids) == 0 {
		return "; no treaty in force promises it help", []world.SourceID{RecordSource(w)}
	}
	return "; it is not in " + strings.Join(ids, ", "), sources
}

// partners calls visit for each state bound to help s by a treaty in force in
// which the target has no part.
func partners(w *world.World, in *Incident, t *world.Treaty, s, target world.StateID, attacker Actor, visit func(world.StateID)) {
	k := &trial{w: w, in: in, t: t, bound: s, target: target, attacker: attacker, striker: attacker, struck: target}
	if serving := slices.IndexFunc(t.Clauses, func(c world.Clause) bool { return world.ActiveDuty(c.Duty()) && serves(t, &c, s) }); serving >= 0 {
		k.c = &t.Clauses[serving]
	} else {
		return
	}
	k.reset(nil)
	force, _ := k.force(t)
	if force == world.No || k.member(t, s) == world.No || k.member(t, target) != world.No {
		return
	}
	for _, other := range bearers(t, k.c) {
		if other != s && k.member(t, other) != world.No {
			visit(other)
		}
	}
}
