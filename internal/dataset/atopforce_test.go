package dataset

import (
	"math"
	"os"
	"strconv"
	"testing"

	"casus/internal/researchdata"
	"casus/internal/world"
)

// allied is ATOP data of rows of one alliance; in gives a row of a member.
func allied(rows ...MemberRow) *ATOP {
	a := &ATOP{Version: "5.1", Alliances: []AllianceRow{{ID: 1000}}, Members: rows}
	a.index()
	return a
}

func in(member int, from, to string, o Obligations) MemberRow {
	m := MemberRow{ID: 1000, Member: member, InEffect: to == ""}
	m.From, _ = world.ParseDate(from)
	if to != "" {
		m.To, _ = world.ParseDate(to)
	}
	m.Obligations = o
	return m
}

func force(t *testing.T, a *ATOP, rule DayRule, state, partner, year int) (InForce, bool) {
	t.Helper()
	for _, f := range a.InForce(rule, a.DyadYears()) {
		if f.State == state && f.Partner == partner && f.Year == year {
			return f, true
		}
	}
	return InForce{}, false
}

// TestDayRules: what is in force on the first and the last day of a year, and for
// which share of it.
func TestDayRules(t *testing.T) {
	defence := Obligations{Defense: true}
	for _, tt := range []struct {
		name               string
		a                  *ATOP
		year               int
		jan1, dec31, share float64
	}{
		{"a whole year", allied(in(2, "1900-01-01", "1902-01-01", defence), in(20, "1899-05-01", "", defence)), 1901, 1, 1, 1},
		{"from the middle of the year", allied(in(2, "1901-07-02", "", defence), in(20, "1899-05-01", "", defence)), 1901, 0, 1, 183.0 / 365},
		{"a leap year", allied(in(2, "1904-03-01", "", defence), in(20, "1899-05-01", "", defence)), 1904, 0, 1, 306.0 / 366},
		{"the day of leaving is outside", allied(in(2, "1900-01-01", "1901-12-31", defence), in(20, "1899-05-01", "", defence)), 1901, 1, 0, 364.0 / 365},
		{"left on the first day", allied(in(2, "1900-01-01", "1901-01-01", defence), in(20, "1899-05-01", "", defence)), 1900, 1, 1, 1},
		{"a month counts half and its days are not known", allied(in(2, "1901-01", "", defence), in(20, "1899-05-01", "", defence)), 1901, math.NaN(), 1, (365 + 335) / 2.0 / 365},
		{"two times of a year", allied(in(2, "1901-01-01", "1901-02-01", defence), in(2, "1901-12-01", "1901-12-31", defence), in(20, "1899-05-01", "", defence)), 1901, 1, 0, (31 + 30) / 365.0},
		{"two times that share days", allied(in(2, "1901-01-01", "1901-03-01", defence), in(2, "1901-02-01", "1901-04-01", defence), in(20, "1899-05-01", "", defence)), 1901, 1, 0, 90 / 365.0},
		{"the next phase begins on the day after", phased(), 1901, 1, 1, 1},
	} {
		for rule, want := range map[DayRule]float64{FirstDay: tt.jan1, LastDay: tt.dec31, Share: tt.share} {
			f, ok := force(t, tt.a, rule, 2, 20, tt.year)
			if got := f.V[1]; !ok || math.Abs(got-want) > 1e-12 || got != got != (want != want) {
				t.Errorf("%s: %s is %v (there: %v), want %v", tt.name, rule, got, ok, want)
			}
		}
	}
	if _, ok := force(t, allied(in(2, "1900-01-01", "1901-01-01", defence), in(20, "1899-05-01", "", defence)), Share, 2, 20, 1901); ok {
		t.Error("who left on 1 January has a row of the year")
	}
}

// phased is an alliance of two phases, of which the first ends on 31 December 1901.
func phased() *ATOP {
	var rows []MemberRow
	for _, member := range []int{2, 20} {
		first, second := in(member, "1900-01-01", "1901-12-31", Obligations{Defense: true}), in(member, "1902-01-01", "", Obligations{Defense: true})
		first.Phase, second.Phase = 1, 2
		rows = append(rows, first, second)
	}
	return allied(rows...)
}

