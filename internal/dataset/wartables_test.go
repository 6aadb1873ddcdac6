package dataset_test

import (
	"testing"

	"pgregory.net/rapid"

	"casus/internal/dataset"
	"casus/internal/world"
)

// fought is a time of a war, from day to day.
func fought(t *testing.T, days ...string) []dataset.WarDays {
	t.Helper()
	on := func(text string) world.Date {
		if text == "" {
			return world.Date{}
		}
		day, err := world.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return world.On(day)
	}
	var out []dataset.WarDays
	for i := 0; i < len(days); i += 2 {
		out = append(out, dataset.WarDays{First: on(days[i]), Last: on(days[i+1])})
	}
	return out
}

// Three wars of a few states: in war 1 state 220 leaves and comes back while 255
// fights on; war 2 begins in a year of war 1; 290 changes sides in war 3.
func fewWars(t *testing.T) []dataset.InterStateRow {
	row := func(war, state, side, deaths int, days ...string) dataset.InterStateRow {
		r := dataset.InterStateRow{War: war, State: state, Side: side, Days: fought(t, days...), Initiator: side == 1, Outcome: known(side), Deaths: known(deaths)}
		if deaths < 0 {
			r.Deaths = dataset.Value{N: dataset.NotKnown}
		}
		return r
	}
	return []dataset.InterStateRow{
		row(1, 220, 2, 9000, "1900-05-01", "1901-06-01", "1904-03-01", "1905-02-01"),
		row(1, 255, 1, -1, "1900-01-01", "1905-06-01"),
		row(1, 200, 2, 10, "1905-02-02", "1905-05-01"), // 220 has left, and both are of one side
		row(2, 220, 1, 100, "1901-01-01", "1901-12-01"),
		row(2, 255, 2, 50, "1901-01-01", "1901-12-01"),
		row(3, 290, 1, 5, "1910-01-01", "1910-05-01"),
		row(3, 290, 2, 5, "1910-05-02", "1911-05-01"),
		row(3, 300, 1, 5, "1910-01-01", "1911-05-01"),
		row(3, 310, 2, 5, "1910-01-01", "1910-06-01"),
	}
}

func TestInterStateWarPairs(t *testing.T) {
	y := checked(t, fewWars(t), func(rows []dataset.InterStateRow) yearTable {
		return ofPairs(dataset.InterStateWarPairs(dataset.InterStateWars{Rows: rows}))
	})
	expect(t, y,
		expected{"cowinteronset", 220, 255, 1900, 1},
		expected{"cowinteronset", 255, 220, 1900, 1},
		expected{"sidea1", 220, 255, 1900, 2},
		expected{"initiator2", 220, 255, 1900, 1},
		expected{"batdeath1", 220, 255, 1900, 9000},
		expected{"batdeath2", 220, 255, 1900, unknown}, // never -9
		// A war that begins comes before one that goes on and is deadlier.
		expected{"warnum", 220, 255, 1901, 2},
		expected{"warnum", 255, 220, 1901, 2},
		expected{"cowinteronset", 220, 255, 1901, 1},
		// The gap is peace; a return against one who had fought on counts.
		expected{"cowinterongoing", 220, 255, 1902, 0},
		expected{"warnum", 220, 255, 1902, unknown},
		expected{"cowinteronset", 220, 255, 1904, 1},
		expected{"resume", 255, 220, 1904, 1},
		expected{"cowinteronset", 220, 255, 1905, 0},
		expected{"cowinterongoing", 220, 255, 1905, 1},
		expected{"cowinterongoing", 200, 220, 1905, 0},
		// Against whom a state fights changes with its side.
		expected{"cowinterongoing", 290, 310, 1910, 1},
		expected{"cowinterongoing", 290, 300, 1910, 1},
		expected{"sidea1", 290, 300, 1910, 2},
		expected{"cowinterongoing", 290, 300, 1911, 1},
		expected{"cowinterongoing", 290, 310, 1911, 0},
		// Outside the years of the list nothing is known.
		expected{"cowinterongoing", 220, 255, 1815, unknown},
		expected{"cowinterongoing", 220, 255, 2007, 0},
		expected{"cowinterongoing", 220, 255, 2008, unknown},
	)
	states := checked(t, fewWars(t), func(rows []dataset.InterStateRow) yearTable {
		return ofStates(dataset.InterStateWarStates(dataset.InterStateWars{Rows: rows}))
	})
	expect(t, states,
		expected{"n_cowinterwars", 220, 0, 1901, 2},
		expected{"interwarnum", 220, 0, 1901, 2},
		expected{"n_cowinterwars", 290, 0, 1910, 1},
		expected{"cowinterongoing", 220, 0, 1903, 0},
	)
}

