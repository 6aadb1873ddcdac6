package dataset_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// folder is the small set in memory, to be spoilt.
func folder(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"a.csv", "aph.csv", "m.csv"} {
		data, err := os.ReadFile("testdata/small/" + name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// set writes a value into a field of a row, the first of which is 2.
func set(t *testing.T, f fstest.MapFS, file string, line int, column, value string) {
	t.Helper()
	lines := strings.Split(string(f[file].Data), "\n")
	fields := strings.Split(lines[line-1], ",")
	at := slices.Index(strings.Split(lines[0], ","), column)
	if at < 0 {
		t.Fatalf("no column %s", column)
	}
	fields[at] = value
	lines[line-1] = strings.Join(fields, ",")
	f[file] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
}

func replace(f fstest.MapFS, file, old, with string) {
	f[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f[file].Data), old, with, 1))}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	cut := func(f fstest.MapFS, file string, bytes int) {
		f[file] = &fstest.MapFile{Data: f[file].Data[:len(f[file].Data)-bytes]}
	}
	dropLast := func(f fstest.MapFS, file string) {
		lines := strings.SplitAfter(string(f[file].Data), "\n")
		f[file] = &fstest.MapFile{Data: []byte(strings.Join(lines[:len(lines)-2], ""))}
	}
	for _, c := range []struct {
		name  string
		spoil func(fstest.MapFS)
		says  string
	}{
		{"cut in a row", func(f fstest.MapFS) { cut(f, "m.csv", 40) }, "m.csv:21: the row has"},
		{"cut between rows", func(f fstest.MapFS) { dropLast(f, "m.csv") }, "a.csv:7: member 345 of alliance 9006 has no row in m.csv; one of the two is cut"},
		{"a member alone", func(f fstest.MapFS) { set(t, f, "m.csv", 19, "phase", "1") }, "m.csv:18: member 220 is alone in alliance 9005, phase 0"},
		{"cut alliances", func(f fstest.MapFS) { dropLast(f, "a.csv") }, "m.csv:20: alliance 9006 has no row in a.csv"},
		{"cut phases", func(f fstest.MapFS) { dropLast(f, "aph.csv") }, "m.csv:20: alliance 9006, phase 0 has no row in aph.csv"},
		{"no member file", func(f fstest.MapFS) { delete(f, "m.csv") }, "no file in the folder is an ATOP member file; it is called atop5_1m.csv"},
		{"two member files", func(f fstest.MapFS) { f["z.csv"] = f["m.csv"] }, "z.csv: is an ATOP member file, and so is m.csv"},
		{"misspelt column", func(f fstest.MapFS) { replace(f, "m.csv", ",defense,", ",defence,") }, "m.csv:1: defense: the column is missing from the head; did you mean defence?"},
		{"column twice", func(f fstest.MapFS) { replace(f, "m.csv", ",cowsys,", ",phase,") }, "m.csv:1: phase: the column stands twice"},
		{"another file under the name", func(f fstest.MapFS) {
			delete(f, "m.csv")
			f["atop5_1m.csv"] = &fstest.MapFile{Data: []byte("state,year\n2,1900\n")}
		}, "atop5_1m.csv:1: is no ATOP member file: its head lacks atopid, member, cowsys and"},
		{"not a flag", func(f fstest.MapFS) { set(t, f, "m.csv", 3, "defense", "2") }, `m.csv:3:67: defense: "2" is neither 1 nor 0`},
		{"not a number", func(f fstest.MapFS) { set(t, f, "m.csv", 3, "yrent", "195o") }, `yrent: "195o" is not a whole number`},
		{"no such year", func(f fstest.MapFS) { set(t, f, "m.csv", 3, "yrent", "1492") }, `yrent: "1492" is not a year from 1815 to 2100`},
		{"no such day", func(f fstest.MapFS) { set(t, f, "a.csv", 3, "begday", "32") }, `begday: "32" is not a whole number from 0 to 31`},
		{"no such date", func(f fstest.MapFS) { set(t, f, "m.csv", 4, "moent", "2"); set(t, f, "m.csv", 4, "dayent", "30") }, `m.csv:4: "1880-02-30" does not exist`},
		{"ends before it begins", func(f fstest.MapFS) { set(t, f, "m.csv", 4, "yrexit", "1870") }, "m.csv:4: the row ends in 1870-05-01, before it begins in 1880-05-01"},
		{"in effect and ended", func(f fstest.MapFS) { set(t, f, "m.csv", 4, "ineffect", "1") }, "m.csv:4: ineffect is 1, yet the row ends in 1890-05-01"},
		{"unknown state", func(f fstest.MapFS) { set(t, f, "m.csv", 4, "member", "204") }, "member: 204 is not the Correlates of War number of a state; did you mean 20"},
		{"unknown threat", func(f fstest.MapFS) { set(t, f, "m.csv", 2, "statthr1", "364") }, "statthr1: 364 is not the Correlates of War number of a state"},
		{"second row", func(f fstest.MapFS) { set(t, f, "m.csv", 5, "member", "200") }, "m.csv:5: a second row for alliance 9002, member 200, phase 0 from 1880-05-01; the first is on line 4"},
		{"limit without duty", func(f fstest.MapFS) { set(t, f, "m.csv", 2, "offcoadv", "1") }, "m.csv:2: offense is 0, yet it is limited"},
		{"other version", func(f fstest.MapFS) { set(t, f, "a.csv", 2, "version", "4.0100002") }, `a.csv:2: version: "4.01" is another version than the member file's 5.1`},
		{"no version", func(f fstest.MapFS) { set(t, f, "m.csv", 2, "version", "6.0") }, `version: "6.0" is not a version that this reader knows: 4.01 and 5.1`},
		{"quotation mark", func(f fstest.MapFS) { set(t, f, "m.csv", 4, "source", `"1`) }, "a quotation mark is missing or out of place"},
		{"UTF-16", func(f fstest.MapFS) {
			f["atop5_1a.csv"] = &fstest.MapFile{Data: []byte("\xff\xfea\x00")}
			delete(f, "a.csv")
		}, "atop5_1a.csv: is UTF-16; save it as UTF-8"},
		{"zip", func(f fstest.MapFS) {
			f["atop5_1a.csv"] = &fstest.MapFile{Data: []byte("PK\x03\x04....")}
			delete(f, "a.csv")
		}, "is a zip archive or a spreadsheet"},
		{"empty", func(f fstest.MapFS) {
			f["atop5_1a.csv"] = &fstest.MapFile{Data: nil}
			delete(f, "a.csv")
		}, "has no head row"},
		{"head alone", func(f fstest.MapFS) {
			head, _, _ := strings.Cut(string(f["a.csv"].Data), "\n")
			f["a.csv"] = &fstest.MapFile{Data: []byte(head + "\n")}
		}, "a.csv:1: has a head and no rows"},
	} {
		f := folder(t)
		c.spoil(f)
		_, err := dataset.ReadATOP(f)
		var faults fault.List
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v\nshould say %q", c.name, err, c.says)
		}
	}
}

