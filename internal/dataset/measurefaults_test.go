package dataset_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// rowsOf reads a table for its faults.
func rowsOf[T any](read func(fs.FS, string) (dataset.Table[T], error)) func(string) (int, error) {
	return func(text string) (int, error) {
		data, err := one(read, text)
		return len(data.Rows), err
	}
}

// A damaged table is refused with file, line, field and text.
func TestMeasureFaultsNameTheirPlace(t *testing.T) {
	for _, table := range []struct {
		name  string
		read  func(string) (int, error)
		text  string
		spoil [][3]string // what stood there, what stands there, what is said
	}{
		{"capabilities", rowsOf(dataset.ReadCapabilities), nmcHead + nmcRow + nmcUnknown, [][3]string{
			{",17,80,", ",-8,80,", `t.csv:2:17: milper: "-8" is neither an amount nor -9, which says that it is not known`},
			{",17,80,", ",1O,80,", `t.csv:2:17: milper: "1O" is not a number from 0 to`},
			{",17,80,", ",17;80,", `t.csv:2: the row has 10 fields and the head 11`},
			{",254,", ",0x10,", `t.csv:2:23: pec: "0x10" is not a number from 0`},
			{",254,", ",1e999,", `t.csv:2:23: pec: "1e999" is not a number from 0`},
			{".039697491", "1.039", `t.csv:2:36: cinc: "1.039" is not a number from 0 to 1`},
			{".039697491", "", `t.csv:2:36: cinc: is blank; it is required`},
			{"HAI,41,", "HAI,4l,", `t.csv:3:5: ccode: "4l" is not a whole number`},
			{"HAI,41,", "HAI,9,", `t.csv:3:5: ccode: 9 is not the Correlates of War number of a state`},
			{",1934,", ",193,", `t.csv:3:8: year: "193" is not a whole number from 1815`},
			{"HAI,41,1934", "HAI,2,1816", `t.csv:3: a second row for state 2 in 1816; the first is on line 2`},
			{"pec,", "energy,", `t.csv:1: pec: the column is missing from the head`},
			{nmcHead, "a,b\n", `t.csv:1: is no material capabilities file`},
			{"2.4380228e-07,2021\n", "2.43", `t.csv:3: the row has 10 fields and the head 11; the file is cut here`},
			{nmcRow + nmcUnknown, "", "t.csv:1: has a head and no rows"},
		}},
		{"democracy", rowsOf(dataset.ReadDemocracy), democracyHead + democracyRow, [][3]string{
			{",-9,", ",-66,", `t.csv:2:20: polity2: "-66" is not a whole number from -10 to 10`},
			{",-9,", ",2.5,", `t.csv:2:20: polity2: "2.5" is not a whole number`},
			{"0.355", "35.5", `t.csv:2:23: v2x_polyarchy: "35.5" is not a number from 0 to 1`},
			{"0.28", "99", `t.csv:2:8: euds: "99" is not a number from -10 to 10`},
			{"0.28", "NaN", `t.csv:2:8: euds: "NaN" is not a number`},
			{"0.28", "\"0.28", `t.csv:2:30: a quotation mark is missing`},
		}},
		{"democracy by Gleditsch-Ward number", rowsOf(dataset.ReadGWDemocracy), strings.Replace(democracyHead, "ccode", "gwcode", 1) + democracyRow, [][3]string{
			{"\n2,", "\n300009,", `t.csv:2:1: gwcode: "300009" is not a whole number from 1 to 9999`},
			{"\n2,", "\n9,", `t.csv:2:1: gwcode: 9 is not the Gleditsch-Ward number of a state`},
			{"gwcode", "ccode", `t.csv:1: gwcode: the column is missing from the head; did you mean ccode?`},
		}},
		{"output", rowsOf(dataset.ReadOutput), outputHead + outputRow + outputUnknown, [][3]string{
			{"2668.1", "-9", `t.csv:2:8: mrgdppc: "-9" is not a number from 0`},
			{"2668.1", "", "t.csv:2: an estimate has a mean without a standard deviation"},
			{"2668.1", "2668,1", "t.csv:2: the row has 9 fields and the head 8"},
		}},
		{"ideal points", rowsOf(dataset.ReadIdealPoints), pointHead + pointRow, [][3]string{
			{"1.348943", "1.948943", "t.csv:2: the quantiles do not rise: 1.948943 is before 1.401238"},
			{"1.675486", "-1.675486", "t.csv:2: IdealPoint -1.675486 lies outside the quantiles, 0.9274793 to 2.717793"},
			{"1.675486", "NA", `t.csv:2:10: IdealPoint: "NA" is not a number`},
			{",1,42", ",1946,42", `t.csv:2:5: session: "1946" is not a whole number from 1 to 200`},
			{"United States\n", "\n", "t.csv:2:86: Countryname: is blank; it is required"},
		}},
		{"event scale", rowsOf(dataset.ReadEventScale), scaleHead + scaleRows, [][3]string{
			{"01,", "1,", `t.csv:2:1: code: "1" is not a code of an event; a zero before it is lost: 01`},
			{"010,", "251,", `t.csv:3:1: code: "251" is not a code of an event, two to four digits`},
			{"010,", "01O,", `t.csv:3:1: code: "01O" is not a code of an event`},
			{"010,", "0101,", "t.csv:3: code 0101 has no broader code 010 in the table"},
			{"010,", "01,", "t.csv:3: a second row for code 01; the first is on line 2"},
			{"VIOLENCE,-10", "VIOLENCE,-11", `t.csv:4:37: goldstein: "-11" is not a number from -10 to 10`},
		}},
		{"military spending", rowsOf(dataset.ReadMilitarySpending), spendingHead + spendingRows, [][3]string{
			{"20000.5", "\"20,000.5\"", `t.csv:2:21: value: "20,000.5" is not a number from 0`},
			{"USSR", "Soviet Onion", `t.csv:3: unknown state "Soviet Onion"`},
			{"Croatia,1988,xxx", "Croatia,1988,1", `t.csv:4: no state is called "Croatia" in 1988`},
			{"365,1999", "RUS,1988", "t.csv:5: a second row for RUS in 1988; the first is on line 3"},
			{"state,year,value", "state,1988,1989", "t.csv:1: is no military spending file: its head lacks year, value"},
		}},
	} {
		if _, err := table.read(table.text); err != nil {
			t.Errorf("%s: %v", table.name, err)
		}
		for _, c := range table.spoil {
			spoilt := strings.Replace(table.text, c[0], c[1], 1)
			if spoilt == table.text {
				t.Fatalf("%s: %q is not in the text", table.name, c[0])
			}
			rows, err := table.read(spoilt)
			var faults fault.List
			if !errors.As(err, &faults) || !strings.Contains(err.Error(), c[2]) || rows != 0 {
				t.Errorf("%s, %q: %v\nshould say %q", table.name, c[1], err, c[2])
			}
		}
	}
}

