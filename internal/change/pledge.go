package change

import (
	"slices"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Shift is an adversary against whom the standing duties of a clause newly run,
// or no longer run.
type Shift struct {
	Treaty  world.TreatyID `json:"treaty"`
	Clause  string         `json:"clause"`
	Against world.StateID  `json:"against"`
	Widened bool           `json:"widened"` // runs against it now; false: no longer
	Pairs   int            `json:"pairs"`   // of a bound state and a beneficiary
}

// promise is who owes whom under which clause.
type promise struct {
	state, toward world.StateID
	treaty        world.TreatyID
	clause        string
}

// promises are what the runs of one World showed, in the order found.
type promises struct {
	order []promise
	duty  map[promise]string
	live  map[promise]map[world.StateID]Standing // by adversary against whom it may fall due
	dead  map[promise][]Exemption
}

// gather reads the promises off the plain attacks on every member.
func (s *sides) gather(after bool) promises {
	p := promises{duty: map[promise]string{}, live: map[promise]map[world.StateID]Standing{}, dead: map[promise][]Exemption{}}
	for _, target := range s.members {
		for _, adversary := range s.adversaries {
			if adversary == target {
				continue
			}
			for i := range s.plain(after, adversary, target).Answers {
				p.note(&s.plain(after, adversary, target).Answers[i], adversary)
			}
		}
	}
	return p
}

func (p *promises) note(a *obligation.Answer, adversary world.StateID) {
	key := promise{a.State, a.Toward, a.Treaty, a.Clause}
	if _, seen := p.duty[key]; !seen {
		p.order = append(p.order, key)
		p.duty[key] = a.Duty
	}
	if a.Answer == obligation.NotOwed {
		p.dead[key] = append(p.dead[key], Exemption{adversary, a.Reason})
		return
	}
	if p.live[key] == nil {
		p.live[key] = map[world.StateID]Standing{}
	}
	p.live[key][adversary] = standing(a)
}

// pledge sums a promise up; the example is its first live adversary.
func (p *promises) pledge(key promise, adversaries []world.StateID) Pledge {
	out := Pledge{State: key.state, Toward: key.toward, Treaty: key.treaty, Clause: key.clause, Duty: p.duty[key],
		Against: len(p.live[key]), Asked: len(p.live[key]) + len(p.dead[key]), Except: p.dead[key]}
	if out.Except == nil {
		out.Except = []Exemption{}
	}
	for _, a := range adversaries {
		if s, ok := p.live[key][a]; ok {
			out.Example = s
			break
		}
	}
	return out
}

// pledges compares the promises to every member before and after.
func (s *sides) pledges() (fresh, ended []Pledge, shifts []Shift) {
	before, after := s.gather(false), s.gather(true)
	fresh, ended, shifts = []Pledge{}, []Pledge{}, []Shift{}
	for _, key := range after.order {
		if len(after.live[key]) > 0 && len(before.live[key]) == 0 {
			fresh = append(fresh, after.pledge(key, s.adversaries))
		}
	}
	for _, key := range before.order {
		if len(before.live[key]) > 0 && len(after.live[key]) == 0 {
			ended = append(ended, before.pledge(key, s.adversaries))
		}
	}
	for _, key := range after.order {
		if len(after.live[key]) == 0 || len(before.live[key]) == 0 {
			continue
		}
		for _, adversary := range s.adversaries {
			_, was := before.live[key][adversary]
			if _, is := after.live[key][adversary]; is != was {
				shifts = addShift(shifts, key, adversary, is)
			}
		}
	}
	return fresh, ended, shifts
}

func addShift(shifts []Shift, key promise, adversary world.StateID, widened bool) []Shift {
	at := slices.IndexFunc(shifts, func(x Shift) bool {
		return x.Treaty == key.treaty && x.Clause == key.clause && x.Against == adversary && x.Widened == widened
	})
	if at < 0 {
		return append(shifts, Shift{key.treaty, key.clause, adversary, widened, 1})
	}
	shifts[at].Pairs++
	return shifts
}
