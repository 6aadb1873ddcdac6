package panel_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/researchdata"
	"casus/internal/world"
)

func cowStates(t testing.TB) dataset.COWStates {
	t.Helper()
	states, err := dataset.ReadCOWStates(os.DirFS(researchdata.Path(t, "data", "cow-states")), "states2016.csv")
	if err != nil {
		t.Fatal(err)
	}
	return states
}

func gwStates(t testing.TB) dataset.GWStates {
	t.Helper()
	states, err := dataset.ReadGWAllStates(os.DirFS(researchdata.Path(t, "data", "gw-states")), "gw_system_with_microstates.csv")
	if err != nil {
		t.Fatal(err)
	}
	return states
}

// TestPanelSizes holds the numbers of states and of pairs, year by year, against
// the published ones in both systems.
func TestPanelSizes(t *testing.T) {
	cow, gw := panel.COWSystem(cowStates(t)), panel.GWSystem(gwStates(t))
	size := func(s *panel.System, year int, unit string, micro bool) int {
		return s.Block(year, &panel.Options{Unit: unit, Microstates: micro}).Len()
	}
	checked := 0
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "panel_sizes_by_year.csv") {
		year, err := strconv.Atoi(r["year"])
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			column string
			got    int
		}{
			{"cow_states", size(cow, year, panel.StateYear, false)},
			{"cow_directed_dyads", size(cow, year, panel.DirectedDyadYear, false)},
			{"cow_nondirected_dyads", size(cow, year, panel.DyadYear, false)},
			{"gw_states_incl_micro", size(gw, year, panel.StateYear, true)},
			{"gw_directed_dyads_incl_micro", size(gw, year, panel.DirectedDyadYear, true)},
			{"gw_directed_dyads_no_micro", size(gw, year, panel.DirectedDyadYear, false)},
		} {
			if r[tt.column] == "" || r[tt.column] == "NA" {
				continue
			}
			checked++
			if want := r[tt.column]; want != strconv.Itoa(tt.got) {
				t.Errorf("%d: %s is %d, published %s", year, tt.column, tt.got, want)
			}
		}
	}
	if checked < 1000 {
		t.Errorf("%d sizes were compared", checked)
	}
}

// operators are those of which the sources are at hand.
func operators(t testing.TB) []panel.Operator {
	t.Helper()
	read := func(folder string) string { return researchdata.Path(t, "data", folder) }
	majors, err := dataset.ReadCOWMajors(os.DirFS(read("cow-states")), "majors2016.csv")
	fine(t, err)
	nmc, err := dataset.ReadCapabilities(os.DirFS(read("nmc")), "nmc_v7_0_peacesciencer.csv")
	fine(t, err)
	touching, err := dataset.ReadContiguityYears(os.DirFS(read("contiguity")), "contdird.csv")
	fine(t, err)
	capitals, err := dataset.ReadCOWCapitals(os.DirFS(read("capitals")), "cow_capitals.csv")
	fine(t, err)
	democracy, err := dataset.ReadDemocracy(os.DirFS(read("democracy")), "cow_democracy.csv")
	fine(t, err)
	rivalries, err := dataset.ReadRivalries(os.DirFS(read("rivalries")), "tss_rivalries.csv")
	fine(t, err)
	igos, err := dataset.ReadSharedIGOs(os.DirFS(read("igo")), "cow_igo_ndy.csv.gz")
	fine(t, err)
	return []panel.Operator{
		panel.Capabilities(nmc), panel.Majors(majors, cowStates(t)), panel.Contiguity(touching), panel.Distances(capitals), panel.Alliances(promises(t)),
		panel.Democracy(democracy), panel.Rivalries(rivalries), panel.SharedIGOs(igos), gmlDisputes(t),
	}
}

func promises(t testing.TB) panel.Promises {
	t.Helper()
	files := os.DirFS(researchdata.Path(t, "data", "atop-5.1"))
	atop, err := dataset.ReadATOP(files)
	fine(t, err)
	dyads, err := dataset.ReadATOPDyads(files, "atop_directed_dyad_year_peacesciencer.csv")
	fine(t, err)
	p := panel.NewPromises(atop)
	if got, want := dataset.Settle(p.Years, dyads), (dataset.Settled{Equal: 272322, Settled: 974}); got != want {
		t.Errorf("the table of dyad-years settled %+v, want %+v", got, want)
	}
	return p
}

