package dataset_test

import (
	"math"
	"testing"

	"casus/internal/dataset"
	"casus/internal/world"
)

func TestNeighbourStates(t *testing.T) {
	rows := []dataset.ContiguityYear{
		{A: 220, B: 255, Year: 1900, Type: 3}, {A: 220, B: 255, Year: 1900, Type: 1}, // two types, one neighbour
		{A: 220, B: 200, Year: 1900, Type: 4}, {A: 220, B: 200, Year: 1902, Type: 5},
	}
	y := checked(t, rows, func(rows []dataset.ContiguityYear) yearTable {
		return ofStates(dataset.NeighbourStates(dataset.ContiguityYears{Rows: rows}))
	})
	expect(t, y, expected{"land", 220, 0, 1900, 1}, expected{"sea", 220, 0, 1900, 1}, expected{"sea", 220, 0, 1901, 0},
		expected{"sea", 220, 0, 1902, 1}, expected{"land", 220, 0, 1903, unknown})
}

func TestRivalryStates(t *testing.T) {
	rows := []dataset.Rivalry{
		{ID: 1, A: 2, B: 365, From: 1946, To: 1989, Positional: true, Ideological: true},
		{ID: 2, A: 2, B: 40, From: 1959, To: 2020, Open: true, Ideological: true, Interventionary: true},
		{ID: 3, A: 300, B: 345, From: 1903, To: 1920, Spatial: true},
		{ID: 4, A: 220, B: 324, From: 1494, To: 1517, Spatial: true},
	}
	y := checked(t, rows, func(rows []dataset.Rivalry) yearTable {
		return ofStates(dataset.RivalryStates(dataset.Rivalries{Rows: rows}))
	})
	expect(t, y,
		expected{"n_ideological", 2, 0, 1960, 2}, expected{"n_positional", 2, 0, 1960, 1}, expected{"n_rivalries", 2, 0, 1960, 2},
		expected{"n_rivalries", 365, 0, 1990, 0}, expected{"n_interventionary", 40, 0, 2020, 1},
		expected{"n_rivalries", 40, 0, 2021, unknown}, expected{"n_rivalries", 365, 0, 2021, unknown},
		expected{"n_spatial", 300, 0, 1918, 1}, expected{"n_spatial", 300, 0, 1919, 0}, expected{"n_spatial", 305, 0, 1919, 1})
	if y.account.Outside != 1 {
		t.Errorf("%+v, want one rivalry that had ended before 1816 outside", y.account)
	}
}

func TestMeasuresOfStates(t *testing.T) {
	igos := []dataset.IGOYear{{State: 2, Year: 2000, Full: 3, Observer: 1, Any: 4}, {State: 2, Year: 2002, Full: 5, Any: 5}}
	expect(t, checked(t, igos, func(rows []dataset.IGOYear) yearTable {
		return ofStates(dataset.IGOStates(dataset.IGOMemberships{Rows: rows}))
	}), expected{"sum_igo_full", 2, 0, 2000, 3}, expected{"sum_igo_anytype", 2, 0, 2000, 4}, expected{"sum_igo_full", 2, 0, 2001, unknown})

	output := []dataset.OutputRow{{Measured: dataset.Measured{State: 2, Year: 1900}, PerHead: dataset.Estimated{Mean: dataset.Quantity{X: 5.5, Known: true}, SD: dataset.Quantity{X: 2, Known: true}}}}
	expect(t, checked(t, output, func(rows []dataset.OutputRow) yearTable {
		return ofStates(dataset.OutputStates(dataset.Output{Rows: rows}))
	}), expected{"mrgdppc", 2, 0, 1900, 5.5}, expected{"sd_mrgdppc", 2, 0, 1900, 2}, expected{"pwtpop", 2, 0, 1900, unknown}, expected{"mrgdppc", 20, 0, 1900, unknown})

	on := world.On(world.MakeDay(1950, 1, 1))
	crises := []dataset.Crisis{{Crisis: 1, By: 365, Trigger: on}, {Crisis: 2, By: 365, Trigger: on}, {Crisis: 3, By: 996, Trigger: on}, {Crisis: 4}}
	y := checked(t, crises, func(rows []dataset.Crisis) yearTable {
		return ofStates(dataset.CrisisStates(dataset.Crises{Rows: rows}))
	})
	expect(t, y, expected{"n_crises_triggered", 365, 0, 1950, 2}, expected{"n_crises_triggered", 365, 0, 1951, 0}, expected{"n_crises_triggered", 365, 0, 2017, unknown})
	if y.account.Outside != 2 {
		t.Errorf("%+v, want two crises of no one state outside", y.account)
	}
}

