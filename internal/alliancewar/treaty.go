package alliancewar

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"casus/internal/dataset"
	"casus/internal/statecode"
	"casus/internal/world"
)

// The kinds of clause, which begin a clause's id.
const (
	defence       = "defence"
	offence       = "offence"
	neutrality    = "neutrality"
	nonAggression = "non-aggression"
	peace         = "peace" // implied by defence and neutrality
)

// Kinds of threat in the column specthrt.
const (
	threatRegion   = 2
	threatWithin   = 5
	threatAlliance = 6
)

// The names of conflicts that a clause may be made for.
const (
	thisWar         = "this war"
	anotherConflict = "another conflict"
)

func id(state int) world.StateID { return world.StateID(strconv.Itoa(state)) }

func number(id world.StateID) int {
	n, _ := strconv.Atoi(string(id))
	return n
}

// drafter turns the rows of one alliance into a treaty, as it stands to one
// war.
type drafter struct {
	members  []*dataset.MemberRow
	warStart world.Day
	allied   []string // belligerents that have an ally at their side
	areas    map[string]world.Area
	clauses  []world.Clause
}

// draft makes the World of one alliance in one war.
func (d *Data) draft(alliance int, w *War) *world.World {
	dr := &drafter{members: d.members[alliance], warStart: w.start(), areas: map[string]world.Area{}}
	if slices.ContainsFunc(dr.members, func(m *dataset.MemberRow) bool { return m.Threat.Is(threatAlliance) }) {
		dr.allied = d.alliedAtWar(alliance, w)
	}
	t := &world.Treaty{ID: world.TreatyID(fmt.Sprintf("ATOP%d", alliance)), Status: "in_force", Binding: "treaty"}
	from, to := stillInForce, world.DistantPast
	for i := range dr.members {
		m := dr.members[i]
		from, to = min(from, firstDay(m)), max(to, lastDay(m))
		t.Parties = append(t.Parties, world.Party{State: id(m.Member), Role: "party", Status: "party", Spell: spell(m)})
		dr.member(i)
	}
	t.InForce, t.Ended = world.On(from), until(to)
	t.Clauses = dr.clauses
	return world.New(world.Tables{Treaties: []*world.Treaty{t}, States: states(dr.members, w), Areas: dr.areaList(), Places: regionPlaces()})
}

// spell is a member's time in the treaty. The last day counts: many a treaty
// ended by the very war that put it to the test.
func spell(m *dataset.MemberRow) world.Spell {
	return world.Spell{From: world.On(firstDay(m)), To: until(lastDay(m))}
}

func until(last world.Day) world.Date {
	if last == stillInForce {
		return world.Date{}
	}
	return world.On(last + 1)
}

func states(members []*dataset.MemberRow, w *War) []world.State {
	seen := map[int]bool{}
	var out []world.State
	add := func(n int, fallback string) {
		if !seen[n] {
			seen[n] = true
			out = append(out, world.State{ID: id(n), COW: n, Name: stateName(n, w.start(), fallback)})
		}
	}
	for i := range w.Parts {
		add(w.Parts[i].State, w.Parts[i].Name)
	}
	for i := range members {
		add(members[i].Member, fmt.Sprintf("state %d", members[i].Member))
	}
	return out
}

// stateName is the name that a Correlates of War number has on a day, or has at
// any time.
func stateName(n int, on world.Day, fallback string) string {
	name := fallback
	for _, r := range statecode.COWRows() {
		if r.Number == n && r.Name != "" {
			name = r.Name
			if r.From <= on && on < r.To {
				break
			}
		}
	}
	return name
}

func placeID(r dataset.Region) string { return fmt.Sprintf("region-%d", r) }

