package dataset_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/power"
	"casus/internal/world"
)

const (
	nmcHead       = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n"
	nmcRow        = "USA,2,1816,3823,17,80,254,8659,101,.039697491,2021\n"
	nmcUnknown    = "HAI,41,1934,-9,-9,0,,2472.5,NA,2.4380228e-07,2021\n"
	democracyHead = "\"ccode\",\"year\",\"euds\",\"aeuds\",\"polity2\",\"v2x_polyarchy\"\n"
	democracyRow  = "2,1816,0.28,-0.005,-9,0.355\n"
	outputHead    = "ccode,year,mrgdppc,sd_mrgdppc,pwtrgdp,sd_pwtrgdp,pwtpop,sd_pwtpop\n"
	outputRow     = "2,1816,2668.1,410.6,27951.1,12015.2,9.16,0.69\n"
	outputUnknown = "345,1916,NA,NA,NA,NA,NA,NA\n"
	pointHead     = "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname\n"
	pointRow      = "1,2,1,42,1.675486,0.9274793,1.348943,1.401238,1.675082,1.93791,2.028481,2.717793,USA,United States\n"
	scaleHead     = "code,name,goldstein\n"
	scaleRows     = "01,MAKE PUBLIC STATEMENT,0\n010,Make statement,0\n20,USE UNCONVENTIONAL MASS VIOLENCE,-10\n"
	spendingHead  = "state,year,value\n"
	spendingRows  = "\"Korea, South\",1990,20000.5\nUSSR,1988,...\nCroatia,1988,xxx\n365,1999,NA\n"
)

func TestCapabilityRows(t *testing.T) {
	data, err := one(dataset.ReadCapabilities, nmcHead+nmcRow+nmcUnknown)
	if err != nil {
		t.Fatal(err)
	}
	usa, haiti := data.Rows[0], data.Rows[1]
	if usa.State != 2 || usa.Year != 1816 || usa.Line != 2 || usa.Energy != (dataset.Quantity{X: 254, Known: true}) || usa.CINC != .039697491 {
		t.Errorf("%+v", usa)
	}
	// -9, blank and NA are not known; 0 is.
	if haiti.MilitarySpending.Known || haiti.MilitaryPersonnel.Known || haiti.Energy.Known || haiti.UrbanPopulation.Known || haiti.IronAndSteel != (dataset.Quantity{Known: true}) {
		t.Errorf("%+v", haiti)
	}
	if c := haiti.Components(); c[power.TotalPopulation] != power.Of(2472.5) || c[power.MilitarySpending].Known || c[power.IronAndSteel] != power.Of(0) {
		t.Errorf("%+v", c)
	}
}

func TestDemocracyRows(t *testing.T) {
	data, err := one(dataset.ReadDemocracy, democracyHead+democracyRow+"20,1816,,,,\n")
	if err != nil {
		t.Fatal(err)
	}
	// In Polity -9 is a value.
	if r := data.Rows[0]; !r.Polity2.Is(-9) || r.Polyarchy != (dataset.Quantity{X: 0.355, Known: true}) {
		t.Errorf("%+v", r)
	}
	if r := data.Rows[1]; r.EUDS.Known || r.AEUDS.Known || r.Polity2.Known || r.Polyarchy.Known {
		t.Errorf("%+v", r)
	}
}

func TestOutputRows(t *testing.T) {
	data, err := one(dataset.ReadOutput, outputHead+outputRow+outputUnknown)
	if err != nil {
		t.Fatal(err)
	}
	if r := data.Rows[0]; r.GDP.Mean.X != 27951.1 || r.GDP.SD.X != 12015.2 || r.Population.Mean.X != 9.16 || r.PerHead.SD.X != 410.6 {
		t.Errorf("%+v", r)
	}
	if r := data.Rows[1]; r.GDP != (dataset.Estimated{}) || r.PerHead != (dataset.Estimated{}) || r.Population != (dataset.Estimated{}) {
		t.Errorf("%+v", r)
	}
}

func TestIdealPointRows(t *testing.T) {
	data, err := one(dataset.ReadIdealPoints, pointHead+pointRow)
	if err != nil {
		t.Fatal(err)
	}
	if r := data.Rows[0]; r.Year() != 1946 || r.Votes != 42 || r.Least != 0.9274793 || r.Most != 2.717793 || r.Letters != "USA" {
		t.Errorf("%+v", r)
	}
}

func TestEventScaleKeepsZeros(t *testing.T) {
	data, err := one(dataset.ReadEventScale, scaleHead+scaleRows)
	if err != nil {
		t.Fatal(err)
	}
	if r := data.Rows; r[0].Code != "01" || r[1].Code != "010" || r[2].Score != -10 {
		t.Errorf("%+v", r)
	}
}

func TestMilitarySpendingRows(t *testing.T) {
	data, err := one(dataset.ReadMilitarySpending, spendingHead+spendingRows)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		state  world.StateID
		value  dataset.Quantity
		absent bool
	}{
		{"KOR", dataset.Quantity{X: 20000.5, Known: true}, false},
		{"RUS", dataset.Quantity{}, false},
		{"", dataset.Quantity{}, true},
		{"RUS", dataset.Quantity{}, false},
	} {
		if r := data.Rows[i]; r.State != want.state || r.Value != want.value || r.Absent != want.absent {
			t.Errorf("%+v, want %v", r, want)
		}
	}
}

// The example of the documentation is a table that can be read.
func TestMilitarySpendingAsDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats/measures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "## sipri-milex")
	_, rest, _ = strings.Cut(rest, "```\n")
	example, _, _ := strings.Cut(rest, "```")
	if data, err := one(dataset.ReadMilitarySpending, example); err != nil || len(data.Rows) != 4 {
		t.Errorf("%v, %v\n%s", data.Rows, err, example)
	}
}

