package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"time"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/ensemble"
	"casus/internal/warspread"
	"casus/internal/world"
)

// crisesTarget is how many crises a second two cores should make.
const crisesTarget = 1000000

// crises times the simulation of the default dossier: how many a second on all
// cores. What one more actor and one more treaty cost is among the benchmarks of
// the room.
func crises(out io.Writer) error {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		return err
	}
	q := crisis.Question{Attacker: "IRN", Target: "SAU", On: world.MakeDay(2026, 2, 28), Act: "armed_attack"}
	plan := ensemble.NewPlan("default", q, crisis.Defaults(warspread.Fitted().Model), 2000000, 1)
	m, err := crisis.Compile(w, q, plan.Parameters)
	if err != nil {
		return err
	}
	start := time.Now()
	if _, err := ensemble.Run(context.Background(), plan, []*crisis.Model{m}, ensemble.Span{To: plan.Runs}, ensemble.Options{}); err != nil {
		return err
	}
	states, decisions := m.Cost()
	fmt.Fprintf(out, "\ncrises of the default dossier, %d states, %d decisions, %d cores\tfigure\ttarget\n", states, decisions, runtime.GOMAXPROCS(0))
	fmt.Fprintf(out, "crises a second\t%.0f\t%d\n", float64(plan.Runs)/time.Since(start).Seconds(), crisesTarget)
	return nil
}
