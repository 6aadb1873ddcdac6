package outcome_test

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/contest"
	"casus/internal/dataset"
	"casus/internal/outcome"
	"casus/internal/power"
	"casus/internal/world"
)

func mid(rows ...[4]int) *dataset.MID {
	m := &dataset.MID{}
	for _, r := range rows { // number, outcome, participants of A, of B
		d := dataset.Dispute{ID: r[0], Outcome: dataset.Value{N: r[1], Known: r[1] > 0}, From: world.Date{Lo: world.MakeDay(1900, 5, 1), Hi: world.MakeDay(1900, 5, 31), Text: "1900-05"}}
		m.Disputes = append(m.Disputes, d)
		for side, n := range r[2:] {
			for i := range n {
				m.Participants = append(m.Participants, dataset.DisputeParticipant{Dispute: r[0], State: 1 + i + 10*side, SideA: dataset.Value{N: 1 - side, Known: true}})
			}
		}
	}
	return m
}

// Every dispute is taken or left out for a reason; who yields has lost.
func TestAssemble(t *testing.T) {
	m := mid([4]int{1, 1, 1, 1}, [4]int{2, 2, 1, 1}, [4]int{3, 3, 1, 1}, [4]int{4, 4, 1, 1}, [4]int{5, 5, 1, 1},
		[4]int{6, 6, 1, 1}, [4]int{7, dataset.NotKnown, 1, 1}, [4]int{8, 5, 2, 1}, [4]int{9, 1, 1, 0}, [4]int{10, 5, 1, 1}, [4]int{11, 1, 1, 1}, [4]int{4455, 5, 1, 1})
	m.Participants[len(m.Participants)-6].SideA = dataset.Value{N: dataset.NotKnown}
	m.Participants[len(m.Participants)-3].State = 99
	capabilities := []dataset.CapabilityRow{
		{Measured: dataset.Measured{State: 1, Year: 1900}, CINC: .3}, {Measured: dataset.Measured{State: 11, Year: 1900}, CINC: .1}, {Measured: dataset.Measured{State: 99, Year: 1899}, CINC: .1}}
	known := func(x float64) dataset.Estimated { return dataset.Estimated{Mean: dataset.Quantity{X: x, Known: true}} }
	output := []dataset.OutputRow{
		{Measured: dataset.Measured{State: 1, Year: 1900}, GDP: known(100), PerHead: known(5)},
		{Measured: dataset.Measured{State: 11, Year: 1900}, GDP: known(100)}}
	got, account := outcome.Assemble(m, capabilities, output)
	want := []contest.Outcome{contest.WonByA, contest.WonByB, contest.WonByB, contest.WonByA, contest.Stalemate}
	if len(got) != len(want) {
		t.Fatalf("%d taken: %+v", len(got), account)
	}
	for i, d := range got {
		if d.ID != i+1 || d.Outcome != want[i] || d.Year != 1900 || d.Began != contest.SideA || d.A.CINC != power.Of(.3) || d.B.CINC != power.Of(.1) ||
			d.A.NetResources != power.Of(500) || d.B.NetResources.Known {
			t.Errorf("%+v", d)
		}
	}
	reasons := map[string]int{"ended in a compromise": 1, "the outcome is not known": 1, "not one state on each side": 2, "the side of a participant is not known": 2, "no capabilities of state 99 in 1900": 1}
	if !maps.Equal(account.Reasons, reasons) || account.Taken+len(account.Left) != account.Disputes || len(account.NoOutput) != 5 {
		t.Errorf("%+v", account)
	}
}

// What comes with casus says where it comes from, and answers.
func TestFitted(t *testing.T) {
	r := outcome.Fitted()
	if len(r.Sources) != 4 || r.Account.Taken != 1482 || r.Report.Disputes != 1482 || r.Report.Folds != 10 || len(r.Report.Seeds) == 0 {
		t.Errorf("%+v", r)
	}
	for _, s := range r.Sources {
		if len(s.SHA256) != 64 || s.Rows == 0 || s.Cite == "" || s.Version == "" {
			t.Errorf("%+v", s)
		}
	}
	left := 0
	for _, n := range r.Account.Reasons {
		left += n
	}
	if left+r.Account.Taken != r.Account.Disputes {
		t.Errorf("%+v", r.Account)
	}
	strong := contest.Side{CINC: power.Of(.15), NetResources: power.Of(1e12)}
	weak := contest.Side{CINC: power.Of(.005), NetResources: power.Of(1e9)}
	o, err := r.Model.Odds(1980, strong, weak, contest.NotKnown)
	if err != nil || o.Decided() < .7 || o.Decided() > .99 || o.Stalemate < .5 || math.Abs(o.WonByA+o.WonByB+o.Stalemate-1) > 1e-12 {
		t.Errorf("%+v, %v", o, err)
	}
	data, err := outcome.Encode(r)
	if had, _ := os.ReadFile("fitted.json"); err != nil || !bytes.Equal(had, data) {
		t.Errorf("it is not written as it was read (%v)", err)
	}
}

func TestDecodeFaults(t *testing.T) {
	for text, says := range map[string]string{
		``:                                    "no contest model",
		`{"schema": "x"}`:                     `the schema is "x"`,
		`{"odds": 1}`:                         `unknown field "odds"`,
		`{"schema": "casus.contest-model/1"}`: "a model or its report is missing",
		`{"schema": "casus.contest-model/1", "model": {}, "report": {}}`: "0 terms; there are 2",
	} {
		if _, err := outcome.Decode([]byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s gives %v; should say %q", text, err, says)
		}
	}
}

// A folder without the data, and one with a broken table, tell all that is wrong.
func TestReadFaults(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "NMC_5_0.csv"), []byte("ccode,year\n2,x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := outcome.Fit(dir, contest.Defaults())
	for _, says := range []string{"has no files of gml-mid 2.1, which are gml-mida-2.1.csv, gml-midb-2.1.csv", "has no files of gdp-pop 0.2.0", "NMC_5_0.csv"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
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
	f.Add([]byte(`{"schema": "casus.contest-model/1", "model": {"first_year": 1}, "report": {}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := outcome.Decode(data)
		if err != nil {
			return
		}
		a := contest.Side{CINC: power.Of(0), NetResources: power.Of(1e-300)}
		b := contest.Side{CINC: power.Of(1), NetResources: power.Of(1e300)}
		for _, year := range []int{-1e9, 1913, 1e9} {
			if o, err := r.Model.Odds(year, a, b, contest.NotKnown); err != nil || !(math.Abs(o.WonByA+o.Stalemate+o.WonByB-1) < 1e-9) {
				t.Fatal(fmt.Sprint(o, err))
			}
		}
	})
}
