package joining

import "slices"

// Interval is the middle 95 of 100 of what a figure is when wars are drawn anew, each
// as often as it comes, as many as there are.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// draws says how often each war is in a draw. The number of a draw and the seed are
// all that it depends on.
type draws struct {
	seed  uint64
	count int
}

// weights fills in how often each war is in draw n.
func (d draws) weights(n int, out []float64) {
	clear(out)
	state := mix(d.seed) ^ mix(uint64(n)+1)
	for range out {
		state += 0x9e3779b97f4a7c15
		out[mix(state)%uint64(len(out))]++ // so few wars that what the remainder favours does not show
	}
}

// mix is the output function of splitmix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// interval is the middle of what a figure is over the draws; those without a figure,
// which is NaN, are left out.
func (d draws) interval(wars int, figure func(weights []float64) float64) Interval {
	var all []float64
	weights := make([]float64, wars)
	for n := range d.count {
		d.weights(n, weights)
		if x := figure(weights); x == x {
			all = append(all, x)
		}
	}
	if len(all) == 0 {
		return Interval{}
	}
	slices.Sort(all)
	cut := len(all) / 40
	return Interval{all[cut], all[len(all)-1-cut]}
}
