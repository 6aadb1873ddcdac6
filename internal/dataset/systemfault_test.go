package dataset_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// sample is a whole file of one kind, made up, and what spoils it.
type sample struct {
	name string
	read func(fs.FS, string) (int, error)
	text string
	bad  []spoilt
}

type spoilt struct{ from, to, says string }

// rowsRead forgets what the rows are.
func rowsRead[T any](read func(fs.FS, string) (dataset.Table[T], error)) func(fs.FS, string) (int, error) {
	return func(fsys fs.FS, name string) (int, error) {
		t, err := read(fsys, name)
		return len(t.Rows), err
	}
}

var samples = []sample{
	{"states", rowsRead(dataset.ReadCOWStates),
		"stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n" +
			"CUB,40,Cuba,1902,5,20,1906,9,25,2016\nCUB,40,Cuba,1909,1,23,2016,12,31,2016\n",
		[]spoilt{
			{"2016,12,31,2016\n", "2016,1", "t.csv:3: the row has 8 fields and the head 10; the file is cut here"},
			{"ccode", "cccode", "t.csv:1: ccode: the column is missing from the head; did you mean cccode?"},
			{"40,Cuba,1909", "41111,Cuba,1909", `t.csv:3:5: ccode: "41111" is not a whole number from 1 to 9999`},
			{"40,Cuba,1909", "48,Cuba,1909", "t.csv:3:5: ccode: 48 is not the Correlates of War number of a state"},
			{"1906,9,25", "1906,9,31", "t.csv:2: \"1906-09-31\" does not exist"},
			{"1906,9,25", "1906,,", "t.csv:2: the row runs from 1902-05-20 to 1906; both are required to the day"},
			{"1906,9,25", "1901,9,25", "t.csv:2: the row ends in 1901-09-25, before it begins in 1902-05-20"},
			{"2016,12,31,2016\n", "2016,12,31,20", `t.csv:3:34: version: "20" is not the version of the rows above, 2016; the row is cut or of another file`},
			{"1909,1,23", "1905,1,23", "t.csv:3: state 40 is in the list from 1905-01-23, and on line 2 until 1906-09-25"},
			{"1909,1,23", "1902,5,20", "t.csv:3: a second row for state 40 from 1902-05-20; the first is on line 2"},
		}},
	{"state-years", rowsRead(dataset.ReadCOWSystem), "stateabb,ccode,year,version\nUSA,2,1816,2016\nUSA,2,1817,2016\n",
		[]spoilt{
			{"1817", "1816", "t.csv:3: a second row for state 2 in 1816"},
			{"1817", "181", `t.csv:3:7: year: "181" is not a whole number from 1815 to 2100`},
			{"USA,2,1817,2016\n", "USA,2", "t.csv:3: the row has 2 fields and the head 4"},
		}},
	{"majors", rowsRead(dataset.ReadCOWMajors), "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\nUSA,2,1898,8,13,2016,12,31,2016\n",
		[]spoilt{{"8,13", "13,8", `t.csv:2:12: stmonth: "13" is not a whole number from 0 to 12`}}},
	{"powers", rowsRead(dataset.ReadMaozPowers), "\"ccode\",\"regstdate\",\"regenddate\",\"globstdate\",\"globenddate\"\n2,1824-01-01,1898-12-31,NA,NA\n140,1970-01-01,2019-12-31,,\n",
		[]spoilt{
			{"1898-12-31,NA", "NA,NA", "t.csv:2: one of the first and the last day is given and the other is not"},
			{"1970-01-01,2019-12-31", ",", "t.csv:3: the row has no time as a power"},
			{"1970-01-01", "01/01/1970", `t.csv:3:5: regstdate: "01/01/1970" is not a date written as 1816-01-31`},
			{"140,", "2,", ""}, // a second row of a state is no fault
			{"140,1970-01-01,2019-12-31,,", "2,1824-01-01,1898-12-31,,", "t.csv:3: a second row for state 2, regional from 1824-01-01"},
		}},
	{"system without a head", rowsRead(dataset.ReadGWSystem), "271\tWRT\tW\xfcrttemberg\t01:01:1816\t17:01:1871\n437\tCDI\tCote D\x92Ivoire\t07:08:1960\t01:11:2008\n",
		[]spoilt{
			{"\t01:11:2008\n", "", "t.csv:2: the row has 4 fields and a row of independent state data 5, with tabs between them; the file is cut here"},
			{"271\tWRT", "statenum\tabb", `t.csv:1:1: gwcode: "statenum" is not a whole number from 1 to 9999`},
			{"271", "272", "t.csv:1:1: gwcode: 272 is not the Gleditsch-Ward number of a state; did you mean 212 or 232 or 271?"},
			{"17:01:1871", "17-01-1871", `t.csv:1:32: end: "17-01-1871" is not a date written as 31:01:1816`},
			{"17:01:1871", "31:02:1871", `"31:02:1871" is not a date written as 31:01:1816`},
			{"W\xfcrt", "W\x81rt", "t.csv:1:9: name:"},
			{"437\tCDI\tCote D\x92Ivoire\t07:08:1960", "271\tWRT\tW\xfcrttemberg\t01:01:1816", "t.csv:2: a second row for state 271 from 1816-01-01; the first is on line 1"},
			{"\t", ",", "t.csv:1: the row has 1 fields"},
		}},
	{"microstates without a head", rowsRead(dataset.ReadGWMicrostates), "54\tDMA\tDominica\t03:11:1978\t01:11:2008\n",
		[]spoilt{{"DMA\t", "", "t.csv:1: the row has 4 fields and a row of microstate data 5"}}},
	{"states to 2017", rowsRead(dataset.ReadGWStates), "\"gwcode\",\"stateabb\",\"statename\",\"startdate\",\"enddate\"\n2,\"USA\",\"United States of America\",1816-01-01,2017-12-31\n",
		[]spoilt{{"1816-01-01", "", "t.csv:2:36: startdate: is blank; it is required, a date"}, {"\"USA\"", "\"USA", "t.csv:2:8: a quotation mark is missing or out of place"}}},
	{"states to 2020", rowsRead(dataset.ReadGWAllStates), "gwcode,gw_abb,gw_name,microstate,start,end\n990,WSM,Samoa,1,1962-01-01,2020-12-31\n",
		[]spoilt{{",1,", ",2,", `t.csv:2:15: microstate: "2" is neither 1 nor 0`}}},
	{"code panel", rowsRead(dataset.ReadCodePanel), "stateabb,year,gwcode,ccode,gw_name,cw_name\nGFR,2025,260,NA,German Federal Republic,\nGFR,2024,260,,German Federal Republic,\n",
		[]spoilt{
			{"260,NA", ",NA", "t.csv:2: GFR in 2025 has a number in neither list"},
			{"2024", "2025", "t.csv:3: a second row for GFR in 2025 with the numbers 260 and (blank)"},
		}},
	{"capitals", rowsRead(dataset.ReadCOWCapitals), "ccode,statenme,capital,stdate,enddate,lat,lng\n2,United States of America,Washington D.C.,1816-01-01,2024-12-31,38.9,-77.0\n",
		[]spoilt{
			{"38.9", "138.9", `t.csv:2:66: lat: "138.9" is not a number from -90 to 90`},
			{"-77.0", "west", `t.csv:2:71: lng: "west" is not a number from -180 to 180`},
			{"-77.0", "NaN", `lng: "NaN" is not a number from -180 to 180`},
			{"38.9", "", "t.csv:2:66: lat: is blank; it is required"},
		}},
	{"capitals, Gleditsch and Ward", rowsRead(dataset.ReadGWCapitals), "gwcode,statenme,capital,stdate,enddate,lat,lng\n679,Yemen,Sanaa,1990-01-01,2024-12-31,15.35,44.2\n",
		[]spoilt{{"679", "681", "t.csv:2:1: gwcode: 681 is not the Gleditsch-Ward number of a state"}}},
	{"contiguity episodes", rowsRead(dataset.ReadContiguityEpisodes), "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n2020,2,\"USA\",20,\"CAN\",1,192001,201612,\"Begins, with CAN\",3.2\n",
		[]spoilt{
			{"2020,", "2021,", "t.csv:2: dyad 2021 is not that of the states 2 and 20, which is 2020"},
			{",1,192001", ",6,192001", `t.csv:2:23: conttype: "6" is not a whole number from 1 to 5`},
			{"192001", "192013", `t.csv:2:25: begin: "192013" is not a month written as 181601`},
			{"192001", "19201", `"19201" is not a month written as 181601`},
			{"201612", "191912", "t.csv:2: the row ends in 1919-12, before it begins in 1920-01"},
			{"2,\"USA\",20,", "20,\"USA\",2,", "t.csv:2: the states 20 and 2 stand in the wrong order"},
		}},
	{"contiguity dyad-years", rowsRead(dataset.ReadContiguityYears), "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n2020,2,USA,20,CAN,1920,1,3.2\n2020,20,CAN,2,USA,1920,1,3.2\n2020,2,USA,20,CAN,1920,4,3.2\n",
		[]spoilt{
			{",4,3.2", ",1,3.2", "t.csv:4: a second row for states 2 and 20 in 1920, type 1; the first is on line 2"},
			{"2020,20,CAN,2,", "2020,20,CAN,20,", "t.csv:3: dyad 2020 is not that of the states 20 and 20"},
		}},
	{"contiguity state-years", rowsRead(dataset.ReadContiguityCounts), "stateno,stateab,year,total,land,sea,version\n2,USA,1816,3,1,2,3.2\n",
		[]spoilt{{",3,1,2", ",4,1,2", "t.csv:2: total is 4, yet land and sea make 3"}, {"stateno,stateab,year,total,land", "a,b,c,d,e", "t.csv:1: is no contiguity state-year file: its head lacks stateno, year, total and 1 more columns"}}},
	{"rivalries", rowsRead(dataset.ReadRivalries), "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,principal,aprin\n4,Ottoman E-Venice,324,640,1494,1717,1,1,,,,1\n264,Burundi-Rwanda 2,516,517,2015,2020,NA,NA,NA,1,NA,1\n",
		[]spoilt{
			{"324,640", "640,324", "t.csv:2: the states 640 and 324 stand in the wrong order"},
			{"1494,1717", "1717,1494", "t.csv:2: the row ends in 1494, before it begins in 1717"},
			{"1494", "1066", `start: "1066" is not a whole number from 1494 to 2100`},
			{",1,1,,", ",1,2,,", `t.csv:2:40: spatial: "2" is neither 1 nor 0`},
			{"264,", "4,", "t.csv:3: a second row for rivalry 4; the first is on line 2"},
		}},
	{"rivalries to 2010", rowsRead(dataset.ReadTDRivalries), "rivalryno,rivalryname,ccode1,ccode2,styear,endyear,region,type1,type2,type3\n1,Austria-France,220,300,1494,1918,European GPs,spatial,positional,\n",
		[]spoilt{{"positional", "postional", `t.csv:2:57: type2: "postional" is none of positional, spatial, ideological, interventionary`}, {"spatial", "", "type1: is blank; it is required, one of positional"}}},
	{"rivalries by name", rowsRead(dataset.ReadNamedRivalries), "rivalryno,rivalryname,sidea,sideb,styear,endyear,region,type1,type2,type3\n1,Austria-France,Austria,France,1494,1918,European GPs,spatial,,\n",
		[]spoilt{{"Austria,France", ",France", "t.csv:2:18: sidea: is blank; it is required"}}},
	{"ATOP dyad-years", rowsRead(dataset.ReadATOPDyads), "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n2,20,1942,1,1,0,0,0\n2,20,1943,1,1,0,0,0\n",
		[]spoilt{
			{"1943", "1942", "t.csv:3: a second row for states 2 and 20 in 1942; the first is on line 2"},
			{"1942,1,1", "1942,1,7", `t.csv:2:13: atop_offense: "7" is neither 1 nor 0`},
			{"2,20,1942", "20,20,1942", "t.csv:2: state 20 is paired with itself"},
			{"1942", "1814", `t.csv:2:6: year: "1814" is not a whole number from 1815 to 2100`},
		}},
	{"arms races", rowsRead(dataset.ReadArmsRaces), "race_id,ccode1,ccode2,styear,endyear\n1,200,365,1854,1856\n",
		[]spoilt{{"1,200,365,1854,1856\n", "", "t.csv:1: has a head and no rows"}, {"365", "36x", `t.csv:2:7: ccode2: "36x" is not a whole number from 1 to 9999`}}},
	{"IGO state-years", rowsRead(dataset.ReadIGOMemberships), "ccode,year,sum_igo_full,sum_igo_associate,sum_igo_observer,sum_igo_anytype\n990,2014,37,1,0,38\n",
		[]spoilt{{",38", ",37", "t.csv:2: sum_igo_anytype is 37, yet the three kinds make 38"}, {"37,1", "-9,1", `t.csv:2:10: sum_igo_full: "-9" is not a whole number from 0 to 1000`}}},
	{"IGO dyad-years", rowsRead(dataset.ReadSharedIGOs), "ccode1,ccode2,year,dyadigos\n2,20,1920,7\n2,20,1921,8\n",
		[]spoilt{{"1921", "1920", "t.csv:3: a second row for states 2 and 20 in 1920"}, {",8", ",", "t.csv:3:11: dyadigos: is blank; it is required"}}},
	{"defence agreements", rowsRead(dataset.ReadDCAD),
		"ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,category1,category2,category3,span,renewType,renewYears,terminated,durationActual,endYearEstimate,asymmetry,categoryConf,DCAid\n" +
			"2,USA,20,CAN,19,8,1994,,,,general,DCA,TREX,,-77,-77,-77,0,,2010,1,atypical,DCADv1.0-0002\n",
		[]spoilt{
			{"1994", "", "t.csv:2: the row has no year of its signature"},
			{"19,8,1994", "31,6,1994", `t.csv:2: "1994-06-31" does not exist`},
			{",0,,2010", ",2,,2010", `terminated: "2" is not a whole number from -99 to 1`},
			{"TREX", "TRAINING", `t.csv:2:39: category2: "TRAINING" is none of DCA, DIC`},
			{"2010,1", "1993,1", "t.csv:2: endYearEstimate is 1993, before the signature in 1994-08-19"},
		}},
	{"nuclear", rowsRead(dataset.ReadNuclearStatus), "Entity,Year,nuclear_weapons_status,nuclear_weapons_consideration,nuclear_weapons_pursuit,nuclear_weapons_possession\nFrance,1990,3,0,0,1\n",
		[]spoilt{{",3,0,0,1", ",2,0,0,1", "t.csv:2: nuclear_weapons_status is 2, yet the flag of stage 2 is false"}, {"France", "Fran\x01ce", "t.csv:2:1: Entity:"}}},
}

