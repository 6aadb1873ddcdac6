package estimative_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/estimative"
)

// A word, taken to its range and back, is the same word: at the low end, in the
// middle and at the last number before the high end.
func TestRoundTrip(t *testing.T) {
	for _, s := range []estimative.Scale{estimative.ICD203, estimative.UK, estimative.NATO} {
		for _, b := range s.Bands {
			for _, word := range b.Words {
				got, err := s.Range(" " + strings.ToUpper(word))
				if err != nil {
					t.Error(err)
					continue
				}
				for _, p := range []float64{math.Nextafter(got.Low, 1), (got.Low + got.High) / 2, math.Nextafter(got.High, 0)} {
					if w := s.Words(p); w.Band == nil || w.Band.Name() != b.Name() {
						t.Errorf("%s: %q is %g to %g, and %g is %q", s.ID, word, got.Low, got.High, p, w)
					}
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		scale estimative.Scale
		p     float64
		want  string
	}{
		{estimative.ICD203, .005, "below almost no chance"},
		{estimative.ICD203, .01, "almost no chance"},
		{estimative.ICD203, .05, "very unlikely"},
		{estimative.ICD203, .20, "unlikely"},
		{estimative.ICD203, .45, "roughly even chance"},
		{estimative.ICD203, .55, "likely"},
		{estimative.ICD203, .80, "very likely"},
		{estimative.ICD203, .95, "almost certain"},
		{estimative.ICD203, .99, "almost certain"},
		{estimative.ICD203, .999, "above almost certain"},
		{estimative.UK, 0, "below remote chance"},
		{estimative.UK, .05, "remote chance"},
		{estimative.UK, .07, "between bands (remote chance and highly unlikely)"},
		{estimative.UK, .10, "highly unlikely"},
		{estimative.UK, .2001, "between bands (highly unlikely and unlikely)"},
		{estimative.UK, .37, "between bands (unlikely and realistic possibility)"},
		{estimative.UK, .49, "realistic possibility"},
		{estimative.UK, .50, "between bands (realistic possibility and likely)"},
		{estimative.UK, .77, "between bands (likely and highly likely)"},
		{estimative.UK, .93, "between bands (highly likely and almost certain)"},
		{estimative.UK, 1, "above almost certain"},
		{estimative.NATO, .4, "even chance"},
		{estimative.NATO, 1, "highly likely"},
		{estimative.IPCC, .005, "exceptionally unlikely"},
		{estimative.IPCC, .2, "unlikely"},
		{estimative.IPCC, .5, "about as likely as not"},
		{estimative.IPCC, .7, "likely"},
		{estimative.IPCC, .97, "extremely likely"},
		{estimative.IPCC, 1.2, "no probability"},
		{estimative.ICD203, math.NaN(), "no probability"},
	} {
		if got := c.scale.Words(c.p).String(); got != c.want {
			t.Errorf("%s: %g is %q, not %q", c.scale.ID, c.p, got, c.want)
		}
	}
}

// Every probability has a word, or lies between two that stand side by side, or
// beyond an end; and a more likely one never has a less likely word.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]estimative.Scale{estimative.ICD203, estimative.UK, estimative.NATO}).Draw(t, "scale")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := rapid.Float64Range(p, 1).Draw(t, "q")
		if place(s, p) > place(s, q) {
			t.Fatalf("%s: %g is %q and %g is %q", s.ID, p, s.Words(p), q, s.Words(q))
		}
	})
}

// place counts in halves: bands are odd, what lies between them even.
func place(s estimative.Scale, p float64) int {
	w := s.Words(p)
	for i := range s.Bands {
		switch {
		case w.Band == &s.Bands[i]:
			return 2*i + 1
		case w.Band == nil && w.Between[0] == &s.Bands[i]:
			return 2*i + 2
		}
	}
	return 0
}

func TestFaults(t *testing.T) {
	if _, err := estimative.Find("cia"); err == nil || !strings.Contains(err.Error(), "icd203, uk, nato, ipcc") {
		t.Error(err)
	}
	if s, err := estimative.Find(" UK "); err != nil || s.ID != "uk" {
		t.Error(s.ID, err)
	}
	if _, err := estimative.UK.Range("perhaps"); err == nil || !strings.Contains(err.Error(), "realistic possibility") {
		t.Error(err)
	}
	if got := estimative.ICD203.Span(.1, .3); got != "very unlikely to unlikely" {
		t.Error(got)
	}
	if got := estimative.ICD203.Span(.1, .15); got != "very unlikely" {
		t.Error(got)
	}
}
