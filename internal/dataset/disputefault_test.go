package dataset_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// form is a whole table of one kind in two rows, made up, with what is wrong
// with it when one field of its first row is changed.
type form struct {
	name string
	read func(fs.FS) error
	text string
	// column and field -> what the fault says after the line
	wrong [][3]string
	twice string // names the row where it stands twice
}

// alone reads a table that stands by itself.
func alone[T any](read func(fs.FS, string) (dataset.Table[T], error)) func(fs.FS) error {
	return func(fsys fs.FS) error {
		_, err := read(fsys, "t.csv")
		return err
	}
}

// amongFour reads a table of disputes of which the others are small and whole.
func amongFour(at int) func(fs.FS) error {
	names := []string{"MIDA 5.0.csv", "MIDB 5.0.csv", "MIDI 5.0.csv", "MIDIP 5.0.csv"}
	return func(fsys fs.FS) error {
		data, err := fs.ReadFile(fsys, "t.csv")
		if err != nil {
			return err
		}
		all, files := fstest.MapFS{"t.csv": {Data: data}}, map[string]string{}
		for i, name := range names {
			all[name], files[name] = &fstest.MapFile{Data: []byte(fourTables[i])}, name
		}
		files[names[at]] = "t.csv"
		_, err = dataset.ReadMID(all, files)
		return err
	}
}

var fourTables = []string{
	"dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2014,version\n" +
		"7,-9,5,1902,2,1,1903,6,1,0,0,245,215,7,3,0,1,1,0,5\n" + "8,2,5,1913,25,10,1913,4,2,-9,-9,177,177,16,4,1,1,1,0,5\n",
	"dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version\n" +
		"7,2,-9,5,1902,2,1,1903,1,1,1,0,0,0,7,3,1,5\n" + "8,200,2,5,1913,25,10,1913,0,0,0,-9,-9,-9,16,4,1,5\n",
	"dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,duration,fatality,fatalpre,action,hostlev,numa,version\n" +
		"7,7001,-9,5,1902,2,6,1902,-9,0,0,7,3,1,5\n" + "8,8001,2,5,1913,2,5,1913,1,0,0,16,4,1,5\n",
	"dispnum,incidnum,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,fatalpre,action,hostlev,revtype1,revtype2,version\n" +
		"7,7001,2,-9,5,1902,2,6,1902,1,1,0,0,7,3,1,0,5\n" + "8,8001,200,2,5,1913,2,5,1913,1,0,0,0,16,4,0,0,5\n",
}

