package accession

import (
	"math"

	"casus/internal/estimative"
)

// Call is a forecast that has been decided.
type Call struct {
	Probability float64
	True        bool
}

// Score is how good calls were. Brier is the mean squared error, 0 at best; it is
// the sum of reliability, uncertainty and within less resolution. Log is the mean
// of the natural logarithm of what was given to what came, 0 at best.
type Score struct {
	N           int      `json:"n"`
	Brier       float64  `json:"brier"`
	Reliability float64  `json:"reliability"` // how far the chances of a band lie from the share that came true
	Resolution  float64  `json:"resolution"`  // how far the shares of the bands lie from that of all
	Uncertainty float64  `json:"uncertainty"` // of the outcomes themselves
	Within      float64  `json:"within"`      // variance less twice covariance inside bands
	Log         *float64 `json:"log"`         // nil where the impossible came, or the certain did not
	Came        float64  `json:"share_true"`
	Bands       []Bin    `json:"bands"`
}

// Bin is the calls whose chance lies in one band.
type Bin struct {
	Low, High float64 `json:"-"`
	Words     string  `json:"words"`
	N         int     `json:"n"`
	Forecast  float64 `json:"forecast"` // mean chance
	Observed  float64 `json:"observed"` // share that came true
	From      float64 `json:"observed_low"`
	To        float64 `json:"observed_high"` // Wilson's interval of nine tenths
}

// ScoreCalls scores calls; nil where there are none. Bands are those of ICD 203
// with what lies beyond its ends. Inside a band chances differ, so that Murphy's
// three parts alone would not add up; Stephenson's two more are given as one.
func ScoreCalls(calls []Call) *Score {
	if len(calls) == 0 {
		return nil
	}
	s := &Score{N: len(calls)}
	n, logs := float64(len(calls)), 0.0
	bins := bands()
	for _, c := range calls {
		o := outcome(c)
		s.Brier += (c.Probability - o) * (c.Probability - o) / n
		s.Came += o / n
		logs += math.Log(1 - math.Abs(c.Probability-o))
		b := &bins[binOf(bins, c.Probability)]
		b.N++
		b.Forecast += c.Probability
		b.Observed += o
	}
	s.Uncertainty = s.Came * (1 - s.Came)
	if mean := logs / n; !math.IsInf(mean, 0) {
		s.Log = &mean
	}
	for i := range bins {
		if b := &bins[i]; b.N > 0 {
			b.Forecast, b.Observed = b.Forecast/float64(b.N), b.Observed/float64(b.N)
			b.From, b.To = wilson(b.Observed, float64(b.N))
			s.Reliability += float64(b.N) / n * (b.Forecast - b.Observed) * (b.Forecast - b.Observed)
			s.Resolution += float64(b.N) / n * (b.Observed - s.Came) * (b.Observed - s.Came)
			s.Bands = append(s.Bands, *b)
		}
	}
	for _, c := range calls {
		b := bins[binOf(bins, c.Probability)]
		d := c.Probability - b.Forecast
		s.Within += (d*d - 2*d*(outcome(c)-b.Observed)) / n
	}
	return s
}

func outcome(c Call) float64 {
	if c.True {
		return 1
	}
	return 0
}

// bands are those of ICD 203 and the two beyond its ends.
func bands() []Bin {
	scale := estimative.ICD203
	first, last := scale.Bands[0], scale.Bands[len(scale.Bands)-1]
	out := []Bin{{Low: 0, High: first.Low, Words: "below " + first.Name()}}
	for _, b := range scale.Bands {
		out = append(out, Bin{Low: b.Low, High: b.High, Words: b.Name()})
	}
	return append(out, Bin{Low: last.High, High: 1, Words: "above " + last.Name()})
}

func binOf(bins []Bin, p float64) int {
	for i := len(bins) - 1; i > 0; i-- {
		if p > bins[i].Low || p == bins[i].Low && i < len(bins)-1 {
			return i
		}
	}
	return 0
}

// wilson is the interval of nine tenths of a share.
func wilson(share, n float64) (low, high float64) {
	const z = 1.6448536269514722
	middle := (share + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}
