package warspread_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"casus/internal/joining"
	"casus/internal/researchdata"
	"casus/internal/warspread"
)

var update = flag.Bool("update", false, "write fitted.json anew")

// What comes with casus is what its sources give, to the byte.
func TestFittedIsTheFit(t *testing.T) {
	got, err := warspread.Fit(researchdata.Path(t), joining.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	data, err := warspread.Encode(got)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("fitted.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if had, err := os.ReadFile("fitted.json"); err != nil || !bytes.Equal(had, data) {
		t.Errorf("fitted.json is not what the data give (%v); look at the difference, then write it anew with -update", err)
	}
}

// The counts as others found them in the same tables.
func TestCountsOfThePublishedTables(t *testing.T) {
	wars, _, err := warspread.Read(researchdata.Path(t))
	if err != nil {
		t.Fatal(err)
	}
	c := joining.Count(wars)
	want := []string{"26/95", "96/7664", "28/613", "12/69", "16/544", "36/600", "16/125", "30/502", "31/5922", "22/28"}
	for i, s := range slices.Concat([]joining.Share{c.Spread}, c.Groups, []joining.Share{c.ByLastSide}) {
		if got := fmt.Sprintf("%d/%d", s.Some, s.All); got != want[i] {
			t.Errorf("%s: %s, want %s", s.Name, got, want[i])
		}
	}
	// By the side that a state first fought on it is one more: Italy joined its ally
	// Germany in 1940, and its last row has it on the other side.
	if c.AllysSide.Some != 23 || c.Outside != 2 {
		t.Errorf("on the ally's side %d; %d from outside the system", c.AllysSide.Some, c.Outside)
	}
}

// Foretold from other wars, rates are inside the intervals of the counts, and the
// forecast of who joins is better than what needs no fit.
func TestForetold(t *testing.T) {
	wars, _, err := warspread.Read(researchdata.Path(t))
	if err != nil {
		t.Fatal(err)
	}
	r, err := joining.LeaveOut(wars, joining.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Concat([]joining.Foretold{r.Spread, r.Allys}, r.Groups) {
		t.Logf("%-52s %d/%d, foretold %.1f (%.1f)", f.Name, f.Some, f.All, f.Mean, f.Deviation)
		if !f.Inside {
			t.Errorf("%s: %d of %d, foretold %.1f", f.Name, f.Some, f.All, f.Mean)
		}
	}
	fitted, rate, rule := r.Scores[0], r.Scores[1], r.Scores[2]
	if fitted.AUC < .72 || fitted.AUC < rule.AUC || fitted.WithinWar < rule.WithinWar || fitted.Brier > rate.Brier || *fitted.Log > *rate.Log || rule.Brier < 5*rate.Brier {
		t.Errorf("%+v", r.Scores)
	}
}
