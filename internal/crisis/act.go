package crisis

// act lets the first in a queue act, and others feel it.
func (m *Model) act(s *Scratch, r Response, now float64) {
	w := s.queue[r][s.head[r]]
	s.head[r]++
	s.clock[r] = max(s.clock[r], w.at) // past rounding
	state := m.decisions[w.decision].state
	if r == JoinTarget {
		r = m.sideOf(s, w.decision)
	}
	if !m.record(s, state, r, now) {
		return
	}
	e := &m.p.Effects
	switch r {
	case Mediate:
		s.crowd[Mediate] = bounded(s.crowd[Mediate] * e.MediationCrowds)
		s.pair.scale(settle, e.MediationSettles, now)
		m.bend(s, m.at[state][JoinTarget], [2]float64{e.MediatorJoins, e.MediatorJoins})
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

// The draws of joining beside that of being willing.
const (
	whomToJoin = iota
	whenToJoin
)

// sideOf is the side on which a state joins. Each side pulls with its own odds, so
// that their shares at this moment are the chances.
func (m *Model) sideOf(s *Scratch, i int32) Response {
	d := &m.decisions[i]
	target := d.target
	if at := s.bentAt[i]; at > 0 {
		b := &s.bent[at-1]
		target = b.odds[targetSide] / (b.odds[targetSide] + b.odds[attackerSide])
	}
	if uniform(number(s.stream, m.joinKeys[d.state][whomToJoin])) < target {
		return JoinTarget
	}
	return JoinAttacker
}

// bend changes the odds of a state's joining either side from now on. It may become
// willing, or not be willing any more.
func (m *Model) bend(s *Scratch, i int32, by [2]float64) {
	if i < 0 || by == [2]float64{1, 1} {
		return
	}
	d := &m.decisions[i]
	if did := &s.did[d.state]; did[JoinTarget] || did[JoinAttacker] {
		return
	}
	b := s.bentOf(i, d)
	draw := oddsOf(number(s.stream, m.draws[i].key))
	was := draw < b.odds[0]+b.odds[1]
	b.odds[0] *= by[0]
	b.odds[1] *= by[1]
	is := draw < b.odds[0]+b.odds[1]
	switch {
	case was && !is:
		s.drop(JoinTarget, i)
	case is && !was:
		m.await(s, i)
	}
}

func (s *Scratch) bentOf(i int32, d *decision) *bent {
	if s.bentAt[i] == 0 {
		odds := float64(d.rate * s.mood)
		target := float64(odds * d.target)
		s.bent = append(s.bent, bent{decision: i, odds: [2]float64{target, odds - target}})
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