// All faults of a table are told at once.
func TestMeasureFaultsAreToldTogether(t *testing.T) {
	_, err := one(dataset.ReadCapabilities, nmcHead+strings.Replace(nmcRow, "3823", "x", 1)+strings.Replace(nmcUnknown, "2472.5", "y", 1))
	for _, says := range []string{`t.csv:2:12: milex: "x"`, `t.csv:3:22: tpop: "y"`} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v should say %q", err, says)
		}
	}
}

// A packed table that is cut or spoilt is refused, as is a fault within it.
func TestPackedOutputFaults(t *testing.T) {
	whole := pack(t, outputHead+outputRow)
	spoilt := bytes.Clone(whole)
	spoilt[len(spoilt)-6] ^= 1 // in the checksum
	for _, c := range []struct {
		data []byte
		says string
	}{
		{whole, ""},
		{whole[:len(whole)/2], "t.csv.gz: cannot be unpacked; the file is cut or damaged"},
		{spoilt, "t.csv.gz: cannot be unpacked; the file is cut or damaged"},
		{pack(t, outputHead+strings.Replace(outputRow, "0.69", "x", 1)), `t.csv.gz:2:42: sd_pwtpop: "x" is not a number`},
	} {
		data, err := dataset.ReadOutput(fstest.MapFS{"t.csv.gz": {Data: c.data}}, "t.csv.gz")
		switch {
		case c.says == "" && (err != nil || len(data.Rows) != 1 || data.File.Encoding.Packed != "gzip"):
			t.Errorf("%+v, %v", data, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%v\nshould say %q", err, c.says)
		}
	}
}

// Whatever a field holds, reading ends with rows whose values lie within their
// bounds, or with faults that name the file, never both and never a panic.
func FuzzReadCapabilities(f *testing.F) {
	for _, seed := range []string{"3823", "-9", "", "NA", "-9.0", "1e12", "0x10", "1_000", "Inf", "nan", "1,2", "\"", "-0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		data, err := one(dataset.ReadCapabilities, nmcHead+strings.Replace(nmcRow, "3823", field, 1))
		if err != nil {
			var faults fault.List
			if data.Rows != nil || !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("%v with %v", err, data)
			}
			for _, x := range faults {
				if x.File == "" || x.Message == "" {
					t.Fatalf("a fault without a place or a message: %+v", x)
				}
			}
			return
		}
		for _, r := range data.Rows {
			if x := r.MilitarySpending; x.Known && !(0 <= x.X && x.X <= 1e12) || !x.Known && x.X != 0 {
				t.Fatalf("%q is read as %+v", field, x)
			}
		}
	})
}