func gmlDisputes(t testing.TB) *panel.Disputes {
	t.Helper()
	years, err := dataset.ReadGMLDisputeYears(os.DirFS(researchdata.Path(t, "data", "gml-mid")), "gml_directed_dyadic_dispute_years_2_2_1.csv")
	fine(t, err)
	return panel.NewDisputes("gmlmid", years)
}

func fine(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

type cell struct {
	a, b   int
	column string
}

// explained are the cells of 1914 in which the published panel says otherwise.
// Greece touched Serbia and Bulgaria from August 1913 on, after the Balkan wars:
// contdir.csv and contdird.csv of version 3.2 say so, the published panel does
// not.
var explained = map[cell]bool{
	{345, 350, "conttype"}: true, {350, 345, "conttype"}: true, {350, 355, "conttype"}: true, {355, 350, "conttype"}: true,
}

// TestDirectedPanelOf1914 holds every column that there is against the published
// panel of that year, cell by cell.
func TestDirectedPanelOf1914(t *testing.T) {
	system := panel.COWSystem(cowStates(t))
	b := system.Block(1914, &panel.Options{Unit: panel.DirectedDyadYear})
	published := map[[2]string]map[string]string{}
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "directed_panel_1914.csv") {
		published[[2]string{r["ccode1"], r["ccode2"]}] = r
	}
	if len(published) != b.Len() {
		t.Errorf("%d rows, published %d", b.Len(), len(published))
	}
	var columns []string
	for _, o := range operators(t) {
		for _, c := range o.Columns(b) {
			columns = append(columns, c.Name)
			wrong := 0
			for row := range b.A {
				want := published[[2]string{strconv.Itoa(b.A[row]), strconv.Itoa(b.B[row])}][c.Name]
				if !same(want, &c, row) && !explained[cell{b.A[row], b.B[row], c.Name}] {
					if wrong++; wrong <= 3 {
						t.Errorf("%s of %d and %d is %v (known %v), published %q", c.Name, b.A[row], b.B[row], c.V[row], c.Known[row], want)
					}
				}
			}
			if wrong > 3 {
				t.Errorf("%s differs in %d of %d rows", c.Name, wrong, b.Len())
			}
		}
	}
	if len(columns) != 47 {
		t.Errorf("%d columns were compared: %v", len(columns), columns)
	}
}

// TestPeaceYearsOf1914 counts the years without a dispute. The published panel
// counts the rows of a pair instead, and so carries a count across the years in
// which one of the two was no state: in 138 of 1,980 rows. Where a pair has no
// such gap since its last dispute the two are equal, and where it has one the
// published number is that of the rows.
func TestPeaceYearsOf1914(t *testing.T) {
	system, disputes := panel.COWSystem(cowStates(t)), gmlDisputes(t)
	rows := map[[2]int]int{} // of each pair, the rows since its last dispute
	spell := disputes.SpellOf(system)
	var b *panel.Block
	var years panel.Column
	for year := 1816; year <= 1914; year++ {
		b = system.Block(year, &panel.Options{Unit: panel.DirectedDyadYear})
		years = spell.Columns(b)[0]
		if year == 1914 {
			break
		}
		ongoing := disputes.Columns(b)[1]
		for row := range b.A {
			pair := [2]int{b.A[row], b.B[row]}
			if rows[pair]++; ongoing.V[row] == 1 {
				rows[pair] = 0
			}
		}
	}
	alone := disputes.SpellOf(system).Columns(b)[0]
	gaps := 0
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "directed_panel_1914.csv") {
		a, _ := strconv.Atoi(r["ccode1"])
		c, _ := strconv.Atoi(r["ccode2"])
		row := slices.IndexFunc(b.A, func(x int) bool { return x == a })
		for b.B[row] != c {
			row++
		}
		got := int(years.V[row])
		if got != int(alone.V[row]) {
			t.Errorf("%d and %d: %d, asked for 1914 alone %v", a, c, got, alone.V[row])
		}
		if want := strconv.Itoa(rows[[2]int{a, c}]); r["gmlmidspell"] != want {
			t.Errorf("%d and %d: counting rows gives %s, published %s", a, c, want, r["gmlmidspell"])
		}
		gap := !system.Together(a, c, 1914-got-1) // the year before the count begins
		switch differs := strconv.Itoa(got) != r["gmlmidspell"]; {
		case differs && !gap:
			t.Errorf("%d and %d: %d, published %s, without a gap", a, c, got, r["gmlmidspell"])
		case differs:
			gaps++
		}
	}
	if gaps != 138 {
		t.Errorf("%d rows differ from the published panel", gaps)
	}
}

