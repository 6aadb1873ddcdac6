package promise_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/promise"
	"casus/internal/reliability"
)

const head = "row,sample,warid,cowwarid,warname,atopid,cowid,multilateral,defense,offense,neutral,nonagg,consul\n"

var small = map[string]string{
	"war_alliance_cases.csv": head + `1,1,1,10,First1850,1001,1,0,1,0,0,0,1
2,1,1,10,First1850,1002,1,1,1,1,0,0,0
3,1,2,11,Second1900,1003,1,0,0,0,1,0,0
4,0,3,12,Third1950,1004,1,1,1,0,0,1,0
5,0,3,12,Third1950,1005,1,1,0,0,0,0,1
6,0,4,13,Fourth1960,1006,1,0,1,0,0,0,0
`,
	"war_alliance_outcomes_a.csv": "row,honorLLM,violateLLM\n1,1,\n2,,1\n3,1,0\n",
	"war_alliance_outcomes_b.csv": "row,honorLLM,violateLLM\n3,1,\n4,,1\n5,,\n",
}

func folder(t *testing.T, files map[string]string, change ...[2]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "casus-foederis-bf2018")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for name, text := range files {
		all[name] = text
	}
	for _, c := range change {
		all[c[0]] = c[1]
	}
	for name, text := range all {
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Dir(dir)
}

// All tables of outcomes beside the cases are joined; a case without a row in any is
// not coded, one with a blank row was not called.
func TestFitJoins(t *testing.T) {
	r, err := promise.Fit(folder(t, small), promise.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Counts.All, (reliability.Rate{Name: "all", Cases: 6, Coded: 5, Invoked: 4, Kept: 2}); got != want {
		t.Errorf("%+v, not %+v", got, want)
	}
	if got := r.Cases[1]; got.Cell != (reliability.Cell{Multilateral: true, Duties: reliability.Defence | reliability.Offence}) || got.Outcome != reliability.Broken || got.WarName != "First1850" {
		t.Errorf("%+v", got)
	}
	if r.Institutions != nil || len(r.Sources) != 3 || r.Sources[2].Rows != 3 {
		t.Errorf("%+v", r.Sources)
	}
	data, err := promise.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("First1850")) {
		t.Error("cases go into the model that is written")
	}
	again, err := promise.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if twice, _ := promise.Encode(again); !bytes.Equal(twice, data) {
		t.Error("it is not written as it was read")
	}
}

// The logit is fitted where its tables lie beside the cases, each row with the
// outcome of its number.
func TestFitInstitutions(t *testing.T) {
	covariates, outcomes := "row,war,atopid,ccode1,milinst,formal,chcap2d,dinstch2,origtar1\n", "row,honor3\n"
	for i := range 72 {
		covariates += fmt.Sprintf("%d,10,1030,300,%d.0,%d,%d,%d,%d\n", i+1, i%3, i/3%3, i/9%2, i/18%2, i/36%2)
		outcomes = outcomes[:len("row,honor3\n")] + fmt.Sprintf("%d,%d\n", i+1, i*37%72/36) + outcomes[len("row,honor3\n"):]
	}
	r, err := promise.Fit(folder(t, small, [2]string{"leeds_anac_2005_covariates.csv", covariates}, [2]string{"leeds_anac_2005_outcomes.csv", outcomes}), promise.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	if n := r.Institutions; n == nil || n.Rows != 72 || n.Kept != 36 || len(n.Coefficients) != 6 || n.Coefficients[1].Mean != 1 || n.Coefficients[3].Mean != .5 {
		t.Errorf("%+v", n)
	}
	if len(r.Sources) != 5 {
		t.Errorf("%+v", r.Sources)
	}
	outcomes += "99,1\n"
	_, err = promise.Fit(folder(t, small, [2]string{"leeds_anac_2005_covariates.csv", covariates}, [2]string{"leeds_anac_2005_outcomes.csv", outcomes}), promise.Defaults())
	if err == nil || !strings.Contains(err.Error(), "leeds_anac_2005_outcomes.csv:74: row: an outcome is given for row 99") || strings.Contains(err.Error(), "for row 1,") {
		t.Error(err)
	}
}

func TestFitFaults(t *testing.T) {
	covariates := "row,war,atopid,ccode1,milinst,formal,chcap2d,dinstch2,origtar1\n1,10,1030,300,2,1,1,1,1\n"
	for name, c := range map[string]struct {
		change []([2]string)
		says   string
	}{
		"no outcomes":  {[][2]string{{"war_alliance_outcomes_a.csv", ""}, {"war_alliance_outcomes_b.csv", ""}}, "no table of outcomes"},
		"gainsaid":     {[][2]string{{"war_alliance_outcomes_b.csv", "row,honorLLM,violateLLM\n3,,1\n"}}, "war_alliance_outcomes_b.csv:2: row: the outcome of row 3 is given in another table, and differs"},
		"unknown row":  {[][2]string{{"war_alliance_outcomes_b.csv", "row,honorLLM,violateLLM\n77,,1\n"}}, "row 77, which war_alliance_cases.csv does not have"},
		"bad flag":     {[][2]string{{"war_alliance_outcomes_b.csv", "row,honorLLM,violateLLM\n4,2,\n"}}, `"2" is neither 1 nor 0`},
		"none called":  {[][2]string{{"war_alliance_outcomes_a.csv", "row,honorLLM,violateLLM\n1,,\n"}, {"war_alliance_outcomes_b.csv", ""}}, "in none of 6 cases was a promise called"},
		"half a logit": {[][2]string{{"leeds_anac_2005_covariates.csv", covariates}}, "leeds_anac_2005_outcomes.csv"},
		"logit rows":   {[][2]string{{"leeds_anac_2005_covariates.csv", covariates}, {"leeds_anac_2005_outcomes.csv", "row,honor3\n2,1\n"}}, "row 1 has no outcome in leeds_anac_2005_outcomes.csv"},
		"no laterality": {[][2]string{{"war_alliance_cases.csv", strings.ReplaceAll(small["war_alliance_cases.csv"], "multilateral", "many")}},
			"multilateral: the column is missing from the head"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := promise.Fit(folder(t, small, c.change...), promise.Defaults()); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v does not say %q", err, c.says)
			}
		})
	}
	if _, err := promise.Fit(t.TempDir(), promise.Defaults()); err == nil || !strings.Contains(err.Error(), "holds war_alliance_cases.csv") {
		t.Error(err)
	}
}

