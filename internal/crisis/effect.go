package crisis

import (
	"math"
	"slices"
	"sync"

	"casus/internal/joining"
)

// The effect of a war is a normal number that all states of one run share, added to
// their log-odds of joining. In a run it is a factor of their odds, drawn from moods,
// which are the middles of as many parts of equal chance.
const moods = 4096

// normals are the middles of the parts of the standard normal.
var normals = sync.OnceValue(func() []float64 {
	out := make([]float64, moods)
	for i := range out {
		out[i] = math.Sqrt2 * math.Erfinv((2*float64(i)+1)/moods-1)
	}
	return out
})

func moodsOf(effect float64) []float64 {
	out := slices.Clone(normals())
	for i, z := range out {
		out[i] = math.Exp(effect * z)
	}
	return out
}

// willing turns chances of joining into log-odds of being willing to. A state that is
// willing joins when its time comes, unless the war is over before; so more must be
// willing than join.
type willing struct {
	reached float64   // share of the times that come before the end, over wars
	chance  []float64 // of log-odds in even steps
}

const (
	leastWilling = -25.0
	mostWilling  = 15.0
	willingStep  = 0.25
)

func willingOf(reached, effect float64) *willing {
	w := &willing{reached: reached}
	for x := leastWilling; x <= mostWilling; x += willingStep {
		w.chance = append(w.chance, joining.Mixed(x, effect))
	}
	return w
}

// of gives the log-odds with which a chance comes about over wars; where wars are too
// short for that, the greatest. Between steps the logarithm of the chance is taken to
// be even.
func (w *willing) of(chance float64) float64 {
	want := chance / w.reached
	i, _ := slices.BinarySearch(w.chance, want)
	switch {
	case i == 0:
		return leastWilling + math.Log(want/w.chance[0])
	case i == len(w.chance):
		return mostWilling
	}
	below, above := math.Log(w.chance[i-1]), math.Log(w.chance[i])
	return leastWilling + willingStep*(float64(i-1)+(math.Log(want)-below)/(above-below))
}
