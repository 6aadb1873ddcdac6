package obligation

import (
	"maps"
	"slices"

	"casus/internal/world"
)

// Incident is an attack as it is asked about. Day and the parties are needed;
// everything else has a default or is unknown.
type Incident struct {
	Attackers []Actor
	Targets   []world.StateID
	Act       string // empty: armed_attack by a state, militant_attack by a group
	Object    string // empty: territory
	On        world.Day
	Place     string        // a state or a place; empty: the victim's own territory
	Initiator world.StateID // who began it; empty: the attacker
	Disputed  bool          // who began it is contested; asked for as the fact initiator
	Sponsor   world.StateID // state to which a group's attack is attributed

	// AtWar names, for a side of the incident, the other states that are at war
	// with it on the day. A side that is absent is unknown.
	AtWar map[world.StateID][]world.StateID

	Facts    map[string]world.Tri // what is known of the case, by name
	Readings map[string]string    // questions answered by the asker
}

// Actor is an attacker: a state or a group.
type Actor struct {
	ID    string
	Group bool
}

// StateActor is the actor that is a state.
func StateActor(id world.StateID) Actor { return Actor{ID: string(id)} }

func (in *Incident) act(a Actor) string {
	switch {
	case in.Act != "":
		return in.Act
	case a.Group:
		return "militant_attack"
	}
	return "armed_attack"
}

func (in *Incident) object() string {
	if in.Object == "" {
		return "territory"
	}
	return in.Object
}

// place says where the attack on a target happens; "" where that is unknown.
func (in *Incident) place(target world.StateID) string {
	if in.Place != "" {
		return in.Place
	}
	switch in.object() {
	case "territory", "infrastructure":
		return string(target)
	}
	return ""
}

// adversary is the state that the law looks at: the attacker, or the state to
// which a group's attack is attributed. It is empty for a group of its own.
func (in *Incident) adversary(a Actor) world.StateID {
	if !a.Group {
		return world.StateID(a.ID)
	}
	return in.Sponsor
}

// struckBegan tells whether the side that is struck began the war: then the one
// who strikes is the victim in law.
func (in *Incident) struckBegan(struck world.StateID) bool {
	return in.Initiator != "" && (in.Initiator == struck || in.targets(in.Initiator))
}

// enemies lists the states known to be at war with a state of the incident:
// the other side, and those that the case names. known tells whether the case
// says who else there is.
func (in *Incident) enemies(s world.StateID) (list []string, known bool) {
	if in.targets(s) {
		for _, a := range in.Attackers {
			list = append(list, a.ID)
		}
		if in.Sponsor != "" {
			list = append(list, string(in.Sponsor))
		}
	}
	if in.attacks(s) {
		for _, t := range in.Targets {
			list = append(list, string(t))
		}
	}
	_, known = in.AtWar[s]
	for _, o := range in.wars(s) {
		if !slices.Contains(list, string(o)) {
			list = append(list, string(o))
		}
	}
	return list, known
}

// wars lists the states that the case names as at war with a state, whichever
// of the two it names first.
func (in *Incident) wars(s world.StateID) []world.StateID {
	out := slices.Clone(in.AtWar[s])
	for side, others := range in.AtWar {
		if slices.Contains(others, s) && !slices.Contains(out, side) {
			out = append(out, side)
		}
	}
	slices.Sort(out)
	return out
}

// enemyStates counts the states at war with a state of the incident, each once;
// a group is none.
func (in *Incident) enemyStates(s world.StateID) int {
	enemies, _ := in.enemies(s)
	slices.Sort(enemies)
	n := 0
	for _, e := range slices.Compact(enemies) {
		if !slices.Contains(in.Attackers, Actor{ID: e, Group: true}) {
			n++
		}
	}
	return n
}

func (in *Incident) targets(s world.StateID) bool {
	for _, t := range in.Targets {
		if t == s {
			return true
		}
	}
	return false
}

func (in *Incident) attacks(s world.StateID) bool {
	if s == in.Sponsor && s != "" {
		return true
	}
	for _, a := range in.Attackers {
		if !a.Group && world.StateID(a.ID) == s {
			return true
		}
	}
	return false
}

// withGroups gives the questions of a group the answer that was given to one of
// them: they have the same options and are chosen together.
func withGroups(w *world.World, readings map[string]string) map[string]string {
	if len(readings) == 0 {
		return readings
	}
	given := map[string]string{}
	ids := w.ReadingIDs()
	for _, id := range ids {
		if option, ok := readings[id]; ok {
			given[w.Reading(id).Key()] = option
		}
	}
	out := maps.Clone(readings)
	for _, id := range ids {
		if _, own := out[id]; own {
			continue
		}
		if option, ok := given[w.Reading(id).Key()]; ok {
			out[id] = option
		}
	}
	return out
}