const (
	cowYears = "dispnum,ccode1,ccode2,year,cowmidongoing,cowmidonset,sidea1,sidea2,fatality1,fatality2,fatalpre1,fatalpre2,hiact1,hiact2,hostlev1,hostlev2,orig1,orig2,fatality,hostlev,mindur,maxdur,recip,stmon\n" +
		"7,2,200,1902,1,1,1,0,0,0,0,0,7,0,3,1,1,1,0,3,215,245,0,5\n" + "7,200,2,1902,1,1,0,1,0,0,0,0,0,7,1,3,1,1,0,3,215,245,0,5\n"
	gmlYears = "dispnum,ccode1,ccode2,year,midongoing,midonset,sidea1,sidea2,revstate1,revstate2,revtype11,revtype12,revtype21,revtype22,fatality1,fatality2,fatalpre1,fatalpre2,hiact1,hiact2,hostlev1,hostlev2,orig1,orig2,hiact,hostlev,mindur,maxdur,outcome,settle,fatality,fatalpre,stmon,endmon,recip,numa,numb,ongo2010,version\n" +
		"7,2,200,1902,1,1,1,0,1,0,1,0,-9,-9,0,0,0,0,7,0,3,1,1,1,7,3,215,245,6,1,0,0,5,1,0,1,1,0,5\n" + "7,200,2,1902,1,1,0,1,0,1,0,1,-9,-9,0,0,0,0,0,7,1,3,1,1,7,3,215,245,6,1,0,0,5,1,0,1,1,0,5\n"
	dyadicMID = "disno,dyindex,statea,stateb,strtday,strtmnth,strtyr,endday,endmnth,endyear,outcome,settlmnt,fatlev,highact,hihost,recip,sideaa,revstata,revtypea,fatleva,highmcaa,hihosta,orignata,sideab,revstatb,revtypeb,fatlevb,highmcab,hihostb,orignatb,rolea,roleb,dyad_rolea,dyad_roleb,war,duration,cumdurat,year,ongo2014,new,lastobs,newar\n" +
		"7,7.001,2,200,1,5,1902,2,1,1903,0,0,0,7,3,0,1,1,1,0,7,3,1,0,0,0,0,0,1,1,1,3,1,3,0,245,245,1902,0,0,0,0\n" + "7,7.001,200,2,1,5,1902,2,1,1903,0,0,0,7,3,0,0,0,0,0,0,1,1,1,1,1,0,7,3,1,3,1,3,1,0,245,245,1902,0,0,0,0\n"
	locations = "year,dispnum,midloc2_location,midloc2_measuringpoint,midloc2_xlongitude,midloc2_ylatitude,midloc2_precision,midloc2_howobtained,midloc2_general_comment,priogrid_cell\n" +
		"1902,7,A border,Its midpoint,-138.5,59.5,5,A map,,1000\n" + "1913,8,,,,,-99,,,0\n"
	gmlPart = "dispnum,ccode,styear,stmon,stday,endyear,endmon,endday,obsid_start,obsid_end,sidea,hiact,orig\n" +
		"7,2,1902,5,-9,1903,1,2,USA-1901,USA-1901,1,7,1\n" + "8,200,1913,5,2,1913,10,25,,,0,16,1\n"
	intraWars = "WarNum,WarName,V5RegionNum,WarType,CcodeA,SideA,SideB,Intnl,StartMo1,StartDy1,StartYr1,EndMo1,EndDy1,EndYr1,StartMo2,StartDy2,StartYr2,EndMo2,EndDy2,EndYr2,StartMo3,StartDy3,StartYr3,EndMo3,EndDy3,EndYr3,StartMo4,StartDy4,StartYr4,EndMo4,EndDy4,EndYr4,WDuratDays,TransFrom,Initiator,Outcome,TransTo,DeathsSideA,DeathsSideB,TotalBDeaths,version\n" +
		"502.1,A rising,3,5,365,Russia,Rebels,0,6,10,1818,11,-9,1822,2,1,1823,-7,-7,-7,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,1596,-8,Rebels,5,703.5,5000,-9,6000,5\n" +
		"503,Another,6,7,-8,Xinjiang,Others,0,6,10,1818,11,-9,1822,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,-8,1596,-8,-9,1,-8,-9,-9,-9,5\n"
	extraWars = "WarNum,WarName,WarType,ccode1,SideA,ccode2,SideB,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2 ,EndYear2,Initiator,Interven,TransFrom,Outcome,TransTo,WhereFought,BatDeath,NonStateDeaths,version\n" +
		"300,A war,3,200,United Kingdom,-8,Algiers,8,26,1816,8,30,1816,-8,-8,-8,-8,-8,-8,1,0,-8,1,-8,4,128,5000,5\n" + "301,Another,2,-8,-8,-8,Tibet,8,-9,1817,-7,-7,-7,-8,-8,-8,-8,-8,-8,0,0,-8,5,-8,7,-9,-8,5\n"
	nonWars = "WarNum,WarName,WarType,WhereFought,SideA1,SideA2,SideB1,SideB2,SideB3,SideB4,SideB5,StartYear,StartMonth,StartDay,EndYear,EndMonth,EndDay,Initiator,TransFrom,TransTo,Outcome,SideADeaths,SideBDeaths,TotalCombatDeaths,version\n" +
		"1500,A war,8,9,One people,-8,Another,A third,-8,-8,-8,1818,-9,-9,1824,-9,-9,A,-8,-8,7,-9,-9,20000,5\n" + "1501,Another,8,4,One,-8,Two,-8,-8,-8,-8,1819,2,3,1820,-9,-9,B,-8,148,1,-9,-9,-9,5\n"
	crises = "crisno,crisname,break,trigent,yrtrig,motrig,datrig,yrterm,moterm,daterm,brexit,gravcr,crismg,cenviosy,sevviosy,viol,iwcmb,noactr,usinv,suinv,subout,forout,exsat,outesr,geog,geostr,issues,period,protrac,pcid,powdissy,ethnic\n" +
		"1,A CRISIS,9,2,1918,5,66,1920,4,1,701,3,8,4,3,3,1,2,4,1,1,5,3,1,34,3,4,1,1,1,3,3\n" + "2,ITS NAME ALONE" + ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
	conflicts = "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date\n" +
		"300,1967,651,,666,,territory,2,interstate,1967-06-05,1,1967-06-05,1,1,1967-06-10\n" + "301,1950,750,2,,,government,1,intrastate,1949-06-05,1,1949-06-05,1,0,\n"
)

