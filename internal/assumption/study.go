package assumption

import (
	"context"
	"fmt"
	"math"
	"sync"

	"casus/internal/crisis"
	"casus/internal/obligation"
	"casus/internal/world"
)

// The answers of a point, in order.
const (
	joinedAnswer = iota
	warAnswer
	numberOfAnswers
)

// open stands for a question that is not settled.
const open = -1

// setting is a point: the parameters and how each question is treated.
type setting struct {
	parameters crisis.Parameters
	picks      []int     // by question: the option that holds, or open
	shifts     []float64 // by question that is open: how much is on the other options; NaN: as the record has it
}

// study runs crises under settings. Many cores may share it.
type study struct {
	ctx     context.Context
	request Request
	asked   []*asked
	index   *obligation.Index // of the record as it is

	mu      sync.Mutex
	records map[string]*record // by how the questions are treated
}

// record is the World with its questions treated in one way.
type record struct {
	world    *world.World
	index    *obligation.Index
	readings map[string]string
}

// mostRecords bounds how many records are kept at a time.
const mostRecords = 64

// plain is the setting of the request itself.
func (s *study) plain() setting {
	p := setting{parameters: s.request.Parameters, picks: make([]int, len(s.asked)), shifts: make([]float64, len(s.asked))}
	for i := range s.asked {
		p.picks[i], p.shifts[i] = open, math.NaN()
	}
	return p
}

// answers runs the histories of a point, the same numbers at each.
func (s *study) answers(p setting) ([]float64, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	r, err := s.record(p)
	if err != nil {
		return nil, err
	}
	q := s.request.Question
	q.Readings = r.readings
	m, err := crisis.CompileIndex(r.world, r.index, q, p.parameters)
	if err != nil {
		return nil, err
	}
	scratch, joined, wars := m.NewScratch(), 0, 0
	for run := range uint64(s.request.Runs) {
		o := m.Run(scratch, s.request.Seed, run)
		joined += o.Joined
		if o.Highest == crisis.War {
			wars++
		}
	}
	n := float64(s.request.Runs)
	return []float64{joinedAnswer: float64(joined) / n, warAnswer: float64(wars) / n}, nil
}

// record makes the World of a setting, or finds it. Two cores may make the same.
func (s *study) record(p setting) (*record, error) {
	key := fmt.Sprint(p.picks, p.shifts)
	s.mu.Lock()
	r := s.records[key]
	s.mu.Unlock()
	if r != nil {
		return r, nil
	}
	r, err := s.treat(p)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.records) >= mostRecords {
		clear(s.records)
	}
	s.records[key] = r
	return r, nil
}

// treat settles and weighs the questions in a copy of the World. A settled one is
// an answer for the attack, and a weight of 1 for the index, which takes none.
func (s *study) treat(p setting) (*record, error) {
	r := &record{world: s.request.World, index: s.index, readings: map[string]string{}}
	for id, option := range s.request.Question.Readings {
		r.readings[id] = option
	}
	for i, a := range s.asked {
		weights := map[string]float64{}
		switch {
		case p.picks[i] != open:
			for k, o := range a.options() {
				weights[o.ID] = 0
				if k == p.picks[i] {
					weights[o.ID] = 1
				}
			}
		case !math.IsNaN(p.shifts[i]):
			weights = shifted(a.options(), p.shifts[i])
		default:
			continue
		}
		for _, question := range a.questions {
			if p.picks[i] != open {
				r.readings[question.ID] = a.options()[p.picks[i]].ID
			}
			next, err := r.world.With(world.Edit{Kind: world.Weigh, Question: question.ID, Weights: weights})
			if err != nil {
				return nil, fmt.Errorf("question %s: %w", question.ID, err)
			}
			r.world = next
		}
	}
	if r.world != s.request.World {
		r.index = obligation.Compile(r.world, s.request.Question.On)
	}
	return r, nil
}

// shifted shares out what the options claim: the part u among all but the first, in
// proportion to what they have, or evenly where they have nothing. Of a lone option
// that part is left unclaimed.
func shifted(options []world.Option, u float64) map[string]float64 {
	if len(options) == 1 {
		return map[string]float64{options[0].ID: 1 - u}
	}
	claimed, others := 0.0, 0.0
	for i, o := range options {
		claimed += o.Weight
		if i > 0 {
			others += o.Weight
		}
	}
	claimed = min(claimed, 1)
	if claimed == 0 {
		claimed = 1 // nobody has weighed the question
	}
	out := map[string]float64{options[0].ID: claimed * (1 - u)}
	for _, o := range options[1:] {
		share := 1 / float64(len(options)-1)
		if others > 0 {
			share = o.Weight / others
		}
		out[o.ID] = claimed * u * share
	}
	return out
}
