package dataset_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/world"
)

// published reads a table of the research data and counts its rows.
func published[T any](t *testing.T, read func(fs.FS, string) (dataset.Table[T], error), rows int, folder, name string) []T {
	t.Helper()
	table, err := read(research(t, folder), name)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != rows || table.File.Rows != rows {
		t.Errorf("%s: %d rows, want %d", name, len(table.Rows), rows)
	}
	return table.Rows
}

func on(t *testing.T, s string) world.Day {
	t.Helper()
	d, err := world.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// counted gives how many rows are so.
func counted[T any](rows []T, is func(*T) bool) int {
	n := 0
	for i := range rows {
		if is(&rows[i]) {
			n++
		}
	}
	return n
}

// The years that the list of spells gives are those that the project publishes.
func TestSystemYearsAreThoseOfTheSpells(t *testing.T) {
	spells := published(t, dataset.ReadCOWStates, 243, "cow-states", "states2016.csv")
	years := published(t, dataset.ReadCOWSystem, 15951, "cow-states", "system2016.csv")
	type year struct{ state, year int }
	of := map[year]bool{}
	for i := range spells {
		for y := 1816; y <= 2017; y++ {
			switch spells[i].In(y) {
			case world.Yes:
				of[year{spells[i].State, y}] = true
			case world.Unknown:
				if y != 2017 || !spells[i].Open {
					t.Errorf("%+v is unknown in %d", spells[i], y)
				}
			}
		}
	}
	for _, y := range years {
		if !of[year{y.State, y.Year}] {
			t.Errorf("%s in %d is in no spell", y.Abbrev, y.Year)
		}
		delete(of, year{y.State, y.Year})
	}
	if len(of) != 0 {
		t.Errorf("%d years are of spells alone: %v", len(of), of)
	}
	if open := counted(spells, func(s *dataset.StateSpell) bool { return s.Open }); open != 195 {
		t.Errorf("%d states in 2016, want 195", open)
	}
}

func TestMajorPowers(t *testing.T) {
	majors := published(t, dataset.ReadCOWMajors, 14, "cow-states", "majors2016.csv")
	in := func(year int) int {
		return counted(majors, func(s *dataset.StateSpell) bool { return s.In(year) == world.Yes })
	}
	if in(1914) != 8 || in(1950) != 5 || in(2016) != 7 || in(2017) != 0 {
		t.Errorf("%d major powers in 1914, %d in 1950, %d in 2016, %d in 2017", in(1914), in(1950), in(2016), in(2017))
	}
	powers := published(t, dataset.ReadMaozPowers, 20, "cow-states", "maoz_powers.csv")
	for _, c := range []struct {
		year             int
		regional, global world.Tri
	}{{1850, world.Yes, world.No}, {1950, world.No, world.Yes}, {2020, world.No, world.Unknown}} {
		if usa := powers[0]; usa.Regional.In(c.year) != c.regional || usa.Global.In(c.year) != c.global {
			t.Errorf("the United States in %d: regional %s, global %s", c.year, usa.Regional.In(c.year), usa.Global.In(c.year))
		}
	}
	both := counted(powers, func(p *dataset.MaozPower) bool { return p.Regional.From.Known() && p.Global.From.Known() })
	if both != 3 || powers[0].Global.From.Lo != on(t, "1899-01-01") || powers[1].Global.From.Known() {
		t.Errorf("%d rows of both kinds; %+v", both, powers[:2])
	}
}

func TestGWStates(t *testing.T) {
	old := published(t, dataset.ReadGWSystem, 214, "gw-states", "iisystem.dat")
	micro := published(t, dataset.ReadGWMicrostates, 23, "gw-states", "microstatessystem.dat")
	states := published(t, dataset.ReadGWStates, 216, "gw-states", "gw_states.csv")
	all := published(t, dataset.ReadGWAllStates, 239, "gw-states", "gw_system_with_microstates.csv")
	if n := counted(all, func(s *dataset.StateSpell) bool { return s.Microstate }); n != len(micro) {
		t.Errorf("%d microstates, want %d", n, len(micro))
	}
	for name, want := range map[string]world.Tri{"São Tomé and Principe": world.Unknown, "Cote D’Ivoire": world.Unknown, "Württemberg": world.No} {
		for _, rows := range [][]dataset.StateSpell{old, micro} {
			for i := range rows {
				if rows[i].Name == name {
					if got := rows[i].On(on(t, "2010-01-01")); got != want {
						t.Errorf("%s in 2010: %s", name, got)
					}
					want = -1
				}
			}
		}
		if want != -1 {
			t.Errorf("%s is not in the list", name)
		}
	}
	if s := old[0]; s.From.Lo != on(t, "1816-01-01") || s.To.Lo != on(t, "2008-11-01") || !s.Open {
		t.Errorf("%+v", s)
	}
	if n := counted(states, func(s *dataset.StateSpell) bool { return s.State == 340 }); n != 2 {
		t.Errorf("%d spells of Serbia, want 2", n)
	}
	panel := published(t, dataset.ReadCodePanel, 17916, "gw-states", "cow_gw_code_panel.csv")
	alone := counted(panel, func(y *dataset.CodeYear) bool { return !y.COW.Known })
	other := counted(panel, func(y *dataset.CodeYear) bool { return !y.GW.Known })
	if alone != 210 || other != 43 {
		t.Errorf("%d rows of Gleditsch and Ward alone and %d of the project alone, want 210 and 43", alone, other)
	}
}

func TestCapitals(t *testing.T) {
	cow := published(t, dataset.ReadCOWCapitals, 242, "capitals", "cow_capitals.csv")
	gw := published(t, dataset.ReadGWCapitals, 264, "capitals", "gw_capitals.csv")
	if c := cow[0]; c.City != "Washington D.C." || c.Latitude != 38.8950368 || c.Longitude != -77.0365427 || !c.Open {
		t.Errorf("%+v", c)
	}
	if got := cow[0].On(on(t, "2025-01-01")); got != world.Unknown {
		t.Errorf("Washington after the end of the table: %s", got)
	}
	open := func(c *dataset.Capital) bool { return c.Open }
	if counted(cow, open) != 198 || counted(gw, open) != 203 {
		t.Errorf("%d and %d capitals of today", counted(cow, open), counted(gw, open))
	}
}

// The episodes give the years that the project publishes, in both directions.
func TestContiguityYearsAreThoseOfTheEpisodes(t *testing.T) {
	episodes := published(t, dataset.ReadContiguityEpisodes, 847, "contiguity", "contdir.csv")
	years := published(t, dataset.ReadContiguityYears, 82498, "contiguity", "contdird.csv")
	counts := published(t, dataset.ReadContiguityCounts, 15951, "contiguity", "contdirs.csv")
	type pair struct{ a, b, year int }
	kinds := map[pair]map[dataset.Contiguity]bool{}
	for _, e := range episodes {
		from, _, _ := e.From.Lo.Civil()
		to, _, _ := e.To.Hi.Civil()
		for y := from; y <= to; y++ {
			if e.In(y) != world.Yes {
				t.Errorf("%+v is not in %d", e, y)
			}
			p := pair{e.Low, e.High, y}
			if kinds[p] == nil {
				kinds[p] = map[dataset.Contiguity]bool{}
			}
			kinds[p][e.Type] = true
		}
	}
	neighbours := map[pair]int{}
	for _, y := range years {
		neighbours[pair{a: y.A, year: y.Year}]++
		if !kinds[pair{min(y.A, y.B), max(y.A, y.B), y.Year}][y.Type] {
			t.Errorf("%+v is of no episode", y)
		}
	}
	want := 0
	for _, k := range kinds {
		want += 2 * len(k)
	}
	if len(years) != want {
		t.Errorf("%d rows, want %d", len(years), want)
	}
	for _, c := range counts {
		if c.All != neighbours[pair{a: c.State, year: c.Year}] {
			t.Errorf("%+v has %d rows", c, neighbours[pair{a: c.State, year: c.Year}])
		}
	}
}

func TestRivalries(t *testing.T) {
	rivalries := published(t, dataset.ReadRivalries, 264, "rivalries", "tss_rivalries.csv")
	if n := counted(rivalries, func(r *dataset.Rivalry) bool { return r.Open }); n != 56 {
		t.Errorf("%d rivalries are open, want 56", n)
	}
	for _, c := range []struct {
		year int
		want world.Tri
	}{{1493, world.No}, {1494, world.Yes}, {1918, world.Yes}, {1919, world.No}, {2021, world.No}} {
		if got := rivalries[0].In(c.year); got != c.want {
			t.Errorf("Austria and France in %d: %s", c.year, got)
		}
	}
	if last := rivalries[263]; last.In(2020) != world.Yes || last.In(2021) != world.Unknown {
		t.Errorf("%+v in 2021: %s", last, last.In(2021))
	}
	older := published(t, dataset.ReadTDRivalries, 197, "rivalries", "td_rivalries.csv")
	named := published(t, dataset.ReadNamedRivalries, 197, "rivalries", "strategic_rivalries.csv")
	for i := range older {
		if a, b := older[i], named[i]; a.ID != b.ID || a.From != b.From || a.To != b.To || len(a.Types) != len(b.Types) || b.SideA == "" || a.A == 0 {
			t.Errorf("%+v\n%+v", a, b)
		}
	}
	races := published(t, dataset.ReadArmsRaces, 71, "rivalries", "grh_arms_races.csv")
	if r := races[0]; r.A != 200 || r.B != 365 || r.From != 1854 || r.To != 1856 {
		t.Errorf("%+v", r)
	}
}

func TestIGOMemberships(t *testing.T) {
	states := published(t, dataset.ReadIGOMemberships, 15557, "igo", "cow_igo_state_year.csv")
	if y := states[len(states)-1]; y.State != 990 || y.Year != 2014 || y.Full != 37 {
		t.Errorf("%+v", y)
	}
}

// The largest table is read as it comes, packed.
func TestSharedIGOs(t *testing.T) {
	if testing.Short() {
		t.Skip("917,695 rows")
	}
	pairs := published(t, dataset.ReadSharedIGOs, 917695, "igo", "cow_igo_ndy.csv.gz")
	if y := pairs[0]; y.A != 2 || y.B != 20 || y.Year != 1920 || y.Shared != 7 {
		t.Errorf("%+v", y)
	}
}

func TestDCAD(t *testing.T) {
	rows := published(t, dataset.ReadDCAD, 1871, "dcad", "DCAD-v1.0-main.csv")
	general := counted(rows, func(a *dataset.DefenseAgreement) bool { return a.General })
	undated := counted(rows, func(a *dataset.DefenseAgreement) bool { return !a.InForce.Known() })
	self := counted(rows, func(a *dataset.DefenseAgreement) bool { return a.A == a.B })
	if general != 1322 || undated != 1030 || self != 3 {
		t.Errorf("%d general, %d without entry into force, %d of one state with itself", general, undated, self)
	}
	if a := rows[1]; a.Span != (dataset.Value{N: -77}) || a.Signed.Lo != on(t, "1994-08-19") || !a.Terminated.Is(0) || a.Duration.Known {
		t.Errorf("%+v", a)
	}
}

func TestNuclearStatus(t *testing.T) {
	rows := published(t, dataset.ReadNuclearStatus, 16848, "nuclear", "nuclear_weapons_proliferation_owid.csv")
	if n := counted(rows, func(y *dataset.NuclearYear) bool { return y.Year == 2022 && y.Stage == dataset.Possessed }); n != 9 {
		t.Errorf("%d countries with weapons in 2022, want 9", n)
	}
	states := map[string]world.StateID{}
	for i := range rows {
		if y := &rows[i]; states[y.Country] == "" {
			states[y.Country], _ = y.State()
		}
	}
	if len(states) != 202 || states["Russia"] != "RUS" || states["Serbia"] != "SRB" || states["Germany"] != "DEU" {
		t.Errorf("%d countries; %v", len(states), states)
	}
	maps.DeleteFunc(states, func(_ string, id world.StateID) bool { return id != "" })
	if len(states) > 0 {
		t.Errorf("of no state: %v", slices.Sorted(maps.Keys(states)))
	}
}

// The page on these tables says of each copy how many rows it has.
func TestSystemsPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats/systems.md")
	if err != nil {
		t.Fatal(err)
	}
	readers := []string{"cow-states", "maoz-powers", "gw-states", "code-panel", "capitals", "contiguity", "rivalries", "arms-races", "igo", "dcad", "nuclear"}
	for _, s := range dataset.Catalogue() {
		if !slices.Contains(readers, s.Name) {
			continue
		}
		if !strings.Contains(string(page), fmt.Sprintf("| `%s` %s |", s.Name, s.Version)) {
			t.Errorf("the page does not have %s %s", s.Name, s.Version)
		}
		for _, f := range s.Files {
			row := regexp.MustCompile("(?m)^.*`" + regexp.QuoteMeta(f.Name) + "`.*$").FindString(string(page))
			if !strings.Contains(strings.ReplaceAll(row, ",", ""), fmt.Sprintf("| %d |", f.Rows)) {
				t.Errorf("%s has %d rows; the page says %q", f.Name, f.Rows, row)
			}
		}
	}
}
