package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"casus/internal/brief"
	"casus/internal/crisis"
	"casus/internal/ensemble"
	"casus/internal/warspread"
	"casus/internal/world"
)

type crisisRunCmd struct {
	common
	Attacker string `help:"Who attacks (with --target left out too: the first attack that the dossier asks about)." placeholder:"STATE"`
	Target   string `help:"Who is attacked." placeholder:"STATE"`
	On       string `help:"The day of the attack (the day of the question)." placeholder:"DATE"`
	Act      string `help:"The act, as for casus who (armed_attack)." placeholder:"ACT"`
	Days     int    `help:"How long a history goes (180)." placeholder:"N"`
	Runs     uint64 `help:"How many histories." short:"n" default:"100000" placeholder:"N"`
	Seed     uint64 `help:"The seed; the same seed gives the same histories." default:"1" placeholder:"S"`
	Cores    int    `help:"Cores to use (all); the result is the same." placeholder:"N"`
	Replay   string `help:"Tell one history day by day: the number of a run, from 0." placeholder:"RUN"`

	Rows        string   `help:"Write a row for each history, after the edits, to a file too: CSV or Parquet, by its name." placeholder:"FILE.csv|FILE.parquet"`
	SavePlan    string   `help:"Write the plan to a file and run nothing." placeholder:"FILE"`
	Plan        string   `help:"Run a plan that was saved, by the dossier at hand." placeholder:"FILE"`
	Part        string   `help:"With --plan: make part K of N and write it with -o." placeholder:"K/N"`
	Merge       []string `help:"With --plan: put parts together and show what they come to." placeholder:"FILE" sep:","`
	Sensitivity bool     `help:"Which assumptions matter: parameters, readings and weights, by Morris' screening, and Sobol's indices of those that matter most."`
}

// Help is shown by casus crisis run --help.
func (crisisRunCmd) Help() string {
	return `Simulates how an attack spreads: which other states speak, mediate, help or join, and how it ends, in many histories, each share with its standard error. With edits (--join, --leave, --sign, --edit) every history is run twice with the same random numbers, so that small differences are seen. Ctrl-C prints what is done, with its number of histories; a second one gives up rows that are being written.

Examples:
  casus crisis
  casus crisis --attacker IRN --target SAU --on 2026-02-28
  casus crisis --attacker IRN --target SAU --join TUR:SMDA2025 -n 1000000
  casus crisis --attacker IND --target PAK --replay 7
  casus crisis --attacker IRN --target SAU --rows histories.parquet
  casus crisis --attacker IRN --target SAU -n 10000000 --save-plan plan.json
  casus crisis --plan plan.json --part 1/2 -o part1.json
  casus crisis --plan plan.json --merge part1.json,part2.json
  casus crisis --attacker IRN --target SAU --sensitivity`
}