func TestNuclearStates(t *testing.T) {
	rows := []dataset.NuclearYear{
		{Country: "Russia", Year: 1960, Stage: dataset.Possessed}, {Country: "Germany", Year: 1943, Stage: dataset.Considered},
		{Country: "Germany", Year: 1947}, {Country: "Germany", Year: 1960}, {Country: "Nowhere", Year: 1960, Stage: dataset.Pursued},
	}
	of := func(system string) yearTable {
		return checked(t, rows, func(rows []dataset.NuclearYear) yearTable {
			return ofStates(dataset.NuclearStates(dataset.NuclearStatus{Rows: rows}, system))
		})
	}
	y := of(dataset.COWNumbers)
	expect(t, y, expected{"nuclear_weapons_status", 365, 0, 1960, 3}, expected{"nuclear_weapons_possession", 365, 0, 1960, 1},
		expected{"nuclear_weapons_consideration", 255, 0, 1943, 1}, expected{"nuclear_weapons_status", 260, 0, 1960, 0},
		expected{"nuclear_weapons_status", 265, 0, 1960, unknown}) // no country of today
	if y.account.Outside != 2 {
		t.Errorf("%+v, want Germany without a state and a name of none outside", y.account)
	}
	expect(t, of(dataset.GWNumbers), expected{"nuclear_weapons_status", 365, 0, 1960, 3})
}

func TestIdealPointTables(t *testing.T) {
	rows := []dataset.IdealPointRow{{State: 2, Session: 1, Point: 1.5, Votes: 40}, {State: 200, Session: 1, Point: 1}, {State: 365, Session: 1, Point: -2}, {State: 2, Session: 3, Point: 2}}
	expect(t, checked(t, rows, func(rows []dataset.IdealPointRow) yearTable {
		return ofStates(dataset.IdealPointStates(dataset.IdealPoints{Rows: rows}))
	}), expected{"IdealPoint", 2, 0, 1946, 1.5}, expected{"NVotes", 2, 0, 1946, 40}, expected{"IdealPoint", 2, 0, 1947, unknown})
	y := checked(t, rows, func(rows []dataset.IdealPointRow) yearTable {
		return ofPairs(dataset.IdealPointPairs(dataset.IdealPoints{Rows: rows}))
	})
	expect(t, y, expected{"IdealPointDistance", 2, 365, 1946, 3.5}, expected{"IdealPointDistance", 365, 2, 1946, 3.5}, expected{"IdealPointDistance", 2, 200, 1948, unknown})
	if want := (dataset.Account{Read: 4, Used: 3, Outside: 1, Made: 6}); y.account != want {
		t.Errorf("%+v, want %+v", y.account, want)
	}
}

func TestAgreementPairs(t *testing.T) {
	in := func(year int) world.Date { return world.On(world.MakeDay(year, 2, 1)) }
	rows := []dataset.DefenseAgreement{
		{ID: "1", A: 2, B: 200, Signed: in(1990), InForce: in(1992), General: true, EndEstimate: 1995},
		{ID: "2", A: 200, B: 2, Signed: in(1994), EndEstimate: 2010},
		{ID: "3", A: 2, B: 2, Signed: in(1994), EndEstimate: 2010},                     // with itself
		{ID: "4", A: 2, B: 20, Signed: in(2000), InForce: in(1999), EndEstimate: 2001}, // in force before it was signed
	}
	y := checked(t, rows, func(rows []dataset.DefenseAgreement) yearTable {
		return ofPairs(dataset.AgreementPairs(dataset.DCAD{Rows: rows}))
	})
	expect(t, y,
		expected{"n_dcaAny", 2, 200, 1989, 0}, expected{"n_dcaGeneral", 2, 200, 1990, 1}, expected{"n_dcaInForce", 2, 200, 1991, 0},
		expected{"n_dcaInForce", 200, 2, 1992, 1}, expected{"n_dcaAny", 200, 2, 1994, 2}, expected{"n_dcaSector", 2, 200, 1994, 1},
		expected{"n_dcaAny", 2, 200, 1996, 1}, expected{"n_dcaAny", 2, 200, 2011, unknown}, expected{"n_dcaAny", 2, 200, 1979, unknown},
		expected{"n_dcaInForce", 2, 20, 1999, 1}, expected{"n_dcaAny", 2, 20, 1999, 0})
	if y.account.Outside != 1 {
		t.Errorf("%+v, want one row outside", y.account)
	}
}