func refused(t *testing.T, s *sample, what string, data []byte, says string) {
	t.Helper()
	n, err := s.read(fstest.MapFS{"t.csv": {Data: data}}, "t.csv")
	var faults fault.List
	switch {
	case says == "" && err != nil:
		t.Errorf("%s: %v", what, err)
	case says != "" && (!errors.As(err, &faults) || !strings.Contains(err.Error(), says) || n != 0):
		t.Errorf("%s: %v\nshould say %q", what, err, says)
	}
}

// What is wrong is refused with the file, the line and the field; a file of
// another encoding or one that is cut while packed is refused whatever it holds.
func TestSystemFaultsNameTheirPlace(t *testing.T) {
	for i := range samples {
		s := &samples[i]
		t.Run(s.name, func(t *testing.T) {
			refused(t, s, "the sample", []byte(s.text), "")
			for _, b := range s.bad {
				data := strings.Replace(s.text, b.from, b.to, 1)
				if b.from == "\t" {
					data = strings.ReplaceAll(s.text, b.from, b.to)
				}
				if data == s.text {
					t.Fatalf("%q is not in the text", b.from)
				}
				refused(t, s, fmt.Sprintf("%q", b.to), []byte(data), b.says)
			}
			packed := pack(t, s.text)
			refused(t, s, "packed", packed, "")
			refused(t, s, "packed and cut", packed[:len(packed)-9], "t.csv: cannot be unpacked; the file is cut or damaged")
			refused(t, s, "UTF-16", append([]byte{0xff, 0xfe}, s.text...), "t.csv: is UTF-16; save it as UTF-8")
			refused(t, s, "a zero byte", append([]byte(s.text), 0), ": is no text: it holds a zero byte")
			refused(t, s, "empty", nil, "t.csv:1: has")
			refused(t, s, "one field more in the last row", []byte(strings.TrimSuffix(s.text, "\n")+map[bool]string{true: "\t", false: ","}[strings.Contains(s.text, "\t")]+"x\n"), "a ")
		})
	}
}

