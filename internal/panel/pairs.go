package panel

import "casus/internal/dataset"

// Democracy is the four measures of democracy: euds, aeuds, polity2 and
// v2x_polyarchy.
func Democracy(d dataset.Democracy) Measures {
	out := Measures{NewMeasure("euds", false), NewMeasure("aeuds", false), NewMeasure("polity2", true), NewMeasure("v2x_polyarchy", false)}
	for i := range d.Rows {
		r := &d.Rows[i]
		for j, q := range []dataset.Quantity{r.EUDS, r.AEUDS, {X: float64(r.Polity2.N), Known: r.Polity2.Known}, r.Polyarchy} {
			if q.Known {
				out[j].Set(r.State, r.Year, q.X)
			}
		}
	}
	return out
}

// SharedIGOs is the variable dyadigos: in how many intergovernmental
// organisations both are members. A pair that the data do not have is unknown.
func SharedIGOs(igos dataset.SharedIGOs) Ties {
	t := NewTie("dyadigos", 1<<30, 0, 0)
	t.Blank = true
	for i := range igos.Rows {
		r := &igos.Rows[i]
		a, b, year := int(r.A), int(r.B), int(r.Year)
		t.First, t.Last = min(t.First, year), max(t.Last, year)
		t.Set(a, b, year, float64(r.Shared))
		t.Set(b, a, year, float64(r.Shared))
	}
	return Ties{t}
}

// Rivalries are the strategic rivalries of pairs: the number of the rivalry,
// empty where there is none, its kinds, and whether there is one. After the list
// ends nothing is known. The rivalry of Austria-Hungary and Yugoslavia goes on to
// 1920 in the list; from 1919 on it is that of Austria.
func Rivalries(list dataset.Rivalries) Ties {
	names := []string{"tssr_id", "positional", "spatial", "ideological", "interventionary", "ongoingrivalry"}
	var out Ties
	first, last := 1<<30, 0
	for i := range list.Rows {
		first, last = min(first, list.Rows[i].From), max(last, list.Rows[i].To)
	}
	for i, name := range names {
		t := NewTie(name, first, last, 0)
		t.Blank = i == 0
		out = append(out, t)
	}
	for i := range list.Rows {
		r := &list.Rows[i]
		for year := r.From; year <= r.To; year++ {
			a, b := in(r.A, year), in(r.B, year)
			for j, v := range []float64{float64(r.ID), one(r.Positional), one(r.Spatial), one(r.Ideological), one(r.Interventionary), 1} {
				out[j].Set(a, b, year, v)
				out[j].Set(b, a, year, v)
			}
		}
	}
	return out
}

// in is the number of a state in a year: Austria-Hungary becomes Austria.
func in(state, year int) int {
	const austriaHungary, lastYear, austria = 300, 1918, 305
	if state == austriaHungary && year > lastYear {
		return austria
	}
	return state
}
