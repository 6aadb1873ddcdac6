package obligation_test

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// wilder turns parts of a world into what no dossier may hold but a program
// could build: words out of the vocabulary, names of nothing, lists that are
// empty or nest, ranks that clash.
type wilder struct {
	*drawer
	worst int // one part in so many is spoilt
}

func (d *wilder) spoils(what string) bool { return d.chance(d.worst, "spoil "+what) }

func (d *wilder) word(s *string, what string) {
	if d.spoils(what) {
		*s = pickOf(d.drawer, []string{"", "nonsense", "any", "parties", "AAA", "ZZZ", "GANG", "war", "frozen", "q0"}, what)
	}
}

func (d *wilder) words(list *[]string, what string) {
	for i := range *list {
		d.word(&(*list)[i], what)
	}
	if d.spoils(what + " list") {
		*list = pickOf(d.drawer, [][]string{nil, {""}, {"ZZZ", "ZZZ"}, {"any", "state", "third_party"}}, what+" list")
	}
}

func (d *wilder) states(list *[]world.StateID, what string) {
	if d.spoils(what) {
		*list = append(slices.Clone(*list), pickOf(d.drawer, []world.StateID{"", "AAA", "ZZZ", "GANG"}, what))
	}
}

func (d *wilder) reading(r *world.ReadingTest) {
	d.word(&r.Question, "question")
	d.word(&r.Option, "option")
}

func (d *wilder) treaty(t *world.Treaty) {
	d.word(&t.Status, "status")
	d.reading(&t.StatusReading)
	if d.spoils("months") {
		months := pickOf(d.drawer, []int{-1000, -1, 0, 1, 100000}, "months")
		t.Exit.NoticeMonths = &months
	}
	for i := range t.Parties {
		p := &t.Parties[i]
		d.word((*string)(&p.State), "party")
		d.word(&p.Role, "role")
		d.word(&p.Status, "party status")
	}
	for i := range t.Clauses {
		d.clause(&t.Clauses[i])
	}
	for i := range t.Readings {
		if q := &t.Readings[i]; d.spoils("options") {
			q.Options = q.Options[:d.pick(len(q.Options), "options left")]
		}
	}
}

func (d *wilder) clause(c *world.Clause) {
	d.words(&c.Duties, "duties")
	d.states(&c.Bound, "bound")
	d.states(&c.Toward, "toward")
	d.word(&c.ID, "clause")
	d.word(&c.Discretion, "discretion")
	if tr := c.Trigger; tr != nil {
		d.word(&tr.When, "when")
		for i := range tr.Acts {
			d.word(&tr.Acts[i].Act, "act")
			d.reading(&tr.Acts[i].Reading)
		}
		if d.spoils("acts") {
			tr.Acts = nil
		}
		d.words(&tr.By, "by")
		d.words(&tr.NotBy, "not by")
		d.words(&tr.Area, "area")
		d.words(&tr.Objects, "objects")
		d.reading(&tr.Elsewhere)
	}
	for i := range c.Conditions {
		d.condition(&c.Conditions[i], 5)
	}
	for i := range c.Exceptions {
		e := &c.Exceptions[i]
		if d.spoils("rank") {
			e.Rank = d.pick(2, "rank")
		}
		d.words(&e.Acts, "exception acts")
		d.words(&e.Area, "exception area")
		d.words(&e.Against, "exception against")
		d.states(&e.Parties, "exception parties")
		d.word(&e.Fact, "exception fact")
		d.word(&e.Duty, "exception duty")
		d.word(&e.Discretion, "exception discretion")
		d.reading(&e.Reading)
		for j := range e.Conditions {
			d.condition(&e.Conditions[j], 2)
		}
	}
	if c.Precedence != nil {
		d.reading(&c.Precedence.Reading)
	}
}

