package panel_test

import (
	"math"
	"strings"
	"testing"

	"casus/internal/panel"
	"casus/internal/world"
)

// TestSpell counts year by year, over a gap and over a year that is not known.
func TestSpell(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name   string
		events []float64 // from 1900 on; the state is there where it is not -1
		want   string
	}{
		{"no event", []float64{0, 0, 0, 0}, "0 1 2 3 "},
		{"an event begins it anew", []float64{0, 1, 0, 0}, "0 1 0 1 "},
		{"events in a row", []float64{0, 1, 1, 0}, "0 1 0 0 "},
		{"a gap begins it anew", []float64{0, 0, -1, 0, 0}, "0 1 0 1 "},
		{"an event before a gap is forgotten", []float64{0, 1, -1, 0}, "0 1 0 "},
		{"a year not known", []float64{0, nan, 0, 0, 1, 0}, "0 - - - - 0 "},
		{"not known before the data begin", []float64{nan, nan, 0, 0}, "- - 0 1 "},
		{"not known after they end", []float64{0, 1, nan, nan}, "0 1 - - "},
	} {
		table := panel.NewStateTable("x", panel.Wholes("xongoing"))
		var there []panel.Membership
		for i, v := range tt.events {
			if v >= 0 {
				table.Add(1, 1900+i, v)
			}
			if v != -1 {
				there = append(there, panel.Membership{State: 1, From: world.MakeDay(1900+i, 1, 1), To: world.MakeDay(1900+i, 12, 31)})
			}
		}
		system := panel.NewSystem("x", there)
		for first := range tt.events { // the same wherever the panel begins
			p := &panel.Panel{System: system, Options: panel.Options{Unit: panel.StateYear, First: 1900 + first, Last: 1900 + len(tt.events) - 1}}
			p.Operators = []panel.Operator{panel.NewSpell("xongoing", []panel.Operator{table}, system)}
			var out text
			if _, err := p.Build(&out, nil); err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
				if i > 0 {
					got += line[strings.LastIndex(line, ",")+1:] + " "
				}
			}
			if !strings.HasSuffix(tt.want, got) || first == 0 && got != tt.want {
				t.Errorf("%s, from year %d: %q, want %q", tt.name, first, got, tt.want)
			}
		}
	}
}
