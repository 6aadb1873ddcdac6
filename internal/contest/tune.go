package contest

import "math"

// Options say how a model is fitted and judged.
type Options struct {
	Seeds     []uint64  `json:"seeds"`       // of the folds; the first also of those by which the model itself is chosen
	Folds     int       `json:"folds"`       // by which models are judged
	Inner     int       `json:"inner_folds"` // by which numbers of knots and penalties are chosen, within the others
	Knots     []int     `json:"knots"`       // numbers of knots to choose from, the plainest first
	Penalties []float64 `json:"penalties"`   // to choose from, the strongest first
}

// Defaults are ten folds with five seeds, and choices within five folds.
func Defaults() Options {
	return Options{
		Seeds: []uint64{1, 2, 3, 4, 5}, Folds: 10, Inner: 5,
		Knots: []int{5, 7, 9, 11}, Penalties: []float64{100, 30, 10, 3, 1},
	}
}

func (o Options) check(disputes []Dispute) error {
	var faults Faults
	if len(o.Seeds) == 0 {
		faults.addf("no seeds; give one or more")
	}
	for _, c := range []struct {
		name string
		n    int
	}{{"folds", o.Folds}, {"inner folds", o.Inner}} {
		if c.n < 2 {
			faults.addf("%d %s; give two or more", c.n, c.name)
		}
	}
	if len(o.Knots) == 0 || len(o.Penalties) == 0 {
		faults.addf("no numbers of knots or no penalties to choose from; give one or more of each")
	}
	for _, n := range o.Knots {
		if n < 2 {
			faults.addf("%d knots; a curve has two or more", n)
		}
	}
	for _, p := range o.Penalties {
		if !(p > 0) || math.IsInf(p, 0) {
			faults.addf("the penalty %g; give a number over 0", p)
		}
	}
	o.enough(disputes, max(o.Folds, o.Inner), &faults)
	return faults.err()
}

// enough notes outcomes of which there are too few for so many folds.
func (o Options) enough(disputes []Dispute, folds int, faults *Faults) {
	for outcome, n := range outcomes(withNet(disputes)) {
		if need := 2 * max(folds, 2); n < need {
			faults.addf("%d disputes of states whose net resources are known end as %s; the folds need %d of each outcome, better many more", n, Outcome(outcome), need)
		}
	}
}

func (o Options) shapes(curve bool) []shape {
	numbers := o.Knots
	if !curve {
		numbers = []int{0}
	}
	var out []shape
	for _, n := range numbers {
		for _, p := range o.Penalties {
			out = append(out, shape{n, p})
		}
	}
	return out
}

// fewDisputes is what number of disputes is dealt into folds more than once, until
// at least so many have been foretold: a choice by few is else a matter of chance.
const fewDisputes = 1000

// tune chooses the shape of both halves by folds within the disputes given. Of
// shapes that are as good the first is taken.
func (o Options) tune(disputes []Dispute, terms [2][]regressor, curve bool, seed uint64) ([2]shape, error) {
	var out [2]shape
	for step, happened := range []func(Outcome) bool{isStalemate, isWonByA} {
		rows := disputes
		if step == 1 {
			rows = decided(disputes)
		}
		deals := (fewDisputes + len(rows) - 1) / len(rows)
		least := math.Inf(1)
		for _, s := range o.shapes(curve) {
			loss := 0.0
			for deal := range deals {
				in := folds(rows, o.Inner, mix(seed)+uint64(deal))
				more, err := halfLoss(rows, in, o.Inner, happened, terms[step], s)
				if err != nil {
					return out, err
				}
				loss += more
			}
			if loss < least {
				least, out[step] = loss, s
			}
		}
	}
	return out, nil
}

// halfLoss is the sum of the log losses of one step over folds.
func halfLoss(rows []Dispute, in []int, n int, happened func(Outcome) bool, terms []regressor, s shape) (float64, error) {
	loss := 0.0
	for fold := range n {
		others, these := split(rows, in, fold)
		h, err := fitHalf(others, happened, terms, s)
		if err != nil {
			return 0, err
		}
		spline, err := h.spline()
		if err != nil {
			return 0, err
		}
		for i := range these {
			p := h.probability(h.height(spline, these[i].Year), these[i].A, these[i].B, terms)
			if !happened(these[i].Outcome) {
				p = 1 - p
			}
			loss -= math.Log(p)
		}
	}
	return loss, nil
}
