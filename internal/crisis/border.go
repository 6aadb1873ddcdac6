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
	at := make(map[world.StateID]int, n)
	for i, id := range x.States {
		at[id] = i
	}
	share := func(a, b world.StateID) {
		i, ok := at[a]
		j, other := at[b]
		if ok && other && i != j {
			out[i][j], out[j][i] = true, true
		}
	}
	switch {
	case q.Borders != nil:
		for _, b := range q.Borders {
			share(b[0], b[1])
		}
	case w.Borders != nil:
		for _, b := range w.Borders {
			if b.Valid.Covers(q.On) == world.Yes {
				share(b.A, b.B)
			}
		}
	default:
		near(w, x, q, out)
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
