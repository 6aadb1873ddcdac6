package panel

import (
	"casus/internal/dataset"
	"casus/internal/world"
)

// COWSystem is the list of states of the Correlates of War project.
func COWSystem(states dataset.COWStates) *System { return NewSystem("cow", spellsOf(states.Rows)) }

// GWSystem is the list of Gleditsch and Ward.
func GWSystem(states dataset.GWStates) *System { return NewSystem("gw", spellsOf(states.Rows)) }

func spellsOf(rows []dataset.StateSpell) []Spell {
	out := make([]Spell, len(rows))
	for i := range rows {
		r := &rows[i]
		out[i] = Spell{State: r.State, From: r.From.Lo, To: r.To.Hi, Microstate: r.Microstate}
	}
	return out
}

// Majors is the variable cowmaj: 1 in a year in which the state was a major power
// on some day, 0 in another year of the list of states, unknown after its end.
func Majors(majors dataset.COWMajors, states dataset.COWStates) Measures {
	m := NewMeasure("cowmaj", true)
	mark := func(rows []dataset.StateSpell, v float64) {
		for i := range rows {
			from, _, _ := rows[i].From.Lo.Civil()
			to, _, _ := rows[i].To.Hi.Civil()
			for year := from; year <= to; year++ {
				m.Set(rows[i].State, year, v)
			}
		}
	}
	mark(states.Rows, 0)
	mark(majors.Rows, 1)
	return Measures{m}
}

// Capabilities are the six components of the National Material Capabilities, and
// CINC.
func Capabilities(nmc dataset.Capabilities) Measures {
	names := []string{"milex", "milper", "irst", "pec", "tpop", "upop"}
	var out Measures
	for _, name := range names {
		out = append(out, NewMeasure(name, true))
	}
	cinc := NewMeasure("cinc", false)
	for i := range nmc.Rows {
		r := &nmc.Rows[i]
		for j, q := range []dataset.Quantity{r.MilitarySpending, r.MilitaryPersonnel, r.IronAndSteel, r.Energy, r.TotalPopulation, r.UrbanPopulation} {
			if q.Known {
				out[j].Set(r.State, r.Year, q.X)
			}
		}
		cinc.Set(r.State, r.Year, r.CINC)
	}
	return append(out, cinc)
}

// Contiguity is the variable conttype: 1 a border on land or a river, 2 to 5 more
// and more water between, 0 farther apart. Where a pair touched in two ways in a
// year the closer one counts.
func Contiguity(years dataset.ContiguityYears) Ties {
	t := NewTie("conttype", 1<<30, 0, 0)
	closest := make(map[dyadYear]dataset.Contiguity, len(years.Rows))
	for i := range years.Rows {
		r := &years.Rows[i]
		t.First, t.Last = min(t.First, r.Year), max(t.Last, r.Year)
		key := dyadYear{r.A, r.B, r.Year}
		if old, ok := closest[key]; !ok || r.Type < old {
			closest[key] = r.Type
		}
	}
	for key, kind := range closest {
		t.Set(key.a, key.b, key.year, float64(kind))
	}
	return Ties{t}
}

// Promises are what states owe each other year by year, and the last year of
// which that is known.
type Promises struct {
	Years []dataset.DyadYear
	Last  int
}

// NewPromises makes them from the member rows of ATOP. A state of which the
// obligations vary among partners may owe each of them: dataset.Settle says which
// it does, from a table of dyad-years.
func NewPromises(a *dataset.ATOP) Promises { return Promises{a.DyadYears(), a.EndYear()} }

// Alliances are the obligations of the first state toward the second in the year:
// any alliance, defence, offence, neutrality,
// non-aggression, consultation.
func Alliances(p Promises) Ties {
	names := []string{"atop_alliance", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"}
	var out Ties
	for _, name := range names {
		out = append(out, NewTie(name, 1815, p.Last, 0))
	}
	for _, d := range p.Years {
		for i, has := range []bool{true, d.Defense, d.Offense, d.Neutral, d.NonAgg, d.Consul} {
			if has {
				out[i].Set(d.State, d.Partner, d.Year, 1)
			}
		}
	}
	return out
}

// Distances measures between capitals. A capital that the table has to its end is
// taken to stay the capital.
func Distances(capitals dataset.Capitals) *CapitalDistance {
	seats := make([]Seat, len(capitals.Rows))
	for i := range capitals.Rows {
		r := &capitals.Rows[i]
		seats[i] = Seat{State: r.State, From: r.From.Lo, To: r.To.Hi, Lat: r.Latitude, Long: r.Longitude}
		if r.Open {
			seats[i].To = world.DistantFuture
		}
	}
	return NewCapitalDistance(seats)
}
