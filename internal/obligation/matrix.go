package obligation

import (
	"cmp"
	"math/bits"
	"runtime"
	"slices"
	"strings"
	"sync"

	"casus/internal/world"
)

// Duty is one clause that binds a state toward another, in an attack by a third.
type Duty struct {
	State, Toward, Against world.StateID
	Treaty                 world.TreatyID
	Clause                 string
	Cell
}

// Duties lists what the clauses ask if one state attacks another, treaty by
// treaty and clause by clause as the record has them. It gives what Evaluate gives for that attack, fact
// by fact, without the reasoning. A state that is not on the Index has none.
func (x *Index) Duties(attacker, target world.StateID) []Duty {
	a, okA := x.number[attacker]
	v, okV := x.number[target]
	if !okA || !okV || a == v {
		return nil
	}
	n := 0
	for _, at := range x.toward[v] {
		if g := &x.groups[at]; g.against.has(a) {
			n += g.bound.count()
		}
	}
	out := make([]Duty, 0, n)
	for _, at := range x.toward[v] {
		g := &x.groups[at]
		if !g.against.has(a) {
			continue
		}
		g.bound.each(func(b int) {
			if b != a && b != v {
				out = append(out, Duty{State: x.States[b], Toward: target, Against: attacker, Treaty: g.t.ID, Clause: g.c.ID, Cell: g.cell})
			}
		})
	}
	return out
}

// Pair is one ordered pair of states: what the first owes the second, and what
// happens in law if the first attacks the second. It is flat and typed, a row
// of a table.
type Pair struct {
	From world.StateID `json:"from"`
	To   world.StateID `json:"to"`

	// What the first owes the second if a third state attacks it: the number of
	// clauses in force by duty, and against how many third states a duty to act
	// is owed for certain, or may be.
	Act            int `json:"act"` // fight, assist, unspecified, mobilise, sanction
	Consult        int `json:"consult"`
	Neutral        int `json:"neutral"`
	Refrain        int `json:"refrain"`
	AgainstOwed    int `json:"against_owed"`
	AgainstDepends int `json:"against_depends"`

	// If the first attacks the second: how many states owe the second help, how
	// many may, how many of both are bound not to act against the first; and how
	// many promises the first breaks.
	HelpOwed    int `json:"help_owed"`
	HelpDepends int `json:"help_depends"`
	Torn        int `json:"torn"`
	Breaches    int `json:"breaches"`
}

// Matrix fills in every ordered pair, in order of the ids of the two states. It
// uses all cores; the result is the same on any number of them.
func (x *Index) Matrix() []Pair {
	n := len(x.States)
	out := make([]Pair, n*max(n-1, 0))
	var wg sync.WaitGroup
	jobs := make(chan int, n)
	for v := range n {
		jobs <- v
	}
	close(jobs)
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			c := column{x: x, owed: x.set(), may: x.set()}
			for v := range jobs {
				c.fill(out, v)
			}
		})
	}
	wg.Wait()
	return out
}

// column works on all pairs with one second state.
type column struct {
	x         *Index
	owed, may bitset
}

// place is where the pair of two dense numbers stands among all.
func (x *Index) place(from, to int) int {
	at := from*(len(x.States)-1) + to
	if to > from {
		at--
	}
	return at
}

func (c *column) fill(out []Pair, v int) {
	x := c.x
	for a := range x.States {
		if a == v {
			continue
		}
		p := &out[x.place(a, v)]
		p.From, p.To = x.States[a], x.States[v]
		p.HelpOwed, p.HelpDepends, p.Torn = c.help(a, v)
	}
	for _, at := range x.toward[v] {
		c.pledges(out, v, &x.groups[at])
	}
	for _, at := range x.promised[v] {
		g := &x.standing[at]
		g.bound.each(func(b int) {
			if b == v {
				return
			}
			if g.cell.Duty == "refrain" { // standing neutrality is a pledge too and counted there
				p := &out[x.place(b, v)]
				p.Refrain++
				p.Breaches++
			}
		})
	}
	c.reach(out, v)
}

// help counts who must and who may act if a attacks v.
func (c *column) help(a, v int) (owed, may, torn int) {
	clear(c.owed)
	clear(c.may)
	for _, at := range c.x.toward[v] {
		g := &c.x.groups[at]
		if g.cell.Answer == NotOwed || !g.against.has(a) || !world.ActiveDuty(g.cell.Duty) {
			continue
		}
		into := c.may
		if g.cell.Answer == Owed {
			into = c.owed
		}
		for i, w := range g.bound {
			into[i] |= w
		}
	}
	for i := range c.owed {
		o, m := c.owed[i], c.may[i]
		for _, s := range [2]int{a, v} {
			if s>>6 == i {
				o &^= 1 << (s & 63)
				m &^= 1 << (s & 63)
			}
		}
		m &^= o
		owed += bits.OnesCount64(o)
		may += bits.OnesCount64(m)
		torn += bits.OnesCount64((o | m) & c.x.restraint[a][i])
	}
	return owed, may, torn
}

