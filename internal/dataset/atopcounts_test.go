package dataset_test

import (
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
	"casus/internal/world"
)

// TestCountsByYear compares with counts of alliances, states and dyads by year
// that others made from the same files.
func TestCountsByYear(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	type counts = map[string]int
	made := map[int]counts{}
	add := func(year int, column string) {
		if made[year] == nil {
			made[year] = counts{}
		}
		made[year][column]++
	}
	for i := range a.Alliances {
		countAlliance(&a.Alliances[i], a.EndYear(), add)
	}
	for _, s := range a.StateYears() {
		add(s.Year, "allied_states")
		if s.Defense {
			add(s.Year, "defense_states")
		}
	}
	for _, d := range a.DyadYears() {
		add(d.Year, "directed_dyads")
		if d.Defense {
			add(d.Year, "directed_dyads_defense")
		}
		if d.Certain.Defense {
			add(d.Year, "certain")
		}
	}
	rows := researchdata.Rows(t, "data", "peer-reference", "atop51_counts_by_year.csv")
	for _, r := range rows {
		year := whole(t, r["year"])
		for column, text := range r {
			got, want := made[year][column], whole(t, text)
			switch {
			case column == "year" || got == want:
			case column == "directed_dyads_defense" && made[year]["certain"] <= want && want <= got: // obligations vary among partners
			default:
				t.Errorf("%s in %d: %d, the table has %d", column, year, got, want)
			}
		}
	}
	if len(rows) < 102 {
		t.Errorf("%d years were compared; there were 102", len(rows))
	}
}

// countAlliance counts one alliance in every year in which it is in effect on
// some day.
func countAlliance(x *dataset.AllianceRow, last int, add func(year int, column string)) {
	first, _, _ := x.Begin.Lo.Civil()
	end := last
	if !x.InEffect {
		end, _, _ = x.End.Hi.Civil()
		add(end, "ended")
	}
	add(first, "formed")
	obligations := map[string]bool{"defense": x.Defense, "offense": x.Offense, "neutral": x.Neutral, "nonagg": x.NonAgg, "consul": x.Consul}
	for name, has := range obligations {
		if has {
			add(first, name+"_formed")
		}
	}
	for year := first; year <= end; year++ {
		add(year, "in_effect_any_day")
		if (world.Spell{From: x.Begin, To: x.End}).Covers(world.MakeDay(year, 12, 31)) == world.Yes {
			add(year, "in_effect_dec31")
		}
		for name, has := range obligations {
			if has {
				add(year, name+"_any_day")
			}
		}
		if x.NonAgg && !x.Defense && !x.Offense && !x.Neutral && !x.Consul {
			add(year, "nonagg_only_any_day")
		}
	}
}
