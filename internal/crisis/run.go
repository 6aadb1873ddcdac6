package crisis

import (
	"math"
	"math/bits"
)

// waiting is a decision that falls due at a pressure.
type waiting struct {
	at       float64
	decision int32
}

// bent is a decision whose rate was changed in a run.
type bent struct {
	decision int32
	rate     float64 // now
	used     float64 // of its draw, up to since
	since    float64 // pressure
}

// Scratch is what a run needs to write on. It belongs to one Model and one core.
type Scratch struct {
	log      func(Entry) // nil: nothing is told
	out      Outcome
	stream   uint64
	pair     pair
	heat     int
	period   int
	clock    [Responses]float64 // pressure so far
	speed    [Responses]float64 // at which it grows
	crowd    [Responses]float64 // what others' acts do to that
	mood     [Responses]float64 // of this run: what it does to all rates
	queue    [Responses][]waiting
	head     [Responses]int
	bent     []bent
	bentAt   []int32           // by decision: its place in bent from 1; 0: none
	did      [][Responses]bool // only of the states in out.Acts
	strength [2]float64
	path     []leg
}

// leg is a stretch of a run in which pressure to speak grew evenly.
type leg struct{ from, until, clock, slowness float64 }

// NewScratch makes one, with all the room that any run can need.
func (m *Model) NewScratch() *Scratch {
	s := &Scratch{did: make([][Responses]bool, len(m.States)), bent: make([]bent, 0, len(m.decisions)),
		bentAt: make([]int32, len(m.decisions)), path: make([]leg, 0, 256)}
	s.out.Acts = make([]Act, 0, len(m.decisions))
	for r := Mediate; r < Responses; r++ {
		s.queue[r] = make([]waiting, 0, len(m.States))
	}
	return s
}

// Run makes one history. The same seed and run always give the same. It makes
// nothing on the heap; the Outcome holds until the next run on the same Scratch.
func (m *Model) Run(s *Scratch, seed, run uint64) *Outcome {
	m.begin(s, seed, run)
	m.live(s)
	m.speak(s)
	return &s.out
}

// live goes from event to event until the history is over.
func (m *Model) live(s *Scratch) {
	horizon := float64(m.Question.Horizon)
	for now := 0.0; ; {
		k, at := s.pair.next()
		response, due := s.nextAct(now)
		end := m.periodEnd(s.period)
		until := min(at, due, end, horizon)
		s.path = append(s.path, leg{now, until, s.clock[Words], 1 / s.speed[Words]})
		for r := range s.clock {
			s.clock[r] += float64(s.speed[r] * (until - now))
		}
		now = until
		switch {
		case now >= horizon:
			s.out.EndDay, s.out.End = m.Question.Horizon, Ongoing
			if s.pair.paused {
				s.out.End = Paused
			}
			s.tell(Entry{time: now, State: -1, Event: Ends, End: s.out.End})
			return
		case due <= at && due <= end:
			m.act(s, response, now)
		case at <= end:
			over := m.moves(s, k, now)
			s.tellMove(k, now, over)
			if over {
				s.out.EndDay = int(now)
				return
			}
		default:
			s.period++
		}
		s.setSpeed()
	}
}

// begin clears the last run and makes the first draws.
func (m *Model) begin(s *Scratch, seed, run uint64) {
	for _, a := range s.out.Acts {
		s.did[a.State] = [Responses]bool{}
	}
	for _, b := range s.bent {
		s.bentAt[b.decision] = 0
	}
	s.out = Outcome{Acts: s.out.Acts[:0], Highest: m.Question.Start}
	s.stream = streamOf(seed, run)
	s.period, s.bent, s.path = 0, s.bent[:0], s.path[:0]
	s.clock = [Responses]float64{}
	s.crowd = [Responses]float64{1, 1, 1, 1, 1}
	s.strength = [2]float64{m.power[m.pair[targetSide]], m.power[m.pair[attackerSide]]}
	for r := range s.queue {
		s.queue[r], s.head[r] = s.queue[r][:0], 0
	}
	s.pair = pair{level: m.Question.Start, factor: [numberOfMoves]float64{1, 1, 1, 1, 1}}
	m.enter(s, 0)
	s.setSpeed()
	s.mood = m.mood(s.stream)
	m.admit(s)
	s.tell(Entry{State: -1, Event: Begins, Level: s.pair.level})
}

