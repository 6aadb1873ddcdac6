package crisis

import "math"

// periods are the parts of a crisis by day from which they begin, with how fast
// pressure grows in each, by response. Answers come early, as those of the record
// do: words within days, help and force within weeks. Set by hand.
var periods = [...]struct {
	from  int
	tempo [Responses]float64
}{
	{0, [Responses]float64{1, 0.4, 0.5, 1, 1}},
	{7, [Responses]float64{0.3, 1, 1, 0.8, 0.8}},
	{30, [Responses]float64{0.08, 0.7, 0.7, 0.5, 0.5}},
	{90, [Responses]float64{0.02, 0.4, 0.3, 0.25, 0.25}},
}

// heat is how fast pressure grows by level, and in a pause, by response. In an
// incident short of war hardly anyone joins.
var heat = [...][Responses]float64{
	Incident:     {0.5, 0.5, 0.2, 0.01, 0.01},
	Clashes:      {1, 1, 0.7, 0.1, 0.1},
	War:          {1.5, 1.2, 1.5, 1, 1},
	inPause:      {0.3, 1, 0.5, 0.02, 0.02},
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

// calibrate finds how much pressure a history of the pair alone brings: of joining
// in those that come to war, if any do, and of the rest in all.
func (m *Model) calibrate() {
	for i, p := range periods {
		end := m.Question.Horizon
		if i+1 < len(periods) {
			end = min(end, periods[i+1].from)
		}
		for r := range m.most {
			hottest := 0.0
			for _, h := range heat {
				hottest = max(hottest, h[r])
			}
			m.most[r] += float64(max(0, end-p.from)) * p.tempo[r] * hottest * m.p.Effects.crowdsMost(Response(r))
		}
	}
	for k := range m.pairKeys {
		m.pairKeys[k] = keyOf("the pair", k)
	}
	m.evenness = 1 / math.Gamma(1+m.p.Joining.Uneven)
	s := m.NewScratch()
	var all, war [Responses]float64
	wars := 0.0
	for run := range uint64(trials) {
		o := m.Run(s, trialsSeed, run)
		for r := range all {
			all[r] += s.clock[r]
			if o.Highest == War {
				war[r] += s.clock[r]
			}
		}
		if o.Highest == War {
			wars++
		}
	}
	for r := range m.unit {
		m.unit[r] = all[r] / trials
		if wars > 0 && Response(r) >= JoinTarget {
			m.unit[r] = war[r] / wars
		}
	}
}
