package estimative

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Band is a word of a scale with the probabilities that it stands for.
type Band struct {
	Words    []string // the first is the usual one, the others mean the same
	Low      float64
	High     float64
	OpenLow  bool // Low itself is not in it
	OpenHigh bool // High itself is not in it
}

// Name is the usual word of the band.
func (b Band) Name() string { return b.Words[0] }

// Holds tells whether a probability lies in the band.
func (b Band) Holds(p float64) bool {
	if !(b.Low <= p && p <= b.High) {
		return false
	}
	return !(b.OpenLow && p == b.Low) && !(b.OpenHigh && p == b.High)
}

// Scale is a published list of words of probability.
type Scale struct {
	ID     string
	Title  string
	Bands  []Band // from the least likely; those of the IPCC overlap
	Source string
}

// step makes bands that touch: each reaches up to the next, which begins with the
// edge that both share.
func step(edges []float64, words ...[]string) []Band {
	out := make([]Band, len(words))
	for i, w := range words {
		out[i] = Band{Words: w, Low: edges[i], High: edges[i+1], OpenHigh: i < len(words)-1}
	}
	return out
}

// The scales, as published. Neither ICD 203 nor the yardstick has a word for what
// is certain.
var (
	ICD203 = Scale{"icd203", "ICD 203", step([]float64{.01, .05, .20, .45, .55, .80, .95, .99},
		[]string{"almost no chance", "remote"}, []string{"very unlikely", "highly improbable"}, []string{"unlikely", "improbable", "improbably"},
		[]string{"roughly even chance", "roughly even odds"}, []string{"likely", "probable", "probably"},
		[]string{"very likely", "highly probable"}, []string{"almost certain", "almost certainly", "nearly certain"}),
		"Office of the Director of National Intelligence, ICD 203, 2015"}

	UK = Scale{"uk", "UK probability yardstick", []Band{
		{[]string{"remote chance"}, 0, .05, true, false},
		{[]string{"highly unlikely"}, .10, .20, false, false},
		{[]string{"unlikely"}, .25, .35, false, false},
		{[]string{"realistic possibility"}, .40, .50, false, true},
		{[]string{"likely", "probable", "probably"}, .55, .75, false, false},
		{[]string{"highly likely"}, .80, .90, false, false},
		{[]string{"almost certain"}, .95, 1, false, true},
	}, "Professional Head of Intelligence Assessment, 2018"}

	NATO = Scale{"nato", "NATO AJP-2.1", step([]float64{0, .10, .40, .60, .90, 1},
		[]string{"highly unlikely"}, []string{"unlikely"}, []string{"even chance"}, []string{"likely"}, []string{"highly likely"}),
		"NATO, AJP-2.1, 2016"}

	IPCC = Scale{"ipcc", "IPCC", []Band{
		{[]string{"exceptionally unlikely"}, 0, .01, false, false},
		{[]string{"extremely unlikely"}, 0, .05, false, false},
		{[]string{"very unlikely"}, 0, .10, false, false},
		{[]string{"unlikely"}, 0, .33, false, false},
		{[]string{"about as likely as not"}, .33, .66, false, false},
		{[]string{"more likely than not"}, .50, 1, true, false},
		{[]string{"likely"}, .66, 1, false, false},
		{[]string{"very likely"}, .90, 1, false, false},
		{[]string{"extremely likely"}, .95, 1, false, false},
		{[]string{"virtually certain"}, .99, 1, false, false},
	}, "Mastrandrea and others, Guidance Note for the Fifth Assessment Report, 2010"}
)

// Scales lists all of them.
func Scales() []Scale { return []Scale{ICD203, UK, NATO, IPCC} }

// Find gives the scale of an id.
func Find(id string) (Scale, error) {
	var known []string
	for _, s := range Scales() {
		if s.ID == strings.ToLower(strings.TrimSpace(id)) {
			return s, nil
		}
		known = append(known, s.ID)
	}
	return Scale{}, fmt.Errorf("no scale %q; there are %s", id, strings.Join(known, ", "))
}

// Saying is what a number is called on a scale.
type Saying struct {
	Band    *Band    // the band that holds it; nil where none does
	Between [2]*Band // the bands beside it: both in a gap, one beyond an end of the scale
}

// String is the word, or "between bands" with the two, or what the number lies
// beyond.
func (s Saying) String() string {
	switch {
	case s.Band != nil:
		return s.Band.Name()
	case s.Between[0] != nil && s.Between[1] != nil:
		return fmt.Sprintf("between bands (%s and %s)", s.Between[0].Name(), s.Between[1].Name())
	case s.Between[0] != nil:
		return "above " + s.Between[0].Name()
	case s.Between[1] != nil:
		return "below " + s.Between[1].Name()
	}
	return "no probability"
}

// Words says what a probability is called. Where bands overlap the narrowest that
// holds it is taken, and of two as narrow the one nearer to an end. A number that
// is no probability, from 0 to 1, has neither band nor neighbours.
func (s Scale) Words(p float64) Saying {
	var out Saying
	if !(p >= 0 && p <= 1) {
		return out
	}
	for i := range s.Bands {
		b := &s.Bands[i]
		switch {
		case b.Holds(p):
			if out.Band == nil || width(b) < width(out.Band) {
				out.Band = b
			}
		case b.High <= p && (out.Between[0] == nil || b.High > out.Between[0].High):
			out.Between[0] = b
		case b.Low >= p && out.Between[1] == nil:
			out.Between[1] = b
		}
	}
	if out.Band != nil {
		out.Between = [2]*Band{}
	}
	return out
}

// width rounds, so that two bands of as many hundredths are equally wide.
func width(b *Band) float64 { return math.Round(1e6 * (b.High - b.Low)) }

// Range says what a word means. The case of letters and spaces at the ends do not
// matter. The error names the words of the scale.
func (s Scale) Range(words string) (Band, error) {
	asked := strings.ToLower(strings.Join(strings.Fields(words), " "))
	var known []string
	for _, b := range s.Bands {
		if slices.Contains(b.Words, asked) {
			return b, nil
		}
		known = append(known, b.Words...)
	}
	return Band{}, fmt.Errorf("%q is not a word of %s; its words are %s", words, s.Title, strings.Join(known, ", "))
}

// Span says a range of probabilities in words: one word where both ends have the
// same, else that of the low end and that of the high one.
func (s Scale) Span(low, high float64) string {
	a, b := s.Words(low).String(), s.Words(high).String()
	if a == b {
		return a
	}
	return a + " to " + b
}
