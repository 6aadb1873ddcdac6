package cli

import (
	"context"
	"fmt"
	"strings"

	"casus/internal/assumption"
	"casus/internal/document"
	"casus/internal/ensemble"
	"casus/internal/world"
)

// runsAtPoint is how many histories each point of a sensitivity analysis has at
// most.
const runsAtPoint = 2000

// sensitivity varies every assumption that the answer rests on.
func (c crisisRunCmd) sensitivity(ctx context.Context, env Env, format string, w *world.World, plan *ensemble.Plan) error {
	p := &points{env: env}
	out, err := assumption.Analyse(ctx, assumption.Request{World: w, Question: plan.Question, Parameters: plan.Parameters,
		Runs: int(min(plan.Runs, runsAtPoint)), Seed: plan.Seed, Cores: c.Cores, Progress: p.tell})
	p.end()
	switch {
	case ensemble.Stopped(err):
		return wrong("--sensitivity: stopped before it was whole, at point %d of %d; nothing is shown", p.done, p.of)
	case err != nil:
		return wrong("%w", err)
	case format == "json":
		return c.writeJSON(env, out)
	}
	return c.writeDocument(env, format, sensitivityDocument(out, plan))
}

// points shows how many points are done; how many there are is known at the first.
type points struct {
	env      Env
	shown    Progress
	done, of int64
}

func (p *points) tell(done, of int64) {
	if p.shown == nil {
		p.shown = p.env.progress(task{Label: "screening", Unit: "points", Total: of})
	}
	p.shown.Add(int(done - p.done))
	p.done, p.of = done, of
}

func (p *points) end() {
	if p.shown != nil {
		p.shown.Done()
	}
}

// mostShown is how many factors a reader is shown.
const mostShown = 15

func sensitivityDocument(x *assumption.Sensitivity, plan *ensemble.Plan) *document.Document {
	d := document.New(nil, "Which assumptions matter", fmt.Sprintf("%s attacks %s; %d histories at each point; %d assumptions varied",
		plan.Question.Attacker, plan.Question.Target, x.Runs, len(x.Factors)))
	d.Add(tornado(x.Result, "effect on how many join"), effectsTable(x.Result), sharesTable(x.Result),
		tornado(x.War, "effect on the chance of war"), effectsTable(x.War), sharesTable(x.War))
	if len(x.Settled) > 0 {
		d.Add(settledTable(x))
	}
	return d
}

// tornado draws the mean effects, the greatest first.
func tornado(r assumption.Result, name string) document.Figure {
	group := document.BarGroup{Name: name}
	for _, e := range r.Morris[:min(mostShown, len(r.Morris))] {
		group.Bars = append(group.Bars, document.Bar{Label: e.Short, Value: e.Star, Low: max(0, e.Star-e.Error), High: e.Star + e.Error,
			Text: fmt.Sprintf("%.3f ± %.3f", e.Star, e.Error), Known: true})
	}
	return document.Figure{Drawing: document.Bars{Title: "Which assumptions matter: " + r.Answer, Groups: []document.BarGroup{group}},
		Caption: "Each assumption over its whole range, the others varied too; a thin line is one standard error."}
}

func effectsTable(r assumption.Result) document.Table {
	t := document.Table{Caption: fmt.Sprintf("What each assumption does to the %s (%.3f as things are) over its whole range; sigma says how far that depends on the others", r.Answer, r.Value),
		Head: []string{"What it is", "Name", "Kind", "Effect", "Mean size", "Sigma"}, Numeric: []bool{false, false, false, true, true, true}}
	for _, e := range r.Morris[:min(mostShown, len(r.Morris))] {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Label), document.Say("%s", e.Factor), document.Say("%s", e.Kind),
			document.Say("%+.3f", e.Mu), document.Say("%.3f ± %.3f", e.Star, e.Error), document.Say("%.3f", e.Sigma)})
	}
	return t
}

func sharesTable(r assumption.Result) document.Table {
	t := document.Table{Caption: fmt.Sprintf("Part of the variance that each of %d brings, alone and with the others (Sobol)", len(r.Sobol)),
		Head: []string{"What it is", "Alone", "With others"}, Numeric: []bool{false, true, true}}
	for _, s := range r.Sobol {
		if s.First == nil {
			continue // the answer does not vary
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", s.Label), document.Say("%.2f ± %.2f", *s.First, *s.FirstError), document.Say("%.2f ± %.2f", *s.Total, *s.TotalError)})
	}
	return t
}

// settledTable shows what each reading does alone.
func settledTable(x *assumption.Sensitivity) document.Table {
	t := document.Table{Caption: fmt.Sprintf("If one reading held outright and all else stayed as it is (now %.3f join, and %.1f %% come to war)", x.Value, 100*x.War.Value),
		Head: []string{"Question", "Reading", "Join", "War"}, Numeric: []bool{false, false, true, true}}
	for _, s := range x.Settled {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", strings.TrimPrefix(s.Factor, "reading:")), document.Say("%s", s.Option),
			document.Say("%.3f", s.Joined), document.Say("%.1f %%", 100*s.War)})
	}
	return t
}
