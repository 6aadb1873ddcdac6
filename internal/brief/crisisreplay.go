package brief

import (
	"casus/internal/crisis"
	"casus/internal/ensemble"
	"casus/internal/world"
)

// CrisisReplay is one simulated history, day by day: that with the edits where
// there are any.
type CrisisReplay struct {
	Schema   string              `json:"schema"` // casus.crisis-replay/1
	Attacker string              `json:"attacker"`
	Target   string              `json:"target"`
	On       string              `json:"on"`
	Act      string              `json:"act"`
	Horizon  int                 `json:"horizon_days"`
	Seed     uint64              `json:"seed,string"`
	Run      uint64              `json:"run,string"`
	Edits    []string            `json:"edits"`
	End      string              `json:"end"`
	EndDay   int                 `json:"end_day"`
	Highest  string              `json:"highest"` // level
	Pauses   int                 `json:"pauses"`
	Joined   int                 `json:"joined"` // states that joined, on either side
	Entries  []CrisisReplayEntry `json:"entries"`
}

// CrisisReplayEntry is one thing that happens in a history.
type CrisisReplayEntry struct {
	Day      int    `json:"day"` // 0 is the day of the attack
	Date     string `json:"date"`
	Event    string `json:"event"`    // begins, acts, escalates, pauses, resumes or ends
	State    string `json:"state"`    // who acts; empty: the pair
	Response string `json:"response"` // of who acts
	Level    string `json:"level"`    // at which the pair then stands; empty where a state acts and at the end
	End      string `json:"end"`      // of the last entry
	Text     string `json:"text"`
}

// NewCrisisReplay tells one history of a plan by the model at hand.
func NewCrisisReplay(m *crisis.Model, plan *ensemble.Plan, run uint64) *CrisisReplay {
	log, out := m.Replay(plan.Seed, run)
	q := m.Question
	r := &CrisisReplay{Schema: "casus.crisis-replay/1", Attacker: string(q.Attacker), Target: string(q.Target), On: q.On.String(), Act: q.Act,
		Horizon: q.Horizon, Seed: plan.Seed, Run: run, Edits: append([]string{}, plan.Edits...), End: out.End.String(), EndDay: out.EndDay,
		Highest: out.Highest.String(), Pauses: out.Pauses, Joined: out.Joined, Entries: []CrisisReplayEntry{}}
	for _, e := range log {
		x := CrisisReplayEntry{Day: e.Day, Date: (q.On + world.Day(e.Day)).String(), Event: e.Event.String(), Text: m.Text(e)}
		switch e.Event {
		case crisis.Acts:
			x.State, x.Response = string(m.States[e.State]), e.Response.String()
		case crisis.Ends:
			x.End = e.End.String()
		default:
			x.Level = e.Level.String()
		}
		r.Entries = append(r.Entries, x)
	}
	return r
}
