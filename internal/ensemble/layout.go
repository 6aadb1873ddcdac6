package ensemble

import (
	"fmt"
	"slices"

	"casus/internal/crisis"
	"casus/internal/world"
)

// MostJoined is the size of spread from which histories are counted as one.
const MostJoined = 40

// layout says where in a Part which counter stands.
type layout struct {
	states  []world.StateID
	models  int
	horizon int
	edges   []int // first day of each bin
	bin     []uint16

	cells, did, when, both, ends, levels, spread, sums, duration, size int
}

// edgesOf are the first days of the bins: single days, then weeks, then months.
func edgesOf(horizon int) []int {
	var out []int
	for d := 0; d <= horizon; {
		out = append(out, d)
		switch {
		case d < 60:
			d++
		case d < 180:
			d += 7
		default:
			d += 30
		}
	}
	return out
}

func newLayout(states []world.StateID, models, horizon int) *layout {
	l := &layout{states: states, models: models, horizon: horizon, edges: edgesOf(horizon), cells: len(states) * crisis.Responses}
	l.bin = make([]uint16, horizon+1)
	for d := range l.bin {
		i, exact := slices.BinarySearch(l.edges, d)
		if !exact {
			i--
		}
		l.bin[d] = uint16(i)
	}
	// For each model in turn: who did what and when, then the pair.
	at := 0
	room := func(n int) int { at += n; return at - n }
	l.did, l.when = room(l.cells), room(l.cells*len(l.edges))
	l.ends, l.levels = room(crisis.NumberOfEnds), room(3)
	l.spread, l.sums, l.duration = room(MostJoined+1), room(2), room(len(l.edges))
	l.size = at
	l.both = l.size * models // of two models: both, and sums of the differences of spread
	return l
}

// counters is how many there are in a Part.
func (l *layout) counters() int {
	if l.models < 2 {
		return l.size
	}
	return l.both + l.cells + 2
}

// layoutOf checks that models can be counted side by side.
func layoutOf(models []*crisis.Model) (*layout, error) {
	if len(models) < 1 || len(models) > 2 {
		return nil, fmt.Errorf("%d models; one, or two to compare", len(models))
	}
	for _, m := range models[1:] {
		if !slices.Equal(m.States, models[0].States) || m.Question.Horizon != models[0].Question.Horizon {
			return nil, fmt.Errorf("the models to compare have other states or another horizon")
		}
	}
	return newLayout(models[0].States, len(models), models[0].Question.Horizon), nil
}
