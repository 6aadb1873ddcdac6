package dataset

import (
	"io/fs"
	"slices"
)

// gmlMID is version 2.1 of the disputes as Gibler, Miller and Little went
// through them again, 1816 to 2010. Gibler, Douglas M., Steven V. Miller and
// Erin K. Little. 2016. An Analysis of the Militarized Interstate Dispute (MID)
// Dataset, 1816-2001. International Studies Quarterly 60(4): 719-730. NA in its
// participants is not known.
//
// What the tables as published cannot mean is read thus. Levels of deaths 1125
// and 4251500, a code and its range run together (1: 1-25, 4: 251-500), are 1 and
// 4. A level of hostility 0 beside an action of 0 is 1, none. The month 19 in
// which dispute 3514 ends and the year 10 of incident 4273168 are not known. A
// last day that does not exist or stands before the first is its year. The tables
// of incidents have disputes that the authors dropped.
var gmlMID = midEdition{
	name:         "Gibler-Miller-Little",
	files:        [4]string{"gml-mida-2.1.csv", "gml-midb-2.1.csv", "gml-midi-2.1.csv", "gml-midip-2.1.csv"},
	disputes:     named(disputeColumns, "dispnum", "dispnum3", "ongo2014", "ongo2010"),
	participants: slices.Concat(participantColumns[:2], gmlMissing(participantColumns[2:])),
	incidents: amend(named(incidentColumns, "dispnum", "dispnum3", "incidnum", "incidnum3"), incidentRow, slices.Concat(
		misprints("fatality", "1125", "1", "4374001", "4399002", "4414054", "4525002", "4526001", "4536008", "4545021", "4555033", "4585027"),
		misprints("fatality", "4251500", "4", "4349004"))),
	inIncidents: amend(named(inIncidentColumns, "dispnum", "dispnum3", "incidnum", "incidnum3", "insidea", "inside a"), inIncidentRow, slices.Concat(
		misprints("fatality", "1125", "1", "4282011 732", "4374001 501", "4399002 625", "4414054 371", "4525002 640", "4526001 651", "4536008 645", "4545021 666", "4555033 750", "4585027 750"),
		misprints("fatality", "4251500", "4", "4349004 625"),
		misprints("hostlev", "0", "1", "4277067 770", "4277075 770", "4409001 373", "4409002 630", "4455001 732", "4532002 666"))),
	apart:     true,
	misprints: slices.Concat(misprints("endmon", "19", "-9", "3514"), misprints("styear", "10", "-9", "4273168 645", "4273168 690")),
	misdated: map[string]bool{
		"3514":     true,                                                       // dispute
		"1035 651": true, "1108 663": true, "3514 325": true, "3514 740": true, // participants
		"3617 692": true, "3617 694": true, "3617 696": true, "3617 698": true,
		"4345003":     true, // incident, and its participants
		"4345003 520": true, "4345003 530": true, "4193001 350": true, "4193001 640": true,
		"4366007 490": true, "4366007 517": true, "4366008 490": true, "4366008 517": true,
		"4273168 645": true, "4273168 690": true,
	},
}

func gmlMissing[T any](columns []column[T]) []column[T] {
	out := slices.Clone(columns)
	for i := range out {
		out[i] = orNA(out[i])
	}
	return out
}

// ReadGMLMID reads the four tables of Gibler, Miller and Little as ReadMID reads
// those of the Correlates of War project; they are called gml-mida-2.1.csv and
// so on.
func ReadGMLMID(fsys fs.FS, files map[string]string) (*MID, error) { return gmlMID.read(fsys, files) }
