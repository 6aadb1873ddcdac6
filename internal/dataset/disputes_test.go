package dataset_test

import (
	"slices"
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
	"casus/internal/statecode"
	"casus/internal/world"
)

// midFiles are the tables of disputes by their published names, as the research
// data call them.
var midFiles = map[string]string{"MIDA 5.0.csv": "MIDA_5.0.csv", "MIDB 5.0.csv": "MIDB_5.0.csv", "MIDI 5.0.csv": "MIDI_5.0.csv", "MIDIP 5.0.csv": "MIDIP_5.0.csv"}

var gmlFiles = map[string]string{"gml-mida-2.1.csv": "gml-mida-2.1.csv", "gml-midb-2.1.csv": "gml-midb-2.1.csv", "gml-midi-2.1.csv": "gml-midi-2.1.csv", "gml-midip-2.1.csv": "gml-midip-2.1.csv"}

func TestPublishedDisputes(t *testing.T) {
	mid, err := dataset.ReadMID(research(t, "mid"), midFiles)
	if err != nil {
		t.Fatal(err)
	}
	levels := map[int]int{}
	for i := range mid.Disputes {
		levels[mid.Disputes[i].Hostility.N]++
	}
	for level, want := range map[int]int{1: 0, 2: 74, 3: 653, 4: 1603, 5: 106} {
		if levels[level] != want {
			t.Errorf("%d disputes of hostility %d, want %d", levels[level], level, want)
		}
	}
	states := map[int]map[int]bool{}
	for i := range mid.Participants {
		p := &mid.Participants[i]
		if states[p.Dispute] == nil {
			states[p.Dispute] = map[int]bool{}
		}
		states[p.Dispute][p.State] = true
	}
	many, seen, differ := 0, 0, 0
	for i := range mid.Disputes {
		d := &mid.Disputes[i]
		if d.NumA+d.NumB > 2 {
			many++
		}
		if len(states[d.ID]) > 2 {
			seen++
		}
		if d.NumA+d.NumB != len(states[d.ID]) {
			differ++
		}
	}
	if many != 373 || seen != 372 || differ != 4 {
		t.Errorf("%d disputes count more than two states and %d have them; %d differ; want 373, 372 and 4", many, seen, differ)
	}
}

// What the published tables cannot mean is read as the doc comments say.
func TestPublishedMisprints(t *testing.T) {
	mid, err := dataset.ReadMID(research(t, "mid"), midFiles)
	if err != nil {
		t.Fatal(err)
	}
	for i := range mid.InIncidents {
		if p := &mid.InIncidents[i]; p.Incident == 4193001 && (p.From.Text != "1997-10-10" || p.To.Text != "1997") {
			t.Errorf("incident 4193001 lasts from %s to %s", p.From, p.To)
		}
	}
	gml, err := dataset.ReadGMLMID(research(t, "gml-mid"), gmlFiles)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i := range gml.Disputes {
		if d := &gml.Disputes[i]; d.ID == 3514 && d.From.Text == "1941-12-09" && d.To.Text == "1941" {
			found++
		}
	}
	for i := range gml.Incidents {
		if x := &gml.Incidents[i]; x.ID == 4349004 && x.Fatality.Is(4) || x.ID == 4374001 && x.Fatality.Is(1) && x.Deaths.Is(1) || x.ID == 4345003 && x.To.Text == "2002" {
			found++
		}
	}
	for i := range gml.InIncidents {
		if x := &gml.InIncidents[i]; x.Incident == 4273168 && !x.From.Known() && x.To.Text == "2002" {
			found++
		}
	}
	for i := range gml.Participants {
		if p := &gml.Participants[i]; p.Dispute == 4455 && p.State == 732 && !p.SideA.Known && !p.Hostility.Known {
			found++
		}
	}
	if found != 7 {
		t.Errorf("%d misprints are read as they should be, want 7", found)
	}
}

