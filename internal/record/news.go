package record

import "casus/internal/world"

// Claim is what somebody said.
type Claim struct {
	ID         string         `json:"id"`
	Date       string         `json:"date,omitempty"`
	KnownFrom  string         `json:"known_from,omitempty"`
	Topic      string         `json:"topic"`
	Text       string         `json:"text"`
	Claimant   string         `json:"claimant,omitempty"`
	Polarity   string         `json:"polarity,omitempty"` // affirm, deny or mixed
	Grade      string         `json:"grade,omitempty"`    // Admiralty grade
	Root       world.SourceID `json:"root,omitempty"`
	Likelihood string         `json:"likelihood,omitempty"` // the speaker's words
	Later      string         `json:"later,omitempty"`      // what became of it
	LaterOn    string         `json:"later_on,omitempty"`
	Provenance
}

func claim(c *world.Claim) Claim {
	return Claim{c.ID, c.Date.Text, c.KnownFrom.Text, c.Topic, c.Text, c.Claimant, c.Polarity, c.Grade, c.Root, c.Likelihood, c.Later, c.LaterOn.Text, provenance(c.Provenance)}
}

// Event is something that one state did to or with another.
type Event struct {
	ID        string        `json:"id"`
	Date      string        `json:"date,omitempty"`
	KnownFrom string        `json:"known_from,omitempty"`
	Initiator world.StateID `json:"initiator"`
	Target    world.StateID `json:"target"`
	Mutual    bool          `json:"mutual"`
	Summary   string        `json:"summary"`
	CAMEO     string        `json:"cameo,omitempty"`
	Stance    string        `json:"stance,omitempty"` // cooperative, hostile or neutral
	Intensity float64       `json:"intensity"`        // editors' estimate, -10 to 10
	Group     string        `json:"group,omitempty"`
	Provenance
}

func event(e *world.Event) Event {
	return Event{e.ID, e.Date.Text, e.KnownFrom.Text, e.Initiator, e.Target, e.Mutual, e.Summary, e.CAMEO, e.Stance, e.Intensity, e.Group, provenance(e.Provenance)}
}

// Response is one occasion on which a promise was, or was said to be, called.
type Response struct {
	ID         string          `json:"id"`
	Treaty     world.TreatyID  `json:"treaty"`
	Clause     string          `json:"clause,omitempty"`
	Date       string          `json:"date,omitempty"`
	KnownFrom  string          `json:"known_from,omitempty"`
	Attackers  []world.StateID `json:"attackers"`
	Targets    []world.StateID `json:"targets"`
	Guarantors []world.StateID `json:"guarantors"`
	AllParties bool            `json:"all_parties"` // with no guarantors: every other party
	Event      string          `json:"event,omitempty"`
	Met        string          `json:"met,omitempty"`
	Invoked    string          `json:"invoked,omitempty"`
	Acted      string          `json:"acted,omitempty"`
	Text       string          `json:"text,omitempty"`
	LagLow     *int            `json:"lag_low"` // days; null where unknown
	LagHigh    *int            `json:"lag_high"`
	Provenance
}

func response(r *world.Response) Response {
	return Response{r.ID, r.Treaty, r.Clause, r.Date.Text, r.KnownFrom.Text, list(r.Attackers), list(r.Targets), list(r.Guarantors), r.AllParties,
		r.Event, r.Met, r.Invoked, r.Acted, r.Text, r.LagLow, r.LagHigh, provenance(r.Provenance)}
}
