package joining

import (
	"cmp"
	"errors"
	"math"
	"runtime"
	"slices"
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
// thing happened that was given no chance.
type Score struct {
	Name      string   `json:"name"`
	AUC       float64  `json:"auc"`
	WithinWar float64  `json:"auc_within_wars"`
	Brier     float64  `json:"brier"`
	Log       *float64 `json:"log_loss"`
}

// Foretold is a count beside what the model foretold of wars left out: the mean and
// the standard deviation of the count, and whether the foretold rate is inside the
// interval of the count.
type Foretold struct {
	Share
	Mean      float64 `json:"foretold"`
	Deviation float64 `json:"foretold_deviation"`
	Inside    bool    `json:"inside"`
}

// Size is how many wars were joined by From to To states at risk. The last has no To.
type Size struct {
	From  int     `json:"from"`
	To    *int    `json:"to"`
	Wars  int     `json:"wars"`
	Model float64 `json:"foretold"`
	Alone float64 `json:"foretold_without_effect_of_the_war"` // if states joined independently at the same chances
}

// SideScore is how good the side of those who joined was foretold.
type SideScore struct {
	Joiners int     `json:"joiners"`
	Right   int     `json:"right"` // given more than a half
	Even    int     `json:"even"`  // given just a half
	Log     float64 `json:"log_loss"`
}

// LeaveOut foretells each war from all others. The answer is the same on any number
// of cores.
func LeaveOut(wars []War, o Options) (*Report, error) {
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
	return judge(wars, models), nil
}

// judge holds each war against its model.
func judge(wars []War, models []*Model) *Report {
	r := &Report{}
	n, joined := 0.0, 0.0
	for i := range wars {
		n += float64(len(wars[i].States))
		joined += float64(wars[i].joiners())
	}
	r.Scores = []Score{
		score("the fitted odds, each war from all others", wars, func(i, j int) float64 { return models[i].Chance(&wars[i], &wars[i].States[j]) }),
		score("the same for every state: the rate of all wars", wars, func(int, int) float64 { return joined / n }),
		score("every ally joins, nobody else", wars, func(i, j int) float64 { return indicator(wars[i].States[j].defense()) }),
	}
	counts := Count(wars)
	for g := range groups {
		r.Groups = append(r.Groups, foretell(counts.Groups[g], wars, models, groups[g].in))
	}
	r.Spread = foretellSpread(counts.Spread, wars, models)
	r.Allys = foretellSide(counts.AllysSide, wars, models)
	r.Sizes = sizes(wars, models)
	r.Sides = sides(wars, models)
	return r
}

// forecast is what was foretold of a state at risk, and what it did.
type forecast struct{ chance, happened float64 }

func score(name string, wars []War, chance func(war, state int) float64) Score {
	var all []forecast
	loss, brier, wins, pairs := 0.0, 0.0, 0.0, 0.0
	for i := range wars {
		from := len(all)
		for j := range wars[i].States {
			f := forecast{chance(i, j), indicator(wars[i].States[j].joined())}
			brier += (f.chance - f.happened) * (f.chance - f.happened)
			loss -= math.Log(f.happened*f.chance + (1-f.happened)*(1-f.chance))
			all = append(all, f)
		}
		w, p := order(slices.Clone(all[from:]))
		wins, pairs = wins+w, pairs+p
	}
	n := float64(len(all))
	s := Score{Name: name, WithinWar: wins / pairs, Brier: brier / n}
	if loss /= n; !math.IsInf(loss, 1) {
		s.Log = &loss
	}
	wins, pairs = order(all)
	s.AUC = wins / pairs
	return s
}

// order counts, of pairs of one that joined and one that did not, those in which the
// first was given more, ties as half, and all. It puts the forecasts in order.
func order(all []forecast) (wins, pairs float64) {
	slices.SortFunc(all, func(a, b forecast) int { return cmp.Compare(a.chance, b.chance) })
	others := 0.0
	for from := 0; from < len(all); {
		to, ones := from, 0.0
		for to < len(all) && all[to].chance == all[from].chance {
			ones += all[to].happened
			to++
		}
		zeros := float64(to-from) - ones
		wins += ones * (others + zeros/2)
		others += zeros
		pairs += ones
		from = to
	}
	return wins, pairs * others
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
