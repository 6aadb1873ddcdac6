package formation

import (
	"cmp"
	"slices"
)

// AUC is the chance that a pair that formed a tie was given more than one that did
// not; ties of the forecast count half. It is NaN where all came out alike.
func (f *Forecast) AUC() float64 { return f.weighted(nil).auc() }

// AveragePrecision is the mean, over the pairs that formed a tie, of the share of
// such pairs among those given as much or more: the area under the steps of
// precision and recall. Pairs given the same count together. A forecast that
// knows nothing has the share of pairs that formed. It is NaN where none did.
func (f *Forecast) AveragePrecision() float64 { return f.weighted(nil).averagePrecision() }

// step is the pairs that were given one probability: how many formed and not.
type step struct{ formed, others float64 }

type steps []step

// order lists the rows from the greatest forecast down.
func (f *Forecast) order() []int {
	out := make([]int, len(f.Probability))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int {
		if c := cmp.Compare(f.Probability[b], f.Probability[a]); c != 0 {
			return c
		}
		return a - b
	})
	return out
}

// weighted counts a pair as often as the weights of its two states say, once
// where there are none.
func (f *Forecast) weighted(weights []float64) steps { return f.inOrder(f.order(), weights) }

func (f *Forecast) inOrder(order []int, weights []float64) steps {
	var out steps
	for k, row := range order {
		if k == 0 || f.Probability[row] != f.Probability[order[k-1]] {
			out = append(out, step{})
		}
		w := 1.0
		if weights != nil {
			w = weights[f.Pairs[row].A] * weights[f.Pairs[row].B]
		}
		last := &out[len(out)-1]
		last.formed += w * f.Formed[row]
		last.others += w * (1 - f.Formed[row])
	}
	return out
}

func (s steps) auc() float64 {
	wins, formed, others := 0.0, 0.0, 0.0
	for _, x := range s {
		wins += x.others * (formed + x.formed/2)
		formed, others = formed+x.formed, others+x.others
	}
	return wins / (formed * others)
}

func (s steps) averagePrecision() float64 {
	sum, formed, all := 0.0, 0.0, 0.0
	for _, x := range s {
		formed, all = formed+x.formed, all+x.formed+x.others
		if x.formed > 0 {
			sum += x.formed * formed / all
		}
	}
	return sum / formed
}

// Interval is the middle nine tenths of what a figure is when states are drawn anew.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Bootstrap draws the states anew, with replacement, and gives the middle nine
// tenths of both figures. States are drawn and not pairs, as the pairs of one
// state are not independent. draw gives a number from 0 up to, not including, n.
func (f *Forecast) Bootstrap(states, times int, draw func(n int) int) (auc, precision Interval) {
	order := f.order()
	var aucs, precisions []float64
	for range times {
		weights := make([]float64, states)
		for range states {
			weights[draw(states)]++
		}
		s := f.inOrder(order, weights)
		if a := s.auc(); a == a { // NaN where no pair that formed was drawn
			aucs, precisions = append(aucs, a), append(precisions, s.averagePrecision())
		}
	}
	return middle(aucs), middle(precisions)
}

func middle(x []float64) Interval {
	if len(x) == 0 {
		return Interval{}
	}
	slices.Sort(x)
	at := func(share float64) float64 { return x[int(share*float64(len(x)-1)+0.5)] }
	return Interval{at(0.05), at(0.95)}
}
