package joining

import "math"

// foretell gives the mean and the deviation of the count of those of a group that
// join. Wars are independent; states of a war are so once its effect is given.
func foretell(counted Share, wars []War, models []*Model, in func(*War, *State) bool) Foretold {
	f := Foretold{Share: counted}
	variance := 0.0
	for i := range wars {
		w, m := &wars[i], models[i]
		var odds []float64
		for j := range w.States {
			if in(w, &w.States[j]) {
				odds = append(odds, m.LogOdds(w, &w.States[j]))
			}
		}
		mean, square := 0.0, 0.0
		for _, n := range nodes {
			sum, own := 0.0, 0.0
			for _, eta := range odds {
				p := logistic(eta + m.Effect.Estimate*n.z)
				sum += p
				own += p * (1 - p)
			}
			mean += n.weight * sum
			square += n.weight * (own + sum*sum)
		}
		f.Mean += mean
		variance += max(0, square-mean*mean)
	}
	return f.with(variance)
}

func (f Foretold) with(variance float64) Foretold {
	f.Deviation = math.Sqrt(variance)
	if rate := f.Mean / float64(max(f.All, 1)); f.All > 0 {
		f.Inside = f.Low <= rate && rate <= f.High
	}
	return f
}

// foretellSpread does the same of wars that anyone at risk joins.
func foretellSpread(counted Share, wars []War, models []*Model) Foretold {
	f := Foretold{Share: counted}
	variance := 0.0
	for i := range wars {
		none := models[i].sizes(&wars[i], 1)[0]
		f.Mean += 1 - none
		variance += none * (1 - none)
	}
	return f.with(variance)
}

// foretellSide gives the mean and the deviation of the count of joiners with a
// defence pact that are on the side of one to whom they owe it.
func foretellSide(counted Share, wars []War, models []*Model) Foretold {
	f := Foretold{Share: counted}
	variance := 0.0
	for i := range wars {
		for j := range wars[i].States {
			s := &wars[i].States[j]
			if !s.joined() || !s.defense() {
				continue
			}
			second := models[i].Second(&wars[i], s)
			p := indicator(s.Toward[0].Defense)*(1-second) + indicator(s.Toward[1].Defense)*second
			f.Mean += p
			variance += p * (1 - p)
		}
	}
	return f.with(variance)
}

// bounds are the least numbers of joiners of the sizes told apart.
var bounds = []int{0, 1, 2, 4, 8, 16}

func emptySizes() []Size {
	out := make([]Size, len(bounds))
	for b := range bounds {
		out[b].From = bounds[b]
		if b+1 < len(bounds) {
			to := bounds[b+1] - 1
			out[b].To = &to
		}
	}
	return out
}

// sizeOf is the place of a number of joiners among the sizes.
func sizeOf(n int) int {
	b := len(bounds) - 1
	for bounds[b] > n {
		b--
	}
	return b
}

func sizes(wars []War, models []*Model) []Size {
	out, top := emptySizes(), bounds[len(bounds)-1]
	for i := range wars {
		w, m := &wars[i], models[i]
		out[sizeOf(w.joiners())].Wars++
		alone := make([]float64, len(w.States))
		for j := range alone {
			alone[j] = m.Chance(w, &w.States[j])
		}
		apart := sizesOf(alone, top)
		for n, p := range m.sizes(w, top) {
			out[sizeOf(n)].Model += p
			out[sizeOf(n)].Alone += apart[n]
		}
	}
	return out
}

// sizes is the distribution of how many join: that of 0, 1, up to top or more.
func (m *Model) sizes(w *War, top int) []float64 {
	out := make([]float64, top+1)
	odds, chances := make([]float64, len(w.States)), make([]float64, len(w.States))
	for j := range odds {
		odds[j] = m.LogOdds(w, &w.States[j])
	}
	for _, n := range nodes {
		for j, eta := range odds {
			chances[j] = logistic(eta + m.Effect.Estimate*n.z)
		}
		add(out, sizesOf(chances, top), n.weight)
	}
	return out
}

// sizesOf is the distribution of how many of independent things happen, with all
// numbers from top up put together.
func sizesOf(chances []float64, top int) []float64 {
	out := make([]float64, top+1)
	out[0] = 1
	for _, p := range chances {
		out[top] += p * out[top-1]
		for n := top - 1; n > 0; n-- {
			out[n] += p * (out[n-1] - out[n])
		}
		out[0] *= 1 - p
	}
	return out
}
