package dataset

import (
	"io/fs"

	"casus/internal/power"
)

// Capabilities are the National Material Capabilities of the Correlates of War
// project: six components of power of each state in each year, and the index made
// of them, CINC. Versions 5.0 (1816-2012), 6.0 (to 2016) and 7.0 (to 2022) have the
// same columns. Singer, J. David, Stuart Bremer and John Stuckey. 1972. Capability
// Distribution, Uncertainty, and Major Power War, 1820-1965. In Russett (ed.),
// Peace, War, and Numbers. Sage. 19-48; Singer 1987, International Interactions 14:
// 115-132. The tables are published as NMC_5_0.csv, NMC-60-abridged.csv and
// NMC-70-abridged.csv, in which -9 is not known. The R package peacesciencer has
// version 7.0 with a blank for it (cow_nmc).
type Capabilities = Table[CapabilityRow]

// CapabilityRow is a state in a year.
type CapabilityRow struct {
	Measured
	MilitarySpending  Quantity // milex: thousands of current US dollars, of British pounds until 1913
	MilitaryPersonnel Quantity // milper: thousands
	IronAndSteel      Quantity // irst: production, thousands of tons
	Energy            Quantity // pec: consumption of primary energy, thousands of coal-ton equivalents
	TotalPopulation   Quantity // tpop: thousands
	UrbanPopulation   Quantity // upop: thousands in cities of more than 100,000
	CINC              float64  // as published: the mean of the shares of the year's sums, 0 to 1
}

// Components are the six components, for power.CINC.
func (r *CapabilityRow) Components() power.Components {
	return power.Components{
		power.MilitarySpending:  power.Amount(r.MilitarySpending),
		power.MilitaryPersonnel: power.Amount(r.MilitaryPersonnel),
		power.IronAndSteel:      power.Amount(r.IronAndSteel),
		power.Energy:            power.Amount(r.Energy),
		power.TotalPopulation:   power.Amount(r.TotalPopulation),
		power.UrbanPopulation:   power.Amount(r.UrbanPopulation),
	}
}

// maxAmount bounds a component; the largest published is below 1e9.
const maxAmount = 1e12

// ReadCapabilities reads the table of any of the versions.
func ReadCapabilities(fsys fs.FS, name string) (Capabilities, error) {
	amount := codedMeasureColumn[CapabilityRow]
	return readOne(fsys, name, measuredLayout("material capabilities", stateColumn[CapabilityRow], "ccode",
		func(r *CapabilityRow) *Measured { return &r.Measured },
		amount("milex", maxAmount, func(r *CapabilityRow) *Quantity { return &r.MilitarySpending }),
		amount("milper", maxAmount, func(r *CapabilityRow) *Quantity { return &r.MilitaryPersonnel }),
		amount("irst", maxAmount, func(r *CapabilityRow) *Quantity { return &r.IronAndSteel }),
		amount("pec", maxAmount, func(r *CapabilityRow) *Quantity { return &r.Energy }),
		amount("tpop", maxAmount, func(r *CapabilityRow) *Quantity { return &r.TotalPopulation }),
		amount("upop", maxAmount, func(r *CapabilityRow) *Quantity { return &r.UrbanPopulation }),
		decimalColumn("cinc", 0, 1, func(r *CapabilityRow) *float64 { return &r.CINC }),
	))
}