// pledges counts a clause in force for each state that it binds toward v.
func (c *column) pledges(out []Pair, v int, g *group) {
	if !g.counts {
		return
	}
	g.bound.each(func(b int) {
		if b == v {
			return
		}
		p := &out[c.x.place(b, v)]
		switch {
		case world.ActiveDuty(g.cell.Duty):
			p.Act++
		case g.cell.Duty == "consult":
			p.Consult++
		case g.cell.Duty == "neutral":
			p.Neutral++
		}
	})
}

// reach counts, for each state bound toward v, against how many third states
// its help is owed or may be.
func (c *column) reach(out []Pair, v int) {
	x := c.x
	var bound bitset = x.set()
	for _, at := range x.toward[v] {
		if g := &x.groups[at]; g.cell.Answer != NotOwed && world.ActiveDuty(g.cell.Duty) {
			for i, w := range g.bound {
				bound[i] |= w
			}
		}
	}
	bound.each(func(b int) {
		if b == v {
			return
		}
		clear(c.owed)
		clear(c.may)
		for _, at := range x.toward[v] {
			g := &x.groups[at]
			if g.cell.Answer == NotOwed || !world.ActiveDuty(g.cell.Duty) || !g.bound.has(b) {
				continue
			}
			into := c.may
			if g.cell.Answer == Owed {
				into = c.owed
			}
			for i, w := range g.against {
				into[i] |= w
			}
		}
		p := &out[x.place(b, v)]
		for i := range c.owed {
			o, m := c.owed[i], c.may[i]
			for _, s := range [2]int{b, v} {
				if s>>6 == i {
					o &^= 1 << (s & 63)
					m &^= 1 << (s & 63)
				}
			}
			p.AgainstOwed += bits.OnesCount64(o)
			p.AgainstDepends += bits.OnesCount64(m &^ o)
		}
	})
}

// Pledge is one clause that binds a state toward another, with the number of
// third states against whom it is owed, may be owed, and is not. Answer is the
// strongest of these, with its weights, and its reason where all are refused.
// A standing promise not to act has no third states.
type Pledge struct {
	From   world.StateID  `json:"from"`
	To     world.StateID  `json:"to"`
	Treaty world.TreatyID `json:"treaty"`
	Clause string         `json:"clause"`
	Cell
	AgainstOwed    int `json:"against_owed"`
	AgainstDepends int `json:"against_depends"`
	AgainstNot     int `json:"against_not"`
}

// Pledges lists every pledge in order of the two states, the treaty and the
// clause. Clauses out of force on the day are left out.
func (x *Index) Pledges() []Pledge {
	at := map[pledgeKey]int{}
	var out []Pledge
	add := func(g *group, b, v int) *Pledge {
		k := pledgeKey{b, v, g.c}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Pledge{From: x.States[b], To: x.States[v], Treaty: g.t.ID, Clause: g.c.ID, Cell: g.cell})
		}
		return &out[i]
	}
	for i := range x.groups {
		g := &x.groups[i]
		if !inForce(&g.cell) {
			continue
		}
		x.visit(g, func(b, v int) {
			third := g.against.count()
			for _, s := range [2]int{b, v} {
				if g.against.has(s) {
					third--
				}
			}
			add(g, b, v).count(&g.cell, third)
		})
	}
	for i := range x.standing {
		g := &x.standing[i]
		x.visit(g, func(b, v int) { add(g, b, v) })
	}
	slices.SortFunc(out, func(p, q Pledge) int {
		return cmp.Or(strings.Compare(string(p.From), string(q.From)), strings.Compare(string(p.To), string(q.To)),
			strings.Compare(string(p.Treaty), string(q.Treaty)), strings.Compare(p.Clause, q.Clause), strings.Compare(p.Duty, q.Duty))
	})
	return out
}

type pledgeKey struct {
	bound, target int
	c             *world.Clause
}

// visit calls back for every pair of a group.
func (x *Index) visit(g *group, pair func(b, v int)) {
	g.bound.each(func(b int) {
		g.target.each(func(v int) {
			if b != v {
				pair(b, v)
			}
		})
	})
}

// count adds third states with one result; the strongest result is kept.
func (p *Pledge) count(c *Cell, third int) {
	switch c.Answer {
	case Owed:
		p.AgainstOwed += third
	case Depends:
		p.AgainstDepends += third
	default:
		p.AgainstNot += third
	}
	if third == 0 {
		return
	}
	heavier := answerRank[c.Answer] < answerRank[p.Answer] || c.Answer == p.Answer && c.Weight > p.Weight
	if first := p.AgainstOwed+p.AgainstDepends+p.AgainstNot == third; first || heavier {
		p.Cell = *c
	}
}
