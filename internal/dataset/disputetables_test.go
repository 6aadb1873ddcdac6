package dataset_test

import (
	"strconv"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
	"casus/internal/world"
)

func TestDisputePairs(t *testing.T) {
	row := func(dispute, a, b, year int, onset bool, fatality int) dataset.DisputeYear {
		y := dataset.DisputeYear{Dispute: dispute, A: a, B: b, Year: year, Onset: onset, SideA1: a < b, SideA2: a > b, Orig1: true, Orig2: true, MinDur: 3, MaxDur: 4}
		y.Fatality = dataset.Value{N: fatality, Known: fatality >= 0}
		y.State1.Hostility = known(4)
		return y
	}
	rows := []dataset.DisputeYear{
		row(1, 2, 20, 1900, true, 0), row(1, 20, 2, 1900, true, 0),
		row(1, 2, 20, 1901, false, 6), row(1, 20, 2, 1901, false, 6),
		row(2, 2, 20, 1901, true, dataset.NotKnown), row(2, 20, 2, 1901, true, dataset.NotKnown),
		row(3, 2, 70, 1905, true, 0), row(3, 70, 2, 1905, true, 0),
	}
	y := checked(t, rows, func(rows []dataset.DisputeYear) yearTable {
		return ofPairs(dataset.DisputePairs("cowmid", dataset.DisputeYears{Rows: rows}))
	})
	expect(t, y,
		expected{"cowmidonset", 2, 20, 1900, 1},
		expected{"dispnum", 20, 2, 1901, 2}, // the one that begins
		expected{"fatality", 2, 20, 1901, unknown},
		expected{"init1", 2, 20, 1901, 1},
		expected{"init1", 20, 2, 1901, 0},
		expected{"hostlev1", 2, 20, 1901, 4},
		expected{"hostlev2", 2, 20, 1901, unknown},
		expected{"cowmidongoing", 2, 20, 1902, 0},
		expected{"dispnum", 2, 20, 1902, unknown},
		expected{"cowmidongoing", 2, 20, 1815, unknown},
		expected{"cowmidongoing", 2, 20, 1906, unknown},
	)
	if want := (dataset.Account{Read: 8, Used: 8, Made: 8, Merged: 2}); y.account != want {
		t.Errorf("%+v, want %+v", y.account, want)
	}
	none := ofPairs(dataset.DisputePairs("cowmid", dataset.DisputeYears{}))
	none.sound(t)
	expect(t, none, expected{"cowmidongoing", 2, 20, 1816, unknown})
}

func TestDisputeStates(t *testing.T) {
	in := func(dispute, state int, from, to int, sideA, originator dataset.Value) dataset.DisputeParticipant {
		p := dataset.DisputeParticipant{Dispute: dispute, State: state, SideA: sideA, Originator: originator}
		if from > 0 {
			p.From = world.On(world.MakeDay(from, 6, 1))
		}
		if to > 0 {
			p.To = world.On(world.MakeDay(to, 7, 1))
		}
		return p
	}
	yes, no, not := known(1), known(0), dataset.Value{N: dataset.NotKnown}
	rows := []dataset.DisputeParticipant{
		in(1, 2, 1900, 1902, no, yes), in(2, 2, 1902, 1902, yes, yes),
		in(1, 20, 1900, 1900, yes, yes), in(1, 20, 1902, 1902, yes, yes), // came back
		in(1, 40, 1901, 1902, no, no), // joined
		in(3, 70, 1903, 0, not, yes), in(4, 70, 0, 0, yes, yes), in(5, 70, 1905, 1905, not, yes), in(6, 70, 1905, 1905, yes, yes),
	}
	y := checked(t, rows, func(rows []dataset.DisputeParticipant) yearTable {
		return ofStates(dataset.COWDisputeStates(&dataset.MID{Participants: rows}))
	})
	expect(t, y,
		expected{"cowmidonset", 2, 0, 1900, 1},
		expected{"cowmidonset_init", 2, 0, 1900, 0},
		expected{"cowmidonset", 2, 0, 1901, 0},
		expected{"n_cowmids", 2, 0, 1902, 2},
		expected{"cowmidongoing_init", 2, 0, 1902, 1},
		expected{"cowmidongoing", 20, 0, 1901, 0},
		expected{"cowmidonset", 20, 0, 1902, 1},
		expected{"cowmidonset_init", 40, 0, 1901, 1},
		expected{"cowmidongoing", 70, 0, 1903, 1},
		expected{"cowmidongoing_init", 70, 0, 1903, unknown},
		expected{"cowmidongoing", 70, 0, 1904, 0},
		expected{"cowmidonset_init", 70, 0, 1905, 1}, // another says yes
		expected{"cowmidongoing", 70, 0, 1906, unknown},
	)
	if y.account.Outside != 1 {
		t.Errorf("%+v, want one stay without a year outside", y.account)
	}
}

