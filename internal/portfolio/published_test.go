package portfolio_test

import (
	"math"
	"strconv"
	"testing"

	"casus/internal/portfolio"
	"casus/internal/researchdata"
)

// TestGermanyAndRussia1914 compares the two portfolios that Signorino and Ritter
// (1999, table 6) print, with their capability shares.
func TestGermanyAndRussia1914(t *testing.T) {
	rows := researchdata.Rows(t, "data", "models", "portfolio-similarity", "germany_russia_1914.csv")
	n := len(rows)
	values, weights := make([]uint8, n*n), make([]float64, n)
	number := func(text string) float64 {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for k, r := range rows { // Germany stands at 0, Russia at 1
		values[k], values[n+k], weights[k] = uint8(number(r["germany"])), uint8(number(r["russia"])), number(r["capability_share"])
	}
	p := portfolio.New(n, values)
	table := p.Compare(0, 1)
	sums := table.Sums()
	tau, ok := table.TauB()
	weighted, known := p.Weighted(0, 1, portfolio.MakeWeights(weights))
	for what, c := range map[string]struct{ got, want, within float64 }{
		"tau-b": {tau, .0303, 5e-5}, "S": {sums.SAbsolute(), .40, 5e-3}, "weighted S": {weighted.Absolute, -.46, 5e-3},
	} {
		if !ok || !known || math.Abs(c.got-c.want) > c.within {
			t.Errorf("%s is %v, published %v", what, c.got, c.want)
		}
	}
}
