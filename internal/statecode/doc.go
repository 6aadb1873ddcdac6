// Package statecode is a concordance of the codes by which data sets name
// states, by date: Casus ids, Correlates of War numbers and letters, and the
// numbers of Gleditsch and Ward.
//
// A Casus id is the ISO 3166 three-letter code; for a state that ended before
// or outside ISO 3166 the code of ISO 3166-3 (DDR, CSK, YMD) or the letters of
// the Correlates of War project (AUH, BAV); for a state that only Gleditsch and
// Ward list their letters (TBT), or ANM for Annam, whose letters mean another
// state in ISO 3166. An id names one state through its
// history, as the lists do not: Germany is DEU throughout, 255 and 260 by the
// one list's dates, 255 and 260 by other dates in the other.
//
// Start with Translate, for a code, and Find, for a text that a person wrote.
// Codes mean a state on a day, so every question takes a Span. A question with
// several answers returns all of them, the one chosen, and why.
//
// The tables end at the lists' versions: states that are members then are taken
// to remain so.
package statecode

import "casus/internal/world"

// The sources of the tables, as a dossier names them.
const (
	SourceCOW world.SourceID = "cow-system-2016"
	SourceGW  world.SourceID = "gleditsch-ward-1999"
	SourceISO world.SourceID = "iso-3166"
)

// Sources describes the lists from which the tables are drawn.
func Sources() []world.Source {
	return []world.Source{
		{ID: SourceCOW, Title: "State System Membership List, v2016", Kind: "dataset", Publisher: "Correlates of War Project", Date: year(2017)},
		{ID: SourceGW, Title: "A Revised List of Independent States since the Congress of Vienna (International Interactions 25: 393-413), as updated by the authors", Kind: "dataset", Publisher: "Kristian S. Gleditsch and Michael D. Ward", Date: year(1999)},
		{ID: SourceISO, Title: "ISO 3166, codes for the representation of names of countries and their subdivisions, parts 1 and 3", Kind: "dataset", Publisher: "International Organization for Standardization"},
	}
}

func year(y int) world.Date {
	return world.Date{Lo: world.MakeDay(y, 1, 1), Hi: world.MakeDay(y, 12, 31), Text: world.MakeDay(y, 1, 1).String()[:4]}
}
