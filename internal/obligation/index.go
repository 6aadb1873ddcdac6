package obligation

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"casus/internal/world"
)

// An Index holds the duties of a day in dense form, so that every ordered pair
// of states can be asked at once. It is made by Compile and answers what
// Evaluate answers for an attack of one state on another with nothing known but
// the day: same states, same clauses, same answers.
//
// It rests on this: of all that a clause asks, only a few tests look at who the
// bound state, the victim and the attacker are. States that no test of a clause
// can tell apart form a class. Each class of bound states, victims and
// attackers is tried once, and the result holds for all of it. A set of states
// is a bitset over the dense numbers of States.
type Index struct {
	States []world.StateID // those that count as states on the day, in order of id
	On     world.Day

	w         *world.World
	number    map[world.StateID]int
	words     int
	toward    [][]int32 // by victim: the groups that can be owed to it
	groups    []group
	standing  []group    // promises not to act: refrain and standing neutrality
	promised  [][]int32  // by beneficiary: the standing groups that serve it
	restraint [][]uint64 // by beneficiary: the states bound not to act against it
}

// group is a clause with the sets of states for which one result holds.
type group struct {
	t                      *world.Treaty
	c                      *world.Clause
	bound, target, against bitset
	cell                   Cell
	counts                 bool // stands for its clause where clauses in force are counted
}

// Cell is what a clause asks, without the names.
type Cell struct {
	Duty       string  `json:"duty"`
	Answer     string  `json:"answer"`
	Reason     string  `json:"reason"`
	Weight     float64 `json:"weight"`
	WeightHigh float64 `json:"weight_high"`
}

type bitset []uint64

func (b bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }
func (b bitset) set(i int)      { b[i>>6] |= 1 << (i & 63) }

func (b bitset) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls visit for every member in order.
func (b bitset) each(visit func(int)) {
	for i, w := range b {
		for w != 0 {
			visit(i<<6 + bits.TrailingZeros64(w))
			w &= w - 1
		}
	}
}

// Compile makes the Index of a day.
func Compile(w *world.World, on world.Day) *Index {
	x := &Index{w: w, On: on, number: map[world.StateID]int{}}
	for i := range w.States {
		s := &w.States[i]
		if _, twice := x.number[s.ID]; !twice && s.Valid.Covers(on) != world.No {
			x.number[s.ID] = len(x.States)
			x.States = append(x.States, s.ID)
		}
	}
	x.words = (len(x.States) + 63) / 64
	x.toward, x.promised = make([][]int32, len(x.States)), make([][]int32, len(x.States))
	x.restraint = make([][]uint64, len(x.States))
	for i := range x.restraint {
		x.restraint[i] = make([]uint64, x.words)
	}
	for _, t := range w.Treaties {
		if !t.AllStates && !unsigned(t) {
			x.addTreaty(t)
		}
	}
	return x
}

func (x *Index) set() bitset { return make(bitset, x.words) }

// addTreaty tries the clauses of a treaty by classes of states.
func (x *Index) addTreaty(t *world.Treaty) {
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if c.Spell.Covers(x.On) == world.No {
			continue
		}
		if answerable(c) {
			x.addClause(t, c)
		}
		if barring(c) {
			x.addStanding(t, c)
		}
	}
}

// class is a set of states that no test of a clause can tell apart.
type class struct {
	key     string
	members bitset
}

// classes groups states by a key.
func (x *Index) classes(states []int, key func(world.StateID) string) []class {
	var out []class
	for _, i := range states {
		k := key(x.States[i])
		at := slices.IndexFunc(out, func(c class) bool { return c.key == k })
		if at < 0 {
			at = len(out)
			out = append(out, class{k, x.set()})
		}
		out[at].members.set(i)
	}
	return out
}

func (x *Index) addClause(t *world.Treaty, c *world.Clause) {
	probe := x.probe(t, c)
	bound := x.classes(x.numbers(bearers(t, c)), probe.boundKey)
	target := x.classes(x.numbers(beneficiaries(t, c)), probe.targetKey)
	if len(bound) == 0 || len(target) == 0 {
		return
	}
	against := x.adversaries(t, probe)
	for _, b := range bound {
		for _, v := range target {
			counted := false
			for _, a := range against {
				if g := x.try(t, c, b.members, v.members, a.members); g != nil && !counted && inForce(&g.cell) {
					g.counts, counted = true, true
				}
			}
		}
	}
}

