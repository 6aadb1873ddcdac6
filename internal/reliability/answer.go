package reliability

import "fmt"

// Act is the most that a guarantor did when its promise was called.
type Act int

// The rungs of the ladder.
const (
	Nothing Act = iota
	WordsOnly
	DefensiveHelp
	Force // against the attacker
)

// Occasion is a call of a promise in a record of conduct.
type Occasion struct {
	ID     string
	Own    bool    // of the guarantor asked about
	Weight float64 // 1 where the promise was met, less where that is contested
	Act    Act
}

// Factor is something known of the case that makes help more or less likely.
type Factor struct {
	Name   string
	Text   string  // what is known
	Shift  float64 // of log-odds
	Error  float64 // standard error of the shift
	Source string
	Off    bool // switched off by the user
}

// Weights say what the parts of the answer count for.
type Weights struct {
	Record float64 `json:"record"` // most cases that the pooled record is worth
	Others float64 `json:"others"` // of an occasion of another guarantor: few wars, not independent
	Own    float64 `json:"own"`    // of an occasion of the guarantor's own
}

// DefaultWeights let prior and record count for as much.
func DefaultWeights() Weights { return Weights{Record: 10, Others: .25, Own: 1} }

// Check says which weight is out of bounds.
func (w Weights) Check() error {
	for _, one := range []struct {
		name string
		x    float64
		most float64
	}{{"record", w.Record, 1000}, {"others", w.Others, 10}, {"own", w.Own, 10}} {
		if !(one.x >= 0 && one.x <= one.most) {
			return fmt.Errorf("the weight %s is %g; give a number from 0 to %g", one.name, one.x, one.most)
		}
	}
	return nil
}

// Question is one promise of one guarantor.
type Question struct {
	Kind      string // the name of its prior
	Cell      Cell   // what it is in the record
	Priors    []Prior
	Weights   Weights
	Level     float64 // of ranges, such as 0.8
	Occasions []Occasion
	Factors   []Factor

	Short bool // no steps, which take most of the time
}

// Step is what one part of the answer did to the probability of help, or that a
// promise to keep out is kept.
type Step struct {
	Name   string   `json:"name"`
	Text   string   `json:"text"`
	Shift  float64  `json:"shift"` // of log-odds, where it is a factor
	Worth  float64  `json:"worth"` // cases that were added
	After  Estimate `json:"after"`
	Off    bool     `json:"off"`
	Source string   `json:"source"`
	Cases  []string `json:"cases"` // ids of occasions
}

// Answer is how likely what is, once the promise is called. Nothing, WordsOnly,
// Help and Force exclude each other and their means sum to one; a promise to keep
// out has Kept alone, which for the others is help or force.
type Answer struct {
	Passive   bool     // a promise to keep out
	Kept      Estimate // help or force; or that it keeps out
	Nothing   Estimate
	WordsOnly Estimate
	Help      Estimate // and no force
	Force     Estimate
	Steps     []Step
}

// passive are the promises that ask their bearer to do nothing.
func passive(kind string) bool { return kind == NeutralityKept || kind == NonAggressionKept }

// Answer puts prior, record, what is known of the case, the conduct of others and the
// guarantor's own together, in this order. Counts are added to the beta of the prior;
// factors shift its log-odds. Conduct comes last, so that help on one more occasion
// never makes help less likely.
func (m *Model) Answer(q Question) Answer {
	b := builder{q: &q, belief: find(q.Priors, q.Kind).Beta}
	p := find(q.Priors, q.Kind)
	b.note(Step{Name: "prior: " + p.Name, Text: fmt.Sprintf("beta(%g, %g)", p.A, p.B), Worth: p.Size(), Source: p.From})
	b.record(m)
	for _, f := range q.Factors {
		b.factor(f)
	}
	if passive(q.Kind) {
		return Answer{Passive: true, Kept: b.belief.Estimate(q.Level), Steps: b.steps}
	}
	b.occasions(false)
	b.occasions(true)
	force := b.split(ForceIfHelp, DefensiveHelp, Force)
	words := b.split(WordsIfNoHelp, Nothing, WordsOnly)
	help, level := b.belief, q.Level
	return Answer{
		Kept:      help.Estimate(level),
		Nothing:   product(help.not(), words.not()).Estimate(level),
		WordsOnly: product(help.not(), words).Estimate(level),
		Help:      product(help, force.not()).Estimate(level),
		Force:     product(help, force).Estimate(level),
		Steps:     b.steps,
	}
}

