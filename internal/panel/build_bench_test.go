package panel_test

import (
	"io"
	"strconv"
	"testing"

	"casus/internal/panel"
)

// BenchmarkBuild writes the directed panel as CSV, with every column of the
// published one, for the last 50, 100 and 195 years to 2010.
func BenchmarkBuild(b *testing.B) {
	system := panel.COWSystem(cowStates(b))
	ops := operators(b)
	for _, years := range []int{50, 100, 195} {
		b.Run(strconv.Itoa(years), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				opt := &panel.Options{Unit: panel.DirectedDyadYear, First: 2011 - years, Last: 2010}
				rows, err := panel.Build(system, ops, opt, panel.NewCSV(io.Discard, "ccode"), nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(rows), "rows")
			}
		})
	}
}
