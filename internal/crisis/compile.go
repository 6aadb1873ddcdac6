package crisis

import (
	"fmt"
	"math"

	"casus/internal/obligation"
	"casus/internal/world"
)

// Model is a World and a question made ready to be run many times: dense arrays,
// nothing that a run changes. Many cores may share it.
type Model struct {
	States   []world.StateID // in order of id; the two belligerents are among them
	Ties     []Tie           // by state
	Chances  [][Responses]float64
	Question Question // with its defaults filled in
	Notes    []string // what was not known and what was done instead

	p         Parameters
	decisions []decision         // those to speak first
	speakers  int                // how many those are
	joiners   int                // from here on are those to join
	evenness  float64            // makes the mean of the mood one
	draws     []draw             // of the decisions, in their order
	at        [][Responses]int32 // number of a decision; -1 where there is none
	links     [2][][]link        // by side joined and joiner: who is drawn along
	power     []float64          // 0 where not known
	pair      [2]int             // numbers of target and attacker
	pairKeys  [numberOfMoves + 1]uint64
	unit      [Responses]float64 // of pressure, so that chances are those of a whole crisis
	most      [Responses]float64 // pressure that no history exceeds
}

// decision is one thing that one state may do.
type decision struct {
	rate     float64 // per unit of pressure
	state    int16
	response Response
}

// draw is all that most decisions of a run need, apart from the rest so that a run
// reads little.
type draw struct {
	key   uint64
	reach float64 // of a draw that falls due under the most pressure there can be
}

// link is a state drawn along when another joins.
type link struct {
	decision int32
	factor   float64
}

// Compile makes a Model. The error names everything that is wrong with the
// question and the parameters.
func Compile(w *world.World, q Question, p Parameters) (*Model, error) {
	return CompileIndex(w, obligation.Compile(w, q.On), q, p)
}

// CompileIndex is Compile with the Index of the day already made, for many models
// of one World.
func CompileIndex(w *world.World, x *obligation.Index, q Question, p Parameters) (*Model, error) {
	q = q.withDefaults()
	if err := q.check(x.States); err != nil {
		return nil, err
	}
	if err := p.Check(); err != nil {
		return nil, err
	}
	m := &Model{States: x.States, Question: q, Ties: ties(w, x, q, p), p: p}
	for i, id := range x.States {
		switch id {
		case q.Target:
			m.pair[targetSide] = i
		case q.Attacker:
			m.pair[attackerSide] = i
		}
	}
	borders := neighbours(w, x, q)
	for i := range m.Ties {
		for side, b := range m.pair {
			m.Ties[i].Border[side] = borders[i][b]
		}
	}
	m.note()
	m.calibrate()
	m.decide()
	m.link(x, borders)
	return m, nil
}

// note says what the record did not tell, and sets strengths.
func (m *Model) note() {
	m.power = make([]float64, len(m.Ties))
	unknown := 0
	for i, t := range m.Ties {
		if math.IsNaN(t.Strength) {
			unknown++
			continue
		}
		m.power[i] = t.Strength
	}
	if unknown > 0 {
		m.Notes = append(m.Notes, fmt.Sprintf("the strength of %d states is not known; they add nothing to a side", unknown))
	}
	if m.power[m.pair[0]] == 0 || m.power[m.pair[1]] == 0 {
		m.Notes = append(m.Notes, "the strength of a belligerent is not known; balance is left out, and who prevails is even")
	}
	if m.Question.Borders == nil {
		m.Notes = append(m.Notes, fmt.Sprintf("borders are not known; capitals within %g km count as neighbours", m.Question.NearKM))
	}
}

// balance is the log-ratio of the strengths of target and attacker; 0 where one is
// not known.
func (m *Model) balance() float64 {
	target, attacker := m.power[m.pair[targetSide]], m.power[m.pair[attackerSide]]
	if target == 0 || attacker == 0 {
		return 0
	}
	return math.Log(target / attacker)
}

// decide makes the decisions of all third states.
func (m *Model) decide() {
	m.at = make([][Responses]int32, len(m.States))
	m.Chances = make([][Responses]float64, len(m.States))
	balance, hazards := m.balance(), newHazards(m.p.Joining.Uneven)
	for i := range m.Ties {
		m.at[i] = [Responses]int32{-1, -1, -1, -1, -1}
		if i != m.pair[0] && i != m.pair[1] {
			m.Chances[i] = m.p.chances(&m.Ties[i], balance)
			m.add(i, Words, Words, hazards)
		}
	}
	m.speakers = len(m.decisions)
	for i := range m.Ties {
		if i != m.pair[0] && i != m.pair[1] {
			m.add(i, Mediate, Help, hazards)
		}
	}
	m.joiners = len(m.decisions)
	for i := range m.Ties {
		if i != m.pair[0] && i != m.pair[1] {
			m.add(i, JoinTarget, JoinAttacker, hazards)
		}
	}
}

// add makes the decisions of a state from one response to another.
func (m *Model) add(i int, from, to Response, hazards *hazards) {
	idle := m.Ties[i].idle()
	for r := from; r <= to; r++ {
		if idle && r < JoinTarget {
			m.Chances[i][r] = 0
			continue
		}
		rate := hazards.of(m.Chances[i][r], r) / m.unit[r]
		m.at[i][r] = int32(len(m.decisions))
		m.decisions = append(m.decisions, decision{rate: rate, state: int16(i), response: r})
		m.draws = append(m.draws, draw{keyOf(string(m.States[i]), int(min(r, JoinTarget))), rate * m.most[r]})
	}
}

// idle tells whether nothing ties a state to the pair. Such a state may join, as
// history has it, but is not followed in the rest.
func (t *Tie) idle() bool {
	return t.Act == [2]float64{} && t.Consult == [2]float64{} && t.Border == [2]bool{} && t.Stand == [2]float64{} && !t.Major
}

// link finds who is drawn along by whom: those that owe a joiner help against the
// other belligerent, and its neighbours.
func (m *Model) link(x *obligation.Index, borders [][]bool) {
	number := make(map[world.StateID]int, len(m.States))
	for i, id := range m.States {
		number[id] = i
	}
	for side := range m.links {
		joins := JoinTarget + Response(side)
		against := m.States[m.pair[1-side]]
		m.links[side] = make([][]link, len(m.States))
		for j := range m.States {
			if m.at[j][joins] < 0 {
				continue
			}
			owed := make([]float64, len(m.States))
			for _, d := range x.Duties(against, m.States[j]) {
				if i, ok := number[d.State]; ok && d.Toward == m.States[j] && d.Answer != obligation.NotOwed && world.ActiveDuty(d.Duty) {
					owed[i] = math.Max(owed[i], d.Weight+m.p.Open*(d.WeightHigh-d.Weight))
				}
			}
			m.links[side][j] = m.linksOf(owed, borders[j], joins)
		}
	}
}

func (m *Model) linksOf(owed []float64, border []bool, joins Response) []link {
	var out []link
	for i, weight := range owed {
		for r := JoinTarget; r <= JoinAttacker; r++ {
			log := m.p.Joining.Near * truth(border[i])
			if r == joins {
				log += m.p.Joining.Pulled * weight
			}
			if log != 0 && m.at[i][r] >= 0 {
				out = append(out, link{m.at[i][r], math.Exp(log)})
			}
		}
	}
	return out
}

// Cost says how much a run has to look at.
func (m *Model) Cost() (states, decisions int) { return len(m.States) - 2, len(m.decisions) }
