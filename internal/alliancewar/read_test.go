package alliancewar

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
)

const (
	headCases = "row,sample,warid,cowwarid,warname,atopid,defense,offense,neutral,nonagg,consul"
	headWars  = "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,Initiator,Outcome,TransTo,BatDeath,Version"
	headPairs = "warnum,disno,statea,stateb,year,warolea,waroleb,wardyadrolea,wardyadroleb,outcomea,batdtha,batdthb"
)

var small = map[string]string{
	casesFile:   headCases + "\n1,1,1,10,A war,500,1,0,0,0,0\n",
	membersFile: members(map[string]string{"member": "200"}, map[string]string{"member": "300", "dayent": ""}),
	warsFile: headWars + "\n10,A war,1,220,France,1,1,1,1900,1,1,1902,-8,-8,-8,-8,-8,-8,-8,2,1,2,-8,100,4\n" +
		"10,A war,1,200,Britain,2,1,1,1900,-9,-9,1902,-8,-8,-8,-8,-8,-8,-8,2,2,1,-8,-9,4\n",
	pairsFile:                   headPairs + "\n10,1,220,200,1900,1,3,1,3,3,100,\n10,1,200,220,1900,3,1,3,1,1,,100\n99,1,2,20,1950,1,3,1,3,1,0,0\n",
	"war_alliance_outcomes.csv": "row,honorLLM,violateLLM\n1,1,\n",
}

// members is a member file with the given rows of alliance 500, which promise
// defence from 1890 on.
func members(rows ...map[string]string) string {
	file, err := os.ReadFile("../dataset/testdata/small/m.csv")
	if err != nil {
		panic(err)
	}
	head, _, _ := strings.Cut(string(file), "\n")
	text := head + "\n"
	for _, row := range rows {
		var fields []string
		for column := range strings.SplitSeq(head, ",") {
			value, given := row[column]
			if !given {
				value = cmp.Or(map[string]string{"atopid": "500", "yrent": "1890", "moent": "1", "dayent": "1", "defense": "1",
					"cowsys": "1", "ineffect": "1", "source": "1", "version": "4.01"}[column], "0")
			}
			fields = append(fields, value)
		}
		text += strings.Join(fields, ",") + "\n"
	}
	return text
}

func written(t *testing.T, files map[string]string) string {
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
		d, err := Read(written(t, files))
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
		{casesFile, "row,sample", "line,sample", ":1: row: the column is missing from the head"},
		{casesFile, "1,1,1,10", "x,1,1,10", `:2:1: row: "x" is not a whole number`},
		{casesFile, "500,1,0", "500,2,0", `:2:20: defense: "2" is neither 1 nor 0`},
		{casesFile, "A war,500,1,0", "Ä war,500,2,0", `:2:20: defense: "2" is neither 1 nor 0`},
		{casesFile, "500,1,0,0,0,0\n", "500,1,0,0,0,0\n1,1,1,10,A war,500,1,0,0,0,0\n", ":3: a second row for row 1; the first is on line 2"},
		{casesFile, "1,1,1,10", "1,1,1,11", ":2: cowwarid: row 1: war 11 is not in Inter-StateWarData_v4.0.csv"},
		{casesFile, "\n1,1,1,10,A war,500,1,0,0,0,0\n", "\n", ":1: has a head and no rows"},
		{casesFile, "A war", "", ":2:10: warname: is blank"},
		{casesFile, "A war", "\"A war", ":2:31: a quotation mark is missing"},
		{casesFile, headCases, "", "is no war-alliance file: its head lacks row, sample, warid and 8 more columns"},
		{membersFile, ",1890,1,1,", ",0,1,1,", ":2: the row has no year of its beginning"},
		{membersFile, ",1890,1,1,", ",1890,13,1,", `moent: "13" is not a whole number from 0 to 12`},
		{membersFile, ",1890,1,1,", ",1890,1,", ":2: the row has 104 fields and the head 105"},
		{membersFile, ",200,", ",201,", "member: 201 is not the Correlates of War number of a state; did you mean 101 or 20 or 200?"},
		{membersFile, ",200,", ",300,", ":2: member 300 is alone in alliance 500, phase 0"},
		{warsFile, "Britain,2,", "Britain,3,", `:3:24: Side: "3" is not a whole number from 1 to 2`},
		{warsFile, "-8,2,2,1,-8,-9", "-8,8,2,1,-8,-9", "WhereFought: 8 is not a code of a region"},
		{warsFile, "Britain,2,1,1,1900,-9,-9,1902", "Britain,2,1,1,1900,-9,-9,-9", ":3: EndYear1 is not known, yet StartYear1 is 1900-01-01"},
		{warsFile, "Britain,2,1,1,1900", "Britain,2,1,1,", "StartYear1: is blank; it is required"},
		{pairsFile, "1,3,1,3,3", "1,3,7,3,3", `:2:23: wardyadrolea: "7" is not a whole number from 1 to 4`},
		{"war_alliance_outcomes.csv", "1,1,", "2,1,", ":2: row: an outcome is given for row 2"},
		{"war_alliance_outcomes.csv", "1,1,\n", "1,1,\n1,,1\n", ":3: a second row for row 1"},
	} {
		files := map[string]string{}
		for name, text := range small {
			files[name] = text
		}
		files[c.file] = strings.Replace(files[c.file], c.from, c.to, 1)
		if files[c.file] == small[c.file] {
			t.Fatalf("%q is not in %s", c.from, c.file)
		}
		_, err := Read(written(t, files))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v, want %q", c.file, c.to, err, c.want)
		}
	}
}

