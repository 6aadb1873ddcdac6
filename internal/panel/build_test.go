package panel_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/panel"
	"casus/internal/world"
)

// TestRowsHaveNoOrder: the order of the spells leaves no trace, a year is the
// same alone and among others, and a pair and its mirror say the same of each
// state.
func TestRowsHaveNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spells []panel.Membership
		for state := range rapid.IntRange(2, 6).Draw(t, "states") {
			from := rapid.IntRange(-2000, 2000).Draw(t, "from")
			spells = append(spells, panel.Membership{State: state + 1, From: day(from), To: day(from + rapid.IntRange(0, 1500).Draw(t, "long"))})
		}
		power := panel.NewStateTable("x", panel.Wholes("power"))
		for _, s := range spells {
			for year := 1960; year < 1980; year++ {
				if rapid.Bool().Draw(t, "known") {
					power.Add(s.State, year, float64(year+s.State))
				}
			}
		}
		opt := panel.Options{Unit: panel.DirectedDyadYear, First: 1964, Last: 1975}
		want := written(t, panel.NewSystem("x", spells), power, opt)
		if got := written(t, panel.NewSystem("x", rapid.Permutation(spells).Draw(t, "order")), power, opt); got != want {
			t.Errorf("another order gives\n%s\nnot\n%s", got, want)
		}
		early, late := opt, opt
		early.Last, late.First = 1969, 1970
		_, tail, _ := strings.Cut(written(t, panel.NewSystem("x", spells), power, late), "\n")
		if got := written(t, panel.NewSystem("x", spells), power, early) + tail; got != want {
			t.Errorf("in two parts it is\n%s\nnot\n%s", got, want)
		}
		mirrored(t, want)
	})
}

// mirrored asks that each pair stands in both directions with its values
// exchanged.
func mirrored(t *rapid.T, table string) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
	for _, line := range lines {
		f := strings.Split(line, ",")
		mirror := strings.Join([]string{f[1], f[0], f[2], f[4], f[3]}, ",")
		if !slices.Contains(lines, mirror) {
			t.Errorf("%s has no mirror %s", line, mirror)
		}
	}
}

func written(t *rapid.T, s *panel.System, m *panel.StateTable, opt panel.Options) string {
	var out text
	p := &panel.Panel{System: s, Options: opt, Operators: []panel.Operator{m}}
	if _, err := p.Build(&out, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// text writes rows as lines, a dash where nothing is known.
type text struct{ strings.Builder }

func (w *text) Write(columns []panel.Column, rows int) error {
	if w.Len() == 0 {
		for i, c := range columns {
			w.field(i, c.Name)
		}
		w.WriteByte('\n')
	}
	for row := range rows {
		for i := range columns {
			v := "-"
			if columns[i].Known(row) {
				v = fmt.Sprint(columns[i].Value(row))
			}
			w.field(i, v)
		}
		w.WriteByte('\n')
	}
	return nil
}

func (w *text) field(i int, s string) {
	if i > 0 {
		w.WriteByte(',')
	}
	w.WriteString(s)
}

func (*text) Close() error { return nil }

func day(n int) world.Day { return world.Day(n) }

// TestAFullDiskEndsTheBuild: an error of the writer comes out, with the rows
// written before it, and the operators can be used again.
func TestAFullDiskEndsTheBuild(t *testing.T) {
	w := &full{after: 3}
	p := &panel.Panel{System: always(1, 2), Options: panel.Options{Unit: panel.StateYear, First: 1900, Last: 1999}}
	told := 0
	made, err := p.Build(w, func(_, n int) { told = n })
	if !errors.Is(err, errFull) || made.Rows == 0 || made.Rows != told {
		t.Errorf("%d rows, %d told, error %v", made.Rows, told, err)
	}
}

var errFull = errors.New("no space left")

// full is a writer that takes some years and no more.
type full struct{ after int }

func (w *full) Write([]panel.Column, int) error {
	if w.after--; w.after < 0 {
		return errFull
	}
	return nil
}

func (*full) Close() error { return nil }
