package dataset

import (
	"math"
	"slices"
)

// AgreementPairs counts the defence cooperation agreements of a pair that were in
// force in a year: general ones, those on one sector, and both. peacesciencer has
// none of them. An agreement counts from the year of its signature to the last
// year that its author estimates; n_dcaInForce counts those of which the entry
// into force is known, from that year on. Those signed before 1980 are not in the
// list.
func AgreementPairs(t DCAD) PairYears {
	const begin, end = 1980, 2010
	type agreement struct{ general, signed, inForce bool }
	g := gather[pairInYear, agreement](begin, end)
	for i := range t.Rows {
		a := &t.Rows[i]
		g.take(func(add func(pairInYear, agreement)) {
			if a.A == a.B {
				return // as published in three rows
			}
			signed := yearOn(a.Signed.Lo)
			from := signed
			if a.InForce.Known() {
				from = min(from, yearOn(a.InForce.Lo))
			}
			for year := from; year <= a.EndEstimate; year++ {
				is := agreement{a.General, year >= signed, a.InForce.Known() && year >= yearOn(a.InForce.Lo)}
				add(pairInYear{a.A, a.B, year}, is)
				add(pairInYear{a.B, a.A, year}, is)
			}
		})
	}
	return pairYears(g, COWNumbers, counted("n_dcaGeneral", "n_dcaSector", "n_dcaAny", "n_dcaInForce"), func(said []agreement) []float64 {
		out := make([]float64, 4)
		for _, a := range said {
			out[0] += zeroOne(a.signed && a.general)
			out[1] += zeroOne(a.signed && !a.general)
			out[2] += zeroOne(a.signed)
			out[3] += zeroOne(a.inForce)
		}
		return out
	})
}

// ArmsRacePairs says whether two states ran an arms race in a year, and the number
// of it; of several, which a pair does not have in the published list, the lowest.
// peacesciencer has the list and no operator.
func ArmsRacePairs(t ArmsRaces) PairYears {
	const end = 1993
	g := gather[pairInYear, int](systemBegins, end)
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(pairInYear, int)) {
			for year := r.From; year <= r.To; year++ {
				add(pairInYear{r.A, r.B, year}, r.ID)
				add(pairInYear{r.B, r.A, year}, r.ID)
			}
		})
	}
	return pairYears(g, COWNumbers, append(counted("armsrace"), coded("race_id")...), func(said []int) []float64 {
		lowest := said[0]
		for _, id := range said {
			lowest = min(lowest, id)
		}
		return []float64{1, float64(lowest)}
	})
}

// IdealPointPairs is how far apart two states stand in the General Assembly in a
// year: the absolute difference of their ideal points, for each two that have one.
// It has 1.6 million rows of 74 sessions, and is made without gathering for that.
func IdealPointPairs(t IdealPoints) PairYears {
	sessions := map[int][]*IdealPointRow{}
	for i := range t.Rows {
		sessions[t.Rows[i].Session] = append(sessions[t.Rows[i].Session], &t.Rows[i])
	}
	made := 0
	for _, s := range sessions {
		made += len(s) * (len(s) - 1)
	}
	rows, values := make([]PairYearValues, 0, made), make([]float64, made)
	account := Account{Read: len(t.Rows), Made: made}
	for _, s := range sessions {
		for i, a := range s {
			for j, b := range s {
				if i != j {
					v := values[len(rows) : len(rows)+1 : len(rows)+1]
					v[0] = math.Abs(a.Point - b.Point)
					rows = append(rows, PairYearValues{a.State, b.State, a.Year(), v})
				}
			}
		}
		if len(s) > 1 {
			account.Used += len(s)
		}
	}
	account.Outside = account.Read - account.Used
	slices.SortFunc(rows, comparePairYears)
	out := PairYears{System: COWNumbers, First: firstOf(t.Rows, (*IdealPointRow).Year), Last: lastOf(t.Rows, (*IdealPointRow).Year), Rows: rows, Account: account}
	out.Names, out.Whole, out.Otherwise = columnsOf(measured("IdealPointDistance"))
	return out
}