// The faults of all tables are told at once, and an outcome that two tables give
// otherwise is one.
func TestAllFaultsAtOnce(t *testing.T) {
	files := maps.Clone(small)
	files[casesFile] = strings.Replace(files[casesFile], "500,1,0", "500,2,0", 1)
	files[pairsFile] = strings.Replace(files[pairsFile], "10,1,220", "10,1,219", 1)
	files[warsFile] = strings.Replace(files[warsFile], "France,1,1,1,", "France,1,2,30,", 1)
	files["war_alliance_outcomes_b.csv"] = "row,honorLLM,violateLLM\n1,,1\n"
	_, err := Read(written(t, files))
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) != 4 {
		t.Errorf("%v", err)
	}
	for _, says := range []string{"defense", "statea: 219 is not", `"1900-02-30" does not exist`, "is given in another table, and differs"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v should say %q", err, says)
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
	wars, err := dataset.ReadInterStateWars(outside, outsideFile)
	if err != nil {
		t.Fatal(err)
	}
	others := warsOf(wars.Rows)
	if len(others) != 5 {
		t.Errorf("%d wars, want 5", len(others))
	}
	for n, w := range others {
		if w.openedBy() == 0 || len(w.feuds()) == 0 {
			t.Errorf("war %d: %+v", n, w)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(outsideText(t))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row[len(row)-1] == "" || rows[0][len(row)-1] != "Source" {
			t.Errorf("no source: %v", row)
		}
	}
}

func outsideText(t testing.TB) []byte {
	t.Helper()
	text, err := outside.ReadFile(outsideFile)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// FuzzTables gives each reader what the fuzzer makes up: nothing may panic, what
// is refused is refused with faults in that table or where another one needs
// it, and what is read can be judged.
func FuzzTables(f *testing.F) {
	for i, name := range []string{casesFile, membersFile, warsFile, pairsFile} {
		f.Add(uint8(i), []byte(small[name]))
		f.Add(uint8(i), []byte(strings.ReplaceAll(small[name], "\n", "\r")))
	}
	f.Add(uint8(4), []byte(small["war_alliance_outcomes.csv"]))
	f.Add(uint8(5), outsideText(f))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := fstest.MapFS{outsideFile: {Data: outsideText(t)}}
		for name, text := range small {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		made := []string{casesFile, membersFile, warsFile, pairsFile, "war_alliance_outcomes.csv", outsideFile}[int(which)%6]
		files[made] = &fstest.MapFile{Data: data}
		all := folder{files, ""}
		d, err := read(all, all, all)
		if err != nil {
			var faults fault.List
			if d.Cases != nil || !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("%v with %v", err, d)
			}
			for _, x := range faults {
				crossed := made == casesFile && x.File == "war_alliance_outcomes.csv" || made == warsFile && x.File == casesFile
				if x.File != made && !crossed || x.Message == "" {
					t.Fatalf("%s is made up, and the fault is %+v", made, x)
				}
			}
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