// What comes with casus answers, holds no case, and says where it comes from.
func TestFitted(t *testing.T) {
	r := promise.Fitted()
	if r.Counts.All != (reliability.Rate{Name: "all", Cases: 576, Coded: 267, Invoked: 71, Kept: 34}) || len(r.Sources) != 4 || r.Cases != nil {
		t.Errorf("%+v %+v", r.Counts.All, r.Sources)
	}
	for _, s := range r.Sources {
		if len(s.SHA256) != 64 || s.Rows == 0 || s.Cite == "" {
			t.Errorf("%+v", s)
		}
	}
	now := r.Model.Probability(reliability.Cell{Recent: true, Duties: reliability.Defence})
	then := r.Model.Probability(reliability.Cell{Duties: reliability.Defence | reliability.Offence})
	if !(now < .2 && then > .6) {
		t.Errorf("a defence pact since 1945 %.2f, one of offence before %.2f", now, then)
	}
}

func TestDecodeFaults(t *testing.T) {
	for text, says := range map[string]string{
		``:                `no reliability model`,
		`{"schema": "x"}`: `the schema is "x"`,
		`{"odds": 1}`:     `unknown field "odds"`,
		`{"schema": "casus.reliability-model/1"}`:              "the model is missing",
		`{"schema": "casus.reliability-model/1", "model": {}}`: "a spread is 0",
	} {
		if _, err := promise.Decode([]byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s gives %v; should say %q", text, err, says)
		}
	}
}

// What can be read can be asked.
func FuzzDecode(f *testing.F) {
	data, err := os.ReadFile("fitted.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"schema": "casus.reliability-model/1", "model": {"combinations": [1]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := promise.Decode(data)
		if err != nil {
			return
		}
		for d := range reliability.Duties(16) {
			q := reliability.Question{Kind: reliability.DefenceJoint, Cell: reliability.Cell{Duties: d}, Priors: reliability.DefaultPriors(), Weights: reliability.DefaultWeights(), Level: .8}
			if r.Institutions != nil {
				if factor, ok := r.Institutions.Factor("institutions", 2); ok {
					q.Factors = append(q.Factors, factor)
				}
			}
			if a := r.Model.Answer(q); !(0 <= a.Kept.Low && a.Kept.Low <= a.Kept.Mean && a.Kept.Mean <= a.Kept.High && a.Kept.High <= 1) {
				t.Fatalf("%+v", a)
			}
		}
	})
}

// Whatever stands in a table, it is read or its faults are told.
func FuzzFit(f *testing.F) {
	f.Add(small["war_alliance_cases.csv"], small["war_alliance_outcomes_a.csv"])
	f.Fuzz(func(t *testing.T, cases, outcomes string) {
		dir := folder(t, map[string]string{"war_alliance_cases.csv": cases, "war_alliance_outcomes.csv": outcomes})
		o := promise.Defaults()
		o.Draws = 1
		if r, err := promise.Fit(dir, o); err == nil && r.Model.Check() != nil {
			t.Fatal(r.Model.Check())
		}
	})
}
