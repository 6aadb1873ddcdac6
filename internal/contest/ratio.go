package contest

import (
	"fmt"
	"math"

	"casus/internal/power"
)

// Ratio is the contest function of the ratio of means (Hirshleifer 1989): the
// probability that a side with means a prevails over one with means b is
//
//	a^γ / (a^γ + b^γ)
//
// with the exponent γ, the decisiveness of means. It knows neither a stalemate nor
// who began. Means below zero, or none on both sides, have no answer: NaN.
func Ratio(a, b, gamma float64) float64 {
	if !(a >= 0 && b >= 0) || a == 0 && b == 0 {
		return math.NaN()
	}
	return 1 / (1 + math.Exp(-gamma*(math.Log(a)-math.Log(b))))
}

// NetResourcesMeans is the name of the contest function on net resources.
const NetResourcesMeans = "net resources"

// RatioFit is the contest function with the exponent of the greatest likelihood on
// decided disputes. A coin has a loss of 0.6931.
type RatioFit struct {
	Means       string    `json:"means"`
	Disputes    int       `json:"disputes"` // decided, and with the means of both sides known
	Gamma       float64   `json:"gamma"`
	Error       float64   `json:"error"`        // standard error of γ
	Loss        float64   `json:"loss"`         // log loss on the disputes it was fitted to
	CrossedLoss []float64 `json:"crossed_loss"` // on folds that it was not fitted to, by seed
}

// lead is how far side A is ahead: the log-ratio of means, and whether it won.
type lead struct {
	x   float64
	won bool
}

func ratios(rows []Dispute, o Options) ([]RatioFit, error) {
	var out []RatioFit
	for _, c := range []struct {
		name  string
		means func(Side) power.Amount
	}{
		{"CINC", func(s Side) power.Amount { return power.Of(max(s.CINC.X, smallest)) }},
		{NetResourcesMeans, func(s Side) power.Amount { return s.NetResources }},
	} {
		known := only(decided(rows), func(d *Dispute) bool { return c.means(d.A).Known && c.means(d.B).Known })
		leads := make([]lead, len(known))
		for i := range known {
			leads[i] = lead{math.Log(c.means(known[i].A).X) - math.Log(c.means(known[i].B).X), known[i].Outcome == WonByA}
		}
		fit, err := fitRatio(leads)
		if err != nil {
			return nil, fmt.Errorf("the contest function of %s: %w", c.name, err)
		}
		fit.Means = c.name
		for _, seed := range o.Seeds {
			loss, err := crossed(leads, folds(known, o.Folds, seed), o.Folds)
			if err != nil {
				return nil, fmt.Errorf("the contest function of %s, seed %d: %w", c.name, seed, err)
			}
			fit.CrossedLoss = append(fit.CrossedLoss, loss)
		}
		out = append(out, fit)
	}
	return out, nil
}

func crossed(leads []lead, in []int, n int) (float64, error) {
	loss := 0.0
	for fold := range n {
		var others []lead
		for i := range leads {
			if in[i] != fold {
				others = append(others, leads[i])
			}
		}
		fit, err := fitRatio(others)
		if err != nil {
			return 0, err
		}
		for i, l := range leads {
			if in[i] == fold {
				loss += l.loss(fit.Gamma)
			}
		}
	}
	return loss / float64(len(leads)), nil
}

// fitRatio is a logit on the log-ratio without a constant, by Newton's method; its
// likelihood is concave.
func fitRatio(leads []lead) (RatioFit, error) {
	behind, ahead := false, false // a maximum needs winners by means and winners against them
	for _, l := range leads {
		ahead = ahead || l.x != 0 && l.won == (l.x > 0)
		behind = behind || l.x != 0 && l.won == (l.x < 0)
	}
	if !ahead || !behind {
		return RatioFit{}, fmt.Errorf("of %d decided disputes the side with more means won all or none; the exponent has no bound", len(leads))
	}
	gamma, information := 0.0, 0.0
	for range 100 {
		score := 0.0
		information = 0
		for _, l := range leads {
			p := 1 / (1 + math.Exp(-gamma*l.x))
			y := 0.0
			if l.won {
				y = 1
			}
			score += (y - p) * l.x
			information += p * (1 - p) * l.x * l.x
		}
		step := score / information
		for before := lossOf(leads, gamma); lossOf(leads, gamma+step) > before*(1+1e-12) && step != 0; {
			step /= 2
		}
		gamma += step
		if math.Abs(step) <= 1e-12*(1+math.Abs(gamma)) {
			break
		}
	}
	return RatioFit{Disputes: len(leads), Gamma: gamma, Error: 1 / math.Sqrt(information), Loss: lossOf(leads, gamma)}, nil
}

// loss is that of one dispute.
func (l lead) loss(gamma float64) float64 {
	m := gamma * l.x
	if !l.won {
		m = -m
	}
	if m < 0 {
		return -m + math.Log1p(math.Exp(m))
	}
	return math.Log1p(math.Exp(-m))
}

func lossOf(leads []lead, gamma float64) float64 {
	sum := 0.0
	for _, l := range leads {
		sum += l.loss(gamma)
	}
	return sum / float64(len(leads))
}
