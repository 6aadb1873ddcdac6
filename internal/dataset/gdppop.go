package dataset

import (
	"errors"
	"io/fs"
)

// Output has estimates of gross domestic product and population of the states of
// the Correlates of War list, 1816-2019: the mean and the standard deviation of
// simulations from a model of many older estimates. Fariss, Christopher J., Therese
// Anders, Jonathan N. Markowitz and Miriam Barnum. 2022. New Estimates of Over 500
// Years of Historic GDP and Population Data. Journal of Conflict Resolution 66(3):
// 553-591; as the R package isard has them (cw_gdppop), plain or packed with gzip.
// Blank or NA is not known: the model is for the list of Gleditsch and Ward, which
// in 43 years of five states has no such state.
type Output = Table[OutputRow]

// OutputRow is a state in a year.
type OutputRow struct {
	Measured
	PerHead    Estimated // mrgdppc: international dollars of 2011 a head, at purchasing power parity, after the Maddison Project 2020
	GDP        Estimated // pwtrgdp: millions of international dollars of 2017, at purchasing power parity, after the Penn World Table 10.0
	Population Estimated // pwtpop: millions, after the Penn World Table 10.0
}

// Estimated is the mean of simulations and their standard deviation; both are
// known or neither.
type Estimated struct{ Mean, SD Quantity }

func estimatedColumns[T any](name string, at func(*T) *Estimated) []column[T] {
	return []column[T]{
		measureColumn(name, 0, maxAmount, func(row *T) *Quantity { return &at(row).Mean }),
		measureColumn("sd_"+name, 0, maxAmount, func(row *T) *Quantity { return &at(row).SD }),
	}
}

// ReadOutput reads the table.
func ReadOutput(fsys fs.FS, name string) (Output, error) {
	l := measuredLayout("output and population", stateColumn[OutputRow], "ccode",
		func(r *OutputRow) *Measured { return &r.Measured },
	)
	l.columns = append(l.columns, estimatedColumns("mrgdppc", func(r *OutputRow) *Estimated { return &r.PerHead })...)
	l.columns = append(l.columns, estimatedColumns("pwtrgdp", func(r *OutputRow) *Estimated { return &r.GDP })...)
	l.columns = append(l.columns, estimatedColumns("pwtpop", func(r *OutputRow) *Estimated { return &r.Population })...)
	l.finish = func(r *OutputRow) error {
		for _, e := range []Estimated{r.PerHead, r.GDP, r.Population} {
			if e.Mean.Known != e.SD.Known {
				return errors.New("an estimate has a mean without a standard deviation, or the other way round")
			}
		}
		return nil
	}
	return readOne(fsys, name, l)
}
