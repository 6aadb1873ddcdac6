package recipe

import (
	"math"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// number is a quantity as a value of a table.
func number(q dataset.Quantity) float64 {
	if !q.Known {
		return math.NaN()
	}
	return q.X
}

// capabilities are the six components of the National Material Capabilities, and
// CINC.
func capabilities(l *Library) (*panel.StateTable, error) {
	nmc, err := rows(l, "nmc", "", dataset.ReadCapabilities)
	if err != nil {
		return nil, err
	}
	t := panel.NewStateTable(l.called("nmc"), append(panel.Wholes("milex", "milper", "irst", "pec", "tpop", "upop"), panel.Reals("cinc")...))
	for i := range nmc.Rows {
		r := &nmc.Rows[i]
		t.Add(r.State, r.Year, number(r.MilitarySpending), number(r.MilitaryPersonnel), number(r.IronAndSteel),
			number(r.Energy), number(r.TotalPopulation), number(r.UrbanPopulation), r.CINC)
	}
	return t, nil
}

// democracy is the four measures of democracy: euds, aeuds, polity2 and
// v2x_polyarchy, in the numbers of the panel's system.
func democracy(l *Library) (*panel.StateTable, error) {
	set, read := "democracy", dataset.ReadDemocracy
	if l.System == "gw" {
		set, read = "democracy-gw", dataset.ReadGWDemocracy
	}
	d, err := rows(l, set, "", read)
	if err != nil {
		return nil, err
	}
	of := panel.Reals("euds", "aeuds", "polity2", "v2x_polyarchy")
	of[2].Kind = panel.Whole
	t := panel.NewStateTable(l.called(set), of)
	for i := range d.Rows {
		r := &d.Rows[i]
		t.Add(r.State, r.Year, number(r.EUDS), number(r.AEUDS), number(dataset.Quantity{X: float64(r.Polity2.N), Known: r.Polity2.Known}), number(r.Polyarchy))
	}
	return t, nil
}
