package alliancewar

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	headCases   = "row,sample,warid,cowwarid,warname,atopid,defense,offense,neutral,nonagg,consul"
	headMembers = "atopid,member,phase,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul,specthrt,statthr1,statthr2," +
		"defcoadv,defcoloc,defcocon,defconum,defcodem,defconpr,offcoadv,offcoloc,offcocon,offconum,offcodem,neucoadv,neucoloc,neucocon,neuconum,neuconpr,neucoatt"
	headWars  = "WarNum,WarName,ccode,StateName,Side,Initiator,WhereFought,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2"
	headPairs = "warnum,statea,stateb,wardyadrolea"
	noLimits  = ",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0"
)

var small = map[string]string{
	casesFile:   headCases + "\n1,1,1,10,A war,500,1,0,0,0,0\n",
	membersFile: headMembers + "\n500,200,0,1890,1,1,0,0,0,1,0,0,0,0,0,0,0" + noLimits + "\n500,300,0,1890,1,,0,0,0,1,0,0,0,0,0,0,0" + noLimits + "\n",
	warsFile: headWars + "\n10,A war,220,France,1,1,2,1,1,1900,1,1,1902,-8,-8,-8,-8,-8,-8\n" +
		"10,A war,200,Britain,2,2,2,1,1,1900,-9,-9,1902,-8,-8,-8,-8,-8,-8\n",
	pairsFile:                   headPairs + "\n10,220,200,1\n10,200,220,3\n99,1,2,1\n",
	"war_alliance_outcomes.csv": "row,honorLLM,violateLLM\n1,1,\n",
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadSmall(t *testing.T) {
	for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
		files := map[string]string{}
		for file, text := range small {
			files[file] = strings.ReplaceAll(text, "\n", end)
		}
		d, err := Read(folder(t, files))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var out bytes.Buffer
		predictions := Predict(d)
		if err := WriteCSV(&out, predictions); err != nil {
			t.Fatal(err)
		}
		want := "row,predicted,reason\n1,1,\"Defence: United Kingdom was attacked by France on 1900-01-01, and Austria-Hungary is bound to help.\"\n"
		if out.String() != want {
			t.Errorf("%s: %q, want %q", name, out.String(), want)
		}
		s := NewScore(d, predictions)
		if s.All.Logic.String() != "1 of 1 (100.0 %)" || s.All.Rule.Right() != 0 || s.Eras[0].Logic.N() != 1 || s.Duties[0].Logic.InvokedRight != 1 || s.Duties[1].Logic.N() != 0 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct{ file, from, to, want string }{
		{casesFile, "row,sample", "line,sample", ":1: no column row"},
		{casesFile, "1,1,1,10", "x,1,1,10", ":2: column row: \"x\" is not a whole number"},
		{casesFile, "500,1,0", "500,2,0", ":2: column defense: \"2\" is neither 0 nor 1"},
		{casesFile, "500,1,0,0,0,0\n", "500,1,0,0,0,0\n1,1,1,10,A war,500,1,0,0,0,0\n", ":3: column row: row 1 is on line 2 already"},
		{casesFile, "1,1,1,10", "1,1,1,11", "war 11 is not in Inter-StateWarData_v4.0.csv"},
		{casesFile, "\n1,1,1,10,A war,500,1,0,0,0,0\n", "\n", "has no rows"},
		{casesFile, "A war", "A \xffwar", ":2: a byte that is not UTF-8"},
		{casesFile, "A war", "\"A war", ":2"},
		{casesFile, headCases, "", "no column row"},
		{membersFile, "500,200,0,1890,1,1", "500,200,0,0,1,1", ":2: column yrent: no date of entry"},
		{membersFile, "500,200,0,1890,1,1", "500,200,0,1890,13,1", ":2: column moent: 13 is not a month"},
		{membersFile, "500,200,0,1890,1,1", "500,200,0,1890,1", ":2: 33 fields, the header has 34"},
		{warsFile, "Britain,2,2,2", "Britain,3,2,2", ":3: column Side: 3 is neither side 1 nor 2"},
		{warsFile, "Britain,2,2,2", "Britain,2,2,8", ":3: column WhereFought: 8 is not a code of a region"},
		{pairsFile, "10,220,200,1", "10,220,200,7", ":2: column wardyadrolea: 7 is not a role from 1 to 4"},
		{"war_alliance_outcomes.csv", "1,1,", "2,1,", "an outcome is given for row 2"},
		{"war_alliance_outcomes.csv", "1,1,\n", "1,1,\n1,,1\n", ":3: column row: the outcome of row 1 is already given"},
	} {
		files := map[string]string{}
		for name, text := range small {
			files[name] = text
		}
		files[c.file] = strings.Replace(files[c.file], c.from, c.to, 1)
		if files[c.file] == small[c.file] {
			t.Fatalf("%q is not in %s", c.from, c.file)
		}
		_, err := Read(folder(t, files))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v, want %q", c.file, c.to, err, c.want)
		}
	}
}

func TestMissingFiles(t *testing.T) {
	_, err := Read(t.TempDir())
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), casesFile) {
		t.Errorf("%v", err)
	}
}

func TestEmbeddedWars(t *testing.T) {
	var d Data
	if err := d.readOthers("outside.csv", outside); err != nil {
		t.Fatal(err)
	}
	if len(d.others) != 5 {
		t.Errorf("%d wars, want 5", len(d.others))
	}
	for n, w := range d.others {
		if w.openedBy() == 0 || len(w.feuds()) == 0 || w.Source == "" {
			t.Errorf("war %d: %+v", n, w)
		}
	}
}

// FuzzTables gives each reader what the fuzzer makes up: nothing may panic, and
// what is read can be judged.
func FuzzTables(f *testing.F) {
	for i, name := range []string{casesFile, membersFile, warsFile, pairsFile} {
		f.Add(uint8(i), []byte(small[name]))
		f.Add(uint8(i), []byte(strings.ReplaceAll(small[name], "\n", "\r")))
	}
	f.Add(uint8(4), []byte(small["war_alliance_outcomes.csv"]))
	f.Add(uint8(5), outside)
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		var d Data
		texts := [][]byte{[]byte(small[casesFile]), []byte(small[membersFile]), []byte(small[warsFile]), []byte(small[pairsFile]), []byte(small["war_alliance_outcomes.csv"]), outside}
		readers := []func(string, []byte) error{d.readCases, d.readMembers, d.readWars, d.readPairs, d.readOutcomes, d.readOthers}
		at := int(which) % len(texts)
		texts[at] = data
		for i, read := range readers {
			if err := read("table.csv", texts[i]); err != nil {
				if i != at || !strings.HasPrefix(err.Error(), "table.csv") {
					t.Fatalf("table %d, %d made up: %v", i, at, err)
				}
				return
			}
		}
		if d.check() != nil {
			return
		}
		if len(d.Cases) > 20 || len(d.wars) > 20 || len(d.members) > 20 || len(data) > 4000 {
			return
		}
		for i, p := range Predict(d) {
			if p.Row != d.Cases[i].Row || p.Reason == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}
