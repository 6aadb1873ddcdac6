package joining

import "math"

// Share is a count of some out of all, with Wilson's interval of 95 %. The interval
// takes the cases to be independent; states at risk of one war are not, so that it is
// too narrow for them.
type Share struct {
	Name string  `json:"name"`
	Some int     `json:"some"`
	All  int     `json:"all"`
	Rate float64 `json:"rate"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Counts are what happened.
type Counts struct {
	Spread     Share   `json:"spread"`        // wars that others joined
	Groups     []Share `json:"groups"`        // states at risk that joined
	AllysSide  Share   `json:"on_allys_side"` // joiners with a defence pact: on the side of one to whom they owe it, when they entered
	ByLastSide Share   `json:"on_allys_side_by_last_row"`
	Outside    int     `json:"outside"` // states that joined without being at risk
}

// group is a kind of state at risk.
type group struct {
	name string
	in   func(w *War, s *State) bool
}

var groups = []group{
	{"every state at risk", func(*War, *State) bool { return true }},
	{"defence pact with an original", func(_ *War, s *State) bool { return s.defense() }},
	{"defence pact, to 1945", func(w *War, s *State) bool { return s.defense() && w.Year <= LastOfEra }},
	{"defence pact, after 1945", func(w *War, s *State) bool { return s.defense() && w.Year > LastOfEra }},
	{"land border with an original", func(_ *War, s *State) bool { return s.border() }},
	{"border and defence pact", func(_ *War, s *State) bool { return s.border() && s.defense() }},
	{"major power", func(_ *War, s *State) bool { return s.Major }},
	{"minor power without ally or border", func(_ *War, s *State) bool { return !s.Major && !s.ally() && !s.border() }},
}

// Count counts wars and the states at risk in them.
func Count(wars []War) Counts {
	c := Counts{Groups: make([]Share, len(groups))}
	spread, joiners, side, last := 0, 0, 0, 0
	for i := range wars {
		w := &wars[i]
		c.Outside += w.Outside
		if w.Spread() {
			spread++
		}
		for j := range w.States {
			s := &w.States[j]
			for g := range groups {
				if groups[g].in(w, s) {
					c.Groups[g].All++
					if s.joined() {
						c.Groups[g].Some++
					}
				}
			}
			if s.joined() && s.defense() {
				joiners++
				side += one(s.Toward[s.Joined.Of()].Defense)
				last += one(s.Toward[s.Last.Of()].Defense)
			}
		}
	}
	for g := range groups {
		c.Groups[g] = share(groups[g].name, c.Groups[g].Some, c.Groups[g].All)
	}
	c.Spread = share("wars that spread", spread, len(wars))
	c.AllysSide = share("joiners with a defence pact on their ally's side", side, joiners)
	c.ByLastSide = share("the same, by the last row of the list", last, joiners)
	return c
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

const z95 = 1.959963984540054

func share(name string, some, all int) Share {
	s := Share{Name: name, Some: some, All: all}
	if all == 0 {
		s.High = 1 // nothing is known
		return s
	}
	n, p := float64(all), float64(some)/float64(all)
	middle, half := (p+z95*z95/(2*n))/(1+z95*z95/n), z95*math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))/(1+z95*z95/n)
	s.Rate, s.Low, s.High = p, max(0, middle-half), min(1, middle+half)
	return s
}
