package panel_test

import (
	"math"
	"strconv"
	"testing"

	"casus/internal/panel"
	"casus/internal/researchdata"
)

// sums are what is published of a column.
type sums struct {
	n, unknown    int
	sum, min, max float64
	distinct      map[float64]bool
}

func (s *sums) add(c *panel.Column, row int) {
	if s.distinct == nil {
		s.distinct, s.min, s.max = map[float64]bool{}, math.Inf(1), math.Inf(-1)
	}
	s.n++
	if !c.Known[row] {
		s.unknown++
		return
	}
	v := c.V[row]
	s.sum, s.min, s.max = s.sum+v, math.Min(s.min, v), math.Max(s.max, v)
	s.distinct[v] = true
}

// otherwise are the figures in which the published panel differs, with the
// reason. No other figure may differ, and these must.
var otherwise = map[string]string{
	"sum of conttype":       "contdird.csv of version 3.2 has neighbours that the published panel has not, such as Greece and Serbia in 1914",
	"n_distinct of capdist": "the published distances of a pair in its two directions may differ in the last bit; here they are equal",
}

// TestColumnSums holds the sums of every column of the directed panel of 1816 to
// 2010 against the published ones.
func TestColumnSums(t *testing.T) {
	system := panel.COWSystem(cowStates(t))
	made := map[string]*sums{}
	ops := operators(t)
	for year := 1816; year <= 2010; year++ {
		b := system.Block(year, &panel.Options{Unit: panel.DirectedDyadYear})
		for _, o := range ops {
			for _, c := range o.Columns(b) {
				s := made[c.Name]
				if s == nil {
					s = &sums{}
					made[c.Name] = s
				}
				for row := range b.A {
					s.add(&c, row)
				}
			}
		}
	}
	compared := 0
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "column_checksums.csv") {
		got := made[r["column"]]
		if r["panel"] != "directed_1816_2010_gml_initall" || got == nil {
			continue
		}
		compared++
		for what, v := range map[string]float64{"n": float64(got.n), "n_na": float64(got.unknown), "n_distinct": float64(len(got.distinct) + min(got.unknown, 1)), "sum": got.sum, "min": got.min, "max": got.max} {
			want, err := strconv.ParseFloat(r[what], 64)
			if err != nil {
				t.Fatal(err)
			}
			differs := math.Abs(v-want) > 1e-9*math.Max(1, math.Abs(want))
			if listed := otherwise[what+" of "+r["column"]] != ""; differs != listed {
				t.Errorf("%s of %s is %v, published %v", what, r["column"], v, want)
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}
