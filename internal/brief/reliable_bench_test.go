package brief_test

import (
	"testing"

	"casus/internal/brief"
	"casus/internal/world"
)

func BenchmarkReliability(b *testing.B) {
	w := load(b)
	on, _ := world.ParseDay("2026-06-30")
	for b.Loop() {
		if _, err := brief.NewReliability(w, nil, on, brief.ReliabilityAsk{Beneficiary: "SAU", Attacks: w.Question.Contingencies}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReliabilityChange(b *testing.B) {
	w := load(b)
	on, _ := world.ParseDay("2026-06-30")
	after, err := w.WithAll(w.Question.Edits)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := brief.NewReliabilityChange(w, after, []world.StateID{"TUR", "SAU", "PAK"}, on); err != nil {
			b.Fatal(err)
		}
	}
}
