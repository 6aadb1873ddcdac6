package panel_test

import (
	"bytes"
	"math"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/panel"
)

var valueGen = rapid.SampledFrom([]float64{0, 1, 2, 254, 255, 256, -1, 1e9, -1e9, math.MaxInt32, math.MinInt32, 1e10, 0.5, math.NaN(), math.Inf(1), math.Copysign(0, -1)})

// TestTablesSurviveTheDisk: a table is the same after it was written and read.
func TestTablesSurviveTheDisk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := []panel.Variable{{Name: "whole", Kind: panel.Whole}, {Name: "words", Kind: panel.Text, Labels: []string{"a", "b,c"}}}
		states, pairs := panel.NewStateTable("a 1", of), panel.NewPairTable("b 2", of, 0, math.NaN())
		pairs.Mirrored, pairs.Merged = rapid.Bool().Draw(t, "mirrored"), 3
		for range rapid.IntRange(0, 20).Draw(t, "rows") {
			a, b, year := rapid.IntRange(1, 9).Draw(t, "a"), rapid.IntRange(1, 9).Draw(t, "b"), rapid.IntRange(1990, 1993).Draw(t, "year")
			states.Add(a, year, valueGen.Draw(t, "x"), valueGen.Draw(t, "y"))
			pairs.Add(a, b, year, valueGen.Draw(t, "x"), valueGen.Draw(t, "y"))
		}
		data, err := states.MarshalBinary()
		again := &panel.StateTable{}
		check(t, data, err, again)
		pairData, err := pairs.MarshalBinary()
		pairAgain := &panel.PairTable{}
		check(t, pairData, err, pairAgain)
		system := always(1, 2, 3, 4, 5, 6, 7, 8, 9)
		for year := 1989; year < 1995; year++ {
			for _, unit := range panel.Units {
				b := system.Block(year, &panel.Options{Unit: unit})
				same(t, states.Columns(b), again.Columns(b), b.Len())
				same(t, pairs.Columns(b), pairAgain.Columns(b), b.Len())
			}
		}
		cut := rapid.IntRange(0, len(pairData)-1).Draw(t, "cut")
		if err := (&panel.PairTable{}).UnmarshalBinary(pairData[:cut]); err == nil {
			t.Errorf("%d of %d bytes were taken for a table", cut, len(pairData))
		}
	})
}

type binary interface {
	MarshalBinary() ([]byte, error)
	UnmarshalBinary([]byte) error
}

func check(t *rapid.T, data []byte, err error, into binary) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if err := into.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if again, _ := into.MarshalBinary(); !bytes.Equal(again, data) {
		t.Error("written again it is another")
	}
}

func same(t *rapid.T, want, got []panel.Column, rows int) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%d columns, want %d", len(got), len(want))
	}
	for i := range want {
		for row := range rows {
			w, g := want[i].Value(row), got[i].Value(row)
			if math.Float64bits(w) != math.Float64bits(g) && !(w != w && g != g) {
				t.Errorf("%s in row %d is %v, was %v", want[i].Name, row, g, w)
			}
		}
	}
}

// FuzzTables: no bytes make a table fall over.
func FuzzTables(f *testing.F) {
	pairs := panel.NewPairTable("b 2", panel.Wholes("x", "y"), 0, 1)
	pairs.Add(1, 2, 1990, 3, 4)
	data, _ := pairs.MarshalBinary()
	f.Add(data)
	states := panel.NewStateTable("a 1", []panel.Variable{{Name: "w", Kind: panel.Text, Labels: []string{"a"}}})
	states.Add(1, 1990, 0.5)
	data, _ = states.MarshalBinary()
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, table := range []binary{&panel.PairTable{}, &panel.StateTable{}} {
			if table.UnmarshalBinary(data) == nil {
				if _, err := table.MarshalBinary(); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
