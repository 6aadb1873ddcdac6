package world_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/world"
)

// TestNewOrder: the order of the rows leaves no trace, and the caller's slices
// stay as they were.
func TestNewOrder(t *testing.T) {
	w := record(t)
	tables := w.Tables
	r := rand.New(rand.NewPCG(1, 2))
	shuffle(r, &tables.States)
	shuffle(r, &tables.Groups)
	shuffle(r, &tables.Sources)
	shuffle(r, &tables.Areas)
	shuffle(r, &tables.Places)
	shuffle(r, &tables.Treaties)
	shuffle(r, &tables.Capabilities)
	shuffle(r, &tables.Events)
	shuffle(r, &tables.EventCodes)
	shuffle(r, &tables.Claims)
	shuffle(r, &tables.Responses)
	shuffle(r, &tables.BaseRates)
	shuffle(r, &tables.Priors)
	given := slices.Clone(tables.Treaties)
	if diff := cmp.Diff(w.Tables, world.New(tables).Tables, unexported); diff != "" {
		t.Errorf("the order of rows leaves a trace (-want +got):\n%s", diff)
	}
	if !slices.Equal(given, tables.Treaties) {
		t.Error("New sorted the caller's own slice")
	}
}

func shuffle[T any](r *rand.Rand, rows *[]T) {
	*rows = slices.Clone(*rows)
	r.Shuffle(len(*rows), func(i, j int) { (*rows)[i], (*rows)[j] = (*rows)[j], (*rows)[i] })
}

// TestStateRowsInTime: a row without a start comes first, even before 1970.
func TestStateRowsInTime(t *testing.T) {
	w := world.New(world.Tables{States: []world.State{
		{ID: "AAA", COW: 2, Valid: world.Spell{From: date(t, "1950")}},
		{ID: "AAA", COW: 1, Valid: world.Spell{To: date(t, "1950")}},
	}})
	if got := w.State("AAA").COW; got != 2 {
		t.Errorf("State returns row %d, want the last in time", got)
	}
}

