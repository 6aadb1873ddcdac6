package dataset_test

import (
	"testing"

	"casus/internal/dataset"
)

// BenchmarkReadATOP reads the three files of version 5.1.
func BenchmarkReadATOP(b *testing.B) {
	fsys := research(b, "atop-5.1")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := dataset.ReadATOP(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDyadYears makes the 273,296 directed dyad-years of version 5.1.
func BenchmarkDyadYears(b *testing.B) {
	a := readATOP(b, "atop-5.1")
	b.ReportAllocs()
	for b.Loop() {
		a.DyadYears()
	}
}

// BenchmarkStateYears makes the 11,923 state-years of version 5.1.
func BenchmarkStateYears(b *testing.B) {
	a := readATOP(b, "atop-5.1")
	b.ReportAllocs()
	for b.Loop() {
		a.StateYears()
	}
}
