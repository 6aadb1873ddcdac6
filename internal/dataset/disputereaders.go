package dataset

import "io/fs"

// disputeReaders read disputes, wars, crises and conflicts.
var disputeReaders = map[string]Reader{
	"mid":                   fourTables(ReadMID),
	"gml-mid":               fourTables(ReadGMLMID),
	"mid-locations":         single("MIDLOCA_2.1.csv", ReadMIDLocations),
	"dyadic-mid":            single("dyadic_mid_4.02.csv", ReadDyadicMID),
	"mid-dispute-years":     single("cow_mid_ddydisps.csv", ReadDisputeYears),
	"gml-mid-dispute-years": single("gml_dirdisp.csv", ReadGMLDisputeYears),
	"gml-mid-participants":  single("gml_part.csv", ReadGMLParticipants),
	"cow-inter-state-wars":  single("Inter-StateWarData_v4.0.csv", ReadInterStateWars),
	"cow-intra-state-wars":  single("INTRA-STATE WARS v5.1.csv", ReadIntraStateWars),
	"cow-extra-state-wars":  single("Extra-StateWarData_v4.0.csv", ReadExtraStateWars),
	"cow-non-state-wars":    single("Non-StateWarData_v4.0.csv", ReadNonStateWars),
	"dyadic-wars":           single("directed_dyadic_war.csv", ReadDyadicWars),
	"icb":                   single("icb1v13.csv", ReadCrises),
	"ucdp-acd":              single("ucdp_acd.csv", ReadArmedConflicts),
}

// fourTables makes the reader of a data set of disputes, participants and
// incidents.
func fourTables(read func(fs.FS, map[string]string) (*MID, error)) Reader {
	return func(fsys fs.FS, files map[string]string) (Reading, error) {
		m, err := read(fsys, files)
		if err != nil {
			return Reading{}, err
		}
		return Reading{m.Files}, nil
	}
}
