package contest_test

import (
	"testing"

	"casus/internal/contest"
)

func BenchmarkOdds(b *testing.B) {
	m, _ := fitted()
	x, y := side(.1, 1e10), side(.02, 1e9)
	for b.Loop() {
		if _, err := m.Odds(1980, x, y, contest.NotKnown); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	disputes := invented(700, 1)
	for b.Loop() {
		if _, _, err := contest.Fit(disputes, quick()); err != nil {
			b.Fatal(err)
		}
	}
}
