package formation

import (
	"errors"
	"fmt"
	"math"
	"sync"
)

// Sets are the sets of features that a study tries, from the fewest to all.
var Sets = [][]string{
	{"partners", "alike", "degree", "degree_gap"},
	{"border", "nearness", "neighbours", "neighbour_ties"},
	{"border", "nearness", "neighbours", "neighbour_ties", "region"},
	{"border", "nearness", "neighbours", "neighbour_ties", "region", "region_ties"},
	{"border", "nearness", "neighbours", "neighbour_ties", "region", "polity_gap", "disputed", "rivals", "quarrels"},
	{"border", "nearness", "neighbours", "neighbour_ties", "partners", "alike", "degree", "degree_gap"},
	{"border", "nearness", "neighbours", "neighbour_ties", "region", "region_ties", "partners", "alike", "degree", "degree_gap", "power", "power_gap", "polity_gap", "disputed", "rivals", "quarrels", "new_ties"},
}

// Penalties are those that a study tries.
var Penalties = []float64{1000, 10000, 100000}

// leastFormed is how many pairs must have formed a tie in a year for the year to
// say anything of a plan.
const leastFormed = 5

// YearScore is how well a year was foretold.
type YearScore struct {
	Year      int     `json:"year"`
	Open      int     `json:"open"` // pairs without a tie the year before
	Formed    int     `json:"formed"`
	AUC       float64 `json:"auc"`
	Precision float64 `json:"average_precision"`
}

// Trial is a plan and how it foretold years, each from the years before it.
type Trial struct {
	Plan      Plan        `json:"plan"`
	Years     []YearScore `json:"years"`
	AUC       float64     `json:"auc"`               // mean
	Precision float64     `json:"average_precision"` // geometric mean
}

// Report is a study: the trials, the plan they chose, and its forecast of a year
// that no trial saw.
type Report struct {
	Trials         []Trial   `json:"trials"`
	Model          *Model    `json:"model"`
	Target         YearScore `json:"target"`
	AUCRange       Interval  `json:"auc_range"`
	PrecisionRange Interval  `json:"average_precision_range"`
}

// Study chooses a plan by how well it foretells each year from `from` to the year
// before the target, fits it to all years before the target, and foretells the
// target. The years before first serve as the past alone. The plan of the greatest
// geometric mean of average precision is taken: a plain mean would let one easy
// year decide. A year in which fewer than five pairs formed a tie is not asked.
func (p *Panel) Study(first, from, target int, draw func(n int) int) (*Report, error) {
	s := &study{p, map[int]table{}}
	var years []int
	for at := from; at < target; at++ {
		t, err := s.table(at)
		if err != nil {
			return nil, err
		}
		if sum(t.formed) >= leastFormed {
			years = append(years, at)
		}
	}
	if len(years) == 0 {
		return nil, fmt.Errorf("in no year from %d to %d did %d pairs form a tie; there is nothing to choose by", from, target-1, leastFormed)
	}
	out := &Report{}
	if err := s.trials(out, first, years); err != nil {
		return nil, err
	}
	best := 0
	for i := range out.Trials {
		if out.Trials[i].Precision > out.Trials[best].Precision {
			best = i
		}
	}
	var err error
	if out.Model, err = s.fit(out.Trials[best].Plan, first, target-1); err != nil {
		return nil, err
	}
	f, err := s.forecast(out.Model, target)
	if err != nil {
		return nil, err
	}
	out.Target = f.score(target)
	out.AUCRange, out.PrecisionRange = f.Bootstrap(len(p.names), draws, draw)
	return out, nil
}

// trials tries every plan, on all cores; each result is put in its place.
func (s *study) trials(out *Report, first int, years []int) error {
	for at := first; at <= years[len(years)-1]; at++ {
		if _, err := s.table(at); err != nil { // from here on tables are only read
			return err
		}
	}
	out.Trials = make([]Trial, len(Sets)*len(Penalties))
	faults := make([]error, len(out.Trials))
	var all sync.WaitGroup
	for i := range out.Trials {
		all.Go(func() {
			out.Trials[i], faults[i] = s.try(Plan{Sets[i/len(Penalties)], Penalties[i%len(Penalties)]}, first, years)
		})
	}
	all.Wait()
	return errors.Join(faults...)
}

// draws is how often states are drawn anew.
const draws = 1000

func (s *study) try(plan Plan, first int, years []int) (Trial, error) {
	out := Trial{Plan: plan}
	logs := 0.0
	for _, at := range years {
		m, err := s.fit(plan, first, at-1)
		if err != nil {
			return out, err
		}
		f, err := s.forecast(m, at)
		if err != nil {
			return out, err
		}
		y := f.score(at)
		out.Years = append(out.Years, y)
		out.AUC += y.AUC / float64(len(years))
		logs += math.Log(y.Precision) / float64(len(years))
	}
	out.Precision = math.Exp(logs)
	return out, nil
}

func (f *Forecast) score(at int) YearScore {
	return YearScore{at, len(f.Pairs), int(sum(f.Formed)), f.AUC(), f.AveragePrecision()}
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}
