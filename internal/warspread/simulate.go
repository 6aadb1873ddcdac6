package warspread

import (
	"errors"
	"math"
	"runtime"
	"strconv"
	"sync"

	"casus/internal/crisis"
	"casus/internal/joining"
	"casus/internal/world"
)

// runsOfEachWar is how often a war is simulated: the error of a chance of one in a
// hundred is then one in a thousand.
const runsOfEachWar = 10000

// The two belligerents of a scene. Each stands for all originals of its side.
const (
	target   world.StateID = "target"
	attacker world.StateID = "attacker"
)

// Simulate runs the simulator of crises on the first day of each war, with the odds
// fitted to all other wars and all else as it comes, until the war is over or for
// ten years, and holds it against what happened. What no list of two centuries has
// (discretion, record, relations, strength) is as for states of which nothing is
// known. The answer is the same on any number of cores.
func Simulate(scenes []Scene, o joining.Options) (*joining.Simulated, error) {
	wars := make([]joining.War, len(scenes))
	for i := range scenes {
		wars[i] = scenes[i].War
	}
	odds, err := joining.Without(wars, o)
	if err != nil {
		return nil, err
	}
	tallies, faults := make([]*joining.Tally, len(wars)), make([]error, len(wars))
	var group sync.WaitGroup
	turns := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))
	for i := range scenes {
		group.Go(func() {
			turns <- struct{}{}
			tallies[i], faults[i] = scenes[i].simulate(odds[i], o.Seed)
			<-turns
		})
	}
	group.Wait()
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	r := joining.Judge(wars, tallies, o)
	r.Seed = o.Seed
	return r, nil
}

func (sc *Scene) simulate(odds *joining.Model, seed uint64) (*joining.Tally, error) {
	m, err := sc.Stage(crisis.Defaults(odds))
	if err != nil {
		return nil, err
	}
	second := sc.attacker()
	sides := [2]joining.Side{joining.First, joining.Second}
	if second == 0 {
		sides = [2]joining.Side{joining.Second, joining.First}
	}
	tally, s := joining.NewTally(&sc.War), m.NewScratch()
	var joiners []joining.Joiner
	for run := range uint64(runsOfEachWar) {
		joiners = joiners[:0]
		for _, a := range m.Run(s, seed, run).Acts {
			if a.Response >= crisis.JoinTarget {
				joiners = append(joiners, joining.Joiner{State: int(a.State) - 2, Side: sides[a.Response-crisis.JoinTarget], Day: int(a.Day)})
			}
		}
		tally.Add(joiners)
	}
	return tally, nil
}

// attacker is the side that the simulator takes for the attacker's: the one that is
// said to have begun, or else the second, which then means nothing.
func (sc *Scene) attacker() int {
	if sc.Began[0] && !sc.Began[1] {
		return 0
	}
	return 1
}

// Stage makes the war ready to be simulated from its first day. State i at risk is
// number i+2 of the Model.
func (sc *Scene) Stage(p crisis.Parameters) (*crisis.Model, error) {
	n := len(sc.States) + 2
	attackers := sc.attacker()
	stage := crisis.Scene{States: make([]world.StateID, n), Ties: make([]crisis.Tie, n), Borders: make([][]bool, n), Even: sc.Began[0] == sc.Began[1]}
	stage.States[0], stage.States[1] = target, attacker
	for i := range n {
		stage.Borders[i] = make([]bool, n)
		t := &stage.Ties[i]
		t.Strength = math.NaN()
		if i < 2 {
			continue
		}
		s := &sc.States[i-2]
		stage.States[i], t.Major = world.StateID(strconv.Itoa(s.ID)), s.Major
		for side := range 2 {
			toward := s.Toward[side^attackers^1]
			t.Border[side] = toward.Border
			switch {
			case toward.Defense:
				t.Act[side] = 1
			case toward.Ally:
				t.Consult[side] = 1
			}
		}
	}
	for _, b := range sc.Borders {
		stage.Borders[b[0]+2][b[1]+2], stage.Borders[b[1]+2][b[0]+2] = true, true
	}
	owed := make([][]float64, n)
	for _, o := range sc.Owes {
		if owed[o[1]+2] == nil {
			owed[o[1]+2] = make([]float64, n)
		}
		owed[o[1]+2][o[0]+2] = 1
	}
	stage.Owed = func(_, joiner int) []float64 { return owed[joiner] }
	return crisis.Stage(stage, crisis.Question{Target: target, Attacker: attacker, On: sc.Day, Act: "war", Horizon: crisis.MaxHorizon,
		Majors: []world.StateID{}, Members: max(2, sc.Members)}, p)
}
