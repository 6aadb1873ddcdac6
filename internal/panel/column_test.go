package panel_test

import (
	"strconv"
	"testing"

	"casus/internal/panel"
	"casus/internal/world"
)

// always is a system of states that are there all the time.
func always(states ...int) *panel.System {
	var spells []panel.Spell
	for _, s := range states {
		spells = append(spells, panel.Spell{State: s, From: world.MakeDay(1900, 1, 1), To: world.MakeDay(1999, 12, 31)})
	}
	return panel.NewSystem("x", spells)
}

// cells writes the first column of an operator, a dash where nothing is known.
func cells(o panel.Operator, s *panel.System, year int) string {
	b := s.Block(year, &panel.Options{Unit: panel.DirectedDyadYear})
	c := o.Columns(b)[0]
	out := ""
	for row := range b.A {
		v := "-"
		if c.Known[row] {
			v = strconv.FormatFloat(c.V[row], 'g', -1, 64)
		}
		out += v + " "
	}
	return out
}

// TestTie: values come in any order and the later one for a pair holds; a pair
// without one has Otherwise or nothing, and outside the span nothing is known.
func TestTie(t *testing.T) {
	system := always(1, 2, 3) // pairs 1-2, 1-3, 2-1, 2-3, 3-1, 3-2
	tie := panel.NewTie("x", 1950, 1951, 7)
	for _, v := range []struct{ a, b, v int }{{3, 1, 4}, {1, 2, 1}, {9, 1, 8}, {1, 2, 2}, {1, 1, 5}} {
		tie.Set(v.a, v.b, 1950, float64(v.v))
	}
	for range 2 {
		if got, want := cells(panel.Ties{tie}, system, 1950), "2 7 7 7 4 7 "; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	tie.Set(3, 1, 1950, 6) // after the values were asked for
	tie.Blank = true
	for year, want := range map[int]string{1950: "2 - - - 6 - ", 1951: "- - - - - - ", 1952: "- - - - - - "} {
		if got := cells(panel.Ties{tie}, system, year); got != want {
			t.Errorf("%d: %q, want %q", year, got, want)
		}
	}
}

// TestDistanceIsTheSameBothWays holds it to the last bit.
func TestDistanceIsTheSameBothWays(t *testing.T) {
	system := panel.COWSystem(cowStates(t))
	b := system.Block(2000, &panel.Options{Unit: panel.DirectedDyadYear})
	for _, o := range operators(t) {
		distances, ok := o.(*panel.CapitalDistance)
		if !ok {
			continue
		}
		c := distances.Columns(b)[0]
		there := map[[2]int]float64{}
		for row := range b.A {
			there[[2]int{b.A[row], b.B[row]}] = c.V[row]
		}
		for pair, km := range there {
			if back := there[[2]int{pair[1], pair[0]}]; back != km {
				t.Errorf("from %d to %d it is %v km, back %v", pair[0], pair[1], km, back)
			}
		}
	}
}

// TestRelevanceIsKnownOrNot: one reason makes a pair relevant whatever else is
// not known; that there is none must be known of all.
func TestRelevanceIsKnownOrNot(t *testing.T) {
	system := always(1, 2, 3)
	touch := panel.NewTie("conttype", 1950, 1950, 0)
	touch.Set(1, 2, 1950, 5)
	touch.Set(2, 1, 1950, 5)
	major := panel.NewMeasure("cowmaj", true)
	major.Set(1, 1950, 0)
	major.Set(2, 1950, 0)
	major.Set(3, 1951, 1)
	for year, want := range map[int]string{1950: "1 - 1 - - - ", 1951: "- 1 - 1 1 1 "} {
		if got := cells(panel.NewRelevance(panel.Ties{touch}, panel.Measures{major}), system, year); got != want {
			t.Errorf("%d: %q, want %q", year, got, want)
		}
	}
	major.Set(3, 1950, 0)
	if got, want := cells(panel.NewRelevance(panel.Ties{touch}, panel.Measures{major}), system, 1950), "1 0 1 0 0 0 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
