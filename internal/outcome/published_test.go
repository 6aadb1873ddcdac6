package outcome_test

import (
	"bytes"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"casus/internal/contest"
	"casus/internal/outcome"
	"casus/internal/researchdata"
)

var update = flag.Bool("update", false, "write fitted.json anew")

// The model that comes with casus is what its sources give, and it and its
// yardsticks do as well as the published ones: the ordered logit on the capability
// ratio has a PRL of .0168, the ensemble of version 2 of the Dispute Outcome
// Expectations one of .195.
func TestFittedIsTheFit(t *testing.T) {
	if testing.Short() {
		t.Skip("half a minute of fits")
	}
	got, err := outcome.Fit(researchdata.Path(t), contest.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	show(t, got)
	r := got.Report
	if r.Disputes != 1482 || r.Outcomes != [3]int{86, 1210, 186} || r.NetKnown != 1479 {
		t.Errorf("%d disputes, outcomes %v, net resources known of %d", r.Disputes, r.Outcomes, r.NetKnown)
	}
	for i, seed := range r.Seeds {
		if prl := r.Standing(contest.RatioModel).PRL[i]; math.Abs(prl-.0168) > .002 {
			t.Errorf("seed %d: the capability ratio has a PRL of %.4f", seed, prl)
		}
		if prl := r.Standing(contest.FullModel).PRL[i]; prl < .207 || prl < r.Standing(contest.CalendarModel).PRL[i] {
			t.Errorf("seed %d: the model has a PRL of %.4f", seed, prl)
		}
	}
	if loss := contest.Mean(r.Standing(contest.FullModel).DecidedLoss); loss > .570 {
		t.Errorf("the model has a loss of %.4f on decided disputes", loss)
	}
	data, err := outcome.Encode(got)
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

func show(t *testing.T, r *outcome.Result) {
	t.Logf("%d of %d disputes, won by B, stalemate, won by A: %v; net resources not known: %v", r.Account.Taken, r.Account.Disputes, r.Report.Outcomes, r.Account.NoOutput)
	for _, reason := range slices.Sorted(maps.Keys(r.Account.Reasons)) {
		t.Logf("  left out: %4d %s", r.Account.Reasons[reason], reason)
	}
	for _, s := range r.Report.Standings {
		t.Logf("%-32s loss %.4f  PRL %.4f (%.4f to %.4f)  decided %.4f (%.4f to %.4f)", s.Model, contest.Mean(s.Loss),
			contest.Mean(s.PRL), slices.Min(s.PRL), slices.Max(s.PRL), contest.Mean(s.DecidedLoss), slices.Min(s.DecidedLoss), slices.Max(s.DecidedLoss))
	}
	for _, f := range r.Report.Ratios {
		t.Logf("contest function of %-14s γ %.4f ± %.4f on %d, loss %.4f, on other folds %.4f (%.4f to %.4f)", f.Means, f.Gamma, f.Error, f.Disputes, f.Loss, contest.Mean(f.CrossedLoss), slices.Min(f.CrossedLoss), slices.Max(f.CrossedLoss))
	}
	for at, m := range r.Report.Ahead[0].Models {
		n, ofDecided, loss, decidedLoss, null := 0, 0, 0.0, 0.0, 0.0
		for _, a := range r.Report.Ahead {
			n += a.Disputes
			ofDecided += a.Decided
			null += a.Models[0].Loss
			loss += a.Models[at].Loss
			decidedLoss += a.Models[at].DecidedLoss
		}
		t.Logf("from %d on, from the years before: %-32s loss %.4f of %d, PRL %.4f, decided %.4f of %d", r.Report.Ahead[0].From, m.Model, loss/float64(n), n, 1-loss/null, decidedLoss/float64(ofDecided), ofDecided)
	}
	t.Logf("chosen %+v, by folds %+v", r.Report.Chosen, r.Report.Choices)
	for i, d := range r.Report.Stalemate {
		t.Logf("stalemate %4d %.3f %.3f    decided %4d %.3f %.3f", d.Disputes, d.Foretold, d.Happened, r.Report.Decided[i].Disputes, r.Report.Decided[i].Foretold, r.Report.Decided[i].Happened)
	}
}
