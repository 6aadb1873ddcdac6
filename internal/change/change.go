// Package change compares two Worlds: what an edit adds to and takes from the
// duties of states, which new conflicts of duty and chains it brings, who must
// consent to it, and whose quarrels now reach whom.
//
// Start with Compute. Every finding comes from running the same incidents
// through package obligation before and after the edit. Like that package it
// reads no files and asks no clock.
package change

import (
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Change is one duty that an edit alters.
type Change struct {
	State   world.StateID  `json:"state"`
	Toward  world.StateID  `json:"toward"`
	Against string         `json:"against"`
	Treaty  world.TreatyID `json:"treaty"`
	Clause  string         `json:"clause"`
	Duty    string         `json:"duty"`
	Kind    string         `json:"kind"` // new, stronger, weaker or gone
	Before  Standing       `json:"before"`
	After   Standing       `json:"after"`
}

// Standing is what an answer was on one side of the edit.
type Standing struct {
	Answer     string   `json:"answer"`
	Reason     string   `json:"reason"`
	DependsOn  []string `json:"depends_on"`
	Weight     float64  `json:"weight"`
	WeightHigh float64  `json:"weight_high"`
}

// Contingency is one attack run through both Worlds.
type Contingency struct {
	ID      string            `json:"id"`
	Title   string            `json:"title"`
	Changes []Change          `json:"changes"`
	Same    int               `json:"same"` // duties engaged before that stand as they were
	NewLink []obligation.Link `json:"new_links"`

	Incident      obligation.Incident `json:"-"`
	Before, After obligation.Result   `json:"-"`
}

// Pledge sums up what one state newly owes another over all adversaries in
// focus.
type Pledge struct {
	State   world.StateID  `json:"state"`
	Toward  world.StateID  `json:"toward"`
	Treaty  world.TreatyID `json:"treaty"`
	Clause  string         `json:"clause"`
	Duty    string         `json:"duty"`
	Against int            `json:"against"` // adversaries against whom it may fall due
	Asked   int            `json:"asked"`
	Except  []Exemption    `json:"except"`
	Example Standing       `json:"example"`
}

// Exemption is an adversary against whom a pledge does not run.
type Exemption struct {
	Against world.StateID `json:"against"`
	Reason  string        `json:"reason"`
}

// Diff is all that an edit changes.
type Diff struct {
	On            world.Day        `json:"-"`
	Contingencies []Contingency    `json:"contingencies"`
	Pledges       []Pledge         `json:"pledges"`         // new: owed against nobody before
	Ended         []Pledge         `json:"ended_pledges"`   // owed against nobody any more
	Shifts        []Shift          `json:"shifted_pledges"` // owed before and after, but against others
	New           []Clash          `json:"new_conflicts"`
	Gone          []Clash          `json:"ended_conflicts"`
	Standing      []Clash          `json:"standing_conflicts"`
	Opposed       []Opposition     `json:"opposed_allies"`
	Cover         []Cover          `json:"cover"`
	Consent       []Consent        `json:"consent"`
	Exposure      []Quarrel        `json:"exposure"`
	Unchanged     []Contingency    `json:"unchanged"`
	Keeps         []KeptEngagement `json:"keeps"`
}

// sides are the two Worlds with what every part of the comparison needs.
type sides struct {
	before, after *world.World
	on            world.Day
	edits         []world.Edit
	touched       []world.TreatyID // treaties that the edits alter
	entrants      []world.StateID  // states that join or leave, or all parties of a treaty signed
	members       []world.StateID  // parties of the touched treaties on either side
	adversaries   []world.StateID  // the states in focus, and those that attack in a contingency

	ran map[attackKey]*obligation.Result // plain attacks already run
}

type attackKey struct {
	after            bool
	attacker, target world.StateID
}

// matters keeps the clauses whose answers this comparison reads: duties to act,
// and all of the treaties that the edits touch.
func (s *sides) matters(t *world.Treaty, c *world.Clause) bool {
	return world.ActiveDuty(c.Duty()) || slices.Contains(s.touched, t.ID)
}

// plain runs the plain attack of one state on another's territory, once.
func (s *sides) plain(after bool, attacker, target world.StateID) *obligation.Result {
	key := attackKey{after, attacker, target}
	if r, ok := s.ran[key]; ok {
		return r
	}
	r := s.evaluate(key)
	s.ran[key] = &r
	return &r
}

// Compute compares two Worlds on a day.
func Compute(before, after *world.World, edits []world.Edit, on world.Day) *Diff {
	s := newSides(before, after, edits, on)
	d := &Diff{On: on, Contingencies: []Contingency{}, Unchanged: []Contingency{}, Pledges: []Pledge{}, Opposed: []Opposition{},
		Cover: []Cover{}, Consent: []Consent{}, Exposure: []Quarrel{}, Keeps: []KeptEngagement{}}
	s.runAll()
	for _, ran := range s.runContingencies(before.Question.Contingencies) {
		if len(ran.Changes) == 0 && len(ran.NewLink) == 0 {
			d.Unchanged = append(d.Unchanged, ran)
			continue
		}
		d.Contingencies = append(d.Contingencies, ran)
	}
	d.Pledges, d.Ended, d.Shifts = s.pledges()
	d.New, d.Gone, d.Standing = s.clashes(d)
	d.Opposed = s.opposed()
	d.Cover = s.cover()
	d.Consent = s.consent()
	d.Exposure = s.exposure()
	d.Keeps = s.keeps()
	return d
}

func newSides(before, after *world.World, edits []world.Edit, on world.Day) *sides {
	s := &sides{before: before, after: after, on: on, edits: edits, ran: map[attackKey]*obligation.Result{}}
	for _, e := range edits {
		if e.Treaty != "" && !slices.Contains(s.touched, e.Treaty) {
			s.touched = append(s.touched, e.Treaty)
		}
		switch {
		case e.State != "" && !slices.Contains(s.entrants, e.State):
			s.entrants = append(s.entrants, e.State)
		case e.Kind == world.Sign:
			s.entrants = appendNew(s.entrants, partiesOn(after, e.Treaty, on))
		}
	}
	for _, id := range s.touched {
		s.members = appendNew(s.members, partiesOn(before, id, on))
		s.members = appendNew(s.members, partiesOn(after, id, on))
	}
	s.adversaries = slices.Clone(before.Question.Focus)
	for _, c := range before.Question.Contingencies {
		for _, a := range c.Attackers {
			if id := world.StateID(a); before.State(id) != nil {
				s.adversaries = appendNew(s.adversaries, []world.StateID{id})
			}
		}
	}
	return s
}

func appendNew(list, more []world.StateID) []world.StateID {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// partiesOn lists the parties of a treaty on a day, brokers left out.
func partiesOn(w *world.World, id world.TreatyID, on world.Day) []world.StateID {
	t := w.Treaty(id)
	if t == nil {
		return nil
	}
	var out []world.StateID
	for _, p := range t.Parties {
		if p.Role != "broker" && p.Status != "suspended" && p.Spell.Covers(on) != world.No && !slices.Contains(out, p.State) {
			out = append(out, p.State)
		}
	}
	return out
}

// NewIncident turns a contingency of the record into an incident on a day.
func NewIncident(w *world.World, c world.Contingency, on world.Day) obligation.Incident {
	in := obligation.Incident{Targets: c.Targets, Act: c.Act, Object: c.Object, Place: c.Place, On: on}
	for _, a := range c.Attackers {
		in.Attackers = append(in.Attackers, obligation.Actor{ID: a, Group: w.Group(a) != nil})
	}
	return in
}

const chainDepth = 2

// run puts one contingency through both Worlds.
func (s *sides) run(c world.Contingency) Contingency {
	in := NewIncident(s.before, c, s.on)
	opt := obligation.Options{Depth: chainDepth, Silent: true}
	out := Contingency{ID: c.ID, Title: c.Title, Incident: in, Changes: []Change{}, NewLink: []obligation.Link{},
		Before: obligation.Evaluate(s.before, in, opt), After: obligation.Evaluate(s.after, in, opt)}
	out.Changes, out.Same = compare(out.Before.Answers, out.After.Answers)
	drawn := map[world.StateID]int{}
	for _, l := range out.Before.Chain {
		drawn[l.State] = l.Step
	}
	for _, l := range out.After.Chain {
		if step, was := drawn[l.State]; l.Step > 1 && (!was || l.Step < step) {
			out.NewLink = append(out.NewLink, l)
		}
	}
	return out
}

func answerKey(a *obligation.Answer) string {
	return strings.Join([]string{string(a.State), string(a.Toward), a.Against, string(a.Treaty), a.Clause}, "|")
}

func standing(a *obligation.Answer) Standing {
	return Standing{Answer: a.Answer, Reason: a.Reason, DependsOn: a.DependsOn, Weight: a.Weight, WeightHigh: a.WeightHigh}
}

// absent is the standing of a state that no clause binds.
var absent = Standing{Answer: obligation.NotOwed, Reason: obligation.NotParty, DependsOn: []string{}}

// compare pairs the answers of two runs.
func compare(before, after []obligation.Answer) (changes []Change, same int) {
	old := map[string]*obligation.Answer{}
	for i := range before {
		old[answerKey(&before[i])] = &before[i]
	}
	changes = []Change{}
	for i := range after {
		a := &after[i]
		was := absent
		if b, ok := old[answerKey(a)]; ok {
			was = standing(b)
			delete(old, answerKey(a))
		}
		kind := direction(was, standing(a))
		switch {
		case kind != "":
			changes = append(changes, newChange(a, kind, was, standing(a)))
		case a.Answer != obligation.NotOwed:
			same++
		}
	}
	for i := range before { // in their order
		if b := &before[i]; old[answerKey(b)] == b && b.Answer != obligation.NotOwed {
			changes = append(changes, newChange(b, "gone", standing(b), absent))
		}
	}
	return changes, same
}

func newChange(a *obligation.Answer, kind string, before, after Standing) Change {
	return Change{State: a.State, Toward: a.Toward, Against: a.Against, Treaty: a.Treaty, Clause: a.Clause, Duty: a.Duty, Kind: kind, Before: before, After: after}
}

// direction says how an answer moved; "" where it did not.
func direction(before, after Standing) string {
	rank := map[string]int{obligation.NotOwed: 0, obligation.Depends: 1, obligation.Owed: 2}
	b, a := rank[before.Answer], rank[after.Answer]
	switch {
	case b == 0 && a > 0:
		return "new"
	case b > 0 && a == 0:
		return "gone"
	case a > b || a == b && (after.Weight > before.Weight || after.WeightHigh > before.WeightHigh):
		return "stronger"
	case a < b || after.Weight < before.Weight || after.WeightHigh < before.WeightHigh:
		return "weaker"
	}
	return ""
}

// attack is the plain attack of one state on another's territory.
func (s *sides) attack(attacker, target world.StateID) obligation.Incident {
	return obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor(attacker)}, Targets: []world.StateID{target}, On: s.on}
}