func TestIntraStateWarStates(t *testing.T) {
	row := func(war string, kind, state, a, b, all int, days ...string) dataset.IntraStateWar {
		value := func(n int) dataset.Value { return dataset.Value{N: n, Known: n >= 0} }
		return dataset.IntraStateWar{War: war, Type: kind, State: state, DeathsA: value(a), DeathsB: value(b), Deaths: value(all), Days: fought(t, days...), Outcome: 1}
	}
	rows := []dataset.IntraStateWar{
		row("500", 4, 710, 10, 20, 30, "1900-01-01", "1903-01-01", "1905-01-01", "1906-01-01"),
		row("501", 5, 710, -9, -9, 5000, "1902-01-01", "1903-01-01"),
		row("502.1", 4, 710, 40, -9, -9, "1902-01-01", "1903-06-01"),
		row("503", 6, 710, 1, 1, 2, "1910-01-01", "1910-02-01"), // regional
		row("504", 4, 0, 1, 1, 2, "1911-01-01", "1911-02-01"),   // of no state
		row("505", 4, 651, 1, 1, 2, "2013-01-01", ""),           // went on
	}
	make := func(types ...int) func([]dataset.IntraStateWar) yearTable {
		return func(rows []dataset.IntraStateWar) yearTable {
			return ofStates(dataset.IntraStateWarStates(dataset.IntraStateWars{Rows: rows}, types...))
		}
	}
	all := checked(t, rows, make())
	expect(t, all,
		expected{"cowintraonset", 710, 0, 1900, 1},
		expected{"warnum", 710, 0, 1902, 501}, // of two that begin the deadlier, by all deaths
		expected{"n_cowintrawars", 710, 0, 1902, 3},
		expected{"warnum", 710, 0, 1903, 501},
		expected{"cowintraonset", 710, 0, 1903, 0},
		expected{"sideadeaths", 710, 0, 1903, unknown},
		expected{"cowintraongoing", 710, 0, 1904, 0},
		expected{"outcome", 710, 0, 1904, unknown},
		expected{"cowintraonset", 710, 0, 1905, 1},
		expected{"resume_combat", 710, 0, 1905, 1},
		expected{"cowintraongoing", 710, 0, 1910, 0},
		expected{"cowintraongoing", 651, 0, 2014, 1},
		expected{"cowintraongoing", 651, 0, 2015, unknown},
	)
	if want := (dataset.Account{Read: 6, Used: 4, Outside: 2, Made: 12, Merged: 4}); all.account != want {
		t.Errorf("%+v, want %+v", all.account, want)
	}
	expect(t, checked(t, rows, make(5)),
		expected{"n_cowintrawars", 710, 0, 1902, 1},
		expected{"cowintraongoing", 710, 0, 1900, 0},
	)
}

func TestExtraStateWarStates(t *testing.T) {
	rows := []dataset.ExtraStateRow{
		{War: 300, Type: 3, StateA: 200, Initiator: true, Days: fought(t, "1816-08-26", "1816-08-30"), Outcome: 1, Deaths: known(128)},
		{War: 385, Type: 3, StateB: 710, Days: fought(t, "1883-01-01", "1884-02-01"), Outcome: 1},
		{War: 386, Type: 2, SideB: "a people", Days: fought(t, "1883-01-01", "1884-02-01")},
		{War: 481, Type: 3, StateA: 2, Days: fought(t, "2001-10-07", "")},
	}
	y := checked(t, rows, func(rows []dataset.ExtraStateRow) yearTable {
		return ofStates(dataset.ExtraStateWarStates(dataset.ExtraStateWars{Rows: rows}))
	})
	expect(t, y,
		expected{"extrainitiator", 200, 0, 1816, 1},
		expected{"extrabatdeath", 200, 0, 1816, 128},
		expected{"extranonstatedeaths", 200, 0, 1816, unknown},
		expected{"cowextraongoing", 710, 0, 1884, 1}, // on side B
		expected{"cowextraonset", 710, 0, 1884, 0},
		expected{"cowextraongoing", 2, 0, 2007, 1},
		expected{"cowextraongoing", 2, 0, 2008, unknown},
	)
	if y.account.Outside != 1 {
		t.Errorf("%+v, want one row of no state outside", y.account)
	}
}

