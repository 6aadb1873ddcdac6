package crisis

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/joining"
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
	decisions []decision // those to speak first
	speakers  int        // how many those are
	joiners   int        // from here on are those to join
	moods     []float64  // by which the effect of the war multiplies odds of joining
	willing   *willing
	tempo     []float64          // at which pressure to join grows, by step of the pace
	draws     []draw             // of the decisions, in their order
	joinKeys  [][2]uint64        // by state, of the draws of whom to join and of when
	at        [][pressures]int32 // number of a decision; -1 where there is none
	links     [2][][]link        // by side joined and joiner: who is drawn along
	power     []float64          // 0 where not known
	pair      [2]int             // numbers of target and attacker
	pairKeys  [numberOfPairKeys]uint64
	unit      [pressures]float64 // of pressure, so that chances are those of a whole crisis
	most      [pressures]float64 // pressure that no history exceeds
}

// decision is one thing that one state may do. To join is one, on either side.
type decision struct {
	rate     float64 // per unit of pressure; odds of being willing, of a decision to join
	target   float64 // share of it that is for the target's side, of a decision to join
	state    int16
	response Response
}

// draw is all that most decisions of a run need, apart from the rest so that a run
// reads little.
type draw struct {
	key   uint64
	reach float64 // of a draw that falls due under the most pressure there can be; odds, of a decision to join
}

// link is a state drawn along when another joins.
type link struct {
	decision int32
	factor   [2]float64 // of its odds of joining, by side
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
	borders := neighbours(w, x, q)
	sc := Scene{States: x.States, Ties: ties(w, x, q, p), Borders: borders, Owed: owed(x, q, p)}
	for side, id := range [2]world.StateID{q.Target, q.Attacker} {
		b := slices.Index(x.States, id)
		for i := range sc.Ties {
			sc.Ties[i].Border[side] = borders[i][b]
		}
	}
	m, err := Stage(sc, q, p)
	if err != nil {
		return nil, err
	}
	m.note(q.Borders == nil && w.Borders == nil)
	return m, nil
}

// Scene is a crisis that is not read from a World: the states, what ties them to the
// pair, and to one another.
type Scene struct {
	States  []world.StateID // target and attacker of the question among them
	Ties    []Tie           // by state
	Borders [][]bool        // by two states: whether they share a land border
	Even    bool            // neither side began, or both did

	// Owed is by state the weight, 0 to 1, with which it owes help to a joiner,
	// which joins the side of the target (0) or of the attacker (1). Nil: nobody
	// owes anything.
	Owed func(side, joiner int) []float64
}

// Stage makes a Model of a Scene. The error names everything that is wrong with the
// question and the parameters.
func Stage(sc Scene, q Question, p Parameters) (*Model, error) {
	q = q.withDefaults()
	if err := q.check(sc.States); err != nil {
		return nil, err
	}
	if err := p.Check(); err != nil {
		return nil, err
	}
	m := &Model{States: sc.States, Question: q, Ties: sc.Ties, p: p, power: make([]float64, len(sc.Ties))}
	m.pair = [2]int{slices.Index(sc.States, q.Target), slices.Index(sc.States, q.Attacker)}
	for i, t := range m.Ties {
		if !math.IsNaN(t.Strength) {
			m.power[i] = t.Strength
		}
	}
	year, _, _ := q.On.Civil()
	in := setting{members: math.Log(float64(q.Members) / Members), recent: year > joining.LastOfEra, even: sc.Even, balance: m.balance()}
	m.calibrate()
	m.decide(in)
	m.link(&sc)
	return m, nil
}

