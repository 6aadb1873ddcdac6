package alliancewar

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/dataset"
	"casus/internal/obligation"
	"casus/internal/world"
)

// Prediction says of one row whether the alliance was put to the test.
type Prediction struct {
	Row       int    `json:"row"`
	Predicted bool   `json:"predicted"`
	Reason    string `json:"reason"` // the clause, the fact of the war and the test that decides
}

// Predict judges every row, in order of row. It does not look at outcomes.
func Predict(d Data) []Prediction {
	out := make([]Prediction, 0, len(d.Cases))
	for i := range d.Cases {
		out = append(out, d.predict(&d.Cases[i]))
	}
	return out
}

func (d *Data) predict(c *dataset.WarAllianceRow) Prediction {
	no := func(format string, args ...any) Prediction {
		return Prediction{Row: c.Row, Reason: fmt.Sprintf(format, args...)}
	}
	w := d.war(c)
	switch {
	case consultationOnly(c.Obligations):
		return no("The pact promises consultation alone, which no war puts to the test.")
	case w == nil:
		return no("Nothing is known of this war: it is not in the list of inter-state wars.")
	case len(d.members[c.Alliance]) == 0:
		return no("The provisions of this alliance are not in the table of members.")
	}
	t := newTest(d, c.Alliance, w)
	t.run()
	if t.met != "" {
		return Prediction{Row: c.Row, Predicted: true, Reason: t.met}
	}
	return no("%s", t.missed())
}

// test puts one alliance before one war.
type test struct {
	w       *world.World
	feuds   []feud
	members []*dataset.MemberRow
	placed  bool // some clause has an area

	met   string // why the case arose
	miss  obligation.Answer
	rank  int // of miss; 0: none
	on    world.Day
	fight bool // a member was at war while the treaty was in force
}

func newTest(d *Data, alliance int, w *War) *test {
	t := &test{feuds: w.feuds(), members: d.members[alliance]}
	t.w = d.draft(alliance, w)
	t.placed = len(t.w.Areas) > 0
	return t
}

// run asks about each pair of enemies in which a member has a part, on each day
// on which the question can first be asked.
func (t *test) run() {
	for i := range t.feuds {
		f := &t.feuds[i]
		for _, on := range t.days(f) {
			t.fight = true
			for _, striker := range f.strikers {
				for _, place := range t.places(f) {
					if t.ask(f, on, striker, place); t.met != "" {
						return
					}
				}
			}
		}
	}
}

// days are the day on which two states became enemies and the days in the
// course of their war on which a member came under a wording of the treaty: it
// then takes on a war that is under way.
func (t *test) days(f *feud) []world.Day {
	var out []world.Day
	for i := range t.members {
		m := t.members[i]
		if on := max(firstDay(m), f.from); on <= min(f.to, lastDay(m)) && t.inForce(f, on) && !slices.Contains(out, on) {
			out = append(out, on)
		}
	}
	slices.Sort(out)
	return out
}

// inForce tells whether one of the two enemies is in the treaty on the day.
func (t *test) inForce(f *feud, on world.Day) bool {
	return slices.ContainsFunc(t.members, func(m *dataset.MemberRow) bool { return f.has(m.Member) && holds(m, on) })
}

func (t *test) places(f *feud) []string {
	if !t.placed {
		return []string{""}
	}
	var out []string
	for _, r := range f.regions {
		out = append(out, placeID(r))
	}
	return out
}

// ask puts one attack before the engine.
func (t *test) ask(f *feud, on world.Day, striker int, place string) {
	struck := f.other(striker)
	in := obligation.Incident{
		Attackers: []obligation.Actor{obligation.StateActor(id(striker))}, Targets: []world.StateID{id(struck)},
		Act: "war", On: on, Place: place,
		AtWar: map[world.StateID][]world.StateID{id(striker): t.enemies(striker, on), id(struck): t.enemies(struck, on)},
		Facts: t.facts(striker, struck),
	}
	r := obligation.Evaluate(t.w, in, obligation.Options{Silent: true, AttackerSide: true, NoPartners: true})
	for i := range r.Flags {
		if b := &r.Flags[i]; b.Kind == "breach" && b.Duty == "refrain" && b.Answer == obligation.Owed {
			t.met = t.breach(b, on)
			return
		}
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		if slices.Contains(t.enemies(number(a.Toward), on), a.State) {
			continue // the one who is bound is the ally's enemy
		}
		if a.Answer == obligation.Owed {
			t.met = t.owed(a, on, striker)
			return
		}
		if rank := missRank(a); rank > t.rank {
			t.miss, t.rank, t.on = *a, rank, on
		}
	}
}

// enemies lists whom a state is at war with on a day.
func (t *test) enemies(state int, on world.Day) []world.StateID {
	out := []world.StateID{}
	for i := range t.feuds {
		if f := &t.feuds[i]; f.has(state) && f.from <= on && on <= f.to {
			out = append(out, id(f.other(state)))
		}
	}
	return out
}

// facts are what the war itself tells. Once there is war a demand has been
// made and refused; the record of who struck stands for who provoked it.
func (t *test) facts(striker, struck int) map[string]world.Tri {
	facts := map[string]world.Tri{
		"conflict:" + thisWar:             world.Yes,
		"conflict:" + anotherConflict:     world.No,
		"provoked:" + string(id(struck)):  world.No,
		"provoked:" + string(id(striker)): world.Yes,
		"at_war:" + string(id(struck)):    world.Yes,
		"at_war:" + string(id(striker)):   world.Yes,
	}
	for i := range t.members {
		facts["demanded:"+string(id(t.members[i].Member))] = world.Yes
	}
	return facts
}

// kindOf is the kind of clause that an id begins with.
func kindOf(clause string) string {
	for _, kind := range []string{nonAggression, defence, offence, neutrality, peace} {
		if strings.HasPrefix(clause, kind+"-") {
			return kind
		}
	}
	return clause
}

// missRank orders refusals: the one that tells most of the case is given as the
// reason.
func missRank(a *obligation.Answer) int {
	if a.Answer == obligation.Depends {
		return 8
	}
	return cmp.Or(map[string]int{
		obligation.OtherAdversary: 7, obligation.OutOfArea: 6, obligation.AllyInitiated: 5, obligation.ConditionUnmet: 4,
		obligation.IntraAlliance: 3, obligation.NotInForce: 2, obligation.NotParty: 2,
	}[a.Reason], 1)
}