func (d *wilder) condition(c *world.Condition, deep int) {
	d.word(&c.Kind, "kind")
	d.words(&c.Names, "names")
	d.word(&c.Fact, "fact")
	d.reading(&c.Reading)
	if d.spoils("number") {
		c.N = pickOf(d.drawer, []int{-1, 0, 1 << 40}, "number")
	}
	if deep > 0 && d.spoils("nesting") {
		inner := *c
		*c = world.Condition{Kind: "any", Not: d.chance(2, "not"), Any: []world.Condition{inner, d.drawer.condition(1)}}
	}
	for i := range c.Any {
		if deep > 0 {
			d.condition(&c.Any[i], deep-1)
		}
	}
}

func (d *wilder) incident(in *obligation.Incident) {
	d.states(&in.Targets, "targets")
	d.word(&in.Act, "act")
	d.word(&in.Object, "object")
	d.word(&in.Place, "place")
	d.word((*string)(&in.Initiator), "initiator")
	d.word((*string)(&in.Sponsor), "sponsor")
	for i := range in.Attackers {
		d.word(&in.Attackers[i].ID, "attacker")
		if d.spoils("kind of attacker") {
			in.Attackers[i].Group = !in.Attackers[i].Group
		}
	}
	switch {
	case !d.spoils("sides"):
	case d.chance(2, "nobody"):
		in.Attackers = nil
	default:
		in.Targets = append(in.Targets, in.Targets...)
		in.Attackers = append(in.Attackers, obligation.StateActor(in.Targets[0]))
	}
	if d.spoils("facts") {
		in.Facts, in.AtWar = nil, map[world.StateID][]world.StateID{"": {""}, "AAA": {"AAA", "AAA", "ZZZ"}}
	}
	if d.spoils("readings") {
		in.Readings = map[string]string{"q0": "nonsense", "none": "x", "": ""}
	}
	if d.spoils("day") {
		in.On = pickOf(d.drawer, []world.Day{world.DistantPast, world.DistantFuture, 0}, "day")
	}
}

// wild holds any world against any incident: whatever a clause says, the engine
// neither panics nor runs on, and its answers are whole.
func wild(t *rapid.T) {
	tables := drawWorld(t)
	d := &wilder{drawer: &drawer{t: t}, worst: 8}
	for i := range tables.States {
		d.drawer.states = append(d.drawer.states, tables.States[i].ID)
	}
	in := drawIncident(t, &tables)
	for _, tr := range tables.Treaties {
		d.treaty(tr)
	}
	d.incident(&in)
	w := world.New(tables)
	done := make(chan obligation.Result, 1)
	failed := make(chan any, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				failed <- p
			}
		}()
		done <- obligation.Evaluate(w, in, obligation.Options{Depth: 1000, AttackerSide: true, Explain: true})
	}()
	select {
	case r := <-done:
		for i := range r.Answers {
			wholeAnswer(t, &r.Answers[i])
		}
		if len(r.Chain) > len(tables.States)+3 { // with the states of no record
			t.Errorf("the chain has %d links", len(r.Chain))
		}
	case p := <-failed:
		t.Fatalf("Evaluate panics: %v\nattack %s\ntreaties %s", p, shown(in), shown(tables.Treaties))
	case <-time.After(20 * time.Second):
		t.Fatalf("Evaluate does not end\nattack %s\ntreaties %s", shown(in), shown(tables.Treaties))
	}
}

func TestWildClausesAreAnswered(t *testing.T) { rapid.Check(t, wild) }

// FuzzEvaluate lets the fuzzer draw the worlds. The seeds are streams of random
// numbers, as package rapid reads them.
func FuzzEvaluate(f *testing.F) {
	for seed := range uint64(4) {
		rng := rand.New(rand.NewPCG(seed, 1))
		var stream []byte
		for range 8 << 10 {
			stream = binary.LittleEndian.AppendUint64(stream, rng.Uint64())
		}
		f.Add(stream)
	}
	f.Fuzz(rapid.MakeFuzz(wild))
}
