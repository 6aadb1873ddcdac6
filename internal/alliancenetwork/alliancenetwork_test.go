package alliancenetwork_test

import (
	"strings"
	"testing"

	"casus/internal/alliancenetwork"
	"casus/internal/researchdata"
)

// TestStudy holds the forecast of 2000, by the plan that the years until 1999
// chose, above what a sparse network asks of it.
func TestStudy(t *testing.T) {
	r, err := alliancenetwork.Study(researchdata.Path(t, "data"), 0)
	if err != nil {
		t.Fatal(err)
	}
	got := r.Report.Target
	t.Logf("%v %g: %+v AUC %+v AP %+v", r.Report.Model.Plan.Features, r.Report.Model.Plan.Penalty, got, r.Report.AUCRange, r.Report.PrecisionRange)
	if got.Year != 2000 || got.AUC <= .75 || got.Precision <= .018 {
		t.Errorf("the year %d is foretold with AUC %.3f and average precision %.4f", got.Year, got.AUC, got.Precision)
	}
	if m := r.Report.Model; m.Last != 1999 {
		t.Errorf("the model learns from years until %d", m.Last)
	}
}

func TestStudyRefuses(t *testing.T) {
	if _, err := alliancenetwork.Study(t.TempDir(), 0); err == nil || !strings.Contains(err.Error(), "ties_1980.csv") {
		t.Error(err)
	}
	if _, err := alliancenetwork.Study(t.TempDir(), 1985); err == nil || !strings.Contains(err.Error(), "1985") {
		t.Error(err)
	}
}
