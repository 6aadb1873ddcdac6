package cli

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"casus/internal/crisis"
	"casus/internal/document"
	"casus/internal/ensemble"
	"casus/internal/obligation"
	"casus/internal/screening"
)

// The sizes of a sensitivity analysis: histories at each point, Morris' paths, how
// many factors go on to Sobol's indices, and their base points.
const (
	runsAtPoint = 2000
	morrisPaths = 8
	sobolBest   = 5
	sobolPoints = 128
)

// Sensitivity says which assumptions of the model the answer rests on.
type Sensitivity struct {
	Schema string             `json:"schema"` // casus.crisis-sensitivity/1
	Answer string             `json:"answer"`
	Runs   int                `json:"runs_at_each_point"`
	Morris []screening.Effect `json:"morris"` // of all factors, the greatest first
	Sobol  []screening.Index  `json:"sobol"`  // of those that matter most
}

// sensitivity varies every parameter of the model; the answer is how many other
// states join the fight. Each point uses the same random numbers.
func (c crisisRunCmd) sensitivity(env Env, format string, s *session, plan *ensemble.Plan) error {
	all := crisis.Factors(plan.Parameters)
	index := obligation.Compile(s.after, plan.Question.On)
	ctx, stop := env.interruptible()
	defer stop()
	runs := min(plan.Runs, runsAtPoint)
	answer := func(factors []crisis.Factor) screening.Function {
		return func(values []float64) ([]float64, error) {
			p := plan.Parameters
			for i, f := range factors {
				f.Set(&p, values[i])
			}
			m, err := crisis.CompileIndex(s.after, index, plan.Question, p)
			if err != nil {
				return nil, err
			}
			scratch, joined := m.NewScratch(), 0
			for run := range runs {
				joined += m.Run(scratch, plan.Seed, run).Joined
			}
			return []float64{float64(joined) / float64(runs)}, nil
		}
	}
	effects, err := screening.Morris(ctx, screened(all), answer(all), 1, morrisPaths, screening.Options{Seed: plan.Seed, Cores: c.Cores})
	if err != nil {
		return wrong("%w", err)
	}
	out := Sensitivity{Schema: "casus.crisis-sensitivity/1", Answer: "states that join the fight, on average", Runs: int(runs), Morris: effects[0]}
	slices.SortStableFunc(out.Morris, func(a, b screening.Effect) int { return cmp.Compare(b.Star, a.Star) })
	var best []crisis.Factor
	for _, e := range out.Morris[:min(sobolBest, len(out.Morris))] {
		if f, ok := crisis.FactorNamed(plan.Parameters, e.Factor); ok {
			best = append(best, f)
		}
	}
	parts, err := screening.Sobol(ctx, screened(best), answer(best), 1, sobolPoints, screening.Options{Seed: plan.Seed, Cores: c.Cores})
	if err != nil {
		return wrong("%w", err)
	}
	out.Sobol = parts[0].Indices
	if format == "json" {
		return c.writeJSON(env, out)
	}
	return c.writeDocument(env, format, out.document(plan))
}

func screened(factors []crisis.Factor) []screening.Factor {
	out := make([]screening.Factor, len(factors))
	for i, f := range factors {
		out[i] = screening.Factor{Name: f.Name, Low: f.Low, High: f.High}
	}
	return out
}

// mostShown is how many factors a reader is shown.
const mostShown = 15

func (x Sensitivity) document(plan *ensemble.Plan) *document.Document {
	d := document.New(nil, "Which assumptions matter", fmt.Sprintf("%s attacks %s; %s; %d histories at each point", plan.Question.Attacker, plan.Question.Target, x.Answer, x.Runs))
	t := document.Table{Caption: "Morris: what a parameter does over its whole range; sigma says how far that depends on the others",
		Head: []string{"Parameter", "Effect", "Mean size", "± error", "Sigma"}, Numeric: []bool{false, true, true, true, true}}
	for _, e := range x.Morris[:min(mostShown, len(x.Morris))] {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Factor), document.Say("%+.3f", e.Mu), document.Say("%.3f", e.Star), document.Say("%.3f", e.Error), document.Say("%.3f", e.Sigma)})
	}
	s := document.Table{Caption: fmt.Sprintf("Sobol: part of the variance that each of the %d greatest brings, alone and with the others", len(x.Sobol)),
		Head: []string{"Parameter", "Alone", "With others"}, Numeric: []bool{false, true, true}}
	for _, i := range x.Sobol {
		if math.IsNaN(i.First) {
			continue
		}
		s.Rows = append(s.Rows, []document.Text{document.Say("%s", i.Factor), document.Say("%.2f ± %.2f", i.First, i.FirstError), document.Say("%.2f ± %.2f", i.Total, i.TotalError)})
	}
	d.Add(tornado(x.Morris), t, s)
	return d
}

// tornado draws the mean effects, the greatest first.
func tornado(effects []screening.Effect) document.Figure {
	group := document.BarGroup{Name: "mean size of the effect on how many join"}
	for _, e := range effects[:min(mostShown, len(effects))] {
		group.Bars = append(group.Bars, document.Bar{Label: e.Factor, Value: e.Star, Low: max(0, e.Star-e.Error), High: e.Star + e.Error,
			Text: fmt.Sprintf("%.2f ± %.2f", e.Star, e.Error), Known: true})
	}
	return document.Figure{Drawing: document.Bars{Title: "Which assumptions matter", Groups: []document.BarGroup{group}},
		Caption: "Each parameter over its whole range, all others varied too; a thin line is one standard error."}
}