// The published lists: peacesciencer's 1,876 pair-years in both directions, with
// the 14 that its way of joining loses; 1,280 of the 1,354 of the dyadic list.
func TestPublishedWarTables(t *testing.T) {
	wars, err := dataset.ReadInterStateWars(research(t, "wars"), "Inter-StateWarData_v4.0.csv")
	if err != nil {
		t.Fatal(err)
	}
	pairs := checked(t, wars.Rows, func(rows []dataset.InterStateRow) yearTable {
		return ofPairs(dataset.InterStateWarPairs(dataset.InterStateWars{Rows: rows}))
	})
	if len(pairs.rows) != 1876+14 || pairs.sum("cowinteronset") != 758 || pairs.sum("resume") != 24 {
		t.Errorf("%d years of pairs, %v onsets, %v resumed", len(pairs.rows), pairs.sum("cowinteronset"), pairs.sum("resume"))
	}
	expect(t, pairs,
		expected{"cowinterongoing", 220, 255, 1943, 0},
		expected{"cowinteronset", 220, 255, 1944, 1},
		expected{"cowinterongoing", 345, 640, 1913, 1},
		expected{"cowinteronset", 365, 740, 1945, 1},
	)
	for i := range wars.Rows {
		for _, d := range wars.Rows[i].Days {
			if !d.First.Exact() || !d.Last.Exact() {
				t.Errorf("line %d: %+v is not known to the day", wars.Rows[i].Line, d)
			}
		}
	}
	list, err := dataset.ReadDyadicWars(research(t, "wars"), "directed_dyadic_war.csv")
	if err != nil {
		t.Fatal(err)
	}
	seen, both := map[[3]int]bool{}, 0
	for _, r := range list.Rows {
		if key := [3]int{r.A, r.B, r.Year}; !seen[key] {
			seen[key] = true
			if pairs.rows[key] != nil {
				both++
			}
		}
	}
	if len(seen) != 1354 || both != 1280 {
		t.Errorf("%d of %d years of the dyadic list, want 1280 of 1354", both, len(seen))
	}
	intra, err := dataset.ReadIntraStateWars(research(t, "wars"), "INTRA-STATE_WARS_v5.1.csv")
	if err != nil {
		t.Fatal(err)
	}
	civil := checked(t, intra.Rows, func(rows []dataset.IntraStateWar) yearTable {
		return ofStates(dataset.IntraStateWarStates(dataset.IntraStateWars{Rows: rows}))
	})
	if len(civil.rows) != 1056 || civil.sum("cowintraonset") != 373 {
		t.Errorf("%d state-years of civil war, %v onsets", len(civil.rows), civil.sum("cowintraonset"))
	}
	extra, err := dataset.ReadExtraStateWars(research(t, "wars"), "Extra-StateWarData_v4.0.csv")
	if err != nil {
		t.Fatal(err)
	}
	outside := checked(t, extra.Rows, func(rows []dataset.ExtraStateRow) yearTable {
		return ofStates(dataset.ExtraStateWarStates(dataset.ExtraStateWars{Rows: rows}))
	})
	if len(outside.rows) != 500 || outside.sum("cowextraonset") != 184 {
		t.Errorf("%d state-years of extra-state war, %v onsets", len(outside.rows), outside.sum("cowextraonset"))
	}
}

