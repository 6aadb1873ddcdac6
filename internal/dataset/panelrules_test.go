package dataset_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/dataset"
	"casus/internal/world"
)

func dyads(a *dataset.ATOP) map[[3]int]dataset.DyadYear {
	out := map[[3]int]dataset.DyadYear{}
	for _, y := range a.DyadYears() {
		out[[3]int{y.State, y.Partner, y.Year}] = y
	}
	return out
}

// TestPanelRules shows each rule of the panel on the invented alliances.
func TestPanelRules(t *testing.T) {
	made := dyads(small(t))
	owes := func(state, partner, year int) string {
		y, ok := made[[3]int{state, partner, year}]
		if !ok {
			return "none"
		}
		return letters(y.Certain) + "/" + letters(y.Obligations)
	}
	for _, c := range []struct {
		rule                 string
		state, partner, year int
		want                 string
	}{
		{"before the first day", 2, 20, 1949, "none"},
		{"from the first year", 2, 20, 1950, "dc/dc"},
		{"to the end of the version", 20, 2, 2018, "dc/dc"},
		{"and no further", 20, 2, 2019, "none"},
		{"varying obligations are possible, not certain", 200, 220, 1885, "-/d"},
		{"the partner's are certain", 220, 200, 1885, "d/d"},
		{"a late member owes what its own row says", 325, 220, 1885, "n/n"},
		{"and not before it came", 325, 220, 1881, "none"},
		{"the last year counts", 255, 220, 1890, "d/d"},
		{"the terms that hold last count", 230, 235, 1905, "unc/unc"},
		{"and not those before", 230, 235, 1904, "un/un"},
		{"phases with other partners are kept apart", 316, 317, 1995, "none"},
		{"a partner of both", 811, 317, 1995, "n/n"},
		{"no rows without a Correlates of War number", 220, 8152, 1880, "none"},
	} {
		if got := owes(c.state, c.partner, c.year); got != c.want {
			t.Errorf("%s: %d toward %d in %d: %s, want %s", c.rule, c.state, c.partner, c.year, got, c.want)
		}
	}
	if !slices.ContainsFunc(small(t).StateYears(), func(y dataset.StateYear) bool { return y.State == 220 && y.Year == 1880 && y.Defense }) {
		t.Error("a partner without a Correlates of War number counts for the state-year")
	}
}

func letters(o dataset.Obligations) string {
	s := ""
	for _, x := range []struct {
		has    bool
		letter string
	}{{o.Defense, "d"}, {o.Offense, "o"}, {o.Neutral, "u"}, {o.NonAgg, "n"}, {o.Consul, "c"}} {
		if x.has {
			s += x.letter
		}
	}
	if s == "" {
		return "-"
	}
	return s
}

func TestAlliesOnADay(t *testing.T) {
	a := small(t)
	for _, c := range []struct {
		day   string
		state int
		want  []int
		holds world.Tri
	}{
		{"1880-04-30", 200, nil, 0},
		{"1880-05-01", 200, []int{220, 255}, world.Yes},
		{"1882-07-01", 200, []int{220, 255, 325}, world.Yes},
		{"1890-04-30", 255, []int{200, 220, 325}, world.Yes},
		{"1890-05-01", 255, nil, 0}, // the day of leaving is outside
		{"1913-05-10", 345, []int{355}, world.Unknown},
		{"1995-01-01", 317, []int{811}, world.Yes},
		{"1880-01-01", 220, []int{dataset.Annam}, world.Yes},
	} {
		day, err := world.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, ally := range a.AlliesOn(day, c.state) {
			got = append(got, ally.Member)
			if ally.InForce != c.holds {
				t.Errorf("%d on %s: %d in force: %s", c.state, c.day, ally.Member, ally.InForce)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("allies of %d on %s: %v, want %v", c.state, c.day, got, c.want)
		}
	}
}

// A state owes in a year what it owes to its partners, no more and no less, and
// an ally of a day is an ally of its year.
func TestLevelsAgree(t *testing.T) {
	a := small(t)
	states, pairs := a.StateYears(), a.DyadYears()
	made := dyads(a)
	rapid.Check(t, func(t *rapid.T) {
		y := states[rapid.IntRange(0, len(states)-1).Draw(t, "row")]
		var sum dataset.Obligations
		for _, p := range pairs {
			if p.State == y.State && p.Year == y.Year {
				sum = dataset.Obligations{Defense: sum.Defense || p.Defense, Offense: sum.Offense || p.Offense, Neutral: sum.Neutral || p.Neutral, NonAgg: sum.NonAgg || p.NonAgg, Consul: sum.Consul || p.Consul}
			}
		}
		if y.State != 220 && sum != y.Obligations { // France has a partner that has no rows
			t.Fatalf("%d in %d owes %+v, to its partners %+v", y.State, y.Year, y.Obligations, sum)
		}
		day := world.MakeDay(y.Year, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		for _, ally := range a.AlliesOn(day, y.State) {
			if _, ok := made[[3]int{ally.Member, y.State, y.Year}]; !ok && ally.Member != dataset.Annam {
				t.Fatalf("%d is an ally of %d on %s and not in that year", ally.Member, y.State, day)
			}
		}
	})
}
