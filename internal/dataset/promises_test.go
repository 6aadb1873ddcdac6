package dataset_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
)

const (
	promiseHead   = "row,sample,warid,cowwarid,warname,atopid,multilateral,defense,offense,neutral,nonagg,consul\n"
	leedsAnacHead = "row,war,atopid,ccode1,milinst,formal,chcap2d,dinstch2,origtar1\n"
)

func TestReadWarPromises(t *testing.T) {
	files := fstest.MapFS{"c.csv": {Data: []byte(promiseHead + "1,0,4,10,War1950,1020,1,1,0,0,1,1\n")}, "o.csv": {Data: []byte("row,honorLLM,violateLLM\n1,NA,1\n2,,\n")}}
	got, err := dataset.ReadWarPromises(files, "c.csv")
	if err != nil || len(got.Rows) != 1 || !got.Rows[0].Multilateral || !got.Rows[0].Recent || got.Rows[0].Alliance != 1020 || !got.Rows[0].NonAgg || got.Rows[0].Line != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	outcomes, err := dataset.ReadWarAllianceOutcomes(files, "o.csv")
	if err != nil || outcomes.Rows[0].Honoured || !outcomes.Rows[0].Violated || outcomes.Rows[1].Invoked() {
		t.Errorf("%+v, %v", outcomes, err)
	}
}

func TestReadLeedsAnac(t *testing.T) {
	files := fstest.MapFS{"c.csv": {Data: []byte(leedsAnacHead + "1,10.0,1030.0,300.0,2.0,1.0,1.0,0.0,1.0\n")}, "o.csv": {Data: []byte("row,honor3,honor2\n1,0.0,1.0\n")},
		"bad.csv": {Data: []byte(leedsAnacHead + "1,10,1030,300,3,,2,0,1\n")}}
	got, err := dataset.ReadLeedsAnac(files, "c.csv")
	if err != nil || got.Rows[0] != (dataset.LeedsAnacRow{Row: 1, War: 10, Alliance: 1030, State: 300, Institutions: 2, Formality: 1, CapabilityChange: true, OriginalTarget: true, Line: 2}) {
		t.Errorf("%+v, %v", got, err)
	}
	outcomes, err := dataset.ReadLeedsAnacOutcomes(files, "o.csv")
	if err != nil || outcomes.Rows[0].Honoured {
		t.Errorf("%+v, %v", outcomes, err)
	}
	_, err = dataset.ReadLeedsAnac(files, "bad.csv")
	for _, says := range []string{"milinst", `"3" is not a number from 0 to 2`, "formal: is blank", `"2" is neither 1 nor 0`} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
	}
}

// Whatever stands in a file, it is read or its faults are told.
func FuzzPromises(f *testing.F) {
	f.Add(promiseHead + "1,0,4,10,War1950,1020,1,1,0,0,1,1\n")
	f.Add(leedsAnacHead + "1,10.0,1030.0,300.0,2.0,1.0,1.0,0.0,1.0\n")
	f.Add("row,honor3\n1,1\n")
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{"x.csv": {Data: []byte(text)}}
		if got, err := dataset.ReadWarPromises(files, "x.csv"); (err == nil) == (len(got.Rows) == 0) {
			t.Error(len(got.Rows), err)
		}
		if got, err := dataset.ReadLeedsAnac(files, "x.csv"); (err == nil) == (len(got.Rows) == 0) {
			t.Error(len(got.Rows), err)
		}
		if got, err := dataset.ReadLeedsAnacOutcomes(files, "x.csv"); (err == nil) == (len(got.Rows) == 0) {
			t.Error(len(got.Rows), err)
		}
	})
}
