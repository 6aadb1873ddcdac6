package dataset

import "slices"

// InterStateWarPairs reduces the wars among states to years of pairs, with the
// columns of peacesciencer's add_cow_wars for type "inter". Two states are at war
// if they stood on different sides of one war on one and the same day: the list
// has sides, not who met whom in the field, which DyadicWars has. A day that is
// not known counts as any day of its month or year. An onset is the first year of
// the two against each other, and the first after one of them had left and came
// back (resume). Of several wars in a year deadliest keeps one.
func InterStateWarPairs(t InterStateWars) PairYears {
	wars := map[int][]*InterStateRow{}
	for i := range t.Rows {
		wars[t.Rows[i].War] = append(wars[t.Rows[i].War], &t.Rows[i])
	}
	starts := interStateStarts(wars)
	g := gather[pairInYear, warYear](systemBegins, interStateEnd)
	for i := range t.Rows {
		a := &t.Rows[i]
		g.take(func(add func(pairInYear, warYear)) {
			for _, b := range wars[a.War] {
				if a.State == b.State || a.Side == b.Side {
					continue
				}
				for _, m := range meetings(a, b) {
					began := starts[meetingKey{a.War, min(a.State, b.State), max(a.State, b.State), m.resumed}]
					add(pairInYear{a.State, b.State, m.year}, meetingValues(a, b, m, m.year == began))
				}
			}
		})
	}
	vars := append(counted("cowinteronset", "cowinterongoing"), coded("warnum", "sidea1", "sidea2", "initiator1", "initiator2", "outcome1", "outcome2", "batdeath1", "batdeath2", "resume")...)
	return pairYears(g, COWNumbers, vars, func(said []warYear) []float64 {
		w := deadliest(said)
		return slices.Concat([]float64{zeroOne(w.onset), 1}, w.values, []float64{zeroOne(w.resumed)})
	})
}

// meeting is a year in which two states fought against each other: both in their
// first time in the war, or one of them in a later one.
type meeting struct {
	year    int
	resumed bool
}

type meetingKey struct {
	war, low, high int
	resumed        bool
}

// meetings are the years of two states of different sides, in no order.
func meetings(a, b *InterStateRow) []meeting {
	seen := map[meeting]bool{}
	var out []meeting
	for i, x := range a.Days {
		for j, y := range b.Days {
			from, to := max(x.First.Lo, y.First.Lo), min(x.Last.Hi, y.Last.Hi)
			if from > to {
				continue
			}
			for year := yearOn(from); year <= yearOn(to); year++ {
				if m := (meeting{year, i+j > 0}); !seen[m] {
					seen[m] = true
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// interStateStarts is the first year of each pair in each war, and that of its
// fighting on, whichever sides the two were on.
func interStateStarts(wars map[int][]*InterStateRow) map[meetingKey]int {
	out := map[meetingKey]int{}
	for war, rows := range wars {
		for _, a := range rows {
			for _, b := range rows {
				if a.State >= b.State || a.Side == b.Side {
					continue
				}
				for _, m := range meetings(a, b) {
					key := meetingKey{war, a.State, b.State, m.resumed}
					if year, ok := out[key]; !ok || m.year < year {
						out[key] = m.year
					}
				}
			}
		}
	}
	return out
}

func meetingValues(a, b *InterStateRow, m meeting, onset bool) warYear {
	lower := a
	if b.State < a.State {
		lower = b
	}
	return warYear{
		war: float64(a.War), onset: onset, resumed: m.resumed, deaths: deathsOf(a.Deaths, b.Deaths), tie: lower.Side,
		values: []float64{float64(a.War), float64(a.Side), float64(b.Side), zeroOne(a.Initiator), zeroOne(b.Initiator),
			valueOr(a.Outcome), valueOr(b.Outcome), valueOr(a.Deaths), valueOr(b.Deaths)},
	}
}
