package obligation

import (
	"fmt"

	"casus/internal/world"
)

// trial holds one clause of one treaty against one attacker and one victim for
// one bound state, under one way of reading the open questions. It collects
// checks; all must hold for the duty to be owed.
type trial struct {
	w        *world.World
	in       *Incident
	t        *world.Treaty
	c        *world.Clause
	bound    world.StateID
	target   world.StateID // to whom the duty would be owed
	attacker Actor         // against whom
	striker  Actor         // who strikes: the attacker, or the target where the duty is owed to the one who strikes
	struck   world.StateID
	explain  bool
	lean     bool // the answer alone, without record, means and conflicts

	chosen map[string]string // reading key -> option, "unknown" for the remainder
	open   *world.Reading    // first reading met that nobody has answered
	forked bool              // an open reading split the trial into branches

	holds      world.Tri
	reason     string   // of the first check that fails
	fails      []string // the reasons of all that fail
	asked      []string // what the checks asked and did not learn
	settled    int      // how much of asked belongs to checks that are done
	because    []Because
	step       string // which group of checks is being made
	duties     []string
	discretion string

	// Exceptions whose tests are open may yet turn a duty to act into another or
	// back, or make the decision joint or not; unsure is what they ask.
	mayTurn, mayDecide bool
	unsure             []string

	mayChange []MayChange // the modifications whose tests are open

	failed string // which test of the exception last tried fails
}

// unread stands for the remainder of a reading's weights.
const unread = "unknown"

// readingPrefix marks what an answer depends on as a reading, not a fact.
const readingPrefix = "reading:"

func (k *trial) reset(chosen map[string]string) {
	k.chosen, k.open = chosen, nil
	k.holds, k.reason, k.fails = world.Yes, "", k.fails[:0]
	k.asked, k.settled, k.because = k.asked[:0], 0, nil
	k.duties, k.discretion = k.c.Duties, k.c.Discretion
	k.mayTurn, k.mayDecide, k.unsure, k.mayChange = false, false, nil, nil
}

// duty is the weightiest duty of the clause, as exceptions have left it.
func (k *trial) duty() string { return k.duties[len(k.duties)-1] }

// add records the outcome of a check.
func (k *trial) add(holds world.Tri, reason, text string, sources []world.SourceID) {
	if holds == world.No {
		if k.holds != world.No {
			k.reason = reason
		}
		k.fails = append(k.fails, reason)
	}
	k.holds = k.holds.And(holds)
	if holds != world.Unknown {
		k.forget()
	}
	k.settled = len(k.asked)
	if k.explain && text != "" {
		b := Because{Step: k.step, Text: text, Holds: holds.String(), Sources: sources}
		if holds == world.No {
			b.Reason = reason
		}
		if len(sources) > 0 {
			b.Source = sources[0]
		}
		k.because = append(k.because, b)
	}
}

// forget drops what the present check asked: it came out without the answers.
func (k *trial) forget() { k.asked = k.asked[:k.settled] }

// say formats a text only where texts are wanted.
func (k *trial) say(format string, args ...any) string {
	if !k.explain {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

// pact is how a reader calls a treaty.
func (k *trial) pact(t *world.Treaty) string {
	if !k.explain {
		return ""
	}
	return shortName(k.w, t.ID)
}

func (k *trial) name(s world.StateID) string { return k.w.StateName(s) }

// fact looks up what is known of the case and notes what is not. The name is
// given in up to three parts, joined by colons.
func (k *trial) fact(kind string, of ...string) world.Tri {
	name := kind
	for _, o := range of {
		name += ":" + o
	}
	v := k.in.Facts[name]
	if v == world.Unknown {
		k.asked = append(k.asked, "fact:"+name)
	}
	return v
}

// given looks up a fact that settles a question which is otherwise answered
// from the record, and notes nothing where it is not given.
func (k *trial) given(kind, of string) world.Tri {
	if len(k.in.Facts) == 0 {
		return world.Unknown
	}
	return k.in.Facts[kind+":"+of]
}

// maxOpen is how many open questions one clause is followed through: each forks
// every branch before it. A question beyond that is left open, and the answer
// depends on it.
const maxOpen = 6

// read tests an open question.
func (k *trial) read(r world.ReadingTest) world.Tri {
	if r.IsZero() {
		return world.Yes
	}
	q := k.w.Reading(r.Question)
	if q == nil {
		k.asked = append(k.asked, readingPrefix+r.Question)
		return world.Unknown
	}
	if option, ok := k.in.Readings[q.ID]; ok {
		return world.Truth(option == r.Option)
	}
	switch option, ok := k.chosen[q.Key()]; {
	case !ok && len(k.chosen) >= maxOpen:
		k.asked = append(k.asked, readingPrefix+q.ID)
		return world.Unknown
	case !ok:
		if k.open == nil {
			k.open = q
		}
		return world.Unknown
	case option == unread:
		k.asked = append(k.asked, readingPrefix+q.ID)
		return world.Unknown
	default:
		return world.Truth(option == r.Option)
	}
}

// run makes all checks, in the order in which a lawyer would ask.
func (k *trial) run() {
	k.step = "in force"
	k.checkForce()
	k.step = "parties"
	k.checkParties()
	k.step = "wording"
	k.checkPhase()
	if k.reversed() && !k.namesAdversary() { // for one who strikes, whose war it is comes first
		k.checkSide()
	}
	k.step = "adversary"
	k.checkAdversary()
	if k.reversed() && k.namesAdversary() {
		k.checkSide()
	}
	k.step = "act"
	k.checkAct()
	k.step = "place"
	k.checkArea()
	if !k.reversed() {
		k.checkSide()
	}
	k.step = "conditions"
	k.checkConditions()
	k.step = "exceptions"
	k.checkExceptions()
	k.step = "decision"
	k.checkDecision()
	k.step = "precedence"
	k.checkRank()
}