func (c crisisRunCmd) Run(env Env) error {
	if err := c.checkRows(); err != nil {
		return err
	}
	s, q, err := c.question(env)
	if err != nil {
		return err
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	plan := ensemble.NewPlan(s.after.Question.ID, q, crisis.Defaults(warspread.Fitted().Model), c.Runs, c.Seed)
	if c.Plan != "" {
		if plan, err = c.readPlan(s); err != nil {
			return err
		}
	}
	models, err := compileCrisis(s, plan)
	if err != nil {
		return err
	}
	switch {
	case c.SavePlan != "":
		return savePlan(c.SavePlan, plan)
	case len(c.Merge) > 0:
		part, err := mergeParts(plan, c.Merge)
		if err != nil {
			return err
		}
		return c.show(env, format, brief.NewCrisis(s.after, plan, part, models[len(models)-1].Notes))
	case c.Replay != "":
		return c.replay(env, format, plan, models[len(models)-1])
	}
	soft, hard, release := env.interrupts(c.Rows != "")
	defer release()
	switch {
	case c.Part != "":
		return c.onePart(soft, env, plan, models)
	case c.Sensitivity:
		return c.sensitivity(soft, env, format, s.after, plan)
	}
	part, err := c.simulate(soft, hard, env, plan, models)
	if err != nil && !ensemble.Stopped(err) {
		return wrong("%w", err)
	}
	if part.N() == 0 {
		return wrong("stopped before the first history; there is nothing to show")
	}
	return c.show(env, format, brief.NewCrisis(s.after, plan, part, models[len(models)-1].Notes))
}

func (c crisisRunCmd) show(env Env, format string, answer *brief.Crisis) error {
	if format == "json" {
		return c.writeJSON(env, answer)
	}
	return c.writeDocument(env, format, answer.Document())
}

// question reads who attacks whom, and when.
func (c crisisRunCmd) question(env Env) (*session, crisis.Question, error) {
	var q crisis.Question
	if c.Plan != "" {
		s, err := c.load(env)
		return s, q, err
	}
	s, err := c.load(env)
	if err != nil {
		return nil, q, err
	}
	if c.Attacker == "" && c.Target == "" {
		asked := c.Act
		c.first(s.after)
		c.Act = cmp.Or(asked, c.Act)
	}
	if c.Attacker == "" || c.Target == "" {
		return nil, q, usageError{errors.New("name both sides: --attacker STATE --target STATE")}
	}
	var faults []string
	find := func(flag, text string) world.StateID {
		id, err := s.after.FindState(text, s.asOf)
		if err != nil {
			faults = append(faults, fmt.Sprintf("%s: %v", flag, err))
		}
		return id
	}
	q = crisis.Question{Attacker: find("--attacker", c.Attacker), Target: find("--target", c.Target), On: s.asOf, Act: c.Act, Horizon: c.Days}
	if q.Act == "" {
		q.Act = "armed_attack"
	}
	if !slices.Contains(world.Acts, q.Act) {
		faults = append(faults, fmt.Sprintf("--act: %q is not one of %s%s", q.Act, strings.Join(world.Acts, ", "), world.DidYouMean(q.Act, world.Acts)))
	}
	if c.On != "" {
		if q.On, err = world.ParseDay(c.On); err != nil {
			faults = append(faults, fmt.Sprintf("--on: %v", err))
		}
	}
	if len(faults) > 0 {
		return nil, q, wrong("%s", strings.Join(faults, "\n"))
	}
	return s, q, nil
}

// first takes the first attack that the dossier asks about and that is one of a
// state on a state.
func (c *crisisRunCmd) first(w *world.World) {
	for _, k := range w.Question.Contingencies {
		if len(k.Attackers) == 1 && len(k.Targets) == 1 && w.State(world.StateID(k.Attackers[0])) != nil {
			c.Attacker, c.Target, c.Act = k.Attackers[0], string(k.Targets[0]), k.Act
			return
		}
	}
}

// compileCrisis makes the model before the edits and, where there are any, the
// one after.
func compileCrisis(s *session, plan *ensemble.Plan) ([]*crisis.Model, error) {
	worlds := []*world.World{s.before}
	if len(s.edits) > 0 {
		worlds = append(worlds, s.after)
		plan.Edits = []string{}
		for _, e := range s.edits {
			plan.Edits = append(plan.Edits, e.String())
		}
	}
	var models []*crisis.Model
	for _, w := range worlds {
		m, err := crisis.Compile(w, plan.Question, plan.Parameters)
		if err != nil {
			return nil, wrong("%w", err)
		}
		models = append(models, m)
	}
	return models, nil
}

// simulate runs the plan with a bar. If soft ends it gives what is done, with an
// error that ensemble.Stopped knows.
func (c crisisRunCmd) simulate(soft, hard context.Context, env Env, plan *ensemble.Plan, models []*crisis.Model) (*ensemble.Part, error) {
	if c.Rows != "" {
		return c.simulateRows(soft, hard, env, plan, models)
	}
	bar := newHistories(env, plan.Runs)
	defer bar.end()
	return ensemble.Run(soft, plan, models, ensemble.Span{To: plan.Runs}, ensemble.Options{Cores: c.Cores, Progress: bar.from(0)})
}

// histories shows how many histories are done.
type histories struct {
	shown Progress
	done  uint64
}

func newHistories(env Env, runs uint64) *histories {
	return &histories{shown: env.progress(task{Label: "simulating", Unit: "histories", Total: int64(runs)})}
}

// from is told how far a span has come before which so many were done.
func (h *histories) from(before uint64) func(done, span uint64) {
	return func(done, _ uint64) {
		if at := before + done; at > h.done {
			h.shown.Add(int(at - h.done))
			h.done = at
		}
	}
}

func (h *histories) end() { h.shown.Done() }

// replay tells one history.
func (c crisisRunCmd) replay(env Env, format string, plan *ensemble.Plan, m *crisis.Model) error {
	var run uint64
	if _, err := fmt.Sscan(c.Replay, &run); err != nil {
		return usageError{fmt.Errorf("--replay %q is no number of a run; write one from 0", c.Replay)}
	}
	if format != "json" && format != "text" {
		return usageError{fmt.Errorf("--replay is told as text or json, not as %s", format)}
	}
	if format == "json" {
		return c.writeJSON(env, brief.NewCrisisReplay(m, plan, run))
	}
	log, _ := m.Replay(plan.Seed, run)
	return c.deliver(env, func(out io.Writer) error {
		for _, e := range log {
			if _, err := fmt.Fprintf(out, "day %3d  %s\n", e.Day, m.Text(e)); err != nil {
				return err
			}
		}
		return nil
	})
}
