package recipe

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/world"
)

// contiguity is the variable conttype: 1 a border on land or a river, 2 to 5 more
// and more water between, 0 farther apart. Where a pair touched in two ways in a
// year the closer one counts.
func contiguity(l *Library) (*panel.PairTable, error) {
	years, err := rows(l, "contiguity", "contdird.csv", dataset.ReadContiguityYears)
	if err != nil {
		return nil, err
	}
	touching := slices.Clone(years.Rows)
	slices.SortFunc(touching, func(x, y dataset.ContiguityYear) int {
		return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Type, y.Type))
	})
	touching = slices.CompactFunc(touching, func(x, y dataset.ContiguityYear) bool { return x.Year == y.Year && x.A == y.A && x.B == y.B })
	t := panel.NewPairTable(l.called("contiguity"), panel.Wholes("conttype"), 0)
	t.Merged = len(years.Rows) - len(touching)
	for i := range touching {
		r := &touching[i]
		t.Add(r.A, r.B, r.Year, float64(r.Type))
	}
	return t, nil
}

// sharedIGOs is the variable dyadigos: in how many intergovernmental
// organisations both are members. A pair that the data do not have is unknown.
func sharedIGOs(l *Library) (*panel.PairTable, error) {
	igos, err := rows(l, "igo", "cow_igo_ndy.csv.gz", dataset.ReadSharedIGOs)
	if err != nil {
		return nil, err
	}
	t := panel.NewPairTable(l.called("igo"), panel.Wholes("dyadigos"), math.NaN())
	t.Mirrored = true
	for i := range igos.Rows {
		r := &igos.Rows[i]
		t.Add(int(r.A), int(r.B), int(r.Year), float64(r.Shared))
	}
	return t, nil
}

// rivalries are the strategic rivalries of pairs: the number of the rivalry,
// empty where there is none, its kinds, and whether there is one. After the list
// ends nothing is known. The rivalry of Austria-Hungary and Yugoslavia goes on to
// 1920 in the list; from 1919 on it is that of Austria.
func rivalries(l *Library) (*panel.PairTable, error) {
	list, err := rows(l, "rivalries", "tss_rivalries.csv", dataset.ReadRivalries)
	if err != nil {
		return nil, err
	}
	t := panel.NewPairTable(l.called("rivalries"), panel.Wholes("tssr_id", "positional", "spatial", "ideological", "interventionary", "ongoingrivalry"), math.NaN(), 0, 0, 0, 0, 0)
	t.Mirrored = true
	for i := range list.Rows {
		r := &list.Rows[i]
		for year := r.From; year <= r.To; year++ {
			t.Add(in(r.A, year), in(r.B, year), year, float64(r.ID), panel.One(r.Positional), panel.One(r.Spatial), panel.One(r.Ideological), panel.One(r.Interventionary), 1)
		}
	}
	return t, nil
}

// in is the number of a state in a year: Austria-Hungary becomes Austria.
func in(state, year int) int {
	const austriaHungary, lastYear, austria = 300, 1918, 305
	if state == austriaHungary && year > lastYear {
		return austria
	}
	return state
}

// distances measures between capitals. A capital that the table has to its end is
// taken to stay the capital.
func distances(l *Library) (*panel.CapitalDistance, error) {
	file, read := "cow_capitals.csv", dataset.ReadCOWCapitals
	if l.System == "gw" {
		file, read = "gw_capitals.csv", dataset.ReadGWCapitals
	}
	capitals, err := rows(l, "capitals", file, read)
	if err != nil {
		return nil, err
	}
	seats := make([]panel.Seat, len(capitals.Rows))
	for i := range capitals.Rows {
		r := &capitals.Rows[i]
		seats[i] = panel.Seat{State: r.State, From: r.From.Lo, To: r.To.Hi, Lat: r.Latitude, Long: r.Longitude}
		if r.Open {
			seats[i].To = world.DistantFuture
		}
	}
	return panel.NewCapitalDistance(l.called("capitals"), seats), nil
}

// sortedPairs gives the keys of a map in order.
func sortedPairs[V any](m map[[2]int]V) [][2]int {
	return slices.SortedFunc(maps.Keys(m), func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
}
