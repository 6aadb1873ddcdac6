package assumption

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"casus/internal/crisis"
	"casus/internal/obligation"
	"casus/internal/screening"
	"casus/internal/world"
)

// Schema names the shape of a Sensitivity in JSON.
const Schema = "casus.crisis-sensitivity/1"

// Design says how many points an analysis has. A field that is 0 is that of
// DefaultDesign.
type Design struct {
	OpenPaths    int // Morris' paths over parameters and weights
	SettledPaths int // Morris' paths over readings
	SobolPoints  int // base points of Sobol's indices, best a power of two
}

// DefaultDesign takes some seconds for a record of two hundred states.
var DefaultDesign = Design{OpenPaths: 16, SettledPaths: 16, SobolPoints: 128}

// How many factors go on to Sobol's indices.
const (
	sobolJoined = 5 // the greatest for how many join
	sobolBest   = 7 // with the greatest for war
)

// Request is what to analyse.
type Request struct {
	World      *world.World // is not changed
	Question   crisis.Question
	Parameters crisis.Parameters // about which the rest is varied
	Runs       int               // histories at each point, 1 to MostRuns
	Seed       uint64
	Cores      int // 0: all
	Design     Design
	Progress   func(done, of int64) // points; never called by two at once
}

// MostRuns bounds the histories at a point.
const MostRuns = 1 << 20

// Sensitivity says which assumptions the answers rest on. Answer, Morris and Sobol
// are of how many states join; War has the same of the chance of war.
type Sensitivity struct {
	Schema  string   `json:"schema"`
	Runs    int      `json:"runs_at_each_point"`
	Factors []Factor `json:"factors"` // all that are varied: parameters, weights, readings
	Result
	War     Result    `json:"war"`
	Settled []Settled `json:"settled"` // what each reading alone does
}

// Result is what the factors do to one answer.
type Result struct {
	Answer string   `json:"answer"`
	Value  float64  `json:"value"`  // with all assumptions as they are
	Morris []Effect `json:"morris"` // of all factors, the greatest first
	Sobol  []Share  `json:"sobol"`  // of those that matter most, in the same order
}

// Effect is what a factor does to an answer over its whole range.
type Effect struct {
	screening.Effect
	Kind  Kind   `json:"kind"`
	Label string `json:"label"`
	Short string `json:"short"`
}

// Share is what part of the variance of an answer a factor brings. Nil: the answer
// does not vary.
type Share struct {
	Factor     string   `json:"factor"`
	Kind       Kind     `json:"kind"`
	Label      string   `json:"label"`
	First      *float64 `json:"first"` // alone
	FirstError *float64 `json:"first_error"`
	Total      *float64 `json:"total"` // with all that it does together with others
	TotalError *float64 `json:"total_error"`
}

// Settled is what comes of a reading that holds outright, all else as it is.
type Settled struct {
	Factor string  `json:"factor"`
	Option string  `json:"option"`
	Joined float64 `json:"joined"` // states that join the fight, on average
	War    float64 `json:"war"`    // share of histories that come to war
}

// Analyse varies all assumptions. The same request gives the same answer on any
// number of cores. The error is that of the question or the parameters, or of a
// context that ended.
func Analyse(ctx context.Context, r Request) (*Sensitivity, error) {
	if r.Runs < 1 || r.Runs > MostRuns {
		return nil, fmt.Errorf("%d histories at each point; from 1 to %d", r.Runs, MostRuns)
	}
	d, def := &r.Design, DefaultDesign
	d.OpenPaths, d.SettledPaths, d.SobolPoints = cmp.Or(d.OpenPaths, def.OpenPaths), cmp.Or(d.SettledPaths, def.SettledPaths), cmp.Or(d.SobolPoints, def.SobolPoints)
	s := &study{ctx: ctx, request: r, index: obligation.Compile(r.World, r.Question.On), records: map[string]*record{}}
	if _, err := crisis.CompileIndex(r.World, s.index, r.Question, r.Parameters); err != nil {
		return nil, err // before questions are looked for between states that are none
	}
	s.asked = askedOf(r.World, r.Question)
	now, err := s.answers(s.plain())
	if err != nil {
		return nil, err
	}
	a := &analysis{study: s, open: append(parameters(r.Parameters), weights(s.asked)...), settled: readings(s.asked)}
	a.count()
	out := &Sensitivity{Schema: Schema, Runs: r.Runs, Factors: slices.Concat(a.open, a.settled),
		Result: Result{Answer: "number of states that join the fight, on average", Value: now[joinedAnswer]},
		War:    Result{Answer: "chance that it comes to war", Value: now[warAnswer]}}
	if err := a.morris(ctx, out); err != nil {
		return nil, err
	}
	if err := a.sobol(ctx, out); err != nil {
		return nil, err
	}
	out.Settled, err = a.settle()
	return out, err
}

