package obligation_test

import (
	"testing"

	"casus/internal/obligation"
	"casus/internal/world"
)

// BenchmarkEvaluate runs one attack of one state on another over the whole of
// the embedded dossier.
func BenchmarkEvaluate(b *testing.B) {
	w := record(b)
	in := obligation.Incident{Attackers: []obligation.Actor{obligation.StateActor("IRN")}, Targets: []world.StateID{"SAU"}, On: onDay("2026-02-28")}
	for _, bench := range []struct {
		name string
		opt  obligation.Options
	}{
		{"answers", obligation.Options{Silent: true}},
		{"lines", obligation.Options{}},
		{"chain", obligation.Options{Depth: 2}},
		{"explained", obligation.Options{Depth: 2, Explain: true}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				obligation.Evaluate(w, in, bench.opt)
			}
		})
	}
}
