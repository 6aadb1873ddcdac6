package panel_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/panel"
	"casus/internal/world"
)

// always is a system of states that are there all the time.
func always(states ...int) *panel.System {
	var spells []panel.Membership
	for _, s := range states {
		spells = append(spells, panel.Membership{State: s, From: world.MakeDay(1900, 1, 1), To: world.MakeDay(1999, 12, 31)})
	}
	return panel.NewSystem("x", spells)
}

// cells writes the first column of an operator, a dash where nothing is known.
func cells(o panel.Operator, s *panel.System, unit string, year int) string {
	b := s.Block(year, &panel.Options{Unit: unit})
	c := o.Columns(b)[0]
	out := ""
	for row := range b.Len() {
		v := "-"
		if c.Known(row) {
			v = strconv.FormatFloat(c.Value(row), 'g', -1, 64)
		}
		out += v + " "
	}
	return out
}

const directed, undirected = panel.DirectedDyadYear, panel.DyadYear

// TestPairTable: values come in any order; of two for a pair the greater holds; a
// pair without one has Otherwise, and outside the years nothing is known.
func TestPairTable(t *testing.T) {
	system := always(1, 2, 3) // pairs 1-2, 1-3, 2-1, 2-3, 3-1, 3-2
	table := func(order []int) *panel.PairTable {
		p := panel.NewPairTable("x", panel.Wholes("x"), 7)
		values := [][3]int{{3, 1, 4}, {1, 2, 1}, {9, 1, 8}, {1, 2, 2}, {1, 1, 5}}
		for _, i := range order {
			v := values[i]
			p.Add(v[0], v[1], 1950, float64(v[2]))
		}
		p.Last = 1951
		return p
	}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}} {
		p := table(order)
		for year, want := range map[int]string{1949: "- - - - - - ", 1950: "2 7 7 7 4 7 ", 1951: "7 7 7 7 7 7 ", 1952: "- - - - - - "} {
			if got := cells(p, system, directed, year); got != want {
				t.Errorf("%v, %d: %q, want %q", order, year, got, want)
			}
		}
		want := []panel.Join{{Source: "x", Columns: []string{"x"}, Given: 5, Matched: 3, Unmatched: 2, Duplicated: 1, Without: 4 + 18,
			Examples: []string{"1 and 1 in 1950", "9 and 1 in 1950"}}}
		if diff := cmp.Diff(want, p.Joins()); diff != "" {
			t.Errorf("the account (-want +got):\n%s", diff)
		}
	}
	p := table([]int{0, 1})
	p.Mirrored = true
	if got, want := cells(p, system, directed, 1950), "1 4 1 7 4 7 "; got != want {
		t.Errorf("mirrored: %q, want %q", got, want)
	}
	p = table([]int{0, 1})
	if got, want := cells(p, system, undirected, 1950), "1 7 7 "; got != want {
		t.Errorf("one direction: %q, want %q", got, want)
	}
	p = table([]int{0, 1})
	p.Either = true
	if got, want := cells(p, system, undirected, 1950), "1 4 7 "; got != want {
		t.Errorf("either direction: %q, want %q", got, want)
	}
	p = table([]int{1})
	p.Add(2, 1, 1950, 6)
	p.Either = true
	if got, want := cells(p, system, undirected, 1950), "6 7 7 "; got != want {
		t.Errorf("the greater of both directions: %q, want %q", got, want)
	}
	p = table([]int{0, 1})
	p.Last, p.Carry = 1950, 2
	for year, want := range map[int]string{1952: "1 7 7 7 4 7 ", 1953: "- - - - - - "} {
		if got := cells(p, system, directed, year); got != want {
			t.Errorf("carried to %d: %q, want %q", year, got, want)
		}
	}
	if j := p.Joins()[0]; j.Carried != 2 {
		t.Errorf("%d were carried", j.Carried)
	}
}

// TestStateTable: the same of states.
func TestStateTable(t *testing.T) {
	system := always(1, 2, 3)
	table := panel.NewStateTable("x", panel.Wholes("x"))
	for _, v := range [][3]int{{2, 1950, 4}, {9, 1950, 1}, {2, 1950, 5}, {1, 1951, 3}} {
		table.Add(v[0], v[1], float64(v[2]))
	}
	table.Carry = 1
	for year, want := range map[int]string{1949: "- - - ", 1950: "- 5 - ", 1951: "3 - - ", 1952: "3 - - ", 1953: "- - - "} {
		if got := cells(table, system, panel.StateYear, year); got != want {
			t.Errorf("%d: %q, want %q", year, got, want)
		}
	}
	want := []panel.Join{{Source: "x", Columns: []string{"x"}, Given: 5, Matched: 4, Unmatched: 1, Duplicated: 1, Carried: 1, Without: 12,
		Examples: []string{"9 in 1950"}}}
	if diff := cmp.Diff(want, table.Joins()); diff != "" {
		t.Errorf("the account (-want +got):\n%s", diff)
	}
	table = panel.NewStateTable("x", panel.Wholes("x"))
	table.Add(2, 1950, 4)
	table.Otherwise = []float64{0}
	for year, want := range map[int]string{1949: "- - - ", 1950: "0 4 0 ", 1951: "- - - "} {
		if got := cells(table, system, panel.StateYear, year); got != want {
			t.Errorf("by silence, %d: %q, want %q", year, got, want)
		}
	}
}

// TestRelevanceIsKnownOrNot: one reason makes a pair relevant whatever else is
// not known; that there is none must be known of all.
func TestRelevanceIsKnownOrNot(t *testing.T) {
	system := always(1, 2, 3)
	touch := panel.NewPairTable("touch", panel.Wholes("conttype"), 0)
	touch.Mirrored = true
	touch.Add(1, 2, 1950, 5)
	major := panel.NewStateTable("major", panel.Wholes("cowmaj"))
	major.Add(1, 1950, 0)
	major.Add(2, 1950, 0)
	major.Add(3, 1951, 1)
	for year, want := range map[int]string{1950: "1 - 1 - - - ", 1951: "- 1 - 1 1 1 "} {
		if got := cells(panel.NewRelevance(touch, major), system, directed, year); got != want {
			t.Errorf("%d: %q, want %q", year, got, want)
		}
	}
	major.Add(3, 1950, 0)
	if got, want := cells(panel.NewRelevance(touch, major), system, directed, 1950), "1 0 1 0 0 0 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