// analysis is the work on one request.
type analysis struct {
	study         *study
	open, settled []Factor
	done, of      int64
}

// count says how many points there are.
func (a *analysis) count() {
	d := &a.study.request.Design
	a.of = int64(d.OpenPaths*(len(a.open)+1) + d.SobolPoints*(min(sobolBest, len(a.open))+2))
	if len(a.settled) > 0 {
		a.of += int64(d.SettledPaths * (len(a.settled) + 1))
	}
	for _, f := range a.settled {
		a.of += int64(len(f.Options))
	}
}

// options are those of a stage, whose points come on top of what is done.
func (a *analysis) options(design uint64) screening.Options {
	r, before := &a.study.request, a.done
	return screening.Options{Seed: r.Seed + design, Cores: r.Cores, Progress: func(done, _ int64) {
		a.done = before + done
		if r.Progress != nil {
			r.Progress(min(a.done, a.of), a.of)
		}
	}}
}

// function gives the answers at values of factors.
func (a *analysis) function(factors []Factor) screening.Function {
	return func(values []float64) ([]float64, error) {
		p := a.study.plain()
		for i, f := range factors {
			f.set(&p, values[i])
		}
		return a.study.answers(p)
	}
}

// morris screens parameters and weights with every question open, and then readings
// with every question settled.
func (a *analysis) morris(ctx context.Context, out *Sensitivity) error {
	results := []*Result{joinedAnswer: &out.Result, warAnswer: &out.War}
	walk := func(factors []Factor, held, paths int, design uint64) error {
		screened := make([]screening.Factor, len(factors))
		for i := range factors {
			screened[i] = factors[i].screened(i < held)
		}
		effects, err := screening.Morris(ctx, screened, a.function(factors), numberOfAnswers, paths, a.options(design))
		if err != nil {
			return err
		}
		for k, r := range results {
			for i, e := range effects[k] {
				f := &factors[held+i]
				r.Morris = append(r.Morris, Effect{e, f.Kind, f.Label, f.Short})
			}
		}
		return nil
	}
	if err := walk(a.open, 0, a.study.request.Design.OpenPaths, 0); err != nil {
		return err
	}
	if len(a.settled) > 0 {
		drawn := slices.DeleteFunc(slices.Clone(a.open), func(f Factor) bool { return strings.HasPrefix(f.Name, "weight:") })
		if err := walk(slices.Concat(drawn, a.settled), len(drawn), a.study.request.Design.SettledPaths, 1); err != nil {
			return err
		}
	}
	for _, r := range results {
		slices.SortStableFunc(r.Morris, func(a, b Effect) int { return cmp.Compare(b.Star, a.Star) })
	}
	return nil
}

// sobol takes the variance of those that matter most apart, all else as it is.
func (a *analysis) sobol(ctx context.Context, out *Sensitivity) error {
	best := a.best(out)
	screened := make([]screening.Factor, len(best))
	for i := range best {
		screened[i] = best[i].screened(false)
	}
	parts, err := screening.Sobol(ctx, screened, a.function(best), numberOfAnswers, a.study.request.Design.SobolPoints, a.options(2))
	if err != nil {
		return err
	}
	for k, r := range []*Result{joinedAnswer: &out.Result, warAnswer: &out.War} {
		for i, x := range parts[k].Indices {
			s := Share{Factor: x.Factor, Kind: best[i].Kind, Label: best[i].Label}
			if parts[k].Variance > 0 {
				s.First, s.FirstError, s.Total, s.TotalError = &x.First, &x.FirstError, &x.Total, &x.TotalError
			}
			r.Sobol = append(r.Sobol, s)
		}
	}
	return nil
}

// best picks the factors for Sobol: the greatest for how many join, and then those
// for war. Of a question either the reading or the weight is taken.
func (a *analysis) best(out *Sensitivity) []Factor {
	var best []Factor
	taken := map[string]bool{}
	take := func(effects []Effect, most int) {
		for _, e := range effects {
			kind, question, asks := strings.Cut(e.Factor, ":")
			if !asks {
				question = kind
			}
			if len(best) >= most || taken[question] {
				continue
			}
			taken[question] = true
			at := slices.IndexFunc(out.Factors, func(f Factor) bool { return f.Name == e.Factor })
			best = append(best, out.Factors[at])
		}
	}
	take(out.Morris, sobolJoined)
	take(out.War.Morris, sobolBest)
	return best
}

// settle lets each reading hold alone.
func (a *analysis) settle() ([]Settled, error) {
	out := []Settled{}
	step := a.options(3).Progress
	for _, f := range a.settled {
		for k, text := range f.Options {
			p := a.study.plain()
			f.set(&p, float64(k))
			y, err := a.study.answers(p)
			if err != nil {
				return nil, err
			}
			out = append(out, Settled{f.Name, text, y[joinedAnswer], y[warAnswer]})
			step(int64(len(out)), 0)
		}
	}
	return out, nil
}
