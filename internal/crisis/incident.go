package crisis

import (
	"fmt"
	"slices"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Level is how far the pair has gone.
type Level uint8

// The levels.
const (
	Incident Level = iota
	Clashes
	War
)

func (l Level) String() string { return [...]string{"incident", "clashes", "war"}[l] }

// Question is the crisis to simulate: an attack, and what the record does not
// hold.
type Question struct {
	Attacker world.StateID        `json:"attacker"`
	Target   world.StateID        `json:"target"`
	On       world.Day            `json:"on"` // days since 1970
	Act      string               `json:"act,omitempty"`
	Facts    map[string]world.Tri `json:"facts,omitempty"`
	Readings map[string]string    `json:"readings,omitempty"`
	Horizon  int                  `json:"horizon"` // days, 1 to MaxHorizon; 0: 180
	Start    Level                `json:"start"`   // at which the pair begins; Incident: by the act

	// Borders are pairs of states with a common land border. Nil: those of the
	// record. Where it has none they are not known, and then states whose capitals
	// are within NearKM kilometres are taken for neighbours, which Model.Notes says.
	Borders [][2]world.StateID `json:"borders"`
	NearKM  float64            `json:"near_km"` // 0: 600

	Majors   []world.StateID           `json:"majors"`   // major powers; nil: Majors
	Members  int                       `json:"members"`  // states in the world that day, the pair among them; 0: Members
	Strength map[world.StateID]float64 `json:"strength"` // means of war; nil: newest milex of the record
}

// MaxHorizon bounds a history, in days.
const MaxHorizon = 3650

// Majors are the major powers since 1991 by the list of the Correlates of War
// (State System Membership 2016).
var Majors = []world.StateID{"CHN", "DEU", "FRA", "GBR", "JPN", "RUS", "USA"}

// Members is the number of states in the world since 2011 by the list of the
// Correlates of War (State System Membership 2016).
const Members = 195

func (q Question) withDefaults() Question {
	if q.Horizon == 0 {
		q.Horizon = 180
	}
	if q.Start == Incident {
		switch q.Act {
		case "", "armed_attack", "raid", "blockade":
			q.Start = Clashes
		case "war":
			q.Start = War
		}
	}
	if q.NearKM == 0 {
		q.NearKM = 600
	}
	if q.Members == 0 {
		q.Members = Members
	}
	if q.Majors == nil {
		q.Majors = Majors
	}
	return q
}

func (q Question) check(states []world.StateID) error {
	var bad []string
	for _, s := range []struct {
		role string
		id   world.StateID
	}{{"attacker", q.Attacker}, {"target", q.Target}} {
		if !slices.Contains(states, s.id) {
			bad = append(bad, fmt.Sprintf("%s %q is not a state of the record on %s", s.role, s.id, q.On))
		}
	}
	if q.Attacker == q.Target {
		bad = append(bad, fmt.Sprintf("attacker and target are both %q; a crisis needs two states", q.Target))
	}
	if q.Horizon < 1 || q.Horizon > MaxHorizon {
		bad = append(bad, fmt.Sprintf("horizon of %d days; it goes from 1 to %d", q.Horizon, MaxHorizon))
	}
	if q.Members < 2 || q.Members > 1<<15 {
		bad = append(bad, fmt.Sprintf("%d states in the world; there are 2 to %d", q.Members, 1<<15))
	}
	if q.Act != "" && !slices.Contains(world.Acts, q.Act) {
		bad = append(bad, fmt.Sprintf("act %q; it is one of %v", q.Act, world.Acts))
	}
	if len(states) > 1<<15-1 {
		bad = append(bad, fmt.Sprintf("%d states; at most %d", len(states), 1<<15-1))
	}
	if len(bad) > 0 {
		return fmt.Errorf("crisis: %s", joinLines(bad))
	}
	return nil
}

func (q Question) incident() obligation.Incident {
	return obligation.Incident{
		Attackers: []obligation.Actor{obligation.StateActor(q.Attacker)}, Targets: []world.StateID{q.Target},
		Act: q.Act, On: q.On, Facts: q.Facts, Readings: q.Readings,
	}
}
