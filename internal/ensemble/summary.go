package ensemble

import (
	"math"

	"casus/internal/crisis"
	"casus/internal/world"
)

// Rate is a share of runs with its standard error.
type Rate struct {
	Count int64   `json:"count"`
	N     uint64  `json:"n"`
	P     float64 `json:"p"`
	Error float64 `json:"standard_error"`
}

func rate(count int64, n uint64) Rate {
	r := Rate{Count: count, N: n, P: math.NaN(), Error: math.NaN()}
	if n > 0 {
		r.P = float64(count) / float64(n)
		r.Error = math.Sqrt(r.P * (1 - r.P) / float64(n))
	}
	return r
}

// Mean is a mean over runs with its standard error.
type Mean struct {
	N     uint64  `json:"n"`
	Mean  float64 `json:"mean"`
	Error float64 `json:"standard_error"`
}

func mean(sum, squares int64, n uint64) Mean {
	m := Mean{N: n, Mean: math.NaN(), Error: math.NaN()}
	if n > 0 {
		m.Mean = float64(sum) / float64(n)
		m.Error = math.Sqrt(max(0, float64(squares)/float64(n)-m.Mean*m.Mean) / float64(n))
	}
	return m
}

// Difference is after less before, from runs made in pairs.
type Difference struct {
	Gained int64   `json:"gained"` // runs in which it happens after alone
	Lost   int64   `json:"lost"`   // and before alone
	N      uint64  `json:"n"`
	P      float64 `json:"p"`
	Error  float64 `json:"standard_error"`
}

// Bin counts what fell on some days.
type Bin struct {
	From  int   `json:"from"`
	To    int   `json:"to"` // the last day in it
	Count int64 `json:"count"`
}

// Summary reads a part: one model, or before and after.
type Summary struct {
	part *Part
	l    *layout
}

// Summary reads the counts.
func (p *Part) Summary() *Summary { return &Summary{p, newLayout(p.States, p.Models, p.Horizon)} }

// N is the number of runs.
func (s *Summary) N() uint64 { return s.part.N() }

// States are those that Response can be asked for, by number.
func (s *Summary) States() []world.StateID { return s.part.States }

func (s *Summary) of(model, at int) int64 { return s.part.Counts[model*s.l.size+at] }

func cell(state int, r crisis.Response) int { return state*crisis.Responses + int(r) }

// Response is how often a state did a thing. Model 0 is the one before the edit.
func (s *Summary) Response(model, state int, r crisis.Response) Rate {
	return rate(s.of(model, s.l.did+cell(state, r)), s.N())
}

// Days is when a state did a thing.
func (s *Summary) Days(model, state int, r crisis.Response) []Bin {
	return s.bins(model, s.l.when+cell(state, r)*len(s.l.edges))
}

// Durations is when the crisis ended, or the horizon.
func (s *Summary) Durations(model int) []Bin { return s.bins(model, s.l.duration) }

func (s *Summary) bins(model, at int) []Bin {
	out := make([]Bin, len(s.l.edges))
	for i, from := range s.l.edges {
		to := s.l.horizon
		if i+1 < len(s.l.edges) {
			to = s.l.edges[i+1] - 1
		}
		out[i] = Bin{from, to, s.of(model, at+i)}
	}
	return out
}

// Quantile is the bin in which a share q of those counted is reached; ok is false
// where there are none.
func Quantile(bins []Bin, q float64) (b Bin, ok bool) {
	total := int64(0)
	for _, b := range bins {
		total += b.Count
	}
	need, sum := q*float64(total), int64(0)
	for _, b := range bins {
		if sum += b.Count; b.Count > 0 && float64(sum) >= need {
			return b, true
		}
	}
	return Bin{}, false
}

// By is how often a state did a thing by the end of a day. Where a bin is of more
// than one day the days in it count evenly.
func (s *Summary) By(model, state int, r crisis.Response, day int) Rate {
	sum := 0.0
	for _, b := range s.Days(model, state, r) {
		if days := min(day, b.To) - b.From + 1; days > 0 {
			sum += float64(b.Count) * float64(days) / float64(b.To-b.From+1)
		}
	}
	return rate(int64(math.Round(sum)), s.N())
}

// End is how often the pair ended so, Level how often that was the highest level.
func (s *Summary) End(model int, e crisis.End) Rate {
	return rate(s.of(model, s.l.ends+int(e)), s.N())
}

// Level is how often the pair came to a level and no further.
func (s *Summary) Level(model int, l crisis.Level) Rate {
	return rate(s.of(model, s.l.levels+int(l)), s.N())
}

// Spread counts runs by the number of states that joined; the last is for
// MostJoined and more.
func (s *Summary) Spread(model int) []int64 {
	at := model*s.l.size + s.l.spread
	return s.part.Counts[at : at+MostJoined+1]
}

// Joined is the mean number of states that joined.
func (s *Summary) Joined(model int) Mean {
	return mean(s.of(model, s.l.sums), s.of(model, s.l.sums+1), s.N())
}

// Change is what the edit did to a response; for parts of two models alone.
func (s *Summary) Change(state int, r crisis.Response) Difference {
	c := cell(state, r)
	both := s.part.Counts[s.l.both+c]
	d := Difference{Gained: s.of(1, s.l.did+c) - both, Lost: s.of(0, s.l.did+c) - both, N: s.N(), P: math.NaN(), Error: math.NaN()}
	if n := float64(d.N); n > 0 {
		d.P = float64(d.Gained-d.Lost) / n
		d.Error = math.Sqrt(max(0, float64(d.Gained+d.Lost)/n-d.P*d.P) / n)
	}
	return d
}

// JoinedChange is what the edit did to the number of states that joined; for parts
// of two models alone.
func (s *Summary) JoinedChange() Mean {
	at := s.l.both + s.l.cells
	return mean(s.part.Counts[at], s.part.Counts[at+1], s.N())
}
