package dataset

import "io/fs"

// Democracy has four measures of how democratic a state is in a year, as the R
// package isard of Steven V. Miller brings them together, 1816-2025. It comes in
// two tables: cow_democracy.csv for the states of the Correlates of War list, and
// gw_democracy.csv for those of Gleditsch and Ward. Blank or NA is not known.
type Democracy = Table[DemocracyRow]

// DemocracyRow is a state in a year. State is a number of the list that the table
// is for. Every measure is higher where there is more democracy.
type DemocracyRow struct {
	Measured

	// EUDS is the Extended Unified Democracy Score, a latent variable estimated from
	// many measures, about -2.5 to 3, of which 0 is the mean of all. Marquez, Xavier.
	// 2016. A Quick Method for Extending the Unified Democracy Scores; after
	// Pemstein, Meserve and Melton. 2010. Political Analysis 18(4): 426-449.
	EUDS Quantity
	// AEUDS is the same moved so that 0 is where measures of two values begin, on
	// average, to call a state a democracy.
	AEUDS Quantity
	// Polity2 goes from -10 to 10, so that -9 is a value here; to 2020, and of most
	// states to 2018. Marshall and Gurr. 2020. Polity5. Center for Systemic Peace.
	Polity2 Value
	// Polyarchy is the electoral democracy index of Varieties of Democracy
	// (v2x_polyarchy), 0 to 1. Coppedge and others. V-Dem Country-Year Dataset.
	Polyarchy Quantity
}

// maxScore bounds a latent variable, which has a mean of 0 and a deviation of 1.
const maxScore = 10

func democracyLayout(kind string, state func(string, func(*DemocracyRow) *int) column[DemocracyRow], named string) layout[DemocracyRow] {
	return measuredLayout(kind, state, named,
		func(r *DemocracyRow) *Measured { return &r.Measured },
		measureColumn("euds", -maxScore, maxScore, func(r *DemocracyRow) *Quantity { return &r.EUDS }),
		measureColumn("aeuds", -maxScore, maxScore, func(r *DemocracyRow) *Quantity { return &r.AEUDS }),
		column[DemocracyRow]{"polity2", func(r *DemocracyRow, c *cell) { r.Polity2 = c.value(-10, 10) }},
		measureColumn("v2x_polyarchy", 0, 1, func(r *DemocracyRow) *Quantity { return &r.Polyarchy }),
	)
}

// ReadDemocracy reads cow_democracy.csv.
func ReadDemocracy(fsys fs.FS, name string) (Democracy, error) {
	return readOne(fsys, name, democracyLayout("democracy", stateColumn[DemocracyRow], "ccode"))
}

// ReadGWDemocracy reads gw_democracy.csv.
func ReadGWDemocracy(fsys fs.FS, name string) (Democracy, error) {
	return readOne(fsys, name, democracyLayout("democracy by Gleditsch-Ward number", gwStateColumn[DemocracyRow], "gwcode"))
}
