package world_test

import (
	"strings"
	"sync"
	"testing"

	"casus/internal/dossier"
	"casus/internal/world"
)

var embedded = sync.OnceValues(func() (*world.World, error) { return dossier.Embedded("riyadh-ankara") })

func record(t testing.TB) *world.World {
	t.Helper()
	w, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func day(t testing.TB, s string) world.Day {
	t.Helper()
	d, err := world.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFindState(t *testing.T) {
	w := record(t)
	tests := []struct {
		text, on string
		want     world.StateID
		fault    string
	}{
		{text: "TUR", want: "TUR"},
		{text: "tur", want: "TUR"},
		{text: " SAU ", want: "SAU"},
		{text: "640", want: "TUR"},
		{text: "cow:640", want: "TUR"},
		{text: "cow:AUS", want: "AUT"}, // Correlates of War letters for Austria
		{text: "COW:aus", want: "AUT"},
		{text: "cow: AUS", want: "AUT"},
		{text: "AUS", want: "AUS"},
		{text: "cow:UKG", want: "GBR"},
		{text: "Turkey", want: "TUR"},
		{text: "Türkiye", want: "TUR"},
		{text: "turkiye", want: "TUR"},
		{text: "Ankara", want: "TUR"},
		{text: "KSA", want: "SAU"},
		{text: "the moon", fault: `unknown state "the moon"`},
		{text: "Pakistn", fault: "did you mean Pakistan?"},
		{text: "", fault: "unknown state"},
		{text: "0", fault: "unknown state"},
		{text: "-640", fault: "unknown state"},
		{text: "cow:", fault: "unknown state"}, // not the state without letters
		{text: "cow:XXX", fault: "unknown state"},
		{text: "260", on: "1985-06-01", want: "DEU"},
		{text: "260", on: "2026-01-14", fault: "West Germany counts as a state from 1949 to"},
		{text: "255", on: "1985-06-01", fault: "Germany counts as a state from 1990-10-03"},
		{text: "255", on: "2026-01-14", want: "DEU"},
		{text: "DEU", on: "1985-06-01", want: "DEU"},
		{text: "DEU", on: "1948-06-01", fault: "counts as a state"},
		{text: "678", on: "1985-06-01", want: "YEM"},
		{text: "679", on: "1985-06-01", fault: "counts as a state from 1990-05-22"},
		{text: "PAK", on: "1946-01-01", fault: "Pakistan counts as a state from 1947"},
		{text: "PAK", on: "1947-02-01", want: "PAK"}, // the year is all that is known
	}
	for _, tt := range tests {
		on := tt.on
		if on == "" {
			on = "2026-01-14"
		}
		got, err := w.FindState(tt.text, day(t, on))
		checkFound(t, "FindState", tt.text, string(got), string(tt.want), err, tt.fault)
	}
}

func checkFound(t *testing.T, call, text, got, want string, err error, fault string) {
	t.Helper()
	switch {
	case fault == "" && (err != nil || got != want):
		t.Errorf("%s(%q) = %q, %v; want %q", call, text, got, err, want)
	case fault != "" && (err == nil || !strings.Contains(err.Error(), fault)):
		t.Errorf("%s(%q) = %q, error %v; want an error with %q", call, text, got, err, fault)
	}
}

func TestFindActor(t *testing.T) {
	w := record(t)
	tests := []struct {
		text, want string
		group      bool
		fault      string
	}{
		{text: "IND", want: "IND"},
		{text: "India", want: "IND"},
		{text: "TTP", want: "TTP", group: true},
		{text: " ttp ", want: "TTP", group: true},
		{text: "Pakistani Taliban", want: "TTP", group: true},
		{text: "Ansar Allah", want: "HOUTHIS", group: true},
		{text: "255", want: "DEU"},
		{text: "260", fault: "no state"},
		{text: "Hezbolah", fault: "did you mean"},
		{text: "nobody at all", fault: "unknown state or group"},
	}
	for _, tt := range tests {
		id, group, err := w.FindActor(tt.text, day(t, "2026-01-14"))
		checkFound(t, "FindActor", tt.text, id, tt.want, err, tt.fault)
		if err == nil && group != tt.group {
			t.Errorf("FindActor(%q): group %v, want %v", tt.text, group, tt.group)
		}
	}
}

func TestFindTreatyAndPlace(t *testing.T) {
	w := record(t)
	for text, want := range map[string]world.TreatyID{
		"SMDA2025": "SMDA2025", "smda": "SMDA2025", "Saudi-Pakistani pact": "SMDA2025", " nato ": "NATO1949", "Tashkent Treaty": "CSTO1992",
	} {
		tr, err := w.FindTreaty(text)
		if err != nil || tr.ID != want {
			t.Errorf("FindTreaty(%q) = %v, %v; want %s", text, tr, err, want)
		}
	}
	if _, err := w.FindTreaty("SMDA2052"); err == nil || !strings.Contains(err.Error(), "did you mean SMDA2025") {
		t.Errorf("FindTreaty of a slip: %v", err)
	}
	for text, want := range map[string]string{"PAK": "PAK", "Pakistan": "PAK", "Hormuz": "strait-of-hormuz", "reunion": "reunion", "LoC": "kashmir-loc"} {
		got, err := w.FindPlace(text, day(t, "2026-01-14"))
		checkFound(t, "FindPlace", text, got, want, err, "")
	}
	_, err := w.FindPlace("Mediteranean Sea", day(t, "2026-01-14"))
	checkFound(t, "FindPlace", "Mediteranean Sea", "", "", err, "did you mean Mediterranean Sea")
}

func TestStateOn(t *testing.T) {
	w := record(t)
	tests := []struct {
		id  world.StateID
		on  string
		cow int
	}{
		{"DEU", "1985-06-01", 260}, {"DEU", "2026-01-14", 255}, {"YEM", "1985-06-01", 678}, {"YEM", "2026-01-14", 679}, {"TUR", "2026-01-14", 640},
	}
	for _, tt := range tests {
		if s := w.StateOn(tt.id, day(t, tt.on)); s == nil || s.COW != tt.cow {
			t.Errorf("StateOn(%s, %s) = %+v, want number %d", tt.id, tt.on, s, tt.cow)
		}
	}
	if s := w.StateOn("XXX", 0); s != nil {
		t.Errorf("StateOn(XXX) = %+v", s)
	}
	if s := w.State("DEU"); s.COW != 255 {
		t.Errorf("State(DEU) is %d, want the last row", s.COW)
	}
}
