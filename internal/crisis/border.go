package crisis

import (
	"casus/internal/obligation"
	"casus/internal/world"
)

// neighbours gives the matrix of common borders in the order of the index.
func neighbours(w *world.World, x *obligation.Index, q Question) [][]bool {
	n := len(x.States)
	out := make([][]bool, n)
	for i := range out {
		out[i] = make([]bool, n)
	}
	if q.Borders == nil {
		near(w, x, q, out)
		return out
	}
	at := make(map[world.StateID]int, n)
	for i, id := range x.States {
		at[id] = i
	}
	for _, b := range q.Borders {
		i, ok := at[b[0]]
		j, other := at[b[1]]
		if ok && other && i != j {
			out[i][j], out[j][i] = true, true
		}
	}
	return out
}

// near takes states for neighbours whose capitals are close. A capital that is
// not known has no neighbours.
func near(w *world.World, x *obligation.Index, q Question, out [][]bool) {
	for i, a := range x.States {
		sa := w.StateOn(a, q.On)
		if sa == nil || sa.Lat == nil || sa.Lon == nil {
			continue
		}
		for j, b := range x.States[:i] {
			sb := w.StateOn(b, q.On)
			if sb == nil || sb.Lat == nil || sb.Lon == nil {
				continue
			}
			if world.Distance(*sa.Lat, *sa.Lon, *sb.Lat, *sb.Lon) <= q.NearKM {
				out[i][j], out[j][i] = true, true
			}
		}
	}
}
