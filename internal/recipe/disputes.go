package recipe

import (
	"io/fs"
	"math"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// disputes are militarized disputes of pairs, one for each pair and year
// (dataset.OneADyadYear): onset and ongoing, 1 or 0 in the years of the data and
// unknown outside them; and of the dispute, who initiated it, who is on the side
// of the first act and who was in it from its first day, empty where there is no
// dispute. prefix is gmlmid or cowmid.
func disputes(l *Library, prefix, set string, read func(fs.FS, string) (dataset.DisputeYears, error)) (*panel.PairTable, error) {
	years, err := rows(l, set, "", read)
	if err != nil {
		return nil, err
	}
	one := dataset.OneADyadYear(years.Rows)
	none := math.NaN()
	t := panel.NewPairTable(l.called(set), panel.Wholes(prefix+"onset", prefix+"ongoing", "init1", "init2", "sidea1", "sidea2", "orig1", "orig2"),
		0, 0, none, none, none, none, none, none)
	t.Merged = len(years.Rows) - len(one)
	for i := range one {
		r := &one[i]
		t.Add(r.A, r.B, r.Year, panel.One(r.Onset), 1, panel.One(r.Initiator1()), panel.One(r.Initiator2()),
			panel.One(r.SideA1), panel.One(r.SideA2), panel.One(r.Orig1), panel.One(r.Orig2))
	}
	return t, nil
}

func gmlDisputes(l *Library) (*panel.PairTable, error) {
	return disputes(l, "gmlmid", "gml-mid-dispute-years", dataset.ReadGMLDisputeYears)
}