type builder struct {
	q      *Question
	belief Beta
	steps  []Step
}

func (b *builder) note(s Step) {
	if b.q.Short {
		return
	}
	s.After = b.belief.Estimate(b.q.Level)
	if s.Cases == nil {
		s.Cases = []string{}
	}
	b.steps = append(b.steps, s)
}

// record adds the pooled cell as so many cases as it is worth, at most the weight:
// the record is about other states and other pacts. Promises of talk alone are not
// in it.
func (b *builder) record(m *Model) {
	s := Step{Name: "record", Text: b.q.Cell.String(), Source: "casus reliable fit"}
	if b.q.Kind == Assurance || b.q.Cell.Duties == 0 {
		s.Off, s.Text = true, "the record holds no promises of talk alone"
		b.note(s)
		return
	}
	cell := m.Belief(b.q.Cell)
	s.Worth = min(cell.Size(), b.q.Weights.Record)
	s.Off = s.Worth == 0
	s.Text = fmt.Sprintf("%s: %.2f kept, pooled from %d called promises", s.Text, cell.Mean(), m.Cases)
	b.belief = b.belief.seen(s.Worth*cell.Mean(), s.Worth)
	b.note(s)
}

// occasions adds what was done on calls of promises: those of others as a whole
// first, the guarantor's own last.
func (b *builder) occasions(own bool) {
	s, weight := Step{Name: "conduct of other guarantors", Source: "responses.csv of the dossier"}, b.q.Weights.Others
	if own {
		s.Name, weight = "the guarantor's own conduct", b.q.Weights.Own
	}
	helped, all := 0.0, 0.0
	for _, o := range b.q.Occasions {
		if o.Own != own || o.Weight <= 0 {
			continue
		}
		s.Cases = append(s.Cases, o.ID)
		all += o.Weight
		if o.Act >= DefensiveHelp {
			helped += o.Weight
		}
	}
	s.Off = weight == 0 && all > 0
	s.Worth = weight * all
	switch {
	case all == 0:
		s.Text = "none in the record of the dossier"
	case weight == 1:
		s.Text = fmt.Sprintf("%g of %g called promises brought help", helped, all)
	default:
		s.Text = fmt.Sprintf("%g of %g called promises brought help; each counts %g", helped, all, weight)
	}
	b.belief = b.belief.seen(weight*helped, weight*all)
	b.note(s)
}

func (b *builder) factor(f Factor) {
	if !f.Off {
		b.belief = b.belief.shifted(f.Shift, f.Error)
	}
	b.note(Step{Name: f.Name, Text: f.Text, Shift: f.Shift, Source: f.Source, Off: f.Off})
}

// split is the belief of a step between two rungs: its prior and all occasions on
// either.
func (b *builder) split(name string, lower, upper Act) Beta {
	p := find(b.q.Priors, name)
	belief := p.Beta
	for _, o := range b.q.Occasions {
		weight := b.q.Weights.Others
		if o.Own {
			weight = b.q.Weights.Own
		}
		if o.Weight <= 0 || weight == 0 {
			continue
		}
		switch o.Act {
		case upper:
			belief = belief.seen(weight*o.Weight, weight*o.Weight)
		case lower:
			belief = belief.seen(0, weight*o.Weight)
		}
	}
	if b.q.Short {
		return belief
	}
	b.steps = append(b.steps, Step{Name: "then: " + name, Text: fmt.Sprintf("beta(%g, %g) with the same occasions", p.A, p.B), Worth: belief.Size(),
		Source: p.From, After: belief.Estimate(b.q.Level), Cases: []string{}})
	return belief
}
