package crisis

import "math"

// waiting is a decision that falls due at a pressure.
type waiting struct {
	at       float64
	decision int32
}

// bent is a decision to join whose odds were changed in a run.
type bent struct {
	decision int32
	odds     [2]float64 // now, by side
}

// Scratch is what a run needs to write on. It belongs to one Model and one core.
type Scratch struct {
	log      func(Entry) // nil: nothing is told
	out      Outcome
	stream   uint64
	pair     pair
	heat     int
	period   int
	step     int                // of the pace of joining
	stepEnd  float64            // when it is over
	clock    [pressures]float64 // pressure so far
	speed    [pressures]float64 // at which it grows
	crowd    [pressures]float64 // what others' acts do to that
	brevity  float64            // of the war of this run: how fast it ends
	mood     float64            // of this run: what the effect of the war does to all odds of joining
	queue    [pressures][]waiting
	head     [pressures]int
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
	for r := Mediate; r < pressures; r++ {
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
		end := min(m.periodEnd(s.period), s.stepEnd)
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
			m.turnPage(s, now)
		}
		m.setSpeed(s)
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
	s.clock = [pressures]float64{}
	s.crowd = [pressures]float64{1, 1, 1, 1}
	s.step, s.stepEnd = 0, math.Inf(1)
	s.strength = [2]float64{m.power[m.pair[targetSide]], m.power[m.pair[attackerSide]]}
	for r := range s.queue {
		s.queue[r], s.head[r] = s.queue[r][:0], 0
	}
	s.pair = pair{level: m.Question.Start, factor: [numberOfMoves]float64{1, 1, 1, 1, 1}}
	s.brevity = exponential(number(s.stream, m.pairKeys[brevityKey]))
	m.enter(s, 0)
	m.setSpeed(s)
	s.mood = m.moods[number(s.stream, m.pairKeys[moodKey])>>52]
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
			m.weigh(s, m.speakers+i, h)
		}
	}
	mood := s.mood
	joiners := m.draws[m.joiners:]
	for i := range joiners {
		h := number(stream, joiners[i].key)
		// u/(1-u) < reach, without the division.
		if reach := float64(joiners[i].reach * mood); float64(uniform(h)*(1+reach)) < reach {
			m.await(s, int32(m.joiners+i))
		}
	}
}

// await lets a state that is willing to join wait for its time, which is a share of
// the pressure of a whole war. What time has passed is left out.
func (m *Model) await(s *Scratch, i int32) {
	at := uniform(number(s.stream, m.joinKeys[m.decisions[i].state][whenToJoin]))
	if clock := s.clock[JoinTarget]; at < clock {
		at = clock + float64(max(0, 1-clock)*at)
	}
	if at < m.most[JoinTarget] {
		s.wait(JoinTarget, at, i)
	}
}

// weigh lets a lesser decision wait if its draw is within reach.
func (m *Model) weigh(s *Scratch, i int, h uint64) {
	if e := exponential(h); e < m.draws[i].reach {
		s.wait(m.decisions[i].response, e/m.decisions[i].rate, int32(i))
	}
}

func (m *Model) setSpeed(s *Scratch) {
	tempo, heat := &periods[s.period].tempo, &heat[s.heat]
	for r := range tempo {
		s.speed[r] = tempo[r] * heat[r] * s.crowd[r]
	}
	s.speed[JoinTarget] = m.tempo[s.step] * heat[JoinTarget] * s.crowd[JoinTarget]
}

// turnPage begins the next period, or the next step of the pace.
func (m *Model) turnPage(s *Scratch, now float64) {
	if s.stepEnd > now {
		s.period++
		return
	}
	s.step++
	s.stepEnd = math.Inf(1)
	if s.step+1 < len(m.tempo) {
		s.stepEnd = now + m.p.Pace[s.step].Days - m.p.Pace[s.step-1].Days
	}
}

// setPace begins the pace of joining with the war.
func (m *Model) setPace(s *Scratch, now float64) {
	if len(m.tempo) > 1 && s.step == 0 && math.IsInf(s.stepEnd, 1) {
		s.stepEnd = now + m.p.Pace[0].Days
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
	for r := Mediate; r < pressures; r++ {
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
