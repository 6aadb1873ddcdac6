package dataset_test

import (
	"bytes"
	"slices"
	"strings"
)

// spot says where a published table can be hit: columns by name, by number from 0
// where the table has no head. What stands after "=" is written there.
type spot struct {
	state  string // a column of numbers or names of states
	number string // a column of numbers that may not be blank
	code   string // a value that the codebook does not have
	order  string // a time that puts an end before its beginning
}

// spots has every file of the catalogue, by its published name. The times fit the
// second row of the published table.
var spots = map[string]spot{
	"grh_arms_races.csv": {"ccode1", "styear", "race_id=-1", "endyear=1850"},
	"atop5_1a.csv":       {"", "begyr", "defense=7", "begyr=1900"},
	"atop5_1m.csv":       {"member", "yrent", "defense=7", "yrent=1900"},
	"atop5_1aph.csv":     {"", "begyr", "defense=7", "begyr=1900"},
	"atop4_01a.csv":      {"", "begyr", "defense=7", "begyr=1990"},
	"atop4_01m.csv":      {"member", "yrent", "defense=7", ""},
	"atop4_01aph.csv":    {"", "begyr", "defense=7", ""},
	"atop_directed_dyad_year_peacesciencer.csv": {"ccode1", "year", "atop_defense=2", ""},
	"cow_capitals.csv":                          {"ccode", "lat", "lat=95", "enddate=1850-01-01"},
	"gw_capitals.csv":                           {"gwcode", "lat", "lat=95", "enddate=1850-01-01"},
	"cow_gw_code_panel.csv":                     {"ccode", "year", "year=1066", ""},
	"contdir.csv":                               {"statelno", "begin", "conttype=6", "end=181601"},
	"contdird.csv":                              {"state1no", "year", "conttype=7", ""},
	"contdirs.csv":                              {"stateno", "total", "land=-1", ""},
	"states2016.csv":                            {"ccode", "styear", "stmonth=13", "styear=2020"},
	"system2016.csv":                            {"ccode", "year", "version=1999", ""},
	"majors2016.csv":                            {"ccode", "styear", "stday=32", "styear=2020"},
	"DCAD-v1.0-main.csv":                        {"ccode1", "signYear", "asymmetry=5", "endYearEstimate=1990"},
	"cow_democracy.csv":                         {"ccode", "year", "polity2=-66", ""},
	"gw_democracy.csv":                          {"gwcode", "year", "polity2=-66", ""},
	"cw_gdppop.csv.gz":                          {"ccode", "year", "pwtpop=-5", ""},
	"gml-mida-2.1.csv":                          {"", "styear", "hostlev=9", "endyear=1850"},
	"gml-midb-2.1.csv":                          {"ccode", "styear", "hostlev=9", "endyear=1850"},
	"gml-midi-2.1.csv":                          {"", "styear", "hostlev=9", "endyear=1850"},
	"gml-midip-2.1.csv":                         {"ccode", "styear", "hostlev=9", "endyear=1850"},
	"gml_dirdisp.csv":                           {"ccode1", "year", "hostlev1=9", ""},
	"gml_part.csv":                              {"ccode", "styear", "sidea=4", "endyear=1850"},
	"cameo_goldstein.csv":                       {"", "goldstein", "code=0101", ""},
	"gw_system_with_microstates.csv":            {"gwcode", "microstate", "microstate=2", "end=1850-01-01"},
	"gw_states.csv":                             {"gwcode", "gwcode", "gwcode=0", "enddate=1850-01-01"},
	"iisystem.dat":                              {"0", "0", "3=32:01:1816", "4=01:01:1850"},
	"microstatessystem.dat":                     {"0", "0", "3=03:13:1978", "4=01:01:1850"},
	"icb1v13.csv":                               {"", "yrtrig", "gravcr=99", "yrterm=1850"},
	"cow_igo_state_year.csv":                    {"ccode", "year", "sum_igo_full=-1", ""},
	"cow_igo_ndy.csv.gz":                        {"ccode1", "year", "dyadigos=-1", ""},
	"maoz_powers.csv":                           {"ccode", "ccode", "regstdate=1970-02-30", "regenddate=1820-01-01"},
	"MIDA 5.0.csv":                              {"", "styear", "hostlev=9", "endyear=1850"},
	"MIDB 5.0.csv":                              {"ccode", "styear", "hostlev=9", "endyear=1850"},
	"MIDI 5.0.csv":                              {"", "styear", "hostlev=9", "endyear=1850"},
	"MIDIP 5.0.csv":                             {"ccode", "styear", "hostlev=9", "endyear=1850"},
	"cow_mid_ddydisps.csv":                      {"ccode1", "year", "hostlev1=9", ""},
	"MIDLOCA_2.1.csv":                           {"", "year", "midloc2_precision=99", ""},
	"dyadic_mid_4.02.csv":                       {"statea", "strtyr", "hihost=9", "endyear=1850"},
	"NMC-70-abridged.csv":                       {"ccode", "year", "cinc=2", ""},
	"NMC-60-abridged.csv":                       {"ccode", "year", "cinc=2", ""},
	"NMC_5_0.csv":                               {"ccode", "year", "cinc=2", ""},
	"nuclear_weapons_proliferation_owid.csv":    {"", "Year", "nuclear_weapons_status=9", ""},
	"tss_rivalries.csv":                         {"ccode1", "start", "positional=2", "start=2022"},
	"td_rivalries.csv":                          {"ccode1", "styear", "type1=economic", "styear=2012"},
	"strategic_rivalries.csv":                   {"", "styear", "type1=economic", "styear=2012"},
	"sipri_milex.csv":                           {"state", "year", "value=-7", ""},
	"ucdp_acd.csv":                              {"gwno_a", "year", "intensity_level=9", "ep_end_date=1900-01-01"},
	"IdealpointestimatesAll_Apr2020.csv":        {"ccode", "session", "Q5%=9", ""},
	"Inter-StateWarData_v4.0.csv":               {"ccode", "WarNum", "Side=7", "StartYear1=1990"},
	"INTRA-STATE WARS v5.1.csv":                 {"CcodeA", "WarNum", "WarType=99", "StartYr1=1990"},
	"Extra-StateWarData_v4.0.csv":               {"ccode1", "WarNum", "WarType=9", "StartYear1=1990"},
	"Non-StateWarData_v4.0.csv":                 {"", "WarNum", "WarType=99", "StartYear=1990"},
	"directed_dyadic_war.csv":                   {"statea", "warnum", "outcomea=9", "warstrtyr=1990"},
}