func regionPlaces() []world.Place {
	out := make([]world.Place, 0, len(regionNames))
	for r, name := range regionNames {
		out = append(out, world.Place{ID: placeID(r), Name: name})
	}
	slices.SortFunc(out, func(a, b world.Place) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func (dr *drafter) areaList() []world.Area {
	out := make([]world.Area, 0, len(dr.areas))
	for _, a := range dr.areas {
		out = append(out, a)
	}
	return out // world.New sorts
}

// homeArea is the part of the world in which a state lies.
func (dr *drafter) homeArea(state int) []string {
	a := world.Area{ID: fmt.Sprintf("home-%d", state), Name: "the region of the ally"}
	for _, r := range home(state) {
		a.Places = append(a.Places, placeID(r))
	}
	dr.areas[a.ID] = a
	return []string{a.ID}
}

// member writes the clauses that bind one member in one wording.
func (dr *drafter) member(i int) {
	m := dr.members[i]
	if m.Defense {
		when := world.WhenAttacked
		if m.Limits.Defense.Conflict && firstDay(m) > dr.warStart {
			// Made during the war for this war: its authors knew who had begun it.
			when = world.WhenAtWar
		}
		dr.add(i, defence, "fight", when, m.Limits.Defense, m.Limits.Defense.Place)
	}
	if m.Offense {
		dr.add(i, offence, "fight", world.WhenAtWar, m.Limits.Offense, false)
	}
	if m.Neutral {
		when := world.WhenAtWar
		if m.Limits.NeutralAttacked || m.Limits.Neutral.Unprovoked {
			when = world.WhenAttacked
		}
		dr.add(i, neutrality, "neutral", when, m.Limits.Neutral, m.Limits.Neutral.Place)
	}
	switch {
	case m.NonAgg:
		dr.refrain(i, nonAggression)
	case m.Defense || m.Neutral:
		dr.refrain(i, peace)
	}
}

// add writes one clause, or, where it protects each ally's own region, one for
// each ally.
func (dr *drafter) add(i int, kind, duty, when string, l dataset.Limit, homeOnly bool) {
	m := dr.members[i]
	trigger := world.Trigger{Acts: []world.TriggerAct{{Act: "war"}}, When: when}
	if when == world.WhenAttacked {
		trigger.When = ""
	}
	if m.Threat.Is(threatWithin) {
		trigger.Acts[0].Act = "internal" // made against unrest within a state
	}
	c := world.Clause{ID: fmt.Sprintf("%s-%d-%d", kind, m.Member, i), Bound: []world.StateID{id(m.Member)}, TowardEach: true,
		Duties: []string{duty}, Spell: spell(m), Trigger: &trigger, Conditions: dr.conditions(m, kind, l)}
	if l.Adversary && len(against(m)) > 0 {
		for _, s := range against(m) {
			trigger.By = append(trigger.By, string(id(s)))
		}
	}
	if !homeOnly {
		dr.clauses = append(dr.clauses, c)
		return
	}
	done := map[int]bool{m.Member: true}
	for j := range dr.members {
		ally := dr.members[j].Member
		if done[ally] {
			continue
		}
		done[ally] = true
		one, there := c, trigger
		one.ID = fmt.Sprintf("%s-%d", c.ID, ally)
		one.TowardEach, one.Toward = false, []world.StateID{id(ally)}
		there.Area = dr.homeArea(ally)
		one.Trigger = &there
		dr.clauses = append(dr.clauses, one)
	}
}

// conditions turns the limits of a clause into conditions that the engine
// knows. What the source does not spell out is an unstated limit.
func (dr *drafter) conditions(m *dataset.MemberRow, kind string, l dataset.Limit) []world.Condition {
	var out []world.Condition
	if l.Adversary && len(against(m)) == 0 && !m.Threat.Is(threatWithin) {
		if m.Threat.Is(threatAlliance) {
			out = append(out, world.Condition{Kind: "enemy_class", Names: dr.allied})
		} else {
			out = append(out, world.Condition{Kind: "unstated", Fact: "adversary"})
		}
	}
	if kind == offence && l.Place && m.Threat.Is(threatRegion) && len(against(m)) == 0 {
		out = append(out, world.Condition{Kind: "unstated", Fact: "place"})
	}
	if l.Conflict {
		name := anotherConflict
		if firstDay(m) > dr.warStart {
			name = thisWar
		}
		out = append(out, world.Condition{Kind: "conflict", Fact: name})
	}
	if l.Number && kind != neutrality {
		out = append(out, world.Condition{Kind: "enemies", N: 2})
	}
	if l.Demands {
		out = append(out, world.Condition{Kind: "demanded"})
	}
	if l.Unprovoked && kind == defence {
		out = append(out, world.Condition{Kind: "unprovoked"})
	}
	return out
}

// refrain writes the promise not to fight the allies.
func (dr *drafter) refrain(i int, kind string) {
	m := dr.members[i]
	dr.clauses = append(dr.clauses, world.Clause{ID: fmt.Sprintf("%s-%d-%d", kind, m.Member, i), Bound: []world.StateID{id(m.Member)},
		TowardEach: true, Duties: []string{"refrain"}, Spell: spell(m)})
}

// alliedAtWar lists the belligerents that had, when the war began, a pact of
// defence or offence with another state on their side.
func (d *Data) alliedAtWar(except int, w *War) []string {
	out := []string{"nobody"}
	on := w.start()
	for i := range w.Parts {
		p := &w.Parts[i]
		if name := string(id(p.State)); !slices.Contains(out, name) &&
			slices.ContainsFunc(w.Parts, func(q Part) bool {
				return q.Side == p.Side && q.State != p.State && d.allied(except, p.State, q.State, on)
			}) {
			out = append(out, name)
		}
	}
	return out
}

func (d *Data) allied(except, a, b int, on world.Day) bool {
	for alliance, members := range d.members {
		if alliance == except {
			continue
		}
		in := func(state int) bool {
			return slices.ContainsFunc(members, func(m *dataset.MemberRow) bool {
				return m.Member == state && holds(m, on) && (m.Defense || m.Offense)
			})
		}
		if in(a) && in(b) {
			return true
		}
	}
	return false
}
