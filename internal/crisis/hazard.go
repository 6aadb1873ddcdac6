package crisis

import "math"

// hazards turns chances into what a draw is held against. A state acts if its draw
// is less than its hazard times the mood of the run, so that the chance is the mean
// over moods.
type hazards struct {
	moods []float64
	known map[float64]float64
}

// newHazards takes moods at even steps of their distribution.
func newHazards(uneven float64) *hazards {
	h := &hazards{known: map[float64]float64{}}
	if uneven == 0 {
		return h
	}
	const steps = 512
	for i := range steps {
		e := -math.Log1p(-(float64(i) + 0.5) / steps)
		h.moods = append(h.moods, math.Pow(e, uneven)/math.Gamma(1+uneven))
	}
	return h
}

// of is the hazard of a chance. Moods bear on joining alone.
func (h *hazards) of(chance float64, r Response) float64 {
	plain := -math.Log1p(-chance)
	if r < JoinTarget || len(h.moods) == 0 || math.IsInf(plain, 1) {
		return plain
	}
	x, ok := h.known[chance]
	if ok {
		return x
	}
	// The chance rises with the hazard ever more slowly, so that Newton's method
	// from below never goes too far. Where moods are so uneven that a chance cannot
	// be met, it ends at what fifty steps give.
	x = plain
	for range 50 {
		sum, slope := 0.0, 0.0
		for _, f := range h.moods {
			e := math.Exp(-x * f)
			sum += 1 - e
			slope += f * e
		}
		step := (chance*float64(len(h.moods)) - sum) / slope
		x += step
		if !(step > 1e-9*x) {
			break
		}
	}
	h.known[chance] = x
	return x
}
