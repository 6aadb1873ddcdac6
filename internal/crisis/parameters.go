package crisis

import (
	"fmt"
	"math"

	"casus/internal/joining"
)

// Joining holds the log-odds that a state that is not an original belligerent
// joins a war, on either side, and those of the side. Those of the first part come
// from a fit to wars (package joining), those of the second are set by hand and
// speak of what no list of two centuries holds.
type Joining struct {
	Intercept  float64 `json:"intercept"`   // in a world of Members states
	Pact       float64 `json:"pact"`        // a duty to act in this attack, owed to either side, times its weight
	PactRecent float64 `json:"pact_recent"` // the same, since 1945
	Border     float64 `json:"border"`      // with either side
	BorderBoth float64 `json:"border_both"` // with both, on top
	Major      float64 `json:"major"`       // a major power
	Members    float64 `json:"members"`     // for each unit of the log of the number of states in the world, over Members
	Effect     float64 `json:"effect"`      // standard deviation of what all states of a war share: how unlike wars are
	SideDuty   float64 `json:"side_duty"`   // of joining the side to which a duty to act is owed
	SideAlly   float64 `json:"side_ally"`   // of joining the side with which there is another bond: to talk, or to keep out
	SideBorder float64 `json:"side_border"` // of joining the neighbour
	SideBegan  float64 `json:"side_began"`  // of joining the side that began the war

	Rivalry     float64 `json:"rivalry"`      // ill relations with either side, from 0 to 1
	Discretion  float64 `json:"discretion"`   // an automatic duty; as much less for a joint decision
	BarredBy    float64 `json:"barred"`       // bound to keep out
	SideStand   float64 `json:"side_stand"`   // of joining the friendlier side, for relations one apart
	SideBalance float64 `json:"side_balance"` // of joining the stronger side, for a log-ratio of strength of one
	Pulled      float64 `json:"pulled"`       // log of the ratio of rates when a state joins to which a duty is owed
	Near        float64 `json:"near"`         // and when a neighbour joins
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

// Course holds what the pair does, as rates a day. Those of a war are means: each war
// has its own, all of them times one draw that is exponential with mean one. That
// makes the share of wars that last longer than t days 1/(1+rt), as the wars of the
// Correlates of War do with r = 1/163: of them 90, 75, 50, 25 and 10 in a hundred
// lasted longer than 19, 59, 163, 461 and 1,256 days; this has 18, 54, 163, 489 and
// 1,467.
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

	// Pace says when those who join a war do: the share of them by days since it
	// began, in order, at most MaxPace steps, the last with the share 1. Nobody
	// may change it.
	Pace []Step `json:"pace"`
}

// Step is the share of all who join that had joined by a day of the war.
type Step struct {
	Days  float64 `json:"days"`
	Share float64 `json:"share"` // 0 to 1
}

// MaxPace bounds the steps of a pace.
const MaxPace = 16

// Defaults are the parameters with joining as it was fitted. All others are set by
// hand, and nobody fitted them to the case. That a joiner pulls nobody along who is
// bound to it, and its neighbours a little, is what 44 days on which states joined
// wars already under way say: with the fitted odds given, a conditional logit has -0.33
// (standard error 0.22) for each joiner to whom a state owes defence, and 0.35 (0.23)
// for each that it borders. Of the latter a part is in the effect of the war already.
func Defaults(m *joining.Model) Parameters {
	return Parameters{
		Joining: fittedTo(m),
		Words:   Answering{Intercept: -3, Duty: 3, Consult: 2, Border: 1, Major: 1.5, Stand: 2},
		Mediate: Answering{Intercept: -5, Duty: 0.7, Border: 0.7, Major: 1, Between: 4},
		Help:    Answering{Intercept: -5.5, Duty: 3.3, Border: 0.7, Major: 0.8, Stand: 2},
		Course: Course{Escalate: [2]float64{0.03, 0.012}, Pause: [3]float64{0.05, 0.04, 0.0025}, Settle: [3]float64{0.02, 0.01, 0.0015},
			Prevail: 0.0035, Resume: 0.02, Agree: 0.02, Decisive: 1},
		Effects: Effects{MediationSettles: 1.5, MediationCrowds: 0.6, JoiningEscalates: 1.1, JoiningSettles: 0.9, JoiningHelp: 1.3,
			HelpPauses: 1.1, MediatorJoins: 0.6},
		Open: 0.5, RecordOf: 10, Kept: 0.22,
		Pace: paceOf(m.Time),
	}
}

// fittedTo takes the odds of a fit.
func fittedTo(m *joining.Model) Joining {
	return Joining{
		Intercept: m.Intercept.Estimate + m.Term(joining.Members)*math.Log(Members), Effect: m.Effect.Estimate,
		Pact: m.Term(joining.Pact), PactRecent: m.Term(joining.PactRecent), Border: m.Term(joining.Border),
		BorderBoth: m.Term(joining.BorderBoth), Major: m.Term(joining.Major), Members: m.Term(joining.Members),
		SideDuty: m.SideTerm(joining.SidePact), SideAlly: m.SideTerm(joining.SideAlly),
		SideBorder: m.SideTerm(joining.SideBorder), SideBegan: m.SideTerm(joining.SideBegan),
		Rivalry: 0.6, Discretion: 0.3, BarredBy: -0.7, SideStand: 2, SideBalance: 0.15, Pulled: 0, Near: 0.1,
	}
}

// paceOf draws the pace through the quantiles of the time to joining; the last who
// join take twice as long as those of the last quantile.
func paceOf(t joining.Time) []Step {
	var out []Step
	for _, q := range t.All {
		if len(out) == 0 || q.Share > out[len(out)-1].Share && float64(q.Days) > out[len(out)-1].Days {
			out = append(out, Step{max(float64(q.Days), 1), q.Share})
		}
	}
	if len(out) == 0 {
		return []Step{{Days: 365, Share: 1}}
	}
	return append(out, Step{2 * out[len(out)-1].Days, 1})
}

// Check says which parameters have no meaning, all at once.
func (p Parameters) Check() error {
	var bad []string
	for _, f := range Factors(p) {
		v := f.Get(&p)
		if math.IsNaN(v) || v < f.Least || v > f.Most {
			bad = append(bad, fmt.Sprintf("%s is %v; it goes from %v to %v", f.Name, v, f.Least, f.Most))
		}
	}
	bad = append(bad, checkPace(p.Pace)...)
	if len(bad) > 0 {
		return fmt.Errorf("parameters of the crisis: %s", joinLines(bad))
	}
	return nil
}

func checkPace(pace []Step) (bad []string) {
	if len(pace) == 0 || len(pace) > MaxPace || pace[len(pace)-1].Share != 1 {
		bad = append(bad, fmt.Sprintf("pace has %d steps; it has 1 to %d, and the share of the last is 1", len(pace), MaxPace))
	}
	last := Step{}
	for i, s := range pace {
		if !(s.Days > last.Days && s.Share >= last.Share && s.Days <= 1e6) {
			bad = append(bad, fmt.Sprintf("step %d of pace is %g at %g days; days and shares go up from 0", i+1, s.Share, s.Days))
		}
		last = s
	}
	return bad
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