// note says what the record did not tell.
func (m *Model) note(bordersUnknown bool) {
	unknown := 0
	for _, t := range m.Ties {
		if math.IsNaN(t.Strength) {
			unknown++
		}
	}
	if unknown > 0 {
		m.Notes = append(m.Notes, fmt.Sprintf("the strength of %d states is not known; they add nothing to a side", unknown))
	}
	if m.power[m.pair[0]] == 0 || m.power[m.pair[1]] == 0 {
		m.Notes = append(m.Notes, "the strength of a belligerent is not known; balance is left out, and who prevails is even")
	}
	if n := m.Question.Members - len(m.States); n > 0 {
		m.Notes = append(m.Notes, fmt.Sprintf("about %d states of the world are not in the record; that some of them join is not counted", n))
	}
	if bordersUnknown {
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
func (m *Model) decide(in setting) {
	m.at = make([][pressures]int32, len(m.States))
	m.Chances = make([][Responses]float64, len(m.States))
	m.joinKeys = make([][2]uint64, len(m.States))
	joins := make([]odds, len(m.States))
	for i := range m.Ties {
		m.at[i] = [pressures]int32{-1, -1, -1, -1}
		if m.third(i) {
			joins[i] = m.p.odds(&m.Ties[i], in)
			m.Chances[i] = m.p.chances(&m.Ties[i], joins[i])
			m.add(i, Words)
		}
	}
	m.speakers = len(m.decisions)
	for i := range m.Ties {
		if m.third(i) {
			m.add(i, Mediate)
			m.add(i, Help)
		}
	}
	m.joiners = len(m.decisions)
	for i := range m.Ties {
		if m.third(i) {
			for k := range m.joinKeys[i] {
				m.joinKeys[i][k] = keyOf(string(m.States[i]), int(JoinAttacker)+k)
			}
			rate := math.Exp(m.willing.of(m.Chances[i][JoinTarget] + m.Chances[i][JoinAttacker]))
			m.put(i, decision{rate, joins[i].target, int16(i), JoinTarget}, rate)
		}
	}
}

func (m *Model) third(i int) bool { return i != m.pair[0] && i != m.pair[1] }

// add makes a decision other than to join.
func (m *Model) add(i int, r Response) {
	if m.Ties[i].idle() {
		m.Chances[i][r] = 0
		return
	}
	rate := -math.Log1p(-m.Chances[i][r]) / m.unit[r]
	m.put(i, decision{rate: rate, state: int16(i), response: r}, rate*m.most[r])
}

func (m *Model) put(i int, d decision, reach float64) {
	m.at[i][d.response] = int32(len(m.decisions))
	m.decisions = append(m.decisions, d)
	m.draws = append(m.draws, draw{keyOf(string(m.States[i]), int(d.response)), reach})
}

// idle tells whether nothing ties a state to the pair. Such a state may join, as
// history has it, but is not followed in the rest.
func (t *Tie) idle() bool {
	return t.Act == [2]float64{} && t.Consult == [2]float64{} && t.Border == [2]bool{} && t.Stand == [2]float64{} && !t.Major
}

// owed finds who owes help to a joiner against the other belligerent.
func owed(x *obligation.Index, q Question, p Parameters) func(side, joiner int) []float64 {
	number := make(map[world.StateID]int, len(x.States))
	for i, id := range x.States {
		number[id] = i
	}
	against := [2]world.StateID{q.Attacker, q.Target}
	return func(side, joiner int) []float64 {
		out := make([]float64, len(x.States))
		for _, d := range x.Duties(against[side], x.States[joiner]) {
			if i, ok := number[d.State]; ok && d.Toward == x.States[joiner] && d.Answer != obligation.NotOwed && world.ActiveDuty(d.Duty) {
				out[i] = math.Max(out[i], d.Weight+p.Open*(d.WeightHigh-d.Weight))
			}
		}
		return out
	}
}

// link finds who is drawn along by whom: those that owe a joiner help, to its side,
// and its neighbours, to either.
func (m *Model) link(sc *Scene) {
	for side := range m.links {
		m.links[side] = make([][]link, len(m.States))
		for j := range m.States {
			if m.at[j][JoinTarget] < 0 {
				continue
			}
			var owed []float64
			if sc.Owed != nil {
				owed = sc.Owed(side, j)
			}
			m.links[side][j] = m.linksOf(side, owed, sc.Borders[j])
		}
	}
}

func (m *Model) linksOf(side int, owed []float64, border []bool) []link {
	var out []link
	for i := range m.States {
		near := m.p.Joining.Near * truth(border[i])
		log := [2]float64{near, near}
		if owed != nil {
			log[side] += m.p.Joining.Pulled * owed[i]
		}
		if log != [2]float64{} && m.at[i][JoinTarget] >= 0 {
			out = append(out, link{m.at[i][JoinTarget], [2]float64{math.Exp(log[0]), math.Exp(log[1])}})
		}
	}
	return out
}

// Cost says how much a run has to look at.
func (m *Model) Cost() (states, decisions int) { return len(m.States) - 2, len(m.decisions) }
