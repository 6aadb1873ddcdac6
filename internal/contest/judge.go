package contest

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"

	"casus/internal/stat"
)

// Report says how well models foretell disputes that they have not seen.
type Report struct {
	Disputes  int         `json:"disputes"`
	Outcomes  [3]int      `json:"won_by_b_stalemate_won_by_a"` // side A is the one that began
	NetKnown  int         `json:"net_resources_known"`
	Folds     int         `json:"folds"`
	Seeds     []uint64    `json:"seeds"`
	NullLoss  []float64   `json:"null_loss"` // of the shares of outcomes in the other folds, by seed
	Standings []Standing  `json:"standings"`
	Chosen    [2]Choice   `json:"chosen"`  // for the model itself: stalemate, then decided
	Choices   [2][]Choice `json:"choices"` // what the folds chose for it, the most frequent first
	Ratios    []RatioFit  `json:"contest_functions"`
	Stalemate []Decile    `json:"calibration_of_stalemates"`
	Decided   []Decile    `json:"calibration_of_decided"`
	Ahead     []Ahead     `json:"ahead"` // foretold from the years before
}

// Standing is how well one model foretells, by seed.
type Standing struct {
	Model       string    `json:"model"`
	Loss        []float64 `json:"loss"`
	PRL         []float64 `json:"prl"`          // proportional reduction in loss over the null model of the same folds
	DecidedLoss []float64 `json:"decided_loss"` // on decided disputes, of the probability given that they are
}

// Choice is a number of knots and a penalty, and how many folds chose them.
type Choice struct {
	Knots   int     `json:"knots"`
	Penalty float64 `json:"penalty"`
	Folds   int     `json:"folds,omitempty"`
}

// The names of the models that a report compares.
const (
	NullModel     = "shares of outcomes"
	RatioModel    = "capability ratio, ordered logit"
	CalendarModel = "year alone"
	StatesModel   = "states without the year"
	FullModel     = "states and year"
)

// rival is a model that is judged: it learns from some disputes and gives odds of
// others.
type rival struct {
	name  string
	learn func(disputes []Dispute, o Options, seed uint64) (func(*Dispute) Odds, [2]shape, error)
}

var rivals = []rival{
	{NullModel, learnShares},
	{RatioModel, learnRatio},
	{CalendarModel, func(d []Dispute, o Options, seed uint64) (func(*Dispute) Odds, [2]shape, error) {
		shapes, err := o.tune(d, calendarOnly, true, seed)
		if err != nil {
			return nil, shapes, err
		}
		pair, err := fitPair(d, calendarOnly, shapes)
		years := spanning(d)
		return func(d *Dispute) Odds { return pair.odds(years.when(d.Year), d.A, d.B, calendarOnly) }, shapes, err
	}},
	{StatesModel, func(d []Dispute, o Options, seed uint64) (func(*Dispute) Odds, [2]shape, error) {
		return learnModel(d, o, false, seed)
	}},
	{FullModel, func(d []Dispute, o Options, seed uint64) (func(*Dispute) Odds, [2]shape, error) {
		return learnModel(d, o, true, seed)
	}},
}

func learnModel(d []Dispute, o Options, curve bool, seed uint64) (func(*Dispute) Odds, [2]shape, error) {
	shapes, err := o.tune(withNet(d), netKnown, curve, seed)
	if err != nil {
		return nil, shapes, err
	}
	m, err := fitModel(d, shapes)
	return func(d *Dispute) Odds { return m.directed(d.Year, d.A, d.B) }, shapes, err
}

func learnShares(d []Dispute, _ Options, _ uint64) (func(*Dispute) Odds, [2]shape, error) {
	counts, all := outcomes(d), float64(len(d))
	o := Odds{WonByA: float64(counts[WonByA]) / all, Stalemate: float64(counts[Stalemate]) / all, WonByB: float64(counts[WonByB]) / all}
	return func(*Dispute) Odds { return o }, [2]shape{}, nil
}