func TestArmsRacePairs(t *testing.T) {
	rows := []dataset.ArmsRace{{ID: 7, A: 200, B: 255, From: 1902, To: 1904}, {ID: 8, A: 200, B: 255, From: 1904, To: 1905}}
	expect(t, checked(t, rows, func(rows []dataset.ArmsRace) yearTable {
		return ofPairs(dataset.ArmsRacePairs(dataset.ArmsRaces{Rows: rows}))
	}), expected{"armsrace", 255, 200, 1902, 1}, expected{"race_id", 200, 255, 1904, 7}, expected{"armsrace", 200, 255, 1901, 0},
		expected{"race_id", 200, 255, 1901, unknown}, expected{"armsrace", 200, 255, 1994, unknown})
}

// Published tables give as many rows as they have, and agree with what they say
// themselves.
func TestPublishedMeasureTables(t *testing.T) {
	years, err := dataset.ReadContiguityYears(research(t, "contiguity"), "contdird.csv")
	if err != nil {
		t.Fatal(err)
	}
	counts, err := dataset.ReadContiguityCounts(research(t, "contiguity"), "contdirs.csv")
	if err != nil {
		t.Fatal(err)
	}
	y, differ := ofStates(dataset.NeighbourStates(years)), 0
	for _, c := range counts.Rows {
		if land, sea := y.at("land", c.State, 0, c.Year), y.at("sea", c.State, 0, c.Year); land != float64(c.Land) || sea != float64(c.Over) {
			differ++
			if land > float64(c.Land) || sea > float64(c.Over) {
				t.Errorf("%d in %d: %v and %v, more than %d and %d", c.State, c.Year, land, sea, c.Land, c.Over)
			}
		}
	}
	if differ != 50 || len(counts.Rows) != 15951 {
		t.Errorf("%d of %d state-years differ from contdirs, want 50, where a neighbour has two types", differ, len(counts.Rows))
	}
	points, err := dataset.ReadIdealPoints(research(t, "un-ideal-points"), "IdealpointestimatesAll_Apr2020.csv")
	if err != nil {
		t.Fatal(err)
	}
	pairs := dataset.IdealPointPairs(points)
	if a := pairs.Account; len(pairs.Rows) != 1641748 || a.Made != len(pairs.Rows) || a.Read != 10469 || math.IsNaN(pairs.Rows[0].V[0]) {
		t.Errorf("%d pairs, %+v", len(pairs.Rows), a)
	}
	list, err := dataset.ReadRivalries(research(t, "rivalries"), "tss_rivalries.csv")
	if err != nil {
		t.Fatal(err)
	}
	rivals := ofStates(dataset.RivalryStates(list))
	if rivals.sum("n_spatial") != 13580 || rivals.sum("n_ideological") != 3662 || rivals.last != 2020 {
		t.Errorf("%v spatial, %v ideological, to %d", rivals.sum("n_spatial"), rivals.sum("n_ideological"), rivals.last)
	}
	nuclear, err := dataset.ReadNuclearStatus(research(t, "nuclear"), "nuclear_weapons_proliferation_owid.csv")
	if err != nil {
		t.Fatal(err)
	}
	weapons := ofStates(dataset.NuclearStates(nuclear, dataset.COWNumbers))
	weapons.sound(t)
	if weapons.sum("nuclear_weapons_possession") != 503 {
		t.Errorf("%v state-years with nuclear weapons", weapons.sum("nuclear_weapons_possession"))
	}
	agreements, err := dataset.ReadDCAD(research(t, "dcad"), "DCAD-v1.0-main.csv")
	if err != nil {
		t.Fatal(err)
	}
	dca := checked(t, agreements.Rows, func(rows []dataset.DefenseAgreement) yearTable {
		return ofPairs(dataset.AgreementPairs(dataset.DCAD{Rows: rows}))
	})
	if dca.account.Outside != 3 || dca.sum("n_dcaAny") != 30296 {
		t.Errorf("%+v, %v agreements", dca.account, dca.sum("n_dcaAny"))
	}
}
