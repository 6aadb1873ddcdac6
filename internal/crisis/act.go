package crisis

// act lets the first in a queue act, and others feel it.
func (m *Model) act(s *Scratch, r Response, now float64) {
	w := s.queue[r][s.head[r]]
	s.head[r]++
	s.clock[r] = max(s.clock[r], w.at) // past rounding
	state := m.decisions[w.decision].state
	if !m.record(s, state, r, now) {
		return
	}
	e := &m.p.Effects
	switch r {
	case Mediate:
		s.crowd[Mediate] = bounded(s.crowd[Mediate] * e.MediationCrowds)
		s.pair.scale(settle, e.MediationSettles, now)
		for side := JoinTarget; side <= JoinAttacker; side++ {
			m.bend(s, m.at[state][side], e.MediatorJoins)
		}
	case Help:
		s.pair.scale(pause, e.HelpPauses, now)
	case JoinTarget, JoinAttacker:
		side := int(r - JoinTarget)
		s.out.Joined++
		s.strength[side] += m.power[state]
		s.pair.scale(escalate, e.JoiningEscalates, now)
		s.pair.scale(settle, e.JoiningSettles, now)
		s.crowd[Help] = e.JoiningHelp
		for _, l := range m.links[side][state] {
			m.bend(s, l.decision, l.factor)
		}
	}
}

// bend changes the rate of one decision from now on. What it has borne so far
// counts at the old rate.
func (m *Model) bend(s *Scratch, i int32, by float64) {
	if i < 0 || by == 1 {
		return
	}
	d := &m.decisions[i]
	if did := &s.did[d.state]; did[JoinTarget] || did[JoinAttacker] {
		return
	}
	b := s.bentOf(i, d.rate*s.mood[d.response])
	clock := s.clock[d.response]
	b.used += float64(b.rate * (clock - b.since))
	b.since = clock
	b.rate *= by
	h := m.numberOf(s.stream, i)
	s.drop(d.response, i)
	bound := b.used + float64(b.rate*(m.most[d.response]-clock))
	if uniform(h) >= bound {
		return // a draw is never less than the number that it is made of
	}
	if e := exponential(h); e < bound {
		s.wait(d.response, clock+max(0, e-b.used)/b.rate, i)
	}
}

func (s *Scratch) bentOf(i int32, rate float64) *bent {
	if s.bentAt[i] == 0 {
		s.bent = append(s.bent, bent{decision: i, rate: rate})
		s.bentAt[i] = int32(len(s.bent))
	}
	return &s.bent[s.bentAt[i]-1]
}

// drop takes a decision out of its queue.
func (s *Scratch) drop(r Response, i int32) {
	q := s.queue[r]
	for k := s.head[r]; k < len(q); k++ {
		if q[k].decision == i {
			copy(q[k:], q[k+1:])
			s.queue[r] = q[:len(q)-1]
			return
		}
	}
}
