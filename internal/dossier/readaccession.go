package dossier

import "casus/internal/world"

// accession reads how a state's joining of a treaty is judged.
func (f *fields) accession() world.Accession {
	a := world.Accession{State: world.StateID(f.need("state")), Treaty: world.TreatyID(f.need("treaty")), Topics: f.texts("topics"), Deadline: f.date("deadline")}
	stateAt, treatyAt := f.at("state"), f.at("treaty")
	f.l.later(func() {
		f.l.refer("state", string(a.State), stateAt)
		f.l.refer("treaty", string(a.Treaty), treatyAt)
	})
	f.l.checkTopics(a.Topics, f.at("topics"))
	f.each("one_root", func(g *fields) {
		set := world.OneRoot{Basis: g.need("basis")}
		for _, root := range g.texts("roots") {
			f.l.refer("source", root, g.at("roots"))
			set.Roots = append(set.Roots, world.SourceID(root))
		}
		if len(set.Roots) < 2 {
			f.l.fault(g.at("roots"), "", "roots names %d sources; name those that are taken for one", len(set.Roots))
		}
		a.Same = append(a.Same, set)
	})
	f.each("judged", func(g *fields) {
		j := world.Judged{Claim: g.need("claim"), Basis: g.need("basis"), Ratio: g.ratio("ratio", 1)}
		f.l.refer("claim", j.Claim, g.at("claim"))
		j.Low, j.High = g.ratio("low", j.Ratio), g.ratio("high", j.Ratio)
		if j.Low > j.Ratio || j.High < j.Ratio {
			f.l.fault(g.at("ratio"), "", "the ratio %g is not between low and high", j.Ratio)
		}
		a.Judged = append(a.Judged, j)
	})
	return a
}

// ratio reads a likelihood ratio.
func (f *fields) ratio(key string, absent float64) float64 {
	v, ok := f.number(key)
	if !ok {
		return absent
	}
	if !(v >= 1e-4 && v <= 1e4) {
		f.l.fault(f.at(key), f.text(key), "%s %g is not from 0.0001 to 10000", key, v)
		return 1
	}
	return v
}