// admit lets those decisions wait that can fall due before the horizon. A draw is
// never less than the number that it is made of, so that most need no logarithm.
func (m *Model) admit(s *Scratch) {
	stream := s.stream
	lesser := m.draws[m.speakers:m.joiners]
	for i := range lesser {
		if h := number(stream, lesser[i].key); float64(int64(h>>11)) < lesser[i].reach*0x1p53 {
			m.weigh(s, m.speakers+i, h, 1)
		}
	}
	// The two sides that a state may join stand side by side and share a number, of
	// which each reads another half first.
	mood := s.mood[JoinTarget]
	scaled := mood * 0x1p53
	joiners := m.draws[m.joiners:]
	for i := 0; i+1 < len(joiners); i += 2 {
		h := number(stream, joiners[i].key)
		if float64(int64(h>>11)) < joiners[i].reach*scaled {
			m.weigh(s, m.joiners+i, h, mood)
		}
		if h = bits.RotateLeft64(h, 32); float64(int64(h>>11)) < joiners[i+1].reach*scaled {
			m.weigh(s, m.joiners+i+1, h, mood)
		}
	}
}

// weigh lets a decision wait if its draw is within reach.
func (m *Model) weigh(s *Scratch, i int, h uint64, mood float64) {
	if e := exponential(h); e < m.draws[i].reach*mood {
		s.wait(m.decisions[i].response, e/(m.decisions[i].rate*mood), int32(i))
	}
}

// numberOf is the number of a decision in a run.
func (m *Model) numberOf(stream uint64, i int32) uint64 {
	h := number(stream, m.draws[i].key)
	if m.decisions[i].response == JoinAttacker {
		return bits.RotateLeft64(h, 32)
	}
	return h
}

// mood is how ready for war the world is in a run: a draw to a power, with mean
// one. It makes some crises spread far and most not at all.
func (m *Model) mood(stream uint64) [Responses]float64 {
	f := 1.0
	if k := m.p.Joining.Uneven; k > 0 {
		e := exponential(number(stream, m.pairKeys[numberOfMoves]))
		if k == 2 {
			f = float64(e * e)
		} else {
			f = math.Pow(e, k)
		}
		f *= m.evenness
	}
	return [Responses]float64{1, 1, 1, f, f}
}

func (s *Scratch) setSpeed() {
	tempo, heat := &periods[s.period].tempo, &heat[s.heat]
	for r := range s.speed {
		s.speed[r] = tempo[r] * heat[r] * s.crowd[r]
	}
}

func (m *Model) periodEnd(period int) float64 {
	if period+1 < len(periods) {
		return float64(periods[period+1].from)
	}
	return float64(m.Question.Horizon)
}

// wait puts a decision into the queue of its response, which is in order.
func (s *Scratch) wait(r Response, at float64, decision int32) {
	q := append(s.queue[r], waiting{})
	i := len(q) - 1
	for ; i > s.head[r] && q[i-1].at > at; i-- {
		q[i] = q[i-1]
	}
	q[i] = waiting{at, decision}
	s.queue[r] = q
}

// nextAct is the response other than words that falls due first, and when.
func (s *Scratch) nextAct(now float64) (Response, float64) {
	best, due := Words, float64(1<<40)
	for r := Mediate; r < Responses; r++ {
		if s.head[r] < len(s.queue[r]) {
			if t := now + (s.queue[r][s.head[r]].at-s.clock[r])/s.speed[r]; t < due {
				best, due = r, t
			}
		}
	}
	return best, due
}

// speak adds who spoke. Words change nothing for others, so that it is enough to
// look when all else is known.
func (m *Model) speak(s *Scratch) {
	stream, clock := s.stream, s.clock[Words]
	for i, d := range m.draws[:m.speakers] {
		h := number(stream, d.key)
		bound := m.decisions[i].rate * clock
		if uniform(h) >= bound {
			continue
		}
		if e := exponential(h); e < bound {
			m.record(s, m.decisions[i].state, Words, s.timeOf(e/m.decisions[i].rate))
		}
	}
}

// timeOf is when the pressure to speak had grown so far.
func (s *Scratch) timeOf(clock float64) float64 {
	k := 0
	for k+1 < len(s.path) && s.path[k+1].clock <= clock {
		k++
	}
	l := &s.path[k]
	return min(l.until, l.from+float64((clock-l.clock)*l.slowness))
}

// record notes an act unless the state had joined by then.
func (m *Model) record(s *Scratch, state int16, r Response, now float64) bool {
	did, day := &s.did[state], int16(min(now, float64(m.Question.Horizon-1)))
	if (did[JoinTarget] || did[JoinAttacker]) && s.joinedOn(state) <= day {
		return false
	}
	did[r] = true
	s.out.Acts = append(s.out.Acts, Act{state, r, day})
	s.tell(Entry{time: now, State: int(state), Event: Acts, Response: r})
	return true
}

func (s *Scratch) joinedOn(state int16) int16 {
	for _, a := range s.out.Acts {
		if a.State == state && a.Response >= JoinTarget {
			return a.Day
		}
	}
	return -1
}