// inForce tells whether a clause binds the pair at all, against whomever.
func inForce(c *Cell) bool {
	return c.Answer != NotOwed || c.Reason != NotInForce && c.Reason != NotParty && c.Reason != Dormant
}

// adversaries groups all states by what the clause can tell of them as
// attackers. States outside the treaty that no list names are alike and are
// looked at once.
func (x *Index) adversaries(t *world.Treaty, p *probe) []class {
	apart := x.set()
	rest := -1
	if p.picky() {
		for i := range x.States {
			apart.set(i)
		}
	} else {
		for i := range t.Parties {
			x.mark(apart, t.Parties[i].State)
		}
		p.lists(func(names []string) {
			for _, n := range names {
				x.mark(apart, world.StateID(n))
			}
		})
	}
	var looked []int
	for i := range x.States {
		if apart.has(i) {
			looked = append(looked, i)
		} else if rest < 0 {
			rest = i
			looked = append(looked, i)
		}
	}
	out := x.classes(looked, p.attackerKey)
	if rest >= 0 {
		like := slices.IndexFunc(out, func(c class) bool { return c.members.has(rest) })
		for i := range x.States {
			if !apart.has(i) {
				out[like].members.set(i)
			}
		}
	}
	return out
}

func (x *Index) mark(b bitset, s world.StateID) {
	if i, ok := x.number[s]; ok {
		b.set(i)
	}
}

// numbers translates states into dense numbers, leaving out those that are no
// states on the day.
func (x *Index) numbers(states []world.StateID) []int {
	var out []int
	for _, s := range states {
		if i, ok := x.number[s]; ok {
			out = append(out, i)
		}
	}
	return out
}

// beneficiaries lists the states that a clause can be owed to.
func beneficiaries(t *world.Treaty, c *world.Clause) []world.StateID {
	var out []world.StateID
	for i := range t.Parties {
		if s := t.Parties[i].State; !slices.Contains(out, s) && serves(t, c, s) {
			out = append(out, s)
		}
	}
	return out
}

// try runs the trial for one member of each class and keeps the result for all;
// nil where no three states of the classes differ.
func (x *Index) try(t *world.Treaty, c *world.Clause, bound, target, against bitset) *group {
	b, v, a, ok := distinct(bound, target, against)
	if !ok {
		return nil
	}
	in := Incident{Attackers: []Actor{StateActor(x.States[a])}, Targets: []world.StateID{x.States[v]}, On: x.On}
	k := trial{w: x.w, in: &in, t: t, c: c, bound: x.States[b], target: x.States[v], attacker: in.Attackers[0],
		striker: in.Attackers[0], struck: x.States[v], lean: true}
	answer := k.answer()
	g := group{t: t, c: c, bound: bound, target: target, against: against,
		cell: Cell{Duty: answer.Duty, Answer: answer.Answer, Reason: answer.Reason, Weight: answer.Weight, WeightHigh: answer.WeightHigh}}
	at := int32(len(x.groups))
	x.groups = append(x.groups, g)
	target.each(func(i int) { x.toward[i] = append(x.toward[i], at) })
	return &x.groups[at]
}

// distinct picks a bound state, a victim and an attacker that differ.
func distinct(bound, target, against bitset) (b, v, a int, ok bool) {
	bound.each(func(i int) {
		target.each(func(j int) {
			if ok || i == j {
				return
			}
			against.each(func(k int) {
				if !ok && k != i && k != j {
					b, v, a, ok = i, j, k, true
				}
			})
		})
	})
	return b, v, a, ok
}

// probe asks the questions by which a clause can tell states apart.
type probe struct {
	k      trial
	ranked map[world.StateID][]rival // bound states for which another duty may prevail
}

func (x *Index) probe(t *world.Treaty, c *world.Clause) *probe {
	in := &Incident{On: x.On}
	p := &probe{k: trial{w: x.w, in: in, t: t, c: c, lean: true}, ranked: map[world.StateID][]rival{}}
	for _, s := range bearers(t, c) {
		for _, other := range x.w.TreatiesOf(s) {
			for i := range other.Clauses {
				r := &other.Clauses[i]
				if other != t && barring(r) && outranks(r.Precedence, t.ID) && binds(other, r, s) {
					p.ranked[s] = append(p.ranked[s], rival{other, r})
				}
			}
		}
	}
	return p
}