func pack(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A small file that unpacks to a huge one does not fill the memory.
func TestUnpackingIsBounded(t *testing.T) {
	bomb := pack(t, strings.Repeat("2,20,1920,7\n", 6<<20))
	if len(bomb) > 1<<20 {
		t.Fatalf("%d bytes are no small file", len(bomb))
	}
	_, err := dataset.ReadSharedIGOs(fstest.MapFS{"t.csv.gz": {Data: bomb}}, "t.csv.gz")
	if err == nil || !strings.Contains(err.Error(), "t.csv.gz: is larger than the limit of 67108864 bytes when it is unpacked") {
		t.Error(err)
	}
}

// Whatever a table without a head holds, it is read whole or refused with faults
// that name the file; what is read is in order.
func FuzzGWSystem(f *testing.F) {
	f.Add("271\tWRT\tW\xfcrttemberg\t01:01:1816\t17:01:1871\n")
	f.Add("437\tCDI\t\"Cote\tD\x92Ivoire\"\t07:08:1960\t01:11:2008\r\n\r2\tUSA\tU\t01:01:1816\t01:11:2008")
	f.Add("2\tUSA\t\"\t01:01:1816\t01:11:2008\n")
	f.Add("\x1f\x8b\x08")
	f.Fuzz(func(t *testing.T, text string) {
		states, err := dataset.ReadGWSystem(fstest.MapFS{"t.dat": {Data: []byte(text)}}, "t.dat")
		var faults fault.List
		if err != nil {
			if !errors.As(err, &faults) || states.Rows != nil {
				t.Fatalf("%v with %d rows", err, len(states.Rows))
			}
			for _, x := range faults {
				if x.Message == "" || x.File != "t.dat" && x.File != "" {
					t.Errorf("%+v", x)
				}
			}
			return
		}
		if len(states.Rows) == 0 || states.File.Rows != len(states.Rows) {
			t.Errorf("%d rows, %+v", len(states.Rows), states.File)
		}
		for _, s := range states.Rows {
			if s.State <= 0 || s.Name == "" || !s.From.Exact() || !s.To.Exact() || s.To.Lo < s.From.Lo || s.Line < 1 {
				t.Errorf("%+v", s)
			}
		}
	})
}
