package accession

import "math"

// Round is one round of accession: how many states had to ratify, and how many
// days the slowest took from the signature of the protocol.
type Round struct {
	Name       string
	Ratifiers  int
	Signed, In string // the protocol signed, the accession
	Days       int
}

// Rounds are the rounds of accession to NATO with their members of the time. The
// dates are NATO's public record, stated from memory and unverified.
var Rounds = []Round{
	{"Greece and Turkey", 12, "1951-10-22", "1952-02-18", 119},
	{"Germany", 14, "1954-10-23", "1955-05-06", 195},
	{"Spain", 15, "1981-12-10", "1982-05-30", 171},
	{"Czech Republic, Hungary and Poland", 16, "1997-12-16", "1999-03-12", 451},
	{"Bulgaria, Estonia, Latvia, Lithuania, Romania, Slovakia and Slovenia", 19, "2003-03-26", "2004-03-29", 369},
	{"Albania and Croatia", 26, "2008-07-09", "2009-04-01", 266},
	{"Montenegro", 28, "2016-05-19", "2017-06-05", 382},
	{"North Macedonia", 29, "2019-02-06", "2020-03-27", 415},
	{"Finland", 30, "2022-07-05", "2023-04-04", 273},
	{"Sweden", 30, "2022-07-05", "2024-03-07", 611},
}

// FitClock finds the median and the spread of the days that one state takes to
// ratify, log-normal and independent, from how long the slowest took: those of the
// greatest likelihood, to the day and the hundredth.
func FitClock(rounds []Round) (median, spread float64) {
	best := math.Inf(-1)
	for m := 1.0; m <= 1000; m++ {
		for s := 10; s <= 200; s++ {
			if l := clockLikelihood(rounds, m, float64(s)/100); l > best {
				best, median, spread = l, m, float64(s)/100
			}
		}
	}
	return median, spread
}

// clockLikelihood is the logarithm of the density of the slowest, n F^(n-1) f.
func clockLikelihood(rounds []Round, median, spread float64) float64 {
	sum := 0.0
	for _, r := range rounds {
		z := math.Log(float64(r.Days)/median) / spread
		sum += math.Log(float64(r.Ratifiers)) + float64(r.Ratifiers-1)*math.Log(math.Erfc(-z/math.Sqrt2)/2) - z*z/2 - math.Log(float64(r.Days)*spread)
	}
	return sum
}
