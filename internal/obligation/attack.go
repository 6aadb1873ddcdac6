package obligation

import (
	"maps"

	"casus/internal/world"
)

// AttackIncident makes the incident of an attack in a case. A view, where one
// is given, adds its facts and readings and may say who began it.
func AttackIncident(w *world.World, a *world.Attack, view *world.View) Incident {
	in := Incident{Targets: a.Targets, Act: a.Act, Object: a.Object, On: a.On, Place: a.Place, Initiator: a.Initiator, Sponsor: a.Sponsor,
		Disputed: a.Disputed, AtWar: a.AtWar, Facts: map[string]world.Tri{}, Readings: map[string]string{}}
	for _, id := range a.Attackers {
		in.Attackers = append(in.Attackers, Actor{ID: id, Group: w.State(world.StateID(id)) == nil})
	}
	maps.Copy(in.Facts, a.Facts)
	maps.Copy(in.Readings, a.Readings)
	if view != nil {
		maps.Copy(in.Facts, view.Facts)
		maps.Copy(in.Readings, view.Readings)
		if view.Initiator != "" {
			in.Initiator, in.Disputed = view.Initiator, false
		}
	}
	return in
}