// Pairs of members without direction, year by year, are those of the reference;
// state-years of Gibler, Miller and Little were counted by another program.
func TestPublishedDisputeTables(t *testing.T) {
	cow, err := dataset.ReadDisputeYears(research(t, "mid"), "cow_mid_directed_dispute_years_peacesciencer.csv")
	if err != nil {
		t.Fatal(err)
	}
	gml, err := dataset.ReadGMLDisputeYears(research(t, "gml-mid"), "gml_directed_dyadic_dispute_years_2_2_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	reference := researchdata.Rows(t, "data", "peer-reference", "mid_dyads_by_year.csv")
	for prefix, years := range map[string]dataset.DisputeYears{"cowmid": cow, "gmlmid": gml} {
		y := checked(t, years.Rows, func(rows []dataset.DisputeYear) yearTable {
			return ofPairs(dataset.DisputePairs(prefix, dataset.DisputeYears{Rows: rows}))
		})
		counts := map[string]float64{}
		for key, v := range y.rows {
			if key[0] < key[1] && member(key[0], key[2]) && member(key[1], key[2]) {
				year := strconv.Itoa(key[2])
				counts[prefix+"onset"+year] += v[0]
				counts[prefix+"ongoing"+year] += v[1]
			}
		}
		compared := 0
		for _, row := range reference {
			for _, name := range []string{prefix + "onset", prefix + "ongoing"} {
				if row[name] == "" {
					continue
				}
				compared++
				if got := strconv.FormatFloat(counts[name+row["year"]], 'f', -1, 64); got != row[name] {
					t.Errorf("%s in %s: %s, want %s", name, row["year"], got, row[name])
				}
			}
		}
		if compared < 300 {
			t.Errorf("%d counts of %s compared", compared, prefix)
		}
	}
	in, err := dataset.ReadGMLParticipants(research(t, "gml-mid"), "gml_participants_2_2_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	states := checked(t, in.Rows, func(rows []dataset.GMLParticipantRow) yearTable {
		return ofStates(dataset.GMLDisputeStates(dataset.GMLParticipants{Rows: rows}))
	})
	for name, want := range map[string]float64{"gmlmidongoing": 4392, "gmlmidonset": 3448, "gmlmidongoing_init": 2829, "gmlmidonset_init": 2108} {
		if states.sum(name) != want {
			t.Errorf("%s: %v state-years, want %v", name, states.sum(name), want)
		}
	}
	mid, err := dataset.ReadMID(research(t, "mid"), midFiles)
	if err != nil {
		t.Fatal(err)
	}
	if y := ofStates(dataset.COWDisputeStates(mid)); y.sum("cowmidongoing") != 4774 || y.sum("cowmidonset") != 3781 || y.last != 2014 {
		t.Errorf("%v state-years in disputes, %v with an onset, to %d", y.sum("cowmidongoing"), y.sum("cowmidonset"), y.last)
	}
}
