package coder

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestScore(t *testing.T) {
	ps := []Pair{
		{"meeting", []Labelled{{Source: []string{"TUR", "SAU"}, Class: "CONSULT"}}, []Labelled{{Source: []string{"SAU", "TUR"}, Class: "CONSULT"}}},
		{"paired", []Labelled{{Source: []string{"TUR", "SAU"}, Class: "AID"}}, []Labelled{{Source: []string{"SAU"}, Target: []string{"TUR"}, Class: "AID"}}},
		{"list", []Labelled{{Source: []string{"USA"}, Target: []string{"IRN", "CUB"}, Class: "AGREE"}}, []Labelled{{Source: []string{"USA"}, Target: []string{"IRN"}, Class: "AGREE"}}},
		{"class", []Labelled{{Source: []string{"FRA"}, Target: []string{"MLI"}, Class: "AID"}}, []Labelled{{Source: []string{"FRA"}, Target: []string{"MLI"}, Class: "SANCTION"}}},
		{"more", nil, []Labelled{{Source: []string{"TCD"}, Class: "PROTEST"}}},
		{"twice", []Labelled{{Source: []string{"IND"}, Class: "REJECT"}, {Source: []string{"IND"}, Class: "REJECT"}}, []Labelled{{Source: []string{"IND"}, Class: "REJECT"}}},
		{"statement", []Labelled{{Source: []string{"PER"}, CAMEO: "010"}}, nil},
	}
	want := map[string]Count{
		"class":                   {4, 2, 2},
		"country pair with class": {3 + 1 + 0 + 0 + 1, 0 + 0 + 1 + 1 + 0, 1 + 1 + 1 + 0 + 1},
		"whole event":             {2, 4, 4},
		"country pair":            {3 + 1 + 1 + 0 + 1, 1, 1 + 1 + 1 + 1},
		"source countries":        {6, 1, 2},
		"code":                    {0, 0, 1},
	}
	got := map[string]Count{}
	for _, m := range Score(ps) {
		got[m.Name] = m.Count
		if m.F1() > 0 && (m.Lo > m.F1() || m.Hi < m.F1()) {
			t.Errorf("%s: F1 %.3f lies outside %.3f to %.3f", m.Name, m.F1(), m.Lo, m.Hi)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestScoreHolds(t *testing.T) {
	country := rapid.SampledFrom([]string{"TUR", "SAU", "PAK", "IGO"})
	event := rapid.Custom(func(t *rapid.T) Labelled {
		return Labelled{
			Source: rapid.SliceOfN(country, 0, 3).Draw(t, "source"),
			Target: rapid.SliceOfN(country, 0, 3).Draw(t, "target"),
			Class:  rapid.SampledFrom([]string{"AGREE", "ASSAULT", ""}).Draw(t, "class"),
			CAMEO:  rapid.SampledFrom([]string{"030", "190", "010"}).Draw(t, "code"),
		}
	})
	events := rapid.SliceOfN(event, 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		want, got := events.Draw(t, "want"), events.Draw(t, "got")
		for i, m := range Score([]Pair{{"", want, got}}) {
			back := Score([]Pair{{"", got, want}})[i]
			if m.TP != back.TP || m.FP != back.FN || m.F1() != back.F1() {
				t.Fatalf("%s: %+v, and the other way %+v", m.Name, m.Count, back.Count)
			}
			if same := Score([]Pair{{"", want, want}})[i]; same.FP+same.FN > 0 {
				t.Fatalf("%s: events differ from themselves: %+v", m.Name, same.Count)
			}
		}
	})
}
