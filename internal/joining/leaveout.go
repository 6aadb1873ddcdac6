package joining

import (
	"errors"
	"math"
	"runtime"
	"sync"
)

// Report is how good the odds are on wars that they were not fitted to: each war is
// foretold from all others.
type Report struct {
	Scores []Score    `json:"scores"`
	Groups []Foretold `json:"groups"`
	Spread Foretold   `json:"spread"` // wars that others joined
	Allys  Foretold   `json:"on_allys_side"`
	Sizes  []Size     `json:"sizes"`
	Sides  SideScore  `json:"sides"`
}

// Score is how good a forecast of who joins is. AUC is the chance that one who joined
// was given more than one who did not, ties counting half: of all pairs, and of those
// of one war. Brier is the mean squared error. Log is the mean log loss; nil where a
// thing happened that was given no chance. Intervals are over wars drawn anew.
type Score struct {
	Name      string   `json:"name"`
	AUC       float64  `json:"auc"`
	AUCRange  Interval `json:"auc_range"`
	WithinWar float64  `json:"auc_within_wars"`
	Brier     float64  `json:"brier"`
	Worse     float64  `json:"brier_worse"` // than that of the fitted odds
	WorseBy   Interval `json:"brier_worse_range"`
	Log       *float64 `json:"log_loss"`
}

// Foretold is a count beside what the model foretold of wars left out: the mean and
// the standard deviation of the count, and whether the foretold rate is inside the
// interval of the count. OverWars is the interval of the rate over wars drawn anew.
type Foretold struct {
	Share
	OverWars  Interval `json:"over_wars"`
	Mean      float64  `json:"foretold"`
	Deviation float64  `json:"foretold_deviation"`
	Inside    bool     `json:"inside"`
}

// Size is how many wars were joined by From to To states at risk. The last has no To.
type Size struct {
	From  int     `json:"from"`
	To    *int    `json:"to"`
	Wars  int     `json:"wars"`
	Model float64 `json:"foretold"`
	Alone float64 `json:"foretold_without_effect_of_the_war,omitempty"` // if states joined independently at the same chances
}

// SideScore is how good the side of those who joined was foretold.
type SideScore struct {
	Joiners int     `json:"joiners"`
	Right   int     `json:"right"` // given more than a half
	Even    int     `json:"even"`  // given just a half
	Log     float64 `json:"log_loss"`
}

// The rules that forecasts are held against.
const (
	baseRate  = "the same for every state: the rate of all wars"
	everyAlly = "every ally joins, nobody else"
)

// LeaveOut foretells each war from all others.
func LeaveOut(wars []War, o Options) (*Report, error) {
	models, err := Without(wars, o)
	if err != nil {
		return nil, err
	}
	return judge(wars, models, draws{o.Seed, o.Draws}), nil
}

// Without fits the odds anew for each war, from all others. The answer is the same
// on any number of cores.
func Without(wars []War, o Options) ([]*Model, error) {
	all := sampleOf(wars)
	whole, err := all.fit(o, nil)
	if err != nil {
		return nil, err
	}
	models, faults := make([]*Model, len(wars)), make([]error, len(wars))
	var group sync.WaitGroup
	turns := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))
	for i := range wars {
		group.Go(func() {
			turns <- struct{}{}
			models[i], faults[i] = all.without(i).fit(o, whole)
			<-turns
		})
	}
	group.Wait()
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return models, nil
}

// judge holds each war against its model.
func judge(wars []War, models []*Model, d draws) *Report {
	r := &Report{}
	n, joined := 0.0, 0.0
	for i := range wars {
		n += float64(len(wars[i].States))
		joined += float64(wars[i].joiners())
	}
	fitted := foresee(wars, func(i, j int) float64 { return models[i].Chance(&wars[i], &wars[i].States[j]) })
	r.Scores = []Score{
		fitted.score("the fitted odds, each war from all others", fitted, d),
		foresee(wars, func(int, int) float64 { return joined / n }).score(baseRate, fitted, d),
		foresee(wars, func(i, j int) float64 { return indicator(wars[i].States[j].defense()) }).score(everyAlly, fitted, d),
	}
	counts := Count(wars)
	for g := range groups {
		f := foretell(counts.Groups[g], wars, models, groups[g].in)
		f.OverWars = rateOverWars(wars, groups[g].in, d)
		r.Groups = append(r.Groups, f)
	}
	r.Spread = foretellSpread(counts.Spread, wars, models)
	r.Spread.OverWars = d.interval(len(wars), func(weights []float64) float64 {
		sum := 0.0
		for i := range wars {
			sum += weights[i] * indicator(wars[i].Spread())
		}
		return sum / float64(len(wars))
	})
	owes := func(_ *War, s *State) bool { return s.joined() && s.defense() }
	r.Allys = foretellSide(counts.AllysSide, wars, models)
	r.Allys.OverWars = shareOverWars(wars, owes, func(s *State) bool { return s.Toward[s.Joined.Of()].Defense }, d)
	r.Sizes = sizes(wars, models)
	r.Sides = sides(wars, models)
	return r
}

func rateOverWars(wars []War, in func(*War, *State) bool, d draws) Interval {
	return shareOverWars(wars, in, (*State).joined, d)
}

func shareOverWars(wars []War, in func(*War, *State) bool, is func(*State) bool, d draws) Interval {
	some, all := make([]float64, len(wars)), make([]float64, len(wars))
	for i := range wars {
		for j := range wars[i].States {
			if s := &wars[i].States[j]; in(&wars[i], s) {
				all[i]++
				some[i] += indicator(is(s))
			}
		}
	}
	return d.interval(len(wars), func(weights []float64) float64 { return dot(weights, some) / dot(weights, all) })
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// sides judges the logit of sides on joiners of wars left out.
func sides(wars []War, models []*Model) SideScore {
	var s SideScore
	for i := range wars {
		for j := range wars[i].States {
			joiner := &wars[i].States[j]
			if !joiner.joined() {
				continue
			}
			chance := models[i].Second(&wars[i], joiner)
			if joiner.Joined == First {
				chance = 1 - chance
			}
			s.Joiners++
			s.Right += one(chance > .5)
			s.Even += one(chance == .5)
			s.Log -= math.Log(chance)
		}
	}
	s.Log /= float64(max(s.Joiners, 1))
	return s
}