var disputeForms = []form{
	{"MIDA", amongFour(0), fourTables[0], [][3]string{
		{"hostlev", "6", `hostlev: "6" is not a whole number from 1 to 5`}, {"maxdur", "2l", `maxdur: "2l" is not a whole number`}, {"fatality", "", "fatality: is blank"},
		{"endyear", "1901", "the row ends in 1901-01-02, before it begins in 1902-05"}, {"stmon", "13", `stmon: "13" is not a whole number from 0 to 12`}}, "dispute 7"},
	{"MIDB", amongFour(1), fourTables[1], [][3]string{
		{"ccode", "3", "ccode: 3 is not the Correlates of War number of a state"}, {"sidea", "2", `sidea: "2" is not`}, {"hiact", "x", `hiact: "x" is not a whole number`}, {"sidea", "NA", `sidea: "NA" is not`}}, "dispute 7, state 2 from 1902-05 to 1903-01-02"},
	{"MIDI", amongFour(2), fourTables[2], [][3]string{
		{"action", "22", `action: "22" is not`}, {"duration", "1.5", `duration: "1.5" is not`}, {"dispnum", "9", "dispute 9 has no row in MIDA 5.0.csv"}, {"fatality", "1125", `fatality: "1125" is not`}}, "incident 7001"},
	{"MIDIP", amongFour(3), fourTables[3], [][3]string{
		{"insidea", "2", `insidea: "2" is neither 1 nor 0`}, {"endday", "31", "does not exist"}, {"incidnum", "7009", "incident 7009 has no row in MIDI 5.0.csv"}}, "incident 7001, state 2"},
	{"dispute-years", alone(dataset.ReadDisputeYears), cowYears, [][3]string{
		{"cowmidongoing", "0", `cowmidongoing: "0" is not 1`}, {"fatality1", "7", `fatality1: "7" is not`}, {"mindur", "a", `mindur: "a" is not`}, {"sidea1", "0", "sidea1 and sidea2 are the same"}, {"ccode2", "220", "dispute 7 in 1902 has states 2 and 220, and not 220 and 2"}}, "dispute 7, states 2 and 200 in 1902"},
	{"GML dispute-years", alone(dataset.ReadGMLDisputeYears), gmlYears, [][3]string{
		{"stmon", "13", `stmon: "13" is not`}, {"outcome", "0", `outcome: "0" is not`}, {"fatalpre1", "many", `fatalpre1: "many" is not`}}, "dispute 7, states 2 and 200 in 1902"},
	{"GML participants", alone(dataset.ReadGMLParticipants), gmlPart, [][3]string{
		{"obsid_start", "Roosevelt", `obsid_start: "Roosevelt" is not the code of a leader`}, {"hiact", "-9", `hiact: "-9" is not`}, {"orig", "y", `orig: "y" is neither`}}, "dispute 7, state 2 from 1902-05"},
	{"dyadic MID", alone(dataset.ReadDyadicMID), dyadicMID, [][3]string{
		{"rolea", "5", `rolea: "5" is not`}, {"recip", "2", `recip: "2" is not`}, {"duration", "367", `duration: "367" is not`}, {"sideab", "1969", `sideab: "1969" is not`}, {"stateb", "220", "dispute 7 in 1902 has states 2 and 220, and not 220 and 2"}}, "dispute 7, states 2 and 200 in 1902, pair 7.001"},
	{"MID locations", alone(dataset.ReadMIDLocations), locations, [][3]string{
		{"midloc2_ylatitude", "95", `midloc2_ylatitude: "95" is not a number from -90 to 90`}, {"midloc2_ylatitude", "", "one of longitude and latitude is blank"}, {"midloc2_precision", "9", `midloc2_precision: "9" is not`}, {"midloc2_precision", "-99", "midloc2_precision is -99 where no point is known"}}, "dispute 7"},
	{"intra-state wars", alone(dataset.ReadIntraStateWars), intraWars, [][3]string{
		{"WarType", "3", `WarType: "3" is not`}, {"WarNum", "5o2", `WarNum: "5o2" is not the number of a war`}, {"EndDy1", "?", `EndDy1: "?" is not`}, {"StartYr2", "1817", "time 2 begins in 1817-02-01, before the one before it in 1818-06-10"}, {"CcodeA", "1", "CcodeA: 1 is not"}}, "war 502.1"},
	{"extra-state wars", alone(dataset.ReadExtraStateWars), extraWars, [][3]string{
		{"WhereFought", "3", "WhereFought: 3 is not a code of a region"}, {"BatDeath", "1,28", "the row has 29 fields and the head 28"}, {"Outcome", "-9", `Outcome: "-9" is not`}}, "war 300, 200 United Kingdom and 0 Algiers"},
	{"non-state wars", alone(dataset.ReadNonStateWars), nonWars, [][3]string{
		{"Initiator", "C", `Initiator: "C" is none of A, B`}, {"TotalCombatDeaths", `"4,000"`, `TotalCombatDeaths: "4,000" is not`}, {"SideA1", "-8", "a side of war 1500 has nobody"}}, "war 1500"},
	{"crises", alone(dataset.ReadCrises), crises, [][3]string{
		{"datrig", "99", `datrig: "99" is not`}, {"trigent", "994", "trigent: 994 is not"}, {"yrtrig", "", "the row has no year of its beginning"}, {"viol", "five", `viol: "five" is not`}}, "crisis 1"},
	{"armed conflicts", alone(dataset.ReadArmedConflicts), conflicts, [][3]string{
		{"gwno_a", "752", "gwno_a: 752 is not the Gleditsch-Ward number of a state"}, {"type_of_conflict", "III", `type_of_conflict: "III" is none of`}, {"start_date", "05/06/1967", `start_date: "05/06/1967" is not a date`}, {"gwno_b", "", "gwno_b names a state where the conflict is interstate"}, {"ep_end", "0", "ep_end and ep_end_date do not agree"}, {"gwno_b", "651", "state 651 stands on both sides"}}, "conflict 300 in 1967"},
}