// learnRatio is the usual yardstick: an ordered logit on the share of side A in
// the sum of both sides' CINC.
func learnRatio(d []Dispute, _ Options, _ uint64) (func(*Dispute) Odds, [2]shape, error) {
	design := stat.OrderedDesign{Levels: outcomeNames, Outcome: stat.Column{Name: "outcome"}}
	ratio := stat.Column{Name: "capability ratio"}
	for i := range d {
		design.Outcome.Values = append(design.Outcome.Values, float64(d[i].Outcome))
		ratio.Values = append(ratio.Values, CapabilityRatio(d[i].A, d[i].B))
	}
	design.Regressors = []stat.Column{ratio}
	fit, err := stat.Ordered(design)
	return func(d *Dispute) Odds {
		p := fit.Probabilities([]float64{CapabilityRatio(d.A, d.B)})
		return Odds{WonByB: p[WonByB], Stalemate: p[Stalemate], WonByA: p[WonByA]}
	}, [2]shape{}, err
}

// CapabilityRatio is side A's share in the sum of both sides' CINC. Two sides of
// none have half each.
func CapabilityRatio(a, b Side) float64 {
	if a.CINC.X+b.CINC.X == 0 {
		return 0.5
	}
	return a.CINC.X / (a.CINC.X + b.CINC.X)
}

func outcomes(d []Dispute) (counts [3]int) {
	for i := range d {
		counts[d[i].Outcome]++
	}
	return counts
}

// foretold are a rival's odds of every dispute, each from the other folds.
type foretold struct {
	odds   []Odds
	shapes [][2]shape // by fold
}

// foretell lets every rival foretell every fold of every seed, on all cores. Each
// result has its place, so that their number leaves no trace.
func foretell(disputes []Dispute, o Options) ([][]foretold, error) {
	out := make([][]foretold, len(o.Seeds))
	var work []func() error
	for s, seed := range o.Seeds {
		in := folds(disputes, o.Folds, seed)
		out[s] = make([]foretold, len(rivals))
		for r := range rivals {
			f := &out[s][r]
			*f = foretold{make([]Odds, len(disputes)), make([][2]shape, o.Folds)}
			for fold := range o.Folds {
				work = append(work, func() error {
					others, _ := split(disputes, in, fold)
					odds, shapes, err := rivals[r].learn(others, o, mix(seed)+uint64(fold))
					if err != nil {
						return fmt.Errorf("%s, seed %d, fold %d of %d: %w", rivals[r].name, seed, fold+1, o.Folds, err)
					}
					f.shapes[fold] = shapes
					for i := range disputes {
						if in[i] == fold {
							f.odds[i] = odds(&disputes[i])
						}
					}
					return nil
				})
			}
		}
	}
	return out, inParallel(work)
}

// inParallel does all work and returns the first error in the order of the work.
func inParallel(work []func() error) error {
	faults := make([]error, len(work))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				faults[i] = work[i]()
			}
		})
	}
	for i := range work {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}

// losses are the log loss of all disputes, and that of the decided ones.
func losses(disputes []Dispute, odds []Odds) (all, ofDecided float64) {
	all, ofDecided = lossSums(disputes, odds)
	return all / float64(len(disputes)), ofDecided / float64(len(decided(disputes)))
}

func lossSums(disputes []Dispute, odds []Odds) (all, ofDecided float64) {
	for i := range disputes {
		all -= math.Log(odds[i].of(disputes[i].Outcome))
		switch disputes[i].Outcome {
		case WonByA:
			ofDecided -= math.Log(odds[i].Decided())
		case WonByB:
			ofDecided -= math.Log(1 - odds[i].Decided())
		}
	}
	return all, ofDecided
}

// Mean is that of figures by seed.
func Mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// Standing is that of the named model.
func (r *Report) Standing(model string) Standing {
	i := slices.IndexFunc(r.Standings, func(s Standing) bool { return s.Model == model })
	if i < 0 {
		panic("contest: no model is called " + model)
	}
	return r.Standings[i]
}
