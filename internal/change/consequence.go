package change

import (
	"cmp"
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Consent says who must agree to an accession.
type Consent struct {
	Treaty   world.TreatyID   `json:"treaty"`
	State    world.StateID    `json:"state"`
	Edited   bool             `json:"edited"` // the accession itself, as against a treaty named for comparison
	By       []world.StateID  `json:"by"`     // whose yes is needed; empty where the rule is unknown or closed
	Rule     string           `json:"rule"`   // parties, none, unknown, states, or leave: no consent, but a rule of exit
	Eligible string           `json:"eligible"`
	Fits     string           `json:"fits"` // is the state eligible: yes, no, unknown
	Text     string           `json:"text"`
	Sources  []world.SourceID `json:"sources"`

	NoticeMonths *int `json:"notice_months,omitempty"` // of an exit
}

// consent lists the rule of every accession among the edits, and beside it the
// rules of the other pacts of the entrant.
func (s *sides) consent() []Consent {
	out := []Consent{}
	for _, e := range s.edits {
		switch e.Kind {
		case world.Join:
			out = append(out, s.rule(e.Treaty, e.State, true))
			for _, t := range s.before.TreatiesOf(e.State) {
				if t.ID != e.Treaty && t.Status == "in_force" && len(t.Accession.Consent) > 0 && slices.ContainsFunc(t.Clauses, func(c world.Clause) bool { return world.ActiveDuty(c.Duty()) }) &&
					slices.Contains(partiesOn(s.before, t.ID, s.on), e.State) {
					out = append(out, s.rule(t.ID, e.State, false))
				}
			}
		case world.Leave:
			t := s.before.Treaty(e.Treaty)
			out = append(out, Consent{Treaty: e.Treaty, State: e.State, Edited: true, By: []world.StateID{}, Rule: "leave", Fits: world.Yes.String(),
				Text: t.Exit.Text, NoticeMonths: t.Exit.NoticeMonths, Sources: append([]world.SourceID{}, t.Exit.Sources...)})
		case world.Sign:
			t := s.after.Treaty(e.Treaty)
			out = append(out, Consent{Treaty: e.Treaty, Edited: true, By: partiesOn(s.after, e.Treaty, s.on), Rule: "parties", Fits: world.Yes.String(),
				Text: "Each of its parties signs and ratifies for itself.", Sources: t.Sources})
		}
	}
	return out
}

func (s *sides) rule(id world.TreatyID, state world.StateID, edited bool) Consent {
	t := s.before.Treaty(id)
	rule := t.Accession
	c := Consent{Treaty: id, State: state, Edited: edited, By: []world.StateID{}, Rule: "unknown", Text: rule.Text, Sources: rule.Sources,
		Eligible: strings.Join(rule.Eligible, ", "), Fits: s.eligible(rule.Eligible, state).String()}
	if len(rule.Consent) > 0 {
		c.Rule = strings.Join(rule.Consent, ", ")
		for _, word := range rule.Consent {
			switch word {
			case "parties":
				c.By = appendNew(c.By, partiesOn(s.before, id, s.on))
			case "none", "unknown":
			default:
				if s.before.State(world.StateID(word)) != nil {
					c.By = appendNew(c.By, []world.StateID{world.StateID(word)})
				}
			}
		}
	}
	slices.Sort(c.By)
	if c.Sources == nil {
		c.Sources = []world.SourceID{}
	}
	return c
}

// eligible holds a state against the rule of who may join: any, a region, or
// states by name. A rule in other words is unknown.
func (s *sides) eligible(rule []string, state world.StateID) world.Tri {
	if len(rule) == 0 {
		return world.Unknown
	}
	st := s.before.State(state)
	holds := world.No
	for _, word := range rule {
		switch {
		case word == "any", word == string(state), st != nil && (word == st.Region || word == st.Subregion):
			return world.Yes
		case s.before.State(world.StateID(word)) != nil, s.region(word):
		default:
			holds = world.Unknown
		}
	}
	return holds
}

func (s *sides) region(word string) bool {
	return slices.ContainsFunc(s.before.States, func(st world.State) bool { return st.Region == word || st.Subregion == word })
}

// Cover tells whether an older promise to a state still reaches it when its
// forces stand where a new duty may take them.
type Cover struct {
	State   world.StateID   `json:"state"`
	Treaty  world.TreatyID  `json:"treaty"`
	Clause  string          `json:"clause"`
	Partner []world.StateID `json:"helpers"`
	Place   world.StateID   `json:"place"`
	Answer  string          `json:"answer"`
	Reason  string          `json:"reason"`
	AtHome  string          `json:"at_home"` // the answer when the attack falls on the state's own territory
}

// cover asks, for each entrant, of each older pact: are its forces covered on
// the territory of the new partners, and is its own soil?
func (s *sides) cover() []Cover {
	out := []Cover{}
	adversary := s.outsider()
	if adversary == "" {
		return out
	}
	for _, entrant := range s.entrants {
		home := s.attack(adversary, entrant)
		atHome := obligation.Evaluate(s.after, home, obligation.Options{Silent: true})
		for _, place := range s.members {
			if place == entrant {
				continue
			}
			in := home
			in.Object, in.Place = "forces", string(place)
			away := obligation.Evaluate(s.after, in, obligation.Options{Silent: true})
			out = append(out, s.compareCover(entrant, place, away.Answers, atHome.Answers)...)
		}
	}
	return out
}

// compareCover groups the helpers of one clause.
func (s *sides) compareCover(entrant, place world.StateID, away, home []obligation.Answer) []Cover {
	var out []Cover
	at := map[string]int{}
	for i := range away {
		a := &away[i]
		if !world.ActiveDuty(a.Duty) || slices.Contains(s.touched, a.Treaty) || a.Reason == obligation.NotInForce || a.Reason == obligation.Dormant {
			continue
		}
		atHome := ""
		for j := range home {
			if h := &home[j]; h.State == a.State && h.Treaty == a.Treaty && h.Clause == a.Clause {
				atHome = h.Answer
			}
		}
		key := strings.Join([]string{string(a.Treaty), a.Clause, a.Answer, a.Reason, atHome}, "|")
		if k, ok := at[key]; ok {
			out[k].Partner = append(out[k].Partner, a.State)
			continue
		}
		at[key] = len(out)
		out = append(out, Cover{State: entrant, Treaty: a.Treaty, Clause: a.Clause, Partner: []world.StateID{a.State}, Place: place, Answer: a.Answer, Reason: a.Reason, AtHome: atHome})
	}
	return out
}

// outsider is an adversary in focus that shares no pact with any member, so
// that only the area matters.
func (s *sides) outsider() world.StateID {
	for _, f := range s.adversaries {
		if slices.Contains(s.members, f) {
			continue
		}
		allied := slices.ContainsFunc(s.members, func(m world.StateID) bool { return s.alliance(s.after, f, m) != "" })
		if !allied {
			return f
		}
	}
	return ""
}

// Quarrel is a hostile course between a member and a rival, and whom it newly
// reaches.
type Quarrel struct {
	State   world.StateID    `json:"state"`
	Rival   world.StateID    `json:"rival"`
	Hostile int              `json:"hostile_events"`
	Last    string           `json:"last"`
	Summary string           `json:"summary"`
	Sources []world.SourceID `json:"sources"`
	Reaches []Reach          `json:"reaches"`
	Reverse bool             `json:"reverse"` // the quarrel is the entrant's own
}

// Reach is a state that a quarrel newly touches.
type Reach struct {
	State  world.StateID `json:"state"`
	Before string        `json:"before"`
	After  string        `json:"after"`
	Weight float64       `json:"weight"`
	High   float64       `json:"weight_high"`
}

// The window and the strength of hostile events that make a quarrel.
const (
	quarrelYears     = 10
	quarrelIntensity = -5.0
)

// exposure lists the quarrels of every member with states outside, and which
// other members newly owe something if the rival attacks.
func (s *sides) exposure() []Quarrel {
	out := []Quarrel{}
	for _, member := range s.members {
		for _, q := range s.quarrels(member) {
			before, after := s.plain(false, q.Rival, member), s.plain(true, q.Rival, member)
			for _, other := range s.members {
				if other == member || other == q.Rival {
					continue
				}
				b, a := active(before, other), active(after, other)
				if a.Answer != b.Answer {
					q.Reaches = append(q.Reaches, Reach{other, b.Answer, a.Answer, a.Weight, a.WeightHigh})
				}
			}
			if len(q.Reaches) > 0 {
				q.Reverse = slices.Contains(s.entrants, member)
				out = append(out, q)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Quarrel) int {
		if a.Reverse != b.Reverse {
			if a.Reverse {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(string(a.State), string(b.State)), -strings.Compare(a.Last, b.Last), strings.Compare(string(a.Rival), string(b.Rival)))
	})
	return out
}

// active is the strongest duty to act of a state; none is not owed.
func active(r *obligation.Result, s world.StateID) Standing {
	for i := range r.Answers {
		if a := &r.Answers[i]; a.State == s && world.ActiveDuty(a.Duty) {
			return standing(a)
		}
	}
	return absent
}

// quarrels reads hostile courses off the events known by the day.
func (s *sides) quarrels(member world.StateID) []Quarrel {
	at := map[world.StateID]*Quarrel{}
	var order []world.StateID
	year, month, day := s.on.Civil()
	from := world.MakeDay(year-quarrelYears, month, day)
	for i := range s.before.Events { // in order of date
		e := &s.before.Events[i]
		if e.Stance != "hostile" || e.Intensity > quarrelIntensity || e.Date.Lo < from || e.Date.Lo > s.on {
			continue
		}
		var rival world.StateID
		switch member {
		case e.Initiator:
			rival = e.Target
		case e.Target:
			rival = e.Initiator
		default:
			continue
		}
		if slices.Contains(s.members, rival) {
			continue
		}
		q, ok := at[rival]
		if !ok {
			q = &Quarrel{State: member, Rival: rival, Reaches: []Reach{}}
			at[rival] = q
			order = append(order, rival)
		}
		q.Hostile++
		q.Last, q.Summary, q.Sources = e.Date.Text, e.Summary, e.Sources
	}
	var out []Quarrel
	for _, r := range order {
		out = append(out, *at[r])
	}
	return out
}

// KeptEngagement is a promise of an entrant that the edit leaves as it was.
type KeptEngagement struct {
	State  world.StateID   `json:"state"`
	Treaty world.TreatyID  `json:"treaty"`
	Clause string          `json:"clause"`
	Duty   string          `json:"duty"`
	Toward []world.StateID `json:"toward"`
}

// keeps lists the duties to act that the entrants have under other treaties in
// force: none of them is touched by the edit.
func (s *sides) keeps() []KeptEngagement {
	out := []KeptEngagement{}
	for _, e := range s.entrants {
		for _, t := range s.after.TreatiesOf(e) {
			members := partiesOn(s.after, t.ID, s.on)
			if slices.Contains(s.touched, t.ID) || t.Status != "in_force" || t.InForce.By(s.on) == world.No || !slices.Contains(members, e) {
				continue
			}
			for i := range t.Clauses {
				c := &t.Clauses[i]
				if !world.ActiveDuty(c.Duty()) || c.Spell.Covers(s.on) == world.No || !c.BoundEach && !slices.Contains(c.Bound, e) {
					continue
				}
				k := KeptEngagement{State: e, Treaty: t.ID, Clause: c.ID, Duty: c.Duty(), Toward: []world.StateID{}}
				for _, m := range members {
					if m != e {
						k.Toward = append(k.Toward, m)
					}
				}
				out = append(out, k)
			}
		}
	}
	return out
}