// change writes a text into a field of the first row.
func change(t *testing.T, text, column, field string) string {
	t.Helper()
	lines := strings.Split(text, "\n")
	at := slices.Index(strings.Split(lines[0], ","), column)
	if at < 0 {
		t.Fatalf("no column %s", column)
	}
	fields := strings.Split(lines[1], ",")
	fields[at] = field
	lines[1] = strings.Join(fields, ",")
	return strings.Join(lines, "\n")
}

func TestDamagedDisputeTables(t *testing.T) {
	for _, f := range disputeForms {
		try := func(text, says string) {
			t.Helper()
			err := f.read(fstest.MapFS{"t.csv": {Data: []byte(text)}})
			var faults fault.List
			if says == "" && err != nil {
				t.Errorf("%s: %v", f.name, err)
			} else if says != "" && (!errors.As(err, &faults) || !strings.Contains(err.Error(), says)) {
				t.Errorf("%s: %v\nshould say %q", f.name, err, says)
			}
		}
		head, rows, _ := strings.Cut(f.text, "\n")
		first, second, _ := strings.Cut(rows, "\n")
		column, _, _ := strings.Cut(head, ",")

		try(f.text, "")
		try("\ufeff"+strings.ReplaceAll(f.text, "\n", "\r"), "") // another system's
		try(f.text[:len(f.text)-len(second)/2], "t.csv:3: the row has")
		try(head+"\n", "t.csv:1: has a head and no rows")
		try(strings.Replace(f.text, column, column+"s", 1), "t.csv:1: "+column+": the column is missing from the head; did you mean "+strings.ToLower(column)+"s?")
		try(strings.Replace(f.text, head, "a,b,c", 1), "t.csv:1: is no ")
		try(f.text+first+"\n", "t.csv:4: a second row for "+f.twice)
		if strings.HasSuffix(head, ",version") {
			try(strings.TrimSuffix(f.text, "5\n")+"4\n", `t.csv:3:`)
			try(strings.TrimSuffix(f.text, "5\n")+"4\n", `version: "4" is not the version of the rows above, 5`)
		}
		try("\xff\xfe"+f.text, "t.csv: is UTF-16; save it as UTF-8")
		try(f.text+"\x00", ": is no text: it holds a zero byte")
		for _, w := range f.wrong {
			spoilt := change(t, f.text, w[0], w[1])
			try(spoilt, "t.csv:2:")
			try(spoilt, w[2])
		}
	}
}