func TestPublishedDisputeYears(t *testing.T) {
	cow, err := dataset.ReadDisputeYears(research(t, "mid"), "cow_mid_directed_dispute_years_peacesciencer.csv")
	if err != nil {
		t.Fatal(err)
	}
	gml, err := dataset.ReadGMLDisputeYears(research(t, "gml-mid"), "gml_directed_dyadic_dispute_years_2_2_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	both := []*dyadCounts{countDyads(cow.Rows), countDyads(gml.Rows)}
	for i, want := range [][2]int{{3461, 5115}, {3124, 4642}} {
		if got := [2]int{total(both[i].onset), total(both[i].ongoing)}; got != want {
			t.Errorf("%v pairs with an onset and a dispute, want %v", got, want)
		}
	}
	for _, row := range researchdata.Rows(t, "data", "peer-reference", "mid_dyads_by_year.csv") {
		for i, name := range []string{"cow", "gml"} {
			c := both[i]
			if year := row["year"]; row[name+"midonset"] != "" && (c.onset[year] != row[name+"midonset"] || c.ongoing[year] != row[name+"midongoing"]) {
				t.Errorf("%s %s: %s onsets and %s ongoing, want %s and %s", name, year, c.onset[year], c.ongoing[year], row[name+"midonset"], row[name+"midongoing"])
			}
		}
	}
}

// dyadCounts are the pairs of states, taken without direction, with a dispute in
// each year, as the reference prints its numbers.
type dyadCounts struct{ onset, ongoing map[string]string }

// countDyads leaves out pairs of which one is no member of the system of states
// in the year, since no panel of dyads has them.
func countDyads(rows []dataset.DisputeYear) *dyadCounts {
	type dyad struct{ a, b, year int }
	onset, ongoing := map[dyad]bool{}, map[dyad]bool{}
	for i := range rows {
		y := &rows[i]
		if y.A > y.B || !member(y.A, y.Year) || !member(y.B, y.Year) {
			continue
		}
		d := dyad{y.A, y.B, y.Year}
		ongoing[d] = true
		if y.Onset {
			onset[d] = true
		}
	}
	by := func(dyads map[dyad]bool) map[string]string {
		n := map[int]int{}
		for d := range dyads {
			n[d.year]++
		}
		out := map[string]string{}
		for year := 1816; year <= 2014; year++ {
			out[strconv.Itoa(year)] = strconv.Itoa(n[year])
		}
		return out
	}
	return &dyadCounts{by(onset), by(ongoing)}
}

func total(by map[string]string) int {
	sum := 0
	for _, text := range by {
		n, _ := strconv.Atoi(text)
		sum += n
	}
	return sum
}

func member(state, year int) bool {
	return slices.ContainsFunc(statecode.COWRows(), func(r statecode.Row) bool {
		return r.Number == state && r.From <= world.MakeDay(year, 12, 31) && r.To > world.MakeDay(year, 1, 1)
	})
}

// One row for each pair and year, with the sides, originators and initiators of
// the reference panel.
func TestOneADyadYear(t *testing.T) {
	gml, err := dataset.ReadGMLDisputeYears(research(t, "gml-mid"), "gml_directed_dyadic_dispute_years_2_2_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows := dataset.OneADyadYear(gml.Rows)
	got := map[string]int{"rows": len(rows)}
	for i := range rows {
		for name, is := range map[string]bool{"onset": rows[i].Onset, "init1": rows[i].Initiator1(), "init2": rows[i].Initiator2(), "sidea1": rows[i].SideA1, "orig1": rows[i].Orig1, "orig2": rows[i].Orig2} {
			if is {
				got[name]++
			}
		}
	}
	for name, want := range map[string]int{"rows": 2 * 4642, "onset": 2 * 3124, "init1": 5792, "init2": 5792, "sidea1": 4642, "orig1": 7031, "orig2": 7031} {
		if got[name] != want {
			t.Errorf("%s: %d, want %d", name, got[name], want)
		}
	}
}

// Every pair of the reference panel of 1914 has the same dispute.
func TestDisputesOf1914(t *testing.T) {
	gml, err := dataset.ReadGMLDisputeYears(research(t, "gml-mid"), "gml_directed_dyadic_dispute_years_2_2_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]*dataset.DisputeYear{}
	rows := dataset.OneADyadYear(gml.Rows)
	for i := range rows {
		if y := &rows[i]; y.Year == 1914 {
			there[strconv.Itoa(y.A)+" "+strconv.Itoa(y.B)] = y
		}
	}
	flag := func(is bool) string {
		if is {
			return "1"
		}
		return "0"
	}
	panel := researchdata.Rows(t, "data", "peer-reference", "directed_panel_1914.csv")
	found := 0
	for _, row := range panel {
		want := []string{row["gmlmidonset"], row["gmlmidongoing"], row["init1"], row["init2"], row["sidea1"], row["sidea2"], row["orig1"], row["orig2"]}
		got := []string{"0", "0", "", "", "", "", "", ""}
		if y := there[row["ccode1"]+" "+row["ccode2"]]; y != nil {
			found++
			got = []string{flag(y.Onset), "1", flag(y.Initiator1()), flag(y.Initiator2()), flag(y.SideA1), flag(y.SideA2), flag(y.Orig1), flag(y.Orig2)}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s and %s: %v, want %v", row["ccode1"], row["ccode2"], got, want)
		}
	}
	if len(panel) != 1980 || found != len(there) || found != 80 {
		t.Errorf("%d of %d pairs with a dispute are in a panel of %d; want 80 of 80 in 1980", found, len(there), len(panel))
	}
}

// Each rule decides where those before it do not.
func TestOneADyadYearRules(t *testing.T) {
	level := func(n int) dataset.Coded {
		return dataset.Coded{Fatality: dataset.Value{N: n, Known: n >= 0}, Hostility: dataset.Value{N: 4, Known: true}}
	}
	base := dataset.DisputeYear{Dispute: 7, A: 2, B: 20, Year: 1900, Coded: level(0)}
	for i, change := range []func(*dataset.DisputeYear){
		func(y *dataset.DisputeYear) { y.Dispute = 6 },
		func(y *dataset.DisputeYear) { y.Reciprocated = true },
		func(y *dataset.DisputeYear) { y.MaxDur = 9 },
		func(y *dataset.DisputeYear) { y.MinDur = 9 },
		func(y *dataset.DisputeYear) { y.Hostility.N = 5 },
		func(y *dataset.DisputeYear) { y.Coded = level(dataset.NotKnown) },
		func(y *dataset.DisputeYear) { y.Coded = level(1) },
		func(y *dataset.DisputeYear) { y.Coded, y.Onset = level(0), true },
	} {
		better := base
		change(&better)
		better.Line = 1
		for _, rows := range [][]dataset.DisputeYear{{base, better}, {better, base}} {
			if got := dataset.OneADyadYear(rows); len(got) != 1 || got[0].Line != 1 {
				t.Errorf("rule %d: %+v", i, got)
			}
		}
		better.Dispute, better.Line = base.Dispute, 0
		if i > 0 {
			base = better
		}
	}
}
