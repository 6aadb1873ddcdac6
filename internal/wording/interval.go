package wording

import (
	"encoding/csv"
	"strconv"
	"sync"

	"casus/internal/token"
)

// Scale is the numbers that one scale attaches to one term of likelihood, in
// per cent.
type Scale struct {
	Term      string
	Low, High float64
	Name      string // "ICD 203"
	Year      string // "" where the scale states none
	Note      string
}

var scales = sync.OnceValue(func() []Scale {
	f, err := data.Open("data/scales.csv")
	if err != nil {
		panic("the embedded scales cannot be opened: " + err.Error())
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 6
	rows, err := r.ReadAll()
	if err != nil {
		panic("the embedded scales do not read: " + err.Error()) // a test reads them
	}
	var out []Scale
	for _, row := range rows[1:] {
		low, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			panic("the embedded scales: " + err.Error())
		}
		high, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			panic("the embedded scales: " + err.Error())
		}
		out = append(out, Scale{row[0], low, high, row[3], row[4], row[5]})
	}
	return out
})

// Scales lists the terms that Interval knows.
func Scales() []Scale { return scales() }

// usual are the English terms of the classes of likelihood, whose numbers are
// taken for words of other languages.
var usual = map[string]string{"certain": "almost certain", "very_likely": "very likely", "likely": "likely",
	"possible": "may happen", "will_not": "very unlikely"}

type interval struct {
	phrases token.Phrases
	terms   []Scale
}

var intervals = sync.OnceValue(func() *interval {
	v := &interval{terms: scales()}
	for i, s := range v.terms {
		v.phrases.Add(s.Term, int32(i), token.AnyCase)
	}
	n := len(v.terms)
	for _, modal := range []string{"may", "might", "could"} {
		for i, s := range v.terms[:n] {
			if s.Term == modal+" happen" {
				v.phrases.Add(modal, int32(i), token.AnyCase)
			}
		}
	}
	return v
})

// Interval gives what number words of likelihood stand for, as shares of one,
// and the scale that says so. Words of languages other than English have the
// numbers of the English term of their class. The scale is "" where no scale
// knows the words.
func Interval(words string) (low, high float64, scale string) {
	return intervalIn(words, languages())
}

// IntervalIn is Interval for words of one language: the other lists are not read.
func IntervalIn(lang, words string) (low, high float64, scale string) {
	return intervalIn(words, []string{lang})
}

func intervalIn(words string, langs []string) (low, high float64, scale string) {
	v := intervals()
	tokens := new(token.Splitter).Split(nil, words)
	best := token.Match{}
	for i := range tokens {
		if m, ok := v.phrases.Longest(tokens, i); ok && m.To-m.From > best.To-best.From {
			best = m
		}
	}
	if best.To > 0 {
		return v.terms[best.Value].shares()
	}
	for _, lang := range langs {
		l, ok := For(lang)
		if !ok {
			continue
		}
		for _, h := range l.Find(nil, tokens) {
			if h.Cue.Kind == Likelihood && h.From == 0 && h.To == len(tokens) {
				return IntervalOf(h.Cue.Value)
			}
		}
	}
	return 0, 0, ""
}

// IntervalOf is Interval for a class of likelihood: a claim.Likelihood.
func IntervalOf(class string) (low, high float64, scale string) {
	term, ok := usual[class]
	if !ok {
		return 0, 0, ""
	}
	for _, s := range scales() {
		if s.Term == term {
			return s.shares()
		}
	}
	return 0, 0, ""
}

func (s Scale) shares() (low, high float64, scale string) {
	name := s.Name
	if s.Year != "" {
		name += " (" + s.Year + ")"
	}
	return s.Low / 100, s.High / 100, name
}
