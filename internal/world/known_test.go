package world_test

import (
	"testing"

	"casus/internal/world"
)

// TestSecretArticles: an article that was secret is hidden from those who are
// asked what was known, and binds all the same.
func TestSecretArticles(t *testing.T) {
	day := func(s string) world.Day {
		d, err := world.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	on := func(s string) world.Date { return world.On(day(s)) }
	w := world.New(world.Tables{Treaties: []*world.Treaty{{ID: "PACT", Signed: on("1879-10-07"), Ended: on("1918-11-11"),
		Clauses: []world.Clause{
			{ID: "open"},
			{ID: "published", Secret: true, KnownFrom: on("1888-02-03")},
			{ID: "kept", Secret: true},
			{ID: "late", KnownFrom: on("1900-01-01")},
		}}}})
	for _, tt := range []struct {
		known string
		want  []string
	}{
		{"1880-01-01", []string{"open"}},
		{"1888-02-03", []string{"open", "published"}},
		{"1910-01-01", []string{"open", "published", "late"}},
		{"1919-01-01", []string{"open", "published", "kept", "late"}},
	} {
		var got []string
		for _, c := range w.KnownBy(day(tt.known)).Treaty("PACT").Clauses {
			got = append(got, c.ID)
		}
		if len(got) != len(tt.want) {
			t.Errorf("known by %s: %v, want %v", tt.known, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("known by %s: %v, want %v", tt.known, got, tt.want)
			}
		}
	}
	if n := len(w.Treaty("PACT").Clauses); n != 4 {
		t.Errorf("the record itself has %d clauses left of 4", n)
	}
}