// Whatever the wars, both directions keep the same one, an onset is a year of war,
// and the order of rows changes nothing.
func TestWarPairsAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows []dataset.InterStateRow
		seen := map[[3]int]bool{} // a reader gives each state and side of a war once
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			from := rapid.IntRange(1899, 1904).Draw(t, "from")
			r := dataset.InterStateRow{
				War: rapid.IntRange(1, 3).Draw(t, "war"), State: rapid.IntRange(2, 4).Draw(t, "state"), Side: rapid.IntRange(1, 2).Draw(t, "side"),
				Deaths: dataset.Value{N: rapid.IntRange(0, 2).Draw(t, "deaths"), Known: rapid.Bool().Draw(t, "known")},
			}
			for i := range rapid.IntRange(1, 2).Draw(t, "times") {
				r.Days = append(r.Days, dataset.WarDays{First: world.On(world.MakeDay(from+2*i, 2, 1)), Last: world.On(world.MakeDay(from+2*i+rapid.IntRange(0, 1).Draw(t, "years"), 3, 1))})
			}
			if key := [3]int{r.War, r.State, r.Side}; !seen[key] {
				seen[key] = true
				rows = append(rows, r)
			}
		}
		y := ofPairs(dataset.InterStateWarPairs(dataset.InterStateWars{Rows: rows}))
		if mixed := rapid.Permutation(rows).Draw(t, "mixed"); !same(y, ofPairs(dataset.InterStateWarPairs(dataset.InterStateWars{Rows: mixed}))) {
			t.Fatal("the order of rows changes the table")
		}
		for key := range y.rows {
			for _, names := range [][2]string{{"warnum", "warnum"}, {"cowinteronset", "cowinteronset"}, {"resume", "resume"}, {"sidea1", "sidea2"}, {"batdeath1", "batdeath2"}} {
				if one, other := y.at(names[0], key[0], key[1], key[2]), y.at(names[1], key[1], key[0], key[2]); !equalValue(one, other) {
					t.Fatalf("%v: %s is %v, %s the other way %v", key, names[0], one, names[1], other)
				}
			}
		}
	})
}

// Where a war equals itself, what is kept does not hang on the order of its rows.
func TestTiesOfOneWar(t *testing.T) {
	twice := []string{"1900-01-01", "1900-03-01", "1900-06-01", "1900-08-01"}
	rows := []dataset.InterStateRow{
		{War: 1, State: 2, Side: 1, Days: fought(t, twice...)}, {War: 1, State: 20, Side: 2, Days: fought(t, twice...)},
		// 40 and 41 change places in the middle of the year.
		{War: 2, State: 40, Side: 2, Days: fought(t, "1910-01-01", "1910-06-01")}, {War: 2, State: 40, Side: 1, Days: fought(t, "1910-06-02", "1910-12-01")},
		{War: 2, State: 41, Side: 1, Days: fought(t, "1910-01-01", "1910-06-01")}, {War: 2, State: 41, Side: 2, Days: fought(t, "1910-06-02", "1910-12-01")},
	}
	y := checked(t, rows, func(rows []dataset.InterStateRow) yearTable {
		return ofPairs(dataset.InterStateWarPairs(dataset.InterStateWars{Rows: rows}))
	})
	expect(t, y, expected{"cowinteronset", 2, 20, 1900, 1}, expected{"resume", 2, 20, 1900, 0},
		expected{"sidea1", 40, 41, 1910, 1}, expected{"sidea1", 41, 40, 1910, 2})

	extra := []dataset.ExtraStateRow{
		{War: 400, StateA: 200, SideB: "one", Days: fought(t, "1850-01-01", "1850-02-01")},
		{War: 400, StateA: 200, SideB: "another", Initiator: true, Days: fought(t, "1850-01-01", "1850-02-01")},
		{War: 401, StateA: 210, SideB: "one", Days: fought(t, "1850-01-01", "1850-02-01")},
		{War: 401, StateA: 210, SideB: "another", Days: fought(t, "1848-01-01", "1848-02-01", "1850-01-01", "1850-02-01")},
	}
	other := checked(t, extra, func(rows []dataset.ExtraStateRow) yearTable {
		return ofStates(dataset.ExtraStateWarStates(dataset.ExtraStateWars{Rows: rows}))
	})
	expect(t, other, expected{"extraresume", 210, 0, 1850, 0})
}
