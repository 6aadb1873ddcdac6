package recipe_test

import (
	"fmt"
	"io"
	"testing"

	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/tablefile"
)

// bench times the building of a panel, its tables read before.
func bench(b *testing.B, r recipe.Recipe, to func([]panel.Variable) panel.Writer) {
	l := raw(b)
	_, err := l.Panel(&r) // reads what is needed
	fine(b, err)
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		p, err := l.Panel(&r)
		fine(b, err)
		made, err := p.Build(to(p.Variables()), nil)
		fine(b, err)
		rows = made.Rows
	}
	b.ReportMetric(float64(rows), "rows")
}

// nowhere is a writer that writes nothing.
type nowhere struct{}

func (nowhere) Write([]panel.Column, int) error { return nil }
func (nowhere) Close() error                    { return nil }

// BenchmarkBuild builds the directed panel, with the 51 columns of the published
// one, for the last 50, 100 and 195 years to 2010, and writes it in each format.
func BenchmarkBuild(b *testing.B) {
	for _, ext := range []string{"none", ".csv", ".parquet", ".arrow"} {
		for _, years := range []int{50, 100, 195} {
			b.Run(fmt.Sprintf("%s/%d", ext, years), func(b *testing.B) {
				r := recipe.Recipe{Unit: panel.DirectedDyadYear, Years: fmt.Sprintf("%d-2010", 2011-years), Add: directed51(b)}
				bench(b, r, func(v []panel.Variable) panel.Writer {
					if ext == "none" {
						return nowhere{}
					}
					w, err := tablefile.New(ext, io.Discard, v, nil)
					fine(b, err)
					return w
				})
			})
		}
	}
}
