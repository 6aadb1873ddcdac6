package recipe

import (
	"fmt"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// promises are the obligations of the first state toward the second in the year:
// any alliance, defence, offence, neutrality, non-aggression, consultation. A
// table of dyad-years of the same version, if there is one, says toward whom an
// obligation holds that varies among partners; without it a state may owe each of
// them.
func promises(l *Library) (*panel.PairTable, error) {
	found, err := l.open("atop")
	if err != nil {
		return nil, err
	}
	a, err := dataset.ReadATOP(found.FS())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", found.Dir, err)
	}
	l.note(found, a.Files...)
	years := a.DyadYears()
	if dyads, ok := l.maybe("atop-dyad-years"); ok && dyads.Set.Version == found.Set.Version {
		t, err := rows(l, "atop-dyad-years", "", dataset.ReadATOPDyads)
		if err != nil {
			return nil, err
		}
		settled := dataset.Settle(years, t)
		l.Settled, l.reading.Settled = &settled, &settled
	}
	return obligations(l.called("atop"), years, a.EndYear()), nil
}

// obligations makes the table of dyad-years.
func obligations(source string, years []dataset.DyadYear, last int) *panel.PairTable {
	t := panel.NewPairTable(source, panel.Wholes("atop_alliance", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"), 0, 0, 0, 0, 0, 0)
	for i := range years {
		d := &years[i]
		t.Add(d.State, d.Partner, d.Year, 1, panel.One(d.Defense), panel.One(d.Offense), panel.One(d.Neutral), panel.One(d.NonAgg), panel.One(d.Consul))
	}
	t.First, t.Last, t.Either = 1815, last, true // years without a row too
	return t
}
