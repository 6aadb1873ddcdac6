package crisis

import (
	"math"
	"slices"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Tie is what the record says of a third state and the pair: all that its chances
// rest on. Index 0 of an array is the target, 1 the attacker.
type Tie struct {
	State      world.StateID `json:"state"`
	Act        [2]float64    `json:"act"`     // weight of a duty to act for that side, 0 to 1
	Consult    [2]float64    `json:"consult"` // weight of a duty to talk
	Barred     [2]bool       `json:"barred"`  // bound not to act against that side
	Discretion [2]float64    `json:"discretion"`
	Border     [2]bool       `json:"border"`
	Stand      [2]float64    `json:"stand"` // relations, -1 to 1
	Major      bool          `json:"major"`
	Met, Acted int           `json:"-"` // promises called before the day, and those acted on
	Strength   float64       `json:"-"` // NaN where not known
}

// The two sides of an array.
const (
	targetSide = iota
	attackerSide
)

// discretions is how firmly a clause binds, from -1 to 1: a proposal and not a
// finding.
var discretions = map[string]float64{"automatic": 1, "constitutional_process": -0.25, "joint_decision": -1, "undisclosed": -0.5}

// ties reads the record for all states of the index.
func ties(w *world.World, x *obligation.Index, q Question, p Parameters) []Tie {
	out := make([]Tie, len(x.States))
	at := make(map[world.StateID]int, len(x.States))
	for i, id := range x.States {
		at[id] = i
		out[i] = Tie{State: id, Major: slices.Contains(q.Majors, id), Strength: strength(w, q, id)}
	}
	sides := [2]world.StateID{q.Target, q.Attacker}
	r := obligation.Evaluate(w, q.incident(), obligation.Options{AttackerSide: true, Silent: true})
	for i := range r.Answers {
		a := &r.Answers[i]
		if j, ok := at[a.State]; ok {
			out[j].owe(a, slices.Index(sides[:], a.Toward), p.Open)
		}
	}
	conduct(w, q.On, func(id world.StateID, acted bool) {
		if j, ok := at[id]; ok {
			out[j].Met++
			if acted {
				out[j].Acted++
			}
		}
	})
	for side, id := range sides {
		stand := relations(w, id, q.On)
		for i := range out {
			out[i].Stand[side] = stand[out[i].State]
		}
	}
	return out
}

// owe takes an answer of the engine into a tie.
func (t *Tie) owe(a *obligation.Answer, side int, open float64) {
	if side < 0 || a.Answer == obligation.NotOwed {
		return
	}
	weight := a.Weight + open*(a.WeightHigh-a.Weight)
	switch {
	case world.ActiveDuty(a.Duty):
		if weight > t.Act[side] {
			t.Act[side], t.Discretion[side] = weight, discretions[a.Discretion]
		}
	case a.Duty == "consult":
		t.Consult[side] = math.Max(t.Consult[side], weight)
	case a.Duty == "neutral" || a.Duty == "refrain":
		t.Barred[side] = t.Barred[side] || weight > 0.5
	}
}

// conduct walks through the promises that were called before a day and the states
// that gave them. A row for all parties does not say which of them acted, so it is
// passed over.
func conduct(w *world.World, on world.Day, met func(world.StateID, bool)) {
	for _, r := range w.Responses {
		if !r.WasMet() || r.AllParties || !before(r.Date, r.KnownFrom, on) {
			continue
		}
		for _, g := range r.Guarantors {
			met(g, r.WasActed())
		}
	}
}

// before tells whether something happened and was known before a day.
func before(date, knownFrom world.Date, on world.Day) bool {
	if knownFrom.Known() && knownFrom.By(on-1) != world.Yes {
		return false
	}
	return date.By(on-1) == world.Yes
}

// relations is how states stand with one state before a day, from -1 to 1: the
// mean value of the events between them over ten, each halved for every two years
// of age, with one event of value nothing beside them.
func relations(w *world.World, with world.StateID, on world.Day) map[world.StateID]float64 {
	sums, weights := map[world.StateID]float64{}, map[world.StateID]float64{}
	for i := range w.Events {
		e := &w.Events[i]
		other := e.Target
		if e.Target == with {
			other = e.Initiator
		} else if e.Initiator != with {
			continue
		}
		if !before(e.Date, e.KnownFrom, on) {
			continue
		}
		weight := math.Exp2(-float64(on-e.Date.Hi) / 730)
		sums[other] += weight * e.Intensity / 10
		weights[other] += weight
	}
	for id, weight := range weights {
		sums[id] = max(-1, min(1, sums[id]/(weight+1)))
	}
	return sums
}

// strength is what a state can bring to a war; NaN where that is not known.
func strength(w *world.World, q Question, id world.StateID) float64 {
	if q.Strength != nil {
		if v, ok := q.Strength[id]; ok && v > 0 {
			return v
		}
		return math.NaN()
	}
	year, _, _ := q.On.Civil()
	if c, ok := w.Measure(id, "milex", year); ok && c.Value > 0 {
		return c.Value
	}
	return math.NaN()
}
