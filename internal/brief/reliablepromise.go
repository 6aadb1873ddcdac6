package brief

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/estimative"
	"casus/internal/obligation"
	"casus/internal/reliability"
	"casus/internal/world"
)

// promise answers for one promise.
func (r *Reliability) promise(a *obligation.Answer, cl *world.Clause, attackers []obligation.Actor) ReliabilityPromise {
	t := r.world.Treaty(a.Treaty)
	q := reliability.Question{Kind: priorOf(t, cl, a.Duty), Cell: cellOf(t, r.on), Priors: r.Priors, Weights: r.Weights, Level: r.Level, Short: r.ask.short}
	p := ReliabilityPromise{Guarantor: a.State, Treaty: a.Treaty, Clause: a.Clause, Duty: a.Duty, Answer: a.Answer, Reason: a.Reason, Weight: a.Weight, WeightHigh: a.WeightHigh,
		Kind: q.Kind, Cell: q.Cell.String(), NotKnown: []string{}, PastCases: r.pastCases(q.Cell), cell: q.Cell}
	q.Occasions = r.occasions(a.State, q.Kind == reliability.Assurance)
	q.Factors, p.NotKnown = r.factors(q.Kind, t, cl, a, attackers)
	answer := r.ask.answer(q)
	p.KeepsOut, p.Kept, p.Steps = answer.Passive, probability(answer.Kept), slices.Clone(answer.Steps)
	for i := range p.Steps {
		s := &p.Steps[i]
		s.After, s.Shift, s.Worth = rounded(s.After), places(s.Shift), places(s.Worth)
	}
	if !answer.Passive {
		for _, one := range []struct {
			from reliability.Estimate
			to   **Probability
		}{{answer.Force, &p.Force}, {answer.Help, &p.Help}, {answer.WordsOnly, &p.WordsOnly}, {answer.Nothing, &p.Nothing}} {
			x := probability(one.from)
			*one.to = &x
		}
	}
	return p
}

// answer asks the model, once for each question.
func (a *ReliabilityAsk) answer(q reliability.Question) reliability.Answer {
	key := fmt.Sprint(q.Kind, q.Cell, q.Occasions, q.Factors)
	answer, had := a.answered[key]
	if !had {
		answer = a.Model.Model.Answer(q)
		a.answered[key] = answer
	}
	return answer
}

func probability(e reliability.Estimate) Probability {
	e = rounded(e)
	return Probability{e, estimative.ICD203.Words(e.Mean).String(), estimative.UK.Words(e.Mean).String()}
}

// rounded keeps four places: the numbers are not worth more, and then do not differ
// between machines.
func rounded(e reliability.Estimate) reliability.Estimate {
	return reliability.Estimate{Mean: places(e.Mean), Low: places(e.Low), High: places(e.High)}
}

func places(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// String writes a probability in per cent with its range.
func (p Probability) String() string {
	return fmt.Sprintf("%.0f %% (%.0f-%.0f)", 100*p.Mean, 100*p.Low, 100*p.High)
}

// pastCases are those of the same duties in the same era.
func (r *Reliability) pastCases(c reliability.Cell) []PastCase {
	out := []PastCase{}
	for _, past := range r.ask.Model.Cases {
		if past.Outcome.Invoked() && past.Duties == c.Duties && past.Recent == c.Recent {
			out = append(out, PastCase{past.ID, past.WarName, past.Pact, past.Outcome == reliability.Kept})
		}
	}
	return out
}