// same compares a cell with its published text, in which numbers have 15 digits.
func same(want string, c *panel.Column, row int) bool {
	if want == "" || want == "NA" {
		return !c.Known[row]
	}
	v, err := strconv.ParseFloat(want, 64)
	return err == nil && c.Known[row] && math.Abs(v-c.V[row]) <= 1e-9*math.Max(1, math.Abs(v))
}

// TestRowsHaveNoOrder: the order of the spells leaves no trace, a year is the
// same alone and among others, and a pair and its mirror say the same of each
// state.
func TestRowsHaveNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spells []panel.Spell
		for state := range rapid.IntRange(2, 6).Draw(t, "states") {
			from := rapid.IntRange(-2000, 2000).Draw(t, "from")
			spells = append(spells, panel.Spell{State: state + 1, From: day(from), To: day(from + rapid.IntRange(0, 1500).Draw(t, "long"))})
		}
		power := panel.NewMeasure("power", true)
		for _, s := range spells {
			for year := 1960; year < 1980; year++ {
				if rapid.Bool().Draw(t, "known") {
					power.Set(s.State, year, float64(year+s.State))
				}
			}
		}
		opt := panel.Options{Unit: panel.DirectedDyadYear, First: 1964, Last: 1975}
		want := written(t, panel.NewSystem("x", spells), power, opt)
		if got := written(t, panel.NewSystem("x", rapid.Permutation(spells).Draw(t, "order")), power, opt); got != want {
			t.Errorf("another order gives\n%s\nnot\n%s", got, want)
		}
		early, late := opt, opt
		early.Last, late.First = 1969, 1970
		_, tail, _ := strings.Cut(written(t, panel.NewSystem("x", spells), power, late), "\n")
		if got := written(t, panel.NewSystem("x", spells), power, early) + tail; got != want {
			t.Errorf("in two parts it is\n%s\nnot\n%s", got, want)
		}
		mirrored(t, want)
	})
}

// mirrored asks that each pair stands in both directions with its values
// exchanged.
func mirrored(t *rapid.T, table string) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
	for _, line := range lines {
		f := strings.Split(line, ",")
		mirror := strings.Join([]string{f[1], f[0], f[2], f[4], f[3]}, ",")
		if !slices.Contains(lines, mirror) {
			t.Errorf("%s has no mirror %s", line, mirror)
		}
	}
}

func written(t *rapid.T, s *panel.System, m *panel.Measure, opt panel.Options) string {
	var out bytes.Buffer
	if _, err := panel.Build(s, []panel.Operator{panel.Measures{m}}, &opt, panel.NewCSV(&out, "ccode"), nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func day(n int) world.Day { return world.Day(n) }

// TestAFullDiskEndsTheBuild: an error of the writer comes out, with the rows
// written before it, and the operators can be used again.
func TestAFullDiskEndsTheBuild(t *testing.T) {
	system := panel.COWSystem(cowStates(t))
	w := &full{after: 3}
	opt := &panel.Options{Unit: panel.StateYear, First: 1900, Last: 1999}
	told := 0
	rows, err := panel.Build(system, nil, opt, w, func(_, n int) { told = n })
	if !errors.Is(err, errFull) || rows == 0 || rows != told {
		t.Errorf("%d rows, %d told, error %v", rows, told, err)
	}
}

var errFull = errors.New("no space left")

// full is a writer that takes some blocks and no more.
type full struct{ after int }

func (w *full) Write(*panel.Block, []panel.Column) error {
	if w.after--; w.after < 0 {
		return errFull
	}
	return nil
}

func (*full) Close() error { return nil }
