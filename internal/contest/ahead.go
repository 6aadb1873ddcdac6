package contest

import "fmt"

// What Ahead looks at: ten years at a time, from the first by which there are
// disputes enough to learn from.
const (
	aheadFrom  = 1900
	aheadYears = 10
)

// Ahead is how well disputes of some years are foretold by those of all years
// before, which is what any forecast does. Models are in the order of the report's
// standings; the first gives the shares of outcomes of the years before.
type Ahead struct {
	From     int         `json:"from"` // first year foretold
	To       int         `json:"to"`   // last
	Disputes int         `json:"disputes"`
	Decided  int         `json:"decided"`
	Models   []AheadLoss `json:"models"`
}

// AheadLoss is the log loss of one model: the sum over disputes, so that parts can
// be put together, and that over the decided ones of the probability given that
// they are.
type AheadLoss struct {
	Model       string  `json:"model"`
	Loss        float64 `json:"loss_sum"`
	DecidedLoss float64 `json:"decided_loss_sum"`
}

// ahead judges all models so.
func ahead(disputes []Dispute, o Options) ([]Ahead, error) {
	years := spanning(disputes)
	var out []Ahead
	var work []func() error
	for from := aheadFrom; from <= years.LastYear; from += aheadYears {
		before := only(disputes, func(d *Dispute) bool { return d.Year < from })
		after := only(disputes, func(d *Dispute) bool { return from <= d.Year && d.Year < from+aheadYears })
		var few Faults
		if o.enough(before, o.Inner, &few); len(few) > 0 || len(after) == 0 {
			continue // too little to learn from, or nothing to foretell
		}
		i := len(out)
		out = append(out, Ahead{From: from, To: min(years.LastYear, from+aheadYears-1), Disputes: len(after), Decided: len(decided(after)), Models: make([]AheadLoss, len(rivals))})
		for at := range rivals {
			work = append(work, func() (err error) {
				out[i].Models[at], err = rivals[at].ahead(before, after, o)
				return err
			})
		}
	}
	return out, inParallel(work)
}

func (r *rival) ahead(before, after []Dispute, o Options) (AheadLoss, error) {
	odds, _, err := r.learn(before, o, o.Seeds[0])
	if err != nil {
		return AheadLoss{}, fmt.Errorf("%s, learning from the years before %d: %w", r.name, after[0].Year, err)
	}
	told := make([]Odds, len(after))
	for i := range after {
		told[i] = odds(&after[i])
	}
	all, ofDecided := lossSums(after, told)
	return AheadLoss{r.name, all, ofDecided}, nil
}
