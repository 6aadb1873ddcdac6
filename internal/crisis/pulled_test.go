package crisis_test

import (
	"math"
	"testing"

	"casus/internal/crisis"
	"casus/internal/world"
)

// A state that owes help to one that joins the target's side is drawn to that side,
// and not to the other; without the pull it stays where it was.
func TestPulledToTheSideOfTheJoiner(t *testing.T) {
	shareOf := func(pulled float64) (target, attacker float64) {
		p := defaults()
		p.Joining.Pact, p.Joining.SideDuty, p.Joining.Pulled, p.Joining.Near = 15, 15, pulled, 0
		sc := crisis.Scene{
			States: []world.StateID{"target", "attacker", "joiner", "friend"},
			Ties:   make([]crisis.Tie, 4),
			Owed: func(_, joiner int) []float64 {
				if joiner == 2 {
					return []float64{0, 0, 0, 1}
				}
				return nil
			},
		}
		for i := range sc.Ties {
			sc.Ties[i].Strength = math.NaN()
			sc.Borders = append(sc.Borders, make([]bool, 4))
		}
		sc.Ties[2].Act[0] = 1
		m, err := crisis.Stage(sc, crisis.Question{Target: "target", Attacker: "attacker", On: day, Act: "war", Majors: []world.StateID{}}, p)
		if err != nil {
			t.Fatal(err)
		}
		s := shares(m, 20000)[3]
		return s[crisis.JoinTarget], s[crisis.JoinAttacker]
	}
	target, attacker := shareOf(0)
	drawn, other := shareOf(3)
	if drawn < 2*target || other > 1.5*attacker+0.001 {
		t.Errorf("with the pull %.4f and %.4f join the target's and the attacker's side, without %.4f and %.4f", drawn, other, target, attacker)
	}
}
