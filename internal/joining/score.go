package joining

import (
	"cmp"
	"math"
	"slices"
)

// forecast is what was foretold of a state at risk, and what it did.
type forecast struct {
	war              int // its place in the list of wars
	chance, happened float64
}

// forecasts are those of all states at risk, from the least chance up.
type forecasts struct {
	wars  int
	all   []forecast
	brier []float64 // of each war: the sum of squared errors
	count []float64 // of each war: the states at risk
}

func foresee(wars []War, chance func(war, state int) float64) *forecasts {
	f := &forecasts{wars: len(wars), brier: make([]float64, len(wars)), count: make([]float64, len(wars))}
	for i := range wars {
		for j := range wars[i].States {
			one := forecast{i, chance(i, j), indicator(wars[i].States[j].joined())}
			f.brier[i] += (one.chance - one.happened) * (one.chance - one.happened)
			f.all = append(f.all, one)
		}
		f.count[i] = float64(len(wars[i].States))
	}
	slices.SortStableFunc(f.all, func(a, b forecast) int { return cmp.Compare(a.chance, b.chance) })
	return f
}

func (f *forecasts) score(name string, beside *forecasts, d draws) Score {
	once := make([]float64, f.wars)
	for i := range once {
		once[i] = 1
	}
	s := Score{Name: name, AUC: auc(f.all, once), WithinWar: f.withinWars(), Brier: f.brierOf(once)}
	s.Worse = s.Brier - beside.brierOf(once)
	s.AUCRange = d.interval(f.wars, func(weights []float64) float64 { return auc(f.all, weights) })
	s.WorseBy = d.interval(f.wars, func(weights []float64) float64 { return f.brierOf(weights) - beside.brierOf(weights) })
	loss := 0.0
	for _, one := range f.all {
		loss -= math.Log(one.happened*one.chance + (1-one.happened)*(1-one.chance))
	}
	if loss /= float64(len(f.all)); !math.IsInf(loss, 1) {
		s.Log = &loss
	}
	return s
}

func (f *forecasts) brierOf(weights []float64) float64 {
	return dot(weights, f.brier) / dot(weights, f.count)
}

// withinWars is the AUC over pairs of states of one war.
func (f *forecasts) withinWars() float64 {
	of := make([][]forecast, f.wars)
	for _, one := range f.all {
		of[one.war] = append(of[one.war], one)
	}
	once := make([]float64, f.wars)
	for i := range once {
		once[i] = 1
	}
	wins, pairs := 0.0, 0.0
	for _, war := range of {
		w, p := order(war, once)
		wins, pairs = wins+w, pairs+p
	}
	return wins / pairs
}

func auc(all []forecast, weights []float64) float64 {
	wins, pairs := order(all, weights)
	return wins / pairs
}

// order counts, of pairs of one that joined and one that did not, those in which the
// first was given more, ties as half, and all. The forecasts are in order; each
// counts as often as its war does.
func order(all []forecast, weights []float64) (wins, pairs float64) {
	others, joined := 0.0, 0.0
	for from := 0; from < len(all); {
		ones, zeros, chance := 0.0, 0.0, all[from].chance
		for ; from < len(all) && all[from].chance == chance; from++ {
			w := weights[all[from].war]
			ones += w * all[from].happened
			zeros += w * (1 - all[from].happened)
		}
		wins += ones * (others + zeros/2)
		others += zeros
		joined += ones
	}
	return wins, joined * others
}
