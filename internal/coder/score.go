package coder

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Pair is one sentence: what was wanted and what was coded.
type Pair struct {
	ID        string
	Want, Got []Labelled
}

// Count holds hits and misses of one measure.
type Count struct{ TP, FP, FN int }

// Precision is the share of what was coded that was wanted.
func (c Count) Precision() float64 { return share(c.TP, c.TP+c.FP) }

// Recall is the share of what was wanted that was coded.
func (c Count) Recall() float64 { return share(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall, 0 where nothing was hit.
func (c Count) F1() float64 { return share(2*c.TP, 2*c.TP+c.FP+c.FN) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c Count) plus(d Count) Count { return Count{c.TP + d.TP, c.FP + d.FP, c.FN + d.FN} }

// Measure is one measure over a set of sentences with its bootstrap interval.
type Measure struct {
	Name string
	Count
	Lo, Hi float64 // 95 % interval of F1 over resampled sentences
}

// measures are counted for each sentence by itself and summed; docs/formats/
// events.md defines them. All but the sources match multisets: a class that is
// wanted twice counts twice. Events without a class count for sources and codes
// alone.
var measures = []struct {
	name string
	keys func([]Labelled) []string
	set  bool
}{
	{"class", classes, false},
	{"country pair with class", pairs, false},
	{"whole event", whole, false},
	{"country pair", barePairs, false},
	{"source countries", sources, true},
	{"code", codesOf, false},
}

func classes(es []Labelled) (out []string) {
	for _, e := range es {
		if e.Class != "" {
			out = append(out, e.Class)
		}
	}
	return out
}

func codesOf(es []Labelled) (out []string) {
	for _, e := range es {
		if e.CAMEO != "" {
			out = append(out, e.CAMEO)
		}
	}
	return out
}

// pairs writes each event with a class as one triple for every pair of its
// countries.
func pairs(es []Labelled) (out []string) {
	for _, e := range es {
		if e.Class != "" {
			e.eachPair(func(s, t string) { out = append(out, s+" "+e.Class+" "+t) })
		}
	}
	return out
}

// eachPair gives the pairs of a source and a target; a missing side is one empty
// country. A symmetric event stands for every ordered pair of its participants.
func (e Labelled) eachPair(f func(source, target string)) {
	symmetric := len(e.Target) == 0 && len(unique(e.Source)) > 1
	targets := e.Target
	if symmetric {
		targets = e.Source
	}
	for _, s := range orEmpty(e.Source) {
		for _, t := range orEmpty(targets) {
			if !symmetric || s != t {
				f(s, t)
			}
		}
	}
}

// barePairs writes the pairs of countries without the class.
func barePairs(es []Labelled) (out []string) {
	for _, e := range es {
		e.eachPair(func(s, t string) { out = append(out, s+" "+t) })
	}
	return out
}

func orEmpty(s []string) []string {
	if len(s) == 0 {
		return []string{""}
	}
	return unique(s)
}

func unique(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// whole writes each event as one triple of sets.
func whole(es []Labelled) (out []string) {
	for _, e := range es {
		if e.Class != "" {
			out = append(out, strings.Join(unique(e.Source), "+")+" "+e.Class+" "+strings.Join(unique(e.Target), "+"))
		}
	}
	return out
}

func sources(es []Labelled) (out []string) {
	for _, e := range es {
		out = append(out, e.Source...)
	}
	return out
}

// match counts how far two multisets agree.
func match(want, got []string, set bool) (c Count) {
	if set {
		want, got = unique(want), unique(got)
	}
	left := map[string]int{}
	for _, k := range want {
		left[k]++
	}
	for _, k := range got {
		if left[k] > 0 {
			left[k]--
			c.TP++
		} else {
			c.FP++
		}
	}
	c.FN = len(want) - c.TP
	return c
}

// resamples is how often the sentences are drawn anew for an interval.
const resamples = 1000

// Score gives precision, recall and F1 of every measure, over all sentences
// together (micro), with 95 % intervals by bootstrap over sentences. The seed is
// fixed, so that the same input gives the same intervals.
func Score(ps []Pair) []Measure {
	var out []Measure
	for _, m := range measures {
		each := make([]Count, len(ps))
		total := Count{}
		for i, p := range ps {
			each[i] = match(m.keys(p.Want), m.keys(p.Got), m.set)
			total = total.plus(each[i])
		}
		lo, hi := bootstrap(each)
		out = append(out, Measure{m.name, total, lo, hi})
	}
	return out
}

func bootstrap(each []Count) (lo, hi float64) {
	if len(each) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	f := make([]float64, resamples)
	for k := range f {
		var sum Count
		for range each {
			sum = sum.plus(each[random.IntN(len(each))])
		}
		f[k] = sum.F1()
	}
	slices.Sort(f)
	return f[resamples/40], f[resamples-1-resamples/40]
}
