package dataset_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"

	"casus/internal/dataset"
)

// rowsIn reads the rows of a set as text, sorted and without their lines, by the
// name of its reader in the catalogue.
func rowsIn(set dataset.Set, fsys fs.FS, named map[string]string) ([]string, error) {
	var out []string
	add := func(v any, err error) error {
		if err == nil {
			out = append(out, rowTexts(reflect.ValueOf(v))...)
		}
		return err
	}
	var err error
	switch set.Reader {
	case "atop":
		err = add(dataset.ReadATOP(fsys))
	case "mid":
		err = add(dataset.ReadMID(fsys, named))
	case "gml-mid":
		err = add(dataset.ReadGMLMID(fsys, named))
	default:
		for published, name := range named {
			read := rowReaders[published]
			if read == nil {
				return nil, fmt.Errorf("%s: which reader?", published)
			}
			if err = add(read(fsys, name)); err != nil {
				break
			}
		}
	}
	slices.Sort(out)
	return out, err
}

func anyRows[T any](read func(fs.FS, string) (dataset.Table[T], error)) func(fs.FS, string) (any, error) {
	return func(fsys fs.FS, name string) (any, error) {
		t, err := read(fsys, name)
		return t.Rows, err
	}
}

var rowReaders = map[string]func(fs.FS, string) (any, error){
	"grh_arms_races.csv":                        anyRows(dataset.ReadArmsRaces),
	"atop_directed_dyad_year_peacesciencer.csv": anyRows(dataset.ReadATOPDyads),
	"cow_capitals.csv":                          anyRows(dataset.ReadCOWCapitals),
	"gw_capitals.csv":                           anyRows(dataset.ReadGWCapitals),
	"cow_gw_code_panel.csv":                     anyRows(dataset.ReadCodePanel),
	"contdir.csv":                               anyRows(dataset.ReadContiguityEpisodes),
	"contdird.csv":                              anyRows(dataset.ReadContiguityYears),
	"contdirs.csv":                              anyRows(dataset.ReadContiguityCounts),
	"states2016.csv":                            anyRows(dataset.ReadCOWStates),
	"system2016.csv":                            anyRows(dataset.ReadCOWSystem),
	"majors2016.csv":                            anyRows(dataset.ReadCOWMajors),
	"DCAD-v1.0-main.csv":                        anyRows(dataset.ReadDCAD),
	"cow_democracy.csv":                         anyRows(dataset.ReadDemocracy),
	"gw_democracy.csv":                          anyRows(dataset.ReadGWDemocracy),
	"cw_gdppop.csv.gz":                          anyRows(dataset.ReadOutput),
	"gml_dirdisp.csv":                           anyRows(dataset.ReadGMLDisputeYears),
	"gml_part.csv":                              anyRows(dataset.ReadGMLParticipants),
	"cameo_goldstein.csv":                       anyRows(dataset.ReadEventScale),
	"gw_system_with_microstates.csv":            anyRows(dataset.ReadGWAllStates),
	"gw_states.csv":                             anyRows(dataset.ReadGWStates),
	"iisystem.dat":                              anyRows(dataset.ReadGWSystem),
	"microstatessystem.dat":                     anyRows(dataset.ReadGWMicrostates),
	"icb1v13.csv":                               anyRows(dataset.ReadCrises),
	"cow_igo_state_year.csv":                    anyRows(dataset.ReadIGOMemberships),
	"cow_igo_ndy.csv.gz":                        anyRows(dataset.ReadSharedIGOs),
	"maoz_powers.csv":                           anyRows(dataset.ReadMaozPowers),
	"cow_mid_ddydisps.csv":                      anyRows(dataset.ReadDisputeYears),
	"MIDLOCA_2.1.csv":                           anyRows(dataset.ReadMIDLocations),
	"dyadic_mid_4.02.csv":                       anyRows(dataset.ReadDyadicMID),
	"NMC-70-abridged.csv":                       anyRows(dataset.ReadCapabilities),
	"NMC-60-abridged.csv":                       anyRows(dataset.ReadCapabilities),
	"NMC_5_0.csv":                               anyRows(dataset.ReadCapabilities),
	"nuclear_weapons_proliferation_owid.csv":    anyRows(dataset.ReadNuclearStatus),
	"tss_rivalries.csv":                         anyRows(dataset.ReadRivalries),
	"td_rivalries.csv":                          anyRows(dataset.ReadTDRivalries),
	"strategic_rivalries.csv":                   anyRows(dataset.ReadNamedRivalries),
	"sipri_milex.csv":                           anyRows(dataset.ReadMilitarySpending),
	"ucdp_acd.csv":                              anyRows(dataset.ReadArmedConflicts),
	"IdealpointestimatesAll_Apr2020.csv":        anyRows(dataset.ReadIdealPoints),
	"Inter-StateWarData_v4.0.csv":               anyRows(dataset.ReadInterStateWars),
	"INTRA-STATE WARS v5.1.csv":                 anyRows(dataset.ReadIntraStateWars),
	"Extra-StateWarData_v4.0.csv":               anyRows(dataset.ReadExtraStateWars),
	"Non-StateWarData_v4.0.csv":                 anyRows(dataset.ReadNonStateWars),
	"directed_dyadic_war.csv":                   anyRows(dataset.ReadDyadicWars),
}

// rowTexts gives every row of a slice, or of the slices of a struct, as text.
func rowTexts(v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.Pointer:
		return rowTexts(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.Slice && v.Type().Field(i).Name != "Files" {
				out = append(out, rowTexts(f)...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			row := reflect.New(v.Type().Elem()).Elem()
			row.Set(v.Index(i))
			forgetLine(row)
			out = append(out, fmt.Sprintf("%+v", row.Interface()))
		}
	}
	return out
}

func forgetLine(row reflect.Value) {
	if row.Kind() != reflect.Struct {
		return
	}
	for i := range row.NumField() {
		switch f := row.Field(i); {
		case !f.CanSet():
		case row.Type().Field(i).Name == "Line":
			f.SetZero()
		default:
			forgetLine(f)
		}
	}
}
