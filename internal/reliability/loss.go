package reliability

import (
	"math"
	"slices"
)

// Standing is how well rates foretell the cases of wars that they were not made
// from.
type Standing struct {
	Name string  `json:"name"`
	Loss float64 `json:"log_loss"` // mean over cases

	// What the model loses less than these rates, over wars drawn again with
	// replacement: the mean over all, the middle 90 of 100 draws, and the share of
	// draws in which the model loses less. All zero for the model itself.
	Gain     float64 `json:"gain_of_the_model"`
	GainLow  float64 `json:"gain_low"`
	GainHigh float64 `json:"gain_high"`
	Better   float64 `json:"share_of_draws_in_which_the_model_is_better"`
}

// Names of what is judged.
const (
	PooledModel  = "pooled model"
	AllRate      = "one rate"
	EraRate      = "rate by era"
	EraTypeRate  = "rate by era and duty"
	EraFirstRate = "rate by era and first duty"
	EraSetRate   = "rate by era and set of duties"
)

// LeaveOut foretells the called promises of each war from those of all others, by
// the model and by simpler rates: half a case is added to either side of a rate, so
// that a rate of few cases is never certain. A case with several duties has the
// mean of the rates by era and duty; its first duty is defence where it has that,
// then offence, neutrality, non-aggression. The model is first in the list.
func LeaveOut(cases []Case, s Spreads, draws int, seed uint64) ([]Standing, error) {
	called := Invoked(cases)
	if len(called) == 0 {
		return nil, nil
	}
	wars := map[int][]int{} // the cases of each war
	var order []int
	for i, c := range called {
		if wars[c.War] == nil {
			order = append(order, c.War)
		}
		wars[c.War] = append(wars[c.War], i)
	}
	slices.Sort(order)
	names := []string{PooledModel, AllRate, EraRate, EraTypeRate, EraFirstRate, EraSetRate}
	losses := make([][]float64, len(names)) // of each, by case
	for i := range losses {
		losses[i] = make([]float64, len(called))
	}
	for _, war := range order {
		others := slices.DeleteFunc(slices.Clone(called), func(c Case) bool { return c.War == war })
		if len(others) == 0 {
			continue
		}
		m, err := Fit(others, s)
		if err != nil {
			return nil, err
		}
		foretell := []func(*Case) float64{func(c *Case) float64 { return m.Probability(c.Cell) },
			rateBy(others, noKey), rateBy(others, eraKey), rateBy(others, dutyKeys), rateBy(others, firstKey), rateBy(others, setKey)}
		for k, f := range foretell {
			for _, i := range wars[war] {
				losses[k][i] = logLoss(f(&called[i]), called[i].Outcome == Kept)
			}
		}
	}
	var out []Standing
	for k, name := range names {
		st := Standing{Name: name, Loss: mean(losses[k])}
		if k > 0 {
			st.compare(losses[0], losses[k], wars, order, draws, seed)
		}
		out = append(out, st)
	}
	return out, nil
}

type key struct {
	recent bool
	duties Duties
}

func noKey(Cell) []key      { return []key{{}} }
func eraKey(c Cell) []key   { return []key{{recent: c.Recent}} }
func setKey(c Cell) []key   { return []key{{c.Recent, c.Duties}} }
func firstKey(c Cell) []key { return dutyKeys(c)[:1] }

func dutyKeys(c Cell) []key {
	var out []key
	for _, duty := range Each() {
		if c.Duties.Has(duty) {
			out = append(out, key{c.Recent, duty})
		}
	}
	if len(out) == 0 {
		out = []key{{recent: c.Recent}}
	}
	return out
}

// rateBy makes rates of the cases with the same keys.
func rateBy(cases []Case, keys func(Cell) []key) func(*Case) float64 {
	kept, all := map[key]float64{}, map[key]float64{}
	for _, c := range cases {
		for _, k := range keys(c.Cell) {
			all[k]++
			if c.Outcome == Kept {
				kept[k]++
			}
		}
	}
	return func(c *Case) float64 {
		list := keys(c.Cell)
		sum := 0.0
		for _, k := range list {
			sum += (kept[k] + .5) / (all[k] + 1)
		}
		return sum / float64(len(list))
	}
}

func logLoss(p float64, kept bool) float64 {
	if !kept {
		p = 1 - p
	}
	return -math.Log(max(p, 1e-15))
}

func mean(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum / float64(len(list))
}

// compare draws as many wars as there are, again and again.
func (st *Standing) compare(model, other []float64, wars map[int][]int, order []int, draws int, seed uint64) {
	gains := make([]float64, draws)
	at := seed
	for d := range gains {
		sum, n := 0.0, 0.0
		for range order {
			at++
			for _, i := range wars[order[mix(at)%uint64(len(order))]] {
				sum, n = sum+other[i]-model[i], n+1
			}
		}
		gains[d] = sum / n
		if gains[d] > 0 {
			st.Better += 1 / float64(draws)
		}
	}
	st.Gain = mean(other) - mean(model)
	if draws > 0 {
		slices.Sort(gains)
		st.GainLow, st.GainHigh = gains[draws*5/100], gains[min(draws-1, draws*95/100)]
	}
}

// mix is the output function of splitmix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
