package alignment

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Minimum is a division that no single actor can better by moving.
type Minimum struct {
	Configuration Configuration
	Energy        float64
	// Basin is how many divisions end here when the actor whose move lowers the
	// energy most moves, the first of such actors, until none does. It is 0 where
	// not all were tried.
	Basin int
}

// Minima are the local minima of a landscape, the deepest first.
type Minima struct {
	List []Minimum
	// Tried is how many divisions were looked at: all, or as many as descents began.
	Tried int
	// Complete says that every division was looked at. Otherwise the list is what
	// descents from fixed starts found: deeper minima may be missing.
	Complete bool
}

// String says how many were found, how deep, and whether that is all.
func (m Minima) String() string {
	if len(m.List) == 0 {
		return "no actors"
	}
	how := fmt.Sprintf("all %d divisions", m.Tried)
	if !m.Complete {
		how = fmt.Sprintf("heuristic: descents from %d divisions", m.Tried)
	}
	return fmt.Sprintf("%d minima, the deepest %g (%s)", len(m.List), m.List[0].Energy, how)
}

// Energies are those of all divisions, by configuration through two: actor 0 has
// no bit. Its error says that there are too many.
func (l *Landscape) Energies() ([]float64, error) {
	if l.n > MaxEnumerated {
		return nil, fmt.Errorf("alignment: %d actors; all divisions are looked at for up to %d", l.n, MaxEnumerated)
	}
	if l.n == 0 {
		return nil, nil
	}
	out := make([]float64, 1<<(l.n-1))
	l.walk(func(c Configuration, energy float64, _ []float64) { out[c>>1] = energy })
	return out, nil
}

// Minima finds all local minima of up to MaxEnumerated actors. Divisions of the
// same energy that a move leads between are each a minimum if nothing lower is
// next to them. Basins are found where asked, which takes five bytes a division.
func (l *Landscape) Minima(basins bool) (Minima, error) {
	if l.n > MaxEnumerated {
		return Minima{}, fmt.Errorf("alignment: %d actors; all divisions are looked at for up to %d, beyond that use Descend", l.n, MaxEnumerated)
	}
	m := Minima{Complete: true}
	if l.n == 0 {
		return m, nil
	}
	m.Tried = 1 << (l.n - 1)
	var move []uint8 // of each division: the actor that moves, or none
	if basins {
		move = make([]uint8, m.Tried)
	}
	l.walk(func(c Configuration, energy float64, slopes []float64) {
		if l.stable(slopes) {
			m.List = append(m.List, Minimum{Configuration: c, Energy: energy})
		}
		if basins {
			move[c>>1] = l.steepest(slopes)
		}
	})
	if basins {
		l.drain(move, m.List)
	}
	m.sort()
	return m, nil
}

// none is no actor's number.
const none = 255

// steepest is the actor whose move lowers the energy most. Of those that do so
// equally but for rounding it is the first.
func (l *Landscape) steepest(slopes []float64) uint8 {
	at := uint8(none)
	for i, s := range slopes {
		if s < -l.rounding() && (at == none || s < slopes[at]-l.rounding()) {
			at = uint8(i)
		}
	}
	return at
}

// drain counts the basins by following each division's moves.
func (l *Landscape) drain(move []uint8, list []Minimum) {
	ends := make([]int32, len(move)) // the minimum plus 1, once known
	for i, m := range list {
		ends[m.Configuration>>1] = int32(i + 1)
	}
	var path []Configuration
	for start := range move {
		c := Configuration(start) << 1
		path = path[:0]
		for ends[c>>1] == 0 {
			path = append(path, c)
			c = (c ^ 1<<move[c>>1]).Canonical(l.n)
		}
		end := ends[c>>1]
		list[end-1].Basin++
		for _, p := range path {
			ends[p>>1] = end
		}
	}
}

func (m *Minima) sort() {
	slices.SortFunc(m.List, func(a, b Minimum) int {
		return cmp.Or(cmp.Compare(a.Energy, b.Energy), cmp.Compare(a.Configuration, b.Configuration))
	})
}

// MaxActors is the most that a Configuration holds.
const MaxActors = 63

// Descend goes down from as many fixed starts and keeps where it ends, for more
// actors than can be enumerated. It is a heuristic: deeper minima may be missed.
// The first start is all actors in one bloc, the next are each actor alone, the
// others are scattered.
func (l *Landscape) Descend(starts int) (Minima, error) {
	switch {
	case l.n > MaxActors:
		return Minima{}, fmt.Errorf("alignment: %d actors; a configuration holds up to %d", l.n, MaxActors)
	case starts < 1:
		return Minima{}, errors.New("alignment: a descent needs a start; ask for 1 or more")
	case l.n == 0:
		return Minima{}, nil
	}
	m := Minima{Tried: starts}
	found := map[Configuration]bool{}
	for s := range starts {
		c := Configuration(mixed(uint64(s), 0)) & (1<<l.n - 1)
		if s <= l.n {
			c = 1 << s >> 1
		}
		c = l.settle(c.Canonical(l.n))
		if !found[c] {
			found[c] = true
			m.List = append(m.List, Minimum{Configuration: c, Energy: l.Energy(c)})
		}
	}
	m.sort()
	return m, nil
}

// settle lets the actors move until none lowers the energy. It ends, as every move
// lowers it by more than rounding.
func (l *Landscape) settle(c Configuration) Configuration {
	for {
		mover := l.steepest(l.Slopes(c))
		if mover == none {
			return c
		}
		c = (c ^ 1<<mover).Canonical(l.n)
	}
}