// table is a file in lines, to be damaged. No field of the tables has a line end.
type table struct {
	spot
	data  []byte
	lines [][]byte
	end   []byte // of a line
	comma byte
	bare  bool // it has no head
}

func newTable(data []byte, at spot, bare bool) *table {
	t := &table{spot: at, data: data, end: []byte("\r"), comma: ',', bare: bare}
	for _, end := range []string{"\r\n", "\n"} {
		if bytes.Contains(data, []byte(end)) {
			t.end = []byte(end)
			break
		}
	}
	t.lines = bytes.Split(bytes.TrimRight(data, "\r\n"), t.end)
	for _, c := range []byte{'\t', ';'} {
		if bytes.Count(t.lines[0], []byte{c}) > bytes.Count(t.lines[0], []byte{','}) {
			t.comma = c
		}
	}
	return t
}

// whole puts lines together, the last with an end as the others have.
func (t *table) whole(lines [][]byte) []byte {
	return append(bytes.Join(lines, t.end), t.end...)
}

// row is the index of the line that is hit: the second row where there are two.
func (t *table) row() int { return min(2, len(t.lines)-1) }

// fields parts a line; a comma between quotation marks parts nothing.
func (t *table) fields(line []byte) [][]byte {
	var out [][]byte
	quoted, from := false, 0
	for i, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == t.comma && !quoted:
			out, from = append(out, line[from:i]), i+1
		}
	}
	return append(out, line[from:])
}

func (t *table) join(fields [][]byte) []byte { return bytes.Join(fields, []byte{t.comma}) }

// column is where a column stands, -1 where it does not.
func (t *table) column(name string) int {
	if t.bare {
		return strings.Index("0123456789", name)
	}
	return slices.IndexFunc(t.fields(t.lines[0]), func(f []byte) bool { return strings.EqualFold(bareName(f), name) })
}

func bareName(f []byte) string {
	return strings.TrimSpace(strings.Trim(strings.TrimPrefix(string(f), "\ufeff"), `"`))
}

// with gives the table with a line changed.
func (t *table) with(line int, change func(fields [][]byte) [][]byte) []byte {
	lines := slices.Clone(t.lines)
	lines[line] = t.join(change(t.fields(lines[line])))
	return t.whole(lines)
}

// everyRow gives the table with every line changed alike.
func (t *table) everyRow(change func(fields [][]byte) [][]byte) []byte {
	lines := make([][]byte, len(t.lines))
	for i := range lines {
		lines[i] = t.join(change(t.fields(t.lines[i])))
	}
	return t.whole(lines)
}

// thinned keeps a few rows of a table: the first, every few, and the last. of is
// nil or says which first fields to keep.
func (t *table) thinned(of map[string]bool) []byte {
	step := max(1, len(t.lines)/120)
	var keep [][]byte
	for i, line := range t.lines {
		in := i%step == 0
		if of != nil {
			in = of[string(t.fields(line)[0])]
		}
		if i <= 2 || in || of == nil && i == len(t.lines)-1 {
			keep = append(keep, line)
		}
	}
	return t.whole(keep)
}
