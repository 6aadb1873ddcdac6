package dataset_test

import (
	"testing"

	"casus/internal/dataset"
	"casus/internal/world"
)

func conflictRow(conflict, year, a, b int, kind string) dataset.ArmedConflictRow {
	return dataset.ArmedConflictRow{Conflict: conflict, Year: year, StateA: a, StateB: b, Type: kind, Over: "government", Episode: world.On(world.MakeDay(year, 3, 1))}
}

func fewConflicts() []dataset.ArmedConflictRow {
	war, help := conflictRow(2, 1950, 640, 0, "II"), conflictRow(2, 1951, 640, 0, "II")
	war.War, help.SupportA = true, 2
	old := conflictRow(4, 1946, 200, 0, "extrasystemic")
	old.Episode = world.On(world.MakeDay(1944, 1, 1))
	return []dataset.ArmedConflictRow{
		conflictRow(1, 1946, 652, 0, "intrastate"), conflictRow(1, 1947, 652, 0, "intrastate"),
		conflictRow(1, 1949, 652, 0, "intrastate"), // after one year of peace
		conflictRow(1, 1960, 652, 0, "intrastate"), // after ten
		conflictRow(1, 1971, 652, 0, "intrastate"), // after ten again: eleven years since
		conflictRow(2, 1949, 640, 0, "intrastate"), war, help,
		conflictRow(3, 1950, 640, 652, "interstate"), conflictRow(3, 1950, 640, 645, "interstate"),
		old,
	}
}

func TestConflictStates(t *testing.T) {
	make := func(choice dataset.ConflictChoice) yearTable {
		return checked(t, fewConflicts(), func(rows []dataset.ArmedConflictRow) yearTable {
			return ofStates(dataset.ConflictStates(dataset.ArmedConflicts{Rows: rows}, choice))
		})
	}
	all := make(dataset.ConflictChoice{})
	expect(t, all,
		expected{"ucdponset", 652, 0, 1946, 1},
		expected{"ucdponset", 652, 0, 1947, 0},
		expected{"ucdpongoing", 652, 0, 1948, 0},
		expected{"maxintensity", 652, 0, 1948, unknown},
		expected{"ucdponset", 652, 0, 1949, 1},
		expected{"ucdpongoing", 652, 0, 1950, 1}, // on side B
		expected{"n_ucdpconflicts", 640, 0, 1950, 2},
		expected{"maxintensity", 640, 0, 1950, 2},
		expected{"maxintensity", 640, 0, 1951, 1},
		expected{"ucdpsupport", 2, 0, 1951, 1},
		expected{"ucdpongoing", 2, 0, 1951, 0},
		expected{"maxintensity", 2, 0, 1951, unknown},
		expected{"ucdponset", 200, 0, 1946, 0}, // began before the data
		expected{"ucdpongoing", 200, 0, 1946, 1},
		expected{"ucdpongoing", 200, 0, 1945, unknown},
		expected{"ucdpongoing", 200, 0, 1972, unknown},
	)
	inside := make(dataset.ConflictChoice{Types: []string{"II"}})
	expect(t, inside,
		expected{"ucdpongoing", 640, 0, 1949, 0},
		expected{"ucdpongoing", 640, 0, 1950, 1},
		expected{"ucdponset", 640, 0, 1950, 0}, // another type is no onset
		expected{"ucdpongoing", 645, 0, 1950, 0},
	)
	if inside.account.Outside != 9 {
		t.Errorf("%+v, want nine rows of other types outside", inside.account)
	}
	expect(t, make(dataset.ConflictChoice{OnlyWars: true}),
		expected{"ucdponset", 640, 0, 1950, 1},
		expected{"n_ucdpconflicts", 640, 0, 1950, 1},
		expected{"ucdpongoing", 640, 0, 1951, 0},
		expected{"ucdpsupport", 2, 0, 1951, 0},
	)
	if n := make(dataset.ConflictChoice{Over: []string{"territory"}}); len(n.rows) != 0 {
		t.Errorf("%d rows of conflicts over territory", len(n.rows))
	}
}

func TestConflictOnsets(t *testing.T) {
	y := checked(t, fewConflicts(), func(rows []dataset.ArmedConflictRow) yearTable {
		return ofStates(dataset.ConflictOnsets(dataset.ArmedConflicts{Rows: rows}))
	})
	expect(t, y,
		expected{"sumnewconf", 652, 0, 1946, 1},
		expected{"sumonset10", 652, 0, 1946, 1},
		expected{"sumonset1", 652, 0, 1947, 0},
		expected{"sumnewconf", 652, 0, 1949, 0},
		expected{"sumonset1", 652, 0, 1949, 1},
		expected{"sumonset2", 652, 0, 1949, 0},
		expected{"sumonset10", 652, 0, 1960, 1},
		expected{"sumonset10", 652, 0, 1971, 1},
		expected{"sumonset1", 652, 0, 1970, 0},
		expected{"sumnewconf", 640, 0, 1950, 1}, // two rows of one conflict
		expected{"sumnewconf", 645, 0, 1950, 1},
		expected{"sumnewconf", 200, 0, 1946, 0},
	)
}

// Side A alone has 1,920 state-years; France began four conflicts in 1946 and
// Panama two in 1989, as the manual of peacesciencer says.
func TestPublishedConflictTables(t *testing.T) {
	list, err := dataset.ReadArmedConflicts(research(t, "ucdp-acd"), "ucdp_acd_25_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	y := checked(t, list.Rows, func(rows []dataset.ArmedConflictRow) yearTable {
		return ofStates(dataset.ConflictStates(dataset.ArmedConflicts{Rows: rows}, dataset.ConflictChoice{}))
	})
	if y.sum("ucdpongoing") != 2005 || y.sum("ucdponset") != 624 || y.first != 1946 || y.last != 2024 {
		t.Errorf("%v state-years of conflict, %v onsets, %d to %d", y.sum("ucdpongoing"), y.sum("ucdponset"), y.first, y.last)
	}
	sideA := map[[2]int]bool{}
	for _, r := range list.Rows {
		sideA[[2]int{r.StateA, r.Year}] = true
		began := r.Episode.Known() && r.Episode.Lo >= world.MakeDay(r.Year, 1, 1)
		if began && y.at("ucdponset", r.StateA, 0, r.Year) != 1 {
			t.Errorf("conflict %d: an episode began in %d, and no onset", r.Conflict, r.Year)
		}
	}
	if len(sideA) != 1920 {
		t.Errorf("%d state-years on side A", len(sideA))
	}
	onsets := ofStates(dataset.ConflictOnsets(list))
	expect(t, onsets, expected{"sumnewconf", 220, 0, 1946, 4}, expected{"sumonset10", 220, 0, 1946, 4},
		expected{"sumnewconf", 95, 0, 1989, 2})
}
