package obligation_test

import (
	"fmt"
	"hash/fnv"

	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// drawIncident draws an attack among the states of a world: one or two on each
// side, a group at times, and a state to which its attack is laid.
func drawIncident(t *rapid.T, tables *world.Tables) obligation.Incident {
	d := &drawer{t: t}
	for _, s := range tables.States {
		d.states = append(d.states, s.ID)
	}
	day, err := world.ParseDay(pickOf(d, someDays, "day"))
	if err != nil {
		t.Fatal(err)
	}
	in := obligation.Incident{On: day}
	d.sides(&in)
	if d.chance(2, "act") {
		in.Act = pickOf(d, world.Acts, "which act")
	}
	if d.chance(3, "object") {
		in.Object = pickOf(d, world.Objects, "which object")
	}
	if d.chance(3, "place") {
		in.Place = pickOf(d, somePlaces, "which place")
	}
	if d.chance(4, "initiator") {
		in.Initiator = pickOf(d, d.states, "who began")
	} else {
		in.Disputed = d.chance(8, "disputed")
	}
	for _, s := range d.states {
		if d.chance(4, "at war") {
			if in.AtWar == nil {
				in.AtWar = map[world.StateID][]world.StateID{}
			}
			in.AtWar[s] = nil
			if enemy := pickOf(d, d.states, "enemy"); enemy != s {
				in.AtWar[s] = append(in.AtWar[s], enemy)
			}
		}
	}
	in.Facts = d.facts(tables)
	return in
}

// sides draws who attacks whom. No state is on both sides.
func (d *drawer) sides(in *obligation.Incident) {
	order := rapid.Permutation(d.states).Draw(d.t, "sides")
	in.Targets = order[:1:1]
	attackers := order[1:2:2]
	if len(order) > 3 && d.chance(4, "two targets") {
		in.Targets = append(in.Targets, order[2])
	}
	if len(order) > 3 && d.chance(3, "coalition") {
		attackers = append(attackers, order[3])
	}
	if d.chance(4, "a group") {
		in.Attackers = append(in.Attackers, obligation.Actor{ID: "GANG", Group: true})
		if d.chance(2, "sponsored") {
			in.Sponsor = attackers[0]
		}
		if !d.chance(3, "with its sponsor") {
			attackers = attackers[1:]
		}
	}
	for _, a := range attackers {
		in.Attackers = append(in.Attackers, obligation.StateActor(a))
	}
}

// factNames lists the facts that a world may ask for.
func factNames(tables *world.Tables) []string {
	names := []string{"rain", "snow", "place", "initiator", "conflict:feud"}
	for i := range tables.States {
		s := string(tables.States[i].ID)
		for _, kind := range world.StateFacts {
			if kind != "at_war_with" {
				names = append(names, kind+":"+s)
				continue
			}
			for j := range tables.States {
				names = append(names, kind+":"+s+":"+string(tables.States[j].ID))
			}
		}
	}
	for _, t := range tables.Treaties {
		id := string(t.ID)
		names = append(names, "decision:"+id, "in_force:"+id, "trigger:"+id, "unstated:"+id+":limit")
		for i := range t.Clauses {
			names = append(names, "phase:"+id+":"+t.Clauses[i].ID)
		}
		for i := range tables.States {
			s := string(tables.States[i].ID)
			names = append(names, "member:"+id+":"+s, "frozen:"+id+":"+s)
		}
	}
	return names
}

// facts draws what is known of the case: nothing, or for each name a value that
// a drawn number decides, so that a shrunk case has few draws; and up to three
// facts that are told in any case.
func (d *drawer) facts(tables *world.Tables) map[string]world.Tri {
	out, names := map[string]world.Tri{}, factNames(tables)
	if d.chance(2, "much is known") {
		salt := d.pick(64, "salt")
		for _, n := range names {
			if v := saltedFact(n, salt); v != world.Unknown {
				out[n] = v
			}
		}
	}
	for range d.pick(4, "facts") {
		out[pickOf(d, names, "fact")] = pickOf(d, []world.Tri{world.Yes, world.No}, "it is")
	}
	return out
}

// saltedFact is yes for half of the names, no or unknown for a quarter each. A
// fact that overrides the record is mostly left alone.
func saltedFact(name string, salt int) world.Tri {
	h := fnv.New32a()
	fmt.Fprint(h, name, salt)
	sum := h.Sum32() >> 8
	if len(name) > 9 && name[:9] == "in_force:" && sum%5 > 0 {
		return world.Unknown
	}
	return []world.Tri{world.Yes, world.Yes, world.No, world.Unknown}[sum/5%4]
}