// Names that SIPRI alone uses are states.
func TestNamesOfSIPRI(t *testing.T) {
	for name, want := range map[string]world.StateID{
		"Congo, DR": "COD", "Congo, Republic": "COG", "Korea, North": "PRK", "Gambia, The": "GMB", "Trinidad & Tobago": "TTO",
		"Viet Nam": "VNM", "Türkiye": "TUR", "Côte d'Ivoire": "CIV", "Yemen, North": "YEM", "Czechoslovakia": "CSK", "Timor Leste": "TLS",
	} {
		year := "2010"
		if name == "Yemen, North" || name == "Czechoslovakia" {
			year = "1980"
		}
		data, err := one(dataset.ReadMilitarySpending, spendingHead+"\""+name+"\","+year+",1\n")
		if err != nil || data.Rows[0].State != want {
			t.Errorf("%s: %v, %v; want %s", name, data.Rows, err, want)
		}
	}
}

// The published tables are read whole, under the names and checksums of the
// catalogue.
func TestPublishedMeasures(t *testing.T) {
	in := map[string][]string{
		"nmc 7.0": {"nmc"}, "nmc 6.0": {"nmc"}, "nmc 5.0": {"models", "doe-inputs"},
		"democracy 0.2.0": {"democracy"}, "democracy-gw 0.2.0": {"democracy"}, "gdp-pop 0.2.0": {"gdp-pop"},
		"un-ideal-points 2020-04": {"un-ideal-points"}, "goldstein CAMEO": {"goldstein"},
	}
	for _, s := range dataset.Catalogue() {
		folder, ok := in[s.Name+" "+s.Version]
		if !ok {
			continue
		}
		delete(in, s.Name+" "+s.Version)
		reading, _, err := s.Read(research(t, folder...))
		if err != nil || len(reading.Files) != 1 {
			t.Errorf("%s %s: %v, %v", s.Name, s.Version, reading.Files, err)
			continue
		}
		f := reading.Files[0]
		t.Logf("%s %s: %+v", s.Name, s.Version, f)
		if f.Rows != s.Files[0].Rows || s.Verdict(f) != "as published" {
			t.Errorf("%s %s: %d rows, %s; the catalogue has %d", s.Name, s.Version, f.Rows, s.Verdict(f), s.Files[0].Rows)
		}
	}
	if len(in) > 0 {
		t.Errorf("the catalogue lacks %v", in)
	}
}

// What the tables do not know is counted as the README files and the codebooks
// have it.
func TestPublishedMeasuresKeepWhatIsUnknown(t *testing.T) {
	unknown := func(fsys fs.FS, name string) (spending, personnel int) {
		data, err := dataset.ReadCapabilities(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range data.Rows {
			if !data.Rows[i].MilitarySpending.Known {
				spending++
			}
			if !data.Rows[i].MilitaryPersonnel.Known {
				personnel++
			}
		}
		return spending, personnel
	}
	for _, c := range []struct {
		folder              []string
		name                string
		spending, personnel int
	}{
		{[]string{"nmc"}, "nmc_v7_0_peacesciencer.csv", 2360, 456},
		{[]string{"nmc"}, "NMC-60-abridged.csv", 2217, 426},
		{[]string{"models", "doe-inputs"}, "NMC_5_0.csv", 2065, 418},
	} {
		if s, p := unknown(research(t, c.folder...), c.name); s != c.spending || p != c.personnel {
			t.Errorf("%s: spending of %d and personnel of %d are not known, want %d and %d", c.name, s, p, c.spending, c.personnel)
		}
	}
	democracy, err := dataset.ReadDemocracy(research(t, "democracy"), "cow_democracy.csv")
	if err != nil {
		t.Fatal(err)
	}
	last, nines, blank := 0, 0, 0
	for _, r := range democracy.Rows {
		switch {
		case !r.Polity2.Known:
			blank++
		case r.Polity2.N == -9:
			nines++
			fallthrough
		default:
			last = max(last, r.Year)
		}
	}
	if last != 2020 || nines != 1048 || blank != 3271 {
		t.Errorf("polity2 ends in %d, is -9 in %d rows and blank in %d; want 2020, 1048 and 3271", last, nines, blank)
	}
	output, err := dataset.ReadOutput(research(t, "gdp-pop"), "cw_gdppop.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	missing := map[int]int{}
	for _, r := range output.Rows {
		if !r.GDP.Mean.Known {
			missing[r.State]++
		}
	}
	if missing[345] != 2 || missing[600] != 8 || missing[651] != 27 || missing[670] != 5 || missing[812] != 1 || len(missing) != 5 {
		t.Errorf("no estimate for %v", missing)
	}
	points, err := dataset.ReadIdealPoints(research(t, "un-ideal-points"), "IdealpointestimatesAll_Apr2020.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range points.Rows {
		if r.State == 403 && r.Name != "São Tomé & Príncipe" {
			t.Errorf("line %d: %q", r.Line, r.Name)
		}
		if r.Session == 19 {
			t.Errorf("line %d is of session 19", r.Line)
		}
	}
}

// A plain table is taken where the packed one is published; an empty folder is
// not.
func TestOutputPackedOrPlain(t *testing.T) {
	for _, s := range dataset.Catalogue() {
		if s.Name != "gdp-pop" {
			continue
		}
		reading, _, err := s.Read(fstest.MapFS{"cw_gdppop.csv": {Data: []byte(outputHead + outputRow)}})
		if err != nil || len(reading.Files) != 1 || reading.Files[0].Rows != 1 {
			t.Errorf("%+v, %v", reading, err)
		}
		if _, _, err := s.Read(fstest.MapFS{}); err == nil {
			t.Error("an empty folder is read")
		}
	}
}