// A table that another lacks rows of is cut between two rows.
func TestDisputeTablesBelongTogether(t *testing.T) {
	head, rows, _ := strings.Cut(fourTables[0], "\n")
	first, _, _ := strings.Cut(rows, "\n")
	err := amongFour(0)(fstest.MapFS{"t.csv": {Data: []byte(head + "\n" + first + "\n")}})
	for _, says := range []string{"MIDB 5.0.csv:3: dispute 8 has no row in t.csv", "MIDI 5.0.csv:3: dispute 8", "MIDIP 5.0.csv:3: dispute 8"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v\nshould say %q", err, says)
		}
	}
	head, rows, _ = strings.Cut(fourTables[1], "\n")
	first, _, _ = strings.Cut(rows, "\n")
	if err := amongFour(1)(fstest.MapFS{"t.csv": {Data: []byte(head + "\n" + first + "\n")}}); err == nil || !strings.Contains(err.Error(), "MIDA 5.0.csv:3: dispute 8 has no row in t.csv") {
		t.Error(err)
	}
	if _, err := dataset.ReadMID(fstest.MapFS{}, nil); err == nil || !strings.Contains(err.Error(), "no file in the folder is MIDA 5.0.csv, which is needed") {
		t.Error(err)
	}
}

// Whatever stands in a byte, a table is read or refused with faults.
func TestAnyByteOfDisputeTables(t *testing.T) {
	for _, f := range disputeForms {
		for at := range f.text {
			for _, with := range []string{"", "-", "9", ",", "\"", "\n"} {
				err := f.read(fstest.MapFS{"t.csv": {Data: []byte(f.text[:at] + with + f.text[at+1:])}})
				var faults fault.List
				if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
					t.Fatalf("%s, byte %d as %q: %v", f.name, at, with, err)
				}
			}
		}
	}
}
