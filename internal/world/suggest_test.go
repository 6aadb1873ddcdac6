package world

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Türkiye":        "turkiye",
		"Tu\u0308rkiye":  "turkiye", // the mark as a character of its own
		"Réunion":        "reunion",
		"Curaçao":        "curacao",
		"Łódź":           "lodz",
		"İstanbul":       "istanbul",
		"KSA":            "ksa",
		"Côte d’Ivoire":  "cote d'ivoire",
		"плохо":          "плохо",
		"Saudi  Arabia ": "saudi  arabia ",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	states := []string{"Turkey", "Turkmenistan", "Saudi Arabia", "Pakistan", "Iran", "Iraq", "Oman", "Jordan", "Turkey"}
	tests := []struct {
		word string
		want []string
		text string
	}{
		{"Turky", []string{"Turkey"}, "; did you mean Turkey?"},
		{"Tukrey", []string{"Turkey"}, "; did you mean Turkey?"}, // neighbours swapped
		{"turk", []string{"Turkey", "Turkmenistan"}, "; did you mean Turkey or Turkmenistan?"},
		{"Irak", []string{"Iran", "Iraq"}, "; did you mean Iran or Iraq?"},
		{"Pakistan", []string{"Pakistan"}, "; did you mean Pakistan?"},
		{"Atlantis", nil, ""},
		{"", nil, ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.word, states); !slices.Equal(got, tt.want) {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
		if got := DidYouMean(tt.word, states); got != tt.text {
			t.Errorf("DidYouMean(%q) = %q, want %q", tt.word, got, tt.text)
		}
	}
	if got := Nearest("aa", []string{"ab", "ac", "ad", "ae"}); !slices.Equal(got, []string{"ab", "ac", "ad"}) {
		t.Errorf("of four near ones %q are named, want the first three", got)
	}
}

func TestEditDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3},
	}
	for _, tt := range tests {
		if got := editDistance(tt.a, tt.b); got != tt.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