func TestAllFaultsAreToldUpToALimit(t *testing.T) {
	f := folder(t)
	set(t, f, "m.csv", 2, "defense", "x")
	set(t, f, "m.csv", 9, "consul", "7")
	set(t, f, "a.csv", 2, "begmo", "13")
	_, err := dataset.ReadATOP(f)
	for _, says := range []string{`"x" is neither`, `"7" is neither`, `"13" is not`} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v should say %q", err, says)
		}
	}
	f = folder(t)
	replace(f, "m.csv", "5.1\n", "5.1\n"+strings.Repeat("1,2\n", 500))
	_, err = dataset.ReadATOP(f)
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) != 101 || !strings.Contains(faults[100].Message, "400 more faults are not listed") {
		t.Errorf("500 cut rows give %d faults", len(faults))
	}
}

// However a file was saved, the data are the same.
func TestLineEndsAndEncodings(t *testing.T) {
	want := small(t)
	for name, save := range map[string]func([]byte) []byte{
		"CRLF":          func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
		"CR":            func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r")) },
		"BOM":           func(b []byte) []byte { return append([]byte("\ufeff"), b...) },
		"semicolons":    func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(","), []byte(";")) },
		"Latin-1":       func(b []byte) []byte { return bytes.Replace(b, []byte("cow4id"), []byte("caf\xe9"), 1) },
		"capitals":      func(b []byte) []byte { return bytes.Replace(b, []byte("atopid,"), []byte("ATOPID,"), 1) },
		"no last break": func(b []byte) []byte { return bytes.TrimRight(b, "\n") },
	} {
		f := folder(t)
		for file, x := range f {
			f[file] = &fstest.MapFile{Data: save(bytes.Clone(x.Data))}
		}
		got, err := dataset.ReadATOP(f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if fmt.Sprint(got.Members, got.Alliances, got.Phases) != fmt.Sprint(want.Members, want.Alliances, want.Phases) {
			t.Errorf("%s: other rows", name)
		}
	}
}

// Whatever the rows of a member file hold, reading it ends with data or with
// faults that name a file, never both and never a panic; data make a record and
// a panel. The head stands fast and the rows are few, so that the search for
// inputs stays quick.
func FuzzReadATOP(f *testing.F) {
	firstLines := func(name string, n int) string {
		data, err := os.ReadFile("testdata/small/" + name)
		if err != nil {
			f.Fatal(err)
		}
		return strings.Join(strings.SplitAfter(string(data), "\n")[:n], "")
	}
	alliance := &fstest.MapFile{Data: []byte(firstLines("a.csv", 2))}
	head, rows, _ := strings.Cut(firstLines("m.csv", 3), "\n")
	f.Add(rows)
	f.Add(strings.ReplaceAll(rows, "\n", "\r\n"))
	f.Add(rows[:len(rows)/2])
	f.Add(strings.ReplaceAll(rows, ",1950,", ",2100,"))
	f.Add("9001,\"")
	f.Fuzz(func(t *testing.T, rows string) {
		a, err := dataset.ReadATOP(fstest.MapFS{"a.csv": alliance, "m.csv": &fstest.MapFile{Data: []byte(head + "\n" + rows)}})
		if err != nil {
			var faults fault.List
			if a != nil || !errors.As(err, &faults) || len(faults) == 0 || len(faults) > 101 {
				t.Fatalf("%v with %v", err, a)
			}
			for _, x := range faults {
				if x.File == "" || x.Message == "" {
					t.Fatalf("a fault without a place or a message: %+v", x)
				}
			}
			return
		}
		a.Record()
		a.DyadYears()
	})
}

// However bytes come, they are read as text or refused.
func FuzzHead(f *testing.F) {
	for _, seed := range []string{"atopid,member,yrent\n1,2,1900\n", "atopid;member;yrent", "\ufeffatopid,member,yrent\r", "PK\x03\x04", "\xff\xfea\x00", "\"", ""} {
		f.Add([]byte(seed))
	}
	alliance := folder(f)["a.csv"]
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := dataset.ReadATOP(fstest.MapFS{"a.csv": alliance, "atop5_1m.csv": &fstest.MapFile{Data: data}}); err == nil {
			t.Fatalf("read as data: %+v", a.Files)
		}
	})
}
