package dataset_test

import (
	"testing"

	"casus/internal/dataset"
)

// TestSettle: a published table decides what varies among partners and nothing
// else, and every row of both is counted once.
func TestSettle(t *testing.T) {
	defence, consult := dataset.Obligations{Defense: true}, dataset.Obligations{Consul: true}
	years := []dataset.DyadYear{
		{State: 1, Partner: 2, Year: 1900, Obligations: defence, Certain: defence},
		{State: 1, Partner: 3, Year: 1900, Obligations: defence},
		{State: 1, Partner: 4, Year: 1900, Obligations: defence, Certain: defence},
		{State: 1, Partner: 5, Year: 1900, Obligations: defence},
	}
	published := dataset.ATOPDyads{Rows: []dataset.ATOPDyad{
		{State: 1, Partner: 2, Year: 1900, Obligations: defence},
		{State: 1, Partner: 3, Year: 1900, Obligations: consult},
		{State: 1, Partner: 4, Year: 1900, Obligations: consult},
		{State: 1, Partner: 3, Year: 1901, Obligations: consult},
	}}
	if got, want := dataset.Settle(years, published), (dataset.Settled{Equal: 1, Settled: 1, Other: 1, Missing: 1, Extra: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for i, want := range []dataset.Obligations{defence, consult, defence, defence} {
		if got := years[i].Obligations; got != want {
			t.Errorf("toward %d: %+v, want %+v", years[i].Partner, got, want)
		}
	}
	if years[1].Certain != consult {
		t.Errorf("what the table says is not certain: %+v", years[1])
	}
}
