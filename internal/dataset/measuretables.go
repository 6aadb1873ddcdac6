package dataset

import (
	"casus/internal/statecode"
	"casus/internal/world"
)

// IGOStates are the organisations of each state, with the columns of
// peacesciencer's add_igos. A state without a row is not known.
func IGOStates(t IGOMemberships) StateYears {
	year := func(y *IGOYear) int { return y.Year }
	g := gather[stateInYear, []float64](firstOf(t.Rows, year), lastOf(t.Rows, year))
	for i := range t.Rows {
		y := &t.Rows[i]
		g.take(func(add func(stateInYear, []float64)) {
			add(stateInYear{y.State, y.Year}, []float64{float64(y.Full), float64(y.Associate), float64(y.Observer), float64(y.Any)})
		})
	}
	return stateYears(g, COWNumbers, coded("sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype"), only)
}

// neighbour is a state that another touched in a year.
type neighbour struct {
	state int
	how   Contiguity
}

// NeighbourStates counts the states that each state touched in a year on land and
// over up to 400 miles of water, with the columns of peacesciencer's
// add_contiguity. A neighbour of two types in a year counts once, by the closer
// one; peacesciencer and ContiguityCounts count it twice.
func NeighbourStates(t ContiguityYears) StateYears {
	year := func(y *ContiguityYear) int { return y.Year }
	g := gather[stateInYear, neighbour](firstOf(t.Rows, year), lastOf(t.Rows, year))
	for i := range t.Rows {
		y := &t.Rows[i]
		g.take(func(add func(stateInYear, neighbour)) { add(stateInYear{y.A, y.Year}, neighbour{y.B, y.Type}) })
	}
	return stateYears(g, COWNumbers, counted("land", "sea"), func(said []neighbour) []float64 {
		onLand := different(said, func(n *neighbour) (int, bool) { return n.state, n.how == ByLand })
		all := different(said, func(n *neighbour) (int, bool) { return n.state, true })
		return []float64{onLand, all - onLand}
	})
}

// RivalryStates counts the rivalries of each state in a year by what they are
// about, with the columns of peacesciencer's add_strategic_rivalries for
// state-years, and all of them: one rivalry can be about several things. A year
// after the list ends is not known. Of Austria-Hungary's rivalries the years from
// 1919 on are Austria's, as there.
func RivalryStates(t Rivalries) StateYears {
	g := gather[stateInYear, *Rivalry](systemBegins, lastOf(t.Rows, func(r *Rivalry) int { return r.To }))
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, *Rivalry)) {
			for year := max(r.From, systemBegins); year <= r.To; year++ {
				add(stateInYear{rivalIn(r.A, year), year}, r)
				add(stateInYear{rivalIn(r.B, year), year}, r)
			}
		})
	}
	return stateYears(g, COWNumbers, counted("n_ideological", "n_interventionary", "n_positional", "n_spatial", "n_rivalries"), func(said []*Rivalry) []float64 {
		out := make([]float64, 5)
		for _, r := range said {
			for i, is := range []bool{r.Ideological, r.Interventionary, r.Positional, r.Spatial, true} {
				out[i] += zeroOne(is)
			}
		}
		return out
	})
}

// rivalIn is the number of a state of the list of rivalries in a year.
func rivalIn(state, year int) int {
	const austriaHungary, lastYear, austria = 300, 1918, 305
	if state == austriaHungary && year > lastYear {
		return austria
	}
	return state
}

// OutputStates are the estimates of output and population, with the columns of
// peacesciencer's add_sim_gdp_pop.
func OutputStates(t Output) StateYears {
	year := func(r *OutputRow) int { return r.Year }
	g := gather[stateInYear, []float64](firstOf(t.Rows, year), lastOf(t.Rows, year))
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, []float64)) {
			var v []float64
			for _, e := range []Estimated{r.PerHead, r.GDP, r.Population} {
				v = append(v, quantityOr(e.Mean), quantityOr(e.SD))
			}
			add(stateInYear{r.State, r.Year}, v)
		})
	}
	return stateYears(g, COWNumbers, measured("mrgdppc", "sd_mrgdppc", "pwtrgdp", "sd_pwtrgdp", "pwtpop", "sd_pwtpop"), only)
}