// TestJoinedAndLeft: an edit changes what states owe, and not the data.
func TestJoinedAndLeft(t *testing.T) {
	defence, consult := Obligations{Defense: true}, Obligations{Consul: true}
	a := allied(in(2, "1900-01-01", "", defence), in(20, "1900-01-01", "", defence), in(40, "1900-01-01", "", consult))
	before := a.DyadYears()
	day := world.MakeDay(1905, 6, 1)
	joined, err := a.Joined(200, 1000, day)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		state, partner, year int
		want                 [6]float64
	}{
		{200, 2, 1904, [6]float64{}}, {200, 2, 1905, [6]float64{1, 1}}, {200, 40, 1906, [6]float64{1, 1}}, {40, 200, 1906, [6]float64{1, 0, 0, 0, 0, 1}},
	} {
		f, _ := force(t, joined, LastDay, tt.state, tt.partner, tt.year)
		if f.V != tt.want {
			t.Errorf("%d toward %d in %d: %v, want %v", tt.state, tt.partner, tt.year, f.V, tt.want)
		}
	}
	left, err := joined.Left(200, 1000, day)
	if err != nil {
		t.Fatal(err)
	}
	if got := left.DyadYears(); !equalYears(got, before) {
		t.Errorf("who joins and leaves on one day leaves %d dyad-years, before %d", len(got), len(before))
	}
	if !equalYears(a.DyadYears(), before) {
		t.Error("the data themselves have changed")
	}
	for want, edit := range map[string]func() (*ATOP, error){
		"state 2 is a member of ATOP1000 on 1905-06-01 already":            func() (*ATOP, error) { return a.Joined(2, 1000, day) },
		"ATOP 5.1 has no alliance 1001; the last is 1000":                  func() (*ATOP, error) { return a.Joined(200, 1001, day) },
		"ATOP1000 is not in force on 1899-06-01; it is from 1900-01-01 on": func() (*ATOP, error) { return a.Joined(200, 1000, world.MakeDay(1899, 6, 1)) },
		"state 200 is no member of ATOP1000 on 1905-06-01 or later":        func() (*ATOP, error) { return a.Left(200, 1000, day) },
	} {
		if _, err := edit(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func equalYears(x, y []DyadYear) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].State != y[i].State || x[i].Partner != y[i].Partner || x[i].Year != y[i].Year || x[i].Obligations != y[i].Obligations {
			return false
		}
	}
	return true
}

// TestConditions: limits of the terms that hold last in a year.
func TestConditions(t *testing.T) {
	first, second := in(2, "1900-01-01", "1905-06-01", Obligations{Defense: true}), in(2, "1905-06-01", "", Obligations{Defense: true})
	first.Limits.Defense.Place, first.DefenseCon, second.Phase = true, true, 1
	partner, later := in(20, "1900-01-01", "1905-06-01", Obligations{}), in(20, "1905-06-01", "", Obligations{})
	later.Phase = 1
	a := allied(first, second, partner, later)
	got := map[int][]float64{}
	for _, r := range a.Conditions().Rows {
		if r.A == 2 {
			got[r.Year] = r.V
		}
	}
	for year, want := range map[int][3]float64{1904: {1, 0, 1}, 1905: {1, 1, 0}, 1906: {1, 1, 0}} {
		v := got[year]
		if len(v) == 0 || v[0] != want[0] || v[1] != want[1] || v[3] != want[2] {
			t.Errorf("%d: %v, want n_atop, defuncon and defcoloc %v", year, v, want)
		}
	}
}

// TestDayRulesOfATOP holds the rules against each other and against the published
// number of pairs, on the data.
func TestDayRulesOfATOP(t *testing.T) {
	a, err := ReadATOP(os.DirFS(researchdata.Path(t, "data", "atop-5.1")))
	if err != nil {
		t.Fatal(err)
	}
	years := a.DyadYears()
	anyDay := map[dyadKey]Obligations{}
	for _, d := range years {
		anyDay[dyadKey{d.State, d.Partner, d.Year}] = d.Obligations
	}
	share := a.InForce(Share, years)
	more := 0
	for _, f := range share {
		if f.V[0] <= 0 || f.V[0] > 1 || f.Days > 366 {
			t.Fatalf("%+v", f)
		}
		o, ok := anyDay[dyadKey{f.State, f.Partner, f.Year}]
		if !ok {
			t.Errorf("%d toward %d in %d is in force, and not by the rule of any day", f.State, f.Partner, f.Year)
		}
		for k, has := range o.promised() {
			if f.V[k] > 0 && !has {
				more++ // terms that changed within the year
			}
		}
	}
	if left := len(years) - len(share); left < 0 || left > 3000 {
		t.Errorf("%d pair-years by any day, %d by shares: those left on 1 January", len(years), len(share))
	}
	t.Logf("%d pair-years, %d by shares, %d obligations that the last terms of a year no longer have", len(years), len(share), more)
	pairs := map[int]int{}
	for _, d := range years {
		pairs[d.Year]++
	}
	for _, r := range researchdata.Rows(t, "data", "peer-reference", "atop51_counts_by_year.csv") {
		year, _ := strconv.Atoi(r["year"])
		if want := r["directed_dyads"]; strconv.Itoa(pairs[year]) != want {
			t.Errorf("%d: %d pairs, published %s", year, pairs[year], want)
		}
	}
}
