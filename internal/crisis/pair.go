package crisis

import "math"

// move is something that the pair does.
type move uint8

const (
	escalate move = iota
	pause
	settle
	prevail // settled by force: one side prevails
	resume
	numberOfMoves = 5
	who           = resume // of a draw that a pause does not use: which side prevails
)

// The draws of the pair beside those of its moves.
const (
	moodKey = numberOfMoves + iota
	brevityKey
	numberOfPairKeys
)

// pair is where the two belligerents stand in a run.
type pair struct {
	level  Level
	paused bool
	turn   uint64 // how often it has moved, so that each stay has its own draws
	rate   [numberOfMoves]float64
	due    [numberOfMoves]float64 // time of each move, if nothing changes its rate
	factor [numberOfMoves]float64 // what others' acts do to it
}

// enter begins a stay at a level or in a pause at a time.
func (m *Model) enter(s *Scratch, now float64) {
	c, p := &m.p.Course, &s.pair
	p.rate = [numberOfMoves]float64{}
	if p.paused {
		p.rate[resume], p.rate[settle] = c.Resume, c.Agree
	} else {
		if p.level < War {
			p.rate[escalate] = c.Escalate[p.level]
		} else {
			p.rate[prevail] = c.Prevail
		}
		p.rate[pause], p.rate[settle] = c.Pause[p.level], c.Settle[p.level]
		if p.level == War {
			for _, k := range [...]move{prevail, pause, settle} {
				p.rate[k] *= s.brevity
			}
		}
	}
	for k := range p.rate {
		p.due[k] = math.Inf(1)
		if r := p.rate[k] * p.factor[k]; r > 0 {
			p.due[k] = now + exponential(number(s.stream, m.pairKeys[k]+p.turn*golden))/r
		}
	}
	p.turn++
	if p.level == War {
		m.setPace(s, now)
	}
	s.heat = int(p.level)
	if p.paused {
		s.heat = inPause
	}
}

// scale changes the rate of a move from now on.
func (p *pair) scale(k move, by, now float64) {
	was := p.factor[k]
	p.factor[k] = bounded(was * by)
	if p.rate[k] > 0 && was > 0 && p.factor[k] > 0 {
		p.due[k] = now + (p.due[k]-now)*was/p.factor[k]
	} else if p.factor[k] == 0 {
		p.due[k] = math.Inf(1)
	}
}

func bounded(factor float64) float64 { return max(1.0/crowdMost, min(crowdMost, factor)) }

// next is the move that comes first.
func (p *pair) next() (move, float64) {
	best := escalate
	for k := pause; k < numberOfMoves; k++ {
		if p.due[k] < p.due[best] {
			best = k
		}
	}
	return best, p.due[best]
}

// moves makes a move; over is true where the history ends with it.
func (m *Model) moves(s *Scratch, k move, now float64) (over bool) {
	p := &s.pair
	switch k {
	case settle:
		s.out.End = Settled
		return true
	case prevail:
		s.out.End = m.victor(s)
		return true
	case escalate:
		p.level++
		s.out.Highest = max(s.out.Highest, p.level)
	case pause:
		p.paused = true
		s.out.Pauses++
	case resume:
		p.paused = false
	}
	m.enter(s, now)
	return false
}

// victor draws who prevails by the strength of the two sides.
func (m *Model) victor(s *Scratch) End {
	chance := 0.5
	if target, attacker := m.power[m.pair[targetSide]], m.power[m.pair[attackerSide]]; target > 0 && attacker > 0 {
		ratio := math.Pow(s.strength[targetSide]/s.strength[attackerSide], m.p.Course.Decisive)
		chance = ratio / (1 + ratio)
	}
	if uniform(number(s.stream, m.pairKeys[who]+s.pair.turn*golden)) < chance {
		return TargetWins
	}
	return AttackerWins
}
