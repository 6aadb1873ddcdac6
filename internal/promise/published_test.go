package promise_test

import (
	"bytes"
	"flag"
	"math"
	"os"
	"testing"

	"casus/internal/promise"
	"casus/internal/reliability"
	"casus/internal/researchdata"
)

var update = flag.Bool("update", false, "write fitted.json anew")

// The model that comes with casus is what its sources give. The logit is that of
// Leeds and Anac (2005), table 2.
func TestFittedIsTheFit(t *testing.T) {
	got, err := promise.Fit(researchdata.Path(t, "data", "models", "casus-foederis-bf2018"), promise.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range got.Standings {
		t.Logf("%-30s %.4f  %.4f (%.4f to %.4f) better in %.2f", s.Name, s.Loss, s.Gain, s.GainLow, s.GainHigh, s.Better)
	}
	n := got.Institutions
	for i, want := range []float64{3.691, -.709, -.929, -1.547, -1.460, -1.359} {
		if c := n.Coefficients[i]; math.Abs(c.Value-want) > 1e-3 {
			t.Errorf("%s is %.4f; published %.3f", c.Name, c.Value, want)
		}
	}
	if n.Rows != 137 || math.Abs(n.Classified-.8175) > 5e-5 {
		t.Errorf("%d rows, %.4f classified", n.Rows, n.Classified)
	}
	for _, s := range got.Standings[1:] {
		if s.Gain <= 0 {
			t.Errorf("%s loses less than the model: %+v", s.Name, s)
		}
	}
	if c := got.Counts; c.All != (reliability.Rate{Name: "all", Cases: 576, Coded: 267, Invoked: 71, Kept: 34}) {
		t.Errorf("%+v", c)
	}
	data, err := promise.Encode(got)
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
