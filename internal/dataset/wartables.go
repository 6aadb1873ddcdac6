package dataset

import (
	"cmp"
	"slices"
	"strconv"
)

// The years that the lists of wars are about. A year in them of which they have
// no war had none.
const (
	interStateEnd  = 2007
	extraStateEnd  = 2007
	intraStateEnd  = 2014
	centralControl = 4
	localIssues    = 5
)

// warYear is one war of a state, or of a pair, in a year.
type warYear struct {
	war     float64
	onset   bool
	resumed bool  // fought on after it had stopped
	deaths  Value // of both sides
	tie     int
	values  []float64
}

// deadliest is the war that a state or pair keeps of those of a year: one that
// began, or began again, in the year; of these the deadliest; of those one that
// had not stopped before, that of the lowest number.
func deadliest(wars []warYear) warYear {
	return slices.MaxFunc(wars, func(x, y warYear) int {
		return cmp.Or(before(x.onset, y.onset), compareDeaths(x.deaths, y.deaths), before(y.resumed, x.resumed),
			cmp.Compare(y.war, x.war), cmp.Compare(y.tie, x.tie), slices.Compare(y.values, x.values))
	})
}

// compareDeaths puts what is not known before all numbers.
func compareDeaths(x, y Value) int {
	if x.Known && y.Known {
		return cmp.Compare(x.N, y.N)
	}
	return before(x.Known, y.Known)
}

// deathsOf adds what is known of two sides.
func deathsOf(a, b Value) Value {
	switch {
	case !a.Known:
		return b
	case !b.Known:
		return a
	}
	return Value{N: a.N + b.N, Known: true}
}

// wagedIn calls for each year of the times of a war, as far as they are known,
// with whether it is the first of its time, and the number of the time. A time
// without an end goes on to the end of the list.
func wagedIn(times []WarDays, end int, call func(year int, onset bool, time int)) {
	for i, d := range times {
		if !d.First.Known() {
			continue
		}
		first, last := yearOn(d.First.Lo), end
		if d.Last.Known() {
			last = yearOn(d.Last.Hi)
		}
		for year := first; year <= last; year++ {
			call(year, year == first, i)
		}
	}
}

// numberOfWars is the number of different wars.
func numberOfWars(wars []warYear) float64 {
	return different(wars, func(w *warYear) (float64, bool) { return w.war, true })
}

// IntraStateWarStates reduces the wars within states to state-years, with the
// columns of peacesciencer's add_cow_wars for type "intra". A war is one of the
// state on side A; states that came to help it or its enemies are not in the
// list. types are the codes of WarType that count; none means civil wars, 4 and 5.
// The war that is kept of several is by deadliest, with the deaths of the two
// sides, or where neither is known of all. intrawarnums, which is text, becomes
// the number of wars.
func IntraStateWarStates(t IntraStateWars, types ...int) StateYears {
	if len(types) == 0 {
		types = []int{centralControl, localIssues}
	}
	g := gather[stateInYear, warYear](systemBegins, intraStateEnd)
	for i := range t.Rows {
		w := &t.Rows[i]
		g.take(func(add func(stateInYear, warYear)) {
			if w.State == 0 || !slices.Contains(types, w.Type) {
				return
			}
			deaths := deathsOf(w.DeathsA, w.DeathsB)
			if !deaths.Known {
				deaths = w.Deaths
			}
			war, _ := strconv.ParseFloat(w.War, 64)
			values := []float64{war, float64(w.Type), zeroOne(w.International), float64(w.Outcome), valueOr(w.DeathsA), valueOr(w.DeathsB), valueOr(w.Deaths)}
			wagedIn(w.Days, intraStateEnd, func(year int, onset bool, time int) {
				add(stateInYear{w.State, year}, warYear{war: war, onset: onset, resumed: time > 0, deaths: deaths, values: values})
			})
		})
	}
	vars := slices.Concat(counted("cowintraonset", "cowintraongoing"), measured("warnum"),
		coded("wartype", "intnl", "outcome", "sideadeaths", "sidebdeaths", "totalbdeaths", "resume_combat"), counted("n_cowintrawars"))
	return stateYears(g, COWNumbers, vars, func(wars []warYear) []float64 {
		w := deadliest(wars)
		return slices.Concat([]float64{zeroOne(w.onset), 1}, w.values, []float64{zeroOne(w.resumed), numberOfWars(wars)})
	})
}

// ExtraStateWarStates reduces the wars of states with those outside the system to
// state-years, by the same rules as IntraStateWarStates. peacesciencer has none
// of them; the names follow its others, with extra before those that would be
// taken for a variable of another war.
func ExtraStateWarStates(t ExtraStateWars) StateYears {
	g := gather[stateInYear, warYear](systemBegins, extraStateEnd)
	for i := range t.Rows {
		w := &t.Rows[i]
		g.take(func(add func(stateInYear, warYear)) {
			for _, state := range []int{w.StateA, w.StateB} {
				if state == 0 {
					continue
				}
				values := []float64{float64(w.War), float64(w.Type), zeroOne(w.Initiator), zeroOne(w.Intervened), float64(w.Outcome), valueOr(w.Deaths), valueOr(w.OpponentDeaths)}
				wagedIn(w.Days, extraStateEnd, func(year int, onset bool, time int) {
					add(stateInYear{state, year}, warYear{war: float64(w.War), onset: onset, resumed: time > 0, deaths: deathsOf(w.Deaths, w.OpponentDeaths), values: values})
				})
			}
		})
	}
	vars := slices.Concat(counted("cowextraonset", "cowextraongoing"),
		coded("extrawarnum", "extrawartype", "extrainitiator", "extrainterven", "extraoutcome", "extrabatdeath", "extranonstatedeaths", "extraresume"), counted("n_cowextrawars"))
	return stateYears(g, COWNumbers, vars, func(wars []warYear) []float64 {
		w := deadliest(wars)
		return slices.Concat([]float64{zeroOne(w.onset), 1}, w.values, []float64{zeroOne(w.resumed), numberOfWars(wars)})
	})
}

// InterStateWarStates reduces the wars among states to state-years by the same
// rules; peacesciencer has them for pairs alone.
func InterStateWarStates(t InterStateWars) StateYears {
	g := gather[stateInYear, warYear](systemBegins, interStateEnd)
	for i := range t.Rows {
		w := &t.Rows[i]
		g.take(func(add func(stateInYear, warYear)) {
			values := []float64{float64(w.War), zeroOne(w.Initiator), valueOr(w.Outcome), valueOr(w.Deaths)}
			wagedIn(w.Days, interStateEnd, func(year int, onset bool, time int) {
				add(stateInYear{w.State, year}, warYear{war: float64(w.War), onset: onset, resumed: time > 0, deaths: w.Deaths, tie: w.Side, values: values})
			})
		})
	}
	vars := slices.Concat(counted("cowinteronset", "cowinterongoing"), coded("interwarnum", "interinitiator", "interoutcome", "interbatdeath", "interresume"), counted("n_cowinterwars"))
	return stateYears(g, COWNumbers, vars, func(wars []warYear) []float64 {
		w := deadliest(wars)
		return slices.Concat([]float64{zeroOne(w.onset), 1}, w.values, []float64{zeroOne(w.resumed), numberOfWars(wars)})
	})
}
