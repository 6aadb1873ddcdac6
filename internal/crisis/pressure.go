package crisis

// periods are the parts of a crisis by day from which they begin, with how fast
// pressure to speak, to mediate and to help grows in each. Answers come early, as
// those of the record do: words within days, help within weeks. Set by hand.
var periods = [...]struct {
	from  int
	tempo [JoinTarget]float64
}{
	{0, [JoinTarget]float64{1, 0.4, 0.5}},
	{7, [JoinTarget]float64{0.3, 1, 1}},
	{30, [JoinTarget]float64{0.08, 0.7, 0.7}},
	{90, [JoinTarget]float64{0.02, 0.4, 0.3}},
}

// heat is how fast pressure grows by level, and in a pause. In an incident short of
// war hardly anyone joins.
var heat = [...][pressures]float64{
	Incident:     {0.5, 0.5, 0.2, 0.01},
	Clashes:      {1, 1, 0.7, 0.1},
	War:          {1.5, 1.2, 1.5, 1},
	inPause:      {0.3, 1, 0.5, 0.02},
	numberOfHeat: {},
}

const (
	inPause      = 3
	numberOfHeat = 4

	// crowdMost bounds what others' acts can do to a rate, up and down.
	crowdMost = 3

	trials     = 4096 // histories of the pair alone that scale the pressure
	trialsSeed = 1
)

// crowdsMost is the most that others' acts can do to the speed of a response.
func (e *Effects) crowdsMost(r Response) float64 {
	switch {
	case r == Mediate && e.MediationCrowds > 1:
		return crowdMost
	case r == Help:
		return max(1, e.JoiningHelp)
	}
	return 1
}

// calibrate finds how much pressure a history of the pair alone brings: of joining in
// those that come to war, if any do, to their end, and of the rest in all to the
// horizon.
func (m *Model) calibrate() {
	for k := range m.pairKeys {
		m.pairKeys[k] = keyOf("the pair", k)
	}
	m.moods = moodsOf(m.p.Joining.Effect)
	m.setTempo()
	m.bound()
	s := m.NewScratch()
	for run := range uint64(trials) {
		m.Run(s, trialsSeed, run)
		for r := range JoinTarget {
			m.unit[r] += s.clock[r] / trials
		}
	}
	m.willing = willingOf(m.timesReached(s), m.p.Joining.Effect)
}

// timesReached is the share of the times to join that come in a history that comes to
// war, or in all if none does. A horizon cuts what a crisis brings, so that the
// longest is taken.
func (m *Model) timesReached(s *Scratch) float64 {
	horizon := m.Question.Horizon
	defer func() { m.Question.Horizon = horizon }()
	m.Question.Horizon = MaxHorizon
	all, war, wars := 0.0, 0.0, 0.0
	for run := range uint64(trials) {
		o := m.Run(s, trialsSeed, run)
		reached := min(1, s.clock[JoinTarget])
		all += reached
		if o.Highest == War {
			war += reached
			wars++
		}
	}
	if wars == 0 {
		return all / trials
	}
	return war / wars
}

// setTempo makes of the pace how fast pressure to join grows in each step. The last
// goes on for ever.
func (m *Model) setTempo() {
	last := Step{}
	for _, s := range m.p.Pace {
		m.tempo = append(m.tempo, (s.Share-last.Share)/(s.Days-last.Days))
		last = s
	}
}

// bound finds the pressure that no history exceeds.
func (m *Model) bound() {
	for i, p := range periods {
		end := m.Question.Horizon
		if i+1 < len(periods) {
			end = min(end, periods[i+1].from)
		}
		for r := range p.tempo {
			hottest := 0.0
			for _, h := range heat {
				hottest = max(hottest, h[r])
			}
			m.most[r] += float64(max(0, end-p.from)) * p.tempo[r] * hottest * m.p.Effects.crowdsMost(Response(r))
		}
	}
	horizon := float64(m.Question.Horizon)
	m.most[JoinTarget] = horizon * m.tempo[0] * max(heat[Incident][JoinTarget], heat[Clashes][JoinTarget], heat[inPause][JoinTarget])
	for i, tempo := range m.tempo {
		from, to := 0.0, horizon
		if i > 0 {
			from = min(horizon, m.p.Pace[i-1].Days)
		}
		if i+1 < len(m.tempo) {
			to = min(horizon, m.p.Pace[i].Days)
		}
		m.most[JoinTarget] += (to - from) * tempo * max(heat[War][JoinTarget], heat[inPause][JoinTarget])
	}
}