func date(t testing.TB, s string) world.Date {
	t.Helper()
	d, err := world.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestKnownBy(t *testing.T) {
	w := world.New(world.Tables{
		Events: []world.Event{
			{ID: "early", Date: date(t, "2026-01-01")},
			{ID: "late", Date: date(t, "2026-03-01")},
			{ID: "secret", Date: date(t, "2026-01-02"), KnownFrom: date(t, "2026-05-01")},
			{ID: "some day in january", Date: date(t, "2026-01")},
		},
		Claims: []world.Claim{
			{ID: "borne out", Date: date(t, "2026-01-01"), Later: "it came true", LaterOn: date(t, "2026-04-01")},
			{ID: "borne out, nobody knows when", Date: date(t, "2026-01-01"), Later: "it came true"},
			{ID: "late", Date: date(t, "2026-03-01")},
		},
		Responses: []world.Response{
			{ID: "early", Date: date(t, "2026-01-01")},
			{ID: "late", Date: date(t, "2026-01-01"), KnownFrom: date(t, "2026-03-01")},
		},
	})
	tests := []struct {
		on                        string
		events, claims, responses []string
		later                     string // what is known of the first claim's outcome
	}{
		{"2025-12-31", nil, nil, nil, ""},
		{"2026-01-01", []string{"early"}, []string{"borne out", "borne out, nobody knows when"}, []string{"early"}, ""},
		{"2026-01-31", []string{"early", "some day in january"}, []string{"borne out", "borne out, nobody knows when"}, []string{"early"}, ""},
		{"2026-03-31", []string{"early", "some day in january", "late"}, []string{"borne out", "borne out, nobody knows when", "late"}, []string{"early", "late"}, ""},
		{"2026-04-01", []string{"early", "some day in january", "late"}, []string{"borne out", "borne out, nobody knows when", "late"}, []string{"early", "late"}, "it came true"},
		{"2026-05-01", []string{"early", "some day in january", "secret", "late"}, []string{"borne out", "borne out, nobody knows when", "late"}, []string{"early", "late"}, "it came true"},
	}
	for _, tt := range tests {
		k := w.KnownBy(day(t, tt.on))
		var events, claims, responses []string
		for _, e := range k.Events {
			events = append(events, e.ID)
		}
		for _, c := range k.Claims {
			claims = append(claims, c.ID)
			if c.ID == "borne out, nobody knows when" && c.Later != "" {
				t.Errorf("%s: an outcome without a day is shown", tt.on)
			}
		}
		for _, r := range k.Responses {
			responses = append(responses, r.ID)
		}
		if !slices.Equal(events, tt.events) || !slices.Equal(claims, tt.claims) || !slices.Equal(responses, tt.responses) {
			t.Errorf("known by %s: %q, %q, %q", tt.on, events, claims, responses)
		}
		if len(k.Claims) > 0 && k.Claims[0].Later != tt.later {
			t.Errorf("known by %s the claim's outcome is %q, want %q", tt.on, k.Claims[0].Later, tt.later)
		}
	}
	if w.Claims[0].Later == "" {
		t.Error("KnownBy changed the World it was asked of")
	}
}

func TestKnownByOnTheRecord(t *testing.T) {
	w := record(t)
	on := day(t, "2026-01-14")
	k := w.KnownBy(on)
	if len(k.Events) == 0 || len(k.Events) >= len(w.Events) {
		t.Fatalf("%d of %d events are known", len(k.Events), len(w.Events))
	}
	for _, e := range k.Events {
		if e.Date.Hi > on {
			t.Errorf("event %s of %s is known by %s", e.ID, e.Date, on)
		}
	}
	for _, c := range k.Claims {
		if c.Date.Hi > on || c.Later != "" && c.LaterOn.Hi > on {
			t.Errorf("claim %s of %s with outcome of %s is known by %s", c.ID, c.Date, c.LaterOn, on)
		}
	}
}

func TestMeasure(t *testing.T) {
	row := func(state world.StateID, measure string, year int, value float64) world.Capability {
		return world.Capability{State: state, Measure: measure, Year: year, Estimate: world.Estimate{Value: value}}
	}
	w := world.New(world.Tables{Capabilities: []world.Capability{
		row("BBB", "gdp", 2020, 4), row("AAA", "gdp", 2022, 2), row("AAA", "gdp", 2020, 1), row("AAA", "milex", 2021, 3),
	}})
	tests := []struct {
		state   world.StateID
		measure string
		year    int
		want    float64
		ok      bool
	}{
		{"AAA", "gdp", 2019, 0, false}, {"AAA", "gdp", 2020, 1, true}, {"AAA", "gdp", 2021, 1, true}, {"AAA", "gdp", 2030, 2, true},
		{"AAA", "milex", 2020, 0, false}, {"AAA", "milex", 2021, 3, true}, {"BBB", "gdp", 2021, 4, true}, {"CCC", "gdp", 2021, 0, false},
	}
	for _, tt := range tests {
		if got, ok := w.Measure(tt.state, tt.measure, tt.year); got.Value != tt.want || ok != tt.ok {
			t.Errorf("Measure(%s, %s, %d) = %v, %v; want %v, %v", tt.state, tt.measure, tt.year, got.Value, ok, tt.want, tt.ok)
		}
	}
}

func TestActMeets(t *testing.T) {
	tests := []struct {
		act, trigger string
		want         bool
	}{
		{"armed_attack", "any_aggression", true}, {"raid", "any_aggression", true}, {"blockade", "any_aggression", true}, {"war", "any_aggression", true},
		{"militant_attack", "any_aggression", false}, {"cyber", "any_aggression", false}, {"threat", "any_aggression", false},
		{"war", "armed_attack", true}, {"raid", "armed_attack", false}, {"armed_attack", "war", false},
		{"armed_attack", "threat", true}, {"war", "threat", true}, {"blockade", "threat", true}, {"militant_attack", "threat", false}, {"cyber", "threat", false},
		{"cyber", "cyber", true}, {"internal", "internal", true}, {"internal", "threat", false},
	}
	for _, tt := range tests {
		if got := world.ActMeets(tt.act, tt.trigger); got != tt.want {
			t.Errorf("ActMeets(%s, %s) = %v", tt.act, tt.trigger, got)
		}
	}
}

func TestResponseCounts(t *testing.T) {
	for _, word := range world.ActedWords {
		want := slices.Contains([]string{"presence", "standing_defence", "material", "deployment", "force"}, word)
		if got := (world.Response{Acted: word}).WasActed(); got != want {
			t.Errorf("acted %s counts: %v", word, got)
		}
	}
	for _, word := range world.MetWords {
		if got := (world.Response{Met: word}).WasMet(); got != (word == "yes") {
			t.Errorf("met %s counts: %v", word, got)
		}
	}
	for _, word := range world.InvokedWords {
		if got := (world.Response{Invoked: word}).WasInvoked(); got != (word == "yes") {
			t.Errorf("invoked %s counts: %v", word, got)
		}
	}
}