// IdealPointStates are where states stand in the General Assembly, by the names
// of the table; peacesciencer has no such operator. A session is of the year in
// which it began.
func IdealPointStates(t IdealPoints) StateYears {
	g := gather[stateInYear, []float64](firstOf(t.Rows, (*IdealPointRow).Year), lastOf(t.Rows, (*IdealPointRow).Year))
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, []float64)) {
			add(stateInYear{r.State, r.Year()}, []float64{r.Point, float64(r.Votes)})
		})
	}
	return stateYears(g, COWNumbers, append(measured("IdealPoint"), coded("NVotes")...), only)
}

// CrisisStates counts the international crises that a state triggered in a year.
// The list at the level of the system names no other state: who was in a crisis,
// and against whom, it does not say. A crisis that no one state triggered is
// outside.
func CrisisStates(t Crises) StateYears {
	const begin, end = 1918, 2016
	g := gather[stateInYear, int](begin, end)
	for i := range t.Rows {
		r := &t.Rows[i]
		g.take(func(add func(stateInYear, int)) {
			if r.Trigger.Known() && r.By > 0 && r.By < noOneState {
				add(stateInYear{r.By, yearOn(r.Trigger.Lo)}, r.Crisis)
			}
		})
	}
	return stateYears(g, COWNumbers, counted("n_crises_triggered"), func(said []int) []float64 { return []float64{float64(len(said))} })
}

// noOneState is the first of the codes of those who trigger a crisis and are no
// one state.
const noOneState = 995

// NuclearStates says how far each state had come toward nuclear weapons, by the
// names of the table. The countries of the table are today's: a row is of the
// number that the state has in the list, the one that it bears last in the year,
// and outside in a year in which it has none. Where two countries bear one number
// the farther counts. A state that is no country of today is not known. System is
// COWNumbers or GWNumbers.
func NuclearStates(t NuclearStatus, system string) StateYears {
	list := statecode.COWRows()
	if system == GWNumbers {
		list = statecode.GWRows()
	}
	spells := map[world.StateID][]statecode.Row{}
	for _, r := range list {
		spells[r.ID] = append(spells[r.ID], r)
	}
	year := func(y *NuclearYear) int { return y.Year }
	g := gather[stateInYear, NuclearStage](firstOf(t.Rows, year), lastOf(t.Rows, year))
	for i := range t.Rows {
		y := &t.Rows[i]
		g.take(func(add func(stateInYear, NuclearStage)) {
			id, err := y.State()
			if err != nil {
				return // a name of no state, as of a territory
			}
			if number := borne(spells[id], y.Year); number != 0 {
				add(stateInYear{number, y.Year}, y.Stage)
			}
		})
	}
	vars := coded("nuclear_weapons_status", "nuclear_weapons_consideration", "nuclear_weapons_pursuit", "nuclear_weapons_possession")
	return stateYears(g, system, vars, func(said []NuclearStage) []float64 {
		farthest := NoWeapons
		for _, s := range said {
			farthest = max(farthest, s)
		}
		return []float64{float64(farthest), zeroOne(farthest == Considered), zeroOne(farthest == Pursued), zeroOne(farthest == Possessed)}
	})
}

// borne is the number that a state bears last in a year, and 0 where it bears
// none.
func borne(spells []statecode.Row, year int) int {
	number, since := 0, world.DistantPast
	for _, r := range spells {
		if r.From <= world.MakeDay(year, 12, 31) && r.To > world.MakeDay(year, 1, 1) && (number == 0 || r.From > since) {
			number, since = r.Number, r.From
		}
	}
	return number
}
