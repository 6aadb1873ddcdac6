package ensemble_test

import (
	"context"
	"testing"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/ensemble"
	"casus/internal/world"
)

func models(t testing.TB, edits ...string) []*crisis.Model {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	q := question()
	m, err := crisis.Compile(w, q, crisis.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	out := []*crisis.Model{m}
	for _, text := range edits {
		e, err := world.ParseEdit(world.Join, text)
		if err != nil {
			t.Fatal(err)
		}
		after, err := w.With(e)
		if err != nil {
			t.Fatal(err)
		}
		if m, err = crisis.Compile(after, q, crisis.Defaults()); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

func question() crisis.Question {
	return crisis.Question{Attacker: "IRN", Target: "SAU", On: world.MakeDay(2026, 2, 28)}
}

// BenchmarkCrises runs the default dossier's crisis on all cores.
func BenchmarkCrises(b *testing.B) {
	for _, edits := range [][]string{nil, {"TUR:SMDA2025"}} {
		name := "one"
		if len(edits) > 0 {
			name = "before and after"
		}
		b.Run(name, func(b *testing.B) {
			ms := models(b, edits...)
			b.ReportAllocs()
			runs := uint64(max(b.N, 1))
			plan := ensemble.NewPlan("riyadh-ankara", question(), runs, 1)
			b.ResetTimer()
			if _, err := ensemble.Run(context.Background(), plan, ms, ensemble.Span{To: runs}, ensemble.Options{}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(runs)/b.Elapsed().Seconds(), "crises/s")
		})
	}
}
