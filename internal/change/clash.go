package change

import (
	"cmp"
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Clash is a conflict of duty of one state, over all the adversaries with whom
// it arises.
type Clash struct {
	State   world.StateID   `json:"state"`
	Treaty  world.TreatyID  `json:"treaty"` // the older duty
	Clause  string          `json:"clause"`
	Duty    string          `json:"duty"`
	Versus  world.TreatyID  `json:"versus"` // the duty to help
	Toward  []world.StateID `json:"toward"` // the adversaries for whom it is plain
	Open    []world.StateID `json:"open"`   // those for whom it depends on a reading or a fact
	Depends []string        `json:"depends_on"`
	Settled bool            `json:"settled"` // a precedence clause says which prevails
	Text    string          `json:"text"`
}

// clashes gathers the conflicts of duty over every adversary in focus attacking
// every member, and over the contingencies, before and after.
func (s *sides) clashes(d *Diff) (fresh, gone, stays []Clash) {
	before, after := newClashSet(s.before), newClashSet(s.after)
	for _, target := range s.members {
		for _, adversary := range s.adversaries {
			if adversary == target {
				continue
			}
			before.add(s.plain(false, adversary, target).Answers)
			after.add(s.plain(true, adversary, target).Answers)
		}
	}
	for _, list := range [2][]Contingency{d.Contingencies, d.Unchanged} {
		for i := range list {
			before.add(list[i].Before.Answers)
			after.add(list[i].After.Answers)
		}
	}
	fresh, gone, stays = []Clash{}, []Clash{}, []Clash{}
	for _, key := range after.order {
		c := after.at[key].sorted()
		if _, was := before.at[key]; was {
			stays = append(stays, c)
		} else {
			fresh = append(fresh, c)
		}
	}
	for _, key := range before.order {
		if _, still := after.at[key]; !still {
			gone = append(gone, before.at[key].sorted())
		}
	}
	return fresh, gone, stays
}

// clashSet merges conflicts that differ only in the adversary.
type clashSet struct {
	w     *world.World
	at    map[string]*Clash
	order []string
}

func newClashSet(w *world.World) *clashSet { return &clashSet{w: w, at: map[string]*Clash{}} }

func (set *clashSet) add(answers []obligation.Answer) {
	for i := range answers {
		a := &answers[i]
		for _, c := range a.Conflicts {
			key := strings.Join([]string{string(a.State), string(c.Treaty), c.Clause, string(a.Treaty)}, "|")
			clash, ok := set.at[key]
			if !ok {
				clash = &Clash{State: a.State, Treaty: c.Treaty, Clause: c.Clause, Duty: c.Duty, Versus: a.Treaty,
					Toward: []world.StateID{}, Open: []world.StateID{}, Depends: []string{}, Settled: c.Prevails != world.No.String()}
				if t := set.w.Treaty(c.Treaty); t != nil {
					clash.Text = clauseText(t, c.Clause)
				}
				set.at[key] = clash
				set.order = append(set.order, key)
			}
			clash.note(c)
		}
	}
}

func clauseText(t *world.Treaty, id string) string {
	for i := range t.Clauses {
		if t.Clauses[i].ID == id {
			return t.Clauses[i].Text
		}
	}
	return ""
}

func (c *Clash) note(found obligation.Conflict) {
	list := &c.Toward
	if found.Holds != world.Yes.String() {
		list = &c.Open
		for _, d := range found.Depends {
			if !slices.Contains(c.Depends, d) {
				c.Depends = append(c.Depends, d)
			}
		}
	}
	if found.Against != "" && !slices.Contains(*list, found.Against) {
		*list = append(*list, found.Against)
	}
}

func (c *Clash) sorted() Clash {
	slices.Sort(c.Toward)
	slices.Sort(c.Open)
	slices.Sort(c.Depends)
	return *c
}

// Opposition is a pair of allies whom a clash between two states would put on
// opposite sides, or one state that would owe both.
type Opposition struct {
	A, B   world.StateID     `json:"-"`
	Pair   [2]world.StateID  `json:"between"` // the two who clash
	Ally   [2]world.StateID  `json:"allies"`  // the helper of the first, the helper of the second
	Under  [2]world.TreatyID `json:"under"`
	Linked world.TreatyID    `json:"linked_by"` // the treaty that makes them allies
	Answer [2]string         `json:"answers"`
}

// opposed finds the allies whom the edit newly puts on opposite sides of a
// clash. It looks at the pairs of states in the dossier's contingencies and at
// the quarrels of the members.
func (s *sides) opposed() []Opposition {
	out := []Opposition{}
	for _, pair := range s.rivalPairs() {
		old := map[[2]world.StateID]bool{}
		for _, o := range s.oppositions(false, pair[0], pair[1]) {
			old[o.Ally] = true
		}
		for _, o := range s.oppositions(true, pair[0], pair[1]) {
			if !old[o.Ally] {
				out = append(out, o)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Opposition) int {
		return cmp.Or(strings.Compare(string(a.Pair[0]), string(b.Pair[0])), strings.Compare(string(a.Pair[1]), string(b.Pair[1])), strings.Compare(string(a.Ally[0]), string(b.Ally[0])), strings.Compare(string(a.Ally[1]), string(b.Ally[1])))
	})
	return out
}

// rivalPairs lists the pairs of states that may clash, a member first.
func (s *sides) rivalPairs() [][2]world.StateID {
	var out [][2]world.StateID
	add := func(a, b world.StateID) {
		if !slices.Contains(s.members, a) {
			a, b = b, a
		}
		pair := [2]world.StateID{a, b}
		if a != b && slices.Contains(s.members, a) && !slices.Contains(out, pair) && !slices.Contains(out, [2]world.StateID{b, a}) {
			out = append(out, pair)
		}
	}
	for _, c := range s.before.Question.Contingencies {
		for _, attacker := range c.Attackers {
			for _, target := range c.Targets {
				if s.before.State(world.StateID(attacker)) != nil {
					add(target, world.StateID(attacker))
				}
			}
		}
	}
	for _, m := range s.members {
		for _, q := range s.quarrels(m) {
			add(m, q.Rival)
		}
	}
	return out
}

func (s *sides) oppositions(after bool, a, b world.StateID) []Opposition {
	w := s.before
	if after {
		w = s.after
	}
	helpA, helpB := s.helpers(after, b, a), s.helpers(after, a, b)
	var out []Opposition
	for _, x := range helpA {
		for _, y := range helpB {
			link := x.Treaty
			if x.State != y.State {
				link = s.alliance(w, x.State, y.State)
			}
			if link != "" {
				out = append(out, Opposition{Pair: [2]world.StateID{a, b}, Ally: [2]world.StateID{x.State, y.State},
					Under: [2]world.TreatyID{x.Treaty, y.Treaty}, Linked: link, Answer: [2]string{x.Answer, y.Answer}})
			}
		}
	}
	return out
}

// helpers lists who may owe help to the target, each by its strongest duty.
func (s *sides) helpers(after bool, attacker, target world.StateID) []obligation.Answer {
	r := s.plain(after, attacker, target)
	var out []obligation.Answer
	seen := map[world.StateID]bool{}
	for _, a := range r.Answers {
		if a.Answer != obligation.NotOwed && world.ActiveDuty(a.Duty) && !seen[a.State] {
			seen[a.State] = true
			out = append(out, a)
		}
	}
	return out
}

// alliance names a treaty in force with a duty to act that ties two states; ""
// where there is none. A dormant or contested one does not count.
func (s *sides) alliance(w *world.World, a, b world.StateID) world.TreatyID {
	for _, t := range w.TreatiesOf(a) {
		if t.Status != "in_force" || t.InForce.By(s.on) == world.No || !pactBetween(t, a, b, s.on) {
			continue
		}
		return t.ID
	}
	return ""
}

func pactBetween(t *world.Treaty, a, b world.StateID, on world.Day) bool {
	active := slices.ContainsFunc(t.Clauses, func(c world.Clause) bool {
		return world.ActiveDuty(c.Duty()) && (c.BoundEach && c.TowardEach || slices.Contains(c.Bound, a) && slices.Contains(c.Toward, b))
	})
	in := func(s world.StateID) bool {
		return slices.ContainsFunc(t.Parties, func(p world.Party) bool {
			return p.State == s && p.Status == "party" && p.Spell.Covers(on) != world.No
		})
	}
	return active && in(a) && in(b)
}