// membership is what the treaty can tell of a state.
func (p *probe) membership(s world.StateID) string {
	p.k.reset(nil)
	return p.k.member(p.k.t, s).String()
}

func (p *probe) boundKey(s world.StateID) string {
	key := p.membership(s)
	for i := range p.k.c.Exceptions {
		if e := &p.k.c.Exceptions[i]; len(e.Parties) > 0 {
			key += fmt.Sprint(slices.Contains(e.Parties, s))
		}
	}
	if len(p.ranked[s]) > 0 {
		key += string(s) // judged by itself
	}
	return key
}

// targetKey looks at where the victim's territory lies: the attack is there.
func (p *probe) targetKey(s world.StateID) string {
	key := p.membership(s)
	inside := func(areas []string) {
		if len(areas) > 0 {
			p.k.reset(nil)
			key += p.k.inside(areas, string(s)).String()
			if p.k.open != nil {
				key += p.k.open.ID
			}
		}
	}
	if p.k.c.Trigger != nil {
		inside(p.k.c.Trigger.Area)
	}
	for i := range p.k.c.Exceptions {
		inside(p.k.c.Exceptions[i].Area)
	}
	return key
}

func (p *probe) attackerKey(s world.StateID) string {
	var b strings.Builder
	b.WriteString(p.membership(s))
	named := func(names []string) {
		if len(names) > 0 {
			fmt.Fprint(&b, slices.Contains(names, string(s)), p.k.enemyClass(names, s))
		}
	}
	p.k.attacker = StateActor(s)
	p.lists(named)
	for _, bound := range slices.Sorted(maps.Keys(p.ranked)) {
		for _, r := range p.ranked[bound] {
			if serves(r.t, r.c, s) {
				b.WriteString(string(s)) // judged by itself
			}
		}
	}
	return b.String()
}

// lists calls back for every list of adversaries in the clause.
func (p *probe) lists(named func([]string)) {
	if tr := p.k.c.Trigger; tr != nil {
		named(tr.By)
		named(tr.NotBy)
	}
	p.namedIn(p.k.c.Conditions, named)
	for i := range p.k.c.Exceptions {
		named(p.k.c.Exceptions[i].Against)
		p.namedIn(p.k.c.Exceptions[i].Conditions, named)
	}
}

// picky tells whether the clause looks at every state by itself: it names a
// class of states, or another duty may prevail over it.
func (p *probe) picky() bool {
	found := len(p.ranked) > 0
	p.lists(func(names []string) {
		found = found || slices.Contains(names, "great_power") || slices.Contains(names, "non_signatory")
	})
	return found
}

// namedIn looks for lists of adversaries in conditions.
func (p *probe) namedIn(list []world.Condition, named func([]string)) {
	for i := range list {
		switch c := &list[i]; c.Kind {
		case "enemy_class", "at_war_with":
			named(c.Names)
		case "any":
			p.namedIn(c.Any, named)
		}
	}
}

// addStanding asks for which pairs a promise not to act stands.
func (x *Index) addStanding(t *world.Treaty, c *world.Clause) {
	p := x.probe(t, c)
	for _, b := range x.classes(x.numbers(bearers(t, c)), p.boundKey) {
		for _, v := range x.classes(x.numbers(beneficiaries(t, c)), p.membership) {
			i, j, ok := twoOf(b.members, v.members)
			if !ok {
				continue
			}
			p.k.reset(nil)
			holds := p.k.stands(rival{t, c}, x.States[i], x.States[j])
			if holds == world.No {
				continue
			}
			g := group{t: t, c: c, bound: b.members, target: v.members, cell: Cell{Duty: "refrain", Answer: Owed, Weight: 1, WeightHigh: 1}}
			if !slices.Contains(c.Duties, "refrain") {
				g.cell.Duty = "neutral"
			}
			if holds == world.Unknown {
				g.cell.Answer, g.cell.Weight = Depends, 0
			}
			x.keepStanding(g)
		}
	}
}

func (x *Index) keepStanding(g group) {
	at := int32(len(x.standing))
	x.standing = append(x.standing, g)
	g.target.each(func(v int) {
		x.promised[v] = append(x.promised[v], at)
		for i, w := range g.bound {
			x.restraint[v][i] |= w
		}
	})
}

func twoOf(a, b bitset) (i, j int, ok bool) {
	a.each(func(x int) {
		b.each(func(y int) {
			if !ok && x != y {
				i, j, ok = x, y, true
			}
		})
	})
	return i, j, ok
}
