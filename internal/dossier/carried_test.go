package dossier_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casus/internal/dossier"
	"casus/internal/researchdata"
	"casus/internal/world"
)

// collected opens a table of the facts from which the embedded dossier was
// written; remarks in it may hold commas.
func collected(t *testing.T, name string) []map[string]string {
	t.Helper()
	return researchdata.Rows(t, "facts", name)
}

func riyadh(t *testing.T) *world.World {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestEventsAreCarriedOver(t *testing.T) {
	rows := collected(t, "relations.csv")
	at := map[string]world.Event{}
	w := riyadh(t)
	for _, e := range w.Events {
		at[e.ID] = e
	}
	if len(rows) != len(w.Events) {
		t.Errorf("%d events collected, %d in the dossier", len(rows), len(w.Events))
	}
	for _, r := range rows {
		e, ok := at[r["event_id"]]
		if !ok {
			t.Errorf("event %s is missing", r["event_id"])
			continue
		}
		intensity, _ := strconv.ParseFloat(r["intensity_guess"], 64)
		if e.Date.Text != r["date"] || string(e.Initiator) != r["initiator"] || string(e.Target) != r["target"] || e.CAMEO != r["cameo_code"] || e.Stance != r["stance"] || e.Intensity != intensity || e.InReport != (r["named_in_article"] == "1") {
			t.Errorf("event %s is %s %s-%s %s %s %g, collected as %s %s-%s %s %s %s", e.ID, e.Date, e.Initiator, e.Target, e.CAMEO, e.Stance, e.Intensity,
				r["date"], r["initiator"], r["target"], r["cameo_code"], r["stance"], r["intensity_guess"])
		}
		if strings.Contains(r["source"], "memory") && !slices.Contains(e.Sources, world.Memory) {
			t.Errorf("event %s rests on memory and does not say so", e.ID)
		}
	}
}

func TestGoldsteinValuesAreCarriedOver(t *testing.T) {
	w := riyadh(t)
	rows := collected(t, "goldstein.csv")
	if len(rows) != len(w.EventCodes) {
		t.Errorf("%d codes collected, %d in the dossier", len(rows), len(w.EventCodes))
	}
	for _, r := range rows {
		c := w.EventCode(r["cameo_code"])
		v, _ := strconv.ParseFloat(r["goldstein"], 64)
		if c == nil || c.Goldstein != v || c.Class != r["plover_class"] {
			t.Errorf("code %s: %+v, collected as %s %s", r["cameo_code"], c, r["goldstein"], r["plover_class"])
		}
	}
}

func TestMeasuresAreCarriedOver(t *testing.T) {
	w := riyadh(t)
	for _, r := range collected(t, "states.csv") {
		id := world.StateID(r["iso3"])
		for _, m := range []struct{ measure, value, year string }{
			{"population", "population", "population_year"}, {"gdp", "gdp_usd", "gdp_year"}, {"milex", "milex_usd_m", "milex_year"}, {"warheads", "nuclear_warheads", "nuclear_year"}, {"polity2", "polity2", "polity_year"}, {"polyarchy", "vdem_polyarchy", "vdem_year"},
		} {
			if r[m.value] == "" || r[m.year] == "" {
				continue
			}
			want, err := strconv.ParseFloat(r[m.value], 64)
			if err != nil {
				t.Fatal(err)
			}
			year, _ := strconv.Atoi(r[m.year])
			got, ok := w.Measure(id, m.measure, year)
			if !ok || got.Year != year || math.Abs(got.Value-want) > 1e-6*math.Abs(want)+1 {
				t.Errorf("%s %s %d is %g (%v), collected as %g", id, m.measure, year, got.Value, ok, want)
			}
			if len(got.Sources) == 0 {
				t.Errorf("%s %s has no source", id, m.measure)
			}
		}
	}
}

// TestInstrumentsAreCarriedOver asks for every treaty, and for every member of
// it a spell that begins on the day collected, where the treaty file gives no
// reason to differ.
func TestInstrumentsAreCarriedOver(t *testing.T) {
	w := riyadh(t)
	for _, r := range collected(t, "treaties.csv") {
		if w.Treaty(world.TreatyID(r["id"])) == nil {
			t.Errorf("treaty %s is missing", r["id"])
		}
	}
	missing := 0
	for _, r := range collected(t, "treaty_members.csv") {
		tr := w.Treaty(world.TreatyID(r["treaty_id"]))
		if tr == nil {
			continue
		}
		in := slices.ContainsFunc(tr.Parties, func(p world.Party) bool { return string(p.State) == r["iso3"] })
		if !in && !tr.AllStates {
			missing++
			t.Errorf("%s is not in %s", r["iso3"], r["treaty_id"])
		}
	}
	if len(w.Treaties) < 72 {
		t.Errorf("%d treaties, want the 71 collected and the invented one", len(w.Treaties))
	}
	for _, tr := range w.Treaties {
		if len(tr.Clauses) == 0 {
			t.Errorf("%s has no clause", tr.ID)
		}
	}
}

func TestClaimsAndResponsesAreCarriedOver(t *testing.T) {
	w := riyadh(t)
	claims := map[string]world.Claim{}
	for _, c := range w.Claims {
		claims[c.ID] = c
	}
	for _, r := range collected(t, "claims.csv") {
		c, ok := claims[r["claim_id"]]
		if !ok || c.Date.Text != r["date"] || !strings.HasPrefix(r["suggested_grade"], c.Grade) {
			t.Errorf("claim %s is %s %s, collected as %s %s", r["claim_id"], c.Date, c.Grade, r["date"], r["suggested_grade"])
		}
	}
	if got, want := len(w.Responses), len(collected(t, "responses.csv")); got != want {
		t.Errorf("%d responses, %d collected", got, want)
	}
	if got, want := len(w.Groups), len(collected(t, "nonstate.csv")); got != want {
		t.Errorf("%d groups, %d collected", got, want)
	}
	if got, want := len(w.BaseRates), len(collected(t, "anchors.csv")); got != want {
		t.Errorf("%d base rates, %d collected", got, want)
	}
}
