package crisis

import (
	"cmp"
	"fmt"
	"slices"
)

// Event is a kind of entry of a log.
type Event uint8

// The kinds.
const (
	Begins Event = iota // at Level
	Acts                // State gives Response
	Escalates
	Pauses
	Resumes
	Ends // as End
)

func (e Event) String() string {
	return [...]string{"begins", "acts", "escalates", "pauses", "resumes", "ends"}[e]
}

// Entry is one thing that happened in a history.
type Entry struct {
	Day      int // 0 is the day of the attack
	State    int // number in Model.States; -1 for the pair
	Event    Event
	Response Response
	Level    Level
	End      End

	time float64 // in days
}

// Replay makes one history with its log, in order of days.
func (m *Model) Replay(seed, run uint64) ([]Entry, Outcome) {
	var log []Entry
	s := m.NewScratch()
	s.log = func(e Entry) {
		e.Day = int(e.time)
		log = append(log, e)
	}
	out := *m.Run(s, seed, run)
	slices.SortStableFunc(log, func(a, b Entry) int { return cmp.Compare(a.time, b.time) })
	return log, out
}

// Text tells an entry in one line, without its day.
func (m *Model) Text(e Entry) string {
	pair := fmt.Sprintf("%s and %s", m.Question.Attacker, m.Question.Target)
	switch e.Event {
	case Begins:
		return fmt.Sprintf("%s attacks %s; they stand at: %s", m.Question.Attacker, m.Question.Target, e.Level)
	case Escalates:
		return fmt.Sprintf("%s escalate to: %s", pair, e.Level)
	case Pauses:
		return pair + " pause"
	case Resumes:
		return fmt.Sprintf("%s resume at: %s", pair, e.Level)
	case Ends:
		return fmt.Sprintf("the end for %s: %s", pair, [...]string{"a settlement", "paused at the horizon", "not over at the horizon",
			"the target's side prevails", "the attacker's side prevails"}[e.End])
	}
	return fmt.Sprintf("%s %s", m.States[e.State], [...]string{"speaks", "offers to mediate", "sends defensive help to the target",
		"joins the fight on the target's side", "joins the fight on the attacker's side"}[e.Response])
}

func (s *Scratch) tell(e Entry) {
	if s.log != nil {
		s.log(e)
	}
}

func (s *Scratch) tellMove(k move, now float64, over bool) {
	if s.log == nil {
		return
	}
	e := Entry{time: now, State: -1, Level: s.pair.level}
	switch {
	case over:
		e.Event, e.End = Ends, s.out.End
	case k == escalate:
		e.Event = Escalates
	case k == pause:
		e.Event = Pauses
	default:
		e.Event = Resumes
	}
	s.log(e)
}
