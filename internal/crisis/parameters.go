package crisis

import (
	"fmt"
	"math"
)

// Joining holds the log-odds that a state that is not an original belligerent
// joins a war, on either side. The defaults are those of counts of wars since 1816
// by tie (26 of 95 spread): 12 of 488 with a defence pact and no land border, 20 of 475 with a border
// alone, 16 of 125 with both, 31 of 5,922 minor powers with neither. A fit to
// history replaces them.
type Joining struct {
	Intercept   float64 `json:"intercept"`
	Pact        float64 `json:"pact"`         // a duty to act in this attack, owed to either side, times its weight
	Border      float64 `json:"border"`       // with either side
	PactBorder  float64 `json:"pact_border"`  // both
	Major       float64 `json:"major"`        // a major power
	PactRecent  float64 `json:"pact_recent"`  // of a pact, since 1945
	Rivalry     float64 `json:"rivalry"`      // ill relations with either side, from 0 to 1
	Discretion  float64 `json:"discretion"`   // an automatic duty; half as much less for a joint decision
	BarredBy    float64 `json:"barred"`       // bound to keep out
	SideDuty    float64 `json:"side_duty"`    // log-odds of joining the side to which a duty is owed
	SideStand   float64 `json:"side_stand"`   // of joining the friendlier side, for relations one apart
	SideBalance float64 `json:"side_balance"` // of joining the stronger side, for a log-ratio of strength of one
	Pulled      float64 `json:"pulled"`       // log of the ratio of rates when a state joins to which a duty is owed
	Near        float64 `json:"near"`         // and when a neighbour joins
	Uneven      float64 `json:"uneven"`       // how unlike wars are: all rates of one go with the power of a draw; 0: all alike
}

// Answering holds the log-odds of one of the lesser responses.
type Answering struct {
	Intercept float64 `json:"intercept"`
	Duty      float64 `json:"duty"`    // a duty to act for the target, times its weight
	Consult   float64 `json:"consult"` // a duty to talk
	Border    float64 `json:"border"`
	Major     float64 `json:"major"`
	Stand     float64 `json:"stand"`   // good relations with the target; for words relations of any kind with either
	Between   float64 `json:"between"` // good relations with both
}

// Course holds what the pair does, as rates a day.
type Course struct {
	Escalate [2]float64 `json:"escalate"` // from incident, from clashes
	Pause    [3]float64 `json:"pause"`    // by level
	Settle   [3]float64 `json:"settle"`
	Prevail  float64    `json:"prevail"` // in war
	Resume   float64    `json:"resume"`
	Agree    float64    `json:"agree"`    // to settle out of a pause
	Decisive float64    `json:"decisive"` // exponent of the ratio of strength that says who prevails
}

// Effects holds what one act does to the rates of others, as factors.
type Effects struct {
	MediationSettles float64 `json:"mediation_settles"`
	MediationCrowds  float64 `json:"mediation_crowds"`
	JoiningEscalates float64 `json:"joining_escalates"`
	JoiningSettles   float64 `json:"joining_settles"`
	JoiningHelp      float64 `json:"joining_help"` // once the first has joined
	HelpPauses       float64 `json:"help_pauses"`
	MediatorJoins    float64 `json:"mediator_joins"`
}

// Parameters are all that the model takes for granted.
type Parameters struct {
	Joining  Joining   `json:"joining"`
	Words    Answering `json:"words"`
	Mediate  Answering `json:"mediate"`
	Help     Answering `json:"help"`
	Course   Course    `json:"course"`
	Effects  Effects   `json:"effects"`
	Open     float64   `json:"open"`      // share of the weight that nobody claims which counts as owed
	RecordOf float64   `json:"record_of"` // how many cases the prior of a promise kept is worth
	Kept     float64   `json:"kept"`      // that prior: 22 % of promises since 1945
}

// Defaults are parameters that nobody fitted to the case. Joining comes from
// counts of wars, the rest is set by hand.
func Defaults() Parameters {
	return Parameters{
		Joining: Joining{Intercept: -5.25, Pact: 1.57, Border: 2.12, PactBorder: -0.36, Major: 1.7, PactRecent: -0.6,
			Rivalry: 0.6, Discretion: 0.3, BarredBy: -0.7, SideDuty: 1.3, SideStand: 2, SideBalance: 0.15, Pulled: 0.15, Near: 0.03, Uneven: 2},
		Words:   Answering{Intercept: -3, Duty: 3, Consult: 2, Border: 1, Major: 1.5, Stand: 2},
		Mediate: Answering{Intercept: -5, Duty: 0.7, Border: 0.7, Major: 1, Between: 4},
		Help:    Answering{Intercept: -5.5, Duty: 3.3, Border: 0.7, Major: 0.8, Stand: 2},
		Course: Course{Escalate: [2]float64{0.03, 0.012}, Pause: [3]float64{0.05, 0.04, 0.012}, Settle: [3]float64{0.02, 0.01, 0.005},
			Prevail: 0.003, Resume: 0.02, Agree: 0.02, Decisive: 1},
		Effects: Effects{MediationSettles: 1.5, MediationCrowds: 0.6, JoiningEscalates: 1.1, JoiningSettles: 0.9, JoiningHelp: 1.3,
			HelpPauses: 1.1, MediatorJoins: 0.6},
		Open: 0.5, RecordOf: 10, Kept: 0.22,
	}
}

// Check says which parameters have no meaning, all at once.
func (p Parameters) Check() error {
	var bad []string
	for _, f := range Factors() {
		v := f.Get(&p)
		if math.IsNaN(v) || v < f.Least || v > f.Most {
			bad = append(bad, fmt.Sprintf("%s is %v; it goes from %v to %v", f.Name, v, f.Least, f.Most))
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("parameters of the crisis: %s", joinLines(bad))
	}
	return nil
}

func joinLines(lines []string) string {
	out := ""
	for i, l := range lines {
		if i > 0 {
			out += "; "
		}
		out += l
	}
	return out
}
