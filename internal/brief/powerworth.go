package brief

import (
	"fmt"
	"math"
	"strings"

	"casus/internal/coalition"
	"casus/internal/contest"
	"casus/internal/outcome"
	"casus/internal/world"
)

// The games by which the worth of a member to the pact is counted.
const (
	ShareGame   = "share"   // a coalition is worth its part of what it and the rivals have
	PrevailGame = "prevail" // its chance to prevail over them, by the fitted contest function
	ParityGame  = "parity"  // 1 if it has as much as they, else 0
)

// Games lists them with what they ask.
var Games = []struct{ ID, Asks string }{
	{ShareGame, "a coalition is worth its part of what it and the rivals have together"},
	{PrevailGame, "a coalition is worth its chance to prevail over the rivals, by the ratio contest function with the exponent fitted to decided disputes, on net resources for all indices (casus power fit)"},
	{ParityGame, "a coalition is worth 1 if it has as much as the rivals, else nothing"},
}

// CheckGame tells whether there is a game of that name; empty leaves the choice.
func CheckGame(id string) error {
	var known []string
	for _, g := range Games {
		if known = append(known, g.ID); g.ID == id || id == "" {
			return nil
		}
	}
	return fmt.Errorf("%q is not one of %s%s", id, strings.Join(known, ", "), world.DidYouMean(id, known))
}

// PowerWorth is what a member counts for in the pact against all rivals, by one index.
type PowerWorth struct {
	Member  world.StateID `json:"member"`
	Index   string        `json:"index"`
	Shapley float64       `json:"shapley"`
	Banzhaf float64       `json:"banzhaf"`
}

// worths counts what each member of the pact as it would be counts for, exactly: by
// all coalitions, or for parity in a large pact by counting weights.
func (p *Power) worths(game, index string) error {
	if len(p.After) == 0 || len(p.Rivals) == 0 {
		return nil
	}
	own, rivals := p.amounts(p.After, index), p.amounts(p.Rivals, index)
	if sum(rivals) == 0 || sum(own) == 0 {
		return nil // against nothing nobody counts
	}
	var shapley, banzhaf []float64
	var err error
	if len(own) > coalition.MostPlayers {
		if game != ParityGame {
			return fmt.Errorf("%s has %d members; the game %s is counted up to %d, %s for more", p.Short, len(own), game, coalition.MostPlayers, ParityGame)
		}
		shapley, banzhaf, err = byWeights(own, rivals)
	} else {
		shapley, banzhaf, err = byCoalitions(game, coalition.Pact{Members: own, Rivals: rivals})
	}
	if err != nil {
		return err
	}
	for i, m := range p.After {
		p.Worth = append(p.Worth, PowerWorth{m, index, shapley[i], banzhaf[i]})
	}
	return nil
}

func byCoalitions(game string, pact coalition.Pact) (shapley, banzhaf []float64, err error) {
	var worth coalition.Characteristic
	switch game {
	case ParityGame:
		worth, err = pact.StrengthAgainst(1)
	case PrevailGame:
		worth, err = pact.PrevailingAgainst(func(own, rivals float64) float64 { return contest.Ratio(own, rivals, gamma()) })
	default:
		worth, err = pact.ShareAgainst()
	}
	if err != nil {
		return nil, nil, err
	}
	if shapley, err = coalition.Shapley(len(pact.Members), worth); err != nil {
		return nil, nil, err
	}
	banzhaf, err = coalition.Banzhaf(len(pact.Members), worth)
	return shapley, banzhaf, err
}

// gamma is the exponent of the contest function that comes with the program.
func gamma() float64 {
	for _, f := range outcome.Fitted().Report.Ratios {
		if f.Means == contest.NetResourcesMeans {
			return f.Gamma
		}
	}
	return 1
}

// weightUnits is into how many units the power of a large pact is rounded.
const weightUnits = 10_000

func byWeights(own, rivals []float64) (shapley, banzhaf []float64, err error) {
	unit := sum(own) / weightUnits
	weights := make([]int, len(own))
	for i, x := range own {
		weights[i] = int(math.Round(x / unit))
	}
	if sum(rivals) > sum(own) {
		return make([]float64, len(own)), make([]float64, len(own)), nil // not even all together reach it
	}
	indices, err := coalition.Voting(coalition.Weighted(int(math.Ceil(sum(rivals)/unit)), weights...))
	return indices.Shapley, indices.Banzhaf, err
}

func (p *Power) amounts(states []world.StateID, index string) []float64 {
	out := make([]float64, len(states))
	for i, s := range states {
		out[i] = p.value(s, index).Value
	}
	return out
}

func sum(list []float64) float64 {
	total := 0.0
	for _, x := range list {
		total += x
	}
	return total
}
