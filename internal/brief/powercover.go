package brief

import (
	"math"
	"slices"

	"casus/internal/power"
	"casus/internal/world"
)

// covers makes, for every member and rival, the balance at the member's capital.
// Shares of all states of the record lose strength on the way (power.Reach). Where a
// capital has no place nothing can be said.
func (p *Power) covers(index string) error {
	total := p.total(index)
	if total == 0 || index == "warheads" || index == "population" {
		return nil // what is not moved by land or sea, or not at all
	}
	for _, m := range p.members() {
		for _, r := range p.Rivals {
			c := PowerCover{Member: m, Rival: r, Index: index}
			other, ok := p.reach(r, m, index, total)
			if !ok {
				continue
			}
			for _, side := range []struct {
				of []world.StateID
				to *PowerPart
			}{{[]world.StateID{m}, &c.Alone}, {p.with(p.Before, m), &c.Before}, {p.with(p.After, m), &c.After}} {
				var own []power.Estimate
				for _, s := range side.of {
					if e, ok := p.reach(s, m, index, total); ok && s != r {
						own = append(own, e)
					}
				}
				part, err := power.Balance(own, []power.Estimate{other})
				if err != nil {
					return err
				}
				*side.to = partOf(part)
			}
			p.Cover = append(p.Cover, c)
		}
	}
	return nil
}

// with is the pact where the member is in it, and the member alone where not.
func (p *Power) with(pact []world.StateID, m world.StateID) []world.StateID {
	if slices.Contains(pact, m) {
		return pact
	}
	return []world.StateID{m}
}

// reach is what a state's share comes to at another's capital.
func (p *Power) reach(s, at world.StateID, index string, total float64) (power.Estimate, bool) {
	km, ok := p.distance(s, at)
	if !ok {
		return power.Estimate{}, false
	}
	e, _ := p.estimate(s, index)
	there := func(x float64) float64 { return power.Reach(math.Min(1, x/total), km, p.year) }
	return power.Estimate{Amount: power.Amount{X: there(e.X), Known: e.Known}, Low: there(e.Low), High: there(e.High)}, true
}

// distance is that of two capitals in kilometres.
func (p *Power) distance(a, b world.StateID) (float64, bool) {
	x, y := p.world.State(a), p.world.State(b)
	if x == nil || y == nil || x.Lat == nil || x.Lon == nil || y.Lat == nil || y.Lon == nil {
		return 0, false
	}
	return world.Distance(*x.Lat, *x.Lon, *y.Lat, *y.Lon), true
}
